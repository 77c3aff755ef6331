"""What is read of whole sentences: times first, then ranks and shares, then what is left to count."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.policy import RelationPolicy
from claimtrack.values import sentence

POLICY = RelationPolicy()
SAID = date(2026, 2, 23)

READINGS = """
US forces will have left within a month | forecast: within a month
The strikes from 3 to 19 February 2026 hit more than 30 targets | fact: from 3 to 19 February 2026, more than 30
At least 50 members were killed or captured in 2025 | fact: in 2025, At least 50
The presence lasted 11 years | fact: 11 years
The withdrawal could be completed within 20 days | possible: within 20 days
A 2019 study counted 30 camps | fact: 30
By the end of March some 1,000 troops will be gone | forecast: By the end of March, some 1,000
A third of the 120 houses burned on Monday | fact: on Monday, A third
The blast on 9 May 2025 killed 12 men | fact: on 9 May 2025, 12
Blast in May 2025 Killed Twelve Sailors | fact: in May 2025, Twelve
A blast in May 2025 may have killed 12 men | possible: in May 2025, 12
Half of 40 houses and 3 barns burned | fact: Half, 3
"""


@pytest.mark.parametrize("line", READINGS.strip().splitlines())
def test_reading(line: str) -> None:
    text, expected = line.split(" | ")
    read = sentence.read(text, SAID, POLICY)
    assert f"{read.meant}: {', '.join(one.text for one in (*read.times, *read.quantities))}" == expected


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Not fewer than 20 men were hurt", False),
        ("No men were hurt", True),
        ("No one was hurt", True),
        ("No. 10 confirmed the talks", False),
        ("Not fewer than 20 men were not hurt", True),
        ("The fleet will not sail before April", False),
        ("The fleet will sail no earlier than April", False),
        ("The fleet will not sail in April", True),
    ],
)
def test_what_negates_only_a_number_does_not_negate_the_sentence(text: str, negated: bool) -> None:
    assert sentence.read(text, SAID, POLICY).negated is negated


@given(st.text(max_size=120), st.sampled_from([None, SAID]))
def test_any_text_can_be_read_and_nothing_is_read_twice(text: str, said: date | None) -> None:
    read = sentence.read(text, said, POLICY)
    spans = sorted((one.start, one.end) for one in (*read.times, *read.quantities))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[one.start : one.end] == one.text for one in (*read.times, *read.quantities))
