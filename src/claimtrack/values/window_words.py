"""Reads the words of a `when` field into a window: `within a month`, `by 2026-03`, `over the past two weeks`.

Absolute dates are days, months, years, ISO weeks (2026-W09), quarters (2026-Q1), decades (2010s), or a day or month with
its year in words. Relative ones count from the day they were said. What is of no known form is refused, never guessed.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from claimtrack.values import time_windows
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.time_frame import Frame, NeedsDay
from claimtrack.values.time_kinds import is_partial
from claimtrack.values.time_phrases import Phrase, parse
from claimtrack.values.window import Window

__all__ = ["LONGEST", "NeedsDay", "is_relative", "read"]

LONGEST = 200
"""Longer phrases are sentences, or an attack on the parsers of dates."""
_SOME_DAY = date(2000, 1, 3)
_NO_WINDOW = ("until", "as_of", "around", "over")
"""Leads that make no set of days: what lasts until May has not ended by May; a count as of a day has a key of its own."""


def is_relative(text: str, language: Language = ENGLISH, *, ahead: bool | None = None) -> bool:
    """Whether the words mean another day when they are said on another day. Raises Unread as `read` does."""
    try:
        read(text, None, language, ahead=ahead)
    except NeedsDay:
        read(text, _SOME_DAY, language, ahead=ahead)  # raises Unread where no day would make sense of the words
        return True
    return False


@lru_cache(maxsize=4096)
def read(text: str, said: date | None, language: Language = ENGLISH, *, ahead: bool | None = None) -> Window:
    """The window that the words of a `when` field mean, said on the day `said`.

    A date without its year is read only where `ahead` says whether it lies ahead. Raises NeedsDay when the words are relative and
    `said` is None, Unread when they are not of a known form.
    """
    if len(text) > LONGEST:
        raise Unread("too long for a time; a time is a date or a few words")
    frame = Frame(said=said, ahead=lambda: ahead, guess=False)
    trouble: Unread | None = None
    for phrase in parse(text.strip().rstrip(" .,;"), language):
        if not _sure(phrase, ahead):
            continue
        try:
            reading = time_windows.window(phrase, frame)
        except NeedsDay:
            raise
        except Unread as error:
            trouble = trouble or error
            continue
        return msgspec.structs.replace(reading.window, text=text, said=said)
    raise Unread(f"`{text}`: {trouble}" if trouble else f"`{text}` is not a time that can be read")


def _sure(phrase: Phrase, ahead: bool | None) -> bool:
    """Whether a whole phrase can stand for days by itself."""
    if phrase.parts.get("lead") in _NO_WINDOW or (phrase.meaning == "ahead" and phrase.parts.get("ahead") == "for"):
        return False
    return ahead is not None or not is_partial(phrase)
