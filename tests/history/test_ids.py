"""The names that git's index has of files, as far as these lie there unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.history.ids import ids
from claimtrack.memory.contents import blob
from git_repo import git

CLAIM, OTHER = b"claim: four trucks left\n", b"claim: five trucks left\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    for name in ("plain.yaml", "to run.yaml", "changed.yaml", "tab\tin it.yaml", "größe.yaml"):
        (tmp_path / "claims" / name).write_bytes(CLAIM)
    (tmp_path / "claims/to run.yaml").chmod(0o755)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    return tmp_path


def test_what_lies_there_as_it_is_in_the_index(repository: Path) -> None:
    (repository / "claims/changed.yaml").write_bytes(OTHER)
    (repository / "claims/new.yaml").write_bytes(CLAIM)
    known = ids(repository, ("claims",))
    unchanged = ("plain.yaml", "to run.yaml", "tab\tin it.yaml", "größe.yaml")
    assert known == {f"claims/{name}": blob(CLAIM) for name in unchanged}


@pytest.mark.parametrize("told", ["--skip-worktree", "--assume-unchanged"])
def test_where_git_is_told_not_to_look_nothing_is_known(repository: Path, told: str) -> None:
    git(repository, "update-index", told, "claims/plain.yaml")
    assert ids(repository, ("claims",)) is None


def test_links_and_what_is_being_merged_are_not_known(repository: Path) -> None:
    (repository / "claims/link.yaml").symlink_to("plain.yaml")
    git(repository, "add", "-A")
    one = blob(OTHER).decode()
    git(repository, "hash-object", "-w", "--stdin", stdin=OTHER)
    merging = "".join(f"100644 {one} {stage}\tclaims/merged.yaml\n" for stage in (1, 2, 3))
    git(repository, "update-index", "--index-info", stdin=merging.encode())
    known = ids(repository, ("claims",))
    assert known is not None
    assert not known.keys() & {"claims/link.yaml", "claims/merged.yaml"}


def test_outside_of_git_nothing_is_known(tmp_path: Path) -> None:
    assert ids(tmp_path, ("claims",)) is None
