"""What the words of a `value` field mean, and what is refused because it might be read wrongly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.policy import RelationPolicy
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.quantity_words import read

POLICY = RelationPolicy()

READINGS = """
50 troops                                | [50, 50]
At Least 50 troops.                      | [50, ∞)
no fewer than twenty-five                | [25, ∞)
50 or more troops                        | [50, ∞)
50+ troops                               | [50, ∞)
50-plus troops                           | [50, ∞)
50 troops at least                       | [50, ∞)
at least 50 or more                      | [50, ∞)
more than 30 targets                     | (30, ∞)
just over 30                             | (30, ∞)
up to 50                                 | [0, 50]
up to fifty fighters                     | [0, 50]
as many as 50                            | [0, 50]
no more than a dozen                     | [0, 12]
fewer than 50                            | [0, 50)
nearly 1,000                             | [900, 1000)
about 1,000                              | [900, 1100]
some 1,000 troops                        | [900, 1100]
roughly a dozen                          | [54/5, 66/5]
50 or so                                 | [45, 55]
a dozen or so trucks                     | [54/5, 66/5]
a couple of trucks                       | [2, 3]
a few                                    | [3, 5]
several                                  | [3, 9]
a dozen                                  | [12, 12]
two dozens                               | [24, 24]
Dozens.                                  | [24, 99]
scores                                   | [40, 99]
hundreds of trucks                       | [200, 999]
thousands                                | [2000, 9999]
tens of thousands of people              | [20000, 99999]
hundreds of thousands                    | [200000, 999999]
several hundred                          | [300, 999]
several hundred thousand people          | [300000, 999999]
a few thousand                           | [3000, 5999]
30 to 40 trucks                          | [30, 40]
thirty to forty trucks                   | [30, 40]
30-40 F-16s                              | [30, 40]
two to three dozen trucks                | [24, 36]
2-3 dozen                                | [24, 36]
two to three hundred                     | [200, 300]
500 to 1 million                         | [500, 1000000]
between 2 and 3 million                  | [2000000, 3000000]
between one hundred and fifty and two hundred | [150, 200]
60% to 70%                               | [60, 70]
$5-10 million                            | [5000000, 10000000]
$1.2M                                    | [1200000, 1200000]
€1.2bn                                   | [1200000000, 1200000000]
USD 5 million                            | [5000000, 5000000]
a hundred and fifty                      | [150, 150]
1.5 million                              | [1500000, 1500000]
twenty\N{NON-BREAKING HYPHEN}five        | [25, 25]
1\N{NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567 people | [1234567, 1234567]
1'000                                    | [1000, 1000]
no casualties                            | [0, 0]
nobody                                   | [0, 0]
45 km                                    | [45000, 45000]
5 m                                      | [5, 5]
5 percent of the troops                  | [5, 5]
20 barrel bombs                          | [20, 20]
10 foot soldiers                         | [10, 10]
5 two-man teams                          | [5, 5]
10 MQ-9 drones                           | [10, 10]
""".replace(r"\N{NON-BREAKING HYPHEN}", "\u2011").replace(r"\N{NO-BREAK SPACE}", "\u00a0")

REFUSED = """
some troops
a lot
a soldier
a
half a dozen
two thirds of the fleet
three quarters
one and a half million
1½ million
two point five million
half the troops
five or six
5, 6
5 troops killed and 3 wounded
one in three
3 out of 4
about 50 or more
up to 50 or so
5 to 6 or more
at least 5 to 10
at least 5 and up to 10
between about 30 and 40
dozens to hundreds
hundreds if not thousands
several or more
5 to 10,000
two hundred to three hundred thousand
40 to 30
from 5 km to 10 people
5 trucks to 30 towns
1.000 troops
1,5 million
1,00
10,00,000
1 000 troops
-5
2/3
1e6
12:30
2026-02-23
50s
1st
2x5
5-day
50-odd
5m
5 M
1.2M
1.2B
O troops
fewer than 0
nearly no casualties
almost none
two strikes a day
50 per day
$80 a barrel
$80/barrel
a second attack
"""


def shown(text: str) -> str:
    extent = read(text, POLICY).extent
    low, high = (f"{extent.low}", "∞" if extent.high is None else f"{extent.high}")
    closed = not (extent.high_open or extent.high is None)
    return f"{'(' if extent.low_open else '['}{low}, {high}{']' if closed else ')'}"


@pytest.mark.parametrize("line", READINGS.strip().splitlines())
def test_read(line: str) -> None:
    text, _, expected = line.replace(r"\N{NARROW NO-BREAK SPACE}", "\u202f").rpartition("|")
    assert shown(text) == expected.strip()


@pytest.mark.parametrize("text", REFUSED.strip().splitlines())
def test_refused(text: str) -> None:
    with pytest.raises(Unread):
        read(text, POLICY)


@pytest.mark.parametrize("text", ["1" * 5000, "up to " * 5000, "1," * 20_000 + "1"])
def test_a_text_without_end_is_no_value(text: str) -> None:
    with pytest.raises(Unread, match="too long"):
        read(text, POLICY)


@pytest.mark.parametrize("words", sorted(phrase for phrases in ENGLISH.numbers.bounds.values() for phrase in phrases))
def test_every_bound_of_the_table_can_be_used(words: str) -> None:
    assert read(f"{words} 50 troops", POLICY).headline == 50
    assert read(f"{words.upper()} 50 TROOPS", POLICY).extent == read(f"{words} 50 troops", POLICY).extent


WORDS = st.sampled_from(
    "0|1|5|12|1,000|1.5|two|dozen|a|an|few|several|hundred|thousands|million|of|to|and|or|-|–|$|%|km|m|k|at least|up to|about"
    "|between|from|more than|nearly|no|half|or more|trucks|+|½".split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=7).map(" ".join)))
def test_any_text_is_read_as_a_set_or_refused(text: str) -> None:
    try:
        extent = read(text, POLICY).extent
    except Unread:
        return
    assert extent.low is not None
    assert extent.low >= 0
    assert extent.high is None or extent.low < extent.high or (extent.low == extent.high and not extent.high_open)


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_are_exact(number: int) -> None:
    for text in (f"{number}", f"{number:,}", f"{number:,}".replace(",", "\u202f"), f"{number:,} troops", f"{number}km"):
        found = read(text, POLICY)
        assert found.headline == Fraction(number) * found.unit.size
