"""Intervals on a line, with open or closed ends that may be infinite; how two of them lie to each other.

Numbers are exact fractions, so that 10 % of 1,000 is 100 and not a little more.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from claimtrack.values.comparison import Sets


class Interval(msgspec.Struct, frozen=True):
    """From `low` to `high`; None is no limit on that side. An open end is not part of it."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def times(self, factor: Fraction) -> Interval:
        """The same interval on a scale `factor` times as fine; the factor is positive."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)


def relate(a: Interval, b: Interval) -> Sets:
    """The relation of two non-empty intervals."""
    if _ends_before(a, b) or _ends_before(b, a):
        return "disjoint"
    a_in_b = _starts_no_earlier(a, b) and _ends_no_later(a, b)
    b_in_a = _starts_no_earlier(b, a) and _ends_no_later(b, a)
    if a_in_b and b_in_a:
        return "equal"
    if a_in_b:
        return "a_in_b"
    return "b_in_a" if b_in_a else "overlap"


def nearest_edges(a: Interval, b: Interval) -> tuple[Fraction, Fraction]:
    """Of two disjoint intervals the upper edge of the lower one and the lower edge of the upper one.

    Raises ValueError when they are not disjoint.
    """
    lower, upper = (a, b) if _ends_before(a, b) else (b, a)
    if not _ends_before(lower, upper) or lower.high is None or upper.low is None:
        raise ValueError("the intervals are not disjoint")
    return lower.high, upper.low


def order(one: Fraction, other: Fraction) -> int:
    """Less than 0 where one number is less than another, 0 where they are equal, else more: `<` and `==` in one step."""
    (above, below), (over, under) = one.as_integer_ratio(), other.as_integer_ratio()
    return above * under - over * below


def _ends_before(a: Interval, b: Interval) -> bool:
    if a.high is None or b.low is None:
        return False
    apart = order(a.high, b.low)
    return apart < 0 or (apart == 0 and (a.high_open or b.low_open))


def _starts_no_earlier(a: Interval, b: Interval) -> bool:
    if b.low is None:
        return True
    if a.low is None:
        return False
    apart = order(a.low, b.low)
    return apart > 0 or (apart == 0 and (a.low_open or not b.low_open))


def _ends_no_later(a: Interval, b: Interval) -> bool:
    if b.high is None:
        return True
    if a.high is None:
        return False
    apart = order(a.high, b.high)
    return apart < 0 or (apart == 0 and (a.high_open or not b.high_open))
