"""`new source --protected` and `publish-check`: what is written, what is refused, and what is said of what would leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtrack.protection.code_names import FIRST, SECOND
from cli.conftest import ROOT, Run
from written_corpus import laid_out, split

DESK = """
# sources/mayor.yaml
source: Xun Lindqvist, the mayor of Port Selim
kind: person
anonymity: named
# sources/amber-kettle.yaml
# met twice
source: a nurse
kind: person
anonymity: background
known_to: [the desk chief]
# sources/copper-otter.yaml
source: an aide
kind: official
anonymity: off_record
# claims/ward.yaml
claim: The ward is closed
said:
  - {source: amber-kettle, words: says so, found: {at: page 1, captured: 2026-02-23}}
"""
LEAKS = """
# sources/lindqvist-xun.yaml
source: a nurse, +49 30 0199 8765
kind: person
anonymity: background
# claims/aide.yaml
claim: The mayor will resign
said:
  - {source: copper-otter, quote: he will resign}
"""
NURSE = ["new", "source", "--protected", "--source", "a nurse at the hospital", "--kind", "person"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path, split(DESK))


def test_a_code_name_is_drawn_and_the_record_is_clean(claimtrack: Run, desk: Path) -> None:
    before = set((desk / "sources").iterdir())
    ran = claimtrack(*NURSE, "--known-to", "the desk chief", "--reason", "fears to be dismissed", cwd=desk)
    (written,) = set((desk / "sources").iterdir()) - before
    first, second = written.stem.split("-")
    assert (first in FIRST, second in SECOND, ran.out) == (True, True, f"sources/{written.name}\n")
    assert written.read_text("utf-8") == (
        "source: a nurse at the hospital\nkind: person\nanonymity: background\n"
        "known_to: [the desk chief]\nreason: fears to be dismissed\n"
    )
    assert ran.err.startswith("Never write into these files")
    assert claimtrack("verify", "--select", "CT6", cwd=desk).err.startswith("1 claim, 4 sources: no findings")


@pytest.mark.parametrize(
    ("args", "secret"),
    [
        (["--known-to", "Nils Qvarnström"], "Qvarnström"),
        (["--reason", "ask nurse@example.org"], "nurse@example.org"),
        (["--terms", "agreed with Xun Lindqvist"], "Lindqvist"),
        (["--source", "a 45-year-old nurse at Selim Hospital, a woman"], "45"),
        (["--anonymity", "named"], "Qvarnström"),
        (["nurse"], "Qvarnström"),
        (["--camp", "a camp"], "Qvarnström"),
    ],
)
def test_nothing_is_written_that_a_rule_would_flag(claimtrack: Run, desk: Path, args: list[str], secret: str) -> None:
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    ran = claimtrack(*NURSE, *args, cwd=desk)
    assert ran.status == 2
    assert ran.err.startswith("error: ")
    assert secret not in ran.out + ran.err
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


def test_a_clean_corpus_may_leave(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("publish-check", cwd=desk)
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "3 sources, 1 of them not at all",
        "  1 source (off the record): copper-otter",
        "    leaves nothing",
        "    stays  source, kind, anonymity: off the record",
        "  1 source (on background): amber-kettle",
        "    leaves source, kind, anonymity",
        "    stays  known_to: who could be asked for the name",
        "  1 source (named): mayor",
        "    leaves source, kind, anonymity",
        "1 claim",
        "  1 claim: ward",
        "    leaves claim, said.source, said.words, said.found.at",
        "    stays  said.found.captured: stored copies never leave",
        "1 comment in 1 file: an export leaves them out, a copy of the files does not",
    ]
    assert "not checked: the git history" in ran.err


def test_what_identifies_stops_it_and_is_not_shown(claimtrack: Run, desk: Path) -> None:
    laid_out(desk, split(LEAKS))
    (desk / "claimtrack.toml").write_text('ignore = ["CT6", "CT108"]\nmin-confidence = "high"\n')
    ran = claimtrack("publish-check", cwd=desk)
    assert ran.status == 1
    assert [line.partition("]")[0] for line in ran.out.splitlines() if "[CT" in line] == [
        "error[CT108",
        "error[CT601",
        "warning[CT602",
    ]
    assert "stopped by 3 findings" in ran.err
    for output in (ran.out, ran.err, claimtrack("publish-check", "--json", "id,path,leaves,stays,stops", cwd=desk).out):
        assert "lindqvist-xun" not in output
        assert "0199" not in output
    assert claimtrack("publish-check", "claims/ward.yaml", cwd=desk).status == 0


def test_a_record_that_cannot_be_read_stops_it(claimtrack: Run, desk: Path) -> None:
    (desk / "sources" / "broken.yaml").write_text("source: a nurse\nphone: +49 30 0199 8765\n")
    ran = claimtrack("publish-check", cwd=desk)
    assert ran.status == 1
    assert "could not be read" in ran.err
    assert "0199" not in ran.out + ran.err


def test_the_first_case_as_rows(claimtrack: Run) -> None:
    ran = claimtrack("publish-check", "sources", "--json", "kind,id,leaves,stops", cwd=ROOT)
    rows = json.loads(ran.out)
    assert (ran.status, len(rows), {row["kind"] for row in rows}, [row for row in rows if row["stops"]]) == (
        0,
        13,
        {"source"},
        [],
    )
    assert claimtrack("verify", "--select", "CT6", "--today", "2026-02-24", cwd=ROOT).out == ""


FAULTY = """
# claims/call.yaml
claim: The ward is closed
said:
  - source: amber-kettle
    qoute: call 0171-1234567
    date: 2026-02-24
"""


@pytest.mark.parametrize("args", [["--diff"], ["--diff", "--unsafe-fixes"], []])
def test_a_diff_shows_no_secret(claimtrack: Run, desk: Path, args: list[str]) -> None:
    laid_out(desk, split(FAULTY))
    ran = claimtrack("verify", *args, cwd=desk)
    assert ran.status == 1
    assert "0171" not in ran.out + ran.err
    assert not args or ran.out == "--- a/claims/call.yaml\n+++ b/claims/call.yaml\n@@ not shown: it may tell who a source is @@\n"
