"""What a parsed phrase of time leaves to its reader: its year or week, or the day it is counted from. It works nothing out."""

from __future__ import annotations

from claimtrack.values.time_phrases import Phrase

_FROM_SAID = ("calendar", "ago", "hence", "day_word", "ahead", "bounded", "coming", "past", "beside", "week_day")


def is_partial(phrase: Phrase) -> bool:
    """Whether a phrase names a day, month or weekday and leaves its year or week to the reader."""
    parts = [part for part in phrase.parts.values() if isinstance(part, Phrase)]
    if phrase.meaning == "date":
        return "year" not in phrase.parts and "old" not in phrase.parts
    if phrase.meaning in ("days", "months"):
        return "year" not in phrase.parts
    if phrase.meaning == "nth":
        return not parts
    if phrase.meaning == "range":
        return all(is_partial(part) for part in parts)
    return phrase.meaning in ("lead", "part", "hours", "trailed") and any(is_partial(part) for part in parts)


def is_relative(phrase: Phrase) -> bool:
    """Whether a phrase means another day when it is said on another day."""
    parts = [part for part in phrase.parts.values() if isinstance(part, Phrase)]
    if phrase.meaning in _FROM_SAID:
        return True
    if phrase.meaning in ("offset", "part") and not parts:
        return True
    if phrase.meaning == "range" and not is_partial(phrase):
        parts = [part for part in parts if not is_partial(part)]
    return is_partial(phrase) or any(is_relative(part) for part in parts)
