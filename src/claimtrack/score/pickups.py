"""Pairs of sources that speak side by side in a claim, and what their copies have in common: what CT506 looks at.

Pairs whose dependence a record states are left out: nothing counts twice there. Computes no score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from claimtrack.evidence.credited import Credit
from claimtrack.evidence.overlap import InCommon
from claimtrack.evidence.publishers import Publishers
from claimtrack.model import Source
from claimtrack.score.cluster import Cluster
from claimtrack.score.statements import Statement


class Holders(msgspec.Struct, frozen=True, kw_only=True):
    """The sources of which a copy lies here."""

    sources: frozenset[str]


class Credits(msgspec.Struct, frozen=True, kw_only=True):
    """All credits that were found, under the source that gives them."""

    by_source: dict[str, tuple[Credit, ...]]


class Pickup(msgspec.Struct, frozen=True, kw_only=True):
    """Two sources, in order of their ids, what their copies share or credit, and the claims in which both speak."""

    a: str
    b: str
    sources: dict[str, Source]
    shared: tuple[InCommon, ...]
    credits: tuple[Credit, ...]
    clusters: tuple[Cluster, ...]


def side_by_side(cluster: Cluster, holders: Holders) -> Iterator[tuple[str, Cluster]]:
    """The claim under each pair of sources that seem independent in it, at least one of which has a copy here."""
    heard = cluster.heard
    speaking: dict[str, list[Statement]] = {}
    for statement in heard.statements:
        for name in _in_play(statement):
            speaking.setdefault(name, []).append(statement)
    for a in sorted(speaking):
        for b in sorted(speaking):
            if a < b and not {a, b}.isdisjoint(holders.sources) and not stated(a, b, heard.sources):
                alone = ({one.place.order for one in speaking[x] if y not in _named(one)} for x, y in ((a, b), (b, a)))
                if all(alone):
                    yield f"{a} {b}", cluster


def sharing(shared: InCommon, _publishers: object = None) -> Iterator[tuple[str, InCommon]]:
    """What two copies share under each pair of sources whose copies they are."""
    pairs = {tuple(sorted((a.source, b.source))) for a in shared.sources_a for b in shared.sources_b if a.source != b.source}
    yield from ((" ".join(pair), shared) for pair in sorted(pairs))


def pickup(pair: str, met: Sequence[Cluster | InCommon], given: Credits) -> Iterator[Pickup]:
    """What stands under one pair, where there is a claim, and something that the copies have in common."""
    a, b = pair.split(" ")
    clusters = sorted((row for row in met if isinstance(row, Cluster)), key=lambda one: one.id)
    shared = sorted((row for row in met if isinstance(row, InCommon)), key=lambda one: (-one.words, one.copy_a, one.copy_b))
    said = {name: given.by_source.get(name, ()) for name in (a, b)}
    common = {one.wire for one in said[a]} & {one.wire for one in said[b]}
    bearing = tuple(
        one for name in (a, b) for one in said[name] if one.wire in common or one.wire in (a, b) or (shared and one.way == "line")
    )
    if clusters and (shared or bearing):
        sources = {name: source for one in clusters for name, source in one.heard.sources.items() if name in (a, b)}
        yield Pickup(a=a, b=b, sources=sources, shared=tuple(shared), credits=bearing, clusters=tuple(clusters))


def credits_of(found: Iterable[Credit]) -> Credits:
    """Credits as a table, each wire of a source once, by the surest way and the first copy."""
    ordered = sorted(set(found))
    firsts = {(one.source, one.wire): one for one in reversed(ordered)}
    by_source: dict[str, tuple[Credit, ...]] = {}
    for key in sorted(firsts):
        by_source[key[0]] = (*by_source.get(key[0], ()), firsts[key])
    return Credits(by_source=by_source)


def holders(publishers: Publishers) -> Holders:
    """The sources of some copies."""
    return Holders(sources=frozenset(one.source for held in publishers.values() for one in held))


def stated(a: str, b: str, sources: Mapping[str, Source]) -> bool:
    """Whether a record says that two sources depend on each other: one speaks for the other, both for one, or by `credits`."""
    one, other = sources.get(a), sources.get(b)
    if one is None or other is None:
        return False
    if one.of == b or other.of == a or (one.of is not None and one.of == other.of):
        return True
    return b in one.credits or a in other.credits or not set(one.credits).isdisjoint(other.credits)


def _in_play(statement: Statement) -> tuple[str, ...]:
    """Who lends a statement weight: its voice, unless it only repeats, and who carried it."""
    said = statement.attribution
    if said.picks_up or statement.stance == "withdraws":
        return ()
    return tuple(dict.fromkeys((said.source, *said.via)))


def _named(statement: Statement) -> set[str]:
    said = statement.attribution
    return {said.source, *said.via, *said.picks_up}
