"""What a parsed phrase of time names on a day: a period of the calendar. It reads no text.

Meanings of templates (`TimeWords.periods`): `date` what figures and names say; `in` a date whose year another period gives;
`nth` the third quarter of a period; `part` its beginning or end; `calendar` counted from the day it was said (last week);
`beside` from another time in the text (the following day); `week_day` a weekday of such a week; `ago`, `hence`, `offset` a length
of time from one of those; `hours` a part of a day; `winter` one that is named by two years; `iso`, `decade`, `century`,
`day_word`, `numeric`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

import msgspec

from claimtrack.values import partial_dates, periods
from claimtrack.values.comparison import Unread
from claimtrack.values.partial_dates import end_of, in_year, neighbours, sort_key, start_of
from claimtrack.values.periods import Grain, Period, containing, of_day, shift, step, within
from claimtrack.values.time_frame import Frame, containing_unit, how_many, inner, one_only, said_day, told
from claimtrack.values.time_grammar import Unit
from claimtrack.values.time_phrases import Count, Phrase

_SOON = 92
"""A `last March` or `next summer` so near may mean the one before or after it, in days."""


def period(phrase: Phrase, frame: Frame) -> Period:
    """The period that a phrase of `TimeWords.periods` names; raises as `window` does."""
    found = _PERIODS[phrase.meaning](phrase, frame)
    periods.days(found)  # raises ValueError where there is no such day
    return found


def moved(phrase: Phrase, frame: Frame) -> tuple[date, str, bool]:
    """The day some units before or after the day it was said or told of, the unit, and whether the count was vague."""
    unit = cast(Unit, phrase.parts["unit"]).name
    number, vague = how_many(phrase.parts.get("count", Count(1)))
    if phrase.meaning in ("ago", "hence"):
        return shift(said_day(frame), -number if phrase.meaning == "ago" else number, unit), unit, vague
    base = period(inner(phrase, "of"), frame) if "of" in phrase.parts else told(frame)
    known = periods.days(base)
    sign = cast(int, phrase.parts["offset"])
    if known is None or (known[0] != known[1] and unit in ("day", "hour")):
        raise Unread("the day it is counted from is not told")
    return shift(known[0] if sign < 0 else known[1], sign * number, unit), unit, vague


def offset(phrase: Phrase, frame: Frame) -> Period:
    """The calendar period of the unit around the day that is meant."""
    unit = cast(Unit, phrase.parts["unit"]).name
    if phrase.meaning == "offset" and unit in ("year", "decade", "month"):
        # Years need no days: they may lie before Christ.
        number, _ = how_many(phrase.parts.get("count", Count(1)))
        base = period(inner(phrase, "of"), frame) if "of" in phrase.parts else told(frame)
        inside = within(base, "month" if unit == "month" else "year")
        if inside is not None:
            return step(inside, cast(int, phrase.parts["offset"]) * number * (10 if unit == "decade" else 1))
    day, unit, _ = moved(phrase, frame)
    return containing_unit(day, {"hour": "day", "fortnight": "week", "half": "month", "weekend": "week"}.get(unit, unit))


def days_of_word(phrase: Phrase, frame: Frame) -> tuple[date, date]:
    """The days of `yesterday`, `overnight`."""
    said = said_day(frame)
    first, last = cast(tuple[int, int], phrase.parts["dayword"])
    return shift(said, first, "day"), shift(said, last, "day")


def from_iso(text: str) -> Period:
    """2026-02-23, 2026-02, 2026-w09 or 2026-q1; raises ValueError where there is no such period."""
    text = text.lower()
    year, rest = int(text[:4]), text[5:]
    if rest.startswith("w"):
        found = Period(grain="week", year=year, number=int(rest[1:]))
    elif rest.startswith("q"):
        found = Period(grain="quarter", year=year, number=int(rest[1:]))
    else:
        month, _, day = rest.partition("-")
        found = Period(grain="day" if day else "month", year=year, month=int(month), day=int(day or 0))
    periods.days(found)  # raises ValueError where there is no such day
    if year == 0 or (found.grain == "month" and not 1 <= found.month <= 12):
        raise Unread("no such date")
    return found


def _date(phrase: Phrase, frame: Frame) -> Period:
    """What figures and names say; where they leave the year out, `resolve` finds it."""
    parts = phrase.parts
    if "holiday" in parts:
        month, day = cast(tuple[int, int], parts["holiday"])
    else:
        month, day = cast(int, parts.get("month", 0)), cast(int, parts.get("day", 0))
    if "year" not in parts and "old" not in parts:
        given = {
            "month": month,
            "day": day,
            **{key: cast(int, parts[key]) for key in ("weekday", "season", "quarter") if key in parts},
        }
        return partial_dates.resolve({key: value for key, value in given.items() if value or key == "season"}, frame)
    year = cast(int, parts.get("year", parts.get("old"))) * cast(int, parts.get("era", 1))
    if year == 0:
        raise Unread("there is no year 0")
    if "season" in parts:
        return Period(grain="season", year=year, number=cast(int, parts["season"]))
    if "quarter" in parts:
        return Period(grain="quarter", year=year, number=cast(int, parts["quarter"]))
    if day:
        found = Period(grain="day", year=year, month=month, day=day)
        if year > 0 and "weekday" in parts and date(year, month, day).isoweekday() != parts["weekday"]:
            raise Unread("that day is another weekday")
        return found
    return Period(grain="month", year=year, month=month) if month else Period(grain="year", year=year)


def _in(phrase: Phrase, frame: Frame) -> Period:
    """A month, day or season of a year, a weekday of a week: `September of that year`, `Friday of last week`."""
    of = period(inner(phrase, "of"), frame)
    parts = phrase.parts
    if "weekday" in parts:
        known = periods.days(of)
        if of.grain != "week" or known is None:
            raise Unread("no week to find the weekday in")
        return of_day(known[0] + timedelta(days=cast(int, parts["weekday"]) - 1))
    if of.grain != "year" or of.part not in periods.WHOLE:
        raise Unread("no year to find it in")
    return in_year({key: cast(int, parts[key]) for key in ("month", "day", "season") if key in parts}, of.year)


def _week_day(phrase: Phrase, frame: Frame) -> Period:
    """`next week on Tuesday`."""
    week = _calendar(phrase, frame) if "which" in phrase.parts else _beside(phrase, frame)
    known = periods.days(week)
    if week.grain != "week" or known is None:
        raise Unread("no week to find the weekday in")
    return of_day(known[0] + timedelta(days=cast(int, phrase.parts["weekday"]) - 1))


def _nth(phrase: Phrase, frame: Frame) -> Period:
    """`the third quarter of 2025`, `the first week of March`, `the last month of 2008`."""
    number, unit = cast(int, phrase.parts["ordinal"]), cast(Unit, phrase.parts["unit"]).name
    most = {"quarter": 4, "half": 2, "month": 12}.get(unit)
    if number == -1 and most:
        number = most
    if most and not 1 <= number <= most:
        raise Unread(f"no such {unit}")
    if "of" not in phrase.parts:
        if unit == "quarter" or (unit == "half" and frame.anchor is not None):
            return partial_dates.resolve({unit: number}, frame)
        raise Unread("of which period?")
    of = period(inner(phrase, "of"), frame)
    if of.grain == "year" and of.part in periods.WHOLE and unit in ("quarter", "half"):
        return Period(grain=cast(Grain, unit), year=of.year, number=number)
    if of.grain == "year" and of.part in periods.WHOLE and unit == "month":
        return Period(grain="month", year=of.year, month=number)
    known = periods.days(of)
    if known is None:
        raise Unread("the calendar of days does not reach so far")
    first, last = _run(number, unit, *known)
    if not known[0] <= first <= last <= known[1]:
        raise Unread("no such part")
    if first == last:
        return of_day(first)
    return Period(grain="days", year=first.year, month=first.month if of.grain == "month" else 0, first=first, last=last)


def _run(number: int, unit: str, first: date, last: date) -> tuple[date, date]:
    """The days of a numbered part of some days: a half, a day, a week counted from the first day, a year of a decade."""
    if unit == "half":
        middle = first + timedelta(days=(last - first).days // 2)
        return (first, middle) if number == 1 else (middle + timedelta(days=1), last)
    size = {"day": 1, "week": 7, "year": 365, "decade": 3652}.get(unit, 0)
    if not size or size > (last - first).days:
        raise Unread("of which period?")
    if unit in ("day", "week"):
        start = last - timedelta(days=size - 1) if number == -1 else first + timedelta(days=(number - 1) * size)
        return start, start + timedelta(days=size - 1)
    whole = containing(last if number == -1 else first, unit)
    return periods.days(step(whole, 0 if number == -1 else number - 1)) or (first, last)


def _part(phrase: Phrase, frame: Frame) -> Period:
    if "of" in phrase.parts:
        of = period(inner(phrase, "of"), frame)
    else:
        unit = cast(Unit, phrase.parts["unit"]).name
        of = (within(frame.anchor, unit) if frame.anchor else None) or containing_unit(said_day(frame), unit)
    if of.part not in periods.WHOLE:
        raise Unread("a part of a part")
    part = cast(periods.Part, phrase.parts["part"])
    known = periods.days(of)
    if (
        part in ("earlier", "later")
        and known
        and frame.said
        and known[0] <= frame.said <= known[1]
        and of.grain in ("month", "year")
    ):
        first, last = (known[0], frame.said) if part == "earlier" else (frame.said, known[1])
        return Period(grain="days", year=of.year, month=of.month, first=first, last=last)
    return msgspec.structs.replace(of, part=part)


def _calendar(phrase: Phrase, frame: Frame) -> Period:
    """`last month` is the calendar month before the one in which it was said; a `last Friday` that may be either is both."""
    which, said = cast(int, phrase.parts["which"]), said_day(frame)
    one_only(phrase)
    if "unit" in phrase.parts:
        unit = cast(Unit, phrase.parts["unit"]).name
        if unit == "day" and which == 0:
            return of_day(said)
        if unit not in ("week", "weekend", "month", "quarter", "year", "decade", "century"):
            raise Unread(f"no calendar says which {unit}")
        return step(containing_unit(said, unit), which)
    if "daypart" in phrase.parts:
        day = shift(said, -1 if which < 0 else 0, "day")
        if which > 0:
            raise Unread("which day?")
        return msgspec.structs.replace(of_day(day), hours=str(phrase.parts["daypart"]))
    given = {key: cast(int, phrase.parts[key]) for key in ("month", "season", "weekday") if key in phrase.parts}
    if which == 0:
        if "weekday" in given:
            return of_day(said + timedelta(days=given["weekday"] - said.isoweekday()))
        return in_year(given, said.year)
    return _last_or_next(given, which, said, frame)


def _last_or_next(given: dict[str, int], which: int, said: date, frame: Frame) -> Period:
    """`last Friday`, `next spring`: the nearest, unless it is so near that people may mean the one beyond it."""
    side = [one for one in neighbours(given, said) if (end_of(one) < said if which < 0 else start_of(one) > said)]
    if which < 0:
        side.reverse()
    if not side:
        raise Unread("no such date")
    nearest = side[0]
    if "weekday" in given:
        unclear = start_of(nearest).isocalendar()[:2] == said.isocalendar()[:2]
    else:
        gap = (said - end_of(nearest)).days if which < 0 else (start_of(nearest) - said).days
        unclear = gap < _SOON and nearest.year == said.year
    if not unclear:
        return nearest
    if len(side) < 2 or (frame.guess and "weekday" not in given):
        raise Unread("it may mean that of this year or another")
    return _either(*sorted(side[:2], key=sort_key))


def _either(one: Period, other: Period) -> Period:
    """From one to the other, where people may mean either; that is vague."""
    return Period(grain="days", year=one.year, first=start_of(one), last=end_of(other))


def _beside(phrase: Phrase, frame: Frame) -> Period:
    """Counted from a time told before: `the following day`, `that month`, `the next morning`."""
    sign, anchor = cast(int, phrase.parts["beside"]), told(frame)
    one_only(phrase)
    if "unit" in phrase.parts:
        inside = within(anchor, cast(Unit, phrase.parts["unit"]).name)
        if inside is None:
            raise Unread("the time it is counted from is not told so finely")
        return step(inside, sign) if sign else inside
    if "daypart" in phrase.parts:
        inside = within(anchor, "day")
        if inside is None or anchor.grain != "day":
            raise Unread("which day?")
        return msgspec.structs.replace(step(inside, sign) if sign else inside, hours=str(phrase.parts["daypart"]))
    if "weekday" in phrase.parts:
        known = periods.days(anchor)
        if known is None or anchor.grain != "day" or sign == 0:
            raise Unread("which week?")
        off = (cast(int, phrase.parts["weekday"]) - known[0].isoweekday()) * sign % 7 or 7
        return of_day(known[0] + timedelta(days=off * sign))
    given = {key: cast(int, phrase.parts[key]) for key in ("month", "season") if key in phrase.parts}
    here = in_year(given, anchor.year)
    if sign == 0:
        return here
    later = sort_key(here) > sort_key(anchor)
    return here if later == (sign > 0) else msgspec.structs.replace(here, year=here.year + sign)


def _hours(phrase: Phrase, frame: Frame) -> Period:
    """A day with a part of it: the day is what is compared."""
    if "of" in phrase.parts:
        of = period(inner(phrase, "of"), frame)
    elif "dayword" in phrase.parts:
        of = of_day(days_of_word(phrase, frame)[0])
    else:
        of = partial_dates.resolve({"weekday": cast(int, phrase.parts["weekday"])}, frame)
    if of.grain != "day" or of.hours:
        raise Unread("hours of what day?")
    return msgspec.structs.replace(of, hours=str(phrase.parts.get("clock", phrase.parts.get("daypart", ""))))


def _iso(phrase: Phrase, _frame: Frame) -> Period:
    return from_iso(str(phrase.parts["iso"]))


def _century(phrase: Phrase, _frame: Frame) -> Period:
    """The 20th century as people count it: 1900 to 1999."""
    number, era = cast(int, phrase.parts["ordinal"]), cast(int, phrase.parts.get("era", 1))
    if number < 1:
        raise Unread("which century?")
    return Period(grain="century", year=(number - 1) * 100 if era > 0 else -(number - 1) * 100)


def _winter(phrase: Phrase, _frame: Frame) -> Period:
    """`the winter of 2025-26`: December to February."""
    year, two = cast(int, phrase.parts["year"]), cast(int, phrase.parts["two"])
    if cast(int, phrase.parts["season"]) != periods.WINTER or (year + 1) % 100 != two:
        raise Unread("which season?")
    return Period(
        grain="season", year=year, number=periods.WINTER, first=date(year, 12, 1), last=date(year + 1, 3, 1) - timedelta(days=1)
    )


def _simple_day_word(phrase: Phrase, frame: Frame) -> Period:
    return of_day(days_of_word(phrase, frame)[1])


def _decade(phrase: Phrase, _frame: Frame) -> Period:
    first = cast(int, phrase.parts["decade"])
    if first < 1000 and "era" not in phrase.parts:
        raise Unread("before Christ or after?")
    whole = first % 100 == 0 and first < 2000  # the 1800s are a century to most
    return Period(grain="century" if whole else "decade", year=first * cast(int, phrase.parts.get("era", 1)))


def _figures(phrase: Phrase, _frame: Frame) -> Period:
    day = date.fromisoformat(str(phrase.parts["numeric"]))
    return of_day(day)


_PERIODS: dict[str, Callable[[Phrase, Frame], Period]] = {
    "date": _date,
    "in": _in,
    "nth": _nth,
    "part": _part,
    "calendar": _calendar,
    "beside": _beside,
    "ago": offset,
    "hence": offset,
    "offset": offset,
    "day_word": _simple_day_word,
    "hours": _hours,
    "iso": _iso,
    "decade": _decade,
    "century": _century,
    "winter": _winter,
    "week_day": _week_day,
    "numeric": _figures,
}

MEANINGS = frozenset(_PERIODS)
"""What the templates of `TimeWords.periods` may mean."""
