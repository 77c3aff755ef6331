"""Trouble with how the program was called or configured, as opposed to findings in records: a message, a way on, an exit code."""

from __future__ import annotations

import errno


class Trouble(Exception):
    """Ends a command with one clear line, a hint, and exit code 2. Raised by whoever notices, caught by the command line."""

    status = 2

    def __init__(self, message: str, help: str) -> None:  # noqa: A002 - the word that every message of claimtrack has
        """Keep the message and the way on."""
        super().__init__(message)
        self.help = help


def unwritten(what: str, error: OSError, way_on: str) -> Trouble:
    """What to raise where `what` cannot be written; where there is no room for it, that is what to see to."""
    return Trouble(f"`{what}` cannot be written: {error.strerror or error}", _ROOM if error.errno in _FULL else way_on)


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_ROOM = "make room on the disk, then do it again"


class NothingToCheck(Trouble):
    """There is no claim to check here: exit code 3, for "could not check" is never "passed"."""

    status = 3
