"""From files to all that can be judged: records, each with the few others that it names, and what is wrong with names and ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from claimtrack import records, suppress
from claimtrack.config import Config
from claimtrack.ignore import Comment
from claimtrack.link import dossier, namesakes, references, register, remarks, source_dossier, unread
from claimtrack.link.dossier import Dossier
from claimtrack.link.namesakes import Namesakes
from claimtrack.link.near import Near, narrowed, near
from claimtrack.link.references import Unknown
from claimtrack.link.register import Register
from claimtrack.link.remarks import Remark
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.model import Filed, FiledClaim, FiledSource, Judgement
from claimtrack.policy import RelationPolicy
from claimtrack.protection import persons
from claimtrack.protection.fields import is_protected
from claimtrack.records import File, Reading
from claimtrack.verbs import Engine


class Broken(msgspec.Struct, frozen=True, order=True):
    """A record that could not be used: the file it is in, and its id."""

    path: str
    id: str


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read, each claim and source with the few others that it names; `near` where no more is to be looked at."""

    files: Sequence[File]
    readings: Sequence[Reading]
    doubles: Sequence[Namesakes]
    sources: Sequence[FiledSource]
    judged: Sequence[Filed[Judgement]]
    register: Register
    dossiers: Sequence[Dossier]
    source_dossiers: Sequence[SourceDossier]
    unknown: Sequence[Unknown]
    comments: Sequence[Comment] = ()
    broken: tuple[Broken, ...] = ()
    nameless: tuple[str, ...] = ()
    """The names of records that could not be read and that lead to somebody."""
    near: Near | None = None


def gather(files: Sequence[File], config: Config, engine: Engine) -> Gathered:
    """Read a corpus, and put to each record what it takes to judge it."""
    return assembled(list(engine.flat_map(records.read, files, None)), files, config, engine)


def assembled(
    readings: list[Reading],
    files: Sequence[File],
    config: Config,
    engine: Engine,
    comments: Iterable[Comment] = (),
    remarked: Iterable[tuple[str, Remark]] = (),
) -> Gathered:
    """The same of what was read already; `comments` and `remarked` are what is known to stand in files other than these."""
    known, claims = registered(readings, files, config, engine, comments, remarked)
    return msgspec.structs.replace(known, dossiers=list(engine.flat_map(dossier.of_claim, claims, known.register)))


def registered(
    readings: list[Reading],
    files: Sequence[File],
    config: Config,
    engine: Engine,
    comments: Iterable[Comment] = (),
    remarked: Iterable[tuple[str, Remark]] = (),
) -> tuple[Gathered, list[FiledClaim]]:
    """The same without dossiers, and the claims of which they are made, by id."""
    filed: Iterable[FiledClaim | FiledSource] = chain.from_iterable((*reading.claims, *reading.sources) for reading in readings)
    settled = list(engine.group(namesakes.settle, engine.flat_map(namesakes.by_id, filed, None), None))
    claims, sources = namesakes.sorted_apart(settled)
    judged = [judged for reading in readings for judged in reading.judgements]
    known = register.register(
        claims,
        sources,
        {camp.id: camp.record for reading in readings for camp in reading.camps},
        (one.record for one in judged),
        chain.from_iterable(reading.broken for reading in readings),
        names=config.settings.names,
        named=engine.flat_map(persons.named, sources, config),
        hidden=chain.from_iterable(one.broken for one in readings if one.folder == "sources" and one.guarded),
        camps_unread=any(one.folder == "camps" and (one.refused or one.problems or one.misfits) for one in readings),
    )
    readings = unread.guarded(readings, files, known)
    on_sources: Iterable[tuple[str, Any]] = chain(
        engine.flat_map(source_dossier.by_source, chain[FiledClaim | FiledSource](sources, claims), known),
        engine.flat_map(remarks.of_file, files, known),
        remarked,
    )
    ids = references.known(known)
    unknown = chain(
        engine.flat_map(references.of_claim, claims, ids),
        engine.flat_map(references.of_source, sources, ids),
        engine.flat_map(references.of_judgement, judged, ids),
    )
    gathered = Gathered(
        files=files,
        readings=readings,
        doubles=[one for one in settled if isinstance(one, Namesakes)],
        sources=sources,
        judged=judged,
        register=known,
        dossiers=(),
        source_dossiers=list(engine.group(source_dossier.of_source, on_sources, known)),
        unknown=list(unknown),
        comments=[*engine.flat_map(suppress.comments, files, None), *comments],
        broken=tuple(sorted(Broken(reading.path, name) for reading in readings for name in reading.broken)),
        nameless=tuple(engine.flat_map(unread.telling, readings, known)),
    )
    return gathered, claims


def differing(before: Gathered, after: Gathered, policy: RelationPolicy) -> tuple[Gathered, Gathered]:
    """Two states of one corpus, each with no more to be looked at than the difference may touch.

    What is left out is the same on both sides, and so is all that would be said of it. Protected sources stay, and files with
    faults: what must not be shown of them no finding on others may show. So do names that clash or lead nowhere: they are few.
    """
    remarked = _remarked(before.comments, after.comments)
    if any(known.folder in ("camps", "links") and known.path in remarked for known in (*before.readings, *after.readings)):
        return before, after
    found = near(
        before.dossiers, after.dossiers, frozenset(_named_there(before, remarked)) | frozenset(_named_there(after, remarked))
    )
    known = {one.id: one for one in before.dossiers}
    same = [known[one.id] if known.get(one.id) == one else one for one in after.dossiers]
    found = narrowed(found, before.dossiers, same, policy)
    after = msgspec.structs.replace(after, dossiers=same)  # one object on both sides: what is remembered of it serves both
    return _only(before, after, found, remarked), _only(after, before, found, remarked)


def _remarked(before: Iterable[Comment], after: Iterable[Comment]) -> frozenset[str]:
    """The files in which a comment came or went, so that other findings are silenced."""
    return frozenset(one.place.path for one in set(before) ^ set(after))


def _named_there(known: Gathered, paths: frozenset[str]) -> Iterator[str]:
    """The claims in some files, and those that name a source there: a finding on them may be silenced there."""
    sources = {filed.id for filed in known.sources if filed.path in paths}
    for one in known.dossiers if paths else ():
        if one.filed.path in paths or not sources.isdisjoint(one.sources):
            yield one.id


def _only(one: Gathered, other: Gathered, found: Near, remarked: frozenset[str]) -> Gathered:
    twins = {known.id: known for known in other.source_dossiers}
    return msgspec.structs.replace(
        one,
        readings=[known for known in one.readings if known.refused or known.problems or known.misfits],
        source_dossiers=[
            known
            for known in one.source_dossiers
            if is_protected(known.source.anonymity) or known.filed.path in remarked or twins.get(known.id) != known
        ],
        near=found,
    )
