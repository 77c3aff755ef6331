"""A number at the start of a phrase, in digits or in words: its value, how finely it was stated, and the words that follow.

Number words are read by text2num, which knows eight languages; it is imported only when there are words to read.
"""

from __future__ import annotations

import re
from fractions import Fraction

import msgspec

from claimtrack.values import english
from claimtrack.values.comparison import Unread

_DIGITS = re.compile(r"(?:\d{1,3}(?:[,\u202f\u00a0']\d{3})+|\d+)(?:\.\d+)?(?![\d,.]*\d)")
_LONGEST_NUMBER_IN_WORDS = 12


class Numeral(msgspec.Struct, frozen=True):
    """`value` as stated; `step` is the worth of its last stated digit (100 for `1,200`, 0.1 for `4.5`)."""

    value: Fraction
    step: Fraction
    rest: str


def read(text: str) -> Numeral:
    """The number with which `text` begins.

    Raises Unread when it begins with none.
    """
    plain = _digits(text) or _words(text)
    if plain is None:
        raise Unread("no number at the start")
    return _scaled(plain)


def _digits(text: str) -> Numeral | None:
    match = _DIGITS.match(text)
    if match is None:
        return None
    figures = re.sub(r"[,\u202f\u00a0']", "", match.group())
    whole, _, decimals = figures.partition(".")
    if decimals:
        step = Fraction(1, 10 ** len(decimals))
    else:
        step = Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else Fraction(1)
    return Numeral(Fraction(figures), step, text[match.end() :])


def _words(text: str) -> Numeral | None:
    words = text.split()
    lowered = [word.lower() for word in words[:_LONGEST_NUMBER_IN_WORDS]]
    for phrase in sorted((*english.NONE, *english.ONE), key=len, reverse=True):
        parts = phrase.split()
        more = " ".join(lowered[: len(parts) + 1])
        if lowered[: len(parts)] == parts and _spoken(more) is None:
            value = Fraction(0) if phrase in english.NONE else Fraction(1)
            return Numeral(value, Fraction(1), " ".join(words[len(parts) :]))
    for count in range(len(lowered), 0, -1):
        value_in_words = _spoken(" ".join(lowered[:count]))
        if value_in_words is not None:
            whole = str(value_in_words)
            step = Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if value_in_words else Fraction(1)
            return Numeral(Fraction(value_in_words), step, " ".join(words[count:]))
    return None


def _spoken(text: str) -> int | None:
    from text_to_num import text2num  # noqa: PLC0415 - only where a number is written in words

    try:
        return int(text2num(text, english.LANGUAGE))
    except ValueError:
        return None


def _scaled(number: Numeral) -> Numeral:
    """`2.5 million`, `1.2bn`, `two dozen`: the scale that follows, once or again (`200 thousand million`)."""
    while True:
        match = re.match(r"\s*([a-z]+)\b", number.rest, re.IGNORECASE)
        scale = english.SCALES.get(match.group(1).lower()) if match else None
        if match is None or scale is None:
            return number
        number = Numeral(number.value * scale, number.step * scale, number.rest[match.end() :])
