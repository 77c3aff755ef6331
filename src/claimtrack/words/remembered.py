"""What was once read of a text, for the next time it is met: a table that starts anew when it is full.

In place of `functools.lru_cache` where a sentence asks some twenty times: that notes at each answer which one was asked for last,
which costs more than the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Read = TypeVar("Read")


class Remembered(dict[str, Read]):
    """From a text to what is read of it, by `table[text]`."""

    __slots__ = ("most", "read")

    def __init__(self, read: Callable[[str], Read], most: int) -> None:
        """Nothing is read yet; at most so many texts are held."""
        super().__init__()
        self.read, self.most = read, most

    def __missing__(self, text: str) -> Read:
        """Read a text that was not met."""
        if len(self) >= self.most:
            self.clear()
        found = self[text] = self.read(text)
        return found
