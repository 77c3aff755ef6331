"""The index beside the files: whatever lies in its place, `search` answers from the files as they are now."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack import files
from claimtrack.search import index as index_module
from claimtrack.search.ranking import Found, search
from claimtrack.session import KEPT, nearest, open_index
from claimtrack.trouble import NothingToCheck
from written_corpus import laid_out, split

CORPUS = split("""\
# claims/bridge/closed.yaml
claim: The Harbour Bridge was closed on Monday
about: bridge/closed
said:
  - source: city-hall
    quote: nobody may cross
    date: 2026-02-23
# claims/strike.yaml
id: strike
claim: The dockers are on strike
said: [{source: union, date: 2026-02-20}]
---
id: strike-over
claim: The dockers have ended their strike
said: [{source: union, date: 2026-02-22}]
# claims/broken.yaml
claim: [this is no sentence]
""")
QUESTIONS = ("bridge closed on Monday", "strike of the dockers", "nobody may cross", "ferry")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "desk", CORPUS)


def answers(root: Path) -> list[list[Found]]:
    index = open_index(root)
    return [search(index, question) for question in QUESTIONS]


def anew(root: Path, tmp_path: Path) -> list[list[Found]]:
    """The answers of the same files where no index was ever kept."""
    shutil.rmtree(tmp_path / "copy", ignore_errors=True)
    shutil.copytree(root, tmp_path / "copy", ignore=shutil.ignore_patterns(".claimtrack"))
    return answers(tmp_path / "copy")


def ids(found: list[Found]) -> list[str]:
    return [one.entry.id for one in found]


def test_records_are_found_with_their_places(root: Path) -> None:
    bridge, strikes, crossing, ferry = answers(root)
    assert (ids(bridge), ids(crossing), ids(ferry)) == (["bridge/closed"], ["bridge/closed"], [])
    assert sorted(ids(strikes)) == ["strike", "strike-over"]
    entry = bridge[0].entry
    assert (entry.path, entry.about, entry.said) == ("claims/bridge/closed.yaml", "bridge/closed", ("2026-02-23",))


def test_records_with_faults_are_counted_with_and_without_the_kept_index(root: Path) -> None:
    assert [open_index(root).left_out() for _ in range(2)] == [1, 1]


def truncated(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[: kept.stat().st_size // 2])


def scribbled(kept: Path) -> None:
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 0xFF
    kept.write_bytes(bytes(data))


def a_folder(kept: Path) -> None:
    kept.unlink()
    kept.mkdir()


DAMAGES: list[Callable[[Path], object]] = [
    Path.unlink,
    truncated,
    scribbled,
    a_folder,
    lambda kept: kept.write_bytes(b""),
    lambda kept: kept.write_bytes(b"SQLite format 3\x00" + bytes(500)),
    lambda kept: shutil.rmtree(kept.parent),
]


@pytest.mark.parametrize("damage", DAMAGES, ids="gone truncated scribbled folder empty foreign all-gone".split())
def test_a_damaged_index_changes_no_answer(root: Path, damage: Callable[[Path], object]) -> None:
    before = answers(root)
    damage(root / KEPT)
    assert answers(root) == before
    assert answers(root) == before


def test_an_index_of_another_version_is_made_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(root)
    old = (root / KEPT).read_bytes()
    monkeypatch.setattr(index_module, "FORMAT", index_module.FORMAT + 1)
    assert answers(root) == before
    assert (root / KEPT).read_bytes()[:100] != old[:100]


def test_nothing_is_kept_where_nothing_can_be_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers(root)
    shutil.rmtree(root / ".claimtrack")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    assert answers(root) == before
    assert not (root / ".claimtrack").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who is root may write everywhere")
def test_a_read_only_folder_is_searched(root: Path) -> None:
    before = answers(root)
    shutil.rmtree(root / ".claimtrack")
    root.chmod(0o500)
    try:
        assert answers(root) == before
    finally:
        root.chmod(0o700)


def test_a_file_in_the_place_of_the_folder_is_left_alone(root: Path) -> None:
    (root / ".claimtrack").write_text("mine", "utf-8")
    assert ids(answers(root)[0]) == ["bridge/closed"]
    assert (root / ".claimtrack").read_text("utf-8") == "mine"


def test_git_is_told_to_ignore_the_folder(root: Path) -> None:
    open_index(root)
    assert (root / ".claimtrack" / ".gitignore").read_text("utf-8") == "*\n"


def changed(root: Path) -> None:
    (root / "claims/bridge/closed.yaml").write_text("claim: The ferry was late\nsaid: [{source: port}]\n", "utf-8")


def as_long_as_before(root: Path) -> None:
    path = root / "claims/bridge/closed.yaml"
    was = path.stat()
    path.write_text(path.read_text("utf-8").replace("Monday", "Friday"), "utf-8")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def mended(root: Path) -> None:
    (root / "claims/broken.yaml").write_text("claim: The ferry is back\nsaid: [{source: port}]\n", "utf-8")


def broken(root: Path) -> None:
    (root / "claims/strike.yaml").write_text("claim: [", "utf-8")


def added(root: Path) -> None:
    (root / "claims/ferry.yaml").write_text("claim: A ferry sank\nsaid: [{source: port}]\n", "utf-8")


def removed(root: Path) -> None:
    (root / "claims/strike.yaml").unlink()


def moved(root: Path) -> None:
    (root / "claims/bridge/closed.yaml").rename(root / "claims/shut.yaml")


def swapped(root: Path) -> None:
    one, other = root / "claims/broken.yaml", root / "claims/strike.yaml"
    one.rename(root / "x")
    other.rename(one)
    (root / "x").rename(other)


CHANGES = [changed, as_long_as_before, mended, broken, added, removed, moved, swapped]


@pytest.mark.parametrize("change", CHANGES)
def test_the_index_is_never_stale(root: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    answers(root)
    change(root)
    assert answers(root) == anew(root, tmp_path)
    assert answers(root) == anew(root, tmp_path)
    assert open_index(root).left_out() == open_index(tmp_path / "copy").left_out()


def test_settled_files_are_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 2_000_000_000_000_000_000)
    before = answers(root)
    mark = (root / KEPT).stat().st_mtime_ns
    read: list[Path] = []
    real = files.read

    def noted(path: Path, home: Path) -> bytes | files.Refusal:
        read.append(path)
        return real(path, home)

    monkeypatch.setattr(files, "read", noted)
    assert answers(root) == before
    assert (read, (root / KEPT).stat().st_mtime_ns) == ([], mark)
    added(root)
    answers(root)
    assert [path.name for path in read] == ["ferry.yaml"]


@pytest.mark.parametrize("link", ["the file", "the folder"])
def test_nothing_is_written_through_a_link_that_a_corpus_carries(root: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "search.index").write_text("precious")
    if link == "the folder":
        (root / ".claimtrack").symlink_to(elsewhere)
    else:
        (root / ".claimtrack").mkdir()
        (root / KEPT).symlink_to(elsewhere / "search.index")
    assert answers(root) == anew(root, tmp_path)
    assert [path.name for path in elsewhere.iterdir()] == ["search.index"]
    assert (elsewhere / "search.index").read_text() == "precious"


TEN_TIMES = """
import sys
from pathlib import Path
from claimtrack.search.ranking import search
from claimtrack.session import open_index
root, *questions = sys.argv[1:]
for _ in range(10):
    index = open_index(Path(root))
    print([[found.entry.id for found in search(index, question)] for question in questions])
"""


def test_two_processes_at_once_answer_the_same(root: Path) -> None:
    before = [ids(found) for found in answers(root)]
    (root / KEPT).unlink()
    command = [sys.executable, "-c", TEN_TIMES, str(root), *QUESTIONS]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [one.communicate(timeout=60)[0].splitlines() for one in running]
    assert [one.returncode for one in running] == [0, 0]
    assert told == [[str(before)] * 10] * 2
    assert sorted(path.name for path in (root / ".claimtrack").iterdir()) == [".gitignore", "search.index"]


def test_the_nearest_claims_are_a_courtesy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(nearest("The dockers are on strike", 1, root)) == ["strike"]
    assert nearest("The dockers are on strike", 1, tmp_path / "nowhere") == []
    monkeypatch.setattr(files, "walk", lambda _: 1 / 0)
    assert nearest("The dockers are on strike", 1, root) == []


def test_where_no_claims_are_there_is_nothing_to_search(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    with pytest.raises(NothingToCheck, match="no claims in"):
        open_index(tmp_path)
