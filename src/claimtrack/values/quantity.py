"""Quantities: how many or how much, with the bound that the words set. Reads the phrase of a `value` field, relates two.

`at least 50 troops` is the set [50, infinity) with the headline number 50; the table is in docs/relations.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeVar

import msgspec

from claimtrack.policy import RelationPolicy
from claimtrack.values import english, interval, numerals, units
from claimtrack.values.comparison import Comparison, Gap, Unread, at_least, by_ratio, entailed
from claimtrack.values.interval import Interval
from claimtrack.values.units import Unit

T = TypeVar("T")
Bound = Literal["exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "range", "vague"]


def _longest_first(table: Mapping[str, T]) -> list[tuple[str, T]]:
    return sorted(table.items(), key=lambda item: -len(item[0]))


_MANY = _longest_first(english.MANY)
_FEW = _longest_first(english.FEW)
_BOUNDS = _longest_first({words: bound for bound, all_words in english.BOUNDS.items() for words in all_words})

_SECOND_NUMBER = re.compile(r"(?<![^\W\d_]-)(?<!\w)\d|^\s*of\b", re.IGNORECASE)
_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)

_FAMILY: dict[Bound, str] = {
    "at_least": "floor",
    "more_than": "floor",
    "up_to": "ceiling",
    "fewer_than": "ceiling",
    "range": "range",
}


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A set of numbers in the base unit of its dimension, and how it was put.

    `headline` is the number a reader sees (the lower one of a range); `step` the worth of its last stated digit.
    """

    text: str
    extent: Interval
    bound: Bound
    headline: Fraction
    step: Fraction
    unit: Unit
    counted: str = ""

    @property
    def vague(self) -> bool:
        """Whether the words leave open which number is meant."""
        return self.bound in ("vague", "about", "nearly")

    def phrase(self) -> str:
        """The quantity as it was written."""
        return self.text


@lru_cache(maxsize=4096)
def read(text: str, policy: RelationPolicy) -> Quantity:
    """The quantity that a phrase such as `at least 50 troops` states.

    Raises Unread when the phrase is not of that form; nothing is guessed.
    """
    phrase = " ".join(text.split())
    quantity = _range(phrase, policy) or _vague(phrase) or _bounded(phrase, policy)
    return msgspec.structs.replace(quantity, text=phrase)


def scaled(quantity: Quantity, factor: Fraction) -> Quantity:
    """The same quantity over a span `factor` times as long."""
    return msgspec.structs.replace(
        quantity,
        extent=quantity.extent.times(factor),
        headline=quantity.headline * factor,
        step=quantity.step * factor,
    )


def relate(a: Quantity, b: Quantity, policy: RelationPolicy, *, converted: bool = False) -> Comparison | None:
    """How two quantities lie to each other; None when their units cannot be compared.

    `converted` says that the two were brought to one measure (a rate to a total): their last digits then carry rounding.
    """
    if a.unit.dimension != b.unit.dimension:
        return None
    sets = interval.relate(a.extent, b.extent)
    converted = converted or a.unit.size != b.unit.size
    disjoint = sets == "disjoint"
    return Comparison(
        sets=sets,
        gap=_edge_gap(a, b, policy) if disjoint else _headline_gap(a, b, policy),
        same_bound=_same_bound(a, b),
        vague=a.vague or b.vague,
        rounding=disjoint and _roundings(a, b, policy, converted=converted),
        entails=entailed(sets),
    )


def part_of(part: Quantity, whole: Quantity, policy: RelationPolicy) -> Comparison | None:
    """How a part lies to its whole: it may not be larger. None when their units cannot be compared."""
    if part.unit.dimension != whole.unit.dimension:
        return None
    low = Interval(part.extent.low, None, part.extent.low_open)
    exceeds = interval.relate(low, Interval(None, whole.extent.high, False, whole.extent.high_open)) == "disjoint"
    floor_reached = whole.extent.high is None and interval.relate(low, whole.extent) in ("equal", "a_in_b")
    return Comparison(
        sets="disjoint" if exceeds else "overlap",
        gap=_edge_gap(part, whole, policy) if exceeds else "none",
        vague=part.vague or whole.vague,
        rounding=exceeds and _roundings(part, whole, policy, converted=part.unit.size != whole.unit.size),
        exceeds=exceeds,
        entails="a" if floor_reached else "none",
    )


def _range(phrase: str, policy: RelationPolicy) -> Quantity | None:
    match = re.fullmatch(english.BETWEEN, phrase, re.IGNORECASE) or re.fullmatch(english.TO, phrase, re.IGNORECASE)
    if match is None:
        return None
    high = _bounded(match["high"], policy)
    low = _bounded(match["low"], policy)
    if low.unit == units.COUNT and low.counted == "":
        low = scaled(low, high.unit.size)
    elif low.unit.dimension != high.unit.dimension:
        raise Unread("the two ends have different units")
    if low.headline > high.headline:
        raise Unread("the first number is larger than the second")
    return msgspec.structs.replace(
        high, extent=Interval(low.headline, high.headline), bound="range", headline=low.headline, step=low.step
    )


def _vague(phrase: str) -> Quantity | None:
    for words, (low, high) in _MANY:
        rest = _after(phrase, words)
        if rest is not None:
            return _build(Interval(Fraction(low), Fraction(high)), "vague", Fraction(low), rest.removeprefix("of "))
    for words, (low, high) in _FEW:
        rest = _after(phrase, words)
        if rest is None:
            continue
        first, _, more = rest.partition(" ")
        scale = english.SCALES.get(first.lower().removesuffix("s"))
        if scale is None:
            return _build(Interval(Fraction(low), Fraction(high)), "vague", Fraction(low), rest)
        extent = Interval(Fraction(low * scale), Fraction((high + 1) * scale - 1))
        return _build(extent, "vague", Fraction(low * scale), more.removeprefix("of "))
    return None


def _bounded(phrase: str, policy: RelationPolicy) -> Quantity:
    bound, rest = _leading_bound(phrase)
    currency, rest = _currency(rest)
    try:
        number = numerals.read(rest)
    except Unread:
        raise Unread(f"no number in `{phrase}`") from None
    number = _millions(number, rest, spoken=currency is not None)
    bound, following = _trailing_bound(bound, number.rest)
    if _SECOND_NUMBER.search(following):
        raise Unread(f"a second number after the first in `{phrase}`; a value holds one")
    unit, counted = (currency, following.strip()) if currency else units.leading(following)
    if unit == units.COUNT and _ARTICLE.match(rest) and number.value == 1:
        raise Unread(f"`{rest.split()[0]}` may not mean one here: write the number")
    value, step = number.value * unit.size, number.step * unit.size
    return Quantity(
        text=phrase,
        extent=_extent(bound, value, policy),
        bound=bound,
        headline=value,
        step=step,
        unit=unit,
        counted=counted,
    )


def _extent(bound: Bound, value: Fraction, policy: RelationPolicy) -> Interval:
    match bound:
        case "at_least":
            return Interval(value, None)
        case "more_than":
            return Interval(value, None, low_open=True)
        case "up_to":
            return Interval(Fraction(0), value)
        case "fewer_than":
            return Interval(Fraction(0), value, high_open=True)
        case "nearly":
            return Interval(value * _exactly(policy.nearly_floor), value, high_open=True)
        case "about":
            spread = value * _exactly(policy.about_spread)
            return Interval(value - spread, value + spread)
        case _:
            return Interval(value, value)


def _exactly(figure: float) -> Fraction:
    return Fraction(str(figure))


def _build(extent: Interval, bound: Bound, headline: Fraction, rest: str) -> Quantity:
    unit, counted = units.leading(rest)
    return Quantity(
        text="",
        extent=extent.times(unit.size),
        bound=bound,
        headline=headline * unit.size,
        step=unit.size,
        unit=unit,
        counted=counted,
    )


def _leading_bound(phrase: str) -> tuple[Bound, str]:
    for words, bound in _BOUNDS:
        rest = _after(phrase, words)
        if rest is not None:
            return bound, rest  # type: ignore[return-value]
    return "exact", phrase


def _trailing_bound(bound: Bound, rest: str) -> tuple[Bound, str]:
    """`50 or more`, `50+ troops`, `50 troops or so`: the bound that follows, unless one stood before."""
    text = rest.strip()
    for kind, phrases in english.TRAILING.items():
        for words in phrases:
            start, end = re.match(rf"{re.escape(words)}(?=\s|$)", text), text.endswith(f" {words}")
            if bound == "exact" and (start or end):
                return kind, text[start.end() :].strip() if start else text.removesuffix(words)  # type: ignore[return-value]
    return bound, rest


def _currency(phrase: str) -> tuple[Unit | None, str]:
    for sign in units.CURRENCY_SIGNS:
        if phrase.lower().startswith(sign):
            return units.UNITS[sign], phrase[len(sign) :].strip()
    return None, phrase


def _millions(number: numerals.Numeral, phrase: str, *, spoken: bool) -> numerals.Numeral:
    """`$1.2m` is a million; `1.2m` of anything else may be metres, and is not guessed."""
    if not re.match(r"m\b", number.rest) or not phrase[: len(phrase) - len(number.rest)].strip()[-1:].isdigit():
        return number
    if not spoken:
        raise Unread("`m` may mean metres or million: write the word")
    return numerals.Numeral(number.value * 1_000_000, number.step * 1_000_000, number.rest[1:])


def _after(phrase: str, words: str) -> str | None:
    """What follows `words` at the start of the phrase; None when it does not begin with them."""
    if not phrase.lower().startswith(words):
        return None
    rest = phrase[len(words) :]
    if rest and words[-1].isalnum() and not rest[0].isspace():
        return None
    return rest.strip()


def _same_bound(a: Quantity, b: Quantity) -> bool:
    return a.bound in _FAMILY and _FAMILY.get(a.bound) == _FAMILY.get(b.bound)


def _headline_gap(a: Quantity, b: Quantity, policy: RelationPolicy) -> Gap:
    gap = by_ratio(a.headline, b.headline, policy)
    if a.bound == b.bound == "range" and a.extent.high is not None and b.extent.high is not None:
        gap = at_least(gap, by_ratio(a.extent.high, b.extent.high, policy))
    return gap


def _edge_gap(a: Quantity, b: Quantity, policy: RelationPolicy) -> Gap:
    return by_ratio(*interval.nearest_edges(a.extent, b.extent), policy)


def _roundings(a: Quantity, b: Quantity, policy: RelationPolicy, *, converted: bool) -> bool:
    """Whether two flat numbers may be one, rounded: close, and one of them round (once converted: within their last digits)."""
    if a.bound != "exact" or b.bound != "exact" or not a.headline or not b.headline:
        return False
    small, large = sorted((a.headline, b.headline))
    if (large - small) / large > _exactly(policy.rounding_gap):
        return False
    if converted:
        return large - small <= (a.step + b.step) / 2
    return any(_round(one) or abs(one.headline - other.headline) <= one.step / 2 for one, other in ((a, b), (b, a)))


def _round(quantity: Quantity) -> bool:
    """A round number ends in a zero and has at most two figures before its zeros: 20, 1,000, 1,500, 2.5 million."""
    figures = quantity.headline / quantity.unit.size / (quantity.step / quantity.unit.size)
    return quantity.step / quantity.unit.size >= 10 and figures < 100
