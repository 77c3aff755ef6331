"""The form of a language: the words of bounds, vagueness, scale and time that the readers of values go by.

A language is one file that fills this form in; it holds words and patterns, and no code. All words are lower case. Where two
phrases begin alike, the longer is tried first by those who read.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from claimtrack.values.languages.change_words import ChangeWords
from claimtrack.values.languages.clock_words import ClockWords
from claimtrack.values.languages.denial_words import DenialWords
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
    scale_plural: str = ""
    """The ending that any of the scales may have besides."""
    short_scales: Mapping[str, int] = {}
    """Letters behind an amount of money that are units or nothing behind any other number: `$1.2m`."""
    measured: frozenset[str] = frozenset()
    """What behind such a letter shows that it is the sign of a unit: `high` in `2m high`."""
    counting: tuple[str, ...] = ()
    """More words that begin or go on a number in words, beside `words`."""
    decimal: str
    """The marks that may stand before decimals."""
    groups: str
    """The marks and spaces that may stand between groups of three figures."""
    unsure: str = r"(?!)"
    """A pattern of figures that other readers of the language take for another number, written with the mark for decimals."""
    articles: Mapping[str, str] = {}
    """What may mean one, and need not: `a` in `a hundred`; with the number word to read it as."""
    article_trap: frozenset[str] = frozenset()
    """Units that are something else behind an article: `a second`."""
    joints: tuple[str, ...] = ()
    """What may stand, as a word of its own, inside a number in words: `two hundred and six`."""
    only_after_scales: bool = False
    """Whether a joint goes on a number only behind a scale word."""
    joint_before: frozenset[str] = frozenset()
    """What alone a joint may stand before: `un` in `vingt et un`; anything, where there is none."""
    unread: frozenset[str] = frozenset()
    """What the library of number words reads as a number, but nobody means as one."""
    spelled: Mapping[str, int] = {}
    """Number words, of one word or two, with their values, for a language that the library of number words does not know. Scales
    need not be repeated; what is more than one of a scale (a dual) stands here."""
    only_behind: frozenset[str] = frozenset()
    """Scales of `spelled` that behind a number multiply it, and alone may be one of them or two: those are left alone."""
    joint: str = ""
    """What joins each part of a number in words of `spelled` to the one before, glued to it or on its own."""
    mixed: Mapping[str, Fraction] = {}
    """Words for numbers with a half in them: `eineinhalb`, `a half million`."""
    halves: tuple[str, ...] = ()
    """What behind a number adds half of its last scale: `et demi`."""
    clitics: tuple[str, ...] = ()
    """Words that are written together with the one that follows: `و` in `و50`."""
    units: Mapping[str, str] = {}
    """The words of units in all their forms, with the name that `values/units.py` has for them. Symbols (km, %) need none."""
    unit_plural: str = ""
    """The ending that any of the units may have besides."""
    unit_adjectives: frozenset[str] = frozenset()
    """Units that in the singular may belong to the noun behind them: `barrel bombs`."""
    after_unit: frozenset[str] = frozenset()
    """What may follow such a unit behind `one` where it is a unit: `of`, `from`."""


class Language(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A language by its ISO 639-1 code. Two languages are the same only when they are one object."""

    code: str
    numbers: NumberWords
    speech: SpeechWords
    times: TimeWords
    change: ChangeWords = ChangeWords()
    denial: DenialWords = DenialWords()
    clock: ClockWords = ClockWords()
