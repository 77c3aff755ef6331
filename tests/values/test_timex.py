"""Time expressions and their TIMEX3 values, as annotated texts write them."""

from __future__ import annotations

from datetime import date

import pytest

from claimtrack.values.periods import Period, of_day
from claimtrack.values.timex import goes_on, rendered, value

SAID = date(2009, 12, 19)
STORY = of_day(date(1943, 7, 10))

VALUES = """
September 1, 1939           | 1939-09-01
the 3rd of March 1918       | 1918-03-03
October, 1917               | 1917-10
early 1916                  | 1916
mid-January 1945            | 1945-01
the summer of 1920          | 1920-SU
the second half of 2008     | 2008-H2
the third quarter of 2008   | 2008-Q3
the late 1980s              | 198
the early 21st century      | 20
480 BC                      | BC0480
August 480 BC               | BC0480-08
the 470s BC                 | BC047
the 4th century BC          | BC03
the morning of 31 January 1965 | 1965-01-31TMO
July 14                     | 1943-07-14
November                    | 1943-11
the summer                  | 1943-SU
the following day           | 1943-07-11
that same month             | 1943-07
the previous year           | 1942
two days later              | 1943-07-12
a year later                | 1944
the next morning            | 1943-07-11TMO
3:00 a.m.                   | 1943-07-10T03:00
three weeks                 | P3W
6-month                     | P6M
ten years                   | P10Y
a few days                  | PXD
several months              | PXM
24 hours                    | PT24H
the past decade             | P1DE
over nine months            | P9M
less than two bloody weeks  | P2W
per week                    | P1W
weekly                      | XXXX-WXX
now                         | PRESENT_REF
recently                    | PAST_REF
the future                  | FUTURE_REF
a nice cup of tea           | None
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_value(line: str) -> None:
    text, expected = (part.strip() for part in line.split("|"))
    found = value(text, SAID, anchor=STORY)
    assert (found.value if found else "None") == expected


@pytest.mark.parametrize(
    ("before", "text", "after", "expected"),
    [
        ("captured on ", "6", "-7 February 1920, he", "1920-02-06"),
        ("captured on 6-", "7 February 1920", ", he", "1920-02-07"),
        ("in ", "April", " and June 1955, he", "1955-04"),
        ("in ", "April", " and June, he", "1943-04"),
        ("between ", "April", " and June 1955, he", "1955-04"),
        ("the war (", "1914", "-18) ended", "1914"),
        ("the war (1914-", "18", ") ended", "1918"),
        ("the revolt (", "499", "-493 BC) ended", "BC0499"),
        ("fighting went on for ", "the next year", " and", "P1Y"),
        ("fighting went on ", "the next year", " and", "1944"),
        ("deaths rose to 3 /", "day", " in", "P1D"),
    ],
)
def test_the_words_around_an_expression_tell_what_it_is(before: str, text: str, after: str, expected: str) -> None:
    found = value(text, SAID, anchor=STORY, before=before, after=after)
    assert found is not None
    assert found.value == expected


def test_a_figure_in_a_story_before_christ_is_one_of_its_years() -> None:
    found = value("477", SAID, anchor=Period(grain="year", year=-480))
    assert found is not None
    assert found.value == "BC0477"


def test_a_story_goes_on_from_its_last_date_and_not_from_a_decade() -> None:
    day, decade = value("3 May 1944", SAID), value("the 1930s", SAID)
    assert day is not None
    assert decade is not None
    assert goes_on(STORY, day) == day.period
    assert goes_on(STORY, decade) == STORY


def test_rendered() -> None:
    assert rendered(Period(grain="week", year=2026, number=9)) == "2026-W09"
