"""What a parsed phrase of time bounds on a day: a window of days. It reads no text.

Meanings of templates (`TimeWords.windows`): `lead` a period and what stands before it; `trailed` one with its bound behind it;
`range`, `days`, `months`, `years`, `isos` two ends; `ahead`, `coming`, `past` a length of time from or to the day it was said;
`bounded` the day some units on as a bound (`no sooner than in a month`); `clock` and `unclear` what is a time, but has no days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

import msgspec

from claimtrack.values import partial_dates, periods
from claimtrack.values.comparison import Unread
from claimtrack.values.partial_dates import next_year, sort_key
from claimtrack.values.periods import Period, of_day, shift, within
from claimtrack.values.time_frame import Frame, how_many, inner, said_day
from claimtrack.values.time_grammar import Unit
from claimtrack.values.time_kinds import is_partial
from claimtrack.values.time_meaning import days_of_word, from_iso, moved, offset, period
from claimtrack.values.time_phrases import Count, Phrase
from claimtrack.values.window import Bound, Window

_SEVERAL = 9
_CENTRED = {"week": 3, "fortnight": 7, "month": 15, "quarter": 45, "half": 91, "year": 182, "decade": 1826}
"""Half of a unit in days: `three months ago` is some day of the month around that day."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The window of a phrase with its canonical lead; `period` is the period it names, if it is one."""

    lead: str
    window: Window
    period: Period | None = None


def window(phrase: Phrase, frame: Frame) -> Reading:
    """The days that a phrase of `TimeWords.windows` means.

    Raises NeedsDay when it counts from a day that is not known, Unread when it can mean several things or no day at all.
    """
    try:
        return _WINDOWS[phrase.meaning](phrase, frame)
    except OverflowError as error:
        raise Unread(f"no such date: {error}") from None
    except ValueError as error:
        if isinstance(error, Unread):
            raise
        raise Unread(f"no such date: {error}") from None


def build(lead: str, bound: Bound, first: date | None, last: date | None, *, vague: bool = False, named: str = "") -> Reading:
    """A reading with its days. Raises Unread when the first is later than the last."""
    if first and last and first > last:
        raise Unread("the first date is later than the second")
    return Reading(lead=lead, window=Window(text="", first=first, last=last, bound=bound, vague=vague, named=named))


def placed(lead: str, named: Period) -> Reading:
    """A period with what stands before it. `by`, `before` and the like make it a bound; a bare one stands for its days."""
    found = periods.days(named)
    if found is None:
        raise Unread("the calendar of days does not reach so far, or one year does not place it")
    first, last = found
    whole = periods.days(msgspec.structs.replace(named, part=""))
    edge = named.part in ("start", "end") and whole is not None
    if edge and whole and lead in ("by", "before", "not_before", "after", "from", "since", "until"):
        point = whole[1] if named.part == "end" else whole[0]
        if (named.part == "end") == (lead in ("by", "before", "after", "until")):
            first, last = (point, point) if lead != "before" or named.part == "start" else (point + timedelta(days=1), point)
        elif lead in ("not_before", "from", "since"):
            first = last = point
    vague = named.vague and not (edge and first == last) and not (edge and lead == "before")
    if lead == "by":
        reading = build(lead, "by", None, last, vague=vague)
    elif lead == "before":
        reading = build(lead, "by", None, first - timedelta(days=1), vague=vague)
    elif lead in ("not_before", "from"):
        reading = build(lead, "not_before", first, None, vague=vague)
    elif lead == "after":
        reading = build(lead, "not_before", last + timedelta(days=1), None, vague=vague)
    else:
        bound: Bound = "on" if first == last else "in" if periods.name(named) or named.grain != "days" else "range"
        reading = build(lead, bound, first, last, vague=vague or lead == "around", named=periods.name(named))
    return msgspec.structs.replace(reading, period=named)


def ends(phrase: Phrase, frame: Frame) -> tuple[Period, Period]:
    """The two ends of a phrase that means a range. Raises as `window` does."""
    parts = phrase.parts
    if phrase.meaning == "days":
        month, one, other = (cast(int, parts[name]) for name in ("month", "a", "b"))
        year = cast(int, parts["year"]) if "year" in parts else partial_dates.resolve({"month": month, "day": other}, frame).year
        first, last = (Period(grain="day", year=year, month=month, day=day) for day in (one, other))
    elif phrase.meaning == "months":
        one, other = (cast(int, parts[name]) for name in "ab")
        year = cast(int, parts["year"]) if "year" in parts else partial_dates.resolve({"month": other}, frame).year
        first, last = (Period(grain="month", year=year, month=month) for month in (one, other))
    elif phrase.meaning == "years":
        one, other = cast(int, parts["a"]), cast(int, parts.get("b", 0))
        if "two" in parts:
            other = one // 100 * 100 + cast(int, parts["two"])
        era = cast(int, parts.get("era", 1))
        first, last = (Period(grain="year", year=era * year) for year in (one, other))
    else:
        first, last = _joined(inner(phrase, "a"), inner(phrase, "b"), frame)
    periods.days(first), periods.days(last)
    if sort_key(first) > sort_key(last):
        raise Unread("the first date is later than the second")
    return first, last


def _lead(phrase: Phrase, frame: Frame) -> Reading:
    lead = str(phrase.parts.get("lead", ""))
    of = inner(phrase, "of")
    framed = msgspec.structs.replace(frame, lead=lead)
    if of.meaning in ("ago", "hence", "offset"):
        if lead in ("during", "around", "in", "on", "at") and of.meaning != "offset":
            raise Unread("how long ago is not told exactly")  # `over 200 years ago`
        return _around(lead, of, framed)
    if of.meaning == "day_word":
        first, last = days_of_word(of, framed)
        if first != last:
            return build(lead, "range", first, last, vague=True)
    return placed(lead, period(of, framed))


def _around(lead: str, phrase: Phrase, frame: Frame) -> Reading:
    """`three weeks ago`: the day itself where days are counted, or exactly so many; else the unit around it, which is vague."""
    day, unit, vague = moved(phrase, frame)
    base = period(inner(phrase, "of"), frame) if "of" in phrase.parts else frame.anchor
    if (
        phrase.meaning == "offset"
        and base is not None
        and base.grain in ("year", "month")
        and unit in ("month", "year", "decade")
    ):
        reading = placed(lead, offset(phrase, frame))
        return msgspec.structs.replace(reading, window=msgspec.structs.replace(reading.window, vague=True))
    if unit in ("hour", "minute"):
        said = frame.said or day
        first, last = min(day, said), max(day, said)
        return build(lead, "on" if first == last else "range", first, last, vague=True)
    count = phrase.parts.get("count")
    exact = isinstance(count, Count) and count.exact and not vague
    half = timedelta(days=0 if exact else _CENTRED.get(unit, 0) or (1 if vague else 0))
    try:
        run = Period(grain="days", year=day.year, first=day - half, last=day + half)
    except OverflowError:
        raise Unread("no such date") from None
    reading = placed(lead, run if half else of_day(day))
    return reading if not half else msgspec.structs.replace(reading, window=msgspec.structs.replace(reading.window, vague=True))


def _ahead(phrase: Phrase, frame: Frame) -> Reading:
    number, vague = how_many(phrase.parts["count"])
    unit = cast(Unit, phrase.parts["unit"])
    if unit.name == "quarter" and "coming" in phrase.parts:
        raise Unread("of the calendar or not?")
    return build(_span_lead(phrase), "by", None, shift(said_day(frame), number, unit.name), vague=vague)


def _coming(phrase: Phrase, frame: Frame) -> Reading:
    """`in the coming days` has no number: it is read like `several`, and is vague."""
    unit = cast(Unit, phrase.parts["unit"])
    number = _SEVERAL if unit.plural else 1
    if unit.name == "quarter":
        raise Unread("of the calendar or not?")
    return build(_span_lead(phrase), "by", None, shift(said_day(frame), number, unit.name), vague=unit.plural)


def _bounded(phrase: Phrase, frame: Frame) -> Reading:
    """`no later than in a month`, `in a month at the earliest`."""
    lead = str(phrase.parts.get("lead", phrase.parts.get("trail", "")))
    number, vague = how_many(phrase.parts["count"])
    day = shift(said_day(frame), number, cast(Unit, phrase.parts["unit"]).name)
    if lead == "by":
        return build(lead, "by", None, day, vague=vague)
    if lead == "not_before":
        return build(lead, "not_before", day, None, vague=vague)
    raise Unread("two bounds at once")


def _span_lead(phrase: Phrase) -> str:
    return str(phrase.parts.get("ahead", phrase.parts.get("past", "")))


def _past(phrase: Phrase, frame: Frame) -> Reading:
    unit = cast(Unit, phrase.parts["unit"])
    number, vague = how_many(phrase.parts["count"]) if "count" in phrase.parts else (_SEVERAL if unit.plural else 1, unit.plural)
    said = said_day(frame)
    if unit.name == "quarter":
        raise Unread("of the calendar or not?")
    return build(str(phrase.parts.get("past", "during")), "past", shift(said, -number, unit.name), said, vague=vague)


def _unclear(_phrase: Phrase, _frame: Frame) -> Reading:
    raise Unread("it counts from a time that is not told")


def _joined(one: Phrase, other: Phrase, frame: Frame) -> tuple[Period, Period]:
    """Two periods; the year that one of them leaves out is that of the other, or its neighbour where the order asks for it."""
    for partial, whole in ((one, other), (other, one)):
        if is_partial(partial) and set(whole.parts) == {"year"} and whole.meaning == "date":
            raise Unread("a month and a year are no two ends")
    loose = msgspec.structs.replace(frame, sure=False)
    if "weekday" in other.parts and "day" not in other.parts and other.meaning == "date":
        earlier = period(one, frame)
        known = periods.days(earlier)
        if known is None or earlier.grain != "day":
            raise Unread("the day it is counted from is not told")
        return earlier, of_day(known[0] + timedelta(days=(cast(int, other.parts["weekday"]) - known[0].isoweekday()) % 7))
    if is_partial(one) and not is_partial(other):
        later = period(other, frame)
        earlier = period(one, msgspec.structs.replace(loose, anchor=within(later, "year"), near=False))
        return (next_year(earlier, -1) if sort_key(earlier) > sort_key(later) else earlier), later
    earlier = period(one, frame)
    later = period(
        other, msgspec.structs.replace(loose, anchor=within(earlier, "year"), near=False) if is_partial(other) else frame
    )
    return earlier, (next_year(later, 1) if is_partial(other) and sort_key(later) < sort_key(earlier) else later)


def _range(phrase: Phrase, frame: Frame) -> Reading:
    lead = str(phrase.parts.get("lead", ""))
    if lead not in ("", "on", "in", "during", "from"):
        raise Unread("two ends behind one bound")
    first, last = ends(phrase, frame)
    one, other = _edge(first, "end", 1) or _edge(first, "start", 0), _edge(last, "start", 0) or _edge(last, "end", 1)
    vague = (first.vague and one is None) or (last.vague and other is None)
    vague = vague or ("two" in phrase.parts and last.year == first.year + 1)  # a season of play has no days of its own
    days_of = periods.days(first), periods.days(last)
    if days_of[0] is None or days_of[1] is None:
        raise Unread("the calendar of days does not reach so far")
    return build("from_to", "range", one or days_of[0][0], other or days_of[1][1], vague=vague)


def _edge(one: Period, part: str, place: int) -> date | None:
    """The day at which `the start of 2008` or `the end of March` stands, where it is the end of a range."""
    whole = periods.days(msgspec.structs.replace(one, part="")) if one.part == part else None
    return whole[place] if whole else None


def _isos(phrase: Phrase, _frame: Frame) -> Reading:
    """`2026-02-03/2026-02-19`."""
    first, last = (periods.days(from_iso(str(phrase.parts[name]))) for name in "ab")
    return build("from_to", "range", first[0] if first else None, last[1] if last else None)


def _trailed(phrase: Phrase, frame: Frame) -> Reading:
    """`2012 or later`."""
    trail = str(phrase.parts["trail"])
    return placed(trail, period(inner(phrase, "of"), msgspec.structs.replace(frame, lead=trail)))


_WINDOWS: dict[str, Callable[[Phrase, Frame], Reading]] = {
    "lead": _lead,
    "ahead": _ahead,
    "bounded": _bounded,
    "coming": _coming,
    "past": _past,
    "range": _range,
    "days": _range,
    "months": _range,
    "years": _range,
    "isos": _isos,
    "trailed": _trailed,
    "clock": _unclear,
    "unclear": _unclear,
}

MEANINGS = frozenset(_WINDOWS)
"""What the templates of `TimeWords.windows` may mean."""
