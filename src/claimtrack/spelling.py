"""Did you mean: the known word nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE_ENOUGH = 75.0


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is alike. Of equally alike ones the first in the alphabet."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only when somebody misspelt something

    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_CLOSE_ENOUGH)
    return None if best is None else str(best[0])


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A help line: `did you mean ...?`, or what to do otherwise."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else otherwise
