"""Shares, multiples, ranks and marks that sentences state; and what only looks like one."""

from __future__ import annotations

import pytest

from claimtrack.policy import RelationPolicy
from claimtrack.values import ranks, shares
from claimtrack.values.quantity import Quantity

POLICY = RelationPolicy()

SHARES = """
A third of voters stayed at home | A third: about 33.3 percent
More than half of the women said so | More than half: more_than 50 percent
Nearly two-thirds of the city lies in ruins | Nearly two-thirds: nearly 66.7 percent
At least three quarters of all homes burned | At least three quarters: at_least 75 percent
Prices doubled | doubled: about 2 times
Rents have halved since then | halved: about 0.5 times
Twice as many people came | Twice as many: about 2 times
In half an hour he was back |
The second half began |
She scored in the first half of the game |
The last quarter of the year was dry |
A quarter of a million people came |
Half of the players scored | Half: about 50 percent
"""

RANKS = """
It ranked 22nd in the table | ranked 22nd: 22 rank
It is the third largest city | third largest: 3 rank
She finished second | finished second: 2 rank
The film has a score of 34 out of 100 | 34 out of 100: 34 out of 100
Its rating is 6.5/10 | 6.5/10: 6.5 out of 10
A rating of more than 3.5 out of 5 | more than 3.5 out of 5: 3.5 out of 5
8 out of 10 villagers left |
It got 88 out of 100 points | 88 out of 100: 88 out of 100
The first victim was found on the second day |
He lives at 4/5 High Street on 23/10/2020 |
"""


def told(kind: str, sentence: str) -> str:
    found = []
    for one in shares.find(sentence, POLICY) if kind == "shares" else ranks.find(sentence, POLICY):
        assert isinstance(one.value, Quantity)
        number = f"{float(one.value.headline):.3g} {one.value.unit.dimension}"
        found.append(f"{one.text}: {one.value.bound} {number}" if kind == "shares" else f"{one.text}: {number}")
    return "; ".join(found)


@pytest.mark.parametrize("line", SHARES.strip().splitlines())
def test_shares(line: str) -> None:
    sentence, _, expected = line.partition(" |")
    assert told("shares", sentence) == expected.strip()


@pytest.mark.parametrize("line", RANKS.strip().splitlines())
def test_ranks(line: str) -> None:
    sentence, _, expected = line.partition(" |")
    assert told("ranks", sentence) == expected.strip()
