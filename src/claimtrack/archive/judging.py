"""The stations of an archive at which claims are judged: alone, on a question, by all that bears on them. Each is one function.

Claims travel as records; whoever needs more of one looks it up. A claim that stands under one question is judged where its
question is, and does not travel again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from claimtrack import rule
from claimtrack.archive import settling
from claimtrack.archive.looking import Desk
from claimtrack.archive.rows import Row
from claimtrack.archive.settling import Losers
from claimtrack.link import keys, pairs, references, source_dossier
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Unheld
from claimtrack.link.source_dossier import Cited
from claimtrack.model import FiledClaim, FiledSource
from claimtrack.records import Reading
from claimtrack.score import cluster
from claimtrack.score.cluster import Kin, Weighed


class Bearing(msgspec.Struct, frozen=True):
    """What bears on a claim that stands under several keys, from one of these."""

    claim: str
    kin: Kin


class Settled:
    """The desk, and which records have lost their ids."""

    def __init__(self, desk: Desk, lost: Losers) -> None:
        """Keep them."""
        self.desk, self.lost = desk, lost


def alone(reading: Reading, here: Settled) -> Iterator[Row]:
    """What is said of a claim or source by itself, and all that is said of a claim that stands under no key."""
    desk = here.desk
    for filed in settling.claims(reading, here.lost):
        unknown = references.of_claim(filed, desk.ids)
        yield from (row for one in unknown for row in desk.asking.rows(rule.findings("references", one, desk.config)))
        dossier = desk.dossier(filed)
        yield from desk.asking.rows(rule.findings("claim", dossier, desk.config))
        if not any(True for _ in keys.keys(dossier)):
            yield from _judged(dossier, (), desk, {})
    for source in settling.sources(reading, here.lost):
        unknown = references.of_source(source, desk.ids)
        yield from (row for one in unknown for row in desk.asking.rows(rule.findings("references", one, desk.config)))


def by_question(reading: Reading, here: Settled) -> Iterator[tuple[str, FiledClaim]]:
    """The claims of a reading under every key at which they meet others."""
    for filed in settling.claims(reading, here.lost):
        yield from ((key, filed) for key, _ in keys.keys(here.desk.dossier(filed)))


def question(key: str, met: Sequence[FiledClaim], desk: Desk) -> Iterator[Row | Bearing | Unheld]:
    """What is said of the pairs that meet under a key, and of the claims that stand under no other."""
    dossiers = {one.id: one for one in map(desk.dossier, met)}
    kin: dict[str, list[Kin]] = {name: [] for name in dossiers}
    for pair in pairs.pairs(key, list(dossiers.values()), desk.config):
        if isinstance(pair, Unheld):
            yield pair
            continue
        yield from desk.asking.rows(rule.findings("pair", pair, desk.config))
        yield from desk.of_pair(pair)
        for _, bears in cluster.bearings(pair):
            kin[bears.claim].append(bears.kin)
    weighed: Weighed = {}
    for name, dossier in dossiers.items():
        if _stands_once(dossier):
            yield from _judged(dossier, kin.pop(name), desk, weighed)
        else:
            yield from (Bearing(name, one) for one in kin.pop(name))


def by_claim(reading: Reading, here: Settled) -> Iterator[tuple[str, FiledClaim]]:
    """The claims of a reading that stand under several keys, by id."""
    for filed in settling.claims(reading, here.lost):
        dossier = here.desk.dossier(filed)
        if not _stands_once(dossier) and any(True for _ in keys.keys(dossier)):
            yield filed.id, filed


def of_bearing(bearing: Bearing, _shared: object = None) -> Iterator[tuple[str, Kin]]:
    """What bears on a claim, under its id."""
    yield bearing.claim, bearing.kin


def gathered(_claim: str, met: Sequence[FiledClaim | Kin], desk: Desk) -> Iterator[Row]:
    """What is said of a claim that stands under several keys."""
    (filed,) = (one for one in met if not isinstance(one, Kin))
    yield from _judged(desk.dossier(filed), [one for one in met if isinstance(one, Kin)], desk, {})


def by_source(reading: Reading, here: Settled) -> Iterator[tuple[str, FiledSource | Cited]]:
    """The sources of a reading by id; and what its claims quote protected ones for."""
    found = chain[FiledClaim | FiledSource](settling.sources(reading, here.lost), settling.claims(reading, here.lost))
    for filed in found:
        yield from source_dossier.by_source(filed, here.desk.register)


def source(key: str, met: Sequence[FiledSource | Cited], desk: Desk) -> Iterator[Row]:
    """What is said of a source."""
    for one in source_dossier.of_source(key, met, desk.register):
        yield from desk.asking.rows(rule.findings("source", one, desk.config))


def _stands_once(dossier: Dossier) -> bool:
    return sum(1 for _ in keys.keys(dossier)) == 1


def _judged(dossier: Dossier, kin: Sequence[Kin], desk: Desk, weighed: Weighed) -> Iterator[Row]:
    one = cluster.cluster(dossier, kin, desk.config, weighed)
    yield from desk.of_cluster(one)
    yield from desk.asking.rows(rule.findings("cluster", one, desk.config))
