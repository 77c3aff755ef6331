"""The analyser, by examples: a text and what is left of it."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.words import english
from claimtrack.words.tokens import folded, placed_terms, stem, terms, tokens


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The  Deputy\u00a0Mayor ", "the deputy mayor"),
        ("“No,” she said — ‘never’", "\"no,\" she said - 'never'"),
        ("Ar-Raqqāh", "ar-raqqah"),
        ("A\u0304l Ḥasaka", "al hasaka"),
        ("Łódź, Århus, Straße, Ærø", "lodz, arhus, strasse, aero"),
        ("re\u00adport", "report"),
        ("Sanaʿa and Sana’a", "sana'a and sana'a"),
        ("الرَّقـــة", "الرقة"),
        ("हिन्दी", "हिन्दी"),
        ("ﬁne ½", "fine 1⁄2"),
        ("", ""),
    ],
)
def test_what_only_typing_decides_is_levelled(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor’s $1.2m plan", ["The", "mayor’s", "$1.2m", "plan"]),
        ("1,000 of 4.5 million, up 20%", ["1,000", "of", "4.5", "million", "up", "20%"]),
        ("3, 4 and 1,2", ["3", "4", "and", "1", "2"]),
        ("U.S.-backed forces left at 6 a.m.", ["U.S.", "backed", "forces", "left", "at", "6", "a.m."]),
        ("see https://example.org/a?b=1, now", ["see", "https://example.org/a?b=1", "now"]),
        ("photo pic.twitter.com/x1Y2", ["photo", "pic.twitter.com/x1Y2"]),
        ("#BridgeClosed @CityHall", ["#BridgeClosed", "@CityHall"]),
        ("on 2026-02-23 at 12:30", ["on", "2026-02-23", "at", "12:30"]),
        ("غادرت القوات الرَّقة", ["غادرت", "القوات", "الرَّقة"]),
        ("end.A new line", ["end", "A", "new", "line"]),
        ("...", []),
    ],
)
def test_tokens_are_words_numbers_and_links(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("US troops haven't left the city", "us troop not left citi"),
        ("They told us that the U.S. and the UN agreed", "us un agre"),
        ("the mayors' and the mayor's bridges", "mayor mayor bridg"),
        ("No one ever said it was not closed, nor without a guard", "no one ever not close nor without guard"),
        ("I can't, won't and cannot; dont ask", "not not not not ask"),
        ("1,000 people, or 1000", "1000 peopl 1000"),
        ("$1.2m, $1.2 million and 1,200,000 dollars", "1200000 dollar 1200000 dollar 1200000 dollar"),
        ("20%, 20 per cent, twenty percent", "20 percent 20 percent 20 percent"),
        ("two hundred thousand", "200000"),
        ("3 dozen; hundreds", "36 hundred"),
        ("4.50 or 4.5", "4.5 4.5"),
        ("45km, the 21st, in the 1990s, 5G", "45 km 21st 1990s 5g"),
        ("#AustralianFires @CityHallNews https://example.org/x", "australian fire citi hall news"),
        ("Sana'a, Sanaʿa and Sanaa", "sanaa sanaa sanaa"),
        ("غادرت القوات الرَّقة في ٢٠٢٤", "غادرت القوات الرقة في 2024"),
        ("中国经济", "中国 国经 经济"),
        ("it was what they had", ""),
    ],
)
def test_terms_are_what_texts_are_compared_by(text: str, left: str) -> None:
    assert " ".join(terms(text)) == left


def test_a_term_knows_the_words_it_comes_from() -> None:
    text = "Some $1.2 million was not paid"
    assert [(term.text, text[term.start : term.end]) for term in placed_terms(text)] == [
        ("1200000", "$1.2 million"),
        ("dollar", "$1.2"),
        ("not", "not"),
        ("paid", "paid"),
    ]


def test_a_stem_is_of_english_words_alone() -> None:
    assert [stem(word) for word in ("withdrawal", "withdrawing", "القوات", "un", "1990s")] == [
        "withdraw",
        "withdraw",
        "القوات",
        "un",
        "1990s",
    ]


def test_no_negation_is_a_stop_word() -> None:
    assert not english.NEGATIONS & english.STOP
    assert all(terms(word) for word in english.NEGATIONS)
    assert all(terms(word) == ("not",) for word in english.CONTRACTED)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("aA1.,'’-#@$%/:هُ ", max_size=60)


@given(TEXTS)
def test_a_token_stands_where_it_says(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_no_digit_is_lost(text: str) -> None:
    plain = [token.text for token in tokens(text) if token.text.isdecimal()]
    assert len(plain) <= len(placed_terms(text))


@given(st.text("abc .,", max_size=40))
def test_case_and_space_do_not_matter(text: str) -> None:
    assert terms(text.upper()) == terms("  ".join(text.split(" "))) == terms(text)


@pytest.mark.parametrize(
    "piece", ["a-", "a.", "1,", "111,", "www.", "!", "a'", "#", "@a", "1:", "$", "a", "9", "x.com/", "aB", "9 million ", "9."]
)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    placed_terms(text)
    placed_terms("www." + text)
    assert time.process_time() - start < 10
