"""A number at the start of a phrase, in digits or in words: its value, how finely it was stated, and the words that follow.

Number words are read by text2num, which knows eight languages and is imported only when there are words to read; those of other
languages by the table that their file has.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise

import msgspec

from claimtrack.patterns import later
from claimtrack.values import spelled
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import alternatives

_LONGEST_NUMBER_IN_WORDS = 24
_WORD = later(r"\s*((?:[^\W\d_]|[\u064b-\u0652])+)(?!\w)(\.?)")
"""A word, with the signs of vowels that may stand in it; and its full stop."""


class NoNumber(Unread):
    """A text that does not begin with a number."""


class Numeral(msgspec.Struct, frozen=True):
    """`value` as stated; `step` is the worth of its last stated digit (100 for `1,200`, 0.1 for `4.5`).

    `scale` is what the words at its end multiply by: 1,000 for `two thousand`, 1 for `2,000`.
    """

    value: Fraction
    step: Fraction
    rest: str
    scale: Fraction = Fraction(1)


def read(text: str, language: Language = ENGLISH) -> Numeral:
    """The number with which `text` begins.

    Raises NoNumber when it begins with none, Unread when it may be another in another country.
    """
    plain = _digits(text, language) or _mixed(text, language) or _words(text, language)
    if plain is None:
        raise NoNumber("no number at the start")
    number = _with_half(_scaled(plain, language), language)
    figures, known = text[: len(text) - len(plain.rest)], language.numbers
    if number.scale == 1 and re.fullmatch(known.unsure, figures):
        plainly = re.sub(rf"[{re.escape(known.decimal)}]", known.groups[0], figures)
        raise Unread(f"`{figures}` may have a point or thousands: write `{plainly}`, or another number of decimals")
    return number


@cache
def figures(language: Language) -> str:
    """A pattern of the numbers in figures that are sure: thousands in groups or not, with decimals or without."""
    known = language.numbers
    marks = "".join(dict.fromkeys(f",.{known.groups}{known.decimal}")).translate({ord(space): None for space in _SPACES})
    grouped = rf"\d{{1,3}}(?:[{re.escape(known.groups)}]\d{{3}})+(?!\d)|\d+"
    return rf"(?:{grouped})(?:[{re.escape(known.decimal)}]\d+)?(?![\d{re.escape(marks)}]*\d)"


_ONE = Fraction(1)
_SPACES = " \u202f\u00a0\u2009'’"


@cache
def _at_start(language: Language) -> re.Pattern[str]:
    return re.compile(figures(language))


def value_of(written: str, language: Language = ENGLISH) -> tuple[Fraction, Fraction]:
    """The value of figures that `figures` matched, and the worth of their last digit."""
    if written.isascii() and written.isdecimal():
        return Fraction(int(written)), _last_place(written)
    known = language.numbers
    signs = [str(int(sign)) if sign.isdecimal() else "." if sign in known.decimal else "" for sign in written]
    whole, _, decimals = "".join(signs).partition(".")
    if decimals:
        return Fraction(f"{whole}.{decimals}"), Fraction(1, 10 ** len(decimals))
    return Fraction(whole), _last_place(whole)


def _last_place(whole: str) -> Fraction:
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if whole[-1] == "0" and whole.strip("0") else _ONE


def _digits(text: str, language: Language) -> Numeral | None:
    match = _at_start(language).match(text)
    if match is None:
        return None
    return Numeral(*value_of(match.group(), language), text[match.end() :])


@cache
def _mixed_words(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(language.numbers.mixed)})(?!\w)", re.IGNORECASE)


def _mixed(text: str, language: Language) -> Numeral | None:
    """A number with a half in one word."""
    if not language.numbers.mixed:
        return None
    match = _mixed_words(language).match(text)
    if match is None:
        return None
    value = language.numbers.mixed[" ".join(match.group().lower().split())]
    step = _last_place(str(value)) if value.denominator == 1 else Fraction(1, 10)
    return Numeral(value, step, text[match.end() :])


@cache
def _half_words(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(language.numbers.halves)})(?!\w)", re.IGNORECASE)


def _with_half(number: Numeral, language: Language) -> Numeral:
    """Half of the last scale more, where the words behind the number say so."""
    match = _half_words(language).match(number.rest) if language.numbers.halves else None
    if match is None:
        return number
    half = number.scale / 2
    return Numeral(number.value + half, number.scale / 10, number.rest[match.end() :], number.scale)


def _words(text: str, language: Language) -> Numeral | None:
    known = language.numbers
    words = text.split()
    lowered = [word.lower() for word in words[:_LONGEST_NUMBER_IN_WORDS]]
    if lowered and lowered[0] in known.articles and len(lowered) > 1 and _spoken(lowered[1], language) is not None:
        lowered[0] = known.articles[lowered[0]]
    for phrase in sorted((*known.none, *known.one), key=len, reverse=True):
        parts = phrase.split()
        if lowered[: len(parts)] != parts:
            continue
        ahead = len(parts) + 1 + (lowered[len(parts) : len(parts) + 1] == [known.joint])
        if _spoken(" ".join(lowered[:ahead]), language) is None:
            value = Fraction(0) if phrase in known.none else Fraction(1)
            return Numeral(value, Fraction(1), _after(words, len(parts)))
    for count in range(len(lowered), 0, -1):
        value_in_words = _spoken(" ".join(lowered[:count]), language)
        if value_in_words is not None:
            step = _last_place(str(value_in_words))
            return Numeral(Fraction(value_in_words), step, _after(words, count), _scale_of(lowered[:count], language))
    return None


def _after(words: list[str], count: int) -> str:
    return "".join(f" {word}" for word in words[count:])


def _scale_of(words: list[str], language: Language) -> Fraction:
    """What the scale words at the end multiply by: 100,000 for `three hundred thousand`."""
    scale, known = Fraction(1), language.numbers
    for word in reversed(words):
        plain = word.removeprefix(known.joint)
        if plain in known.spelled and known.spelled[plain] % 1000 == 0:
            return scale * known.spelled[plain] / 2
        if plain not in known.scales:
            break
        scale *= known.scales[plain]
    return scale


def _spoken(text: str, language: Language) -> int | None:
    words, known = text.split(), language.numbers
    if not words or words[0] in known.many or any(word in known.unread for word in words):
        return None
    if known.spelled:
        return spelled.value(words, known)
    # text2num writes down telephone numbers, takes `hundreds` for a hundred, and `fifty and two hundred` for 5,200.
    joined = not known.only_after_scales or all(
        before in known.scales for before, word in pairwise(words) if word in known.joints
    )
    if known.joint_before:
        joined = joined and all(word in known.joint_before for before, word in pairwise(words) if before in known.joints)
    if not joined or (len(words) > 1 and any(word in known.none for word in words)):
        return None
    from text_to_num import text2num  # noqa: PLC0415 - only where a number is written in words

    try:
        return int(text2num(text, language.code))
    except ValueError:
        return None


def _scaled(number: Numeral, language: Language) -> Numeral:
    """`2.5 million`, `1.2bn`, `two dozen`: the scale that follows, once or again (`200 thousand million`)."""
    while True:
        match = _WORD.match(number.rest)
        if match is None:
            return number
        stop = match.end() if match[2] and scale_word(match[1] + match[2], language) else match.end(1)
        scale = scale_word(number.rest[match.start(1) : stop], language)
        if scale is None:
            return number
        number = Numeral(number.value * scale, number.step * scale, number.rest[stop:], number.scale * scale)


def scale_word(word: str, language: Language = ENGLISH) -> int | None:
    """What `dozen`, `thousand`, `bn` or a plural such as `millions` multiplies by; None for other words."""
    lowered, scales, ending = word.lower(), language.numbers.scales, language.numbers.scale_plural
    return scales.get(lowered) or (scales.get(lowered.removesuffix(ending)) if ending and len(lowered) > 5 else None)
