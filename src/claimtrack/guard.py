"""From some records to what they give away of protected sources: the part of the plan that a commit has the time to wait for.

It finds what `plan.verify` finds of CT601, CT602 and CT603 at places in these records, and reads no more of the others than the
rules need: who is protected and who is named, and the claims that cite the same protected sources. Pure, like the plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import Any

import msgspec

from claimtrack import records
from claimtrack.config import Config
from claimtrack.finding import Finding, Withheld, order, withheld
from claimtrack.link import namesakes, remarks, source_dossier, unread
from claimtrack.link.namesakes import Namesakes
from claimtrack.link.register import Register, register
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.model import FiledClaim, FiledSource
from claimtrack.protection import persons
from claimtrack.protection.contacts import contacts
from claimtrack.protection.fields import is_protected
from claimtrack.records import File, Reading
from claimtrack.rule import Rule, registered

CODES = "CT6"
"""What the codes of the rules on protection begin with."""


class Unchecked(msgspec.Struct, frozen=True, order=True):
    """A record that was to be checked and could not be, and why; its message repeats nothing of it."""

    path: str
    why: str


class Slip(msgspec.Struct, frozen=True, order=True):
    """A line of a message, counted from 1, that gives a source away, and by what."""

    line: int
    what: str


class Guarded(msgspec.Struct, frozen=True, kw_only=True):
    """What some records give away, worst first; which of them could not be checked; what no output may show."""

    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    withheld: Withheld = Withheld()


def guard(asked: Sequence[File], others: Sequence[File], claims: Callable[[], Iterable[File]], config: Config) -> Guarded:
    """What the records in the files `asked` give away, beside the other sources and camps of their corpus.

    `claims` gives the other claims; it is called only where a protected source is concerned, as most of the others are read only
    then. Comments that silence a finding are heeded; what the settings select and ignore is not: a leak is no matter of taste.
    """
    readings = {one.path: records.outlined(one) for one in asked}
    cited = _cited(readings.values())
    near = [one for one in others if one.id in cited or (isinstance(one.data, bytes) and _OWN_ID.search(one.data))]
    beside = {one.path: records.outlined(one) for one in near}
    if not _concerned(readings.values(), beside.values()):
        return Guarded(unchecked=tuple(sorted(_unchecked(readings.values(), frozenset()))))
    rest = [one for one in others if one.path not in beside]
    return _looked_into(asked, readings, {**beside, **{one.path: records.outlined(one) for one in rest}}, claims, config)


def slips(message: str, sources: Sequence[File], config: Config) -> tuple[Slip, ...]:
    """What a message of a commit gives away: ways to reach somebody, what the records withhold, a name beside a code name.

    Lines of comments and what follows a scissors line, which git cuts off, say nothing; nor do trailers such as `Signed-off-by:`.
    """
    readings = [records.outlined(one) for one in sources]
    known = _register(readings, config)
    found = _looked_into(sources, {one.path: one for one in readings}, {}, lambda: (), config)
    protected = [name for name, source in known.sources.items() if is_protected(source.anonymity)]
    return tuple(
        Slip(number, what) for number, line in _lines(message) for what in _in_line(line, found.withheld.words, protected, known)
    )


def _lines(message: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(message.splitlines(), 1):
        if _SCISSORS.match(line):
            return
        if not line.startswith("#") and not _TRAILER.match(line):
            yield number, line


_SCISSORS = re.compile(r"^# -+ >8 -+$")
_TRAILER = re.compile(r"^[A-Za-z][A-Za-z-]*-by: .*<[^<>\s]+>\s*$|^From: ", re.IGNORECASE)
_TOLD = ("handle", "link", "profile link")
"""What messages are full of: who is mentioned, and pages."""


def _in_line(line: str, words: Sequence[str], protected: Sequence[str], known: Register) -> Iterator[str]:
    yield from dict.fromkeys(one.called for one in contacts(line) if one.kind not in _TOLD)
    if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line, re.IGNORECASE) for word in words):
        yield "what no output shows of the corpus"
    if any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", line) for name in protected) and (
        any(persons.named_in(line, known.people, known.names)) or any(persons.spelt_out(line, known.names))
    ):
        yield "a name beside that of a protected source"


def _looked_into(
    asked: Sequence[File],
    readings: Mapping[str, Reading],
    beside: Mapping[str, Reading],
    claims: Callable[[], Iterable[File]],
    config: Config,
) -> Guarded:
    own = {filed.id for reading in readings.values() for filed in reading.sources}
    meant = own | _cited(readings.values())
    also = _mentioning(claims(), meant)
    every = [*readings.values(), *beside.values(), *map(records.outlined, also)]
    known = _register(every, config)
    here = [*asked, *also]
    found = [
        rule.finding(hit)
        for dossier in _dossiers(every, here, known, meant)
        for rule in _rules()
        for hit in rule.check(dossier, config)
    ]
    nameless = chain.from_iterable(unread.telling(reading, known) for reading in every)
    leaks = [one for one in found if any(label.place.path in readings for label in one.labels)]
    return Guarded(
        findings=tuple(sorted(_unsilenced(leaks, here), key=order)),
        unchecked=tuple(sorted(_unchecked(readings.values(), known.hidden))),
        withheld=withheld(found, nameless),
    )


_OWN_ID = re.compile(rb"^[ \t-]*['\"]?id['\"]?\s*:|[{,]\s*['\"]?id['\"]?\s*:", re.MULTILINE)
"""Where a record says its id itself, so that the name of its file does not tell it."""


def _concerned(asked: Iterable[Reading], beside: Iterable[Reading]) -> bool:
    """Whether any of these records is, cites, or may be a protected source, or could not be read."""
    asked, beside = list(asked), list(beside)
    if any(one.broken for one in asked) or any(one.guarded for one in beside):
        return True
    sources = {filed.id: filed.record for reading in (*asked, *beside) for filed in reading.sources}
    said = (said for reading in asked for filed in reading.claims for said in filed.record.said)
    own = (filed.record.anonymity for reading in asked for filed in reading.sources)
    terms = (said.anonymity or (sources[said.source].anonymity if said.source in sources else "named") for said in said)
    return any(map(is_protected, chain(own, terms)))


def _register(readings: Sequence[Reading], config: Config) -> Register:
    claims, sources = _filed(readings)
    return register(
        claims,
        sources,
        {camp.id: camp.record for reading in readings for camp in reading.camps},
        (),
        chain.from_iterable(reading.broken for reading in readings),
        names=config.settings.names,
        hidden=chain.from_iterable(reading.broken for reading in readings if reading.guarded),
    )


def _rules() -> list[Rule]:
    for name in ("ct601_identity_in_protected_source", "ct602_contact_details", "ct603_jigsaw_identification"):
        import_module(f"claimtrack.rules.{name}")  # importing registers it; only where somebody is protected
    return [one for one in registered() if one.code.startswith(CODES) and one.scope == "source"]


def _filed(readings: Iterable[Reading]) -> tuple[list[FiledClaim], list[FiledSource]]:
    """The records that keep their ids."""
    met: dict[str, list[Any]] = {}
    filed: Iterable[FiledClaim | FiledSource] = chain.from_iterable((*one.claims, *one.sources) for one in readings)
    for key, row in chain.from_iterable(map(namesakes.by_id, filed)):
        met.setdefault(key, []).append(row)
    settled = chain.from_iterable(namesakes.settle(key, rows) for key, rows in sorted(met.items()))
    return namesakes.sorted_apart(one for one in settled if not isinstance(one, Namesakes))


def _cited(readings: Iterable[Reading]) -> set[str]:
    return {said.source for reading in readings for filed in reading.claims for said in filed.record.said}


def _mentioning(claims: Iterable[File], sources: set[str]) -> list[File]:
    """The claims in whose text an id of these sources stands."""
    if not sources:
        return []
    pattern = re.compile(b"|".join(re.escape(one.encode("utf-8", "surrogateescape")) for one in sorted(sources)))
    return [one for one in claims if isinstance(one.data, bytes) and pattern.search(one.data)]


def _dossiers(readings: Iterable[Reading], files: Iterable[File], known: Register, meant: set[str]) -> Iterator[SourceDossier]:
    """The dossiers of the sources that are meant."""
    claims, sources = _filed(readings)
    rows: Iterable[tuple[str, Any]] = chain(
        *(source_dossier.by_source(one, known) for one in sources if one.id in meant),
        *(source_dossier.by_source(one, known) for one in claims),
        *(remarks.of_file(one, known) for one in files),
    )
    met: dict[str, list[Any]] = {}
    for name, row in rows:
        met.setdefault(name, []).append(row)
    for name in sorted(meant.intersection(met)):
        yield from source_dossier.of_source(name, met[name], known)


def _unsilenced(found: list[Finding], files: Iterable[File]) -> list[Finding]:
    if not found:
        return []
    from claimtrack import suppress  # noqa: PLC0415 - only where there is something to silence

    names = {rule.name: rule.code for rule in _rules()}
    comments = chain.from_iterable(map(suppress.comments, files))
    return suppress.apply(found, comments, names, names.values())[0]


def _unchecked(readings: Iterable[Reading], hidden: frozenset[str]) -> Iterator[Unchecked]:
    """The records that could not be read, and those that rest on a source that could not."""
    for reading in readings:
        if reading.broken:
            why = reading.refused.message if reading.refused else "it has faults, and what it holds was not read"
            yield Unchecked(reading.path, why)
        if not hidden.isdisjoint(_cited([reading])):
            yield Unchecked(reading.path, "it cites a source whose record cannot be read, and that may be protected")
