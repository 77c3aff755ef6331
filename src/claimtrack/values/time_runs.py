"""Cuts the tokens of a text where no phrase of time can go on, and parses what distinct runs between two cuts go on with once.

It decides nothing about a phrase; sentences differ in their names and verbs, and tell their times in few ways.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from claimtrack.values.languages.language import Language
from claimtrack.values.time_grammar import Token, Value, grammar, tokens
from claimtrack.values.time_phrases import DEEPEST, Count, Figure, Parser, Phrase

Parsed = tuple[tuple[Phrase, ...], ...]
"""The phrases that begin at each token of a run, counted from that token; the longest first."""
_STAND_INS = {
    1: ("7", "8"),
    2: ("79", "83"),
    3: ("787", "797"),
    4: ("7907", "7919"),
    5: ("79063", "79087"),
    6: ("790553", "790589"),
}
"""What is parsed in place of figures, by their length and in their order: no template tells them apart."""
_DAYS = ("23", "29")
"""What is parsed in place of those of two figures that may be days."""
_GOES_ON, _TELLS, CORE = 1, 2, 4
"""Of a word: a phrase of time can hold it; every phrase holds one like it; a time is looked for around it, if it is one of those
of which a time has one, or a figure that may be a time."""


class Runs:
    """The phrases of one row of tokens, by the token at which they begin: each is parsed when it is first asked for."""

    def __init__(self, row: Sequence[Token], kinds: Sequence[int], language: Language) -> None:
        """The row, cut at every word that stands in no phrase of time; `kinds` are those of its words."""
        self._language = language
        self._runs: dict[int, tuple[int, tuple[str, ...], Mapping[int, int]]] = {}
        start = 0
        for place in (*[place for place, kind in enumerate(kinds) if not kind & _GOES_ON], len(row)):
            if place > start and max(kinds[start:place]) >= _TELLS:
                run = start, *_masked([token.text for token in row[start:place]], language)
                self._runs.update(dict.fromkeys(range(start, place), run))
            start = place + 1

    def __contains__(self, place: int) -> bool:
        """Whether a phrase begins at a token."""
        run = self._runs.get(place)
        return run is not None and bool(_parsed(run[1], place - run[0], self._language))

    def at(self, place: int) -> tuple[Phrase, ...]:
        """The phrases that begin at a token, the longest first."""
        run = self._runs.get(place)
        if run is None:
            return ()
        start, texts, meant = run
        return tuple(_moved(phrase, place, meant) for phrase in _parsed(texts, place - start, self._language))


def _masked(texts: list[str], language: Language) -> tuple[tuple[str, ...], Mapping[int, int]]:
    """The texts with stand-ins for figures, so that runs which differ in nothing else are one; and what these stand for."""
    meant: dict[int, int] = {}
    masked = texts.copy()
    hours, (words, _) = grammar(language).lists["meridiem"], _vocabulary(language)
    for place, text in enumerate(texts):
        if not (text.isascii() and text.isdecimal()) or len(text) not in _STAND_INS:
            continue
        number = int(text)
        behind = texts[place + 1] if place + 1 < len(texts) else ""
        if not number or behind in hours or (words and text in words) or _is_decade(text, language):
            continue
        stand_ins = _DAYS if len(text) == 2 and number <= 31 else _STAND_INS[len(text)]
        masked[place] = next((one for one in stand_ins if int(one) not in meant), "")
        if not masked[place]:
            return tuple(texts), {}
        meant[int(masked[place])] = number
    as_written = [text for text, one in zip(texts, masked, strict=True) if text is one and text[0].isdecimal()]
    if any(int(figures) in meant for text in as_written for figures in re.findall(r"\d+", text)):
        return tuple(texts), {}
    return tuple(masked), meant


def _is_decade(text: str, language: Language) -> bool:
    return text[-1] == "0" and re.fullmatch(language.times.decade, text) is not None


def _parsed(texts: tuple[str, ...], place: int, language: Language) -> tuple[Phrase, ...]:
    """The phrases that begin at a token of a run, counted from that token; the longest first."""
    deep = _deeply(texts, language) if len(texts) >= DEEPEST else None
    return _begun(texts[place:], language)[0] if deep is None else deep[place]


@lru_cache(maxsize=1 << 13)
def _deeply(texts: tuple[str, ...], language: Language) -> Parsed | None:
    """All phrases of a run in which some are nested too deeply: there what was parsed before decides. None of other runs."""
    if not any(_begun(texts[place:], language)[1] for place in range(len(texts) - DEEPEST + 1)):
        return None
    parser = Parser([Token(text, 0, 0) for text in texts], language)
    return tuple(tuple(_moved(one, -place, None) for one in parser.at("windows", place)) for place in range(len(texts)))


@lru_cache(maxsize=1 << 14)
def _begun(texts: tuple[str, ...], language: Language) -> tuple[tuple[Phrase, ...], bool]:
    """The phrases that begin with the first of the texts, and whether some were nested too deeply to be followed."""
    parser = Parser([Token(text, 0, 0) for text in texts], language)
    return parser.at("windows", 0), parser.deep


def _moved(phrase: Phrase, by: int, meant: Mapping[int, int] | None) -> Phrase:
    """The phrase at another place, with its own figures where these are told."""
    parts = {name: _own(part, by, meant) for name, part in phrase.parts.items()}
    return Phrase(phrase.meaning, parts, phrase.start + by, phrase.end + by)


def _own(part: Value, by: int, meant: Mapping[int, int] | None) -> Value:
    if isinstance(part, Phrase):
        return _moved(part, by, meant)
    if meant is None:
        return part
    if isinstance(part, Count) and isinstance(part.number, Figure):
        return msgspec.structs.replace(part, number=meant.get(part.number, int(part.number)))
    return meant.get(part, int(part)) if isinstance(part, Figure) else part


@lru_cache(maxsize=1 << 14)
def kind(word: str, language: Language) -> int:
    """What a word is to phrases of time: one of a template or list, a figure, one that may belong to a number."""
    core = word in grammar(language).core or (len(word) >= 4 and word[:4].isdecimal()) or ":" in word or word.count(".") == 2
    words, numbers = _vocabulary(language)
    goes_on = word[0].isdecimal() or words is None or word in words or numbers.search(word) is not None
    tells = core or word[0].isdecimal()
    return goes_on * _GOES_ON | tells * _TELLS | core * CORE


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
