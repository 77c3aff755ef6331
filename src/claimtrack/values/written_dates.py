"""Dates as others write them, to the dates of records. What can be read in two ways is refused, never guessed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Literal

from claimtrack.patterns import later
from claimtrack.shape import shortened
from claimtrack.values.languages import KNOWN

Order = Literal["auto", "dmy", "mdy"]
WAY_ON = "write it as 2026-02-23, 2026-02 or 2026"

_ISO = later(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[T ][0-9].*)?)?)?")
_COMPACT = later(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_FIRST = later(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_NUMBERS = later(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?:[ ,]+[0-9]{1,2}:[0-9].*)?")
_NAME = r"[^\W\d]+(?:[ /][^\W\d]+)*"
_DAY_MONTH = later(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th|er)?\.?[ -]?(?:of |من )?({_NAME})\.?[,،]?[ -]([0-9]{{4}})(?: [0-9]{{1,2}}:[0-9].*)?"
)
_MONTH_DAY = later(r"([^\W\d]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTH_YEAR = later(rf"({_NAME})\.?[,،]? ([0-9]{{4}})")


class NoDate(ValueError):
    """A text that is no date, or more than one; the message says which."""

    def __init__(self, message: str, help: str = WAY_ON) -> None:  # noqa: A002 - the word that every message has
        """Keep the message and the way on."""
        super().__init__(message)
        self.help = help


def read_date(text: str, order: Order = "auto") -> str:
    """The date of a record: `2026-02-23`, `2026-02` or `2026`. Times of day are left out.

    Raises NoDate for what is no date, for days the calendar lacks, and for `03/04/2026` while `order` is auto.
    """
    words = _weekdays().sub("", text.strip(), count=1)
    if match := _ISO.fullmatch(words):
        return _written(text, *match.groups())
    if match := _COMPACT.fullmatch(words) or _YEAR_FIRST.fullmatch(words):
        return _written(text, *match.groups())
    if match := _NUMBERS.fullmatch(words):
        return _in_order(text, match, order)
    if match := _DAY_MONTH.fullmatch(words):
        return _written(text, match[3], _month(match[2], text), match[1])
    if match := _MONTH_DAY.fullmatch(words):
        return _written(text, match[3], _month(match[1], text), match[2])
    if match := _MONTH_YEAR.fullmatch(words):
        return _written(text, match[2], _month(match[1], text), None)
    raise NoDate(f"`{shortened(text)}` is no date")


def put_right(text: str) -> tuple[str, bool] | None:
    """The date of a record that a text means, and whether it can mean no other day and says no more; None where it is no date."""
    try:
        day = read_date(text)
        return day, ":" not in text and _in_any_order(text) == {day}
    except NoDate:
        return None


def _in_any_order(text: str) -> set[str]:
    """The days a text may mean, whichever of day and month comes first in it."""
    orders: tuple[Order, ...] = ("dmy", "mdy")
    found = set()
    for order in orders:
        with suppress(NoDate):
            found.add(read_date(text, order))
    return found


def _in_order(text: str, match: re.Match[str], order: Order) -> str:
    first, mark, second, year = match.groups()
    if mark == "." and order == "auto":  # only languages that put the day first write dots
        order = "dmy"
    if order == "auto" and int(first) <= 12 and int(second) <= 12 and int(first) != int(second):
        raise NoDate(f"`{text}` may be two days", "say which comes first: `--dates dmy` or `--dates mdy`")
    month_first = order == "mdy" or (order == "auto" and int(second) > 12)
    month, day = (first, second) if month_first else (second, first)
    return _written(text, year, month, day)


def _month(word: str, text: str) -> str:
    """The number of a month by its names in any language; `شباط/فبراير` has two that agree."""
    known = {number for name in word.casefold().split("/") for number in _months_called(name)}
    if len(known) != 1 or 0 in known:
        raise NoDate(f"`{shortened(text)}` is no date: no month is called `{shortened(word)}`")
    return str(known.pop())


def _months_called(word: str) -> set[int]:
    """The months that have this name, or else whose names begin with it, if that is three letters at least."""
    months = [one for language in KNOWN for one in language.times.months.items()]
    exact = {number for name, number in months if name == word}
    return exact or {number for name, number in months if len(word) >= 3 and name.startswith(word)} or {0}


@cache
def _weekdays() -> re.Pattern[str]:
    """A day of the week before a date, in any language, which the date says already."""
    names = sorted({name for language in KNOWN for name in language.times.weekdays}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})[.,،]* ", re.IGNORECASE)


def _written(text: str, year: str | None, month: str | None, day: str | None) -> str:
    try:
        there = date(int(year or 0), int(month or 1), int(day or 1))
    except ValueError:
        raise NoDate(f"there is no such date: `{shortened(text)}`", "write a day that the calendar has") from None
    return there.isoformat()[: 10 if day else 7 if month else 4]
