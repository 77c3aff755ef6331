"""From the quote back to the page: a copy is kept, quotes are held against it, and what is wrong is told as a user sees it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run
from written_corpus import laid_out, split

ARTICLE = ROOT / "tests" / "captures" / "article.txt"
DESK = split("""\
# claims/bridge-stays-closed.yaml
claim: The bridge stays closed until all piers are examined
said:
  - source: harbour-master   # on the quay
    quote: We will not reopen the bridge until every pier has been looked at
    basis: position
    date: 2026-03-03
    found: {in: courier, at: paragraph 2}
# claims/cracks-known.yaml
claim: The cracks were known in the autumn
said:
  - source: engineer
    quote: “the cracks were there … and nobody wanted to pay for the dive.”
    date: 2026-03-03
    found: {in: courier, at: paragraph 3}
# sources/harbour-master.yaml
source: the harbour master of Port Halloway
kind: official
anonymity: unnamed
known_to: [courier]
# sources/engineer.yaml
source: a senior engineer of the works department
kind: official
anonymity: background
reason: anonymity was a condition
known_to: [courier]
# sources/courier.yaml
source: the Halloway Courier, a newspaper
kind: outlet
anonymity: named
""")
CLAIM = "claims/bridge-stays-closed.yaml"


@pytest.fixture
def desk(claimtrack: Run, tmp_path: Path) -> Path:
    root = laid_out(tmp_path / "desk", DESK)
    ran = claimtrack("capture", "add", str(ARTICLE), "--source", "courier", "--captured", "2026-03-03", cwd=root)
    assert ran.status == 0, ran.err
    return root


def evidence(claimtrack: Run, desk: Path) -> list[tuple[str, str, str]]:
    ran = claimtrack("verify", "--select", "CT5", "--output-format", "json", cwd=desk)
    found = json.loads(ran.out)["findings"]
    assert ran.status == int(any(one["severity"] == "error" for one in found))
    return [(one["code"], one["severity"], one["message"]) for one in found]


def change(desk: Path, old: str, new: str, path: str = CLAIM) -> None:
    text = (desk / path).read_text("utf-8")
    assert old in text
    (desk / path).write_text(text.replace(old, new), "utf-8")


def test_quotes_that_stand_where_they_should(claimtrack: Run, desk: Path) -> None:
    assert evidence(claimtrack, desk) == []


def test_one_word_that_is_another(claimtrack: Run, desk: Path) -> None:
    change(desk, "We will not reopen", "We may not reopen")
    ((code, severity, message),) = evidence(claimtrack, desk)
    assert (code, severity) == ("CT502", "error")
    assert "`will` became `may`" in message


def test_a_quote_that_nobody_printed(claimtrack: Run, desk: Path) -> None:
    change(
        desk, "We will not reopen the bridge until every pier has been looked at", "Fish prices doubled over the winter holidays"
    )
    assert [one[:2] for one in evidence(claimtrack, desk)] == [("CT501", "error")]


def test_a_place_that_is_another_is_put_right_and_no_other_byte(claimtrack: Run, desk: Path) -> None:
    change(desk, "at: paragraph 2", "at: paragraph 6")
    before = (desk / CLAIM).read_bytes()
    assert [one[:2] for one in evidence(claimtrack, desk)] == [("CT503", "warning")]
    ran = claimtrack("verify", "--select", "CT5", "--fix", cwd=desk)
    assert ran.status == 0, ran.err
    assert (desk / CLAIM).read_bytes() == before.replace(b"paragraph 6", b"paragraph 2")
    assert evidence(claimtrack, desk) == []


def test_a_copy_that_was_changed_proves_nothing(claimtrack: Run, desk: Path) -> None:
    (copy,) = (desk / ".claimtrack" / "captures").glob("*/*.txt")
    copy.write_text(copy.read_text("utf-8").replace("will not reopen", "may not reopen"), "utf-8")
    assert [one[:2] for one in evidence(claimtrack, desk)] == [("CT504", "error")]
    assert claimtrack("capture", "check", cwd=desk).status == 1


def test_a_copy_that_is_not_here_is_never_passed(claimtrack: Run, desk: Path) -> None:
    shutil.rmtree(desk / ".claimtrack")
    change(desk, "We will not reopen", "We may not reopen")
    ((code, severity, message),) = evidence(claimtrack, desk)
    assert (code, severity) == ("CT505", "note")
    assert "2 quotes" in message
    assert "not checked" in message
