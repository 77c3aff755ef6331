"""How sure a measured mean is: percentile bootstrap intervals, with a fixed seed, so that a table can be printed again."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

SEED = 20260224
LOW, HIGH = 0.025, 0.975

Statistic = Callable[[Sequence[float]], float]


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def interval(values: Sequence[float], draws: int = 2000, statistic: Statistic = mean) -> tuple[float, float]:
    """The 95 % interval of a statistic (the mean) of `values`, by drawing them `draws` times with replacement.

    For a figure that is no mean (F1), give the index of each case as its value and compute the figure in `statistic`.
    """
    if not values:
        return 0.0, 0.0
    chance = random.Random(SEED)
    found = sorted(statistic(chance.choices(values, k=len(values))) for _ in range(draws))
    return found[int(LOW * draws)], found[min(int(HIGH * draws), draws - 1)]


def paired(a: Sequence[float], b: Sequence[float], draws: int = 2000) -> tuple[float, float]:
    """The 95 % interval of mean(a - b) over the same cases: a gain is beyond the noise where it lies above 0.

    Raises ValueError when `a` and `b` are not of the same cases.
    """
    return interval([one - other for one, other in zip(a, b, strict=True)], draws)
