"""Times of day, as they stand in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.values import clocks, languages
from claimtrack.values.clocks import Clock

CLOCKS = """
The blast happened at 14:00 | at 14:00
The blast happened at 2:30 p.m. EDT on Monday | at 14:30 UTC-4
The blast happened at noon | at 12:00
It began at 12 am | at 00:00
It began at about 9 am local time | about 09:00
It began at 14:00 UTC+5:30 | at 14:00 UTC+5:30
It began at 09:00 CST | at 09:00 CST
It began at 2 pm (1200 GMT) | at 12:00 UTC
It began at 14:00 west of the town | at 14:00
It began before 14:00 | nothing
It lasted from 9 am to 5 pm | nothing
The match ended 21:17 | nothing
At 14:00 it began, at 16:00 it was over | nothing
Die Sitzung begann gegen 14.30 Uhr MESZ | about 14:30 UTC+2
Die Sitzung begann um 8 Uhr abends | at 20:00
La réunion a commencé vers 14h30 dans la ville | about 14:30
La pause commence à 14 heures est claire pour tous | at 14:00
Le village se trouve à 2 heures de route de la ville | nothing
وقع الانفجار حوالي الساعة 3 عصرا بالتوقيت المحلي | about 15:00
"""


@pytest.mark.parametrize("line", CLOCKS.strip().splitlines())
def test_clocks(line: str) -> None:
    sentence, expected = line.split(" | ")
    found = clocks.find(sentence, languages.of(sentence))
    assert (found.phrase() if found else "nothing") == expected


TIMES = st.builds(
    Clock,
    start=st.just(0),
    end=st.just(0),
    minute=st.integers(0, 1439),
    zone=st.sampled_from([None, 0, 60, -300, 330, "CST"]),
    rough=st.booleans(),
)


@given(TIMES, TIMES)
def test_distances_are_symmetric_and_go_the_shorter_way(a: Clock, b: Clock) -> None:
    between = clocks.apart(a, b)
    assert between == clocks.apart(b, a)
    assert between is None or 0 <= between <= 720
    assert clocks.apart(a, a) == 0


@given(st.text(alphabet="at 0123456789:.(GMTpm)", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    for language in languages.KNOWN:
        clocks.find(text, language)
