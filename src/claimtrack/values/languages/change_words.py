"""What a language needs to tell a change from a level: what rises and falls, from what to what, by how much, how many more."""

from __future__ import annotations

import msgspec


class ChangeWords(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The words of change, as patterns; those that a language leaves out are not read in it."""

    rising: str = r"(?!)"
    """Words for going up: `rose`, `increase`."""
    falling: str = r"(?!)"
    """Words for going down: `fell`, `drop`."""
    moving: str = r"(?!)"
    """Words for a change either way: `revised`, `went`."""
    origin: str = r"(?!)"
    """What stands before the number that a change began from: `from`. If it stands before a step too, only `moving` tells."""
    outcome: str = r"(?!)"
    """What stands before the number that it led to: `to`."""
    step: str = r"(?!)"
    """What stands before the difference: `by`."""
    former: str = r"(?!)"
    """What stands before a former number without any of these: `up from`."""
    further_before: str = r"(?!)"
    """What before a number says that it comes on top of others: `another`."""
    further_behind: str = r"(?!)"
    """What behind a number says so, with the space before it: ` more`."""
    events: str = r"(?!)"
    """Nouns for one event, as against a span of days in which many things happen: `attack`, `election`."""
