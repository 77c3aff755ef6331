"""What each factor of the ranking is worth: one table. No verdict rests on it, only the order of what is shown.

The weights are fitted by `bench/fit_search.py` on the training questions of two published sets, and none may fall below 0; k1 and
b are those that BM25 is mostly used with.
"""

from __future__ import annotations

import msgspec


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """Factor -> what one unit of it is worth. Words and names are measured in tens of nats of rarity."""

    words: float = 2.9
    names: float = 0.4
    wording: float = 3.0
    day: float = 5.5

    k1: float = 1.2
    b: float = 0.75
    near_days: float = 1000.0
    """So many days before the day of the question, `day` is worth half."""
    days_later: int = 7
    """So many days after it a claim may have been said first and still be what was said then: desks report late."""
    candidates: int = 32
    """So many of the best by words, names and day are looked at closely."""
    postings: int = 6000
    """So many places of words are looked at to find them, the rarest word first; all its places are."""
    texts: int = 4
    """So many texts of a record are compared letter by letter: its sentence first."""


WEIGHTS = Weights()
