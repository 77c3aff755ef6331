"""Finds the times that a sentence states, with their words; one that cannot be placed is marked, lest it be read as a count.

Goes through the text and keeps what has been told before; what is a time there is judged by `time_scene.py`, what it means is
worked out by `time_windows.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache, partial

import msgspec

from claimtrack.values import foreign_dates, periods, time_kinds, time_meaning, time_windows
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.periods import Period
from claimtrack.values.time_frame import Frame, NeedsDay
from claimtrack.values.time_grammar import grammar, tokens
from claimtrack.values.time_phrases import Phrase
from claimtrack.values.time_runs import CORE, kind
from claimtrack.values.time_scene import RANGES, Scene
from claimtrack.values.window import Window

LONGEST = 2_000
"""Longer texts are no claims; only so much of one is looked at."""
_REACH = 12
"""How many tokens before its core word a time may begin."""
_KEEP_THEIR_DAY = ("calendar", "week_day", "day_word", "ago", "hence", "past", "ahead", "bounded", "coming")


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """One time of a sentence, `sentence[start:end]` being its words, with those that lead it (`by 23 March`, `within a month`).

    `window` is None where the time cannot be placed. `lead` is by, before, not_before, after, from, since, until, as_of, on, in,
    at, during, around, within, for, from_to or empty. Of `since` and `until` the window is the days that they name, an end of
    what is told and not its whole time.
    """

    start: int
    end: int
    text: str
    window: Window | None
    lead: str
    relative: bool
    """Whether it means another day when it is said on another day; False where no day would tell what it means."""
    period: Period | None = None
    """The calendar period that it names, if it is one: also where it has no days (480 BC)."""


def find(
    sentence: str,
    said: date | None,
    language: Language = ENGLISH,
    *,
    ahead: bool | None = None,
    context: str = "",
    anchor: date | Window | None = None,
) -> tuple[TimeMention, ...]:
    """The times of a sentence said on the day `said`, in their order; no two of them overlap.

    `ahead` says whether it speaks of days to come (None: unknown). A time may count from one told before: in the sentence itself,
    else `anchor`, else the last one in `context`, the text before. Never raises: what cannot be read for sure is left alone, or
    stands without a window.
    """
    if anchor is None and context:
        before = [one for one in find(context[-LONGEST:], said, language, ahead=ahead) if one.period and not one.relative]
        told = before[-1].period if before else None
    else:
        told = _told(anchor)
    return _find(sentence[:LONGEST], said, language, ahead, told)


def _told(anchor: date | Window | None) -> Period | None:
    if anchor is None:
        return None
    if isinstance(anchor, date):
        return periods.of_day(anchor)
    first, last = anchor.first or anchor.last, anchor.last or anchor.first
    if first is None or last is None:
        return None
    for grain in ("day", "week", "month", "quarter", "year", "decade"):
        whole = periods.containing(first, grain)
        if periods.days(whole) == (first, last):
            return whole
    return Period(grain="days", year=first.year, first=first, last=last)


@lru_cache(maxsize=8192)
def _find(
    sentence: str, said: date | None, language: Language, ahead: bool | None, told: Period | None
) -> tuple[TimeMention, ...]:
    found = _told_in(sentence, said, language, ahead, told)
    foreign = [span for span in foreign_dates.spans(sentence, language) if not any(_meets(one, span) for one in found)]
    unread = (
        TimeMention(start=start, end=end, text=sentence[start:end], window=None, lead="", relative=False)
        for start, end in foreign
    )
    return tuple(sorted((*found, *unread), key=lambda one: one.start)) if foreign else found


def _meets(one: TimeMention, span: tuple[int, int]) -> bool:
    return one.start < span[1] and span[0] < one.end


def _told_in(
    sentence: str, said: date | None, language: Language, ahead: bool | None, told: Period | None
) -> tuple[TimeMention, ...]:
    row = tokens(sentence)
    kinds = [kind(token.text, language) for token in row]
    cores = [place for place, one in enumerate(kinds) if one >= CORE]
    if not cores or not grammar(language).seen.search(sentence):
        return ()
    scene = Scene(sentence, row, kinds, language, ahead)
    found: list[tuple[Phrase, TimeMention]] = []
    anchor, at = told, 0
    for core in cores:
        at = max(at, core - _REACH)
        while at <= core:
            if not scene.begins(at):
                at += 1
                continue
            frame = Frame(said=said, ahead=lambda: ahead, anchor=anchor)
            one = next((one for phrase in scene.phrases(at) if (one := _mention(scene, phrase, frame, found)) is not None), None)
            if one is None:
                at += 1
                continue
            found.append(one)
            if one[1].period is not None and one[1].lead != "around":
                anchor = one[1].period
            at = one[0].end
    return tuple(mention for _, mention in _shared_year(scene, found, said))


def _mention(
    scene: Scene, phrase: Phrase, frame: Frame, before: Sequence[tuple[Phrase, TimeMention]]
) -> tuple[Phrase, TimeMention] | None:
    """The phrase as a time of the sentence; None where it is none."""
    if not scene.is_time(phrase):
        return None
    start, end = scene.row[phrase.start].start, scene.row[phrase.end - 1].end
    text = scene.sentence[start:end]
    told = any(not one.relative and one.period for _, one in before)
    relative = time_kinds.is_relative(phrase) and not (told and not _counts_from_said(phrase))
    lead, window, period = _lead_of(phrase), None, None
    try:
        placed = scene.is_placed(phrase, told=any(one.period is not None for _, one in before))
        framed = msgspec.structs.replace(frame, ahead=partial(scene.ahead_of, phrase))
        reading = time_windows.window(scene.as_meant(phrase), framed) if placed else None
        relative = relative and placed
    except NeedsDay:
        reading = None
    except Unread:
        reading, relative = None, False
        period = _only_period(phrase, frame)
    if reading is not None:
        lead, period = reading.lead, reading.period
        window = msgspec.structs.replace(reading.window, text=text, said=frame.said)
    return phrase, TimeMention(start=start, end=end, text=text, window=window, lead=lead, relative=relative, period=period)


def _only_period(phrase: Phrase, frame: Frame) -> Period | None:
    """The period of a time that has no days, as those before Christ."""
    if phrase.meaning != "lead":
        return None
    of = phrase.parts["of"]
    try:
        found = time_meaning.period(of, frame) if isinstance(of, Phrase) else None
    except (Unread, ValueError, OverflowError):
        return None
    return found if found is not None and found.year < 0 else None


def _lead_of(phrase: Phrase) -> str:
    if phrase.meaning in RANGES:
        return "from_to"
    return str(next((phrase.parts[name] for name in ("lead", "trail", "ahead", "past") if name in phrase.parts), ""))


def _counts_from_said(phrase: Phrase) -> bool:
    """Whether some part of the phrase counts from the day it was said, whatever has been told before."""
    if phrase.meaning in _KEEP_THEIR_DAY:
        return True
    return any(_counts_from_said(part) for part in phrase.parts.values() if isinstance(part, Phrase))


def _shared_year(
    scene: Scene, found: Sequence[tuple[Phrase, TimeMention]], said: date | None
) -> Iterator[tuple[Phrase, TimeMention]]:
    """`On April 6 and April 9, 1915`: in a list of dates the year of a later one is that of those before it."""
    shared: Period | None = None
    done: list[tuple[Phrase, TimeMention]] = []
    after: Phrase | None = None
    for phrase, mention in reversed(found):
        one = phrase, mention
        joined = after is not None and _is_list(scene, phrase.end, after.start)
        if time_kinds.is_partial(phrase) and mention.relative and shared is not None and joined:
            one = _mention(scene, phrase, Frame(said=said, ahead=lambda: scene.ahead, anchor=shared, sure=False), ()) or one
            one = phrase, msgspec.structs.replace(one[1], relative=False)
        elif mention.window is not None and not mention.relative:
            shared = mention.period or _told(mention.window)
        else:
            shared = None
        done.append(one)
        after = phrase
    yield from reversed(done)


def _is_list(scene: Scene, start: int, end: int) -> bool:
    joints = {word for entries in scene.grammar.lists["joint"].values() for words, _ in entries for word in words}
    return all(token.text in joints or token.text in (",", "&") for token in scene.row[start:end])
