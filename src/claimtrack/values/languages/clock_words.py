"""What a language needs to read a time of day: how it is written, which half of the day it means, and whose clock it is."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class ClockWords(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The words of a time of day; those that a language leaves out are not read in it. Whole numbers are minutes."""

    at: str = r"(?!)"
    """A pattern of what stands before a time of day at which something is, with its space: `at`."""
    about: str = r"(?!)"
    """A pattern of what makes it a rough one, with its space: `about`, behind `at` or in its place."""
    time: str = r"(?!)"
    """A pattern of the time itself: the groups `hour`, `half` (of the day), `minute` and others whose name begins so; or `word`;
    or `four` for figures without a sign between."""
    halves: Mapping[str, bool] = {}
    """How the words of the group `half` begin, and whether they mean the second half of the day."""
    words: Mapping[str, int] = {}
    """Times of day in one word: `noon`."""
    local: str = r"(?!)"
    """A pattern of what says no more than that it is the clock of the place: `local time`."""
    zones: Mapping[str, int] = {}
    """Names of clocks, beside those of `clocks.py`, by how far they are ahead of UTC; in lower case."""
