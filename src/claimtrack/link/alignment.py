"""Which values of two sentences speak of the same thing: of one kind and unit, in one role, near to each other.

Aligns only; what two aligned values have to do with each other is the algebra's. Each value has one partner at most, the pair
that fits best is made first, and the pairs of (b, a) are those of (a, b), turned round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from claimtrack.link import roles
from claimtrack.policy import RelationPolicy
from claimtrack.values import quantity, window
from claimtrack.values.comparison import Comparison
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity
from claimtrack.values.sentence import Sentence
from claimtrack.values.window import Window

MOST = 24
"""So many values of one kind a sentence may have that are aligned: what has more is a table, or an attack."""
OPEN = {"since", "until"}
"""How a time is put whose other end is open: it has no day in common with one that is put otherwise."""


class Aligned(msgspec.Struct, frozen=True, kw_only=True):
    """Two values that speak of the same thing. `likeness` is that of their roles; `sets` how the values lie to each other."""

    a: Mention
    b: Mention
    likeness: float
    sets: Comparison


def aligned(a: Sentence, b: Sentence, policy: RelationPolicy, *, one_question: bool = False) -> tuple[Aligned, ...]:
    """The aligned values of two sentences, best first: quantities with quantities, times with times.

    In sentences that answer one question the only value of each needs no likeness: it is the answer, whatever the words around.
    """
    found: list[Aligned] = []
    for ours, theirs in ((a.quantities, b.quantities), (a.times, b.times)):
        answers = one_question and len(ours) == len(theirs) == 1
        floor = 0.0 if answers else policy.likeness
        found += _one_to_one(_candidates(a, b, ours, theirs, policy), floor, policy)
    return tuple(found)


def other_days(a: Sentence, b: Sentence) -> bool:
    """Whether the two sentences speak of different days: each has times, and no two of these have a day in common.

    `Before 20 April` and `by 20 April` date what they say to 20 April here.
    """
    ours, theirs = ([_dated(one) for one in sentence.times] for sentence in (a, b))
    return bool(ours and theirs) and not any(_meet(one, other) for one in ours for other in theirs)


def _candidates(
    a: Sentence, b: Sentence, ours: Sequence[Mention], theirs: Sequence[Mention], policy: RelationPolicy
) -> Iterator[Aligned]:
    our_roles = [roles.role(a, one) for one in ours[:MOST]] if theirs else []
    their_roles = [roles.role(b, other) for other in theirs[:MOST]] if ours else []
    for one, our_role in zip(ours, our_roles, strict=False):
        for other, their_role in zip(theirs, their_roles, strict=False):
            sets = _compared(one, other, policy)
            if sets is not None:
                yield Aligned(a=one, b=other, likeness=roles.likeness(our_role, their_role), sets=sets)


def _compared(one: Mention, other: Mention, policy: RelationPolicy) -> Comparison | None:
    match one.value, other.value:
        case Quantity() as ours, Quantity() as theirs:
            return quantity.relate(ours, theirs, policy)
        case Window() as ours, Window() as theirs if one.lead == other.lead or not {one.lead, other.lead} & OPEN:
            return window.relate(ours, theirs, policy)
    return None


def _one_to_one(candidates: Iterator[Aligned], floor: float, policy: RelationPolicy) -> Iterator[Aligned]:
    """The best pair, then the best of what is left. A value whose best partner is taken keeps it: it is not given another one."""
    ordered = sorted((pair for pair in candidates if pair.likeness >= floor), key=lambda pair: _order(pair, policy))
    ours: set[int] = set()
    theirs: set[int] = set()
    for pair in ordered:
        if pair.a.start not in ours and pair.b.start not in theirs:
            yield pair
        ours.add(pair.a.start)
        theirs.add(pair.b.start)


def _order(pair: Aligned, policy: RelationPolicy) -> tuple[object, ...]:
    """Pairs that fit best first: like roles, values that go together, numbers near each other. Then by the words alone."""
    nearness = policy.nearness_bonus * _nearness(pair) * min(1.0, pair.likeness / policy.implying)
    fits = pair.likeness + policy.fitting_bonus * (pair.sets.sets != "disjoint") + nearness
    return (-fits, sorted((pair.a.text, pair.b.text)), sorted((pair.a.start, pair.b.start)))


def _nearness(pair: Aligned) -> float:
    """From 1 for equal headline numbers to 0 for a number and its half: reports of one thing give numbers near each other."""
    if not (isinstance(pair.a.value, Quantity) and isinstance(pair.b.value, Quantity)):
        return 0.0
    small, large = sorted((pair.a.value.headline, pair.b.value.headline))
    return 1.0 if large == small else max(0.0, float(small / large) * 2 - 1)


def _dated(one: Mention) -> tuple[date | None, date | None]:
    if not isinstance(one.value, Window):
        raise TypeError("a time is a window")
    first, last = one.value.first, one.value.last
    if one.lead == "before" and last:
        return last + timedelta(days=1), last + timedelta(days=1)
    if one.lead == "after" and first:
        return first - timedelta(days=1), first - timedelta(days=1)
    if one.lead in OPEN:
        return (first, None) if one.lead == "since" else (None, last)
    return (last, last) if one.lead == "by" and last else (first, last)


def _meet(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    return (one[0] is None or other[1] is None or one[0] <= other[1]) and (
        other[0] is None or one[1] is None or other[0] <= one[1]
    )
