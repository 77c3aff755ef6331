"""Windows: when something happened or will. Reads the phrase of a `when` field, relates two.

`within a month` said on 23 February 2026 is the set of days up to 23 March. The phrases are read in `window_words.py`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec

from claimtrack.policy import RelationPolicy
from claimtrack.values import interval
from claimtrack.values.comparison import Comparison, Gap, at_least, by_days, by_ratio, entailed
from claimtrack.values.dates import said_plainly
from claimtrack.values.interval import Interval

Bound = Literal["on", "in", "by", "not_before", "past", "range"]


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A set of days, from `first` to `last`, both included; None is no limit. `said` is the day it was counted from, if known.

    `in` is a calendar period (a week, month, quarter, year, decade), `past` a span that ends on the day it was said.
    """

    text: str
    first: date | None
    last: date | None
    bound: Bound
    said: date | None = None
    vague: bool = False
    named: str = ""
    """The calendar period in words (`March 2026`), where it has a name."""

    @property
    def extent(self) -> Interval:
        """The days as numbers on a line."""
        return Interval(_number(self.first), _number(self.last))

    def phrase(self) -> str:
        """The window in calendar words, whatever words it was given in."""
        if self.bound == "in" and self.named:
            return f"in {self.named}"
        if self.first and self.first == self.last:
            return f"on {said_plainly(self.first)}"
        if self.first and self.last:
            return f"between {said_plainly(self.first)} and {said_plainly(self.last)}"
        if self.last:
            return f"by {said_plainly(self.last)}"
        return f"not before {said_plainly(self.first)}" if self.first else self.text

    def decided(self) -> date | None:
        """The day on which it will be known whether this came true."""
        return self.last or self.first


def relate(a: Window, b: Window, policy: RelationPolicy) -> Comparison:
    """How two windows lie to each other. Distances count from the earlier day on which either was said."""
    sets = interval.relate(a.extent, b.extent)
    same = a.bound == b.bound and a.bound in ("by", "not_before", "past", "range")
    if sets == "disjoint":
        gap = _distance(*_nearest_edges(a, b), _anchor(a, b), policy)
    else:
        gap = _bounds_apart(a, b, policy) if same else "none"
    return Comparison(sets=sets, gap=gap, same_bound=same, vague=a.vague or b.vague, entails=entailed(sets))


def part_of(part: Window, whole: Window, policy: RelationPolicy) -> Comparison:
    """How the end of a part lies to the end of its whole: it may not come later, so a deadline of the whole holds for the part.

    For the same reason the whole is not over before the day before which the part is not.
    """
    exceeds = part.first is not None and whole.last is not None and part.first > whole.last
    gap: Gap = "none"
    if exceeds:
        gap = _distance(*_nearest_edges(part, whole), _anchor(part, whole), policy)
    in_time = part.bound == "by" and part.last is not None and whole.last is not None and whole.last <= part.last
    held_up = whole.bound == "not_before" and whole.first is not None and part.first is not None and whole.first <= part.first
    return Comparison(
        sets="disjoint" if exceeds else "overlap",
        gap=gap,
        vague=part.vague or whole.vague,
        exceeds=exceeds,
        entails="b" if in_time else "a" if held_up else "none",
    )


@lru_cache(maxsize=1 << 12)
def _number(day: date | None) -> Fraction | None:
    """The day as a number; the days that claims speak of are few, and each is asked for many times."""
    return None if day is None else Fraction(day.toordinal())


def _nearest_edges(a: Window, b: Window) -> tuple[date, date]:
    """Of two windows without a common day the last day of the earlier one and the first of the later one."""
    for earlier, later in ((a, b), (b, a)):
        if earlier.last is not None and later.first is not None and earlier.last < later.first:
            return earlier.last, later.first
    raise ValueError("the windows have a day in common")


def _anchor(a: Window, b: Window) -> date | None:
    return min((window.said for window in (a, b) if window.said), default=None)


def _bounds_apart(a: Window, b: Window, policy: RelationPolicy) -> Gap:
    """The distance of two bounds of one kind: their lower edges, their upper edges, whichever is more."""
    gap: Gap = "none"
    anchor = _anchor(a, b)
    for one, other in ((a.first, b.first), (a.last, b.last)):
        if one and other:
            gap = at_least(gap, _distance(one, other, anchor, policy))
    return gap


def _distance(one: date, other: date, anchor: date | None, policy: RelationPolicy) -> Gap:
    """Days ahead (or back) are compared by ratio, as readers do (20 days against a month); days on two sides by their difference.

    A day that had passed when it was said is a fact of the calendar: there one day is one day.
    """
    if anchor is not None and one > anchor and other > anchor:
        return by_ratio((one - anchor).days, (other - anchor).days, policy)
    return by_days(abs((one - other).days), policy)
