"""Units within their dimensions, and words that only look like one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimtrack.values.unit_words import leading
from claimtrack.values.units import UNITS, period_days

TABLE = """
km                     | 45 | length     | 1000        |
KM north of the town   | 45 | length     | 1000        | north of the town
miles                  | 28 | length     | 1609.344    |
nautical miles         | 3  | length     | 1852        |
square kilometres      | 3  | area       | 1000000     |
tonnes of grain        | 3  | mass       | 1000        | of grain
% of the vote          | 3  | percent    | 1           | of the vote
per cent               | 3  | percent    | 1           |
percentage points      | 3  | percentage point | 1     |
kilometres per hour    | 80 | speed      | 1000        |
euros                  | 5  | EUR        | 1           |
days                   | 3  | duration   | 1           |
day truce              | 3  | duration   | 1           | truce
barrels                | 20 | volume     | 158.987294928 |
barrel bombs           | 20 | count      | 1           | barrel bombs
barrel bomb            | 1  | count      | 1           | barrel bomb
barrel of oil          | 1  | volume     | 158.987294928 | of oil
foot soldiers          | 10 | count      | 1           | foot soldiers
foot tall              | 6  | length     | 0.3048      | tall
percent losses         | 60 | percent    | 1           | losses
PCs                    | 5  | count      | 1           | PCs
has                    | 5  | count      | 1           | has
pounds                 | 5  | count      | 1           | pounds
troops                 | 5  | count      | 1           | troops
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_leading(line: str) -> None:
    text, number, dimension, size, rest = (part.strip() for part in line.split("|"))
    unit, following = leading(text, Fraction(number))
    assert (unit.dimension, unit.size, following) == (dimension, Fraction(size), rest)


@pytest.mark.parametrize(
    ("per", "days"),
    [("day", "1"), ("Week", "7"), ("a day", "1"), ("per hour", "1/24"), ("days", "1"), ("100,000 people", None), ("d", None)],
)
def test_period_days(per: str, days: str | None) -> None:
    assert period_days(per) == (None if days is None else Fraction(days))


def test_a_mile_is_longer_than_a_kilometre_and_a_year_has_its_leap_days() -> None:
    assert UNITS["mile"].size / UNITS["km"].size == Fraction("1.609344")
    assert UNITS["year"].size * 400 == 146_097
