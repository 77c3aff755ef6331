"""How the examples of the languages are shown: a sentence with what it states, a phrase with its set of numbers or days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from claimtrack.policy import RelationPolicy
from claimtrack.values import languages, quantity_words, sentence, window_words
from claimtrack.values.interval import Interval
from claimtrack.values.languages import Language
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity
from claimtrack.values.window import Window

POLICY = RelationPolicy()
SAID = date(2026, 2, 23)
"""A Monday."""


def rows(table: str) -> list[tuple[str, str]]:
    """The examples of a table, one a line: what is read, ` | `, what it means."""
    found = [line.partition("|") for line in table.strip().splitlines()]
    return [(left.strip(), right.strip()) for left, _, right in found]


def amount(phrase: str, language: Language) -> str:
    """The set of numbers that a `value` field in a language means."""
    read = quantity_words.read(phrase, POLICY, language)
    counted = f" {read.counted}" if read.counted else ""
    return f"{interval(read.extent)}{unit(read)}{counted}"


def days(phrase: str, language: Language) -> str:
    """The days that a `when` field in a language means, said on `SAID`."""
    return window(window_words.read(phrase, SAID, language))


def counts(text: str) -> str:
    """The quantities of a sentence in its own language."""
    return "; ".join(map(_mention, sentence.read(text, SAID, POLICY, languages.of(text)).quantities))


def times(text: str) -> str:
    """The times of a sentence in its own language, said on `SAID`."""
    read = sentence.read(text, SAID, POLICY, languages.of(text))
    return "; ".join(f"{one.text}: {window(one.value)}" for one in read.times if isinstance(one.value, Window))


def spoken(text: str) -> str:
    """How a sentence is meant, and whether it says no."""
    read = sentence.read(text, SAID, POLICY, languages.of(text))
    return f"{read.meant}{', no' if read.negated else ''}"


def window(value: Window) -> str:
    first, last = (day.isoformat() if day else "" for day in (value.first, value.last))
    return " ".join(f"{first} .. {last}{' vague' if value.vague else ''}".split())


def _mention(one: Mention) -> str:
    assert isinstance(one.value, Quantity)
    counted = f"{one.counted} " if one.counted else ""
    return f"{one.text}: {counted}{interval(one.value.extent)}{unit(one.value)}{f' per {one.per}' if one.per else ''}"


def interval(extent: Interval) -> str:
    left, right = "(" if extent.low_open else "[", ")" if extent.high_open or extent.high is None else "]"
    if extent.low == extent.high and extent.low is not None:
        return number(extent.low)
    return f"{left}{number(extent.low)}, {number(extent.high)}{right}"


def number(value: Fraction | None) -> str:
    if value is None:
        return "∞"
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.6g}"


def unit(value: Quantity) -> str:
    return "" if value.unit.dimension == "count" else f" {value.unit.dimension}"
