"""What is read once: the quantities that a sentence may state hold all that it does; figures tell no phrases of time apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.policy import RelationPolicy
from claimtrack.values import quantities, sentence, times
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.quantity import Quantity
from claimtrack.values.quantity_shapes import shape_of
from claimtrack.values.time_clause import Surroundings
from claimtrack.values.time_grammar import tokens
from claimtrack.values.time_phrases import DEEPEST, Parser
from claimtrack.values.time_runs import Runs, kind

POLICY = RelationPolicy()
SAID = date(2026, 2, 23)
WORDS = (
    "at least 30 trucks left on 12 March 2026 by the 3rd of May, Q1 in two days three hundred people 5 per 100 of the 400 "
    "between and 7 pm half a dozen no one 1990s within a month 1,200 US$ 5m killed first ranked 22nd . ( ) - nearly about"
).split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_what_a_sentence_states_is_among_what_it_may_state(text: str) -> None:
    read = sentence.read(text, SAID, POLICY)
    assert sentence.times_of(text, SAID) == read.times
    for one in read.quantities:
        assert isinstance(one.value, Quantity)
        perhaps = sentence.counts_at_most(text, one.value.unit.dimension, POLICY)
        assert perhaps is None or one in perhaps


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_numbers_are_tried_only_where_one_begins(text: str) -> None:
    shape = shape_of(ENGLISH)
    searched, tried = shape.start.search(text), shape.number(text, 0, ENGLISH)
    assert (searched and searched.span()) == (tried and tried.span())


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_phrases_are_those_of_a_parser_that_begins_at_their_word(text: str) -> None:
    row = tokens(text)
    runs = Runs(row, [kind(token.text, ENGLISH) for token in row], ENGLISH)
    for place in range(len(row)):
        parser = Parser(row[place:], ENGLISH)
        alone = [(one.meaning, one.start + place, one.end + place) for one in parser.at("windows", 0)]
        assert [(one.meaning, one.start, one.end) for one in runs.at(place)] == alone or parser.deep
        assert (place in runs) == bool(runs.at(place))


@given(st.lists(st.sampled_from([*WORDS, "start", "of", "end", "the", "middle"]), max_size=DEEPEST - 1).map(" ".join))
def test_few_words_are_never_nested_too_deeply(text: str) -> None:
    row = tokens(text)[: DEEPEST - 1]
    parser = Parser(row, ENGLISH)
    for place in range(len(row)):
        parser.at("windows", place)
    assert not parser.deep


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They left on 7 July 2026", "2026-07-07"),
        ("They left on 23 May 1979", "1979-05-23"),
        ("They left on 8 March 7907", "7907-03-08"),
        ("They left in Q3 2025", "2025-07-01"),
        ("They left on the 23rd of May 2023", "2023-05-23"),
    ],
)
def test_figures_are_those_of_the_sentence(text: str, days: str) -> None:
    (found,) = times.find(text, SAID)
    assert found.window is not None
    assert str(found.window.first) == days


def test_what_is_inside_of_a_time_bears_nothing_out() -> None:
    text = "On 12 March 2026 some 30 trucks left"
    perhaps = quantities.candidates(text, POLICY) or ()
    assert [one.text for one in sentence.outside_times(perhaps, text, SAID)] == ["some 30"]


@pytest.mark.parametrize(("text", "asked"), [("They left on 23 May 2025", False), ("They left on 23 May", True)])
def test_what_lies_ahead_is_looked_for_only_where_a_date_leaves_its_year_out(
    text: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool | None] = []
    monkeypatch.setattr(Surroundings, "ahead", lambda _self, whole: looked.append(whole))
    assert times.find(f"{text}, it is said", SAID)
    assert bool(looked) == asked
