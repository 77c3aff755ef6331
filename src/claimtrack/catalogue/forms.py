"""What an index keeps of a claim and of two claims in conflict: all that its answers are made of, as far as it may be shown.

Worked out wherever the check runs, while the claim's cluster is at hand. Reads and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from claimtrack.archive.looking import Also, Desk
from claimtrack.link import keys
from claimtrack.link.answers import answer, decided
from claimtrack.link.due import due
from claimtrack.link.pairs import Pair
from claimtrack.link.register import Judged, Register
from claimtrack.link.wording import anonymity, voices
from claimtrack.model import Camp, Claim, Mode, Source
from claimtrack.protection.contacts import WITHHELD
from claimtrack.protection.fields import is_protected
from claimtrack.render import claims, steps
from claimtrack.score import stake
from claimtrack.score.cluster import Cluster
from claimtrack.search.entry import Entry, of_claim


class HeldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its score. `record` and what it is read against are there as long as nothing of them is withheld."""

    entry: Entry
    level: str
    score: float
    disbelief: float
    conflict: float
    probability: float
    exact: bool
    roots: tuple[str, ...]
    single_points: tuple[str, ...]
    sources: tuple[str, ...]
    mode: Mode
    tags: tuple[str, ...]
    due: str | None
    published: bool
    accuses: bool
    rests_on: str
    who: str
    way_up: str
    named: tuple[str, ...]
    """All that its attributions name: sources, relays, whom they repeat."""
    anonymities: tuple[str, ...]
    was: tuple[str, ...]
    record: Claim | None
    wholes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()
    keys: tuple[str, ...] = ()
    """Under these it meets other claims."""


class HeldPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims in conflict, as `conflicts` tells of them."""

    a: str
    b: str
    verdict: str
    severity: str
    entails: str
    about: str
    confidence: str
    why: str
    answers: tuple[str, str]
    decided: str | None
    voices: tuple[str, str]
    doubt: str


class HeldSource(msgspec.Struct, frozen=True, kw_only=True):
    """What scores and words take from a source, and whether nobody may be told to name it. Not what it is, nor who knows it."""

    id: str
    record: Source
    guarded: bool = False


class HeldCamp(msgspec.Struct, frozen=True, kw_only=True):
    """A camp."""

    id: str
    record: Camp


def of_cluster(one: Cluster, desk: Desk) -> Iterator[HeldClaim]:
    """What is kept of a claim."""
    dossier, score = one.dossier, one.corroboration
    claim, on = dossier.claim, due(dossier.claim, desk.config)
    yield HeldClaim(
        entry=of_claim(dossier.filed),
        level=score.level,
        score=score.score,
        disbelief=score.disbelief,
        conflict=score.conflict,
        probability=score.probability,
        exact=score.exact,
        roots=tuple(score.roots),
        single_points=tuple(score.single_points),
        sources=tuple(sorted({said.source for said in claim.said})),
        mode=claim.mode,
        tags=claim.tags,
        due=on.isoformat() if on else None,
        published=stake.is_published(claim),
        accuses=stake.accuses(claim),
        rests_on=voices(dossier),
        who=claims.who(dossier),
        way_up=steps.way_up(one, desk.seeking),
        named=tuple(sorted({name for said in claim.said for name in (said.source, *said.via, *said.picks_up)})),
        anonymities=tuple(sorted({anonymity(said, dossier.sources.get(said.source)) for said in claim.said})),
        was=claim.was,
        record=claim,
        wholes=dossier.wholes,
        labels=dossier.labels,
        judged=dossier.judged,
        keys=tuple(key for key, _ in keys.keys(dossier)),
    )


def of_pair(pair: Pair, desk: Desk) -> Iterator[HeldPair]:
    """What is kept of two claims; nothing where they are in no conflict."""
    if not pair.conflicting:
        return
    relation, config = pair.relation, desk.config
    yield HeldPair(
        a=pair.a.id,
        b=pair.b.id,
        verdict=relation.verdict,
        severity=relation.severity,
        entails=relation.entails,
        about=pair.about,
        confidence=pair.confidence,
        why=relation.why,
        answers=(answer(pair.a, config.policy.relation), answer(pair.b, config.policy.relation)),
        decided=decided(pair, config) or None,
        voices=(voices(pair.a), voices(pair.b)),
        doubt=pair.doubt,
    )


ALSO = Also(kinds=(HeldClaim, HeldPair), of_cluster=of_cluster, of_pair=of_pair)
"""What a check leaves for an index."""


def of_register(register: Register, guarded: frozenset[str]) -> Iterator[HeldSource | HeldCamp]:
    """The sources and camps of a corpus, as an index keeps them."""
    for name, source in sorted(register.sources.items()):
        kept = Source(
            source=WITHHELD if is_protected(source.anonymity) else source.source,
            kind=source.kind,
            anonymity=source.anonymity,
            camp=source.camp,
            of=source.of,
            grade=source.grade,
        )
        yield HeldSource(id=name, record=kept, guarded=name in guarded)
    for name, camp in sorted(register.camps.items()):
        yield HeldCamp(id=name, record=camp)
