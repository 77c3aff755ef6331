"""Dates as records write them: a day, a month or a year; and the calendar arithmetic that the windows rest on.

Only the standard library's calendar is used. Nothing here reads words; `window.py` does.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

_REMEMBERED = 4096
"""So many dates are read once: the statements of a desk fall on the same few thousand days."""


@lru_cache(_REMEMBERED)
def first_day(text: str) -> date:
    """The earliest day that `2026-02-23`, `2026-02` or `2026` can mean.

    Raises ValueError when there is no such day or month.
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(_REMEMBERED)
def last_day(text: str) -> date:
    """The latest day that `2026-02-23`, `2026-02` or `2026` can mean.

    Raises ValueError when there is no such day or month.
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


@lru_cache(maxsize=1 << 13)
def span(when: str | None) -> tuple[date, date]:
    """The first and the last day that a date can mean; all days when there is none, or none such in the calendar."""
    if when is None:
        return date.min, date.max
    try:
        return first_day(when), last_day(when)
    except ValueError:
        return date.min, date.max


def is_day(text: str) -> bool:
    """Whether the text names a day rather than a month or a year."""
    return text.count("-") == 2


def add_months(start: date, months: int) -> date:
    """The same day some months later (or earlier), clamped to the end of a shorter month.

    Raises OverflowError outside the years 1 to 9999.
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year} is outside the calendar")
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def add_days(start: date, days: int) -> date:
    """Some days later or earlier; raises OverflowError outside the years 1 to 9999."""
    return start + timedelta(days=days)


def said_plainly(day: date) -> str:
    """A day as a reader writes it: 23 March 2026."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _parts(text: str) -> tuple[int, int | None, int | None]:
    parts = [int(part) for part in text.split("-")]
    if not 1 <= len(parts) <= 3:
        raise ValueError(f"not a date: {text}")
    year, month, day = (*parts, None, None)[:3]
    if year is None:
        raise ValueError(f"not a date: {text}")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    if day == 0:
        raise ValueError("no day 0")
    return year, month, day
