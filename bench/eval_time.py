"""How often times are read right: TIMEX3 values of narrative history, and the dates of a specification, beside rival readers.

    python bench/eval_time.py DATA_FOLDER [--misses N] [--half a|b]

`wikiwars_timex` gives the span of each expression with the words around it and the day of the document. A value is right when it
equals the annotated one, character by character. The years that a story leaves out come from the expression before it in the same
document, as this reader itself read it (never from the annotation); `own context` has only the 120 characters before the span.
Rivals get the same span; `in story` counts from the last date that they read themselves. Documents are numbered by name: half a
are those with an even number, on which the rules were developed, half b the others.

`recognizers_specs` gives sentences said on a day with the days that the Recognizers-Text specification expects. Taken are its
results of the types date and daterange with days; left out are times of day, lengths, sets, results that are not resolved, and
those with the modifiers start, mid, end, approx and ref_undef, which it defines in its own way. Where it gives two readings (past
and future), either is right.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from bench_data import load
from bootstrap import interval
from claimtrack.values import times, timex
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.english_times import MONTHS
from claimtrack.values.periods import Period

Row = dict[str, Any]
Days = tuple[date | None, date | None]

_MONTH = "|".join(MONTHS)
_ABSOLUTE = (
    (re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH}),? (\d{{4}})", re.I), (3, 2, 1)),
    (re.compile(rf"({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.I), (3, 1, 2)),
    (re.compile(rf"({_MONTH}),? (\d{{4}})", re.I), (2, 1)),
    (re.compile(r"\b(\d{4})\b"), (1,)),
)
_LEFT_OUT = ("start", "mid", "end", "approx", "ref_undef", "after-mid", "after-start", "before-end")


class Rival(NamedTuple):
    """A reader of one span: its value, and the day that a later one may count from."""

    name: str
    read: Callable[[str, date], tuple[str | None, date | None]]


def by_regex(span: str, _base: date) -> tuple[str | None, date | None]:
    """Dates that name their year, and nothing else."""
    for pattern, order in _ABSOLUTE:
        match = pattern.search(span)
        if match:
            parts = [match[place] for place in order]
            numbers = [MONTHS.index(part.lower()) + 1 if part.isalpha() else int(part) for part in parts]
            return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])]), None
    return None, None


def by_dateparser() -> Callable[[str, date], tuple[str | None, date | None]]:
    from dateparser.date import DateDataParser

    def read(span: str, base: date) -> tuple[str | None, date | None]:
        settings = {"RELATIVE_BASE": datetime(base.year, base.month, base.day), "PREFER_DATES_FROM": "past"}
        try:
            found = DateDataParser(languages=["en"], settings=settings).get_date_data(span)
        except (ValueError, OverflowError):
            return None, None
        if found is None or found.date_obj is None:
            return None, None
        day = found.date_obj.date()
        length = {"year": 4, "month": 7}.get(found.period, 10)
        return day.isoformat()[:length], day

    return read


def by_date_wrangler() -> Callable[[str, date], tuple[str | None, date | None]]:
    from date_wrangler import Grain, parse

    def read(span: str, base: date) -> tuple[str | None, date | None]:
        found = parse(span, today=base)
        if not found or found[0].range.start is None:
            return None, None
        day, grain = found[0].range.start, found[0].range.grain
        if grain == Grain.QUARTER:
            return f"{day.year}-Q{(day.month + 2) // 3}", day
        if grain == Grain.WEEK:
            return f"{day.isocalendar().year}-W{day.isocalendar().week:02}", day
        return day.isoformat()[: {Grain.YEAR: 4, Grain.MONTH: 7}.get(grain, 10)], day

    return read


def ours(rows: Sequence[Row], *, story: bool) -> list[str | None]:
    """This reader's values; in story order, or from the words before each span alone."""
    values: list[str | None] = []
    anchor: Period | None = None
    document = ""
    for row in rows:
        if row["doc"] != document:
            document, anchor = row["doc"], None
        said = date.fromisoformat(row["doc_date"])
        told = anchor if story else _last_told(row["left"], said)
        found = timex.value(row["span"], said, anchor=told, before=row["left"], after=row["right"])
        values.append(found.value if found else None)
        if found:
            anchor = timex.goes_on(anchor, found)
    return values


def _last_told(text: str, said: date) -> Period | None:
    found = [one.period for one in times.find(text, said, ENGLISH) if one.period and not one.relative]
    return found[-1] if found else None


def theirs(rows: Sequence[Row], rival: Rival, *, story: bool) -> list[str | None]:
    values: list[str | None] = []
    base, document = date.min, ""
    for row in rows:
        if row["doc"] != document or not story:
            document, base = row["doc"], date.fromisoformat(row["doc_date"])
        value, day = rival.read(row["span"], base)
        values.append(value)
        base = day or base
    return values


def kind(row: Row) -> str:
    """What sort of expression it is, by its annotated value and whether its span names the year."""
    value, dated = row["value"], bool(re.search(r"\d{4}|\bB\.?C", row["span"]))
    if value == "null":
        return "no value"
    if value.startswith("BC"):
        return "before Christ"
    if value.endswith("_REF"):
        return "now, past, future"
    if value.startswith("P"):
        return "length of time"
    if "X" in value:
        return "date left open"
    if "T" in value:
        return "part of a day"
    for pattern, name in (
        (r"\d{4}-\d\d-\d\d", "day"),
        (r"\d{4}-\d\d", "month"),
        (r"\d{4}-(?:SP|SU|FA|WI|[HQ]\d)", "season or half"),
    ):
        if re.fullmatch(pattern, value):
            return f"{name}, year {'in span' if dated else 'left out'}"
    if re.fullmatch(r"\d{4}", value):
        return f"year, {'in span' if dated else 'in other words'}"
    return "decade, century, week"


def table(rows: Sequence[Row], readers: Sequence[tuple[str, list[str | None]]]) -> None:
    halves = {"half a": [at for at, row in enumerate(rows) if row["half"] == "a"]}
    halves["half b"] = [at for at, row in enumerate(rows) if row["half"] == "b"]
    print(f"\nTIMEX3 values right, of {len(rows):,} expressions whose span is given")
    print(f"{'reader':<36} {'right':>6} {'95 % interval':>15} {'half a':>7} {'half b':>7} {'said':>6} {'of these right':>15}")
    for name, values in readers:
        right = [float(value == row["value"]) for value, row in zip(values, rows, strict=True)]
        low, high = interval(right)
        parts = [sum(right[at] for at in places) / len(places) for places in halves.values()]
        said = sum(value is not None for value in values)
        shown = f"{low:.3f} to {high:.3f}"
        print(
            f"{name:<36} {sum(right) / len(right):>6.3f} {shown:>15} {parts[0]:>7.3f} {parts[1]:>7.3f} {said / len(rows):>6.2f}"
            f" {sum(right) / max(said, 1):>15.3f}"
        )


def by_kind(rows: Sequence[Row], values: Sequence[str | None]) -> None:
    counts: dict[str, list[bool]] = defaultdict(list)
    for row, value in zip(rows, values, strict=True):
        counts[kind(row)].append(value == row["value"])
    print(f"\n{'kind of expression (this reader)':<36} {'number':>6} {'right':>6}")
    for name, right in sorted(counts.items(), key=lambda item: -len(item[1])):
        print(f"{name:<36} {len(right):>6} {sum(right) / len(right):>6.2f}")


def expected(result: Row) -> list[Days]:
    """The days of a result of the specification, one for each of its readings; none where it is not comparable."""
    found: list[Days] = []
    for reading in (result.get("resolution") or {}).get("values", []):
        if reading.get("Mod") in _LEFT_OUT or reading.get("value") == "not resolved":
            return []
        try:
            if "start" in reading or "end" in reading:
                first = date.fromisoformat(reading["start"]) if "start" in reading else None
                end = date.fromisoformat(reading["end"]) - timedelta(days=1) if "end" in reading else None
                found.append((first, end))
            elif "value" in reading:
                day = date.fromisoformat(reading["value"])
                found.append((day, day))
        except ValueError:
            return []
    return found


def specification(rows: Sequence[Row], misses: int) -> None:
    taken = [row for row in rows if row["set"] == "DateTimeModel" and row["ref"]]
    cases = [(row, result, days) for row in taken for result in row["results"] if _is_date(result) and (days := expected(result))]
    left_out = sum(len(row["results"]) for row in taken) - len(cases)
    print(f"\nRecognizers-Text specification: {len(cases)} dates and ranges of days ({left_out} other results left out)")
    print(f"{'reader':<36} {'right':>6} {'95 % interval':>15} {'other days':>11} {'left alone':>11}")
    from date_wrangler import parse

    def matches(found: Days, days: Days, said: date) -> bool:
        if found == days:
            return True
        (first, last), (wanted, end) = found, days
        if end is None:
            return first == wanted and first == last
        after = end + timedelta(days=1)
        ends = {end, after}
        if after.day == 1:
            ends.add((after + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        if (after.month, after.day) == (1, 1):
            ends.add(after.replace(month=12, day=31))
        return last in ends and (first == wanted or (first is None and wanted == said + timedelta(days=1)))

    def wrangled(text: str, said: date) -> list[tuple[int, int, Days]]:
        return [
            (*one.span, (one.range.start, one.range.end - timedelta(days=1) if one.range.end else None))
            for one in parse(text, today=said)
        ]

    def read(text: str, said: date) -> list[tuple[int, int, Days]]:
        found = times.find(text, said)
        return [(one.start, one.end, (one.window.first, one.window.last)) for one in found if one.window]

    for name, reader in (("claimtrack", read), ("date-wrangler", wrangled)):
        right, other = [], 0
        for row, result, days in cases:
            said = date.fromisoformat(row["ref"][:10])
            found = [one[2] for one in reader(row["text"], said) if one[0] <= result["end"] and result["start"] < one[1]]
            right.append(float(any(matches(one, wanted, said) for one in found for wanted in days)))
            wrong = bool(found) and not right[-1]
            other += wrong
            if name == "claimtrack" and not right[-1] and misses > 0:
                misses -= 1
                print(f"  {row['text']!r} on {said}: `{result['text']}` is {days[0][0]} .. {days[0][1]}, read {found}")
        low, high = interval(right)
        shown = f"{low:.3f} to {high:.3f}"
        share = sum(right) / len(right)
        print(f"{name:<36} {share:>6.3f} {shown:>15} {other / len(cases):>11.3f} {1 - share - other / len(cases):>11.3f}")


def _is_date(result: Row) -> bool:
    return result.get("type") in ("datetimeV2.date", "datetimeV2.daterange")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", help="the folder with the data")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N misses of each set")
    parser.add_argument("--half", choices=("a", "b"), default="a", help="the half whose misses are printed")
    given = parser.parse_args()
    rows = load(given.folder, "wikiwars_timex")
    documents = sorted({row["doc"] for row in rows})
    for row in rows:
        row["half"] = "a" if documents.index(row["doc"]) % 2 == 0 else "b"
    mine = ours(rows, story=True)
    readers = [("claimtrack, in story", mine), ("claimtrack, own context", ours(rows, story=False))]
    for rival in (Rival("date-wrangler", by_date_wrangler()), Rival("dateparser", by_dateparser())):
        readers += [(f"{rival.name}, in story", theirs(rows, rival, story=True)), (rival.name, theirs(rows, rival, story=False))]
    readers.append(("regex of absolute dates", theirs(rows, Rival("regex", by_regex), story=False)))
    table(rows, readers)
    by_kind(rows, mine)
    wrong = [(row, value) for row, value in zip(rows, mine, strict=True) if value != row["value"] and row["half"] == given.half]
    for row, value in wrong[: given.misses]:
        print(f"  {row['doc']} ...{row['left'][-50:]!r} [{row['span']}] {row['right'][:20]!r}: {row['value']}, read {value}")
    specification(load(given.folder, "recognizers_specs"), given.misses)


if __name__ == "__main__":
    main()
