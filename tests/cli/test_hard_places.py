"""Every command that writes, where it cannot: one clear error, exit code 2, and every file as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.hard_places import fill, freeze, small_disk, tree
from killing import deaths, killed_at
from written_corpus import laid_out, split

DESK = split("""\
# claims/fire.yaml
claim: The depot at Port Selim burned for two days
about: port-selim/fire
said:
  - source: fire-service
    date: 2026-02-20
# claims/blaze.yaml
claim: The depot at Port Selim burned for 2 days
said:
  - source: fire-service
    date: 2026-02-20
# claims/quay.yaml
claim: The quay was closed
part_of: Port-Selim/fire
said:
  - source: fire-service
    date: 2026-02-20
# sources/fire-service.yaml
source: the fire service
kind: body
anonymity: named
""")
SHEET = "claim,source\nThe bridge was closed on Monday,city-hall\n"
PAGE = "The port closed the bridge on Tuesday, the authority said.\n"

WRITES = {
    "init": ("init", "desk"),
    "new claim": ("new", "claim", "x", "--claim", "The mayor resigned", "--source", "fire-service"),
    "new source": ("new", "source", "y", "--source", "the mayor", "--kind", "official", "--anonymity", "named"),
    "link": ("link", "fire", "blaze", "--same"),
    "merge": ("merge", "fire", "blaze", "--same"),
    "import": ("import", "sheet.csv"),
    "verify -o": ("verify", "-o", "report.txt"),
    "verify --fix": ("verify", "--fix"),
    "verify --write-baseline": ("verify", "--write-baseline"),
    "capture add": ("capture", "add", "page.txt", "--source", "fire-service"),
    "due --ics": ("due", "--ics", "dates.ics"),
}


def desk_in(folder: Path) -> Path:
    root = laid_out(folder, DESK)
    (root / "sheet.csv").write_text(SHEET, "utf-8")
    (root / "page.txt").write_text(PAGE, "utf-8")
    return root


def records(root: Path) -> dict[str, bytes]:
    """What readers of the corpus see: every file that is not hidden, and no half-written one lies there under its name."""
    return {path: data for path, data in tree(root).items() if not any(part.startswith(".") for part in Path(path).parts)}


@pytest.mark.long
@pytest.mark.parametrize("command", WRITES.values(), ids=WRITES)
def test_killed_at_any_moment(tmp_path: Path, command: tuple[str, ...]) -> None:
    control = desk_in(tmp_path / "control")
    before = records(control)
    assert killed_at(0, control, *command).status in (0, 1)
    after = records(control)
    moments = 0
    for death in deaths(lambda moment: desk_in(tmp_path / str(moment)), *command):
        now = records(death.root)
        for path in now.keys() | before.keys() | after.keys():
            assert now.get(path) in (before.get(path), after.get(path)), (death.moment, path)
        if now not in (before, after):
            killed_at(0, death.root, *command)
            assert records(death.root) == after, death.moment
        moments += 1
    assert moments > 3


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as mounted:
        yield desk_in(mounted)


@pytest.mark.parametrize("command", WRITES.values(), ids=WRITES)
def test_on_a_full_disk(claimtrack: Run, disk: Path, command: tuple[str, ...]) -> None:
    before = tree(disk)
    filler = fill(disk)
    ran = claimtrack(*command, cwd=disk)
    assert (ran.status, ran.err.count("error: "), ran.err.count("  help: ")) == (2, 1, 1), ran.err
    assert "No space left on device" in ran.err
    assert tree(disk) == before
    filler.unlink()
    assert claimtrack(*command, cwd=disk).status in (0, 1)
    assert tree(disk) != before


@pytest.mark.parametrize("command", WRITES.values(), ids=WRITES)
def test_in_a_tree_that_is_read_only(claimtrack: Run, disk: Path, command: tuple[str, ...]) -> None:
    before = tree(disk)
    freeze(disk)
    ran = claimtrack(*command, cwd=disk)
    assert (ran.status, ran.err.count("error: "), ran.err.count("  help: ")) == (2, 1, 1), ran.err
    assert "Read-only file system" in ran.err
    assert tree(disk) == before


@pytest.mark.parametrize("command", ["verify", "list", "search depot", "show fire"])
def test_what_only_reads_needs_no_room(claimtrack: Run, disk: Path, command: str) -> None:
    freeze(disk)
    assert claimtrack(*command.split(), cwd=disk).status == 0


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    desk = laid_out(tmp_path / "desk", DESK)
    others = [f"other-{number}" for number in range(6)]
    for name in others:
        (desk / "claims" / f"{name}.yaml").write_text(
            f"claim: Something else happened {name}\nsaid: [{{source: fire-service}}]\n"
        )
    at_once = [
        subprocess.Popen(
            [sys.executable, "-m", "claimtrack", "link", "fire", name, "--different"], cwd=desk, stdout=subprocess.DEVNULL
        )
        for name in others
    ]
    assert [one.wait() for one in at_once] == [0] * len(others)
    judged = (desk / "links.yaml").read_text("utf-8").splitlines()
    assert len(judged) == len(others)
    assert judged == sorted(judged)
