"""The form of a language: the words of bounds, vagueness, scale and time that the readers of values go by.

A language is one file that fills this form in; it holds words and patterns, and no code. All words are lower case. Where two
phrases begin alike, the longer is tried first by those who read.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from claimtrack.values.languages.speech_words import SpeechWords
from claimtrack.values.languages.time_words import TimeWords


class NumberWords(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """How a language says how many. Keys of `bounds` and `trailing` are the bounds of `quantity.Bound`."""

    bounds: Mapping[str, tuple[str, ...]]
    """What may stand before a number, by the bound it sets."""
    trailing: Mapping[str, tuple[str, ...]]
    """What may stand after a number, by the bound it sets."""
    ranges: tuple[tuple[str, str], ...]
    """What stands before a range, and what joins its two numbers, as patterns."""
    words: str
    """A pattern of the words that are numbers or change one, wherever they stand after it."""
    second_number: str
    """A pattern of what else makes a second number of the words after a first: `three quarters`, `two of`."""
    joining: tuple[str, ...]
    """What may join a vague word to what is counted, with its space: `of ` in `dozens of trucks`."""
    rate: str
    """A pattern of what makes a count a rate, for which records have a key of their own."""
    none: tuple[str, ...]
    one: tuple[str, ...]
    few: Mapping[str, tuple[int, int]]
    """Small vague numbers, which may also count hundreds, thousands or dozens: both ends belong to them."""
    many: Mapping[str, tuple[int, int]]
    """Vague plurals: at least two of them, and fewer than ten (dozens and scores end before a hundred)."""
    scales: Mapping[str, int]
    counting: tuple[str, ...] = ()
    """More words that begin or go on a number in words, beside `words`."""


class Language(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A language by its ISO 639-1 code. Two languages are the same only when they are one object."""

    code: str
    numbers: NumberWords
    speech: SpeechWords
    times: TimeWords
