"""Renders times as TIMEX3 values, the form in which annotated texts write them: `1944-06-06`, `194`, `1941-SU`, `P3M`.

Takes one expression whose span is known; finding it is the matter of `times.py`. TimeML 1.2.1 (TIMEX3, `value`); years before
Christ (`BC0480`) and words for how often (`XXXX-WXX`) as in TIMEX2, which WikiWars was annotated with.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, cast

import msgspec

from claimtrack.patterns import later
from claimtrack.values import periods, time_kinds, time_meaning, time_windows
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.periods import Period, of_day
from claimtrack.values.time_frame import Frame
from claimtrack.values.time_grammar import Unit, grammar, tokens
from claimtrack.values.time_phrases import Count, Parser, Phrase

_SEASONS = ("SP", "SU", "FA", "WI")
_LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "hour": "H",
    "minute": "M",
}
_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
_RANGES = ("days", "months", "years", "range")
_SHORT_YEAR = later(r"\d{4}[-–/]\d{2}")
_AROUND = 40
"""So many characters around an expression may hold the other end of its range."""


class Timex(NamedTuple):
    """A TIMEX3 value, and the period it names, if it is one; that is what a later expression may count from."""

    value: str
    period: Period | None = None


def value(
    text: str,
    said: date | None,
    language: Language = ENGLISH,
    *,
    anchor: Period | None = None,
    ahead: bool | None = None,
    before: str = "",
    after: str = "",
) -> Timex | None:
    """The value of a time expression; None where it is none.

    `anchor` is the time told before; in a story, words such as `this year` count from it and not from the day of publication.
    `before` and `after` are the words around the expression: `6` in `6-7 February` is a day for what follows.
    """
    told = periods.days(anchor) if anchor else None
    frame = Frame(said=told[0] if told else said, ahead=lambda: ahead, anchor=anchor, sure=False, clear=False)
    row = tokens(text)
    if not row:
        return None
    whole = _end_of_range(text, before, after, frame, language)
    if whole is not None:
        return whole
    parser = Parser(row, language)
    for phrase in _readings(parser, len(row), language, before):
        found = _render(phrase, frame, whole=phrase.end - phrase.start == len(row))
        if found is not None:
            return found
    return _bare(text, before, frame, language)


def _end_of_range(text: str, before: str, after: str, frame: Frame, language: Language) -> Timex | None:
    """The value of an expression that is one end of a range, the other standing before or behind it."""
    length = len(tokens(text))
    behind = Parser(tokens(text + after[:_AROUND]), language)
    for phrase in behind.at("windows", 0):
        if phrase.end > length and phrase.meaning in _RANGES and _ends_at(phrase, "a") in (length, None):
            return _one_end(phrase, frame, 0)
    listed = _first_of_list(behind, length, frame)
    if listed is not None:
        return listed
    row = tokens(before[-_AROUND:] + text)
    ahead = Parser(row, language)
    for start in range(max(len(row) - length, 0)):
        for phrase in ahead.at("windows", start):
            if phrase.end == len(row) and phrase.meaning in _RANGES and _starts_at(phrase, "b") in (len(row) - length, None):
                return _one_end(phrase, frame, 1)
    return None


def _first_of_list(parser: Parser, length: int, frame: Frame) -> Timex | None:
    """`April` in `April and June 1955`: the year of a list stands behind its last date."""
    if length + 1 >= len(parser.row) or parser.row[length].text not in parser.grammar.lists["joint"]:
        return None
    partial = [one for one in parser.at("periods", 0) if one.end == length and time_kinds.is_partial(one)]
    dated = [one for one in parser.at("periods", length + 1) if one.meaning == "date" and not time_kinds.is_partial(one)]
    if not partial or not dated or "month" not in dated[0].parts:
        return None
    try:
        year = periods.within(time_meaning.period(dated[0], frame), "year")
        found = time_meaning.period(partial[0], msgspec.structs.replace(frame, anchor=year, near=False))
    except (Unread, ValueError, OverflowError):
        return None
    return Timex(rendered(found), found)


def _ends_at(phrase: Phrase, name: str) -> int | None:
    part = phrase.parts.get(name)
    return part.end if isinstance(part, Phrase) else None


def _starts_at(phrase: Phrase, name: str) -> int | None:
    part = phrase.parts.get(name)
    return part.start if isinstance(part, Phrase) else None


def _one_end(phrase: Phrase, frame: Frame, number: int) -> Timex | None:
    try:
        found = time_windows.ends(phrase, frame)[number]
    except (Unread, ValueError, OverflowError):
        return None
    return Timex(rendered(found), found)


def _bare(text: str, before: str, frame: Frame, language: Language) -> Timex | None:
    """A figure alone is a year of the era that the story is in; a unit behind `per` or `/` is how often."""
    row = tokens(text)
    if _SHORT_YEAR.fullmatch(before[-5:] + text):
        found = Period(grain="year", year=int(before[-5:-3] + text))
        return Timex(rendered(found), found)
    if len(row) == 1 and row[0].text.isdecimal() and frame.anchor is not None and frame.anchor.year < 0:
        found = Period(grain="year", year=-int(row[0].text))
        return Timex(rendered(found), found) if found.year else None
    last = tokens(before[-20:])[-1:]
    if last and any(words == (last[0].text,) for words, _ in grammar(language).lists.get("each", {}).get(last[0].text, ())):
        for _, unit in grammar(language).lists["unit"].get(row[0].text, ()):
            return Timex(_lasting("1", cast(Unit, unit).name))
    return None


def goes_on(anchor: Period | None, found: Timex) -> Period | None:
    """The time from which the next expression of a story counts: the last one told, unless it is a decade or longer."""
    return found.period if found.period and found.period.grain not in ("decade", "century") else anchor


def rendered(period: Period) -> str:
    """A period as TIMEX3 writes it."""
    era, year = ("BC", -period.year) if period.year < 0 else ("", period.year)
    whole = f"{era}{year:04}"
    if period.grain == "day":
        return f"{whole}-{period.month:02}-{period.day:02}" + (f"T{period.hours}" if period.hours else "")
    if period.grain == "days":
        return f"{whole}-{period.month:02}" if period.month else whole
    return {
        "month": f"{whole}-{period.month:02}",
        "year": whole,
        "decade": f"{era}{year // 10:03}",
        "century": f"{era}{year // 100:02}",
        "season": f"{whole}-{_SEASONS[period.number % 4]}",
        "quarter": f"{whole}-Q{period.number}",
        "half": f"{whole}-H{period.number}",
        "week": f"{whole}-W{period.number:02}",
        "weekend": f"{whole}-W{period.number:02}-WE",
    }[period.grain]


def _readings(parser: Parser, length: int, language: Language, before: str) -> Iterable[Phrase]:
    """Readings of the whole expression, then of the longest run in it that names a day, then of the longest length of time."""
    lasting = _tells_how_long(before, language)
    found: list[tuple[bool, int, int, Phrase]] = []
    for group, rank in (("windows", 1), ("lengths", 2)):
        for start in range(length):
            for phrase in parser.at(group, start):
                going_on = lasting and phrase.meaning == "length" and ("coming" in phrase.parts or "later" in phrase.parts)
                size = phrase.end - phrase.start
                if phrase.meaning not in ("now", "daypart") or size >= length - 1:
                    found.append((size != length, 0 if going_on else rank, -size, phrase))
    found.sort(key=lambda one: one[:3])
    return [phrase for *_, phrase in found]


def _tells_how_long(before: str, language: Language) -> bool:
    """Whether the words before an expression say that it is a length of time: `for`."""
    row = tokens(before[-40:])
    return bool(row) and language.times.past_leads.get(row[-1].text) == "for"


def _render(phrase: Phrase, frame: Frame, *, whole: bool) -> Timex | None:
    if phrase.meaning == "lead":
        return _period(phrase, frame)
    if phrase.meaning == "clock":
        day = frame.anchor if frame.anchor and frame.anchor.grain == "day" else None
        found = msgspec.structs.replace(day, hours=str(phrase.parts["clock"])) if day else None
        return Timex(rendered(found), found) if found and whole else None
    if phrase.meaning in ("ahead", "past", "length"):
        return _length(phrase)
    if phrase.meaning in ("coming", "lengths"):
        unit = phrase.parts.get("unit", phrase.parts.get("plural"))
        return Timex(_lasting("X", cast(Unit, unit).name))
    if phrase.meaning == "daypart":
        return Timex(f"{_UNKNOWN['day']}T{phrase.parts['daypart']}")
    if phrase.meaning == "each":
        return Timex(_lasting("1", cast(Unit, phrase.parts["unit"]).name))
    if phrase.meaning in ("set", "now"):
        return Timex(str(phrase.parts[phrase.meaning]))
    try:
        reading = time_windows.window(phrase, frame)
    except Unread:
        return None
    first = reading.window.first
    return Timex(first.isoformat(), of_day(first)) if first else None


def _length(phrase: Phrase) -> Timex | None:
    unit, count = cast(Unit, phrase.parts["unit"]), phrase.parts.get("count")
    if count is None:
        return Timex(_lasting("X" if unit.plural else "1", unit.name))
    counted = cast(Count, count)
    return Timex(_lasting("X" if counted.vague or counted.number is None else str(counted.number), unit.name))


def _lasting(number: str, unit: str) -> str:
    if unit == "fortnight":
        number, unit = (str(int(number) * 2) if number.isdecimal() else number), "week"
    if unit not in _LETTERS:
        return f"P{number}{unit[:2].upper()}"
    return f"P{'T' if unit in ('hour', 'minute') else ''}{number}{_LETTERS[unit]}"


def _period(phrase: Phrase, frame: Frame) -> Timex | None:
    of = phrase.parts["of"]
    if not isinstance(of, Phrase):
        return None
    count = of.parts.get("count")
    if of.meaning == "offset" and isinstance(count, Count) and count.vague:
        return Timex("FUTURE_REF" if of.parts["offset"] == 1 else "PAST_REF")
    if of.meaning == "day_word" and frame.anchor is not None and frame.anchor.grain != "day":
        return Timex(_UNKNOWN["day"])  # somebody's own words: the day on which they were said is not told
    try:
        found = time_meaning.period(of, frame)
    except (Unread, ValueError, OverflowError):
        return _unplaced(of)
    if "clock" in phrase.parts and found.grain == "day":
        found = msgspec.structs.replace(found, hours=str(phrase.parts["clock"]))
    return Timex(rendered(found), found)


def _unplaced(of: Phrase) -> Timex | None:
    """What counts from a time that nobody told: the form with its places left open."""
    unit = of.parts.get("unit")
    if of.meaning in ("beside", "offset") and isinstance(unit, Unit) and unit.name in _UNKNOWN and not unit.plural:
        return Timex(_UNKNOWN[unit.name])
    return None
