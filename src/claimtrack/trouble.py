"""Trouble with how the program was called or configured, as opposed to findings in records: a message, a way on, an exit code."""

from __future__ import annotations


class Trouble(Exception):
    """Ends a command with one clear line, a hint, and exit code 2. Raised by whoever notices, caught by the command line."""

    status = 2

    def __init__(self, message: str, help: str) -> None:  # noqa: A002 - the word that every message of claimtrack has
        """Keep the message and the way on."""
        super().__init__(message)
        self.help = help


class NothingToCheck(Trouble):
    """There is no claim to check here: exit code 3, for "could not check" is never "passed"."""

    status = 3
