"""`claimtrack capture add` and `import`, killed at every moment: the old state or the new one, and done again it is complete."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from claimtrack.captures import store
from killing import Death, deaths, killed_at
from written_corpus import laid_out

PAGE = 'The port closed the bridge on Tuesday, the authority said.\n\n"It is closed," it said.\n'
NAME = hashlib.sha256(PAGE.encode()).hexdigest()
SOURCE = "# kept as it is\nsource:   the Courier # here too\nkind: outlet\nanonymity: named\n\n"
NAMED = f"captures:\n  - sha256: {NAME}\n    captured: 2026-03-03\n    title: A title\n"
ADD = ("capture", "add", "page.txt", "--source", "courier", "--title", "A title", "--today", "2026-03-03")


def fresh(folder: Path) -> Path:
    root = laid_out(folder, {"sources/courier.yaml": SOURCE, "claimtrack.toml": ""})
    (root / "page.txt").write_text(PAGE, "utf-8")
    return root


def record(root: Path) -> str:
    return (root / "sources/courier.yaml").read_text("utf-8")


def folder(root: Path) -> Path:
    return root / ".claimtrack" / "captures"


@pytest.mark.long
def test_the_record_is_the_old_or_the_new_and_never_ahead_of_the_copy(tmp_path: Path) -> None:
    seen: list[tuple[bool, bool]] = []
    for death in deaths(lambda moment: fresh(tmp_path / str(moment)), *ADD):
        copy = store.copy_of(folder(death.root), NAME)
        assert copy is None or copy.state == "whole", death
        assert record(death.root) in (SOURCE, SOURCE.rstrip("\n") + "\n" + NAMED + "\n"), death
        named = NAME in record(death.root)
        assert not named or copy is not None, death
        seen.append((copy is not None, named))
        _again(death)
    assert killed_at(0, death.root, "capture", "check").status == 0
    assert seen == sorted(seen), "what is done is never undone"
    assert {(False, False), (True, False), (True, True)} == set(seen)
    assert len(seen) > 15


def _again(death: Death) -> None:
    done = killed_at(0, death.root, *ADD)
    assert done.status == 0, done.err
    assert NAMED in record(death.root)
    (copy,) = store.copies(folder(death.root), [NAME])
    assert (copy.state, len(copy.blocks)) == ("whole", 2)
    assert (folder(death.root) / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.long
def test_an_archive_comes_in_copy_by_copy(tmp_path: Path) -> None:
    origin = fresh(tmp_path / "origin")
    assert killed_at(0, origin, *ADD).status == 0
    assert killed_at(0, origin, "capture", "export", "../all.zip").status == 0
    for death in deaths(lambda moment: fresh(tmp_path / str(moment)), "capture", "import", "../all.zip"):
        copy = store.copy_of(folder(death.root), NAME)
        assert copy is None or copy.state == "whole", death
        assert killed_at(0, death.root, "capture", "import", "../all.zip").status == 0
        assert [one.state for one in store.copies(folder(death.root), [NAME])] == ["whole"]


@pytest.mark.parametrize("moment", [2, 5, 8])
def test_an_archive_is_there_whole_or_not_at_all(tmp_path: Path, moment: int) -> None:
    root = fresh(tmp_path / "desk")
    assert killed_at(0, root, *ADD).status == 0
    killed_at(moment, root, "capture", "export", "../all.zip")
    if (tmp_path / "all.zip").exists():
        again = fresh(tmp_path / "again")
        assert killed_at(0, again, "capture", "import", "../all.zip").status == 0
        assert [one.state for one in store.copies(folder(again), [NAME])] == ["whole"]
