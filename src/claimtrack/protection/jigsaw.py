"""Details that identify somebody together though none does alone: an age, a post, a place... Which ones, and where they stand.

Three of different kinds are a likeness that whoever knows the place will recognise. What a large crowd shares is none: a country
as a place, a ministry as an employer. English, French, German and Arabic words; what is written otherwise is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from claimtrack.patterns import later
from claimtrack.protection.jigsaw_words import FIRST_PERSON, SELF_TOLD, WORDS, Detail
from claimtrack.words.name_table import CITIES, COUNTRIES
from claimtrack.words.names import names
from claimtrack.words.spellings import KNOWN, plain

ENOUGH = 3
"""So many kinds of details are told."""


class Clue(msgspec.Struct, frozen=True, order=True):
    """One kind of detail in a text."""

    detail: Detail
    start: int


def clues(text: str) -> tuple[Clue, ...]:
    """The kinds of details that a text gives of the person it describes, each once, where it first stands."""
    found: dict[Detail, int] = {}
    small = text.casefold()
    words = {match.group(): match.start() for match in reversed(list(_WORD.finditer(small)))}
    for detail, told in WORDS.items():
        alone = [words[word] for word in told.words.split() if word in words]
        match = None if alone or not any(sign in small for sign in told.signs.split()) else _pattern(detail).search(small)
        if alone or match:
            found[detail] = min(alone) if alone else match.start() if match else 0
    for detail, start in _by_names(text):
        found.setdefault(detail, start)
    return tuple(sorted(Clue(detail, start) for detail, start in found.items()))


def clues_of_speaker(text: str, *, quoted: bool) -> tuple[Clue, ...]:
    """What words of a source tell of the source itself: clauses in the first person; of a paraphrase `says she`, `as the only`.

    The rest of the words is about the matter, whose persons and places are not the source's.
    """
    sign = _first_person() if quoted else _self_told()
    parts = (part for part in re.split(r"(?<=[.!?;])\s", text) if sign.search(part))
    found = {clue.detail: clue for part in parts for clue in clues(part)}
    return tuple(sorted(found.values()))


def _by_names(text: str) -> Iterator[tuple[Detail, int]]:
    """Nationalities, places and employers by the names in a text."""
    for one in names(text):
        before = text[: one.start].rstrip()
        if one.key.startswith(KNOWN):
            if plain(one.text).casefold() in _peoples():
                yield "nationality or ethnicity", one.start
            elif one.key in _cities() and _IN.search(before):
                yield "place", one.start
        elif _UNITS.search(one.text):
            yield "employer or unit", one.start
        elif _IN.search(before) and not _MONTHS.search(one.text):
            yield "place", one.start


_WORD = later(r"[^\W_]+")
_IN = later(r"(?:^|\W)(?:in|at|from|near|outside|of|based in|lives in|à|près de|aus|bei|nahe)$", re.IGNORECASE)
_MONTHS = later(
    r"janu|febr|march|april|may\b|june|july|august|septem|octo|novem|decem|januar|märz|mai\b|juni|juli|oktober|dezember",
    re.IGNORECASE,
)
_UNITS = later(
    r"hospital|clinic|school|university|college|brigade|division|battalion|regiment|squadron|unit\b|ward\b|embassy|consulate|prison"
    r"|station|plant\b|factory|krankenhaus|klinik|schule|universität|hôpital|lycée|université",
    re.IGNORECASE,
)


@cache
def _peoples() -> frozenset[str]:
    """Spellings of the table that are adjectives or peoples: all but the country's own names, which end otherwise."""
    endings = (
        "an",
        "ans",
        "ish",
        "ese",
        "i",
        "is",
        "ch",
        "ic",
        "ton",
        "tons",
        "man",
        "men",
        "ek",
        "eks",
        "ot",
        "ots",
        "ss",
        "ai",
    )
    rows = (row.split(", ") for row in COUNTRIES.strip().splitlines())
    return frozenset(
        plain(one).casefold() for first, *others in rows for one in others if " " not in one and one.endswith(endings)
    )


@cache
def _cities() -> frozenset[str]:
    return frozenset(KNOWN + plain(row.split(", ")[0]).casefold() for row in CITIES.strip().splitlines())


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(FIRST_PERSON)


@cache
def _self_told() -> re.Pattern[str]:
    return re.compile("|".join(SELF_TOLD), re.IGNORECASE)


@cache
def _pattern(detail: Detail) -> re.Pattern[str]:
    return re.compile("|".join(WORDS[detail].patterns))
