"""Cuts the tokens of a text where no phrase of time can go on, and parses each distinct run between two cuts once.

It decides nothing about a phrase; sentences differ in their names and verbs, and tell their times in few ways.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from claimtrack.values.languages.language import Language
from claimtrack.values.time_grammar import Token, grammar, tokens
from claimtrack.values.time_phrases import Parser, Phrase

Parsed = tuple[tuple[Phrase, ...], ...]
"""The phrases that begin at each token of a run, counted from its start; the longest first."""


class Runs:
    """The phrases of one row of tokens, by the token at which they begin."""

    def __init__(self, row: Sequence[Token], language: Language) -> None:
        """The row, cut at every word that stands in no phrase of time."""
        self._at: dict[int, tuple[int, Parsed]] = {}
        texts = [token.text for token in row]
        start = 0
        for place in (*(place for place, text in enumerate(texts) if not _goes_on(text, language)), len(texts)):
            if place > start:
                parsed = _parsed(tuple(texts[start:place]), language)
                for offset, found in enumerate(parsed):
                    if found:
                        self._at[start + offset] = start, parsed
            start = place + 1

    def at(self, place: int) -> tuple[Phrase, ...]:
        """The phrases that begin at a token, the longest first."""
        known = self._at.get(place)
        if known is None:
            return ()
        start, parsed = known
        return tuple(_moved(phrase, start) for phrase in parsed[place - start])


@lru_cache(maxsize=1 << 13)
def _parsed(texts: tuple[str, ...], language: Language) -> Parsed:
    parser = Parser([Token(text, 0, 0) for text in texts], language)
    return tuple(parser.at("windows", place) for place in range(len(texts)))


def _moved(phrase: Phrase, by: int) -> Phrase:
    if not by:
        return phrase
    parts = {name: _moved(part, by) if isinstance(part, Phrase) else part for name, part in phrase.parts.items()}
    return Phrase(phrase.meaning, parts, phrase.start + by, phrase.end + by)


@lru_cache(maxsize=1 << 14)
def _goes_on(word: str, language: Language) -> bool:
    """Whether a phrase of time can hold the word: it is one of a template or list, a figure, or may belong to a number."""
    if word[0].isdecimal():
        return True
    words, numbers = _vocabulary(language)
    return words is None or word in words or numbers.search(word) is not None


@cache
def _vocabulary(language: Language) -> tuple[frozenset[str] | None, re.Pattern[str]]:
    """The words of the templates and lists of a language, None where a template takes any word; and a pattern of number words."""
    known, numbers = grammar(language), language.numbers
    templates = {
        template
        for group in ("windows", "periods")
        for table in (known.by_word[group], known.by_kind[group])
        for found in table.values()
        for template in found
    }
    elements = [element for template in templates for element in template.elements]
    if any("word" in element.kinds for element in elements):
        return None, re.compile("")
    words = {word for element in elements for word in element.words}
    words |= {word for entries in known.lists.values() for found in entries.values() for phrase, _ in found for word in phrase}
    phrases = (
        *(numbers.none, numbers.one, numbers.few, numbers.many, numbers.scales, numbers.counting, numbers.articles),
        *(numbers.joints, numbers.joint_before, numbers.unread, numbers.spelled, numbers.mixed, numbers.halves, (numbers.joint,)),
    )
    words |= {token.text for group in phrases for phrase in group for token in tokens(phrase)}
    # The library of number words knows larger scales than anybody counts in.
    return frozenset(words), re.compile(rf"{numbers.words}|illion|illiard", re.IGNORECASE)
