"""Finds the times that a sentence states, with their words; one that cannot be placed is marked, lest it be read as a count.

Decides what is said as a time and what only looks like one (`may` the verb, a number in a name, how long something took); what
the words mean is the matter of `time_windows.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from claimtrack.values import periods, time_meaning, time_windows
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.periods import Period
from claimtrack.values.time_frame import DEADLINES, Frame, NeedsDay
from claimtrack.values.time_phrases import Parser, Phrase, Token, Unit, grammar, tokens
from claimtrack.values.window import Window

LONGEST = 2_000
"""Longer texts are no claims; only so much of one is looked at."""
_YEARS = range(1000, 2101)
"""Figures that may be a year behind a preposition."""
_LATE_YEARS = range(1900, 2101)
"""Figures that are no count between an article and a noun: `the 2014 elections`."""
_REACH = 12
"""How many tokens before its core word a time may begin."""
_YEAR_LEADS = ("in", "since", "by", "before", "after", "until", "from", "during", "as_of", "around", "not_before")
_BARE_YEAR_LEADS = ("in", "since", "during", "as_of")
_NAMED_LEADS = (*_YEAR_LEADS, "at")
_RANGES = ("range", "days", "months", "years", "isos")
_SHORT_YEAR = re.compile(r"\s+\w+ '?\d\d\b(?!\s*[,.]?\d)|\s*'\d")
"""What goes on a date without a year to give it one: `of 87`, `'87`."""
_KEEP_THEIR_DAY = ("calendar", "week_day", "day_word", "ago", "hence", "past", "ahead", "coming")


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
    known = grammar(language)
    if not known.seen.search(sentence):
        return ()
    row = tokens(sentence)
    cores = [place for place, token in enumerate(row) if token.text in known.core or _may_be_time(token.text)]
    if not cores:
        return ()
    scene = _Scene(sentence, row, language, ahead)
    found: list[tuple[Phrase, TimeMention]] = []
    anchor, at = told, 0
    for core in cores:
        at = max(at, core - _REACH)
        while at <= core:
            frame = Frame(said=said, ahead=ahead, anchor=anchor)
            one = next((one for phrase in scene.phrases(at) if (one := scene.mention(phrase, frame, found)) is not None), None)
            if one is None:
                at += 1
                continue
            found.append(one)
            if one[1].period is not None and one[1].lead != "around":
                anchor = one[1].period
            at = one[0].end
    return tuple(mention for _, mention in _shared_year(scene, found, said))


def _may_be_time(word: str) -> bool:
    return (word[0].isdecimal() and len(word) >= 4 and word[:4].isdecimal()) or ":" in word


class _Scene:
    """One sentence with its tokens: what in it is said as a time."""

    def __init__(self, sentence: str, row: Sequence[Token], language: Language, ahead: bool | None) -> None:
        self.sentence, self.row, self.language, self.ahead = sentence, row, language, ahead
        self.parser = Parser(row, language)
        ordinal = language.speech.ordinal_figures
        words = (
            "|".join(sorted((re.escape(word) for word in language.times.ordinals if word.isalpha()), key=len, reverse=True))
            or "(?!)"
        )
        self._day_follows = re.compile(
            rf"\s*,?\s*\(?(?:\d{{1,2}}(?:{ordinal}\b|[./]\d|\s*(?:[.,;:!?)]|$))|(?:\w+\s+)?(?:{words})\b)", re.IGNORECASE
        )

    def phrases(self, at: int) -> tuple[Phrase, ...]:
        return self.parser.at("windows", at)

    def mention(
        self, phrase: Phrase, frame: Frame, before: Sequence[tuple[Phrase, TimeMention]]
    ) -> tuple[Phrase, TimeMention] | None:
        """The phrase as a time of the sentence; None where it is none."""
        if not self._is_time(phrase):
            return None
        start, end = self.row[phrase.start].start, self.row[phrase.end - 1].end
        text = self.sentence[start:end]
        told = any(not one.relative and one.period for _, one in before)
        relative = time_meaning.is_relative(phrase) and not (told and not _counts_from_said(phrase))
        lead, window, period = str(phrase.parts.get("lead", phrase.parts.get("ahead", phrase.parts.get("past", "")))), None, None
        try:
            placed = self._is_placed(phrase, before)
            reading = time_windows.window(phrase, frame) if placed else None
            relative = relative and placed
        except NeedsDay:
            reading = None
        except Unread:
            reading, relative = None, False
            period = self._only_period(phrase, frame)
        if reading is not None:
            lead, period = reading.lead, reading.period
            window = msgspec.structs.replace(reading.window, text=text, said=frame.said if relative else None)
        return phrase, TimeMention(start=start, end=end, text=text, window=window, lead=lead, relative=relative, period=period)

    def _only_period(self, phrase: Phrase, frame: Frame) -> Period | None:
        """The period of a time that has no days, as those before Christ."""
        if phrase.meaning != "lead":
            return None
        of = phrase.parts["of"]
        try:
            found = time_meaning.period(of, frame) if isinstance(of, Phrase) else None
        except (Unread, ValueError, OverflowError):
            return None
        return found if found is not None and found.year < 0 else None

    def _is_time(self, phrase: Phrase) -> bool:
        """Whether the words stand in the sentence as a time, whatever day it is."""
        if not self._capitals(phrase):
            return False
        if phrase.meaning == "ahead" and phrase.parts.get("ahead") == "in" and self.row[phrase.start + 1].text.isalnum():
            return self.ahead is True or "coming" in phrase.parts
        if phrase.meaning == "unclear" and "year" in phrase.parts:
            return phrase.parts["year"] in _LATE_YEARS
        if phrase.meaning == "years" or (phrase.meaning == "range" and self._bare_years(phrase)):
            return self._are_years(phrase)
        if phrase.meaning == "range":
            return all(self._inner(part, "from") for part in phrase.parts.values() if isinstance(part, Phrase))
        if phrase.meaning == "lead":
            of = phrase.parts["of"]
            return isinstance(of, Phrase) and self._inner(of, str(phrase.parts.get("lead", "")), outermost=phrase)
        if phrase.meaning == "trailed":
            of = phrase.parts["of"]
            return isinstance(of, Phrase) and self._inner(of, "in")
        return True

    def _inner(self, of: Phrase, lead: str, outermost: Phrase | None = None) -> bool:
        """Whether a period can be meant where it stands, with its lead."""
        if of.meaning == "part":
            inner = of.parts.get("of")
            return not isinstance(inner, Phrase) or self._inner(inner, lead or "in")
        if of.meaning == "nth" and "of" not in of.parts:
            return lead in DEADLINES
        if of.meaning == "hours":
            return self._ends_free(of) and (bool(lead) or not self._is_capital(of.start - 1))
        if of.meaning == "century":
            return bool(lead) or self._ends_free(of)
        if of.meaning != "date":
            return True
        return self._is_date(of, lead, outermost or of)

    def _is_date(self, of: Phrase, lead: str, whole: Phrase) -> bool:
        parts = of.parts
        dated = "year" in parts or "old" in parts
        if "day" in parts and "month" in parts:
            return dated or bool(lead) or self._not_a_verb(of)
        if "month" in parts:
            return dated or (lead in _YEAR_LEADS and self._ends_free(of))
        if "season" in parts:
            named = self._is_capital(of.start - 1) and of.start == whole.start
            return (dated and not named) or (lead in _YEAR_LEADS and self._ends_free(of) and not dated)
        if "holiday" in parts:
            return dated or (lead != "" and self._ends_free(of))
        if "weekday" in parts:
            return self._ends_free(of) and (bool(lead) or not self._is_capital(of.start - 1)) and self._full_weekday(of, lead)
        if "quarter" in parts or "era" in parts:
            return True
        return self._is_year(of, lead)

    def _is_year(self, of: Phrase, lead: str) -> bool:
        """A bare figure is a year behind a preposition, in brackets of its own, or behind the word for a year."""
        year = of.parts.get("year")
        if not isinstance(year, int) or year not in _YEARS:
            return False
        if of.end - of.start > 1:
            return True
        if not lead:
            return self._word(of.start - 1) == "(" and self._word(of.end) in (")", ",", ";")
        if lead not in _YEAR_LEADS or self._word(of.end) in ("%", "$", "€", "£"):
            return False
        return not self._counts(of.end) or (lead in _BARE_YEAR_LEADS and year % 100 != 0)

    def _bare_years(self, phrase: Phrase) -> bool:
        return all(
            set(part.parts) == {"year"} and part.end - part.start == 1
            for part in phrase.parts.values()
            if isinstance(part, Phrase)
        )

    def _are_years(self, phrase: Phrase) -> bool:
        """`1914-18` is years behind a preposition or in brackets, and where it counts nothing."""
        first = next(token for token in self.row[phrase.start : phrase.end] if token.text.isdecimal())
        known = int(first.text) in _YEARS and not self._counts(phrase.end)
        words = self.row[phrase.start].text.isalpha()
        return known and (words or self._word(phrase.start - 1) in ("(", ",", "") or self._word(phrase.end) == ")")

    def _counts(self, at: int) -> bool:
        """Whether the word there may be what a number before it counts."""
        if at >= len(self.row) or not self.row[at].text[0].isalpha():
            return False
        word, speech = self.row[at].text, self.language.speech
        if word in speech.stops:
            return False
        return word in self.language.numbers.scales or bool(re.search(speech.plural, word))

    def _not_a_verb(self, of: Phrase) -> bool:
        """Whether `May 5` at the start of a sentence is a date: not where a word goes right on."""
        first = self.row[of.start]
        if first.text not in self.language.times.common_words or of.start > 0 or self._word(1) == ".":
            return True
        return not self._word(of.end).isalpha()

    def _full_weekday(self, of: Phrase, lead: str) -> bool:
        return self.row[of.start].text not in self.language.times.common_words or lead == "on"

    def _ends_free(self, of: Phrase) -> bool:
        """Whether no name goes on behind it: `Monday Night`, `Christmas Island`, `April Smith`."""
        return not (self._is_capital(of.end) and self.language.times.capitals)

    def _is_capital(self, at: int) -> bool:
        if not 0 <= at < len(self.row):
            return False
        word = self.sentence[self.row[at].start : self.row[at].end]
        return (
            word[:1].isupper() and at > 0 and not (word.isupper() and len(word) > 1) and self._word(at - 1) not in ('"', "“", ".")
        )

    def _capitals(self, phrase: Phrase) -> bool:
        """Whether each name that is a common word too has its capital."""
        words = self.language.times.common_words
        if not words:
            return True
        dated = any(token.text.isdecimal() and len(token.text) == 4 for token in self.row[phrase.start : phrase.end])
        for token in self.row[phrase.start : phrase.end]:
            written = self.sentence[token.start : token.end]
            if token.text in words and not written[0].isupper() and not (dated and token.text in self.language.times.seasons):
                return False
        return True

    def _is_placed(self, phrase: Phrase, before: Sequence[tuple[Phrase, TimeMention]]) -> bool:
        """Whether nothing around the phrase makes it count from something else: `within a week of the vote`."""
        follows = self._word(phrase.end)
        if phrase.meaning in ("ahead", "coming", "past") and follows in self.language.times.of:
            return False
        if phrase.meaning in ("ahead", "coming") and self.ahead is not True:
            words, so_far = self.language.times, self.sentence[: self.row[phrase.start].start]
            done = re.search(words.done_before, so_far, re.I) and not re.search(words.to_come, so_far, re.I)
            told = any(one.period is not None for _, one in before)
            if done or told or self.ahead is False:
                return False
        of = phrase.parts.get("of")
        if isinstance(of, Phrase) and of.meaning == "offset" and "of" not in of.parts and of.end == phrase.end:
            last = self.row[phrase.end - 1].text
            if last in self.language.times.leads and follows[:1].isalnum():
                return False
        if isinstance(of, Phrase) and of.meaning == "iso" and re.fullmatch(r"\d{4}-\d{2}", self.row[phrase.end - 1].text):
            return False
        return not self._goes_on(phrase) and not self._is_cut(phrase)

    def _is_cut(self, phrase: Phrase) -> bool:
        """Whether the words around make it another time: `next 6 April`, `Friday 13th`, `for 3 days from today`."""
        lists, before = self.parser.grammar.lists, self._word(phrase.start - 1)
        words, behind = self.language.times, self.sentence[self.row[phrase.end - 1].end :]
        of = phrase.parts.get("of")
        if before in words.openers and phrase.meaning not in _RANGES:
            return True
        if not isinstance(of, Phrase):
            return False
        if of.meaning in ("hence", "offset") and words.past_leads.get(before) == "for":
            return True
        partial = time_meaning.is_partial(phrase)
        lead = phrase.parts.get("lead")
        if partial and (before in lists["which"] or before in lists["beside"]):
            return True
        if (lead == "from" and before in lists["unit"]) or (
            partial and lead is None and self._word(phrase.start - 2) in lists["unit"]
        ):
            return True
        if "weekday" in of.parts and "day" not in of.parts:
            return bool(self._day_follows.match(behind))
        return partial and bool(_SHORT_YEAR.match(behind))

    def _goes_on(self, phrase: Phrase) -> bool:
        """Whether the phrase is the end of a longer length of time: `a year and two months ago`."""
        lists = self.parser.grammar.lists
        joint, unit = self._word(phrase.start - 1), self._word(phrase.start - 2)
        if joint not in lists["joint"] or unit not in lists["unit"]:
            return False
        return any(isinstance(value, Unit) for _, value in lists["unit"][unit])

    def _word(self, at: int) -> str:
        return self.row[at].text if 0 <= at < len(self.row) else ""


def _counts_from_said(phrase: Phrase) -> bool:
    """Whether some part of the phrase counts from the day it was said, whatever has been told before."""
    if phrase.meaning in _KEEP_THEIR_DAY:
        return True
    return any(_counts_from_said(part) for part in phrase.parts.values() if isinstance(part, Phrase))


def _shared_year(
    scene: _Scene, found: Sequence[tuple[Phrase, TimeMention]], said: date | None
) -> Iterator[tuple[Phrase, TimeMention]]:
    """`On April 6 and April 9, 1915`: in a list of dates the year of a later one is that of those before it."""
    shared: Period | None = None
    done: list[tuple[Phrase, TimeMention]] = []
    after: Phrase | None = None
    for phrase, mention in reversed(found):
        one = phrase, mention
        joined = after is not None and _is_list(scene, phrase.end, after.start)
        if time_meaning.is_partial(phrase) and mention.relative and shared is not None and joined:
            one = scene.mention(phrase, Frame(said=said, ahead=scene.ahead, anchor=shared, sure=False), ()) or one
            one = phrase, msgspec.structs.replace(one[1], relative=False, window=_unsaid(one[1].window))
        elif mention.window is not None and not mention.relative:
            shared = mention.period or _told(mention.window)
        else:
            shared = None
        done.append(one)
        after = phrase
    yield from reversed(done)


def _unsaid(window: Window | None) -> Window | None:
    return None if window is None else msgspec.structs.replace(window, said=None)


def _is_list(scene: _Scene, start: int, end: int) -> bool:
    joints = {word for entries in scene.parser.grammar.lists["joint"].values() for words, _ in entries for word in words}
    return all(token.text in joints or token.text in (",", "&") for token in scene.row[start:end])
