"""The languages in which values can be read: one file of words and patterns each, and the form that all of them have."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language

__all__ = ["ENGLISH", "KNOWN", "Language", "named", "of"]

KNOWN: tuple[Language, ...] = (ENGLISH,)
"""Every language, English first: it is taken where a text shows none."""

_WORD = re.compile(r"[^\W\d_]+")


def named(code: str) -> Language:
    """The language of that ISO 639-1 code. Raises KeyError when it is not known here."""
    return _by_code()[code]


@lru_cache(maxsize=1 << 13)
def of(text: str) -> Language:
    """The language of a text, told by its commonest small words; English where they do not tell."""
    words = {word.lower() for word in _WORD.findall(text)}
    return max(KNOWN, key=lambda language: len(words & _common(language)))


@cache
def _common(language: Language) -> frozenset[str]:
    return frozenset(language.speech.common)


@cache
def _by_code() -> dict[str, Language]:
    return {language.code: language for language in KNOWN}
