"""The stations of an archive at which claims are judged: alone, on a question, by all that bears on them. Each is one function.

Claims travel as records; whoever needs more of one looks it up. A claim that stands under one question is judged where its
question is, and does not travel again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claimtrack import rule
from claimtrack.archive import settling
from claimtrack.archive.looking import Desk
from claimtrack.archive.rows import Row
from claimtrack.archive.settling import Losers
from claimtrack.evidence import quotation
from claimtrack.evidence.quotation import QuoteOf
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


class Apart(msgspec.Struct, frozen=True):
    """A claim that stands under several keys, and is judged when all that bears on it has come together."""

    filed: FiledClaim


class End(msgspec.Struct, frozen=True):
    """A claim of which people judged a link."""

    dossier: Dossier


class Known(msgspec.Struct, frozen=True):
    """A source."""

    filed: FiledSource


def alone(reading: Reading, here: Settled) -> Iterator[Row | Apart | End | Known | Cited | QuoteOf]:
    """What is said of a reading, of its claims and sources by themselves; all that is said of a claim that stands under no key;
    and what of them is looked at elsewhere. One look at each record, as to read one again costs more than most of this."""
    desk = here.desk
    yield from _of_text(reading, desk)
    for filed in settling.claims(reading, here.lost):
        unknown = references.of_claim(filed, desk.ids)
        yield from (row for one in unknown for row in desk.asking.rows(rule.findings("references", one, desk.config)))
        dossier = desk.dossier(filed)
        yield from desk.asking.rows(rule.findings("claim", dossier, desk.config))
        stands = sum(1 for _ in keys.keys(dossier))
        if not stands:
            yield from _judged(dossier, (), desk, {})
        elif stands > 1:
            yield Apart(filed)
        if dossier.judged:
            yield End(dossier)
        yield from quotation.of_dossier(dossier)
        yield from (one for _, one in source_dossier.by_source(filed, desk.register) if isinstance(one, Cited))
    for source in settling.sources(reading, here.lost):
        unknown = references.of_source(source, desk.ids)
        yield from (row for one in unknown for row in desk.asking.rows(rule.findings("references", one, desk.config)))
        yield Known(source)


def _of_text(reading: Reading, desk: Desk) -> Iterator[Row]:
    """What is said of the reading itself. Of a faulty claim nothing is shown where some source is protected."""
    faulty = reading.folder == "claims" and bool(reading.problems or reading.misfits)
    if faulty and (desk.register.guarded or desk.register.hidden):
        reading = msgspec.structs.replace(reading, guarded=True)
    yield from desk.asking.rows(rule.findings("text", reading, desk.config))


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


def by_claim(one: Apart, _shared: object = None) -> Iterator[tuple[str, FiledClaim]]:
    """A claim that stands under several keys, by id."""
    yield one.filed.id, one.filed


def of_bearing(bearing: Bearing, _shared: object = None) -> Iterator[tuple[str, Kin]]:
    """What bears on a claim, under its id."""
    yield bearing.claim, bearing.kin


def gathered(_claim: str, met: Sequence[FiledClaim | Kin], desk: Desk) -> Iterator[Row]:
    """What is said of a claim that stands under several keys."""
    (filed,) = (one for one in met if not isinstance(one, Kin))
    yield from _judged(desk.dossier(filed), [one for one in met if isinstance(one, Kin)], desk, {})


def by_source(one: Known | Cited, _shared: object = None) -> Iterator[tuple[str, FiledSource | Cited]]:
    """A source by id, and what claims quote it for."""
    yield (one.said.source, one) if isinstance(one, Cited) else (one.filed.id, one.filed)


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
