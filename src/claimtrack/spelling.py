"""Did you mean: the known word nearest to one that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_CLOSE_ENOUGH = 75.0
_LONG_ENOUGH = 4


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is alike. Of equally alike ones the first in the alphabet."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only when somebody misspelt something

    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_CLOSE_ENOUGH)
    return None if best is None else str(best[0])


def slip(word: str, near: str, known: Iterable[str]) -> bool:
    """Whether `word` is a slip of the fingers for `near` and for no other known word.

    Typed alike, or, of words of four letters and more, with one letter too many, too few, wrong or swapped.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when somebody misspelt something

    if only_alike(word, near, known):
        return True
    one_off = [one for one in set(known) if OSA.distance(word.lower(), one.lower(), score_cutoff=1) <= 1]
    return one_off == [near] and len(near) >= _LONG_ENOUGH


def only_alike(word: str, near: str, known: Iterable[str]) -> bool:
    """Whether `word` and `near` have the same letters and digits in the same order, and no other known word has them.

    Case and the marks between letters do not count; those between two digits do: `1-12` is not `11-2`.
    """
    letters = _letters(word)
    return letters == _letters(near) != "" and sum(_letters(one) == letters for one in set(known)) == 1


def _letters(word: str) -> str:
    return _marks().sub("", word.casefold())


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9])[\W_]+|[\W_]+(?![0-9])")


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A help line: `did you mean ...?`, or what to do otherwise."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else otherwise
