"""One claim of a corpus by itself: how it stands, with no more looked at than bears on it.

The same as `plan.verify` gives, for it is made of the same functions; but claims that share no key with it are not compared.
Conflicts that only texts propose are left out: those need all claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claimtrack.config import Config
from claimtrack.link import dossier, keys, namesakes, pairs, register
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Pair
from claimtrack.link.register import Register
from claimtrack.model import Claim, FiledClaim, FiledSource
from claimtrack.records import Reading
from claimtrack.score import cluster
from claimtrack.score.cluster import Cluster


class Gathered(msgspec.Struct, frozen=True):
    """The claims of a corpus by id, what every one of them is read against, and the ids that could not be read."""

    claims: dict[str, FiledClaim]
    known: Register


class Standing(msgspec.Struct, frozen=True):
    """How one claim stands: its cluster, and its pairs; without a cluster it is not there, or cannot be read (`unread`)."""

    name: str
    cluster: Cluster | None = None
    pairs: tuple[Pair, ...] = ()
    unread: bool = False


class Concern(msgspec.Struct, frozen=True):
    """What a claim's standing depends on: ids of claims and sources, and questions."""

    ids: frozenset[str]
    questions: frozenset[str]
    wholes: dict[str, tuple[str, ...]]


def gather(readings: Sequence[Reading]) -> Gathered:
    """The claims and the register of one corpus, as the plan makes them."""
    met: dict[str, list[namesakes.Row]] = {}
    for reading in readings:
        rows: tuple[FiledClaim | FiledSource, ...] = (*reading.claims, *reading.sources)
        for filed in rows:
            for key, row in namesakes.by_id(filed):
                met.setdefault(key, []).append(row)
    settled = [one for key in sorted(met) for one in namesakes.settle(key, met[key])]
    claims, sources = namesakes.sorted_apart(settled)
    known = register.register(
        claims,
        sources,
        {camp.id: camp.record for reading in readings for camp in reading.camps},
        (judged.record for reading in readings for judged in reading.judgements),
        (broken for reading in readings for broken in reading.broken),
    )
    return Gathered({filed.id: filed for filed in claims}, known)


def standing(name: str, gathered: Gathered, config: Config) -> Standing:
    """How the claim of that id stands."""
    filed = gathered.claims.get(name)
    if filed is None:
        return Standing(name, unread=name in gathered.known.broken)
    own = _dossier(filed, gathered.known)
    under = {key for key, _ in keys.keys(own)}
    met: dict[str, list[Dossier]] = {}
    for other, shared in _meeting(own, under, gathered):
        for key in shared:
            met.setdefault(key, []).append(other)
    found = [pair for key, others in met.items() for pair in pairs.of_one(own, key, others, config)]
    kin = [row.kin for pair in found for _, row in cluster.bearings(pair) if row.claim == name]
    made = cluster.cluster(own, kin, config, {})
    return Standing(name, made, tuple(sorted(found, key=lambda pair: (pair.a.id, pair.b.id))))


def concern(own: Standing, gathered: Gathered) -> Concern:
    """What this standing depends on."""
    if own.cluster is None:
        return Concern(frozenset({own.name}), frozenset(), {})
    heard = own.cluster.heard
    claims = [own.cluster.dossier, *(kin.other for kin in own.cluster.kin)]
    named = {name for one in claims for said in one.claim.said for name in (said.source, *said.via, *said.picks_up)}
    named |= {source.of for source in heard.sources.values() if source.of}
    claim = own.cluster.dossier.claim
    judged = {one.other for one in own.cluster.dossier.judged}
    ids = frozenset({one.id for one in claims} | named | judged | {own.name})
    questions = frozenset(one for one in (claim.about, claim.part_of, *own.cluster.dossier.wholes) if one)
    return Concern(ids, questions, gathered.known.wholes)


def bears(reading: Reading, on: Concern) -> bool:
    """Whether a file that came, went or changed may have changed a standing. It says yes where it cannot be sure."""
    if reading.folder in ("camps", "links") or not on.ids.isdisjoint(reading.broken):
        return True
    if any(source.id in on.ids for source in reading.sources):
        return True
    return any(filed.id in on.ids or _speaks_to(filed.record, on) for filed in reading.claims)


def _speaks_to(claim: Claim, on: Concern) -> bool:
    """Whether a claim may meet one under a key, or changes under which keys claims meet, or what their words may mean."""
    if claim.part_of or claim.was or claim.label:
        return True
    asked = {claim.about, *on.wholes.get(claim.about or "", ())}
    return not on.questions.isdisjoint(one for one in asked if one)


def _meeting(own: Dossier, under: set[str], gathered: Gathered) -> Iterator[tuple[Dossier, list[str]]]:
    """The other claims that share a key with this one, each with those keys."""
    questions = {key.removeprefix(keys.QUESTION) for key in under if key.startswith(keys.QUESTION)}
    linked = {judged.other for judged in own.judged}
    for name, filed in gathered.claims.items():
        claim = filed.record
        wholes = gathered.known.wholes.get(claim.about or "", ())
        if name == own.id or (name not in linked and questions.isdisjoint((claim.about, claim.part_of, *wholes))):
            continue
        other = _dossier(filed, gathered.known)
        if shared := sorted(key for key, _ in keys.keys(other) if key in under):
            yield other, shared


def _dossier(filed: FiledClaim, known: Register) -> Dossier:
    (made,) = dossier.of_claim(filed, known)
    return made
