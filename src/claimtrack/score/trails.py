"""From what the sources say to a network: which unbroken paths lead from an origin to us, on either side.

What is picked up adds a path only where nobody recorded its origin: a repetition of what is recorded needs all the nodes that the
original needs, and so adds nothing. That is also why a circle without an origin supports nothing. No figure is added up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from claimtrack.model import Anonymity, Basis, Camp, Source
from claimtrack.place import Place
from claimtrack.policy import ScorePolicy
from claimtrack.score import factors
from claimtrack.score.factors import Node
from claimtrack.score.network import Path, minimal
from claimtrack.score.statements import (
    Bearing,
    Statement,
    Word,
    Words,
    anonymity_of,
    last_words,
    on_record,
    source_of,
    standing,
)


class Origin(msgspec.Struct, frozen=True):
    """Where a path begins: who, on what terms, on what basis, which root it counts for, and where that is recorded.

    The root is the camp's id; a voice that speaks against its own interest is its own root, `voice:` and its id.
    """

    source: str
    anonymity: Anonymity
    basis: Basis
    root: str
    claim: str
    place: Place


class Trail(msgspec.Struct, frozen=True, dict=True):
    """One path with its story: the nodes from voice to relay, who carried it, and whether it goes all the way (`full`)."""

    nodes: tuple[Node, ...]
    origin: Origin
    relays: tuple[str, ...]
    full: bool

    @cached_property
    def path(self) -> Path:
        """The ids of the nodes."""
        return frozenset([node.id for node in self.nodes])


class Network(msgspec.Struct, frozen=True):
    """The minimal paths of support and of denial, sorted by their nodes.

    `standing` has the places of all statements in a source's own voice that still stand, also where their paths are not minimal.
    """

    support: tuple[Trail, ...]
    denial: tuple[Trail, ...]
    standing: tuple[Place, ...] = ()

    @property
    def nodes(self) -> dict[str, Node]:
        """Every node on any path, by its id."""
        return {node.id: node for trail in (*self.support, *self.denial) for node in trail.nodes}


class _Known(msgspec.Struct, frozen=True):
    """What the desk knows when it draws a path. `terms`: the best terms on which each voice that was heard has spoken."""

    sources: Mapping[str, Source]
    camps: Mapping[str, Camp]
    policy: ScorePolicy
    terms: Mapping[str, Anonymity]


def network(
    statements: Iterable[Statement], sources: Mapping[str, Source], camps: Mapping[str, Camp], policy: ScorePolicy
) -> Network:
    """The network of one claim. Neither the order nor the repetition of statements matters; a path that cannot hold is none."""
    audible = on_record(statements, sources)
    words = last_words(audible)
    upright = standing(audible, words)
    heard = [statement for statement in upright if not statement.attribution.picks_up]
    known = _Known(sources, camps, policy, _terms(heard, sources, policy))
    sides: dict[Bearing, list[Trail]] = {"supports": [], "denies": []}
    for statement in heard:
        sides[statement.stance].append(_heard(statement, known))
    for statement, origin in _unseen(audible, upright, words, sources):
        sides[statement.stance].append(_picked_up(statement, origin, known))
    places = sorted({statement.place for statement in heard}, key=_place_order)
    return Network(_shortest(sides["supports"]), _shortest(sides["denies"]), tuple(places))


def roots(trails: Iterable[Trail]) -> tuple[str, ...]:
    """The independent origins of the full paths: camps, and voices against their own interest, which then count for no camp."""
    origins = {trail.origin for trail in trails if trail.full}
    alone = {origin.root for origin in origins if origin.root == f"voice:{origin.source}"}
    return tuple(sorted(alone | {origin.root for origin in origins if f"voice:{origin.source}" not in alone}))


def single_points(trails: Iterable[Trail]) -> tuple[str, ...]:
    """The nodes that all these paths need; none when there is no path."""
    paths = [trail.path for trail in trails]
    return tuple(sorted(frozenset.intersection(*paths))) if paths else ()


def _heard(statement: Statement, known: _Known) -> Trail:
    """The path of what a source says in its own voice."""
    said = statement.attribution
    relays = tuple(dict.fromkeys([relay for relay in said.via if relay != said.source])) if said.via else ()
    return _trail(statement, said.source, said.basis, relays, known)


def _picked_up(statement: Statement, origin: str, known: _Known) -> Trail:
    """The path of what somebody repeats from an origin that nobody has recorded: hearsay of that origin."""
    said = statement.attribution
    relays = tuple(dict.fromkeys(relay for relay in (*said.via, said.source) if relay != origin))
    return _trail(statement, origin, "hearsay", relays, known)


def _trail(statement: Statement, voice: str, basis: Basis, relays: tuple[str, ...], known: _Known) -> Trail:
    sources, policy, said = known.sources, known.policy, statement.attribution
    terms = known.terms.get(voice) or source_of(voice, sources).anonymity
    camp, answering = factors.camp_of(voice, sources), factors.answers_for(voice, sources)
    disinterested = said.against_interest and voice == said.source
    nodes = [factors.voice(voice, terms, sources, policy), factors.basis(voice, basis, policy)]
    if not disinterested:
        nodes.append(factors.camp(camp, known.camps, policy))
    nodes += [factors.relay(relay, sources, policy) for relay in dict.fromkeys((answering, *relays)) if relay is not None]
    if statement.partly:
        nodes.append(factors.partly(said.source, policy))
    return Trail(
        nodes=tuple(nodes),
        origin=Origin(voice, terms, basis, f"voice:{voice}" if disinterested else camp, statement.claim, statement.place),
        relays=relays,
        full=not statement.partly,
    )


def _terms(heard: Iterable[Statement], sources: Mapping[str, Source], policy: ScorePolicy) -> dict[str, Anonymity]:
    spoken: dict[str, list[Anonymity]] = {}
    for statement in heard:
        spoken.setdefault(statement.attribution.source, []).append(anonymity_of(statement, sources))
    return {source: factors.best(terms, policy) if len(terms) > 1 else terms[0] for source, terms in spoken.items()}


def _unseen(
    audible: Iterable[Statement], upright: Iterable[Statement], words: Words, sources: Mapping[str, Source]
) -> Iterator[tuple[Statement, str]]:
    """The pickups whose origin has no record on their side, each with that origin.

    An origin has a record, standing or not, when it speaks, when something comes through it or from those who speak for it, or
    when it picks something up. It said what is picked up by the day of the pickup; its own later word or withdrawal undoes that.
    """
    picking = [statement for statement in upright if statement.attribution.picks_up]
    if not picking:
        return
    recorded = {(statement.stance, name) for statement in audible for name in _record(statement, sources)}
    for statement in picking:
        for origin in statement.attribution.picks_up:
            silent = (statement.stance, origin) not in recorded and source_of(origin, sources).anonymity != "off_record"
            if silent and words.get((origin, False), Word()).leaves(statement.attribution.date):
                yield statement, origin


def _record(statement: Statement, sources: Mapping[str, Source]) -> set[str]:
    """Whose report a statement records. What it picks up it only repeats, even where `via` names that again."""
    said = statement.attribution
    carriers = {*said.via, source_of(said.source, sources).of} - set(said.picks_up)
    return {said.source} | {carrier for carrier in carriers if carrier is not None}


def _shortest(trails: Iterable[Trail]) -> tuple[Trail, ...]:
    """The minimal ones, sorted by their nodes; of several with the same nodes the first by claim and place."""
    possible = [trail for trail in trails if min([node.weight for node in trail.nodes]) > 0]
    if len(possible) < 2:
        return tuple(possible)
    first: dict[Path, Trail] = {}
    for trail in possible:
        other = first.setdefault(trail.path, trail)
        if other is not trail and _order(trail) < _order(other):
            first[trail.path] = trail
    return tuple(first[path] for path in minimal(first))


def _order(trail: Trail) -> tuple[str, object, tuple[str, ...]]:
    return (trail.origin.claim, _place_order(trail.origin.place), trail.relays)


def _place_order(place: Place) -> tuple[str, int, list[tuple[bool, int | str]]]:
    return (place.path, place.document, [(isinstance(step, str), step) for step in place.route])
