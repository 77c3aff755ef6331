"""The number at the start of a phrase: its value, its last digit, its scale, and what follows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from claimtrack.values.comparison import Unread
from claimtrack.values.numerals import NoNumber, read

TABLE = """
36 trucks                       | 36        | 1       | 1       | trucks
1,200                           | 1200      | 100     | 1       |
4.5 km                          | 4.5       | 0.1     | 1       | km
1.2bn                           | 1200000000 | 100000000 | 1000000000 |
four killed                     | 4         | 1       | 1       | killed
twenty-five                     | 25        | 1       | 1       |
two hundred and six troops      | 206       | 1       | 1       | troops
a hundred and fifty             | 150       | 10      | 1       |
three hundred thousand          | 300000    | 100000  | 100000  |
a thousand men                  | 1000      | 1000    | 1000    | men
two dozen                       | 24        | 12      | 12      |
2 millions                      | 2000000   | 1000000 | 1000000 |
200 thousand million            | 200000000000 | 100000000000 | 1000000000 |
no one                          | 0         | 1       | 1       |
not a single soldier            | 0         | 1       | 1       | soldier
an hour                         | 1         | 1       | 1       | hour
one hundred percent             | 100       | 100     | 100     | percent
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_read(line: str) -> None:
    text, value, step, scale, rest = (part.strip() for part in line.split("|"))
    found = read(text)
    assert (found.value, found.step, found.scale, found.rest.strip()) == (Fraction(value), Fraction(step), Fraction(scale), rest)


@pytest.mark.parametrize("text", ["", "troops", "o", "hundreds", "1,00", "1.000.000", ".5", "½", "first", "1,0000"])
def test_no_number(text: str) -> None:
    with pytest.raises(NoNumber):
        read(text)


@pytest.mark.parametrize("text", ["1.000", "12.345 people"])
def test_a_point_that_may_mean_thousands(text: str) -> None:
    with pytest.raises(Unread, match="may have a point or thousands"):
        read(text)


@pytest.mark.parametrize(
    ("text", "rest"), [("zero five", "five"), ("twenty twenty", "twenty"), ("fifty and two hundred", "and two hundred")]
)
def test_numbers_that_are_no_one_number(text: str, rest: str) -> None:
    assert read(text).rest.strip() == rest
