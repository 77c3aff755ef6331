"""`verify --index`: which claims of a desk somebody has checked already, and with what level."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.desks import Asked, Program, Said
from written_corpus import laid_out, split

ARCHIVE = split("""\
# claims/archive/port.yaml
claim: The port of Kesh was closed on 3 March 2026
about: archive/kesh-port
status: published
said: [{source: mayor, date: 2026-03-03, basis: official}]
# claims/archive/strike.yaml
claim: The drivers of Kesh struck yesterday for higher pay at the northern depot
said: [{source: mayor, date: 2026-03-03}]
# claims/archive/again.yaml
claim: "“The port of Kesh was closed on 3 March 2026.”"
said: [{source: nobody-known}]
# sources/mayor.yaml
source: the mayor of Kesh
kind: official
anonymity: named
""")
SENTENCES = {
    "the-same": ("The port of Kesh was closed on 3 March 2026", "2026-03-05"),
    "typing": ("the  port of KESH was closed on 3 March 2026", "2026-03-05"),
    "small-words": ("Port of Kesh was closed on the 3 March 2026", "2026-03-05"),
    "another-word": ("The port of Kesh was shut on 3 March 2026", "2026-03-05"),
    "another-day": ("The port of Kesh was closed on 4 March 2026", "2026-03-05"),
    "not": ("The port of Kesh was not closed on 3 March 2026", "2026-03-05"),
    "yesterday": ("The drivers of Kesh struck yesterday for higher pay at the northern depot", "2026-03-03"),
    "another-yesterday": ("The drivers of Kesh struck yesterday for higher pay at the northern depot", "2026-03-20"),
    "nothing-like-it": ("The harbour burned", "2026-03-05"),
}


@pytest.fixture
def index(tmp_path: Path, run: Program) -> Path:
    folder = tmp_path / "index"
    assert run("index", "build", laid_out(tmp_path / "archive", ARCHIVE), "--to", folder).status == 0
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    claims = {
        f"claims/{name}.yaml": f"claim: {json.dumps(text)}\nsaid: [{{source: m, date: {day}}}]\n"
        for name, (text, day) in SENTENCES.items()
    }
    return laid_out(tmp_path / "desk", claims)


def told(said: Said) -> dict[str, Any]:
    assert said.status in (0, 1), said.err
    return {one["claims"][0]: one for one in json.loads(said.out)["findings"] if one["code"] == "CT404"}


def verify(run: Program, own: Path, *args: str | Path) -> dict[str, Any]:
    return told(run("verify", "-C", own, "--output-format", "json", *args))


def test_what_is_said_there_is_told_with_its_level(run: Program, own: Path, index: Path) -> None:
    found = verify(run, own, "--index", index)
    assert found.keys() == {"the-same", "typing", "small-words", "yesterday"}
    same = found["the-same"]
    assert same["message"] == f"`archive/port` in `{index}` says this: single-source there (0.48), published"
    assert (same["severity"], same["confidence"]) == ("note", "high")
    assert same["notes"] == ["so does `archive/again` (uncorroborated)"]
    assert found["yesterday"]["message"].startswith("`archive/strike`")


def test_without_an_index_nobody_looks(run: Program, own: Path, index: Path) -> None:
    before = run("verify", "-C", own, "--output-format", "json").out
    assert "CT404" not in before
    beside = json.loads(run("verify", "-C", own, "--output-format", "json", "--index", index).out)
    beside["findings"] = [one for one in beside["findings"] if one["code"] != "CT404"]
    expected = json.loads(before)
    beside["summary"]["findings"] = expected["summary"]["findings"]
    assert beside == expected, "scores and all else stay as they are"


def test_a_claim_is_not_told_of_its_own_record(run: Program, tmp_path: Path, index: Path) -> None:
    (tmp_path / "archive" / "claims" / "archive" / "again.yaml").unlink()
    assert verify(run, tmp_path / "archive", "--index", index).keys() == {"archive/port"}, "that `again` was there is told"


def test_a_comment_silences_it_and_is_not_unused_where_nobody_looks(run: Program, own: Path, index: Path) -> None:
    path = own / "claims" / "the-same.yaml"
    path.write_text("# claimtrack: ignore[CT404] taken over\n" + path.read_text())
    assert "the-same" not in verify(run, own, "--index", index)
    said = run("verify", "-C", own, "--output-format", "json")
    assert "CT901" not in said.out
    path.write_text(path.read_text().replace("on 3 March 2026", "on 30 March 2026"))
    assert "CT901" in run("verify", "-C", own, "--output-format", "json", "--index", index).out


def test_a_baseline_without_an_index_is_not_outdated(run: Program, own: Path, index: Path) -> None:
    (found,) = (one for name, one in verify(run, own, "--index", index).items() if name == "the-same")
    run("verify", "-C", own, "--write-baseline")
    path = own / "claimtrack-baseline.jsonl"
    line = {"code": "CT404", "fingerprint": found["fingerprint"], "ids": ["the-same", "archive/port"], "count": 1}
    head, *rest = path.read_text().splitlines()
    if set(json.loads(rest[0])) >= set(line):
        path.write_text("\n".join([head, *sorted([*rest, json.dumps({**json.loads(rest[0]), **line})])]) + "\n")
        report = json.loads(run("verify", "-C", own, "--output-format", "json").out)
        assert report["no_longer_found"] == []
        assert "the-same" not in verify(run, own, "--index", index)


@pytest.mark.parametrize("option", ["--staged", "--fix", "--diff", "--watch", "--write-baseline", "--since=HEAD"])
def test_options_that_do_not_go_with_it(option: str, run: Program, own: Path, index: Path) -> None:
    said = run("verify", "-C", own, "--index", index, option)
    assert (said.status, said.out) == (2, "")
    assert f"goes with no `{option.partition('=')[0]}`" in said.err


def test_a_generated_corpus_finds_itself_and_its_twins(asked: Asked, run: Program, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    files = {f"claims/copied/{path.stem}.yaml": path.read_text() for path in sorted((asked.root / "claims").rglob("*.yaml"))[:60]}
    found = verify(run, laid_out(root, files), "--index", asked.at)
    kept = {f"copied/{Path(path).stem}" for path in files}
    assert found.keys() <= kept
    assert len(found) >= 0.9 * len([one for one in files.values() if "retracted" not in one])


def test_what_is_withheld_there_is_not_looked_at(run: Program, tmp_path: Path) -> None:
    from catalogue.test_building import PROTECTED  # noqa: PLC0415 - its corpus alone

    run("index", "build", laid_out(tmp_path / "hidden", PROTECTED), "--to", tmp_path / "veiled")
    own = laid_out(
        tmp_path / "desk", {"claims/a.yaml": "claim: The port of Kesh was empty on 3 March 2026\nsaid: [{source: x}]\n"}
    )
    assert verify(run, own, "--index", tmp_path / "veiled") == {}
