"""The languages in which values can be read: one file of words and patterns each, and the form that all of them have."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar

from claimtrack.values.comparison import Unread
from claimtrack.values.languages import telling
from claimtrack.values.languages.arabic import ARABIC
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.french import FRENCH
from claimtrack.values.languages.german import GERMAN
from claimtrack.values.languages.language import Language

__all__ = ["ARABIC", "ENGLISH", "FRENCH", "GERMAN", "KNOWN", "Language", "named", "of", "read_field"]

KNOWN: tuple[Language, ...] = (ENGLISH, FRENCH, GERMAN, ARABIC)
"""Every language, English first: it is taken where a text shows none."""

T = TypeVar("T")


def named(code: str) -> Language:
    """The language of that ISO 639-1 code. Raises KeyError when it is not known here."""
    return _by_code()[code]


@lru_cache(maxsize=1 << 13)
def of(text: str) -> Language:
    """The language of a text, told by its script, or else its small words and words of time; English where they do not tell."""
    return telling.best(text, KNOWN)


def read_field(language: Language, reader: Callable[[Language], T]) -> T:
    """What a reader makes of the words of a field, in the language of its claim or else in English, as the manuals write them.

    Raises Unread as the reader does.
    """
    try:
        return reader(language)
    except Unread as error:
        if language is ENGLISH:
            raise
        try:
            return reader(ENGLISH)
        except Unread:
            raise error from None


@cache
def _by_code() -> dict[str, Language]:
    return {language.code: language for language in KNOWN}
