"""What the words of a `when` field mean, said on a day; and what is refused because it might be read wrongly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.values.comparison import Unread
from claimtrack.values.window_words import NeedsDay, is_relative, read

READINGS = """
2026-02-23 | within a month                        | .. 2026-03-23
2026-02-23 | within four weeks                     | .. 2026-03-23
2026-03-10 | Within One Month.                     | .. 2026-04-10
2026-02-23 | within 20 days                        | .. 2026-03-15
2026-01-31 | within a month                        | .. 2026-02-28
2024-01-31 | within a month                        | .. 2024-02-29
2024-02-29 | within a year                         | .. 2025-02-28
2024-02-29 | within four years                     | .. 2028-02-29
2026-02-23 | within 48 hours                       | .. 2026-02-25
2026-02-23 | within a few weeks                    | .. 2026-03-30 vague
2026-02-23 | in the coming days                    | .. 2026-03-04 vague
2026-02-23 | over the next month                   | .. 2026-03-23
2026-02-23 | over the past two weeks               | 2026-02-09 .. 2026-02-23
2026-03-31 | over the past month                   | 2026-02-28 .. 2026-03-31
2026-02-23 | in the last month                     | 2026-01-23 .. 2026-02-23
2026-03-31 | last month                            | 2026-02-01 .. 2026-02-28
2026-02-23 | in last month                         | 2026-01-01 .. 2026-01-31
2026-02-23 | during last month                     | 2026-01-01 .. 2026-01-31
2027-01-01 | this week                             | 2026-12-28 .. 2027-01-03
2026-02-23 | next quarter                          | 2026-04-01 .. 2026-06-30
0999-05-10 | this month                            | 0999-05-01 .. 0999-05-31
2026-02-23 | yesterday                             | 2026-02-22 .. 2026-02-22
2026-02-23 | by 2026-03                            | .. 2026-03-31
2026-02-23 | by the end of March 2026              | .. 2026-03-31
2026-02-23 | by 2024-02                            | .. 2024-02-29
2026-02-23 | before April 2026                     | .. 2026-03-31
2026-02-23 | not before 2026-04-01                 | 2026-04-01 ..
2026-02-23 | not until April 2026                  | 2026-04-01 ..
2026-02-23 | after 2026                            | 2027-01-01 ..
2026-02-23 | on 10th March 2026                    | 2026-03-10 .. 2026-03-10
2026-02-23 | on March 10, 2026                     | 2026-03-10 .. 2026-03-10
2026-02-23 | 2026-W53                              | 2026-12-28 .. 2027-01-03
2026-02-23 | in 2026-Q1                            | 2026-01-01 .. 2026-03-31
2026-02-23 | in the 2010s                          | 2010-01-01 .. 2019-12-31
2026-02-23 | since 2014                            | 2014-01-01 .. 2014-12-31
2026-02-23 | from 2026-02-03 until 2026-02-19      | 2026-02-03 .. 2026-02-19
2026-02-23 | 2026-02-03/2026-02-19                 | 2026-02-03 .. 2026-02-19
2026-02-23 | 0001-01-01                            | 0001-01-01 .. 0001-01-01
2026-02-23 | by 9999                               | .. 9999-12-31
"""

REFUSED = """
soon
within weeks
within half a year
within 1.5 months
within two to three weeks
within no days
within 0 days
within -5 days
within about a month
over four weeks
during four weeks
until 2026-04-01
till April 2026
two weeks ago
by March
by the end of the month
by mid-March 2026
on Friday
10/03/2026
2026-3-1
2026-02-00
2026-00
2026-02-30
2025-02-29
2025-W53
2026-W00
2026-Q5
31 April 2026
0000-01-01
after 9999-12-31
before 0001-01-01
within 999999999999999999999 days
within 99999 years
2026-02-19/2026-02-03
"""


def shown(text: str, said: str) -> str:
    window = read(text, date.fromisoformat(said))
    first, last = (day.isoformat() if day else "" for day in (window.first, window.last))
    return f"{first} .. {last}{' vague' if window.vague else ''}".strip()


@pytest.mark.parametrize("line", READINGS.strip().splitlines())
def test_read(line: str) -> None:
    said, text, expected = (part.strip() for part in line.split("|"))
    assert shown(text, said) == expected


@pytest.mark.parametrize("text", REFUSED.strip().splitlines())
def test_refused(text: str) -> None:
    with pytest.raises(Unread):
        read(text, date(2026, 2, 23))


@pytest.mark.parametrize(("text", "relative"), [("within a month", True), ("last week", True), ("by 2026-03", False)])
def test_relative_words_need_the_day(text: str, relative: bool) -> None:
    assert is_relative(text) is relative
    if relative:
        with pytest.raises(NeedsDay):
            read(text, None)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("by 2026-03-31", "by 31 March 2026"),
        ("in 2026-03", "in March 2026"),
        ("on 2026-03-10", "on 10 March 2026"),
        ("not before 2026-04", "not before 1 April 2026"),
        ("2026-02-03/2026-02-19", "between 3 February 2026 and 19 February 2026"),
    ],
)
def test_phrase(text: str, phrase: str) -> None:
    assert read(text, None).phrase() == phrase


WORDS = st.sampled_from(
    "within a in the next last past coming 4 four few days week months years quarter by not before from to until on 2026 2026-02"
    " 2026-02-30 9999 0001-01-01 march 29 february , / 2026-w53 2026-q1 2010s this between and after 99999999999".split()
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=6).map(" ".join)), st.none() | st.dates())
def test_any_text_is_read_as_days_or_refused(text: str, said: date | None) -> None:
    try:
        window = read(text, said)
    except Unread:
        return
    assert window.first or window.last
    assert window.first is None or window.last is None or window.first <= window.last
