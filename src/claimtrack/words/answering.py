"""Words that answer a question rather than ask it: numbers, times and measures, negations, bounds and directions."""

from __future__ import annotations

from functools import cache, lru_cache

from claimtrack.patterns import later
from claimtrack.words.english import CONTRACTED, NEGATIONS
from claimtrack.words.tokens import folded, stem

NOT = "not"
"""What all words are that negate, where a sense is turned."""

_NUMBER = later(r"\d+(?:[.:/-]\d+)*")
_TIMES = """
january february march april june july august september october november december monday tuesday wednesday thursday friday
saturday sunday spring summer autumn winter second minute hour day week fortnight weekend month quarter year decade century
yesterday today tomorrow tonight daily yearly annual
"""
_MEASURES = """
percent point dollar euro pound yen rupee km kilometre kilometer mile metre meter foot feet ton tonne kg hectare acre litre liter
times twice half third dozen hundred thousand million billion trillion double triple fold
"""
_TURNS = """
more most less least few fewer many one all some any only before after until till since above below over under up down out off
against with than near nearly almost about around roughly approximately exactly between first last next both each every part
will would shall should can could may might must ought if unless except but increase decrease rise rose risen fall fell fallen
grow grew grown drop gain lose lost win won high low higher lower large small fail refuse deny denied reject stop end ban halt
begin began begun start former alleged suspected claim attempt plan propose essentially virtually practically basically
effectively largely mostly mainly partly possibly probably likely reportedly apparently
"""


@lru_cache(maxsize=1 << 16)
def is_figure(term: str) -> bool:
    """Whether a term is a number, a date, a span of time or a measure."""
    return bool(_NUMBER.match(term)) or term in stems(_TIMES) or term in stems(_MEASURES)


@lru_cache(maxsize=1 << 16)
def is_value(term: str) -> bool:
    """Whether a term belongs to what a claim answers, and not to what it asks: figures, negations, turns."""
    return is_figure(term) or term in NEGATIONS or term in stems(_TURNS)


@lru_cache(maxsize=1 << 16)
def turn(written: str) -> str:
    """A word as one that turns a sense: all that negate are one, of others the stem; empty for those that turn nothing."""
    word = folded(written)
    if word in NEGATIONS or word.endswith("n't") or word in CONTRACTED:
        return NOT
    return stem(word) if stem(word) in stems(_TURNS) else ""


@cache
def stems(words: str) -> frozenset[str]:
    """The stems of the words of a table."""
    return frozenset(map(stem, words.split()))
