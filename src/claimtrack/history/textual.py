"""Git's own merge of three texts, and how it is told to mark conflicts, as the git that called us has it. Writes no file."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

_CONFLICTS = 127
"""More than so many conflicts are not told apart (git-merge-file(1)); what is above is an error."""
_SHOW_BASE = (b"diff3", b"zdiff3")


def merged(ours: Path, base: Path, theirs: Path, size: int, names: Sequence[str]) -> tuple[int, bytes] | None:
    """How many conflicts git finds in three files, and the text; None where it can do nothing, as with what is no text.

    `names` are those of ours, base and theirs.
    """
    labels = [f"-L{name}" for name in names]
    found = _git("merge-file", "-p", "-q", f"--marker-size={size}", *labels, str(ours), str(base), str(theirs))
    return None if found is None or not 0 <= found[0] <= _CONFLICTS else found


def shows_base() -> bool:
    """Whether conflicts are to show the common version, too (`merge.conflictStyle`)."""
    found = _git("config", "--get", "merge.conflictStyle")
    return found is not None and found[1].strip() in _SHOW_BASE


def _git(*args: str) -> tuple[int, bytes] | None:
    """Exit code and output, in the environment we were called in: the repository, and settings given with `-c`, are its."""
    try:
        done = subprocess.run(["git", *args], stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603, S607 - a list of arguments, and the git of the PATH that called us
    except (OSError, ValueError):
        return None
    return done.returncode, done.stdout
