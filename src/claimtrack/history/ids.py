"""The names under which git's index has the files of a corpus, as far as they lie there unchanged. Reads no file itself.

Git compares what it noted of each file with what the disk says, and looks into those that may have changed within the
time that a clock can tell (Documentation/technical/racy-git.txt). Imports next to nothing: it is asked before anything is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from claimtrack.history import calling
from claimtrack.trouble import Trouble

_PLAIN = ("100644", "100755")
_SHA1 = 40
_FIRST, _LAST = "H 100644 ", " 0"
"""What stands around the name of nearly every file: these lines are not taken apart."""
_LENGTH = len(_FIRST) + _SHA1 + len(_LAST)
_CONVERTING = re.compile(rb"^core\.autocrlf (?!false$)|^core\.eol (?!lf$)", re.MULTILINE)


def carries(root: Path, path: str) -> bool:
    """Whether git keeps what lies at a path: whoever wrote the commit made it."""
    try:
        return bool(calling.tried(root, "ls-files", "--cached", "-z", "--", path)[1])
    except Trouble:
        return False


def ids(root: Path, paths: Iterable[str]) -> Mapping[str, bytes] | None:
    """The names (SHA-1, hexadecimal) of unchanged files at or below `paths`, by their paths from `root`; one call for all.

    None where git does not keep this corpus, is told to pass over changes, or changes line ends between the disk and its store.
    """
    try:
        if _CONVERTING.search(calling.tried(root, "config", "--get-regexp", r"^core\.(autocrlf|eol)$")[1]):
            return None
        status, answer, words = calling.tried(root, "ls-files", "-z", "--stage", "-v", "--modified", "--", *paths)
    except Trouble:
        return None
    return None if status or words else _unchanged(answer)


def _unchanged(answer: bytes) -> dict[str, bytes] | None:
    """What is in the index as a plain file, and not modified: `H 100644 ID 0`, tab, path, NUL; one more with `C` if it is."""
    found: dict[str, bytes] = {}
    changed: set[str] = set()
    for line in filter(None, os.fsdecode(answer).split("\0")):
        head, _, path = line.partition("\t")
        if len(head) == _LENGTH and head.startswith(_FIRST) and head.endswith(_LAST):
            found[path] = head[len(_FIRST) : -len(_LAST)].encode("ascii")
            continue
        tag, mode, name, stage = head.split()
        if tag == "S" or tag.islower() or len(name) != _SHA1:
            return None  # git was told not to look, or names contents by another hash
        if tag != "H" or stage != "0" or mode not in _PLAIN:
            changed.add(path)
        else:
            found[path] = name.encode("ascii")
    return {path: name for path, name in found.items() if path not in changed}
