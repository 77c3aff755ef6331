"""The words and templates of a language, compiled: lists of phrases by their first token, templates by what can begin them.

It knows the form of `TimeWords` and nothing of what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from claimtrack.patterns import later
from claimtrack.values.languages.language import Language

_TOKEN = later(
    r"\d{4}-(?:[wW]\d{2}|[qQ][1-4]|\d{2}-\d{2}|(?:0\d|1[0-2]))(?![\w-])|\d{1,3}(?:,\d{3})+(?!\d)|\d+,\d{1,2}(?!\d)|\d+(?:[.:]\d+)+|\d+(?:['’]?[^\W\d_]+)*"
    r"|(?:[^\W\d_]+|[\u0300-\u036f\u064b-\u0652]+)+|[^\w\s]|_"
)
_ELEMENT = later(r"\{(?:(?P<name>\w+):)?(?P<kind>[\w|]+)\}(?P<many>\??)$")
_PLAIN = {"’": "'", "‐": "-", "‑": "-"}
Value = object


class Token(NamedTuple):
    """A word, figure or sign, lower case; `text[start:end]` is what was written."""

    text: str
    start: int
    end: int


class Unit(msgspec.Struct, frozen=True):
    """A unit of time, and whether the word for it was a plural."""

    name: str
    plural: bool


class Element(NamedTuple):
    """One part of a template: any of some words, or a slot for any of some kinds."""

    words: frozenset[str]
    kinds: tuple[str, ...]
    name: str
    optional: bool


class Template(NamedTuple):
    """One template with its place in its group: of two that match as much, the first in the list counts."""

    rank: int
    meaning: str
    elements: tuple[Element, ...]
    needs: tuple[frozenset[str], ...]
    """Of each of these a text has at least one that the template matches in: words, and kinds as `kind_needed` names them."""


class Grammar(NamedTuple):
    """The templates of a language, by the words and kinds that can begin them."""

    seen: re.Pattern[str]
    """A pattern of those words, or of figures that may be a year or an hour: a text without it tells no time."""
    lists: Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], Value]]]]
    """Of each kind, by first token: the phrases, longest first, with their values."""
    kinds_of: Mapping[str, frozenset[str]]
    by_word: Mapping[str, Mapping[str, tuple[Template, ...]]]
    by_kind: Mapping[str, Mapping[str, tuple[Template, ...]]]
    core: frozenset[str]
    """Words of which a time has at least one, if it has no figure."""
    starts: dict[tuple[str, str | frozenset[str]], tuple[Template, ...]]
    """By group and word, or the kinds of a figure: the templates that can begin with it, as far as they have been asked for."""


def tokens(text: str) -> tuple[Token, ...]:
    """The words, figures and signs of a text with their places; typographic hyphens and apostrophes as plain ones."""
    return tuple(
        [Token(_PLAIN.get(word := match.group().lower(), word), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    )


@cache
def grammar(language: Language) -> Grammar:
    """The compiled templates of a language."""
    words = language.times
    named: dict[str, Mapping[str, Value]] = {
        "month": words.months,
        "weekday": words.weekdays,
        "season": words.seasons,
        "unit": {phrase: Unit(unit, plural=False) for phrase, unit in words.units.items()}
        | {phrase: Unit(unit, plural=True) for phrase, unit in words.plural_units.items()},
        "single": {phrase: Unit(unit, plural=False) for phrase, unit in words.units.items()},
        "plural": {phrase: Unit(unit, plural=True) for phrase, unit in words.plural_units.items()},
        "dual": {phrase: Unit(unit, plural=True) for phrase, unit in words.dual_units.items()},
        "dayword": words.day_words,
        "daypart": words.day_parts,
        "part": words.parts,
        "which": words.which,
        "behind": words.which_behind,
        "beside": words.beside,
        "offset": words.offsets,
        "ordinal": words.ordinals,
        "quarter": words.quarters,
        "holiday": words.holidays,
        "era": words.eras,
        "meridiem": words.meridiems,
        "hour": words.hours,
        "lead": words.leads,
        "trail": words.trails,
        "ahead": words.ahead_leads,
        "past": words.past_leads,
        "joint": words.joints,
        "now": words.now,
        "set": words.sets,
        "hedge": {phrase: bound for bound, phrases in language.numbers.bounds.items() for phrase in phrases},
        **{kind: dict.fromkeys(phrases, "") for kind, phrases in words.more.items()},
    }
    lists = {kind: _by_first(phrases) for kind, phrases in named.items()}
    kinds_of: dict[str, set[str]] = {}
    for kind, entries in lists.items():
        for first in entries:
            kinds_of.setdefault(first, set()).add(kind)
    core = {
        first
        for kind in (
            *("month", "weekday", "season", "unit", "dual", "dayword", "holiday", "quarter", "daypart", "era", "hour"),
            "meridiem",
        )
        for phrase in named[kind]
        for first in (token.text for token in tokens(phrase))
        if len(first) > 1 and first[0].isalpha()
    }
    core |= {
        token.text for meaning, form in words.periods if meaning == "century" for token in tokens(form) if token.text.isalpha()
    }
    groups = {name: _compiled(getattr(words, name)) for name in ("periods", "windows", "lengths")}
    by_word: dict[str, dict[str, tuple[Template, ...]]] = {}
    by_kind: dict[str, dict[str, tuple[Template, ...]]] = {}
    for name, templates in groups.items():
        by_word[name], by_kind[name] = _index(templates)
    seen = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, core)))})\b|\d{{4}}|\d:\d|\d\.\d+\.\d", re.IGNORECASE)
    return Grammar(
        seen, lists, {word: frozenset(kinds) for word, kinds in kinds_of.items()}, by_word, by_kind, frozenset(core), {}
    )


def slots(form: str) -> tuple[str, ...]:
    """The kinds of the slots of a template."""
    return tuple(kind for part in form.split() for kind in _element(part).kinds)


def _by_first(phrases: Mapping[str, Value]) -> dict[str, list[tuple[tuple[str, ...], Value]]]:
    found: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
    for phrase, value in phrases.items():
        words = tuple(token.text for token in tokens(phrase))
        if words:
            found.setdefault(words[0], []).append((words, value))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _compiled(forms: Sequence[tuple[str, str]]) -> tuple[Template, ...]:
    return tuple(
        Template(rank, meaning, elements, _needs(elements))
        for rank, (meaning, form) in enumerate(forms)
        for elements in [tuple(_element(part) for part in form.split())]
    )


def kind_needed(kind: str) -> str:
    """How a kind of slot is named beside words: no token has two signs."""
    return f"{{{kind}}}"


def _needs(elements: Iterable[Element]) -> tuple[frozenset[str], ...]:
    """A period may be anything that a template of its own matches, so that nothing is asked for it."""
    firm = (one for one in elements if not one.optional and "period" not in one.kinds)
    return tuple(one.words or frozenset(map(kind_needed, one.kinds)) for one in firm)


def _element(text: str) -> Element:
    match = _ELEMENT.match(text)
    if match:
        return Element(frozenset(), tuple(match["kind"].split("|")), match["name"] or "", bool(match["many"]))
    optional = len(text) > 1 and text.endswith("?")
    return Element(frozenset(text.removesuffix("?").split("|") if optional else text.split("|")), (), "", optional)


def _index(templates: Sequence[Template]) -> tuple[dict[str, tuple[Template, ...]], dict[str, tuple[Template, ...]]]:
    by_word: dict[str, list[Template]] = {}
    by_kind: dict[str, list[Template]] = {}
    for template in templates:
        for element in template.elements:
            for word in element.words:
                by_word.setdefault(word, []).append(template)
            for kind in element.kinds:
                by_kind.setdefault(kind, []).append(template)
            if not element.optional:
                break
    return {word: tuple(found) for word, found in by_word.items()}, {kind: tuple(found) for kind, found in by_kind.items()}
