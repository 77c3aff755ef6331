"""Why a claim stands otherwise than before: the differences that, by themselves, move its level or its score.

Each is tried twice: made alone where nothing else has changed yet, and left out where all the rest has. Its effect is the mean
of the two (the Shapley value where there are two differences; L. S. Shapley, 1953), so that both of two that work together only
are told. Effects of several differences need not add up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from claimtrack.changes.differences import Difference
from claimtrack.changes.mixture import Mixture, Sides
from claimtrack.score.corroborate import Corroboration
from claimtrack.score.levels import Level

RANKS: tuple[Level, ...] = (
    "refuted",
    "unsourced",
    "disputed",
    "uncorroborated",
    "single-source",
    "corroborated",
    "strongly-corroborated",
)
"""The levels from the worst to the best, for "rises" and "falls"."""

SHOWN = 4
"""Decimals of a figure that is printed; what differs behind them is no difference."""
_LEAST = 5e-5


class Step(msgspec.Struct, frozen=True):
    """The verdicts before and after one difference was made, all others being as they were in both."""

    before: Corroboration
    after: Corroboration

    @property
    def effect(self) -> float:
        """By how much the score moves."""
        return self.after.score - self.before.score

    @property
    def rise(self) -> int:
        """By how many levels the claim rises; below 0 where it falls."""
        return RANKS.index(self.after.level) - RANKS.index(self.before.level)

    @property
    def moves(self) -> bool:
        """Whether anything moves that is shown of a verdict."""
        return same(self.before) != same(self.after)


class Reason(msgspec.Struct, frozen=True):
    """One difference that accounts for a change: how far the score moves by it, and whether the level does, its way."""

    difference: Difference
    effect: float
    level: bool
    step: Step
    """Where it moves something: alone, or else as the last one."""


class Reasons(msgspec.Struct, frozen=True):
    """Those that account for it, the level's first, then by the size of their effect; and how many differences move nothing."""

    found: tuple[Reason, ...] = ()
    others: int = 0


def reasons(sides: Sides) -> Reasons:
    """Why the second verdict is not the first."""
    mixture = Mixture(sides)
    number = len(mixture.differences)
    if not number or same(sides.before.corroboration) == same(sides.after.corroboration):
        return Reasons((), number)
    found = sorted(_reasons(mixture), key=lambda one: (not one.level, -round(abs(one.effect), 9)))
    return Reasons(tuple(found), number - len(found))


def same(score: Corroboration) -> tuple[Level, tuple[float, ...], tuple[str, ...], tuple[str, ...]]:
    """What is shown of a verdict: two that agree in it are the same to the desk."""
    numbers = (score.score, score.disbelief, score.conflict, score.low, score.high)
    return score.level, tuple(round(one, SHOWN) + 0.0 for one in numbers), score.roots, score.single_points


def _reasons(mixture: Mixture) -> Iterator[Reason]:
    every = frozenset(range(len(mixture.differences)))
    start, end = mixture.scored(frozenset()), mixture.scored(every)
    whole = Step(start, end).rise
    for number, difference in enumerate(mixture.differences):
        first = Step(start, mixture.scored({number}))
        last = Step(mixture.scored(every - {number}), end)
        effect = (first.effect + last.effect) / 2
        if first.moves or last.moves:
            turned = [step for step in (first, last) if step.rise * whole > 0]
            told = next((step for step in (*turned, first, last) if step.moves), first)
            yield Reason(difference, effect if abs(effect) >= _LEAST else 0.0, bool(turned), told)
