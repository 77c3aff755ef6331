"""Tells the language of a text, by its script, its small words and its words of time; it knows no language by name.

A word of time tells only as the language writes it: `mars` is French, `Mars` is a planet or a person. What two languages share
tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from claimtrack.patterns import later
from claimtrack.values.languages.language import Language

_WORD = later(r"[^\W\d_]+")
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
    told = [0 if text.isascii() else _lettered(words, language) for language in known]
    common, of_time = _tellers(known)
    for tellers, among in ((common, words), (of_time, written)):
        for word in tellers.keys() & among:
            for place in tellers[word]:
                told[place] += 1
    return known[told.index(max(told))]


@cache
def months(language: Language) -> frozenset[str]:
    """The names of months as the language writes them; no short forms."""
    return frozenset(_as_written(language, "months"))


_Tellers = Mapping[str, Sequence[int]]
"""Of which of the languages known a word tells, by their places."""


@cache
def _tellers(known: tuple[Language, ...]) -> tuple[_Tellers, _Tellers]:
    """The small words of the languages, in small letters, and their words of time as they are written."""
    return _by_word([_common(one) for one in known]), _by_word([_of_time(one, known) for one in known])


def _by_word(lists: Sequence[Iterable[str]]) -> _Tellers:
    found: dict[str, list[int]] = {}
    for place, words in enumerate(lists):
        for word in words:
            found.setdefault(word, []).append(place)
    return found


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


def _lettered(words: set[str], language: Language) -> int:
    pattern = _letters(language)
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
