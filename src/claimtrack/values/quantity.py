"""Quantities: how many or how much, with the bound that the words set. Relates two of them; `quantity_words.py` reads them.

`at least 50 troops` is the set [50, infinity) with the headline number 50; the table is in docs/relations.md.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec

from claimtrack.policy import RelationPolicy
from claimtrack.values import interval
from claimtrack.values.comparison import Comparison, Gap, at_least, by_ratio, entailed
from claimtrack.values.interval import Interval
from claimtrack.values.units import Unit

Bound = Literal["exact", "at_least", "more_than", "up_to", "fewer_than", "nearly", "about", "range", "vague"]

_FAMILY: dict[Bound, str] = {
    "at_least": "floor",
    "more_than": "floor",
    "up_to": "ceiling",
    "fewer_than": "ceiling",
    "range": "range",
}


_NONE = Interval(Fraction(0), Fraction(0))


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
    converted = converted or (a.unit is not b.unit and a.unit.size != b.unit.size)
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
    """How a part lies to its whole: it may not be larger. None when their units cannot be compared.

    A part that reaches the floor of its whole implies it; a whole implies a ceiling of its part that it stays under.
    """
    if part.unit.dimension != whole.unit.dimension:
        return None
    low = Interval(part.extent.low, None, part.extent.low_open)
    exceeds = interval.relate(low, Interval(None, whole.extent.high, False, whole.extent.high_open)) == "disjoint"
    floor_reached = whole.extent.high is None and interval.relate(low, whole.extent) in ("equal", "a_in_b")
    below = part.extent.low == 0 and interval.relate(Interval(Fraction(0), whole.extent.high), part.extent) in ("equal", "a_in_b")
    return Comparison(
        sets="disjoint" if exceeds else "overlap",
        gap=_edge_gap(part, whole, policy) if exceeds else "none",
        vague=part.vague or whole.vague,
        rounding=exceeds and _roundings(part, whole, policy, converted=part.unit.size != whole.unit.size),
        exceeds=exceeds,
        entails="a" if floor_reached else "b" if below else "none",
    )


def _same_bound(a: Quantity, b: Quantity) -> bool:
    """Two floors, ceilings or ranges with other numbers; `at least 50` and `more than 50` differ in words only."""
    family = a.bound in _FAMILY and _FAMILY.get(a.bound) == _FAMILY.get(b.bound)
    return family and (a.extent.low, a.extent.high) != (b.extent.low, b.extent.high)


def _headline_gap(a: Quantity, b: Quantity, policy: RelationPolicy) -> Gap:
    gap = by_ratio(a.headline, b.headline, policy)
    if a.bound == b.bound == "range" and a.extent.high is not None and b.extent.high is not None:
        gap = at_least(gap, by_ratio(a.extent.high, b.extent.high, policy))
    return gap


def _edge_gap(a: Quantity, b: Quantity, policy: RelationPolicy) -> Gap:
    """The distance of the nearest edges; no ratio bridges none and some, not even `more than zero`."""
    if _NONE in (a.extent, b.extent):
        return "serious"
    return by_ratio(*interval.nearest_edges(a.extent, b.extent), policy)


def _roundings(a: Quantity, b: Quantity, policy: RelationPolicy, *, converted: bool) -> bool:
    """Whether two flat numbers may be one, rounded: close, and one of them round (once converted: within their last digits)."""
    if a.bound != "exact" or b.bound != "exact" or not a.headline or not b.headline:
        return False
    small, large = (a.headline, b.headline) if interval.order(a.headline, b.headline) < 0 else (b.headline, a.headline)
    if not _close(small, large, _exactly(policy.rounding_gap)):
        return False
    if converted:
        return large - small <= (a.step + b.step) / 2
    return _round(a) or _round(b) or large - small <= max(a.step, b.step) / 2


def _close(small: Fraction, large: Fraction, gap: Fraction) -> bool:
    """Whether the difference is no larger a share of the larger number than `gap`; whole numbers stand for the two."""
    (above, below), (over, under), (part, whole) = small.as_integer_ratio(), large.as_integer_ratio(), gap.as_integer_ratio()
    lower, upper = above * under, over * below
    return upper < 0 or (upper - lower) * whole <= part * upper


def _round(quantity: Quantity) -> bool:
    """A round number ends in a zero and has at most two figures before its zeros: 20, 1,000, 1,500, 2.5 million."""
    (step, parts), (size, pieces) = quantity.step.as_integer_ratio(), quantity.unit.size.as_integer_ratio()
    number, shares = quantity.headline.as_integer_ratio()
    return step * pieces >= 10 * size * parts and number * parts < 100 * step * shares


@lru_cache(maxsize=64)
def _exactly(figure: float) -> Fraction:
    return Fraction(str(figure))
