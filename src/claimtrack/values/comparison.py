"""What two values of one kind have to do with each other, before anyone asks how they were meant.

Set relations and a distance; no verdict. The verdict is drawn in `link/verdict.py`, where the mode of the claims is known.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec

from claimtrack.policy import RelationPolicy

Sets = Literal["equal", "a_in_b", "b_in_a", "overlap", "disjoint"]
Gap = Literal["none", "note", "warning", "serious"]
Entails = Literal["none", "a", "b", "both"]

GAPS: tuple[Gap, ...] = ("none", "note", "warning", "serious")


class Unread(ValueError):
    """A phrase that cannot be read as a value. The message says what was expected."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How the sets of `a` and `b` lie to each other, and how far apart their headline numbers are."""

    sets: Sets
    gap: Gap = "none"
    same_bound: bool = False
    """Both are bounds of one kind (two floors, two deadlines) with other numbers."""
    vague: bool = False
    """A side is a vague or approximate word."""
    rounding: bool = False
    """Disjoint, but two roundings of one number."""
    exceeds: bool = False
    """`a` is a part of `b` and larger than it."""
    entails: Entails = "none"


def at_least(gap: Gap, floor: Gap) -> Gap:
    """The louder of two gaps."""
    return max(gap, floor, key=GAPS.index)


def entailed(sets: Sets) -> Entails:
    """Which side makes the other true, from the sets alone: the smaller implies the larger."""
    sides: dict[Sets, Entails] = {"equal": "both", "a_in_b": "a", "b_in_a": "b"}
    return sides.get(sets, "none")


def by_ratio(one: Fraction | int, other: Fraction | int, policy: RelationPolicy) -> Gap:
    """How far two non-negative numbers lie apart, by larger over smaller. Nothing bridges zero and some.

    Whole numbers stand for the two, over one denominator: fractions would be reduced at each step.
    """
    (above, below), (over, under) = one.as_integer_ratio(), other.as_integer_ratio()
    small, large = abs(above * under), abs(over * below)
    if small > large:
        small, large = large, small
    if small == large:
        return "none"
    if small == 0:
        return "serious"
    return GAPS[sum([large * parts > small * limit for limit, parts in _limits(policy)])]


@lru_cache(maxsize=8)
def _limits(policy: RelationPolicy) -> tuple[tuple[int, int], ...]:
    """The limits between the gaps, each as the two whole numbers of its fraction."""
    figures = (policy.none_ratio, policy.note_ratio, policy.warning_ratio)
    return tuple(Fraction(str(figure)).as_integer_ratio() for figure in figures)


def by_days(days: int, policy: RelationPolicy) -> Gap:
    """How far two days lie apart."""
    if days == 0:
        return "none"
    if days <= policy.note_days:
        return "note"
    return "warning" if days <= policy.warning_days else "serious"
