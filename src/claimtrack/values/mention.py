"""A value that a sentence states, with the words that state it. Values only; the readers are `quantities.py` and `times.py`."""

from __future__ import annotations

import msgspec

from claimtrack.values.quantity import Quantity
from claimtrack.values.window import Window


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One quantity or time of a sentence, `sentence[start:end]` being its words.

    `counted` is what a quantity counts, in the sentence's own words (`loaded trucks`); `per` the span or group of a rate; `lead`
    the word that puts a time in its place (`by`, `since`, `as_of`).
    """

    start: int
    end: int
    text: str
    value: Quantity | Window
    counted: str = ""
    per: str | None = None
    lead: str = ""
    relative: bool = False
    """A time that means another day when it is said on another day."""
    further: bool = False
    """A quantity that comes on top of others that the sentence does not tell: `two more`."""
