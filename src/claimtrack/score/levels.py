"""The level of a claim: one word for how well it stands, the first that fits.

Knows numbers and thresholds only. It never says that a claim is true.
"""

from __future__ import annotations

from typing import Literal

from claimtrack.policy import Levels
from claimtrack.score.circuit import Number
from claimtrack.score.outcome import Outcome

Level = Literal["unsourced", "refuted", "disputed", "strongly-corroborated", "corroborated", "single-source", "uncorroborated"]

WORST_FIRST: tuple[Level, ...] = (
    "refuted",
    "unsourced",
    "disputed",
    "uncorroborated",
    "single-source",
    "corroborated",
    "strongly-corroborated",
)
"""The levels by how well a claim stands. What is denied stands worse than what nobody says; what is disputed is at least said."""

TOLERANCE = 1e-9
"""Floats that should meet a threshold exactly may fall short of it by rounding."""


def level(outcome: Outcome, *, roots: int, single_points: int, named: bool, sourced: bool, policy: Levels) -> Level:
    """The level that is certain from an outcome: its lower bounds, where it is not exact.

    `roots` are the independent origins of the full support paths, `single_points` the nodes that all support paths share. `named`
    says that a full support path begins with a named source that saw, has the record, states officially or is in a position to
    know; `sourced` that there is any support path.
    """
    if not sourced and outcome.denial.high == 0:
        return "unsourced"
    support, denial = outcome.support.low, outcome.denial.low
    if _reaches(denial, policy.refuted_denial) and _reaches(outcome.disbelief, policy.refuted_ratio * outcome.score.high):
        return "refuted"
    if not sourced:
        return "unsourced"
    if _reaches(min(support, denial), policy.disputed):
        return "disputed"
    if roots >= policy.corroborated_roots and _reaches(support, policy.corroborated):
        strong = _reaches(support, policy.strongly) and not single_points
        return "strongly-corroborated" if strong else "corroborated"
    return "single-source" if named else "uncorroborated"


def _reaches(number: Number, threshold: Number) -> bool:
    return number >= threshold - TOLERANCE
