"""The commands that show claims say, from what a run noted, what they say when nothing is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from claimtrack.cli import touched
from cli.desk_at_work import committed_to_git, laid_out, rewrite, run, without_sources
from cli.test_touched import afresh, broken, judged_in_part, new_claim, noting_few, other_source, other_text

TODAY = ("--today", "2026-02-24")
MOVED, EXIT, VOICE = "al-hol-families-moved", "us-exit-syria-within-a-month", "kurdish-source"
OF_ALL = [
    ("list", "--json", "id,level,score,stake,conflicts_with,rests_on"),
    ("conflicts",),
    ("conflicts", "--json", "a,b,why,answers"),
    ("track-record",),
    ("track-record", VOICE),
    ("show", VOICE),
    ("show", VOICE, "--json"),
]
"""What is told of all claims, and needs nothing of what bears on any."""
OF_ONE = [
    ("list", MOVED),
    ("list", EXIT, "--json", "way_up"),
    ("show", EXIT),
    ("show", EXIT, "--json"),
    ("explain", EXIT),
    ("explain", EXIT, "--json"),
    ("next", EXIT),
    ("links", MOVED, "--all"),
    ("conflicts", EXIT, "--all"),
]
OTHERS = [
    ("list",),
    ("list", "--uncorroborated"),
    ("list", "--due", "--json", "id,due,way_up"),
    ("due", "--within", "2y"),
    ("due", "--json", "id,decided_by,conflicts_with"),
    ("due", "--ics", "-"),
    ("next",),
    ("links",),
    ("links", "--judged"),
    ("conflicts", "--all"),
    ("show", "nobody"),
    ("explain", "nobody"),
    ("list", "nobody"),
]


@pytest.fixture(autouse=True)
def _of_few_records() -> Iterator[None]:
    with noting_few(), patch("claimtrack.cli.standing._MANY", 1):
        yield


@pytest.fixture(params=["a folder", "a repository"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The case, checked once."""
    root = laid_out(tmp_path / "desk")
    if request.param == "a repository":
        committed_to_git(root)
    run(root, "verify", *TODAY)
    return root


def nothing(_root: Path) -> None:
    pass


def merged(root: Path) -> None:
    """As `claimtrack merge` leaves it: a claim that was another once."""
    path = root / "claims" / f"{MOVED}.yaml"
    path.write_text("was: [families-moved]\n" + path.read_text("utf-8"), "utf-8")


EDITS = [nothing, other_text, without_sources, new_claim, other_source, merged, broken]


@pytest.mark.parametrize("edit", EDITS)
def test_every_command_says_what_it_says_afresh(desk: Path, edit: Callable[[Path], None]) -> None:
    edit(desk)
    for command in (*OF_ALL, *OF_ONE, *OTHERS):
        assert run(desk, *command, *TODAY) == afresh(desk, *command, *TODAY), command


@pytest.mark.parametrize("command", [*OF_ALL, *OF_ONE])
@pytest.mark.parametrize("edit", [nothing, other_text, new_claim, merged])
def test_what_was_noted_is_enough(desk: Path, command: tuple[str, ...], edit: Callable[[Path], None]) -> None:
    edit(desk)
    assert judged_in_part(desk, *command, *TODAY)


@pytest.mark.parametrize("command", ["list", "conflicts", "due", "next"])
def test_the_same_list_is_said_again_without_any_check(desk: Path, command: str) -> None:
    first = run(desk, command, *TODAY)
    with patch.object(touched, "checked", side_effect=AssertionError), patch.object(touched, "whole", side_effect=AssertionError):
        assert run(desk, command, *TODAY) == first
    rewrite(desk / "claims" / f"{EXIT}.yaml", "claim: US forces", "claim: The US forces")
    assert run(desk, command, *TODAY) == afresh(desk, command, *TODAY)


def test_a_calendar_is_written_each_time(desk: Path) -> None:
    for name in ("one.ics", "two.ics", "one.ics"):
        (desk / name).unlink(missing_ok=True)
        run(desk, "due", "--ics", name, *TODAY)
        assert (desk / name).exists()


def test_a_list_notes_what_the_next_command_begins_from(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "desk")
    run(root, "list", *TODAY)
    assert judged_in_part(root, "explain", EXIT, *TODAY)
    assert judged_in_part(root, "verify", *TODAY)
