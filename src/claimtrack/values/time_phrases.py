"""Parses phrases of time by the templates of a language into a meaning and its parts; it asks no calendar and no clock.

A recursive descent over tokens, memoised by place, so that a text costs its length times the few templates that can begin there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from claimtrack.patterns import later
from claimtrack.values import numerals
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.language import Language
from claimtrack.values.time_grammar import Element, Template, Token, Value, grammar, kind_needed, tokens

_ISO = later(r"\d{4}-.+")
_MOST_WORDS = 24
"""Longer phrases are no times."""
_COUNT_WORDS = 4
DEEPEST = 8
"""Periods in periods in periods: people stop at four. As each begins further on, fewer tokens are never nested too deeply."""
_MOST_READINGS = 32
_MOST_STARTS = 50_000


class Figure(int):
    """A number that was written in figures."""


class Count(msgspec.Struct, frozen=True):
    """How many; `number` is None where it is not sure (`two to three`), `hedge` a bound before it (`at least`)."""

    number: int | None
    vague: bool = False
    hedge: str = ""
    article: bool = False
    exact: bool = False
    """Whether it is said to be exact: `exactly two`."""


class Phrase(msgspec.Struct, frozen=True):
    """What a template matched: its meaning and its parts by name, from token `start` up to `end`."""

    meaning: str
    parts: Mapping[str, Value]
    start: int
    end: int

    def __hash__(self) -> int:
        """Phrases are told apart by their place."""
        return hash((self.meaning, self.start, self.end))


@lru_cache(maxsize=1 << 12)
def parse(text: str, language: Language, group: str = "windows") -> tuple[Phrase, ...]:
    """All readings of a whole phrase by the templates of a group: `periods`, `windows` or `lengths`."""
    found = tokens(text)
    if not found or len(found) > _MOST_WORDS:
        return ()
    return tuple(phrase for phrase in Parser(found, language).at(group, 0) if phrase.end == len(found))


def kinds(language: Language) -> frozenset[str]:
    """The kinds of slots that the templates of a language may have."""
    return frozenset(grammar(language).lists) | frozenset(_FIGURES) | {"count", "clock", "word", "period"}


class Parser:
    """Readings of one row of tokens, by place."""

    def __init__(self, row: Sequence[Token], language: Language) -> None:
        """A parser for one text: what it finds at a place is remembered."""
        self.row = row
        self.language = language
        self.grammar = grammar(language)
        self._seen: dict[tuple[str, int], tuple[Phrase, ...]] = {}
        self._slots: dict[tuple[str, int], tuple[tuple[int, Value], ...]] = {}
        self._depth = 0
        self.deep = False
        """Whether something was nested so deeply that it was not followed."""

    def at(self, group: str, start: int) -> tuple[Phrase, ...]:
        """The readings that begin at a token, the longest first; among equals in the order of the templates."""
        key = (group, start)
        if key not in self._seen:
            if self._depth == DEEPEST:
                self.deep = True
                return ()
            self._depth += 1
            self._seen[key] = ()  # a template that begins with itself finds nothing
            found: dict[tuple[object, ...], Phrase] = {}
            for template in self._possible(group, start):
                for end, parts in self._match(template.elements, 0, start, {}):
                    if end > start and "," not in (self.row[start].text, self.row[end - 1].text):
                        inner = (id(part) for part in parts.values() if isinstance(part, Phrase))
                        found.setdefault((end, template.meaning, *parts, *inner), Phrase(template.meaning, parts, start, end))
            self._seen[key] = tuple(sorted(found.values(), key=lambda phrase: -phrase.end)[:_MOST_READINGS])
            self._depth -= 1
        return self._seen[key]

    def _possible(self, group: str, start: int) -> Iterator[Template]:
        """The templates that can begin at a token, and find all that they need somewhere in the row."""
        apart = self._present.isdisjoint
        return (template for template in self._candidates(group, start) if not any(map(apart, template.needs)))

    @cached_property
    def _present(self) -> set[str]:
        """The words of the row, and the kinds of which a slot may be filled by one of them."""
        words = {token.text for token in self.row}
        kinds = {kind for word in words for kind in _kinds(word, self.language)}
        if any(word[0].isalpha() for word in words):
            kinds.add("word")
        return words.union(map(kind_needed, kinds))

    def _candidates(self, group: str, start: int) -> tuple[Template, ...]:
        word, known = self.row[start].text, self.grammar
        kinds = _kinds(word, self.language)
        key = group, kinds if word[0].isdecimal() else word
        if key not in known.starts:
            found = list(known.by_word[group].get(word, ()))
            for kind in kinds:
                found += known.by_kind[group].get(kind, ())
            if group != "periods" and self._candidates("periods", start):
                found += known.by_kind[group].get("period", ())
            ranked = {template.rank: template for template in found}
            if len(known.starts) > _MOST_STARTS:
                known.starts.clear()
            known.starts[key] = tuple(template for _, template in sorted(ranked.items()))
        return known.starts[key]

    def _match(
        self, elements: tuple[Element, ...], number: int, at: int, parts: dict[str, Value]
    ) -> Iterator[tuple[int, dict[str, Value]]]:
        while number < len(elements) and not elements[number].optional and (words := elements[number].words):
            if at >= len(self.row) or self.row[at].text not in words:
                return
            number, at = number + 1, at + 1
        if number == len(elements):
            yield at, parts
            return
        element = elements[number]
        if at < len(self.row):
            if element.words:
                if self.row[at].text in element.words:
                    yield from self._match(elements, number + 1, at + 1, parts)
            else:
                for kind in element.kinds:
                    for end, value in self._slot(kind, at):
                        two = {"count": Count(2)} if kind == "dual" else {}
                        yield from self._match(elements, number + 1, end, {**parts, **two, element.name or kind: value})
        if element.optional:
            yield from self._match(elements, number + 1, at, parts)

    def _slot(self, kind: str, at: int) -> Sequence[tuple[int, Value]]:
        """The readings of one slot, remembered: many templates have it. Periods remember theirs (`at`), and may be unfinished."""
        if kind == "period":
            return [(phrase.end, phrase) for phrase in self.at("periods", at)]
        found = self._slots.get((kind, at))
        if found is None:
            found = self._slots[kind, at] = tuple(self._read(kind, at))
        return found

    def _read(self, kind: str, at: int) -> Iterator[tuple[int, Value]]:
        """The readings of one slot: where each ends, and its value."""
        word = self.row[at].text
        if kind == "count":
            yield from self._count(at)
        elif kind == "clock":
            yield from self._clock(at)
        elif kind == "word":
            if word[0].isalpha():
                yield at + 1, word
        elif kind == "day" and not word[0].isdecimal():
            yield from ((end, value) for end, value in self._phrase("ordinal", at) if isinstance(value, int) and 0 < value <= 31)
        elif word[0].isdecimal() and kind in _FIGURES:
            value = _FIGURES[kind](word, self.language)
            if value is not None:
                yield at + 1, Figure(value) if isinstance(value, int) else value
        elif kind in self.grammar.lists:
            yield from self._phrase(kind, at)

    def _phrase(self, kind: str, at: int) -> Iterator[tuple[int, Value]]:
        for words, value in self.grammar.lists[kind].get(self.row[at].text, ()):
            end = at + len(words)
            if end <= len(self.row) and all(self.row[at + k].text == word for k, word in enumerate(words)):
                yield end, value

    def _count(self, at: int) -> Iterator[tuple[int, Value]]:
        hedge, begin = next(((bound, end) for end, bound in self._phrase("hedge", at)), ("", at))
        one = self._number(begin) if begin < len(self.row) else None
        if one is None:
            return
        end, count = one
        if end + 1 < len(self.row) and self.row[end].text in self.grammar.lists["joint"]:
            other = self._number(end + 1)
            if other is not None:
                yield other[0], Count(None)
        yield end, msgspec.structs.replace(count, hedge="" if hedge == "exact" else str(hedge), exact=hedge == "exact")

    def _number(self, at: int) -> tuple[int, Count] | None:
        word, known = self.row[at].text, self.language.numbers
        if word[0].isdecimal():
            return (at + 1, Count(Figure(word))) if word.isdecimal() and len(word) < 7 else None
        words = tuple(token.text for token in self.row[at : at + _COUNT_WORDS])
        found = _small_number(words, self.language)
        return None if found is None else (at + found[0], Count(found[1], found[2], article=words[0] in known.one))

    def _clock(self, at: int) -> Iterator[tuple[int, Value]]:
        word = self.row[at].text
        for end, value in self._phrase("hour", at):
            yield end, value
        match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?([^\W\d_]+)?", word)
        if match is None or int(match[1]) > 24 or int(match[2] or 0) > 59:
            return
        hour, minute = int(match[1]), match[2] or "00"
        if match[3]:
            halves = [(at + 1, self.language.times.meridiems.get(match[3]))]
        else:
            halves = [(end, int(str(more))) for end, more in (self._phrase("meridiem", at + 1) if at + 1 < len(self.row) else ())]
        for end, more in halves:
            if more is not None and 1 <= hour <= 12:
                yield end, f"{hour % 12 + more:02}:{minute}"
        if match[2] and ":" in word and not match[3]:
            yield at + 1, f"{hour:02}:{minute}"


@lru_cache(maxsize=1 << 14)
def _kinds(word: str, language: Language) -> frozenset[str]:
    """The kinds of slots that a word or figure may begin to fill, but for periods, and words of any kind."""
    kinds = set(grammar(language).kinds_of.get(word, ()))
    if "hour" in kinds:
        kinds.add("clock")
    if "ordinal" in kinds:
        kinds.add("day")
    if word[0].isdecimal():
        kinds |= {"count", "clock"}.union(kind for kind, value in _FIGURES.items() if value(word, language) is not None)
    elif "hedge" in kinds or _begins_count(word, language):
        kinds.add("count")
    return frozenset(kinds)


def _begins_count(word: str, language: Language) -> bool:
    known = language.numbers
    begins = any(phrase.split()[0] == word for phrase in (*known.few, *known.one, *known.counting))
    return begins or bool(re.match(rf"(?:{known.words})", word, re.IGNORECASE))


@lru_cache(maxsize=2048)
def _small_number(words: tuple[str, ...], language: Language) -> tuple[int, int, bool] | None:
    """How many of the words are a whole number from 1 up, what number, and whether it is vague: the upper end of a vague one."""
    known = language.numbers
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        if phrase in known.few:
            return length, known.few[phrase][1], True
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        counted = phrase if words[0] not in known.one else " ".join(words[1:length])
        if not re.match(rf"(?:{known.words})\b", counted):
            continue
        try:
            number = numerals.read(phrase.replace(" - ", "-"), language)
        except Unread:
            continue
        if not number.rest.strip() and number.value.denominator == 1 and number.value >= 1:
            return length, int(number.value), False
    return next(((length, 1, False) for length in range(len(words), 0, -1) if " ".join(words[:length]) in known.one), None)


def _day(word: str, language: Language) -> int | None:
    match = re.fullmatch(rf"(\d{{1,2}})(?:{language.speech.ordinal_figures})?", word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _ordinal(word: str, language: Language) -> int | None:
    match = re.fullmatch(rf"(\d{{1,2}})(?:{language.speech.ordinal_figures})", word)
    return int(match[1]) if match else None


def _decade(word: str, language: Language) -> int | None:
    match = re.fullmatch(language.times.decade, word)
    return int(match[1]) if match else None


def _numeric(word: str, language: Language) -> str | None:
    match = re.fullmatch(language.times.numeric, word)
    return f"{int(match['y']):04}-{int(match['m']):02}-{int(match['d']):02}" if match else None


_FIGURES: Mapping[str, Callable[[str, Language], Value]] = {
    "day": _day,
    "ordinal": _ordinal,
    "decade": _decade,
    "numeric": _numeric,
    "year": lambda word, _: int(word) if word.isdecimal() and len(word) == 4 else None,
    "old": lambda word, _: int(word) if word.isdecimal() and len(word) < 4 and int(word) else None,
    "two": lambda word, _: int(word) if word.isdecimal() and len(word) == 2 else None,
    "iso": lambda word, _: word if _ISO.fullmatch(word) else None,
}
