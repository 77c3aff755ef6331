"""Tells the language of a text, by its script, its small words and its words of time; it knows no language by name.

A word of time tells only as the language writes it: `mars` is French, `Mars` is a planet or a person. What two languages share
tells nothing.
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.values.languages.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_LISTS = ("months", "weekdays", "seasons", "units", "plural_units")
_SHORTEST = 4
"""Shorter words of time, but for the names of months, are words and signs of other languages, too: `an`, `tag`."""


def best(text: str, known: tuple[Language, ...]) -> Language:
    """The language that most words of a text tell; the first of those known where they do not tell."""
    written = set(_WORD.findall(text))
    words = {word.lower() for word in written}
    if not text.isascii():
        for language, script in _scripts(known):
            if 2 * sum(script.fullmatch(word) is not None for word in words) > len(words):
                return language
    return max(known, key=lambda language: _told(words, written, language, known) + _lettered(words, language, text))


@cache
def months(language: Language) -> frozenset[str]:
    """The names of months as the language writes them; no short forms."""
    return frozenset(_as_written(language, "months"))


def _told(words: set[str], written: set[str], language: Language, known: tuple[Language, ...]) -> int:
    return len(words & _common(language)) + len(written & _of_time(language, known))


@cache
def _of_time(language: Language, known: tuple[Language, ...]) -> frozenset[str]:
    """The words of time that no other of the languages writes so, but for the common ones."""
    others = {word for other in known if other is not language for name in _LISTS for word in _as_written(other, name)}
    common = {word for one in known for word in _common(one)}
    found = {word for name in _LISTS for word in _as_written(language, name) if name == "months" or len(word) >= _SHORTEST}
    return frozenset(word for word in found - others if word.lower() not in common)


def _as_written(language: Language, name: str) -> set[str]:
    own: dict[str, object] = getattr(language.times, name)
    whole = {word for word in own if word.isalpha()}
    if name == "months":
        whole = {word for word in whole if not any(longer != word and longer.startswith(word) for longer in whole)}
    return {word.title() for word in whole} if name in language.times.capitalised else whole


def _lettered(words: set[str], language: Language, text: str) -> int:
    pattern = None if text.isascii() else _letters(language)
    return 0 if pattern is None else sum(pattern.fullmatch(word) is not None for word in words)


@cache
def _letters(language: Language) -> re.Pattern[str] | None:
    return re.compile(language.speech.letters) if language.speech.letters else None


@cache
def _common(language: Language) -> frozenset[str]:
    return frozenset(language.speech.common)


@cache
def _scripts(known: tuple[Language, ...]) -> tuple[tuple[Language, re.Pattern[str]], ...]:
    return tuple((language, re.compile(language.speech.script)) for language in known if language.speech.script)
