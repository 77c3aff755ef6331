"""The four numbers of a network: how likely it is that only support holds, only denial, both, or neither.

Generic over floats and exact fractions; knows paths and probabilities, not sources or claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from claimtrack.score.circuit import Bounds, Circuit, Number, evaluate
from claimtrack.score.network import Path, circuit

SCORE_WEIGHTS = (0, -1, 1)
"""Belief in terms of a circuit's three outputs: P(S or D) - P(D)."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """P(S), P(D), and four numbers that sum to 1: `belief` P(S, not D), `disbelief` P(D, not S), `conflict` P(S, D), `unknown`.

    When the budget did not suffice (`exact` is false), the first three are what is certain and `unknown` is all the rest;
    `score` bounds the belief either way.
    """

    support: Bounds
    denial: Bounds
    score: Bounds
    belief: Number
    disbelief: Number
    conflict: Number
    unknown: Number
    exact: bool

    @property
    def probability(self) -> Number:
        """Belief, with the open part halved."""
        return self.belief + (self.conflict + self.unknown) / 2


def outcome(support: Iterable[Path], denial: Iterable[Path], probability: Mapping[str, Number], budget: int = 50_000) -> Outcome:
    """The outcome of these paths, each node holding independently with its probability. See `network.reliability`."""
    return weigh(both_sides(tuple(support), tuple(denial), budget), probability)


def both_sides(support: Sequence[Path], denial: Sequence[Path], budget: int) -> Circuit:
    """The circuit of S, of D, and of S or D."""
    return circuit([support, denial, (*support, *denial)], budget)


def weigh(sides: Circuit, probability: Mapping[str, Number]) -> Outcome:
    """The outcome of a circuit from `both_sides`."""
    support, denial, either = evaluate(sides, probability)
    if not sides.exact:
        either = _narrowed(support, denial, either)
    belief = max(either.low - denial.high, 0)
    disbelief = max(either.low - support.high, 0)
    conflict = max(support.low + denial.low - either.high, 0)
    return Outcome(
        support=support,
        denial=denial,
        score=Bounds(belief, belief if sides.exact else _ceiling(support, denial, either)),
        belief=belief,
        disbelief=disbelief,
        conflict=conflict,
        unknown=max(1 - belief - disbelief - conflict, 0),
        exact=sides.exact,
    )


def _ceiling(support: Bounds, denial: Bounds, either: Bounds) -> Number:
    """The most that belief can be; by Harris again, support is no likelier where there is no denial."""
    return min(either.high - denial.low, support.high * (1 - denial.low))


def _narrowed(support: Bounds, denial: Bounds, either: Bounds) -> Bounds:
    """P(S or D) is no less than either side; and no more than for independent sides, by Harris' inequality (see `circuit.py`)."""
    low = max(either.low, support.low, denial.low)
    return Bounds(low, max(low, min(either.high, 1 - (1 - support.high) * (1 - denial.high))))
