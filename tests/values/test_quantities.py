"""The quantities that a sentence states: their words, what they count, the set of numbers they mean; and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.policy import RelationPolicy
from claimtrack.values import quantities
from claimtrack.values.interval import Interval
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity

POLICY = RelationPolicy()

READINGS = """
No fewer than two dozen trucks left the base | No fewer than two dozen: trucks [24, ∞)
The company earned $1.2bn last spring | $1.2bn: last spring [1.2e+09, 1.2e+09] USD
Sales reached US$ 900 million | US$ 900 million: [9e+08, 9e+08] USD
Between 30 and 40 trucks crossed | Between 30 and 40: trucks crossed [30, 40]
They carried 30-40 tonnes of grain | 30-40 tonnes: grain [30000, 40000] mass
The base lies some 45 km from the town | some 45 km: [40500, 49500] length
nearly 1,000 people fled | nearly 1,000: people fled [900, 1000)
As many as 50 children were hurt | As many as 50: children [0, 50]
Turnout rose 5 percentage points to 62 per cent | 5 percentage points: [5, 5] percentage point; 62 per cent: [62, 62] percent
Two strikes a day hit the town | Two: strikes [2, 2] per day
12 deaths per 100,000 people were counted | 12: deaths [12, 12] per 100,000 people
They flew three sorties per week | three: sorties [3, 3] per week
She gets 300 emails daily | 300: emails [300, 300] per day
The city has 3.5 million people | 3.5 million: people [3.5e+06, 3.5e+06]
No casualties were reported | No: casualties [0, 0]
Four from the internal security forces died | Four: [4, 4]
Dozens of loaded trucks left | Dozens: loaded trucks [24, 99]
Several hundred people marched | Several hundred: people marched [300, 999]
A couple of thousand troops stay | A couple of thousand: troops stay [2000, 3999]
At least 50 Islamic State members were killed | At least 50: Islamic State members [50, ∞)
Fifty or more were wounded | Fifty or more: [50, ∞)
There were 40+ wounded | 40+: wounded [40, ∞)
The march drew just over 500,000 people | just over 500,000: people (500000, ∞)
The film sold an estimated 2.88 million copies | an estimated 2.88 million: copies [2.592e+06, 3.168e+06]
Under 370 were in the north | Under 370: [0, 370)
The rating is higher than 28% | higher than 28%: (28, ∞) percent
Tens of thousands of people left | Tens of thousands: people [20000, 99999]
thousands of Islamic State suspects were moved | thousands: Islamic State suspects [2000, 9999]
A 43-year-old woman was held | 43-year: old woman [15705, 15705] duration
The 17-day campaign ended | 17-day: campaign ended [17, 17] duration
The presence lasted 11 years | 11 years: [4018, 4018] duration
Cases were found in 15 out of 28 provinces | 15: provinces [15, 15]
The film has earned 13.47 crore rupees | 13.47 crore rupees: [1.347e+08, 1.347e+08] INR
Twenty-five soldiers and 3 officers died | Twenty-five: soldiers [25, 25]; 3: officers died [3, 3]
The fence is 2m high | 2m: high [2, 2] length
A mast some 50m tall fell | some 50m: tall fell [45, 55] length
They spent 3m euros on it | 3m euros: [3e+06, 3e+06] EUR
2024's 12 deaths were counted | 12: deaths [12, 12]
A man aged 41 killed 3 people | 3: people [3, 3]
250 Park Avenue residents protested | 250: Park Avenue residents protested [250, 250]
Inflation stood at 8.45 percent | 8.45 percent: [8.45, 8.45] percent
Three or four shots were heard | Three or four: shots [3, 4]
It costs $5 or 6 million | $5 or 6 million: [5e+06, 6e+06] USD
Twelve or more people came | Twelve or more: people came [12, ∞)
Ten men or twelve women came | Ten: men [10, 10]; twelve: women came [12, 12]
Wages grew by between 4 and 40 percent | between 4 and 40 percent: [4, 40] percent
Wages range from 4 to 40 percent | 4 to 40 percent: [4, 40] percent
Wages grew from 4 to 40 percent | 40 percent: [40, 40] percent
The toll rose from 98 to 112 | 112: [112, 112]
The toll rose to 112 from 98 | 112: [112, 112]
The toll is 112, up from 98 a day earlier | 112: [112, 112]
The price was cut from $5m to $4m | $4m: [4e+06, 4e+06] USD
The toll was revised down from about 50 dead to 43 | 43: [43, 43]
Turnout fell to 4.8 percent from 5.1 percent | 4.8 percent: [4.8, 4.8] percent
About 10 to 12 boats sank | 10 to 12: boats sank [10, 12]
15 in five towns died | 15: [15, 15]; five: towns died [5, 5]
60 percent of the 90 seats are theirs | 60 percent: seats [60, 60] percent
15 of the twenty towns fell | 15: towns fell [15, 15]
5 tonnes of 300 crates | 5 tonnes: [5000, 5000] mass; 300: crates [300, 300]
No one was hurt when the roof fell | No one: [0, 0]
Nobody has been arrested yet | Nobody: [0, 0]
None of the 15 sailors was seriously injured | None: sailors [0, 0]
No one died | No one: died [0, 0]
Not one of the sailors was rescued | Not one: sailors [0, 0]
The four-day strike ended | four-day: strike ended [4, 4] duration
A two-week-long halt began | two-week: long halt began [14, 14] duration
The twenty-one-day truce holds | twenty-one-day: truce holds [21, 21] duration
The five-member panel met | five: member panel met [5, 5]
Ten-mile queues formed | Ten-mile: queues formed [16093, 16093] length
It won a $20B US contract | $20B: US contract [2e+10, 2e+10] USD
The ransom was between $1.5m and $2m | between $1.5m and $2m: [1.5e+06, 2e+06] USD
It costs $1.5m-$2m | $1.5m-$2m: [1.5e+06, 2e+06] USD
It costs $1.5m to $2 million | $1.5m to $2 million: [1.5e+06, 2e+06] USD
They paid $1.5m and $2m | $1.5m: [1.5e+06, 1.5e+06] USD; $2m: [2e+06, 2e+06] USD
The share is between 30% and 40% | between 30% and 40%: [30, 40] percent
It lies 30 km to 40 km off the coast | 30 km to 40 km: [30000, 40000] length
It lasts between two weeks and three months | between two weeks and three months: [14, 91.31] duration
It went from 30kg to 40kg | 40kg: [40, 40] mass
It weighs from 30kg to 40kg | 30kg: [30, 30] mass; 40kg: [40, 40] mass
Taxes rose 30 percent and 40 percent | 30 percent: [30, 30] percent; 40 percent: [40, 40] percent
The blaze all but destroyed 30 homes | 30: homes [30, 30]
All 12 hostages were freed | 12: hostages [12, 12]
He shot 12, wounding 3 | 12: [12, 12]; 3: [3, 3]
"""

LEFT_ALONE = """
USS Gerald R. Ford lies off the coast
A Boeing 747 crashed
Flight 370 vanished
The A320 and the U-2 flew
Covid-19 spread at the G7
It was one of the largest camps
No doubt the army will come
no timetable has been set
They met at 10:30 in room 4/5
He voted no
Somebody said something
Some 2.5m people fled
He ran in the 200m race
It was 38C in the shade
It was 38° in the shade
The 5G network is down
4 000 people came
2 300 000 people voted
Ring 0800 555 123
It was -7 degrees at noon
It was −7 degrees at noon
Agent 007 came
The driver, 41, was released
The dead are Anna, 41, and Bruno (38)
A woman aged 41 was released
She turned 21 in June
The vaccine is for ages 5 to 11
They moved to 250 Park Avenue
He lives at 31B Mill Lane
The train left at 8.45 on Monday
The shop opens at 7 a.m. and closes at 6 p.m.
It began at nine o'clock
The FTSE 100 rose
Fortune 500 companies hire again
Article 50 regulates exits
The Big Three networks agreed
No. 11 declined to comment
No one knows the cause
No one believes that they were killed
None of the 15 sailors complained
Nobody was sure
One of the 15 towns fell
Some three quarters of a million people fled
All but two of the 12 people on board were killed
All 12 hostages except two were freed
All but a handful of the 30 prisoners escaped
Everyone but two of the sailors died
One in six pupils stayed away
Nine in ten shops closed
Eight out of ten villagers left
Thirty-odd boats sank
At least two or three boats sank
It has 3+ million viewers
He signed a two-and-a-half-year contract
They held a two-to-three-day meeting
It was almost a two-day strike
Wages grew by 4 to 40 percent
Wages grew sharply by 4% to 40%
"""


def shown(mention: Mention) -> str:
    quantity = mention.value
    assert isinstance(quantity, Quantity)
    unit = "" if quantity.unit.dimension == "count" else f" {quantity.unit.dimension}"
    per = f" per {mention.per}" if mention.per else ""
    counted = f"{mention.counted} " if mention.counted else ""
    return f"{mention.text}: {counted}{interval(quantity.extent)}{unit}{per}"


def interval(extent: Interval) -> str:
    low, high = ("∞" if edge is None else f"{float(edge):.4g}" for edge in (extent.low, extent.high))
    if extent.low is not None and 10_000 <= extent.low < 10_000_000:
        low = f"{float(extent.low):.0f}" if extent.low < 1_000_000 else low
    if extent.high is not None and 10_000 <= extent.high < 1_000_000:
        high = f"{float(extent.high):.0f}"
    return f"{'(' if extent.low_open else '['}{low}, {high}{')' if extent.high_open or extent.high is None else ']'}"


@pytest.mark.parametrize("line", READINGS.strip().splitlines())
def test_reading(line: str) -> None:
    sentence, expected = line.split(" | ")
    assert "; ".join(map(shown, quantities.find(sentence, POLICY))) == expected


@pytest.mark.parametrize("sentence", LEFT_ALONE.strip().splitlines())
def test_what_counts_nothing_is_left_alone(sentence: str) -> None:
    assert quantities.find(sentence, POLICY) == ()


_LIKE_NUMBERS = st.text(alphabet=st.sampled_from(list("0123456789.,-–$%€ abkmnot\u00a0\u202f½/:;'()")), max_size=60)


@given(_LIKE_NUMBERS | st.text(max_size=80))
def test_any_text_can_be_read_and_spans_lie_in_it(text: str) -> None:
    end = 0
    for mention in quantities.find(text, POLICY):
        assert mention.text == text[mention.start : mention.end]
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_words_that_mean_something_else_are_not_read() -> None:
    sentence = "In 2014 some 40 planes came"
    assert [one.text for one in quantities.find(sentence, POLICY, taken=((0, 7),))] == ["some 40"]
