"""Finds shares and multiples in a sentence: `a third of`, `more than half`, `doubled`, `twice as many`.

A share is a quantity of per cent, a multiple one of times. A share in words is round: without a bound it means about that much.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache

from claimtrack.policy import RelationPolicy
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import alternatives, before_number, begin, no_count
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Bound, Quantity
from claimtrack.values.quantity_words import extent_of, leading_bound
from claimtrack.values.units import Unit

PERCENT = Unit("percent", Fraction(100))
"""A whole is a hundred per cent."""
TIMES = Unit("times")


def find(sentence: str, policy: RelationPolicy, language: Language = ENGLISH) -> tuple[Mention, ...]:
    """The shares and multiples of a sentence, in their order."""
    return _find(sentence, policy, language)


@lru_cache(maxsize=8192)
def _find(sentence: str, policy: RelationPolicy, language: Language) -> tuple[Mention, ...]:
    lowered = sentence.lower()
    if not any(word in lowered for word in _beginnings(language)):
        return ()
    found = []
    nothing = [match.span() for match in no_count(language).finditer(sentence)]
    for pattern, table, unit in _patterns(language):
        for match in pattern.finditer(sentence):
            if any(match.start("words") < end and start < match.end() for start, end in nothing):
                continue
            bound, _ = leading_bound(match.group("bound") or "", language)
            value = table[" ".join(match.group("words").lower().split())]
            quantity = _quantity(match.group(), bound, value, unit, policy)
            found.append(Mention(start=match.start(), end=match.end(), text=match.group(), value=quantity))
    return tuple(sorted(found, key=lambda mention: mention.start))


@cache
def _beginnings(language: Language) -> frozenset[str]:
    """A word of every share and multiple: a sentence without any of them has none, and is not looked into."""
    speech = language.speech
    return frozenset(max(re.findall(r"[^\W\d_]+", words), key=len) for words in (*speech.fractions, *speech.multiples))


def _quantity(text: str, bound: Bound, value: Fraction, unit: Unit, policy: RelationPolicy) -> Quantity:
    round_words: Bound = "about" if bound == "exact" else bound
    return Quantity(
        text=text,
        extent=extent_of(round_words, value * unit.size, policy),
        bound=round_words,
        headline=value * unit.size,
        step=value * unit.size / 10,
        unit=unit,
    )


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], Mapping[str, Fraction], Unit], ...]:
    speech = language.speech
    begins, bound = begin(language), rf"(?P<bound>{before_number(language)})?"
    fractions = re.compile(rf"{begins}{bound}(?P<words>{alternatives(speech.fractions)})(?={speech.after_share})", re.IGNORECASE)
    multiples = re.compile(rf"{begins}{bound}(?P<words>{alternatives(speech.multiples)})\b", re.IGNORECASE)
    return (fractions, speech.fractions, PERCENT), (multiples, speech.multiples, TIMES)
