"""Names and words by their spellings: the table of names, how a desk adds its own, and what is spelt otherwise in America.

Nothing here looks into a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from claimtrack.words.name_table import BODIES, CITIES, COUNTRIES

_AMERICAN = (
    (re.compile(r"(?<=..)our(?=(?:s|ed|ing|er|ers|ful|able|hood|hoods|ly)?$)"), "or"),
    (re.compile(r"(?<=...)is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=..)ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
)
_IN_AMERICA = {
    "grey": "gray",
    "centre": "center",
    "centres": "centers",
    "theatre": "theater",
    "theatres": "theaters",
    "defence": "defense",
    "defences": "defenses",
    "offence": "offense",
    "offences": "offenses",
    "licence": "license",
    "licences": "licenses",
    "programme": "program",
    "programmes": "programs",
    "tyre": "tire",
    "tyres": "tires",
    "plough": "plow",
    "aluminium": "aluminum",
}

KNOWN = "="
"""What the key of a name from a table begins with, so that no rule of transliteration ever meets it."""
LONGEST = 9
"""So many words a spelling may have."""


class Spellings(dict[str, str]):
    """From a spelling, as `plain` writes it, to its key. Never changed once it is made."""

    __slots__ = ("begins",)

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Keep the rows, and how many words the longest spelling has that begins with a word."""
        super().__init__(rows)
        self.begins: dict[str, int] = {}
        for spelling in self:
            first = spelling.partition(" ")[0].casefold()
            self.begins[first] = max(self.begins.get(first, 0), spelling.count(" ") + 1)


def spellings(own: Mapping[str, Sequence[str]] | None = None) -> Spellings:
    """All spellings with their keys; `own` are the desk's (`canonical -> spellings`), which win over the table's."""
    return _with_own(tuple(sorted((name, tuple(others)) for name, others in own.items()))) if own else _table()


@lru_cache(maxsize=1 << 15)
def plain(spelling: str) -> str:
    """A spelling without accents, apostrophes, dots and hyphens; in small letters unless it is an acronym (`US`, `D.C.`)."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", spelling) if not unicodedata.combining(letter))
    words = bare.replace("’", "").replace("'", "").replace("‘", "").replace(".", "").replace("-", " ").split()
    return " ".join(word if len(word) > 1 and word.isupper() else word.casefold() for word in words)


@lru_cache(maxsize=1 << 15)
def american(word: str) -> str:
    """One folded word as it is written in America, as far as a rule can tell (`colour`, `organisation`, `grey`).

    Some words become what nobody writes (`promize`); whoever compares words by this does so on both sides.
    """
    if word in _IN_AMERICA:
        return _IN_AMERICA[word]
    for pattern, put in _AMERICAN:
        word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=1 << 15)
def readings(spelling: str) -> tuple[str, ...]:
    """Under which entries a name of a text is looked up: as it is, else in small letters, which shouted names need."""
    written = plain(spelling)
    lowered = written.casefold()
    return (written,) if written == lowered else (written, lowered)


@cache
def _table() -> Spellings:
    return Spellings(_rows(row.split(", ") for table in (COUNTRIES, CITIES, BODIES) for row in table.strip().splitlines()))


@cache
def _with_own(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Spellings:
    known = _table()
    added: dict[str, str] = {}
    for name, others in own:
        key = next((known[one] for one in map(plain, (name, *others)) if one in known), KNOWN + plain(name))
        added |= {plain(spelling): key for spelling in (name, *others)}
    return Spellings({**known, **added}.items())


def _rows(rows: Iterator[list[str]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for spelling in row:
            yield plain(spelling), KNOWN + plain(row[0]).casefold()
