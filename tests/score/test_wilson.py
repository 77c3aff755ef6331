"""Wilson's interval against published values, and the laws it keeps."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.score.wilson import interval


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        (0, 0, 0, 1),
        (0, 10, 0, 0.2775),  # z^2 / (n + z^2)
        (10, 10, 0.7225, 1),
        (5, 10, 0.2366, 0.7634),
        (3, 4, 0.3006, 0.9544),
        (1, 1, 0.2065, 1),
        (81, 263, 0.2553, 0.3662),  # R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_values(right: int, of: int, low: float, high: float) -> None:
    assert interval(right, of) == pytest.approx((low, high), abs=5e-5)


COUNTS = st.integers(0, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(COUNTS)
def test_it_holds_the_rate_and_stays_within_0_and_1(count: tuple[int, int]) -> None:
    low, high = interval(*count)
    assert 0 <= low < high <= 1
    assert not count[1] or low <= count[0] / count[1] <= high


@given(COUNTS)
def test_right_and_wrong_mirror_each_other(count: tuple[int, int]) -> None:
    right, of = count
    low, high = interval(right, of)
    assert interval(of - right, of) == pytest.approx((1 - high, 1 - low))


@given(COUNTS, st.integers(2, 5))
def test_more_of_the_same_say_more(count: tuple[int, int], times: int) -> None:
    right, of = count
    low, high = interval(right, of)
    more = interval(right * times, of * times)
    assert more[1] - more[0] < high - low or not of


@given(COUNTS)
def test_its_ends_are_where_the_count_lies_two_deviations_off(count: tuple[int, int]) -> None:
    """The definition: the rates p with (p' - p)^2 = z^2 p (1 - p) / n."""
    right, of = count
    for end in interval(right, of):
        if 0 < end < 1:
            off = (Fraction(right, of) - Fraction(end)) ** 2
            assert float(off) == pytest.approx(3.841458820694124 * end * (1 - end) / of, rel=1e-6)


@pytest.mark.parametrize("count", [(-1, 3), (4, 3), (0, -1)])
def test_no_count(count: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no count"):
        interval(*count)
