"""Pieces of a sentence: that reading each by itself says what reading the whole sentence says."""

from __future__ import annotations

from datetime import date
from itertools import chain
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.config import Config
from claimtrack.link import pieces, sketch
from claimtrack.link.pieces import Piece

CONFIG = Config(today=date(2026, 3, 1))
WORDS = st.sampled_from(
    """
    20 1.2 3 two dozen million millions thousand hundred, $5 $1.2m 5million per Per per, cent centre percent % 1,000 000 -7 - +
    50+ < ~ .5 4.5 A- C++ mW 5MW kB 10kB ? "left?" not no can't cannot never most least March Friday US U.S. Iran-linked al-Sharaa
    bin Salman Islamic State group Democratic Republic of the Congo Will Not The Gen. Raqqa Qur`an Qurʼan café 中文新闻
    organisation Supreme Court's 1990s 21st #MeToo @desk https://example.org/a?b=1 ’ “no” and\u00a0so a\ttab 10\u00a0000
    """.split(" ")
)
SENTENCES = st.lists(WORDS.map(str.strip) | st.text(max_size=6), max_size=12).map(" ".join)


@given(SENTENCES)
@example("The price rose 20 per cent to 1.2 million dollars")
@example("It held 2 hundred thousand men, 5  million more and a dozen")
@example("Iran-linked groups and non-American troops did not leave")
@example("The Qur`an café")
def test_a_sentence_says_the_same_piece_by_piece(text: str) -> None:
    with mock.patch.object(sketch, "pieces", lambda whole: [pieces.read(whole)]):
        whole = sketch.marks(text, CONFIG)
    assert sketch.marks(text, CONFIG) == whole


@given(SENTENCES)
@example("It fell to -7 and - 3")
@example("Was it 5 mW?")
def test_a_sign_stands_in_a_piece_that_may_hold_one(text: str) -> None:
    assert pieces.signs(text, pieces.pieces(text)) == pieces.signs(text, [Piece(length=len(text), signed=True)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The price rose 20 per cent", [["price"], ["rose"], ["20"], ["percent"]]),
        ("It cost $1.2 million in June", [["cost"], ["1200000", "dollar"], ["june"]]),
        ("Two hundred thousand men, a dozen", [["200000"], ["men"], ["dozen"]]),
    ],
)
def test_what_belongs_together_across_a_space_is_one_piece(text: str, told: list[list[str]]) -> None:
    assert [[*one.terms] for one in pieces.pieces(text) if one.terms] == told


@given(SENTENCES)
def test_the_words_of_a_piece_stand_each_alone_in_its_parts(text: str) -> None:
    one = pieces.read(text)
    assert one.terms == tuple(chain.from_iterable(part.terms for part in one.parts))
    assert all(part.first == part.last < one.length for part in one.parts)
    assert [part.first for part in one.parts] == sorted({part.first for part in one.parts})
