"""What comes due as a calendar (RFC 5545): one all-day event a forecast or review, under an id that stays.

A calendar leaves the house: in it a source is what readers may be told of it, nobody is attributed who may not be, and what rests
on words off the record alone is left out. Same corpus and day, same bytes. Needs icalendar (`claimtrack[calendar]`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec

from claimtrack.config import Config
from claimtrack.link.agenda import Agenda, Due, Review
from claimtrack.link.answers import answer
from claimtrack.link.dossier import Dossier
from claimtrack.link.wording import listed, short
from claimtrack.model import Attribution
from claimtrack.protection.contacts import masked
from claimtrack.protection.fields import is_protected
from claimtrack.render.plain import visible
from claimtrack.trouble import Trouble

if TYPE_CHECKING:
    import icalendar

_MAKER = "-//claimtrack//what comes due//EN"
_SUMMARY = 120
"""Longer sentences are cut: a summary is one line of a month's page."""


class Written(msgspec.Struct, frozen=True):
    """A calendar, how many events it has, and how many claims were left out because they rest on words off the record alone."""

    data: bytes
    events: int
    left_out: int


def calendar(agenda: Agenda, levels: Mapping[str, str], config: Config) -> Written:
    """The agenda as a calendar; what has no day is not in it.

    Raises Trouble where icalendar is not installed.
    """
    try:
        import icalendar  # noqa: PLC0415 - an extra, and only for calendars
    except ImportError:
        raise Trouble("a calendar needs icalendar, which is not installed", "install `claimtrack[calendar]`") from None
    made = icalendar.Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    shown = [one for one in agenda.due if _audible(one.dossier)]
    reviews = [one for one in agenda.reviews if one.source.record.anonymity != "off_record"]
    for event in (*(_of_due(one, levels, config) for one in shown), *(_of_review(one) for one in reviews)):
        made.add_component(_written(event, config.today))
    return Written(made.to_ical(), len(shown) + len(reviews), agenda.dated - len(shown) - len(reviews))


class _Event(msgspec.Struct, frozen=True):
    uid: str
    day: date
    summary: str
    lines: tuple[str, ...]


def _of_due(one: Due, levels: Mapping[str, str], config: Config) -> _Event:
    dossier = one.dossier
    against = [pair.b if pair.a.id == dossier.id else pair.a for pair in one.conflicts]
    told = (
        dossier.claim.claim,
        f"it says: {answer(dossier, config.policy.relation)}" if one.deadline.key == "when" else "",
        "the words only surround the day" if one.deadline.vague else "",
        f"said by {_voices(one)}",
        f"level: {levels.get(dossier.id, 'unknown')}",
        *(f"against {other.id}: {answer(other, config.policy.relation)}" for other in against if _audible(other)),
        f"record: {dossier.filed.path}",
    )
    return _Event(f"claim/{dossier.id}", one.day, f"Due: {short(dossier.claim.claim, _SUMMARY)}", told)


def _of_review(one: Review) -> _Event:
    """A source is named by a digest, for its id may be more than readers are told."""
    digest = hashlib.sha256(f"source\0{one.source.id}".encode()).hexdigest()[:16]
    whom = _told_of(one.source.record.source, one.source.record.anonymity)
    return _Event(f"source/{digest}", one.day, f"Review of a source: {short(whom, _SUMMARY)}", (f"Review of a source: {whom}",))


def _written(event: _Event, today: date) -> icalendar.Event:
    import icalendar  # noqa: PLC0415 - an extra, and only for calendars

    made = icalendar.Event()
    made.add("uid", visible(f"{event.uid}@claimtrack"))
    made.add("dtstamp", datetime.combine(today, time(), UTC))
    made.add("dtstart", event.day)
    if event.day < date.max:
        made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", visible(event.summary))
    made.add("description", "\n".join(visible(line) for line in event.lines if line))
    made.add("transp", "TRANSPARENT")  # the day is not taken
    return made


def _voices(one: Due) -> str:
    return listed(dict.fromkeys(_described(one))) or "nobody"


def _described(one: Due) -> Iterator[str]:
    """Who vouches for it, as readers may be told."""
    for said in one.dossier.claim.said:
        if said.stance in ("supports", "partly") and (how := _terms(said, one.dossier)) != "off_record":
            source = one.dossier.sources.get(said.source)
            yield _told_of(source.source if source else "a source without a record", how)


def _told_of(description: str, anonymity: str) -> str:
    if anonymity in ("deep_background", "off_record"):
        return "a source to whom nothing may be attributed"
    return masked(description) if is_protected(anonymity) else description


def _audible(dossier: Dossier) -> bool:
    """Whether somebody says it whose words may be published; what nobody says yet is the desk's own."""
    return not dossier.claim.said or any(_terms(said, dossier) != "off_record" for said in dossier.claim.said)


def _terms(said: Attribution, dossier: Dossier) -> str:
    source = dossier.sources.get(said.source)
    usual = source.anonymity if source else "unidentified"
    return usual if usual == "off_record" else said.anonymity or usual
