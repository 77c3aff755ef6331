"""Reads the words of a `value` field into a quantity: `at least 50 troops`, `two to three dozen`, `$1.2m`.

What may mean another number, or more than one, is refused, never guessed. Relates nothing; `quantity.py` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

import msgspec

from claimtrack.patterns import later
from claimtrack.policy import RelationPolicy
from claimtrack.values import numerals, unit_words, units
from claimtrack.values.comparison import Unread
from claimtrack.values.interval import Interval
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import Later
from claimtrack.values.quantity import Bound, Quantity
from claimtrack.values.units import Unit

T = TypeVar("T")


Phrases = Mapping[str, list[tuple[str, T]]]
"""Phrases with what they mean, by their first letter; of those the longest first."""


def _by_letter(table: Mapping[str, T]) -> Phrases[T]:
    found: dict[str, list[tuple[str, T]]] = {}
    for words, meaning in sorted(table.items(), key=lambda item: -len(item[0])):
        found.setdefault(words[0], []).append((words, meaning))
    return found


class _Patterns(NamedTuple):
    """The words of a language, ready to be tried."""

    ranges: list[tuple[Later, Later]]
    many: Phrases[tuple[int, int]]
    few: Phrases[tuple[int, int]]
    bounds: Phrases[str]
    trailing: Later
    trailing_ends: tuple[str, ...]
    second_number: Later
    rate: Later


@cache
def _patterns(language: Language) -> _Patterns:
    known = language.numbers
    trailing = [words for all_words in known.trailing.values() for words in all_words]
    return _Patterns(
        ranges=[(Later(before), Later(joint)) for before, joint in known.ranges],
        many=_by_letter(known.many),
        few=_by_letter(known.few),
        bounds=_by_letter({words: bound for bound, all_words in known.bounds.items() for words in all_words}),
        trailing=Later(rf"(?:{'|'.join(map(re.escape, trailing)) or '(?!)'})(?=\s|$)"),
        trailing_ends=tuple(f" {words}" for words in trailing),
        second_number=Later(
            rf"(?<![^\W\d_]-)(?<!\w)\d|[¼½¾⅓⅔⅛⅜⅝⅞]|{known.second_number}|\b{known.words}\b(?!-(?!{known.words}\b)\w)"
        ),
        rate=Later(known.rate),
    )


LONGEST = 200
"""Longer phrases are sentences, or an attack on the parsers of numbers."""

_SPACES = later(r"[ \t\r\n]+|(?<!\d)\s+|\s+(?!\d)")
_HYPHENS = str.maketrans("\u2010\u2011", "--")


@lru_cache(maxsize=4096)
def read(text: str, policy: RelationPolicy, language: Language = ENGLISH) -> Quantity:
    """The quantity that a phrase such as `at least 50 troops` states.

    Raises Unread when the phrase is not of that form; nothing is guessed.
    """
    if len(text) > LONGEST:
        raise Unread("too long for a value; a value is a number with a few words")
    phrase = _SPACES.sub(" ", text.strip()).translate(_HYPHENS).rstrip(" .,;")
    quantity = _range(phrase, language) or _vague(phrase, language) or _bounded(phrase, policy, language)
    return msgspec.structs.replace(quantity, text=phrase)


class _Stated(NamedTuple):
    """One number with its words, taken apart."""

    bound: Bound
    number: numerals.Numeral
    unit: Unit
    counted: str


def _range(phrase: str, language: Language) -> Quantity | None:
    """`between 30 and 40 trucks`, `two to three dozen`, `$5-10 million`; None where the words join no two plain numbers."""
    for before, joint in _patterns(language).ranges:
        start = before.match(phrase)
        if start is None:
            continue
        for match in joint.finditer(phrase):
            try:
                low = _taken_apart(phrase[start.end() : match.start()], language)
                high = _taken_apart(phrase[match.end() :], language)
            except Unread:
                continue
            if low.bound == high.bound == "exact" and low.counted.casefold() in ("", high.counted.casefold()):
                return _between(low, high)
    return None


def _between(low: _Stated, high: _Stated) -> Quantity:
    if high.unit == units.COUNT and not high.counted:
        high = high._replace(unit=low.unit)
    if low.unit != units.COUNT and low.unit.dimension != high.unit.dimension:
        raise Unread("the two ends have different units")
    plain = low.unit == units.COUNT and not low.counted
    one, other = low.number, high.number
    factor = _shared_scale(one, other, plain=plain) * (high.unit.size if plain else low.unit.size)
    extent = Interval(one.value * factor, other.value * high.unit.size)
    if one.value * factor > other.value * high.unit.size:
        raise Unread("the first number is larger than the second")
    return Quantity(
        text="",
        extent=extent,
        bound="range",
        headline=one.value * factor,
        step=one.step * factor,
        unit=high.unit,
        counted=high.counted,
    )


def _shared_scale(low: numerals.Numeral, high: numerals.Numeral, *, plain: bool) -> Fraction:
    """`two to three dozen` are 24 to 36, `500 to 1 million` are what they say; `5 to 10,000` may be either, and is refused."""
    if low.scale == 1 and low.value < high.value / high.scale:
        if plain and high.scale == 1 and low.value * 1000 < high.value and low.value and high.step >= 1000:
            raise Unread("the first number may count thousands, too: write both out")
        return high.scale
    rest = high.scale / low.scale
    if rest >= 1000 and low.scale > 1 and low.value * rest < high.value:
        raise Unread("the first number may count thousands, too: write both out")
    return Fraction(1)


def _vague(phrase: str, language: Language) -> Quantity | None:
    known, letter = _patterns(language), phrase.lower()[:1]
    for words, (low, high) in known.many.get(letter, ()):
        rest = _after(phrase, words)
        if rest is not None:
            return _build(Interval(Fraction(low), Fraction(high)), Fraction(low), _without_of(rest, language), language)
    for words, (low, high) in known.few.get(letter, ()):
        rest = _after(phrase, words)
        if rest is None:
            continue
        scale, more = _scales(rest, language)
        if scale == 1:
            return _build(Interval(Fraction(low), Fraction(high)), Fraction(low), rest, language)
        extent = Interval(Fraction(low * scale), Fraction((high + 1) * scale - 1))
        return _build(extent, Fraction(low * scale), _without_of(more, language), language)
    return None


def _scales(rest: str, language: Language) -> tuple[int, str]:
    """The scale words at the start, multiplied: 100,000 for `hundred thousand people`."""
    first, _, more = rest.partition(" ")
    scale = numerals.scale_word(first, language)
    if scale is None:
        return 1, rest
    further, rest = _scales(more, language)
    return scale * further, rest


def _bounded(phrase: str, policy: RelationPolicy, language: Language) -> Quantity:
    bound, number, unit, counted = _taken_apart(phrase, language)
    value, step = number.value, number.step
    if unit is not units.COUNT:
        value, step = value * unit.size, step * unit.size
    if value == 0 and bound in ("fewer_than", "nearly"):
        raise Unread(f"nothing is less than none: `{phrase}`")
    return Quantity(
        text=phrase,
        extent=extent_of(bound, value, policy),
        bound=bound,
        headline=value,
        step=step,
        unit=unit,
        counted=counted,
    )


def _taken_apart(phrase: str, language: Language) -> _Stated:
    bound, rest = leading_bound(phrase, language)
    currency, rest = _currency(rest)
    try:
        number = numerals.read(rest, language)
    except numerals.NoNumber:
        raise numerals.NoNumber(f"no number in `{phrase}`") from None
    number = _millions(number, rest, language, spoken=currency is not None)
    bound, following = _trailing_bound(bound, number.rest, language)
    unit, counted = (currency, following.strip()) if currency else unit_words.leading(following, number.value, language)
    attached = following[:1].strip() and (currency or unit == units.COUNT)
    if attached:
        raise Unread(f"`{following.split()[0]}` belongs to the number in `{phrase}`: write it out")
    _one_count(phrase, following, counted, language)
    first, behind = rest.split()[:1], following.split()[:1]
    article = number.value == 1 and first and first[0].lower() in language.numbers.articles
    if article and (unit == units.COUNT or language.numbers.article_trap.intersection(behind)):
        raise Unread(f"`{first[0]}` may not mean one here: write the number")
    return _Stated(bound, number, unit, _without_of(counted, language) if unit == units.COUNT else counted)


def _one_count(phrase: str, following: str, counted: str, language: Language) -> None:
    inside = len(following) - len(counted)  # the words of the unit, one of which may look like a number: `pour cent`
    seconds = _patterns(language).second_number.finditer(following)
    if any(not 0 < second.start() < second.end() <= inside for second in seconds):
        raise Unread(f"a second number after the first in `{phrase}`; a value holds one")
    if _patterns(language).rate.search(counted):
        raise Unread(f"`{phrase}` is a rate: give the number here, and the span in `per:`")


def extent_of(bound: Bound, value: Fraction, policy: RelationPolicy) -> Interval:
    """The set of numbers that a bound and a number make; a number without a bound is itself."""
    match bound:
        case "at_least":
            return Interval(value, None)
        case "more_than":
            return Interval(value, None, low_open=True)
        case "up_to":
            return Interval(Fraction(0), value)
        case "fewer_than":
            return Interval(Fraction(0), value, high_open=True)
        case "nearly":
            return Interval(value * _exactly(policy.nearly_floor), value, high_open=True)
        case "about":
            spread = value * _exactly(policy.about_spread)
            return Interval(value - spread, value + spread)
        case _:
            return Interval(value, value)


def _without_of(rest: str, language: Language) -> str:
    """`dozens of trucks`: what is counted, without the word that joins it."""
    for word in language.numbers.joining:
        rest = rest.removeprefix(word)
    return rest


@lru_cache(maxsize=64)
def _exactly(figure: float) -> Fraction:
    return Fraction(str(figure))


def _build(extent: Interval, headline: Fraction, rest: str, language: Language) -> Quantity:
    unit, counted = unit_words.leading(rest, headline, language)
    _one_count(rest, rest, counted, language)
    if _trailing_bound("exact", rest, language)[0] != "exact":
        raise Unread(f"a bound cannot follow a vague word: `{rest}`")
    return Quantity(
        text="",
        extent=extent.times(unit.size),
        bound="vague",
        headline=headline * unit.size,
        step=unit.size,
        unit=unit,
        counted=counted,
    )


def leading_bound(phrase: str, language: Language) -> tuple[Bound, str]:
    """The bound with which a phrase begins (`exact` where it begins with none), and the rest of it."""
    for words, bound in _patterns(language).bounds.get(phrase.lower()[:1], ()):
        rest = _after(phrase, words)
        if rest is not None:
            return bound, rest  # type: ignore[return-value]  # keys of BOUNDS
    return "exact", phrase


def _trailing_bound(bound: Bound, rest: str, language: Language) -> tuple[Bound, str]:
    """`50 or more`, `50+ troops`, `50 troops or so`: the bound that follows. Raises Unread where another one stood before."""
    text, known = rest.strip(), _patterns(language)
    if not (known.trailing.match(text) or text.lower().endswith(known.trailing_ends)):
        return bound, rest
    for kind, phrases in language.numbers.trailing.items():
        for words in phrases:
            start, end = re.match(rf"{re.escape(words)}(?=\s|$)", text, re.IGNORECASE), text.lower().endswith(f" {words}")
            if not (start or end):
                continue
            if bound not in ("exact", kind):
                raise Unread(f"two bounds on one number: `{words}` after another")
            return kind, text[start.end() :] if start else f" {text.removesuffix(text[-len(words) :])}"  # type: ignore[return-value]  # a Bound
    return bound, rest


def _currency(phrase: str) -> tuple[Unit | None, str]:
    lowered = phrase.lower()
    if not lowered.startswith(units.CURRENCY_SIGNS):
        return None, phrase
    for sign in units.CURRENCY_SIGNS:
        if lowered.startswith(sign):
            return units.UNITS[sign.strip()], phrase[len(sign) :].strip()
    return None, phrase


def _millions(number: numerals.Numeral, phrase: str, language: Language, *, spoken: bool) -> numerals.Numeral:
    """`$1.2m` and `1.2m euros` are a million; `1.2m` of others may be metres, and is not guessed. `5 m` and `2m high` are."""
    short = language.numbers.short_scales
    match = _short(language).match(number.rest) if short else None
    if match is None or not phrase[: len(phrase) - len(number.rest)].strip()[-1:].isdigit():
        return number
    behind = number.rest[match.end() :]
    if match[1] in units.SYMBOLS and behind.split()[:1] and behind.split()[0].lower() in language.numbers.measured:
        return msgspec.structs.replace(number, rest=f" {number.rest.lstrip()}")
    if spoken or unit_words.leading(behind, None, language)[0].dimension in units.CURRENCIES:
        scale = Fraction(short[match[1].lower()])
        return numerals.Numeral(number.value * scale, number.step * scale, number.rest[match.end() :], scale)
    if match[1] in units.SYMBOLS and (match[0][0].isspace() or len(match[1]) > 1):
        return number
    measure = match[1] in units.SYMBOLS
    raise Unread(f"`{match[1]}` {'may mean metres or million' if measure else 'is no unit'}: write the word")


@cache
def _short(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s?({'|'.join(language.numbers.short_scales)})(?![\w-])", re.IGNORECASE)


def _after(phrase: str, words: str) -> str | None:
    """What follows `words` at the start of the phrase; None when it does not begin with them."""
    if not phrase.lower().startswith(words):
        return None
    rest = phrase[len(words) :]
    if rest and words[-1].isalnum() and not rest[0].isspace():
        return None
    return rest.strip()
