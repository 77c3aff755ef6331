"""What holds of every text and every quote."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.evidence.comparing import compare
from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.levelled import tidied, words
from claimtrack.evidence.page import Page
from claimtrack.policy import QuotePolicy
from evidence.article import COPY, PARAGRAPHS, SHA
from evidence.mutations import KINDS, LOUDNESS, NOISE, Mutated, Noise, mutated
from evidence.telling import loudness

POLICY = QuotePolicy()
PAGE = Page(COPY)
SPOILT = mutated(PARAGRAPHS, 200, 2026)
WORDS = (
    "the a of not will may troops harbour sand Brekke US 48,000 4.5 don't l'eau été sagte القوات 军队 well-known naïve".split()
)
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6)


def page(paragraphs: list[str]) -> Page:
    return Page(Copy(sha256=SHA, blocks=tuple(Block(text) for text in paragraphs)))


@given(TEXTS, st.data())
def test_what_is_cut_out_of_a_text_stands_at_its_paragraph(paragraphs: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    held = paragraphs[number].split()
    start = data.draw(st.integers(0, len(held) - 1))
    cut = held[start : data.draw(st.integers(start + 1, len(held)))]
    verdict = compare(page(paragraphs), " ".join(cut), POLICY)
    assert (verdict.kind, verdict.changes) == ("exact", ())
    assert number + 1 in {spot for one in verdict.passages for spot in range(one.spot.first, one.spot.last + 1)}


@given(st.sampled_from(SPOILT), st.lists(st.sampled_from(NOISE), max_size=4, unique=True), st.integers())
def test_noise_of_typing_changes_no_verdict(spoilt: Mutated, noise: list[Noise], seed: int) -> None:
    noisy = spoilt.quote
    for one in noise:
        noisy = one(noisy, random.Random(seed))  # noqa: S311 - noise, not a secret
    assert loudness(PAGE, noisy) == loudness(PAGE, spoilt.quote)


@given(TEXTS, TEXTS)
def test_a_text_that_is_no_part_of_another_is_never_exact_in_it(paragraphs: list[str], others: list[str]) -> None:
    quote = " ".join(others)
    letters = "".join(word.key for text in paragraphs for word in words(tidied(text)))
    verdict = compare(page(paragraphs), quote, POLICY)
    if "".join(word.key for word in words(tidied(quote))) not in letters:
        assert verdict.kind != "exact" or verdict.changes
    assert 0 <= verdict.likeness <= 1


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=4))
def test_no_text_is_too_odd(quote: str, paragraphs: list[str]) -> None:
    assert compare(page(paragraphs), quote, POLICY).kind in ("exact", "altered", "joined", "absent")
    assert tidied(tidied(quote)) == tidied(quote)


@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_spoilt_quotes(kind: str) -> None:
    """Every change of meaning is an error, no difference of typing is anything (`bench/eval_quotes.py` has many more)."""
    spoilt = [one for one in SPOILT if one.kind == kind]
    told = [(one.quote, loudness(PAGE, one.quote)) for one in spoilt]
    assert len(spoilt) >= 13
    assert [quote for (quote, loud), one in zip(told, spoilt, strict=True) if loud not in _between(one.least, one.most)] == []


def _between(least: str, most: str) -> tuple[str, ...]:
    return LOUDNESS[LOUDNESS.index(least) : LOUDNESS.index(most) + 1]
