"""Finds the one time of day at which a sentence says that something is, with the clock it is told by; `2 pm`, `14:00 CET`.

No day is looked at. A sentence of several times of day, or of one before or after which something is, has none here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import Later, alternatives, begin

_DAY, _NOON = 24 * 60, 12
_ZONES = {
    **{"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180},
    **{"EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "JST": 540, "KST": 540},
    **{"AEST": 600, "AEDT": 660},
}
"""How far clocks are ahead of UTC, by the names that mean one thing (tz database); CST and IST are of several countries."""
_UNSURE = r"[A-Z]{1,3}T|CST|IST"
"""Names of clocks that are not known, or mean more than one."""


class Clock(msgspec.Struct, frozen=True):
    """A time of day at `sentence[start:end]`: minutes since midnight by its own clock."""

    start: int
    end: int
    minute: int
    zone: int | str | None
    """How many minutes its clock is ahead of UTC; its name, where that is not known; None where none is named."""
    rough: bool

    def phrase(self) -> str:
        """The time in figures, with its clock."""
        zone = "" if self.zone is None else f" {self.zone}" if isinstance(self.zone, str) else f" {_named(self.zone)}"
        return f"{'about' if self.rough else 'at'} {self.minute // 60:02}:{self.minute % 60:02}{zone}"


def apart(a: Clock, b: Clock) -> int | None:
    """How many minutes lie between two times, the shorter way round; None where it is not known by whose clock one is."""
    if isinstance(a.zone, int) and isinstance(b.zone, int):
        between = (a.minute - a.zone) - (b.minute - b.zone)
    elif a.zone == b.zone:
        between = a.minute - b.minute
    else:
        return None
    return min(between % _DAY, -between % _DAY)


@lru_cache(maxsize=1 << 13)
def find(sentence: str, language: Language) -> Clock | None:
    """The time of day at which a sentence says that something is. One in brackets behind it may tell by whose clock."""
    patterns = _patterns(language)
    found = [_clock(match, patterns, language) for match in patterns.time.finditer(sentence)]
    if not found or len(found) > 2:
        return None
    first = found[0]
    lead = patterns.lead.search(sentence, 0, first.start)
    if lead is None and first.zone is None:
        return None
    if lead is None and patterns.other_lead.search(sentence, 0, first.start):
        return None
    if lead is not None:
        first = msgspec.structs.replace(first, start=lead.start())
    rough = lead is not None and (lead["about"] or lead["alone"]) is not None
    if len(found) == 1:
        return msgspec.structs.replace(first, rough=rough)
    if not re.fullmatch(r"\s*[(/]\s*", sentence[first.end : found[1].start]) or found[1].zone is None:
        return None
    told = first if isinstance(first.zone, int) else found[1]
    return msgspec.structs.replace(told, start=first.start, end=found[1].end, rough=rough)


def _clock(match: re.Match[str], patterns: _Patterns, language: Language) -> Clock:
    words, groups = language.clock, match.groupdict()
    if groups.get("word"):
        minute = words.words[match["word"].lower()]
    elif groups.get("four"):
        minute = int(match["four"][:2]) * 60 + int(match["four"][2:])
    else:
        hour, half = int(match["hour"]), (groups["half"] or "").lower()
        late = next((late for begins, late in words.halves.items() if half.startswith(begins)), None) if half else None
        hour = hour % 12 + 12 * late if late is not None and hour <= _NOON else hour
        minute = hour % 24 * 60 + int(next((groups[one] for one in groups if one.startswith("minute") and groups[one]), 0))
    zone = patterns.zone.match(match.string, match.end())
    named = _zone(zone, language) if zone else None
    return Clock(match.start(), zone.end() if zone else match.end(), minute, named, rough=False)


def _zone(match: re.Match[str], language: Language) -> int | str | None:
    if match["local"]:
        return None
    name, shift = match["name"], match["shift"]
    known = _ZONES.get(name, language.clock.zones.get(" ".join(name.lower().split())))
    if known is None:
        return str(name)
    if not shift:
        return known
    hours, _, minutes = shift[1:].strip().partition(":")
    ahead = int(hours) * 60 + int(minutes or 0)
    return known + (ahead if shift[0] == "+" else -ahead)


def _named(ahead: int) -> str:
    if not ahead:
        return "UTC"
    hours, minutes = divmod(abs(ahead), 60)
    return f"UTC{'+' if ahead > 0 else '-'}{hours}" + (f":{minutes:02}" if minutes else "")


class _Patterns(NamedTuple):
    time: Later
    lead: Later
    """What stands before a time at which something is; it is searched for before one, and ends there."""
    other_lead: Later
    zone: Later


@cache
def _patterns(language: Language) -> _Patterns:
    words = language.clock
    named = rf"(?-i:\b(?:{alternatives(_ZONES)}|{_UNSURE})\b)|\b(?:{alternatives(words.zones)})\b"
    begins = begin(language)
    return _Patterns(
        time=Later(words.time),
        lead=Later(rf"{begins}(?:(?P<alone>{words.about})|(?:{words.at})(?P<about>{words.about})?)$"),
        other_lead=Later(r"\w\s+$"),
        zone=Later(rf"\s*\(?(?:(?P<local>{words.local})|(?P<name>{named})(?P<shift>[+-]\d{{1,2}}(?::\d\d)?)?)"),
    )
