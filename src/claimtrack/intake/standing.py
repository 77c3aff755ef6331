"""What stands in the corpus before an import: which ids are taken, which rows have their record already, which sources are known.

Holds digests and ids, never texts, so that a large corpus fits. Reads the corpus; writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from claimtrack import files, records
from claimtrack.intake import naming
from claimtrack.model import Claim, Source
from claimtrack.records import File, Folder, Reading

Listener = Callable[[str, int], None]


class Known(msgspec.Struct, frozen=True):
    """A claim that is there: the file that holds it, relative to the folder of claims, and a digest of its record."""

    path: str
    id: str
    record: bytes


class Merged(msgspec.Struct, frozen=True):
    """A claim that has taken in others: its id, and digests of who said it and when."""

    id: str
    voices: frozenset[bytes]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The claims by what identifies a row, and the ids of claims and sources that are taken, folded (broken records too)."""

    by_tag: dict[str, Known]
    by_identity: dict[bytes, Known]
    by_name: dict[bytes, Known]
    """By `filed_as`: the id of a claim together with each of its wordings, the present one and those that were corrected."""
    claim_ids: set[str]
    merged: dict[str, Merged]
    """From the ids that claims had before they were merged (`was`) to those that took them in."""
    broken: dict[str, str]
    """From the ids of claims that cannot be read to their files."""
    source_ids: dict[str, str]
    sources_by_name: dict[str, list[str]]


def look_around(claims: Path, sources: Path, root: Path, listener: Listener | None = None) -> Standing:
    """Read a corpus once. Records that cannot be read keep their ids: nothing is ever written in their place."""
    standing = Standing(
        by_tag={}, by_identity={}, by_name={}, claim_ids=set(), merged={}, broken={}, source_ids={}, sources_by_name={}
    )
    for number, (name, reading) in enumerate(_readings(claims, "claims", root), 1):
        if listener and number % 256 == 0:
            listener("reading the corpus", number)
        standing.claim_ids.add(folded(name))
        standing.claim_ids.update(map(folded, reading.broken))
        standing.broken.update((folded(one), reading.path) for one in reading.broken)
        for one in reading.claims:
            standing.claim_ids.add(folded(one.id))
            known = Known(reading.path, one.id, record_digest(one.record))
            merged = Merged(one.id, frozenset(voice(said.source, said.date) for said in one.record.said if one.record.was))
            for old in one.record.was:
                standing.claim_ids.add(folded(old))
                standing.merged.setdefault(folded(old), merged)
            for tag in one.record.tags:
                if "/" in tag:
                    standing.by_tag.setdefault(tag, known)
            for identity in identities(one.record):
                standing.by_identity.setdefault(identity, known)
            standing.by_name.update((filed_as(one.id, text), known) for text in wordings(one.record))
    for name, reading in _readings(sources, "sources", root):
        for taken in (name, *reading.broken):
            standing.source_ids.setdefault(folded(taken), taken)
        for source in reading.sources:
            add_source(standing, source.id, source.record)
    return standing


def add_source(standing: Standing, name: str, record: Source) -> None:
    """Note a source by its id and by what readers are told of it."""
    standing.source_ids[folded(name)] = name
    ids = standing.sources_by_name.setdefault(naming.key(record.source), [])
    if name not in ids:
        ids.append(name)


def identity(claim: str, speakers: tuple[str, ...], date: str | None) -> bytes:
    """What makes two rows one: the words of the claim, who said it (ids of sources), and when, if anybody is known to have."""
    return naming.digest(wording(claim), "\0".join(sorted(speakers)), (date if speakers else None) or "")


def wording(claim: str) -> str:
    """A sentence for comparison: without case, runs of spaces and the mark at its end."""
    words = " ".join(claim.casefold().split())
    return words.rstrip(".!? ") or words


def filed_as(name: str, words: str) -> bytes:
    """A claim by its id and its sentence, whoever says it."""
    return naming.digest(folded(name), wording(words))


def wordings(record: Claim) -> set[str]:
    """All that a claim says or said before it was corrected, each for comparison."""
    return {wording(text) for text in (record.claim, *(one.was for one in record.corrections)) if text}


def voice(source: str, date: str | None) -> bytes:
    """Who said something, and when."""
    return naming.digest(source, date or "")


def identities(record: Claim) -> set[bytes]:
    """The identities of the rows that a record may have come from: the first who said it, or all; in any wording it had."""
    said = record.said
    date = said[0].date if said else None
    speakers = tuple(one.source for one in said)
    return {identity(text, speakers[:number], date) for text in wordings(record) for number in (min(1, len(said)), len(said))}


def record_digest(record: Claim) -> bytes:
    """Sixteen bytes that change with anything a record says."""
    return naming.digest(msgspec.json.encode(record).decode("utf-8", "surrogatepass"))


def folded(name: str) -> str:
    """An id as file systems that know no case see it."""
    return name.casefold()


def _readings(folder: Path, kind: Folder, root: Path) -> Iterator[tuple[str, Reading]]:
    for entry in files.walk(folder):
        path = entry.path if isinstance(entry, files.Refusal) else entry
        name = path.relative_to(folder).with_suffix("").as_posix() if path != folder else path.name
        read = entry if isinstance(entry, files.Refusal) else files.read(entry, root)
        data = records.Refused(read.message, read.help) if isinstance(read, files.Refusal) else read
        shown = path.relative_to(folder).as_posix() if path != folder else path.name
        for reading in records.read(File(path=shown, folder=kind, id=name, data=data)):
            yield name, reading
