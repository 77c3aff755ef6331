"""Calendar periods of any size, from a day to a century, and the steps from one to another. Reads no words.

Years before Christ are negative (480 BC is -480; there is no year 0), as `date` has none of them: such a period has no days.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

import msgspec

from claimtrack.values.dates import add_days, add_months

Grain = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "days"]
Part = Literal["", "start", "early", "mid", "late", "end", "rest", "earlier", "later"]
WHOLE = ("", "rest", "earlier", "later")
"""Parts that leave the days of the whole."""

WINTER = 3
_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A period by its place in the calendar. `days` is any other run of days, from `first` to `last`."""

    grain: Grain
    year: int
    """Of a decade or century the first year, of a week or weekend the ISO year, of a winter that of its December or January."""
    month: int = 0
    day: int = 0
    number: int = 0
    """Of the week, quarter, half or season (spring is 0)."""
    part: Part = ""
    hours: str = ""
    """What part of the day, as TIMEX3 has it: `MO`, `15:00`."""
    first: date | None = None
    last: date | None = None

    @property
    def vague(self) -> bool:
        """Whether its edges are a matter of opinion."""
        return self.grain in ("season", "days") or (self.grain != "day" and self.part in ("start", "early", "mid", "late", "end"))


def of_day(day: date) -> Period:
    """A day as a period."""
    return Period(grain="day", year=day.year, month=day.month, day=day.day)


def containing(day: date, grain: str) -> Period:
    """The period of some grain that a day lies in. Raises ValueError for a grain that no calendar has."""
    if grain in ("week", "weekend"):
        iso = day.isocalendar()
        return Period(grain="week" if grain == "week" else "weekend", year=iso.year, number=iso.week)
    if grain == "day":
        return of_day(day)
    if grain == "month":
        return Period(grain="month", year=day.year, month=day.month)
    if grain == "quarter":
        return Period(grain="quarter", year=day.year, number=(day.month + 2) // 3)
    if grain == "half":
        return Period(grain="half", year=day.year, number=1 if day.month < 7 else 2)
    if grain == "season":
        return Period(grain="season", year=day.year + (day.month == 12), number=(day.month % 12 // 3 + 3) % 4)
    if grain == "year":
        return Period(grain="year", year=day.year)
    if grain == "decade":
        return Period(grain="decade", year=day.year // 10 * 10)
    if grain == "century":
        return Period(grain="century", year=day.year // 100 * 100)
    raise ValueError(f"no calendar has a {grain}")


def within(period: Period, grain: str) -> Period | None:
    """The period of a grain that another lies in, as far as it says: the month of a day, the year of a month; else None."""
    if period.grain == grain:
        return msgspec.structs.replace(period, part="", hours="")
    if grain == "year" and period.grain not in ("decade", "century"):
        return Period(grain="year", year=period.year)
    if grain == "month" and period.month:
        return Period(grain="month", year=period.year, month=period.month)
    if grain == "decade" and period.grain != "century":
        tens = period.year // 10 * 10 if period.year > 0 else -(-period.year // 10 * 10)
        return Period(grain="decade", year=tens)
    if grain == "century":
        hundreds = period.year // 100 * 100 if period.year > 0 else -(-period.year // 100 * 100)
        return Period(grain="century", year=hundreds)
    known = days(period)
    return containing(known[0], grain) if known and grain in ("day", "week", "weekend", "quarter", "half", "season") else None


def step(period: Period, count: int) -> Period:
    """The period some of its kind later, or earlier. Raises OverflowError outside the calendar."""
    if period.grain in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[period.grain]
        return msgspec.structs.replace(period, year=_year(period.year, count * size), part="")
    if period.grain == "month":
        index = period.month - 1 + count
        return Period(grain="month", year=_year(period.year, index // 12), month=index % 12 + 1)
    if period.grain in ("season", "quarter", "half"):
        size, base = {"season": (4, 0), "quarter": (4, 1), "half": (2, 1)}[period.grain]
        index = period.number - base + count
        return Period(grain=period.grain, year=_year(period.year, index // size), number=index % size + base)
    known = days(period)
    if known is None:
        raise OverflowError("outside the calendar")
    return containing(add_days(known[0], count * _DAYS_OF[period.grain if period.grain != "days" else "day"]), period.grain)


def shift(day: date, count: int, unit: str) -> date:
    """The day some units later or earlier: calendar months with the end clamped, hours rounded up to days."""
    if unit in ("hour", "minute"):
        whole = -(-abs(count) // (24 if unit == "hour" else 1440))
        return add_days(day, whole if count > 0 else -whole)
    if unit in _DAYS_OF:
        return add_days(day, count * _DAYS_OF[unit])
    return add_months(day, count * _MONTHS_OF[unit])


def days(period: Period) -> tuple[date, date] | None:
    """The first and last day; None before Christ, and for a winter, which one year does not place.

    Spring is March to May, as the weather services of the north have it: a season is vague. Raises ValueError for 31 February.
    """
    whole = _whole(period)
    if whole is None or period.part in WHOLE:
        return whole
    first, last = whole
    if period.grain == "year":
        months = {"start": (1, 4), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (9, 12)}[period.part]
        return date(period.year, months[0], 1), date(period.year, months[1], calendar.monthrange(period.year, months[1])[1])
    third = max(((last - first).days + 1) // 3, 1)
    if period.part in ("start", "early"):
        return first, min(first + timedelta(days=third - 1), last)
    if period.part in ("late", "end"):
        return first + timedelta(days=2 * third), last
    return first + timedelta(days=third), first + timedelta(days=2 * third - 1)


def name(period: Period) -> str:
    """The period in the words of a calendar, where it is one: `March 2026`, `week 9 of 2026`, `the 2010s`."""
    if period.part not in WHOLE:
        return ""
    match period.grain:
        case "month":
            return f"{calendar.month_name[period.month]} {period.year}"
        case "year":
            return f"{period.year:04}"
        case "week" | "quarter":
            return f"{period.grain} {period.number} of {period.year}"
        case "decade":
            return f"the {period.year:04}s"
    return ""


def _year(year: int, more: int) -> int:
    """Years later or earlier: from 1 BC to AD 1 in one step."""
    plain = (year if year > 0 else year + 1) + more
    return plain if plain > 0 else plain - 1


def _whole(period: Period) -> tuple[date, date] | None:
    year, number = period.year, period.number
    if period.first and period.last:
        return period.first, period.last
    if year < 0 or (period.grain == "season" and number == WINTER) or year > date.max.year:
        return None
    if period.grain == "day":
        day = date(year, period.month, period.day)
        return day, day
    if period.grain in ("week", "weekend"):
        monday = date.fromisocalendar(year, number, 1)
        return (monday if period.grain == "week" else monday + timedelta(days=5)), monday + timedelta(days=6)
    if period.grain in ("decade", "century"):
        last = year + (9 if period.grain == "decade" else 99)
        return date(max(year, 1), 1, 1), date(min(last, date.max.year), 12, 31)
    start = {"month": period.month, "season": number * 3 + 3, "quarter": number * 3 - 2, "half": number * 6 - 5, "year": 1}[
        period.grain
    ]
    end = start + _MONTHS_OF[period.grain] - 1
    return date(year, start, 1), date(year, end, calendar.monthrange(year, end)[1])
