"""Persons of a corpus are found in every spelling; towns, bodies and roles are not taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import Kind, Source
from claimtrack.protection import persons
from claimtrack.protection.code_names import FIRST, SECOND, draw

OWN = {"Anna Arnesen": ("A. Arnesen", "Arnessen"), "Kharab al-Jir": ("Kharab al-Jeer",)}
NAMED: list[tuple[str, Kind, str]] = [
    ("anna-berg", "person", "Anna Berg, the mayor of Port Selim"),
    ("president", "official", "Ahmed al-Sharaa, Syria's president"),
    ("crescent-spokesman", "person", "Ali Hassan, spokesman for the Green Crescent Society"),
    ("doctor", "person", "أحمد الخطيب، طبيب في المستشفى"),
    ("deputy", "official", "the deputy mayor, Xun Lindqvist"),
    ("pentagon", "official", "a Pentagon spokesman"),
    ("ministry-spokesman", "official", "Interior Ministry spokesman"),
]
PEOPLE = persons.known(
    ((name, Source(source=text, kind=kind, anonymity="named")) for name, kind, text in NAMED),
    OWN,
)

NAMES = """
a friend of Anna Berg                        | Anna Berg
call anna berg tomorrow                      | anna berg
asked Berg about it                          | Berg
ask Mayor Berg                               | Berg
ANNA BERG KNOWS                              | ANNA BERG
an aide to Ahmad al-Shara                    | Ahmad al-Shara
Ahmed Al Sharaa                              | Ahmed Al Sharaa
a colleague of Arnessen                      | Arnessen
what A. Arnesen said                         | A. Arnesen
Xun Lindqvist told us                        | Xun Lindqvist
the doctor أحمد الخطيب                        | the doctor أحمد الخطيب
anna-berg-notes                              | anna-berg
a nurse of the Green Crescent Society        |
an official in Port Selim                    |
a Syrian official                            |
the Berg Hospital                            |
a base at Kharab al-Jir                      |
a Pentagon spokesman                         |
the interior ministry                        |
a bergamot grower                            |
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(left.strip(), right.strip()) for left, _, right in (line.rpartition("|") for line in table.strip().splitlines())]


@pytest.mark.parametrize(("text", "name"), rows(NAMES))
def test_known_names(text: str, name: str) -> None:
    found = [text[one.start : one.end] for one in persons.named_in(text, PEOPLE, OWN)]
    assert found[:1] == ([name] if name else [])
    few = persons.among(PEOPLE, [text])
    assert [text[one.start : one.end] for one in persons.named_in(text, few, OWN)] == found


@pytest.mark.parametrize(
    "entry",
    [
        "Anna Berg",
        "anna berg",
        "Anna",
        "A. Berg",
        "Ms Berg",
        "Frau Haddad",
        "editor Anna Berg",
        "our lawyer Dr. Haddad",
        "Xun Li",
    ],
)
def test_a_person_among_the_roles(entry: str) -> None:
    assert persons.is_person_like(entry, {})


@pytest.mark.parametrize(
    "entry",
    [
        *("the desk chief", "Managing Editor", "Editor-in-Chief", "afp", "AFP", "two editors", "legal", "the editor of the day"),
        *("Investigations Desk", "our lawyer", "New York Times", "Der Spiegel", "Le Monde", "Al Jazeera", "Reuters", "BBC News"),
        *("Chefredaktion", "Leiter der Recherche", "Chef vom Dienst", "la rédaction en chef", "رئيس التحرير", "Islamic State"),
        *("the health editor", "Head of Legal", "Night Desk", "the Guardian's lawyer", "United Nations", "Süddeutsche Zeitung"),
    ],
)
def test_roles(entry: str) -> None:
    assert not persons.is_person_like(entry, {})


@pytest.mark.parametrize(
    ("name", "is_one"), [("anna-berg", True), ("x/peter_haddad", True), ("paris-official", False), ("anna", False)]
)
def test_ids_that_are_names(name: str, is_one: bool) -> None:
    assert persons.is_name(name) == is_one


def test_no_code_name_looks_like_a_person() -> None:
    assert len(FIRST) > 150
    assert len(SECOND) > 180
    assert len({*FIRST}) == len(FIRST)
    assert len({*SECOND}) == len(SECOND)
    assert not [name for one, two in zip(FIRST, SECOND, strict=False) for name in (f"{one}-{two}",) if persons.is_name(name)]
    assert not [word for word in (*FIRST, *SECOND) if persons.is_person_like(word.capitalize(), {})]


@given(st.randoms(use_true_random=False), st.sets(st.sampled_from([f"{FIRST[0]}-{two}" for two in SECOND])))
def test_a_code_name_is_new(dice: object, taken: set[str]) -> None:
    name = draw(dice.choice, taken)  # type: ignore[attr-defined]
    first, second = name.split("-")
    assert name not in taken
    assert first in FIRST
    assert second in SECOND


def test_the_last_code_name_is_found_and_then_there_is_none() -> None:
    every = {f"{one}-{two}" for one in FIRST for two in SECOND}
    last = f"{FIRST[-1]}-{SECOND[-1]}"
    assert draw(lambda words: words[0], every - {last}) == last
    with pytest.raises(ValueError, match="taken"):
        draw(lambda words: words[0], every)
