"""Which times a sentence states, by which words; and what only looks like one."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.values.dates import add_days
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.times import TimeMention, find
from claimtrack.values.window_words import read

SAID = date(2026, 2, 23)
"""A Monday."""

# A sentence, and below it the times it states: words, lead, days.
SENTENCES = """
US forces will have left within a month
    within a month | within | .. 2026-03-23
US forces will have left within a month, the ministry said
    within a month | within | .. 2026-03-23
The last convoy must cross by Friday
    by Friday | by | .. 2026-02-27
Troops withdrew from the base on 12 February
    on 12 February | on | 2026-02-12 .. 2026-02-12
On January 29 the two sides signed the deal
    On January 29 | on | 2026-01-29 .. 2026-01-29
Prices doubled in December
    in December | in | 2025-12-01 .. 2025-12-31
The bridge has been closed since 2014
    since 2014 | since | 2014-01-01 .. 2014-12-31
As of 17 April 2020 the ministry had counted 40 deaths
    As of 17 April 2020 | as_of | 2020-04-17 .. 2020-04-17
The camp will close by the end of the year
    by the end of the year | by | .. 2026-12-31
More than 300 people have fled over the past two weeks
    over the past two weeks | during | 2026-02-09 .. 2026-02-23
Rents have risen for the past six months
    for the past six months | for | 2025-08-23 .. 2026-02-23
He resigned three weeks ago
    three weeks ago | - | 2026-01-30 .. 2026-02-05 vague
Police arrested 12 people yesterday
    yesterday | - | 2026-02-22 .. 2026-02-22
The strike begins tomorrow at 6 am
    tomorrow at 6 am | - | 2026-02-24 .. 2026-02-24
The talks resume at 3 pm on Friday
    at 3 pm on Friday | at | none
The court ruled on Monday that the law stands
    on Monday | on | 2026-02-23 .. 2026-02-23
The minister said Wednesday that the plan stands
    Wednesday | - | 2026-02-18 .. 2026-02-18
Last month the bank raised its rate
    Last month | - | 2026-01-01 .. 2026-01-31
The law will not take effect before next year
    before next year | not_before | 2027-01-01 ..
Floods hit the coast in early April 2024
    in early April 2024 | in | 2024-04-01 .. 2024-04-10 vague
The plant shuts in spring 2027
    in spring 2027 | in | 2027-03-01 .. 2027-05-31 vague
Crime fell in the 1990s
    in the 1990s | in | 1990-01-01 .. 1999-12-31
Growth slowed in the first half of 2025
    in the first half of 2025 | in | 2025-01-01 .. 2025-06-30
The siege lasted from 3 to 19 February 2026
    from 3 to 19 February 2026 | from_to | 2026-02-03 .. 2026-02-19
Between 8 November and 23 November 2025 no ship docked
    Between 8 November and 23 November 2025 | from_to | 2025-11-08 .. 2025-11-23
The war (1914-1918) killed millions
    1914-1918 | from_to | 1914-01-01 .. 1918-12-31
They fought on May 6 and 7th, 1954 near the river
    on May 6 and 7th, 1954 | from_to | 1954-05-06 .. 1954-05-07
They met on April 6 and on April 9, 1915
    on April 6 | on | 1915-04-06 .. 1915-04-06
    on April 9, 1915 | on | 1915-04-09 .. 1915-04-09
In 1916 the army advanced and in October it fell back
    In 1916 | in | 1916-01-01 .. 1916-12-31
    in October | in | 1916-10-01 .. 1916-10-31
It opened on 3 May 2020; two days later it closed
    on 3 May 2020 | on | 2020-05-03 .. 2020-05-03
    two days later | - | 2020-05-05 .. 2020-05-05
The vote was on 3 May 2020 and the count the following day
    on 3 May 2020 | on | 2020-05-03 .. 2020-05-03
    the following day | - | 2020-05-04 .. 2020-05-04
He died in 2010 and she died two years later
    in 2010 | in | 2010-01-01 .. 2010-12-31
    two years later | - | 2012-01-01 .. 2012-12-31 vague
He worked there until 2014
    until 2014 | until | 2014-01-01 .. 2014-12-31
Sales begin after 3 May 2026
    after 3 May 2026 | after | 2026-05-04 ..
Admission is free from 1 June 2026
    from 1 June 2026 | from | 2026-06-01 ..
The report (2014) names nobody
    2014 | - | 2014-01-01 .. 2014-12-31
The ban starts in 2026-W09
    in 2026-W09 | in | 2026-02-23 .. 2026-03-01
The deadline is 2026-03-15
    2026-03-15 | - | 2026-03-15 .. 2026-03-15
Fighting resumed overnight
    overnight | - | 2026-02-22 .. 2026-02-23 vague
He was born on Jan. 5, 1950 in Aden
    on Jan. 5, 1950 | on | 1950-01-05 .. 1950-01-05
The state fell in 480 BC
    in 480 BC | in | none
She came in the summer
    in the summer | in | 2025-06-01 .. 2025-08-31 vague
Troops may still carry out raids
They march on the capital and the march goes on
Resolution 2254 demands a ceasefire
The army has 2,000 troops and 1500 trucks, see page 1999
The drought lasted 11 years
She was jailed for six months after a 17-day campaign
He is 1980 metres from the border
The death toll rose to 2020
Villagers are paid 30 euros a day
By 2000 soldiers the town is held
Black Friday sales fell
The actor of Monday Night Football spoke
Ms May said that Mr March knew
Christmas Island is far away
She would be the first mayor in 41 years
You can fill out the form in five minutes
It will be the first storm in 20 years
It was conquered in two weeks
Growth was strong in the second half
The fiscal year 2025 ended well
    year 2025 | - | none
It was founded as the 2014 cup began
    the 2014 | - | none
It is a 2006 comedy with three songs
    a 2006 | - | none
It fell within a month
    within a month | within | none
They left within two weeks of the vote
    within two weeks | within | none
Over 200 years ago the war began
    Over 200 years ago | during | none
Jobs grew over the past year and a half
    over the past year | during | none
It is open on the fifth Wednesday of every month
    Wednesday | - | none
The town got a tax in 1913
    in 1913 | in | 1913-01-01 .. 1913-12-31
The rule dates back to the 1800s
    the 1800s | - | 1800-01-01 .. 1899-12-31
The early 2000s were wet
    The early 2000s | - | 2000-01-01 .. 2003-05-01 vague
It will open within a year of the vote
    within a year | within | none
About three weeks ago the dam broke
    About three weeks ago | - | none
More than a decade ago he left
    More than a decade ago | - | none
A year and two months ago he left
    two months ago | - | none
Two days later the city fell
    Two days later | - | none
That month 30 people died
    That month | - | none
It was closed on a Friday
    on a Friday | on | none
He retired on Friday the 13th
    on Friday | on | none
He is away next 6 April
    6 April | - | none
He lived there for 3 days from Tuesday
    3 days from Tuesday | - | none
The show airs at 8 pm
    at 8 pm | - | none
They met in the week of 16 March 2026
    16 March 2026 | - | none
The fair ran in 2015/16
    in 2015/16 | from_to | 2015-01-01 .. 2016-12-31 vague
He died two weeks before the vote
    two weeks before | - | none
The bank had predicted that by March
    by March | by | none
The plan will be ready in two weeks
    in two weeks | in | .. 2026-03-09
On Monday the minister said that troops will leave by Friday
    On Monday | on | 2026-02-23 .. 2026-02-23
    by Friday | by | .. 2026-02-27
Soldiers may have crossed on Wednesday
    on Wednesday | on | 2026-02-18 .. 2026-02-18
The minister said on Thursday that they will go
    on Thursday | on | 2026-02-19 .. 2026-02-19
In October the firm will close
    In October | in | 2026-10-01 .. 2026-10-31
In January the court ruled that he must leave by March
    In January | in | 2026-01-01 .. 2026-01-31
    by March | by | .. 2026-03-31
The talks are to resume on Thursday
    on Thursday | on | 2026-02-26 .. 2026-02-26
He will not return before spring
    before spring | not_before | 2026-03-01 .. vague
She was born in August 7,1980
    in August 7,1980 | in | 1980-08-07 .. 1980-08-07
Police made 40 arrests between January and March 2025
    between January and March 2025 | from_to | 2025-01-01 .. 2025-03-31
Exports fell between 2014 and 2018
    between 2014 and 2018 | from_to | 2014-01-01 .. 2018-12-31
The bank sold shares in 2012 or later
    in 2012 or later | not_before | 2012-01-01 ..
The curfew begins tonight
    tonight | - | 2026-02-23 .. 2026-02-23
Early on 3 May 2024 the bridge fell
    Early on 3 May 2024 | - | 2024-05-03 .. 2024-05-03
Some 300 people died in the fiscal third quarter of 2025
    third quarter of 2025 | - | none
Between Jan 2019 and now 12 people died
    Jan 2019 | - | none
The match is on Friday
    on Friday | on | none
The match is on 6 March
    on 6 March | on | 2026-03-06 .. 2026-03-06
The match was on 6 March
    on 6 March | on | 2025-03-06 .. 2025-03-06
The curfew imposed by the mayor ends on 6 March
    on 6 March | on | 2026-03-06 .. 2026-03-06
The mayor said the curfew ends on 6 March
    on 6 March | on | 2026-03-06 .. 2026-03-06
The mayor said on Thursday that the curfew ends on 6 March
    on Thursday | on | 2026-02-19 .. 2026-02-19
    on 6 March | on | 2026-03-06 .. 2026-03-06
The park is closed on 6 March
    on 6 March | on | 2026-03-06 .. 2026-03-06
The fair runs 6-8 March
    6-8 March | from_to | 2026-03-06 .. 2026-03-08
The cup starts on June 11
    on June 11 | on | none
Police arrested 12 people on Friday and will question 40
    on Friday | on | 2026-02-20 .. 2026-02-20
The man arrested in April will go on trial
    in April | in | 2025-04-01 .. 2025-04-30
Police will question a man who was arrested on Friday
    on Friday | on | 2026-02-20 .. 2026-02-20
Talks on Thursday failed
    on Thursday | on | 2026-02-19 .. 2026-02-19
The envoy flew to Paris on 12 mars 2026
    12 mars 2026 | - | none
The envoy flew to Bonn on 15. Mai
    15. Mai | - | none
The orbiter saw 12 Mars storms
The ferry sails on Monday and Friday
    on Monday | on | none
    Friday | - | none
The crew was fined on Friday and Sunday
    on Friday | on | 2026-02-20 .. 2026-02-20
    Sunday | - | 2026-02-22 .. 2026-02-22
Prizes are given in November every two years
    in November | in | none
The gala is often held in May
    in May | in | none
The crew struck exactly two weeks ago
    exactly two weeks ago | - | 2026-02-09 .. 2026-02-09
The crew struck two weeks ago
    two weeks ago | - | 2026-02-06 .. 2026-02-12 vague
Councillor May said 5 guards left in March
    in March | in | 2025-03-01 .. 2025-03-31
The guards will not hand over the keys before June
    before June | not_before | 2026-06-01 ..
The ferries won't sail until May
    until May | not_before | 2026-05-01 ..
No ferry will sail before 5 May 2026
    before 5 May 2026 | not_before | 2026-05-05 ..
The ferries will not sail by May
    by May | by | none
The ferries will not sail within a month
    within a month | within | none
Before May the ferries will not sail
    Before May | before | none
By May no ferries will be left
    By May | by | none
The mayor will not stay until May
    until May | until | none
The pass will not open through May
    through May | until | none
The crew did not strike, and will sail before May
    before May | before | none
The line did not say that ferries will sail before May
    before May | before | .. 2026-04-30
No fewer than 20 ferries will sail before May
    before May | before | .. 2026-04-30
They will sail without a fuss before May
    before May | before | .. 2026-04-30
They will sail no sooner than in a month
    no sooner than in a month | not_before | 2026-03-23 ..
They will sail in two weeks at the earliest
    in two weeks at the earliest | not_before | 2026-03-09 ..
They will sail in two weeks at the latest
    in two weeks at the latest | by | .. 2026-03-09
They will sail in May at the earliest
    in May at the earliest | not_before | 2026-05-01 ..
"""


def shown(mention: TimeMention) -> str:
    window = mention.window
    if window is None:
        return f"{mention.text} | {mention.lead or '-'} | none"
    first, last = (day.isoformat() if day else "" for day in (window.first, window.last))
    days = " ".join(f"{first} .. {last}{' vague' if window.vague else ''}".split())
    return f"{mention.text} | {mention.lead or '-'} | {days}"


@pytest.mark.parametrize("example", re.split(r"\n(?=\S)", SENTENCES.strip()))
def test_find(example: str) -> None:
    sentence, *expected = example.splitlines()
    assert [shown(mention) for mention in find(sentence, SAID)] == [line.strip() for line in expected]


@pytest.mark.parametrize(
    ("sentence", "relative"),
    [
        ("They left on 3 May 2020", [False]),
        ("They will leave within a month", [True]),
        ("They left on 3 May", [True]),
        ("They left last week", [True]),
        ("They left in 1916 and again in October", [False, False]),
        ("They left on 3 May 2020 and again two days later", [False, False]),
        ("They left on April 6 and April 9, 1915", [False, False]),
        ("They left between 3 May and 9 May 2020", [False]),
        ("Two days later they left", [False]),
        ("They left within a week of the vote", [False]),
        ("They left on a Friday", [False]),
        ("The ferry sails on Monday and Friday", [False, False]),
        ("The ferry will sail on Monday and Friday", [True, True]),
        ("Prizes are given in November every two years", [False]),
        ("The summit is on 3 March", [True]),
        ("Tomorrow never comes", [False]),
        ("Every guest left yesterday", [True]),
    ],
)
def test_relative_is_what_another_day_would_change(sentence: str, relative: list[bool]) -> None:
    assert [mention.relative for mention in find(sentence, None)] == relative
    unplaced = [mention.window is None for mention in find(sentence, None)]
    assert [mention.relative for mention in find(sentence, SAID)] == relative
    assert all(missing for missing, counts in zip(unplaced, relative, strict=True) if counts)


@pytest.mark.parametrize(
    ("sentence", "ahead", "first"),
    [
        ("The match is on Friday", True, date(2026, 2, 27)),
        ("The match is on Friday", False, date(2026, 2, 20)),
        ("The match was on Friday", None, date(2026, 2, 20)),
        ("The match is on Monday", True, date(2026, 2, 23)),
        ("The match is in May", True, date(2026, 5, 1)),
        ("The match is in April", None, date(2026, 4, 1)),
        ("The match was in April", None, date(2025, 4, 1)),
        ("The match is on 29 February", True, date(2028, 2, 29)),
        ("The match is on 29 February", False, date(2024, 2, 29)),
    ],
)
def test_a_date_without_its_year_lies_on_the_side_that_is_told(sentence: str, ahead: bool | None, first: date) -> None:
    (mention,) = find(sentence, SAID, ahead=ahead)
    assert mention.window is not None
    assert mention.window.first == first
    assert mention.window.said == SAID


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The following day it fell", "2020-05-04"),
        ("Two days later it fell", "2020-05-05"),
        ("It fell that month", "2020-05-01"),
        ("It fell the next year", "2021-01-01"),
        ("It fell in June", "2020-06-01"),
        ("It fell on 7 June", "2020-06-07"),
        ("It fell the previous Friday", "2020-05-01"),
        ("It fell in March", None),
    ],
)
def test_a_time_may_count_from_the_text_before_or_from_a_given_one(sentence: str, expected: str | None) -> None:
    (by_context,) = find(sentence, None, context="On 3 May 2020 the siege began. It was hard.")
    (by_anchor,) = find(sentence, None, anchor=date(2020, 5, 3))
    (by_window,) = find(sentence, None, anchor=read("3 May 2020", None))
    for mention in (by_context, by_anchor, by_window):
        first = mention.window.first if mention.window else None
        assert (first.isoformat() if first else None) == expected


def test_a_time_before_christ_has_a_period_and_no_days() -> None:
    (mention,) = find("The city fell in 480 BC", None)
    assert mention.window is None
    assert mention.period is not None
    assert mention.period.year == -480


def test_the_window_of_a_sentence_is_that_of_its_words() -> None:
    sentence = "Officials said that US forces will have left by the end of next month, or within six weeks"
    for mention in find(sentence, SAID, ahead=True):
        assert mention.window == read(mention.text, SAID)


TIMES = ENGLISH.times
WORDS = st.sampled_from(
    [
        *(*TIMES.months, *TIMES.weekdays, *TIMES.seasons, *TIMES.units, *TIMES.plural_units, *TIMES.parts, *TIMES.which),
        *(*TIMES.beside, *TIMES.offsets, *TIMES.leads, *TIMES.eras, *TIMES.holidays, *TIMES.day_words, *TIMES.trails),
        *"of the and to - – / , . ' 1990s 2014 1999 9999 0000 31 29 2026-02-30 2026-w53 3pm 12:30 two a several ago now".split(),
        *"century past next 1914-18 480 ² ٣ 999999999 between q1 İ ( ) will said may\n".split(),
    ]
).flatmap(lambda word: st.sampled_from([word, word.title(), word.upper()]))
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.none() | st.dates(), st.sampled_from([None, True, False]))
def test_any_text_has_times_in_their_places(text: str, said: date | None, ahead: bool | None) -> None:
    mentions = find(text, said, ahead=ahead)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        window = mention.window
        if window is not None:
            assert window.text == mention.text
            assert window.first or window.last
            assert window.first is None or window.last is None or window.first <= window.last
        if mention.relative and said is None:
            assert window is None
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        [
            "within 20 days",
            "over the past two weeks",
            "three days ago",
            "tomorrow",
            "two weeks ago",
            "within 48 hours",
            "yesterday",
        ]
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(-400, 400),
)
def test_a_relative_phrase_moves_with_its_day(phrase: str, said: date, days: int) -> None:
    (here,), (there,) = find(f"He will go {phrase}", said), find(f"He will go {phrase}", add_days(said, days))
    assert here.window is not None
    assert there.window is not None
    for one, other in ((here.window.first, there.window.first), (here.window.last, there.window.last)):
        assert (one is None) == (other is None)
        assert one is None or other is None or (other - one).days == days


@pytest.mark.parametrize(
    "words", ["early in ", "the end of ", "3 May - ", "two days before ", "May ", "2014 ", "in the ", "the next "]
)
def test_a_text_that_repeats_itself_is_read_to_its_end(words: str) -> None:
    find(words * 400, SAID)
