"""A number at the start of a phrase, in digits or in words: its value, how finely it was stated, and the words that follow.

Number words are read by text2num, which knows eight languages; it is imported only when there are words to read.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

import msgspec

from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language

_DIGITS = re.compile(r"(?:\d{1,3}(?:[,\u202f\u00a0\u2009'’]\d{3})+|\d+)(?:\.\d+)?(?![\d,.]*\d)")
_POINT_OR_COMMA = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_LONGEST_NUMBER_IN_WORDS = 12


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
    plain = _digits(text) or _words(text, language)
    if plain is None:
        raise NoNumber("no number at the start")
    number = _scaled(plain, language)
    figures = text[: len(text) - len(plain.rest)]
    if number.scale == 1 and _POINT_OR_COMMA.fullmatch(figures):
        raise Unread(
            f"`{figures}` may have a point or thousands: write `{figures.replace('.', ',')}`, or another number of decimals"
        )
    return number


def _digits(text: str) -> Numeral | None:
    match = _DIGITS.match(text)
    if match is None:
        return None
    figures = re.sub(r"[,\s'’]", "", match.group())
    whole, _, decimals = figures.partition(".")
    if decimals:
        step = Fraction(1, 10 ** len(decimals))
    else:
        step = Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else Fraction(1)
    return Numeral(Fraction(figures), step, text[match.end() :])


def _words(text: str, language: Language) -> Numeral | None:
    known = language.numbers
    words = text.split()
    lowered = [word.lower() for word in words[:_LONGEST_NUMBER_IN_WORDS]]
    if lowered[:1] in (["a"], ["an"]) and len(lowered) > 1 and _spoken(lowered[1], language) is not None:
        lowered[0] = "one"
    for phrase in sorted((*known.none, *known.one), key=len, reverse=True):
        parts = phrase.split()
        more = " ".join(lowered[: len(parts) + 1])
        if lowered[: len(parts)] == parts and _spoken(more, language) is None:
            value = Fraction(0) if phrase in known.none else Fraction(1)
            return Numeral(value, Fraction(1), _after(words, len(parts)))
    for count in range(len(lowered), 0, -1):
        value_in_words = _spoken(" ".join(lowered[:count]), language)
        if value_in_words is not None:
            whole = str(value_in_words)
            step = Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if value_in_words else Fraction(1)
            return Numeral(Fraction(value_in_words), step, _after(words, count), _scale_of(lowered[:count], language))
    return None


def _after(words: list[str], count: int) -> str:
    return "".join(f" {word}" for word in words[count:])


def _scale_of(words: list[str], language: Language) -> Fraction:
    """What the scale words at the end multiply by: 100,000 for `three hundred thousand`."""
    scale = Fraction(1)
    for word in reversed(words):
        if word not in language.numbers.scales:
            break
        scale *= language.numbers.scales[word]
    return scale


def _spoken(text: str, language: Language) -> int | None:
    from text_to_num import text2num  # noqa: PLC0415 - only where a number is written in words

    words, known = text.split(), language.numbers
    # text2num writes down telephone numbers, takes `hundreds` for a hundred, and `fifty and two hundred` for 5,200.
    joined = all(before in known.scales for before, word in pairwise(words) if word == "and")
    if not joined or not words or "o" in words or words[0] in known.many or ("zero" in words and len(words) > 1):
        return None
    try:
        return int(text2num(text, language.code))
    except ValueError:
        return None


def _scaled(number: Numeral, language: Language) -> Numeral:
    """`2.5 million`, `1.2bn`, `two dozen`: the scale that follows, once or again (`200 thousand million`)."""
    while True:
        match = re.match(r"\s*([a-z]+)\b", number.rest, re.IGNORECASE)
        scale = scale_word(match.group(1), language) if match else None
        if match is None or scale is None:
            return number
        number = Numeral(number.value * scale, number.step * scale, number.rest[match.end() :], number.scale * scale)


def scale_word(word: str, language: Language = ENGLISH) -> int | None:
    """What `dozen`, `thousand`, `bn` or a plural such as `millions` multiplies by; None for other words."""
    lowered, scales = word.lower(), language.numbers.scales
    return scales.get(lowered) or (scales.get(lowered.removesuffix("s")) if len(lowered) > 5 else None)
