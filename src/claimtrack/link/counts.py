"""Counts of one question: totals over periods and places, rates, and counts that grow; brought to one measure, then compared."""

from __future__ import annotations

from typing import Literal

from claimtrack.link.side import Days, Side, days_apart
from claimtrack.link.verdict import UNRELATED, Relation, of_part, of_values
from claimtrack.policy import RelationPolicy
from claimtrack.values import label, quantity, units
from claimtrack.values.quantity import Quantity


def relate_counts(a: Side, b: Side, values: tuple[Quantity, Quantity], policy: RelationPolicy, *, part: bool) -> Relation:
    """The relation of two claims with a quantity each; `part` says that the question of `a` is a part of that of `b`."""
    measured = _one_measure(a, b, values)
    if measured is None:
        return UNRELATED
    one, other, converted = measured
    smaller = _smaller(a, b, part=part)
    if smaller and not part and not units.adds_up(one.unit):
        return UNRELATED
    if smaller == {"a"}:
        return _part(a, b, (one, other), policy)
    if smaller == {"b"}:
        return _part(b, a, (other, one), policy).turned()
    if smaller:
        return UNRELATED
    compared = quantity.relate(one, other, policy, converted=converted)
    if compared is None:
        return UNRELATED
    relation = of_values(compared, (a.mode, b.mode), many=a.many or b.many)
    return _grown(a, b, (one, other), relation) if a.growing or b.growing else relation


def _one_measure(a: Side, b: Side, values: tuple[Quantity, Quantity]) -> tuple[Quantity, Quantity, bool] | None:
    """Both values as totals, or both as rates per day, and whether one was converted. None: no common measure."""
    one, other = values
    if a.period and b.period and a.period != b.period and (a.per or b.per or not _nested(a.period, b.period)):
        return None
    if a.per is None and b.per is None:
        return one, other, False
    if a.per is not None and b.per is not None and a.per.casefold() == b.per.casefold():
        return one, other, False
    days_a, days_b = (units.period_days(side.per) if side.per else None for side in (a, b))
    if days_a and days_b:
        return quantity.scaled(one, 1 / days_a), quantity.scaled(other, 1 / days_b), True
    if a.period is None or a.period != b.period:
        return None
    length = (a.period[1] - a.period[0]).days + 1
    if days_a and b.per is None:
        return quantity.scaled(one, length / days_a), other, True
    if days_b and a.per is None:
        return one, quantity.scaled(other, length / days_b), True
    return None


def _smaller(a: Side, b: Side, *, part: bool) -> set[Literal["a", "b"]]:
    """Which of two counts is the smaller by its question, its period, its place: none, one, or by turns both."""
    found: set[Literal["a", "b"]] = {"a"} if part else set()
    if a.period and b.period and a.period != b.period:
        found.add("a" if _within(a.period, b.period) else "b")
    one_event = a.event is not None and a.event == b.event
    if a.place and b.place and a.place != b.place and not one_event and not (a.per or b.per):
        found.add("a" if label.nesting(a.place, b.place) == "a_in_b" else "b")
    return found


def _part(inner: Side, outer: Side, values: tuple[Quantity, Quantity], policy: RelationPolicy) -> Relation:
    """A part may not exceed its whole, unless the whole was counted before the part and both grow."""
    sets = quantity.part_of(*values, policy)
    relation = UNRELATED if sets is None else of_part(sets)
    days, before = inner.counted_on, outer.counted_on
    if relation.excludes and (inner.growing or outer.growing) and days and before and before[1] < days[0]:
        return Relation(verdict="compatible", why="the whole may have grown before its part was counted")
    return relation


def _grown(a: Side, b: Side, values: tuple[Quantity, Quantity], relation: Relation) -> Relation:
    """A count that rises as it is counted: later and not lower is an update, later and lower cannot be."""
    if relation.verdict == "agree" or not (a.counted_on and b.counted_on) or not days_apart(a.counted_on, b.counted_on):
        return relation
    earlier, later = values if a.counted_on < b.counted_on else values[::-1]
    fell = relation.excludes and _lower(later, earlier)
    return relation if fell else Relation(verdict="update", why="a growing count, counted later")


def _lower(later: Quantity, earlier: Quantity) -> bool:
    high, low = later.extent.high, earlier.extent.low
    return high is not None and low is not None and high <= low


def _within(inner: Days, outer: Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _nested(a: Days, b: Days) -> bool:
    return _within(a, b) or _within(b, a)
