"""What k of n says about a rate: the score interval of E. B. Wilson.

E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212. It is honest where n is small, never outside 0
to 1, never of no width; L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16 (2001), 101-133, recommend it for n up to
40. It takes the n for independent draws: whoever counts must see to that.
"""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: 95 % lie between it and its negative."""


def interval(right: int, of: int) -> tuple[float, float]:
    """The rates between which `right` of `of` lie with 95 % confidence; 0 to 1 where nothing was drawn.

    Raises ValueError unless 0 <= right <= of.
    """
    if not 0 <= right <= of:
        raise ValueError(f"{right} of {of} is no count")
    if not of:
        return 0.0, 1.0
    rate, spread = right / of, _Z * _Z / of
    middle = (rate + spread / 2) / (1 + spread)
    half = sqrt(spread * (rate * (1 - rate) + spread / 4)) / (1 + spread)
    return (0.0 if right == 0 else middle - half), (1.0 if right == of else middle + half)
