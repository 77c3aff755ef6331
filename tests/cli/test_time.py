"""`due` and `track-record`, as a desk calls them; the calendar is read back by icalendar."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from syrupy.assertion import SnapshotAssertion

from claimtrack.config import Config
from claimtrack.link.agenda import agenda
from claimtrack.render import ics
from claimtrack.trouble import Trouble
from cli.conftest import ROOT, Run
from written_corpus import check, laid_out, split

DESK = split((ROOT / "tests" / "corpora" / "forecasts.txt").read_text("utf-8"))
DAY = ("--today", "2026-03-25")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "desk", DESK)


def test_what_is_due_on_the_case(claimtrack: Run, shown: SnapshotAssertion) -> None:
    ran = claimtrack("due", "--today", "2026-03-20")
    assert ran.out == shown
    assert (ran.status, ran.err.splitlines()[0]) == (0, "2 overdue, 2 coming")


def test_what_is_due_on_a_desk(claimtrack: Run, shown: SnapshotAssertion, desk: Path) -> None:
    assert claimtrack("due", *DAY, cwd=desk).out == shown


def test_every_track_record(claimtrack: Run, shown: SnapshotAssertion, desk: Path) -> None:
    assert claimtrack("track-record", *DAY, cwd=desk).out == shown


def test_one_track_record(claimtrack: Run, shown: SnapshotAssertion, desk: Path) -> None:
    assert claimtrack("track-record", "ministry", *DAY, cwd=desk).out == shown


def test_due_and_the_list_agree(claimtrack: Run) -> None:
    listed = json.loads(claimtrack("list", "--due", "--json", "id,due", *DAY).out)
    due = json.loads(claimtrack("due", "--within", "10y", "--json", "id,day", *DAY).out)
    assert {(row["id"], row["due"]) for row in listed} == {(row["id"], row["day"]) for row in due if row["day"]}


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (["--past"], ["exit"]),
        (["--within", "5d"], ["exit"]),
        (["--within", "1w"], ["exit", "strikes", "union"]),
        (["--within", "two months"], ["exit", "strikes", "union", "election"]),
        ([], ["exit", "strikes", "union"]),
    ],
)
def test_how_far_ahead(claimtrack: Run, desk: Path, args: list[str], ids: list[str]) -> None:
    rows = json.loads(claimtrack("due", *args, "--json", "id,day", *DAY, cwd=desk).out)
    assert [row["id"] for row in rows if row["day"]] == ids


def test_what_was_not_shown_is_told(claimtrack: Run, desk: Path) -> None:
    said = claimtrack("due", *DAY, cwd=desk).err.splitlines()
    assert said[0] == "1 overdue, 1 coming, 1 review of sources; 1 later (`claimtrack due --within 1y`)"
    assert said[1].startswith("1 possibility names no day")


@pytest.mark.parametrize("span", ["7", "7x", "0d", "-3d", "99999y", "by March", "next week", "9" * 400])
def test_what_is_no_span(claimtrack: Run, desk: Path, span: str) -> None:
    ran = claimtrack("due", f"--within={span}", *DAY, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert "is no span of time; write it as 7d, 2w" in ran.err


@pytest.mark.parametrize(
    "args",
    [["due", "--past", "--within", "2w"], ["due", "--ics", "-", "--json", "id"], ["due", "--json"], ["track-record", "--json"]],
)
def test_usage(claimtrack: Run, desk: Path, args: list[str]) -> None:
    ran = claimtrack(*args, *DAY, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert "  help: " in ran.err


def test_an_unknown_source(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("track-record", "minstry", *DAY, cwd=desk)
    assert (ran.status, ran.err) == (2, "error: no source has the id `minstry`\n  help: did you mean `ministry`?\n")


def test_nothing_is_decided_yet(claimtrack: Run) -> None:
    ran = claimtrack("track-record", "afp", *DAY)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("no claim that `afp` speaks to or carries is decided yet\n  help: record `resolution: held`")


def test_track_records_as_json(claimtrack: Run, desk: Path) -> None:
    rows = json.loads(
        claimtrack("track-record", "--json", "name,role,kind,right,of,low,high,telling,outside", *DAY, cwd=desk).out
    )
    assert rows[0] == {
        "name": "ministry",
        "role": "voice",
        "kind": "forecast",
        "right": 3,
        "of": 4,
        "low": 0.3006,
        "high": 0.9544,
        "telling": False,
        "outside": {"untold": 1},
    }
    words = json.loads(claimtrack("track-record", "ministry", "--json", "claim,came,counted,role", *DAY, cwd=desk).out)
    assert [word["came"] for word in words] == ["right", "right", "right", "wrong", "untold", "right"]


@pytest.mark.parametrize(
    ("words", "completed"), [("claimtrack track-record allied", ["allied-diplomat"]), ("claimtrack du", ["due"])]
)
def test_completion(claimtrack: Run, words: str, completed: list[str]) -> None:
    asked = {"_CLAIMTRACK_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    assert claimtrack(**asked).out.split() == completed


def events(data: bytes) -> dict[str, Any]:
    calendar: Any = icalendar.Calendar.from_ical(data)
    found = calendar.walk("VEVENT")
    assert not [one.errors for one in found if one.errors]
    return {str(one["uid"]): one for one in found}


def test_a_calendar_on_the_disk(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("due", "--ics", "due.ics", *DAY, cwd=desk)
    assert (ran.status, ran.out, ran.err) == (0, "", "4 events written to `due.ics`\n")
    written = (desk / "due.ics").read_bytes()
    assert claimtrack("due", "--ics", "-", *DAY, cwd=desk).out.encode() == written.replace(b"\r\n", b"\n")
    exit_, *_ = (one for uid, one in events(written).items() if uid == "claim/exit@claimtrack")
    assert (exit_["dtstart"].dt, exit_["dtend"].dt) == (date(2026, 3, 23), date(2026, 3, 24))
    assert str(exit_["dtstamp"].dt) == "2026-03-25 00:00:00+00:00"
    assert str(exit_["summary"]) == "Due: The troops will have left within a month"
    assert str(exit_["description"]).splitlines()[1:] == [
        "it says: by 23 March 2026",
        "said by the ministry of defence",
        "level: strongly-corroborated",
        "record: claims/exit.yaml",
    ]


def test_a_calendar_that_cannot_be_written(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("due", "--ics", "nowhere/due.ics", *DAY, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert "`nowhere/due.ics` cannot be written" in ran.err
    assert not (desk / "nowhere").exists()


HOSTILE = r"""# claims/deal.yaml
claim: "A deal; by, March\\n\r\nEND:VEVENT\r\nBEGIN:VALARM\x07 \u202e and so on"
when: by 2026-03-31
mode: forecast
said:
  - {source: mole, date: 2026-02-23}
  - {source: whisper, date: 2026-02-23}
  - {source: clerk, date: 2026-02-23}
# claims/secret.yaml
claim: The sealed indictment will be opened by 1 April
when: by 2026-04-01
mode: forecast
said: [{source: clerk, date: 2026-02-23}]
# sources/mole.yaml
source: an official of the ministry
kind: official
anonymity: background
review_by: 2026-05
# sources/whisper.yaml
source: a friend of the minister
kind: person
anonymity: deep_background
review_by: 2026-05
# sources/clerk.yaml
source: a clerk of the court
kind: person
anonymity: off_record
review_by: 2026-05
"""


def test_what_leaves_the_house_in_a_calendar() -> None:
    config = Config(today=date(2026, 3, 1))
    report = check(HOSTILE, today=config.today)
    whole = agenda((one.dossier for one in report.clusters), report.pairs, report.sources, config)
    written = ics.calendar(whole, {one.id: one.corroboration.level for one in report.clusters}, config)
    again = ics.calendar(whole, {one.id: one.corroboration.level for one in report.clusters}, config)
    assert (written, written.left_out) == (again, 2)
    found = events(written.data)
    assert len(found) == written.events == 3
    deal = found["claim/deal@claimtrack"]
    assert not deal.subcomponents
    assert str(deal["summary"]) == r"Due: A deal; by, March\n\r\nEND:VEVENT\r\nBEGIN:VALARM\x07 \u202e and so on"
    assert "said by an official of the ministry and a source to whom nothing may be attributed" in str(deal["description"])
    text = "\n".join(line.removeprefix(" ") for line in written.data.decode().splitlines())
    joined = written.data.decode().replace("\r\n ", "")
    for never in ("mole", "whisper", "clerk", "indictment", "friend of the minister"):
        assert never not in joined, text


def test_without_icalendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    config = Config(today=date(2026, 3, 1))
    with pytest.raises(Trouble, match="needs icalendar") as told:
        ics.calendar(agenda((), (), (), config), {}, config)
    assert told.value.help == "install `claimtrack[calendar]`"


def test_the_case_is_left_as_it_is(claimtrack: Run, tmp_path: Path) -> None:
    for name in ("claims", "sources"):
        shutil.copytree(ROOT / name, tmp_path / name)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    for command in ("due", "track-record"):
        assert claimtrack(command, *DAY, cwd=tmp_path).status == 0
    shutil.rmtree(tmp_path / ".claimtrack")  # what is remembered is no part of the case
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
