"""What names the code that makes what is remembered, so that what other code made is not believed. Imports next to nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

import claimtrack

_LIBRARIES = ("yaml", "msgspec", "rapidfuzz", "Stemmer", "text_to_num", "rich", "typer")


def program() -> str:
    """This package with its files, the libraries it works with, and Python: as they are installed here, by size and time."""
    home = Path(claimtrack.__file__).parent
    return "\n".join((claimtrack.__version__, sys.version, *map(_library, _LIBRARIES), *sorted(_stamps(str(home), ""))))


def _stamps(folder: str, shown: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                told = entry.stat()
                yield f"{shown}{entry.name} {told.st_size} {told.st_mtime_ns}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _stamps(entry.path, f"{shown}{entry.name}/")


def _library(name: str) -> str:
    """What names a library as it is installed. Not its version: which of them are imported by now depends on what was read."""
    spec = PathFinder.find_spec(name)  # what `importlib.util` finds, which takes longer to import than all of this
    if spec is None or spec.origin is None:
        return name
    told = Path(spec.origin).stat()
    return f"{spec.origin} {told.st_size} {told.st_mtime_ns}"
