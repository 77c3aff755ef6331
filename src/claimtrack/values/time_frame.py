"""What a phrase of time is read against: the day it was said, the time told before, whether it looks ahead.

Holds no rule of any calendar; it only says what is known, and refuses where something is not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from claimtrack.values.comparison import Unread
from claimtrack.values.periods import Period, containing
from claimtrack.values.time_grammar import Unit
from claimtrack.values.time_phrases import Count, Phrase

DEADLINES = ("by", "before", "not_before", "until")


class NeedsDay(Unread):
    """The words count from the day they were said, and that day is not known."""


def nothing_tells() -> None:
    """Whether a phrase speaks of days to come, where nothing tells."""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase is read against. `ahead`: whether it speaks of days to come (None: unknown). `anchor`: a time told before.

    `ahead` is asked only where a date leaves its year out: to look for it costs more than to read a date that does not.
    """

    said: date | None
    ahead: Callable[[], bool | None] = nothing_tells
    anchor: Period | None = None
    lead: str = ""
    guess: bool = True
    """Whether a date without its year may be placed where `ahead` is unknown."""
    clear: bool = True
    """Whether, where `ahead` is unknown, such a date is placed only where one is much nearer than the other; else it is past."""
    sure: bool = True
    """Whether a month before that of the anchor is refused, as it may be of the next year."""
    near: bool = True
    """Whether a month far from that of the anchor is taken to be of the year before or after: a story goes on in small steps."""


def said_day(frame: Frame) -> date:
    """The day something was said; raises NeedsDay when it is not known."""
    if frame.said is None:
        raise NeedsDay("the words count from the day they were said, and that day is not recorded")
    return frame.said


def told(frame: Frame) -> Period:
    """The time told before; raises Unread when there is none."""
    if frame.anchor is None:
        raise Unread("it counts from another time, which is not told")
    return frame.anchor


def inner(phrase: Phrase, name: str) -> Phrase:
    """A part of a phrase that is itself a phrase."""
    part = phrase.parts[name]
    assert isinstance(part, Phrase)  # noqa: S101 - a template's slot `period` holds a phrase
    return part


def how_many(count: object) -> tuple[int, bool]:
    """A count and whether it is vague; raises Unread when it is not told exactly."""
    assert isinstance(count, Count)  # noqa: S101 - a template's slot `count` holds a count
    if count.number is None or count.hedge:
        raise Unread("how many is not told exactly")
    if count.number < 1:
        raise Unread("none of a unit of time")
    return count.number, count.vague


def one_only(phrase: Phrase) -> None:
    """Raises Unread when a unit is in the plural where one of it must be meant."""
    unit = phrase.parts.get("unit")
    if isinstance(unit, Unit) and unit.plural:
        raise Unread("how many is not told")


def containing_unit(day: date, unit: str) -> Period:
    """The period of a unit around a day; raises Unread for a unit that no calendar has."""
    try:
        return containing(day, unit)
    except ValueError:
        raise Unread(f"no calendar says which {unit}") from None
