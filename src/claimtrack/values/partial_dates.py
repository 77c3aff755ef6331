"""Places dates that leave out their year or week: by a time told before, else near the day something was said.

Decides only which year or week is meant; where two are as likely, it refuses.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from claimtrack.values import periods
from claimtrack.values.comparison import Unread
from claimtrack.values.periods import Period, of_day
from claimtrack.values.time_frame import DEADLINES, Frame, said_day

_CLEAR = 4
"""How many times nearer one of two dates must be, where nothing says whether it lies ahead."""
_FAR_MONTHS = 9


def resolve(given: dict[str, int], frame: Frame) -> Period:
    """A day, month, weekday, season or quarter without its year: that of a time told before, else the nearest to the day said.

    With no word on whether it lies ahead only where one of the two is much nearer; raises Unread where none is.
    """
    if frame.anchor is not None and "weekday" not in given:
        found = in_year(given, frame.anchor.year)
        gap = found.month - frame.anchor.month if frame.anchor.month and found.month else 0
        if frame.sure and gap < 0:
            raise Unread("it may be of that year or the next")
        if frame.near and abs(gap) > _FAR_MONTHS:
            found = next_year(found, 1 if gap < 0 else -1)
        return found
    said = said_day(frame)
    around = sorted({start_of(one): one for one in neighbours(given, said)}.items())
    behind = [(day, one) for day, one in around if day <= said]
    coming = [(day, one) for day, one in around if (periods.days(one) or (day, day))[1] >= said]
    past, future = behind[-1] if behind else None, coming[0] if coming else None
    ahead = frame.ahead()
    if ahead is None and not frame.guess:
        raise Unread("it has no year: add it")
    if ahead is None and (frame.clear or frame.lead in DEADLINES) and past and future and past != future:
        reached = past[0] if frame.lead in DEADLINES else end_of(past[1])
        distances = abs((said - reached).days) + 1, abs((future[0] - said).days) + 1
        if max(distances) < _CLEAR * min(distances):
            raise Unread("it may lie ahead or behind: add the year")
        return past[1] if distances[0] < distances[1] else future[1]
    chosen = future if ahead else past
    if chosen is None:
        raise Unread("no such date")
    return chosen[1]


def neighbours(given: dict[str, int], said: date) -> list[Period]:
    """The periods that the parts can mean around a day, earliest first."""
    if "weekday" in given and "day" not in given:
        monday = said - timedelta(days=said.weekday())
        return [of_day(monday + timedelta(days=7 * week + given["weekday"] - 1)) for week in (-2, -1, 0, 1, 2)]
    found = []
    for year in range(max(said.year - 8, 1), said.year + 9):
        one = in_year(given, year)
        try:
            known = periods.days(one)
        except ValueError:
            continue  # 29 February
        if known is None and one.grain != "season":
            continue
        if "weekday" in given and known and known[0].isoweekday() != given["weekday"]:
            continue
        found.append(one)
    return found


def in_year(given: dict[str, int], year: int) -> Period:
    """The period that the parts mean in a year."""
    if "season" in given:
        return Period(grain="season", year=year, number=given["season"])
    if "quarter" in given:
        return Period(grain="quarter", year=year, number=given["quarter"])
    if "half" in given:
        return Period(grain="half", year=year, number=given["half"])
    if "day" in given:
        return Period(grain="day", year=year, month=given["month"], day=given["day"])
    return Period(grain="month", year=year, month=given["month"])


def next_year(one: Period, count: int) -> Period:
    """The same some years later or earlier."""
    return msgspec.structs.replace(one, year=one.year + count)


def start_of(one: Period) -> date:
    """Its first day; of a winter the first of its year."""
    known = periods.days(one)
    return known[0] if known else date(one.year, 1, 1)


def end_of(one: Period) -> date:
    """Its last day; of a winter the last of February."""
    known = periods.days(one)
    return known[1] if known else date(one.year, 2, 28)


def sort_key(one: Period) -> tuple[int, int, int]:
    """By when it begins, also before Christ."""
    known = periods.days(one)
    return (known[0].year, known[0].month, known[0].day) if known else (one.year, one.month, one.day)
