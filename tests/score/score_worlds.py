"""Small worlds for the tests of the score: a few sources in a few camps, and what they say of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple, get_args

import msgspec
from hypothesis import strategies as st

from claimtrack.model import Anonymity, Attribution, Basis, Camp, Grade, Kind, Source
from claimtrack.place import Place
from claimtrack.policy import ScorePolicy
from claimtrack.score.network import Path
from claimtrack.score.outcome import Outcome, outcome
from claimtrack.score.statements import Bearing, Statement
from claimtrack.score.trails import Network, network, roots

POLICY = ScorePolicy()
CAMPS = {
    "government": Camp(name="the government"),
    "rebels": Camp(name="the rebels"),
    "press": Camp(name="the press", role="neutral"),
    "village": Camp(name="a party to which nobody below belongs"),
    "university": Camp(name="a neutral camp to which nobody below belongs", role="neutral"),
}
TAKEN = (None, "government", "rebels", "press")
PEOPLE = ("ali", "berit", "chen", "dana")
ORGANISATIONS = ("afp", "reuters", "ministry")
UNKNOWN = "nobody-filed-this"
EVERYBODY = (*PEOPLE, *ORGANISATIONS, UNKNOWN)
DATES = (None, "2026", "2026-02", "2026-02-10", "2026-02-20", "2026-03-01")


class World(NamedTuple):
    """Sources, and what they say."""

    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]

    def saying(self, *more: Statement) -> World:
        return self._replace(statements=(*self.statements, *more))

    def knowing(self, name: str, **changes: object) -> World:
        changed = msgspec.structs.replace(self.sources[name], **changes)
        return self._replace(sources={**self.sources, name: changed})


class Verdict(NamedTuple):
    """What the score rests on, in exact fractions."""

    numbers: Outcome
    roots: tuple[str, ...]
    network: Network

    @property
    def belief(self) -> Fraction:
        return Fraction(self.numbers.belief)


def verdict(world: World, policy: ScorePolicy = POLICY) -> Verdict:
    net = network(world.statements, world.sources, CAMPS, policy)
    weights = {name: node.exact_weight for name, node in net.nodes.items()}
    numbers = outcome([t.path for t in net.support], [t.path for t in net.denial], weights, policy.budget)
    return Verdict(numbers, roots(net.support), net)


def statement(source: str, stance: Bearing = "supports", *, partly: bool = False, at: int = 0, **said: Any) -> Statement:
    """One statement; `said` has the fields of an attribution."""
    return Statement(Attribution(source=source, **said), stance, partly, "claim", Place("claims/claim.yaml", ("said", at)))


def source(kind: Kind = "official", anonymity: Anonymity = "named", **fields: Any) -> Source:
    return Source(source="somebody", kind=kind, anonymity=anonymity, **fields)


def enumerated(paths: Iterable[Path], probability: Mapping[str, Fraction]) -> dict[frozenset[str], Fraction]:
    """Every state of the nodes of some paths, as the set of those that hold, with its probability."""
    names = sorted({node for path in paths for node in path})
    states = {}
    for state in product((False, True), repeat=len(names)):
        chance = Fraction(1)
        for name, holds in zip(names, state, strict=True):
            chance *= probability[name] if holds else 1 - probability[name]
        states[frozenset(name for name, holds in zip(names, state, strict=True) if holds)] = chance
    return states


def brute_force(support: Sequence[Path], denial: Sequence[Path], probability: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The four numbers, by counting states."""
    four = dict.fromkeys(("belief", "disbelief", "conflict", "unknown"), Fraction(0))
    for state, chance in enumerated([*support, *denial], probability).items():
        held = any(path <= state for path in support), any(path <= state for path in denial)
        name = {(True, False): "belief", (False, True): "disbelief", (True, True): "conflict", (False, False): "unknown"}[held]
        four[name] += chance
    return four


ANONYMITIES: tuple[Anonymity, ...] = get_args(Anonymity)
GRADES: tuple[Grade, ...] = get_args(Grade)


def some_sources() -> st.SearchStrategy[dict[str, Source]]:
    camps = st.sampled_from(TAKEN)
    people = st.builds(
        Source,
        source=st.just("a person"),
        kind=st.sampled_from(("person", "official", "team", "document", "media")),
        anonymity=st.sampled_from(ANONYMITIES),
        camp=camps,
        of=st.sampled_from((None, None, *ORGANISATIONS)),
        grade=st.sampled_from(GRADES),
    )
    organisations = st.builds(
        Source,
        source=st.just("an organisation"),
        kind=st.sampled_from(("agency", "outlet", "body", "group")),
        anonymity=st.sampled_from(("named", "named", "unidentified")),
        camp=camps,
        of=st.sampled_from((None, None, None, "afp")),
        grade=st.sampled_from(GRADES),
    )
    return st.fixed_dictionaries({**dict.fromkeys(PEOPLE, people), **dict.fromkeys(ORGANISATIONS, organisations)})


def some_statements(
    who: Sequence[str] = EVERYBODY,
    stances: Sequence[Bearing] = ("supports", "supports", "supports", "denies", "denies", "withdraws"),
    picks_up: Sequence[str] = EVERYBODY,
) -> st.SearchStrategy[Statement]:
    names = st.lists(st.sampled_from(EVERYBODY), max_size=2, unique=True).map(tuple)
    picked = st.lists(st.sampled_from(picks_up), min_size=1, max_size=2, unique=True).map(tuple) if picks_up else st.just(())
    attribution = st.builds(
        Attribution,
        source=st.sampled_from(who),
        basis=st.sampled_from(get_args(Basis)),
        via=st.one_of(st.just(()), names),
        picks_up=st.one_of(st.just(()), st.just(()), picked),
        date=st.sampled_from(DATES),
        anonymity=st.sampled_from((None, None, None, *ANONYMITIES)),
        against_interest=st.sampled_from((False, False, True)),
    )
    return st.builds(
        Statement,
        attribution=attribution,
        stance=st.sampled_from(stances),
        partly=st.sampled_from((False, False, True)),
        claim=st.sampled_from(("claim", "another")),
        place=st.integers(0, 9).map(lambda at: Place("claims/claim.yaml", ("said", at))),
    )


def some_worlds(max_size: int = 6, **said: Any) -> st.SearchStrategy[World]:
    return st.builds(World, some_sources(), st.lists(some_statements(**said), max_size=max_size).map(tuple))
