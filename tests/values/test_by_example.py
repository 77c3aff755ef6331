"""The languages beside English, each by the examples of its file (`examples_german.py`)."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

import claimtrack
from claimtrack.values import languages
from claimtrack.values.comparison import Unread
from claimtrack.values.languages import ARABIC, FRENCH, GERMAN
from claimtrack.values.languages.language import Language
from language_cases import SAID, amount, counts, days, rows, spoken, times
from values import examples_arabic, examples_french, examples_german

FILES: tuple[tuple[Language, ModuleType], ...] = (
    (ARABIC, examples_arabic),
    (FRENCH, examples_french),
    (GERMAN, examples_german),
)


def pairs(table: str) -> list[Any]:
    """Each language with each row of its table of that name."""
    return [(language, *row) for language, examples in FILES for row in rows(getattr(examples, table))]


def lines(table: str) -> list[Any]:
    """Each language with each line of its table of that name."""
    return [(language, line) for language, examples in FILES for line in getattr(examples, table).strip().splitlines()]


def named(value: object) -> str | None:
    """How a test is called: a language by its name, a text by itself."""
    return value.code if isinstance(value, Language) else None


@pytest.mark.parametrize(("language", "phrase", "expected"), pairs("AMOUNTS"), ids=named)
def test_the_words_of_a_value_field(language: Language, phrase: str, expected: str) -> None:
    assert amount(phrase, language) == expected


@pytest.mark.parametrize(("language", "phrase"), lines("NO_AMOUNTS"), ids=named)
def test_what_is_no_one_number_is_refused(language: Language, phrase: str) -> None:
    with pytest.raises(Unread):
        amount(phrase, language)


@pytest.mark.parametrize(("language", "phrase", "expected"), pairs("DAYS"), ids=named)
def test_the_words_of_a_when_field(language: Language, phrase: str, expected: str) -> None:
    assert days(phrase, language) == expected


@pytest.mark.parametrize(("language", "phrase"), lines("NO_DAYS"), ids=named)
def test_what_may_be_another_day_is_refused(language: Language, phrase: str) -> None:
    with pytest.raises(Unread):
        days(phrase, language)


@pytest.mark.parametrize(("_language", "sentence", "expected"), pairs("COUNTS"), ids=named)
def test_the_quantities_of_a_sentence(_language: Language, sentence: str, expected: str) -> None:
    assert counts(sentence) == expected


@pytest.mark.parametrize(("language", "sentence"), lines("LEFT_ALONE"), ids=named)
def test_what_counts_nothing_is_left_alone(language: Language, sentence: str) -> None:
    assert languages.of(sentence) is language
    assert counts(sentence) == ""


@pytest.mark.parametrize(("_language", "sentence", "expected"), pairs("TIMES"), ids=named)
def test_the_times_of_a_sentence(_language: Language, sentence: str, expected: str) -> None:
    assert times(sentence) == expected


@pytest.mark.parametrize(("_language", "sentence", "expected"), pairs("SPOKEN"), ids=named)
def test_how_a_sentence_is_meant(_language: Language, sentence: str, expected: str) -> None:
    assert spoken(sentence) == expected


@pytest.mark.parametrize(("_language", "line"), lines("RELATED"), ids=named)
def test_two_sentences_relate_as_they_do_in_english(_language: Language, line: str) -> None:
    one, other, verdict = line.split(" | ")
    assert claimtrack.relate(one, other, said=SAID).relation.verdict == verdict
    assert claimtrack.relate(other, one, said=SAID).relation.verdict == verdict
