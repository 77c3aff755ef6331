"""Finds ranks and marks in a sentence: `ranked 22nd`, `the third largest`, `34 out of 100`, `6/10`.

A rank is a quantity of its own dimension; so is a mark, for each scale that marks are given on.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from claimtrack.patterns import later
from claimtrack.policy import RelationPolicy
from claimtrack.values import numerals
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import alternatives, before_number, begin
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Bound, Quantity
from claimtrack.values.quantity_words import extent_of, leading_bound
from claimtrack.values.units import Unit

RANK = Unit("rank")
_WORD = later(r"\s+([^\W\d_]+)")
_OUT_OF = r"(?:4|5|6|10|20|100)"
_SLASH = r"(?:10|100|(?<=[.,٫]\d/)[456]|(?<=[.,٫]\d\d/)[456])"
"""What marks are given out of. Other quotients are dates, house numbers or fractions; so is `4/5`, but not `3.5/5`."""


def find(sentence: str, policy: RelationPolicy, language: Language = ENGLISH) -> tuple[Mention, ...]:
    """The ranks and marks of a sentence, in their order."""
    return _find(sentence, policy, language)


@lru_cache(maxsize=8192)
def _find(sentence: str, policy: RelationPolicy, language: Language) -> tuple[Mention, ...]:
    mark, rank = _patterns(language)
    ordinals = language.speech.ordinals
    found = []
    for match in mark.finditer(sentence):
        if match["scale"] and _is_share(sentence, match.end(), language):
            continue
        bound, _ = leading_bound(match["bound"] or "", language)
        number, scale = match["number"], match["slash"] or match["scale"]
        value, step = numerals.value_of(number, language)
        found.append(_mention(match, (value, min(step, Fraction(1))), Unit(f"out of {int(scale)}"), bound, policy))
    for match in rank.finditer(sentence):
        if not (match["placed"] or match["best"]):
            continue
        value = Fraction(match["figures"] or ordinals[match["word"].lower()])
        found.append(_mention(match, (value, Fraction(1)), RANK, "exact", policy))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _is_share(sentence: str, at: int, language: Language) -> bool:
    """Whether things follow, so that it is a part of them rather than a mark: `nine out of ten doctors`."""
    word = _WORD.match(sentence, at)
    if word is None or word[1].lower() in language.speech.stops or word[1].lower().startswith("point"):
        return False
    return re.search(language.speech.plural, word[1], re.IGNORECASE) is not None


def _mention(
    match: re.Match[str], number: tuple[Fraction, Fraction], unit: Unit, bound: Bound, policy: RelationPolicy
) -> Mention:
    value, step = number
    extent = extent_of(bound, value, policy)
    quantity = Quantity(text=match.group(), extent=extent, bound=bound, headline=value, step=step, unit=unit)
    return Mention(start=match.start(), end=match.end(), text=match.group(), value=quantity)


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    speech, decimal = language.speech, f"[{re.escape(language.numbers.decimal)}]"
    mark = (
        rf"(?<![\w./])(?P<bound>{before_number(language)})?(?P<number>\d+(?:{decimal}\d+)?)(?:/(?P<slash>{_SLASH})|"
        rf"\s+(?:{alternatives(speech.out_of)})\s+(?P<scale>{_OUT_OF}))(?![\w/]|\.\d|,\d)"
    )
    ordinal = rf"(?:(?P<figures>\d+){speech.ordinal_figures}|(?P<word>{alternatives(speech.ordinals)})\b)"
    rank = rf"{begin(language)}(?P<placed>{speech.rank_before})?{ordinal}(?P<best>\s+(?:{speech.rank_after}))?"
    return re.compile(mark, re.IGNORECASE), re.compile(rank, re.IGNORECASE)
