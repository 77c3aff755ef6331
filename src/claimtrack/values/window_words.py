"""Reads the words of a `when` field into a window: `within a month`, `by 2026-03`, `over the past two weeks`.

Absolute dates are days, months, years, ISO weeks (2026-W09), quarters (2026-Q1), decades (2010s), or a day or month with
its year in words. Relative ones count from the day they were said. What is of no known form is refused, never guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from claimtrack.values import numerals
from claimtrack.values.comparison import Unread
from claimtrack.values.dates import add_days, add_months, first_day, last_day
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.window import Window

_NAMES = "|".join(ENGLISH.months)
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_WEEK = re.compile(r"(\d{4})-?w(\d{2})")
_QUARTER = re.compile(r"(\d{4})-?q([1-4])")
_DECADE = re.compile(r"(?:the )?(\d{3})0s")
_DAY_IN_WORDS = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? ({_NAMES})|({_NAMES}) (\d{{1,2}})(?:st|nd|rd|th)?),? (\d{{4}})")
_MONTH_IN_WORDS = re.compile(rf"({_NAMES}),? (\d{{4}})")

_UNITS = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_AHEAD = re.compile(rf"(?:(?:within|in)(?: the)?(?: next| coming)?|(?:over|during) the (?:next|coming)) (?P<count>.+?) {_UNITS}")
_COMING = re.compile(rf"(?:in|over|within|during) the (?:coming|next) {_UNITS}")
_PAST = re.compile(rf"(?:over|in|within|during) (?:the (?:past|last|previous)|past) (?:(?P<count>.+?) )?{_UNITS}")
_CALENDAR = re.compile(r"(?P<which>last|this|next) (?P<unit>week|month|quarter|year)")
_BETWEEN = re.compile(r"(?:between (?P<a>.+?) and (?P<b>.+)|from (?P<c>.+?) (?:to|until) (?P<d>.+)|(?P<e>[\w-]+)/(?P<f>[\w-]+))")

_SEVERAL = ENGLISH.numbers.few["several"][1]
_HYPHENS = str.maketrans("\u2010\u2011", "--")
LONGEST = 200
"""Longer phrases are sentences, or an attack on the parsers of dates."""

Period = tuple[date, date, str]


class NeedsDay(Unread):
    """The words count from the day they were said, and that day is not known."""


def is_relative(text: str) -> bool:
    """Whether the words mean another day when they are said on another day. Raises Unread as `read` does."""
    try:
        read(text, None)
    except NeedsDay:
        return True
    return False


@lru_cache(maxsize=4096)
def read(text: str, said: date | None) -> Window:
    """The window that the words of a `when` field mean, said on the day `said`.

    Raises NeedsDay when they are relative and `said` is None, Unread when they are not of a known form.
    """
    if len(text) > LONGEST:
        raise Unread("too long for a time; a time is a date or a few words")
    words = " ".join(text.lower().translate(_HYPHENS).split()).rstrip(" .,;")
    for form in (_relative_day, _past, _coming, _calendar, _between, _bounded, _ahead, _inside):
        try:
            window = form(words, said)
        except (ValueError, OverflowError) as error:
            if isinstance(error, Unread):
                raise
            raise Unread(f"no such date in `{text}`: {error}") from None
        if window is not None:
            return Window(
                text=text,
                first=window.first,
                last=window.last,
                bound=window.bound,
                said=said,
                vague=window.vague,
                named=window.named,
            )
    raise Unread(f"`{text}` is not a time that can be read")


def _bounded(words: str, _said: date | None) -> Window | None:
    """`by`, `before`, `not before`, `from`, `after` with an absolute date.

    `until` is refused: what lasts until May has not ended by May.
    """
    forms: tuple[tuple[str, Callable[[Period], Window]], ...] = (
        (r"not before|not until|no earlier than|not earlier than|from", lambda p: _window("not_before", p[0], None)),
        (r"by the end of|by|no later than|not later than|not after", lambda p: _window("by", None, p[1])),
        (r"before", lambda p: _window("by", None, p[0] - timedelta(days=1))),
        (r"after", lambda p: _window("not_before", p[1] + timedelta(days=1), None)),
    )
    for prefix, build in forms:
        match = re.fullmatch(rf"(?:{prefix}) (.+)", words)
        period = _period(match[1]) if match else None
        if match and period:
            return build(period)
    return None


def _inside(words: str, _said: date | None) -> Window | None:
    """`on 2026-03-10`, `in March 2026`, `since 2014`, or a bare date."""
    period = _period(re.sub(r"^(?:on|in|during|since) ", "", words))
    if period is None:
        return None
    first, last, name = period
    return _window("on" if first == last else "in", first, last, name)


def _ahead(words: str, said: date | None) -> Window | None:
    match = _AHEAD.fullmatch(words)
    count = _count(match["count"]) if match else None
    if match is None or count is None:
        return None
    amount, vague = count
    return _window("by", None, _shift(_known(said), amount, match["unit"]), vague=vague)


def _coming(words: str, said: date | None) -> Window | None:
    """`in the coming days` has no number: it is read like `several`, and is vague."""
    match = _COMING.fullmatch(words)
    if match is None:
        return None
    amount = 1 if not words.endswith("s") else _SEVERAL
    return _window("by", None, _shift(_known(said), amount, match["unit"]), vague=amount > 1)


def _past(words: str, said: date | None) -> Window | None:
    match = _PAST.fullmatch(words)
    count = _count(match["count"] or ("several" if words.endswith("s") else "a")) if match else None
    if match is None or count is None:
        return None
    day = _known(said)
    return _window("past", _shift(day, -count[0], match["unit"]), day, vague=count[1])


def _calendar(words: str, said: date | None) -> Window | None:
    """`last month` is the calendar month before the one in which it was said."""
    match = _CALENDAR.fullmatch(re.sub(r"^(?:in|during) ", "", words))
    if match is None:
        return None
    day = _shift(_known(said), {"last": -1, "this": 0, "next": 1}[match["which"]], match["unit"])
    iso = day.isocalendar()
    name = {
        "week": f"{iso.year:04}-w{iso.week:02}",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-q{(day.month + 2) // 3}",
        "year": f"{day.year:04}",
    }[match["unit"]]
    return _inside(name, said)


def _relative_day(words: str, said: date | None) -> Window | None:
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if words not in days:
        return None
    day = add_days(_known(said), days[words])
    return _window("on", day, day)


def _between(words: str, _said: date | None) -> Window | None:
    match = _BETWEEN.fullmatch(words)
    if match is None:
        return None
    ends = [_period(match[name]) for name in "abcdef" if match[name]]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    first, last = ends[0][0], ends[1][1]
    if first > last:
        raise Unread("the first date is later than the second")
    return _window("range", first, last)


def _period(words: str) -> Period | None:
    """First day, last day and name of an absolute date of any grain; None when it is none. Raises ValueError for 31 February."""
    if _ISO.fullmatch(words):
        first, last = first_day(words), last_day(words)
        return first, last, f"{calendar.month_name[first.month]} {first.year}" if words.count("-") == 1 else words
    if match := _WEEK.fullmatch(words):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return first, first + timedelta(days=6), f"week {int(match[2])} of {match[1]}"
    if match := _QUARTER.fullmatch(words):
        month = int(match[2]) * 3
        return date(int(match[1]), month - 2, 1), last_day(f"{match[1]}-{month:02}"), f"quarter {match[2]} of {match[1]}"
    if match := _DECADE.fullmatch(words):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31), f"the {match[1]}0s"
    if match := _DAY_IN_WORDS.fullmatch(words):
        day = date(int(match[5]), ENGLISH.months.index(match[2] or match[3]) + 1, int(match[1] or match[4]))
        return day, day, ""
    if match := _MONTH_IN_WORDS.fullmatch(words):
        return _period(f"{match[2]}-{ENGLISH.months.index(match[1]) + 1:02}")
    return None


def _count(words: str) -> tuple[int, bool] | None:
    """How many, and whether the word is vague: `a` 1, `four` 4, `a few` 5, `a couple of` 3 (the upper end of each)."""
    for phrase, (_, high) in ENGLISH.numbers.few.items():
        if words == phrase:
            return high, True
    try:
        number = numerals.read(words)
    except Unread:
        return None
    if number.rest.strip() or number.value.denominator != 1 or number.value < 1:
        return None
    return int(number.value), False


def _shift(day: date, amount: int, unit: str) -> date:
    """The day some units later or earlier: calendar months with the end clamped, hours rounded up to days."""
    if unit == "hour":
        days = -(-abs(amount) // 24)
        return add_days(day, days if amount > 0 else -days)
    in_days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in in_days:
        return add_days(day, amount * in_days[unit])
    return add_months(day, amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def _known(said: date | None) -> date:
    if said is None:
        raise NeedsDay("the words count from the day they were said, and that day is not recorded")
    return said


def _window(bound: str, first: date | None, last: date | None, named: str = "", *, vague: bool = False) -> Window:
    return Window(text="", first=first, last=last, bound=bound, vague=vague, named=named)  # type: ignore[arg-type]  # a Bound, as written above
