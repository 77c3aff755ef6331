"""What stands around a phrase of time in a sentence: whether it is one there, whether it can be placed, whether it looks ahead.

It tells `in May` from `may leave`, a year from a count, a deadline from how long something took; it works out no days, and leaves
the verbs to `time_clause.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from claimtrack.patterns import later
from claimtrack.values import time_kinds
from claimtrack.values.languages.language import Language
from claimtrack.values.time_clause import Surroundings, cues
from claimtrack.values.time_frame import DEADLINES
from claimtrack.values.time_grammar import Token, Unit, grammar
from claimtrack.values.time_phrases import Phrase
from claimtrack.values.time_runs import Runs

RANGES = ("range", "days", "months", "years", "isos")
_YEARS = range(1000, 2101)
"""Figures that may be a year behind a preposition."""
_LATE_YEARS = range(1900, 2101)
"""Figures that are no count between an article and a noun: `the 2014 elections`."""
_YEAR_LEADS = ("in", "since", "by", "before", "after", "until", "from", "during", "as_of", "around", "not_before")
_BARE_YEAR_LEADS = ("in", "since", "during", "as_of")
_SHORT_YEAR = later(r"\s+\w+ '?\d\d\b(?!\s*[,.]?\d)|\s*'\d")
"""What goes on a date without a year to give it one: `of 87`, `'87`."""


class Scene:
    """One sentence with its tokens."""

    def __init__(self, sentence: str, row: Sequence[Token], kinds: Sequence[int], language: Language, ahead: bool | None) -> None:
        """A sentence with its words and what these are to times (`time_runs.kind`); `ahead` as in `times.find`."""
        self.sentence, self.row, self.language, self.ahead = sentence, row, language, ahead
        self.grammar, self._runs = grammar(language), Runs(row, kinds, language)
        self.cues = cues(language)

    def begins(self, at: int) -> bool:
        """Whether a phrase of time begins at a token."""
        return at in self._runs

    def phrases(self, at: int) -> tuple[Phrase, ...]:
        """The phrases of time that begin at a token, the longest first."""
        return self._runs.at(at)

    def ahead_of(self, phrase: Phrase) -> bool | None:
        """Whether a phrase speaks of days to come (None: nothing tells)."""
        return self._around(phrase).ahead(self.ahead)

    def _around(self, phrase: Phrase) -> Surroundings:
        return Surroundings(self.sentence, self.row[phrase.start].start, self.row[phrase.end - 1].end, self.cues)

    def _is_due(self, phrase: Phrase) -> bool:
        """Whether `in two weeks` is a deadline, and not how long something takes, or since when there was no other."""
        unit = phrase.parts.get("unit")
        if (isinstance(unit, Unit) and unit.name == "minute") or self.ahead is False:
            return False
        return self._around(phrase).surely_ahead()

    def _lasts(self, phrase: Phrase) -> bool:
        """Whether it tells how long something was, until something else: `for six months after the vote`."""
        of = phrase.parts.get("of")
        if not isinstance(of, Phrase) or of.meaning != "offset" or "of" in of.parts:
            return False
        for_so_long = self.language.times.past_leads.get(self._word(phrase.start - 1)) == "for"
        return for_so_long and self._word(phrase.end)[:1].isalnum()

    def is_time(self, phrase: Phrase) -> bool:
        """Whether the words stand in the sentence as a time, whatever day it is."""
        if not self._capitals(phrase):
            return False
        if phrase.meaning == "ahead" and phrase.parts.get("ahead") == "in" and self.row[phrase.start + 1].text.isalnum():
            return "coming" in phrase.parts or self._is_due(phrase)
        if self._lasts(phrase):
            return False
        if phrase.meaning == "bounded":
            return _bound_of(phrase) in ("by", "not_before")
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
        if of.meaning == "decade":
            return "era" in of.parts or of.parts["decade"] in _YEARS
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
            named = self._is_capital(of.start - 1) or (of.start == 1 and self._word(0).isalpha())
            return self._ends_free(of) and (bool(lead) or not named) and self._full_weekday(of, lead)
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
        written = self.sentence[self.row[at].start : self.row[at].end]
        if word in speech.stops:
            return False
        return word in self.language.numbers.scales or bool(re.search(speech.plural, written, re.IGNORECASE))

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
        return not self._is_capital(of.end)

    def _is_capital(self, at: int) -> bool:
        if not 0 <= at < len(self.row) or not self.language.times.capitals:
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

    def is_placed(self, phrase: Phrase, *, told: bool) -> bool:
        """Whether nothing around the phrase makes it count from something else: `within a week of the vote`.

        `told`: whether another time stands before it.
        """
        follows = self._word(phrase.end)
        if phrase.meaning in ("ahead", "bounded", "coming", "past") and follows in self.language.times.of:
            return False
        if phrase.meaning in ("ahead", "bounded", "coming") and self.ahead is not True:
            done = self._around(phrase).done()
            if done or told or self.ahead is False:
                return False
        of = phrase.parts.get("of")
        if isinstance(of, Phrase) and of.meaning == "offset" and "of" not in of.parts and of.end == phrase.end:
            last = self.row[phrase.end - 1].text
            if last in self.language.times.leads and follows[:1].isalnum():
                return False
        if isinstance(of, Phrase) and of.meaning == "iso" and re.fullmatch(r"\d{4}-\d{2}", self.row[phrase.end - 1].text):
            return False
        return not self._goes_on(phrase) and not self._is_cut(phrase) and not self._is_habit(phrase)

    def as_meant(self, phrase: Phrase) -> Phrase:
        """The phrase with its bound turned where its own clause denies it: who will not leave before May leaves in May or later.

        Raises Unread where a denied bound says nothing of when (`will not leave by May`), or it is not sure that it is denied.
        """
        bound = "within" if phrase.meaning in ("ahead", "coming") else _bound_of(phrase)
        if bound not in ("within", "by", "before", "until"):
            return phrase
        around, first = self._around(phrase), self.row[phrase.start].text
        if not around.denies(first, turnable=bound in ("before", "until"), lasts=bound == "until"):
            return phrase
        return msgspec.structs.replace(phrase, parts={**phrase.parts, "lead": "not_before"})

    def _is_cut(self, phrase: Phrase) -> bool:
        """Whether the words around make it another time: `next 6 April`, `Friday 13th`, `for 3 days from today`."""
        lists, before = self.grammar.lists, self._word(phrase.start - 1)
        words, behind = self.language.times, self.sentence[self.row[phrase.end - 1].end :]
        of = phrase.parts.get("of")
        if before in words.openers and phrase.meaning not in RANGES:
            return True
        if self.cues.fraction.match(behind):
            return True
        if not isinstance(of, Phrase):
            return False
        if self._word(of.start - 1) in lists.get("other", {}):
            return True
        if of.meaning in ("hence", "offset") and words.past_leads.get(before) == "for":
            return True
        partial = time_kinds.is_partial(phrase)
        lead = phrase.parts.get("lead")
        if partial and (before in lists["which"] or before in lists["beside"]):
            return True
        if lead == "from" and before in lists["unit"]:
            return True
        if lead is None and before in words.of and self._word(phrase.start - 2) in lists["unit"]:
            return True
        if "weekday" in of.parts and "day" not in of.parts:
            return before in lists["ordinal"] or bool(self.cues.day.match(behind))
        return partial and bool(_SHORT_YEAR.match(behind))

    def _is_habit(self, phrase: Phrase) -> bool:
        """Whether it is one day of many, as nothing puts it behind or ahead: `on Monday and Friday`, `in May every year`."""
        of = phrase.parts.get("of")
        if not isinstance(of, Phrase) or not (time_kinds.is_partial(phrase) or of.meaning == "day_word"):
            return False
        many = self._around(phrase).habitual() or ("weekday" in of.parts and self._is_in_list(phrase))
        return many and self.ahead_of(phrase) is None

    def _is_in_list(self, phrase: Phrase) -> bool:
        """Whether another weekday stands beside one, joined to it."""
        weekdays, joints = self.grammar.lists["weekday"], self.grammar.lists["joint"]
        if self._word(phrase.start - 1) in (*joints, ",") and self._word(phrase.start - 2) in weekdays:
            return True
        leads = 1 if self._word(phrase.end + 1) in self.language.times.leads else 0
        return self._word(phrase.end) in (*joints, ",") and self._word(phrase.end + 1 + leads) in weekdays

    def _goes_on(self, phrase: Phrase) -> bool:
        """Whether the phrase is the end of a longer length of time: `a year and two months ago`."""
        lists = self.grammar.lists
        joint, unit = self._word(phrase.start - 1), self._word(phrase.start - 2)
        if joint not in lists["joint"] or unit not in lists["unit"]:
            return False
        return any(isinstance(value, Unit) for _, value in lists["unit"][unit])

    def _word(self, at: int) -> str:
        return self.row[at].text if 0 <= at < len(self.row) else ""


def _bound_of(phrase: Phrase) -> str:
    return str(phrase.parts.get("lead", phrase.parts.get("trail", "")))
