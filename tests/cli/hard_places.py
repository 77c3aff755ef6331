"""Places where nothing can be written: a small disk that is full, a tree that is read-only. Each is a mount of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOM = 1 << 20
"""The size of the small disk, in bytes."""


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own at a folder. Skips where the system does not let us mount one."""
    folder.mkdir(exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=755", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a disk of its own needs the right to mount one: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Take all that is left of a disk; the file that does it."""
    filler = disk / ".filler"
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(b"\0" * 4096):
            pass
    return filler


def freeze(disk: Path) -> None:
    """Make a disk read-only."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but for what fills the disk; links as where they lead."""
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if name != ".filler":
                found[path.relative_to(folder).as_posix()] = (
                    str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
                )
    return found
