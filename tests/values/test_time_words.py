"""The words of time of every language are of the form that the readers know."""

from __future__ import annotations

import re

import pytest

from claimtrack.values import languages, time_meaning, time_windows
from claimtrack.values.languages.language import Language
from claimtrack.values.time_grammar import Unit, grammar, slots, tokens
from claimtrack.values.time_phrases import kinds

LENGTHS = {"length", "lengths", "each", "set", "now", "daypart"}
UNITS = set("minute hour day week fortnight weekend month season quarter half year decade century".split())
PARTS = {"start", "early", "mid", "late", "end", "rest", "earlier", "later"}
LEADS = set("by before not_before after from since until as_of on in at during around".split())


@pytest.fixture(params=languages.KNOWN, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Language:
    known: Language = request.param
    return known


def test_templates_have_known_meanings_and_slots(language: Language) -> None:
    words = language.times
    assert {meaning for meaning, _ in words.periods} <= time_meaning.MEANINGS
    assert {meaning for meaning, _ in words.windows} <= time_windows.MEANINGS
    assert {meaning for meaning, _ in words.lengths} <= LENGTHS
    for _, form in (*words.periods, *words.windows, *words.lengths):
        assert set(slots(form)) <= kinds(language), form
        assert re.fullmatch(r"[^{}]*(?:\{[\w:|]+\}\??[^{}]*)*", form), form


def test_words_are_lower_case_and_no_list_is_missing(language: Language) -> None:
    words = language.times
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(1, 8))
    assert set(words.seasons.values()) == set(range(4))
    assert {*words.units.values(), *words.plural_units.values()} <= UNITS
    assert set(words.parts.values()) <= PARTS
    assert {*words.leads.values(), *words.trails.values()} <= LEADS
    assert {*words.ahead_leads.values(), *words.past_leads.values()} <= {"within", "in", "during", "for"}
    for entries in grammar(language).lists.values():
        for first, phrases in entries.items():
            assert first == first.lower()
            assert all(phrase == tuple(token.text for token in tokens(" ".join(phrase))) for phrase, _ in phrases)


def test_patterns_compile(language: Language) -> None:
    words = language.times
    for pattern in (words.decade, words.numeric, words.done_before, words.to_come, words.gone, words.reported):
        re.compile(pattern)


def test_a_plural_is_no_singular(language: Language) -> None:
    for phrases in grammar(language).lists["unit"].values():
        for phrase, unit in phrases:
            assert isinstance(unit, Unit)
            assert unit.plural == (" ".join(phrase) in {" ".join(t.text for t in tokens(p)) for p in language.times.plural_units})
