"""The file of a baseline: where it lies, read and written. What stands in it is for `baseline.py` to say."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from claimtrack import baseline, files
from claimtrack.baseline import Entry
from claimtrack.config import Settings
from claimtrack.trouble import Trouble, unwritten

MAX_BYTES = 64 << 20
"""Some half a million entries."""


def known(root: Path, settings: Settings, given: Path | None = None) -> tuple[Entry, ...]:
    """The entries of the baseline of a corpus, or of the file that was given. Raises Trouble where they cannot be had."""
    path = given or root / settings.baseline
    if not os.path.lexists(path):
        raise Trouble(f"there is no baseline `{_name(path, root)}`", "write it with `claimtrack verify --write-baseline`")
    try:
        return baseline.read(_data(path, root, given))
    except baseline.Broken as error:
        raise Trouble(f"{_name(path, root)}:{error.line}: {error}", error.help) from None


def record(root: Path, settings: Settings, given: Path | None, entries: Iterable[Entry]) -> str:
    """Write a baseline, all or nothing, and give the name of its file. A file that holds the same already is left alone.

    Raises Trouble where it cannot be written, and where a file lies there that never was a baseline.
    """
    path, data = given or root / settings.baseline, baseline.written(entries)
    name = _name(path, root)
    if os.path.lexists(path):
        old = _data(path, root, given)
        if not baseline.is_one(old):
            raise Trouble(f"`{name}` is there, and is no baseline", "give another name with `--baseline`, or move it away")
        if old == data:
            return name
    try:
        files.write_atomic(path, data)
    except OSError as error:
        raise unwritten(name, error, "give a path in a folder that exists and is yours") from None
    return name


def _data(path: Path, root: Path, given: Path | None) -> bytes:
    """The bytes of a baseline. That of the corpus may be no link that leads out of it; one that was given may lie anywhere."""
    found = files.read(path, Path(path.absolute().anchor) if given else root, MAX_BYTES)
    if isinstance(found, files.Refusal):
        raise Trouble(f"the baseline `{_name(path, root)}`: {found.message}", found.help)
    return found


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
