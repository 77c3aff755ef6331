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
2026-02-23 | within a fortnight                    | .. 2026-03-09
2026-02-23 | within five days                      | .. 2026-02-28
2026-02-23 | within the next 36 hours              | .. 2026-02-25
2026-02-23 | in the next few days                  | .. 2026-02-28 vague
2026-02-23 | within a couple of weeks              | .. 2026-03-16 vague
2026-02-23 | in two years                          | .. 2028-02-23
2026-02-23 | in twenty-one days                    | .. 2026-03-16
2026-02-23 | within a hundred days                 | .. 2026-06-03
2026-02-23 | over the coming month                 | .. 2026-03-23
2026-02-23 | during the next decade                | .. 2036-02-23
2026-02-23 | in the coming weeks                   | .. 2026-04-27 vague
2026-02-23 | during the past fortnight             | 2026-02-09 .. 2026-02-23
2026-02-23 | for the past six months               | 2025-08-23 .. 2026-02-23
2026-02-23 | the past two days                     | 2026-02-21 .. 2026-02-23
2026-02-23 | over the last 24 hours                | 2026-02-22 .. 2026-02-23
2026-02-23 | in the past decade                    | 2016-02-23 .. 2026-02-23
2026-02-23 | over the past few days                | 2026-02-18 .. 2026-02-23 vague
2026-02-23 | over the past weeks                   | 2025-12-22 .. 2026-02-23 vague
2026-02-23 | in the previous three years           | 2023-02-23 .. 2026-02-23
2026-02-23 | three days ago                        | 2026-02-20 .. 2026-02-20
2026-02-23 | two weeks ago                         | 2026-02-06 .. 2026-02-12 vague
2026-02-23 | a month ago                           | 2026-01-08 .. 2026-02-07 vague
2026-02-23 | ten years ago                         | 2015-08-25 .. 2016-08-23 vague
2026-02-23 | two days from now                     | 2026-02-25 .. 2026-02-25
2026-02-23 | today                                 | 2026-02-23 .. 2026-02-23
2026-02-23 | tomorrow                              | 2026-02-24 .. 2026-02-24
2026-02-23 | by tomorrow                           | .. 2026-02-24
2026-02-23 | not before tomorrow                   | 2026-02-24 ..
2026-02-23 | the day after tomorrow                | 2026-02-25 .. 2026-02-25
2026-02-23 | the day before yesterday              | 2026-02-21 .. 2026-02-21
2026-02-23 | overnight                             | 2026-02-22 .. 2026-02-23 vague
2026-02-23 | tomorrow morning                      | 2026-02-24 .. 2026-02-24
2026-02-23 | tomorrow at 3 pm                      | 2026-02-24 .. 2026-02-24
2026-02-23 | last night                            | 2026-02-22 .. 2026-02-22
2026-02-23 | this morning                          | 2026-02-23 .. 2026-02-23
2026-02-23 | last week                             | 2026-02-16 .. 2026-02-22
2026-02-23 | next week                             | 2026-03-02 .. 2026-03-08
2026-02-23 | by next week                          | .. 2026-03-08
2026-02-23 | last weekend                          | 2026-02-21 .. 2026-02-22
2026-02-23 | this month                            | 2026-02-01 .. 2026-02-28
2026-02-23 | before next month                     | .. 2026-02-28
2026-02-23 | last year                             | 2025-01-01 .. 2025-12-31
2026-02-23 | since last year                       | 2025-01-01 .. 2025-12-31
2026-02-23 | next year                             | 2027-01-01 .. 2027-12-31
2026-02-23 | this quarter                          | 2026-01-01 .. 2026-03-31
2026-02-23 | this decade                           | 2020-01-01 .. 2029-12-31
2026-02-25 | last Friday                           | 2026-02-20 .. 2026-02-20
2026-02-25 | next Monday                           | 2026-03-02 .. 2026-03-02
2026-02-25 | this Thursday                         | 2026-02-26 .. 2026-02-26
2026-02-25 | Friday of last week                   | 2026-02-20 .. 2026-02-20
2026-02-25 | next week on Tuesday                  | 2026-03-03 .. 2026-03-03
2026-02-23 | last summer                           | 2025-06-01 .. 2025-08-31 vague
2026-02-23 | next October                          | 2026-10-01 .. 2026-10-31
2026-02-23 | last October                          | 2025-10-01 .. 2025-10-31
2026-02-23 | by the end of the week                | .. 2026-03-01
2026-02-23 | by the end of the month               | .. 2026-02-28
2026-02-23 | by the end of the year                | .. 2026-12-31
2026-02-23 | by the end of next week               | .. 2026-03-08
2026-02-23 | by the end of last year               | .. 2025-12-31
2026-02-23 | before the end of the month           | .. 2026-02-28
2026-02-23 | not before the end of the year        | 2026-12-31 ..
2026-02-23 | after the end of March 2026           | 2026-04-01 ..
2026-02-23 | since the beginning of 2025           | 2025-01-01 .. 2025-01-01
2026-02-23 | from the start of next year           | 2027-01-01 ..
2026-02-23 | later this year                       | 2026-02-23 .. 2026-12-31 vague
2026-02-23 | earlier this month                    | 2026-02-01 .. 2026-02-23 vague
2026-02-23 | in early April 2026                   | 2026-04-01 .. 2026-04-10 vague
2026-02-23 | mid-April 2026                        | 2026-04-11 .. 2026-04-20 vague
2026-02-23 | late April 2026                       | 2026-04-21 .. 2026-04-30 vague
2026-02-23 | by mid-March 2026                     | .. 2026-03-20 vague
2026-02-23 | early 2026                            | 2026-01-01 .. 2026-04-30 vague
2026-02-23 | at the end of 2025                    | 2025-09-01 .. 2025-12-31 vague
2026-02-23 | spring 2026                           | 2026-03-01 .. 2026-05-31 vague
2026-02-23 | in the autumn of 2025                 | 2025-09-01 .. 2025-11-30 vague
2026-02-23 | in the fall of 2025                   | 2025-09-01 .. 2025-11-30 vague
2026-02-23 | the winter of 2025-26                 | 2025-12-01 .. 2026-02-28 vague
2026-02-23 | the spring of next year               | 2027-03-01 .. 2027-05-31 vague
2026-02-23 | not before summer 2026                | 2026-06-01 .. vague
2026-02-23 | in the first half of 2025             | 2025-01-01 .. 2025-06-30
2026-02-23 | the second half of last year          | 2025-07-01 .. 2025-12-31
2026-02-23 | the third quarter of 2025             | 2025-07-01 .. 2025-09-30
2026-02-23 | by the end of the third quarter of 2026 | .. 2026-09-30
2026-02-23 | Q3 2025                               | 2025-07-01 .. 2025-09-30
2026-02-23 | 2026 Q1                               | 2026-01-01 .. 2026-03-31
2026-02-23 | the first week of March 2026          | 2026-03-01 .. 2026-03-07 vague
2026-02-23 | the last day of March 2026            | 2026-03-31 .. 2026-03-31
2026-02-23 | the last month of 2025                | 2025-12-01 .. 2025-12-31
2026-02-23 | the 1990s                             | 1990-01-01 .. 1999-12-31
2026-02-23 | in the early 1990s                    | 1990-01-01 .. 1993-05-01 vague
2026-02-23 | the 20th century                      | 1900-01-01 .. 1999-12-31
2026-02-23 | 3 February 2026                       | 2026-02-03 .. 2026-02-03
2026-02-23 | the 3rd of February 2026              | 2026-02-03 .. 2026-02-03
2026-02-23 | Feb. 3, 2026                          | 2026-02-03 .. 2026-02-03
2026-02-23 | Tuesday, 3 February 2026              | 2026-02-03 .. 2026-02-03
2026-02-23 | the fourth of July 1995               | 1995-07-04 .. 1995-07-04
2026-02-23 | 05-Aug-2016                           | 2016-08-05 .. 2016-08-05
2026-02-23 | September of 2008                     | 2008-09-01 .. 2008-09-30
2026-02-23 | September last year                   | 2025-09-01 .. 2025-09-30
2026-02-23 | 3 May this year                       | 2026-05-03 .. 2026-05-03
2026-02-23 | on the morning of 29 April 1975       | 1975-04-29 .. 1975-04-29
2026-02-23 | between 3 and 19 February 2026        | 2026-02-03 .. 2026-02-19
2026-02-23 | from 3 to 19 February 2026            | 2026-02-03 .. 2026-02-19
2026-02-23 | 3-19 February 2026                    | 2026-02-03 .. 2026-02-19
2026-02-23 | February 3-19, 2026                   | 2026-02-03 .. 2026-02-19
2026-02-23 | February 3 to March 9, 2026           | 2026-02-03 .. 2026-03-09
2026-02-23 | between 8 November and 23 November 2025 | 2025-11-08 .. 2025-11-23
2026-02-23 | between 20 December and 6 January 2026 | 2025-12-20 .. 2026-01-06
2026-02-23 | from 20 December 2025 to 6 January    | 2025-12-20 .. 2026-01-06
2026-02-23 | from January 2010 to March 2012       | 2010-01-01 .. 2012-03-31
2026-02-23 | March to May 2026                     | 2026-03-01 .. 2026-05-31
2026-02-23 | between 2014 and 2018                 | 2014-01-01 .. 2018-12-31
2026-02-23 | 1914-1918                             | 1914-01-01 .. 1918-12-31
2026-02-23 | 1914–18                               | 1914-01-01 .. 1918-12-31
2026-02-23 | from 2007 to the start of 2008        | 2007-01-01 .. 2008-01-01
2026-02-23 | from the end of 2007 to 2009          | 2007-12-31 .. 2009-12-31
2026-02-23 | 2012 or later                         | 2012-01-01 ..
2026-02-23 | 2012 or earlier                       | .. 2012-12-31
2026-02-23 | two weeks after 3 May 2026            | 2026-05-14 .. 2026-05-20 vague
2026-02-23 | two days after 3 May 2026             | 2026-05-05 .. 2026-05-05
2026-02-23 | the year before 2015                  | 2014-01-01 .. 2014-12-31 vague
2026-02-23 | Christmas 2025                        | 2025-12-25 .. 2025-12-25
2026-02-23 | before Christmas 2025                 | .. 2025-12-24
2026-02-23 | prior to 2026-04                      | .. 2026-03-31
2026-02-23 | no later than 2026-04-01              | .. 2026-04-01
2026-02-23 | no sooner than 2026-04-01             | 2026-04-01 ..
2026-02-23 | starting in 2027                      | 2027-01-01 ..
2026-02-23 | throughout 2025                       | 2025-01-01 .. 2025-12-31
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
within two to three weeks
about two weeks ago
more than a year ago
a year and two months ago
two weeks later
the following day
that month
the last week
in recent weeks
over the past two quarters
as of 17 April 2020
around 3 May 2026
the third quarter
the second half
in the second week
winter 2026
in 480 BC
Friday, 3 February 2026
3 May to 2026
between 2014 and now
by March
on Friday
in the spring
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


def shown(text: str, said: str, *, ahead: bool | None = None) -> str:
    window = read(text, date.fromisoformat(said), ahead=ahead)
    first, last = (day.isoformat() if day else "" for day in (window.first, window.last))
    return " ".join(f"{first} .. {last}{' vague' if window.vague else ''}".split())


@pytest.mark.parametrize("line", READINGS.strip().splitlines())
def test_read(line: str) -> None:
    said, text, expected = (part.strip() for part in line.split("|"))
    assert shown(text, said) == expected


@pytest.mark.parametrize("text", REFUSED.strip().splitlines())
def test_refused(text: str) -> None:
    with pytest.raises(Unread):
        read(text, date(2026, 2, 23))


AHEAD = """
on Friday        | 2026-02-27 .. 2026-02-27 | 2026-02-20 .. 2026-02-20
by Friday        | .. 2026-02-27            | .. 2026-02-20
by March         | .. 2026-03-31            | .. 2025-03-31
in March         | 2026-03-01 .. 2026-03-31 | 2025-03-01 .. 2025-03-31
by 23 March      | .. 2026-03-23            | .. 2025-03-23
in February      | 2026-02-01 .. 2026-02-28 | 2026-02-01 .. 2026-02-28
on 29 February   | 2028-02-29 .. 2028-02-29 | 2024-02-29 .. 2024-02-29
not before spring | 2026-03-01 .. vague     | 2025-03-01 .. vague
by Christmas     | .. 2026-12-25            | .. 2025-12-25
by the end of the third quarter | .. 2026-09-30 | .. 2025-09-30
at 3 pm on Friday | 2026-02-27 .. 2026-02-27 | 2026-02-20 .. 2026-02-20
from 3 to 19 March | 2026-03-03 .. 2026-03-19 | 2025-03-03 .. 2025-03-19
from Friday to Sunday | 2026-02-27 .. 2026-03-01 | 2026-02-20 .. 2026-02-22
"""


@pytest.mark.parametrize("line", AHEAD.strip().splitlines())
def test_a_date_without_its_year_needs_to_know_whether_it_lies_ahead(line: str) -> None:
    text, to_come, gone = (part.strip() for part in line.split("|"))
    with pytest.raises(Unread):
        read(text, date(2026, 2, 24))
    with pytest.raises(Unread):
        is_relative(text)
    assert is_relative(text, ahead=True)
    assert shown(text, "2026-02-24", ahead=True) == to_come
    assert shown(text, "2026-02-24", ahead=False) == gone


@pytest.mark.parametrize(
    ("text", "said", "days"),
    [
        ("last Friday", "2026-02-28", "2026-02-20 .. 2026-02-27 vague"),
        ("next Friday", "2026-02-25", "2026-02-27 .. 2026-03-06 vague"),
        ("next spring", "2026-02-23", "2026-03-01 .. 2027-05-31 vague"),
        ("last January", "2026-02-23", "2025-01-01 .. 2026-01-31 vague"),
    ],
)
def test_what_may_be_of_this_week_or_another_is_both(text: str, said: str, days: str) -> None:
    assert shown(text, said) == days


@pytest.mark.parametrize("text", ["within 99999 years", "9999999 days ago", "over the past 999999 weeks"])
def test_words_that_make_sense_on_no_day_are_not_relative(text: str) -> None:
    with pytest.raises(Unread):
        is_relative(text)


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
    except NeedsDay:
        try:
            is_relative(text)
        except Unread:
            return
        window = read(text, date(2026, 2, 23))  # what is relative can be read on a day of our time
    except Unread:
        return
    assert window.first or window.last
    assert window.first is None or window.last is None or window.first <= window.last
