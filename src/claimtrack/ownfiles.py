"""Where claimtrack keeps what it can make anew: in `.claimtrack/`, which git is told to ignore; never through a link.

Git carries links, and a corpus may be anybody's. Imports next to nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = ".claimtrack"


def kept(path: Path) -> bytes:
    """The bytes that `keep` put there; none where there are none, or they cannot be read, or a link leads elsewhere."""
    try:
        return path.read_bytes() if is_kept(path) else b""
    except OSError:
        return b""


def keep(path: Path, data: bytes) -> None:
    """Keep bytes that can be made anew; where nothing can be written, nothing is kept."""
    from claimtrack.files import write_atomic  # noqa: PLC0415 - where something is kept, and not where it is looked up

    try:
        if keeps(path):
            write_atomic(path, data)
    except OSError:
        return


def is_kept(path: Path) -> bool:
    """Whether something lies there that we may have kept: a file, and no link."""
    return path.is_file() and not _links(path)


def keeps(path: Path) -> bool:
    """Whether something can be kept there; its folder is made, and git told to ignore it."""
    try:
        path.parent.mkdir(exist_ok=True)
        if _links(path):
            return False
        ignored = path.parent / ".gitignore"
        if not os.path.lexists(ignored):
            from claimtrack.files import create_new  # noqa: PLC0415 - once in the life of a corpus

            create_new(ignored, b"*\n")
    except OSError:
        return False
    return path.is_file() or not os.path.lexists(path)


def _links(path: Path) -> bool:
    return path.parent.is_symlink() or path.is_symlink()
