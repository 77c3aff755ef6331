"""How well a claim is corroborated: its level, its four numbers, and every path and factor behind them.

Everything that is shown can be followed from here to a figure of the policy and a place in a file. Reads no record itself. What
only `claimtrack explain` tells is worked out there: a sentence for each factor (`wording.py`), what each adds (`contributions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod

import msgspec

from claimtrack.model import Basis, Camp, Source
from claimtrack.place import Place
from claimtrack.policy import ScorePolicy
from claimtrack.score.circuit import Circuit, shares
from claimtrack.score.factors import Node, NodeKind
from claimtrack.score.levels import Level, level
from claimtrack.score.outcome import SCORE_WEIGHTS, Outcome, both_sides, weigh
from claimtrack.score.statements import Statement
from claimtrack.score.trails import Network, Origin, Trail, network, roots, single_points

VOUCHED: frozenset[Basis] = frozenset({"firsthand", "document", "official", "position"})
"""The bases on which one named source makes a claim single-source rather than uncorroborated."""


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """One unbroken path from an origin to us: its factors in order, their product, who carried it, and whether it is `full`."""

    probability: float
    factors: tuple[Node, ...]
    origin: Origin
    relays: tuple[str, ...]
    full: bool


class Contribution(msgspec.Struct, frozen=True):
    """How much lower the score would be without this voice, camp or relay (`id` names the source or camp)."""

    id: str
    kind: NodeKind
    loss: float


class Corroboration(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one claim, from 0 to 1 throughout.

    `score`, `disbelief`, `conflict` and `unknown` sum to 1; `support` is P(S), `denial` P(D). `roots` are camps, or `voice:` and
    the id of a source that speaks against its own interest. `single_points` are nodes. `standing` has the places of all
    statements in a source's own voice that still stand, also where their path adds nothing.

    `low` and `high` bound the score. Where it is not `exact`, the numbers and the level are what is certain.
    """

    level: Level
    score: float
    disbelief: float
    conflict: float
    unknown: float
    probability: float
    low: float
    high: float
    exact: bool
    support: float
    denial: float
    roots: tuple[str, ...]
    single_points: tuple[str, ...]
    support_paths: tuple[Chain, ...]
    denial_paths: tuple[Chain, ...]
    standing: tuple[Place, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The bare verdict on a network: its level, what that rests on, and the circuit with the chances it was weighed by."""

    level: Level
    numbers: Outcome
    roots: tuple[str, ...]
    single_points: tuple[str, ...]
    sides: Circuit
    weights: dict[str, float]


def corroborate(
    statements: Iterable[Statement], sources: Mapping[str, Source], camps: Mapping[str, Camp], policy: ScorePolicy
) -> Corroboration:
    """The corroboration of the claim that these statements bear on. Their order and repetition change nothing."""
    return weighed(network(statements, sources, camps, policy), policy)


def weighed(net: Network, policy: ScorePolicy) -> Corroboration:
    """The corroboration that follows from a network."""
    judged = judge(net, policy)
    numbers = judged.numbers
    return Corroboration(
        level=judged.level,
        score=float(numbers.belief),
        disbelief=float(numbers.disbelief),
        conflict=float(numbers.conflict),
        unknown=float(numbers.unknown),
        probability=float(numbers.probability),
        low=float(numbers.score.low),
        high=float(numbers.score.high),
        exact=numbers.exact,
        support=float(numbers.support.low),
        denial=float(numbers.denial.low),
        roots=judged.roots,
        single_points=judged.single_points,
        support_paths=tuple([_chain(trail, judged.weights) for trail in net.support]),
        denial_paths=tuple([_chain(trail, judged.weights) for trail in net.denial]),
        standing=net.standing,
    )


def judge(net: Network, policy: ScorePolicy) -> Judged:
    """The verdict on a network, without the words that explain it."""
    weights = {name: node.weight for name, node in net.nodes.items()}
    sides = both_sides([trail.path for trail in net.support], [trail.path for trail in net.denial], policy.budget)
    numbers = weigh(sides, weights)
    origins, shared = roots(net.support), single_points(net.support)
    found = level(
        numbers,
        roots=len(origins),
        single_points=len(shared),
        named=any(_vouched(trail) for trail in net.support),
        sourced=bool(net.support),
        policy=policy.levels,
    )
    return Judged(level=found, numbers=numbers, roots=origins, single_points=shared, sides=sides, weights=weights)


def _vouched(trail: Trail) -> bool:
    return trail.full and trail.origin.anonymity == "named" and trail.origin.basis in VOUCHED


def contributions(net: Network, policy: ScorePolicy) -> tuple[Contribution, ...]:
    """What each voice, camp and relay of a network adds to its score, the greatest first; none where that is not exact."""
    judged = judge(net, policy)
    if not judged.numbers.exact:
        return ()
    added = shares(judged.sides, judged.weights, SCORE_WEIGHTS)
    nodes: dict[str, Node] = {
        node.id: node for trail in net.support for node in trail.nodes if node.kind in ("voice", "camp", "relay")
    }
    found = [Contribution(node.subject, node.kind, float(added[name])) for name, node in nodes.items()]
    # Equal losses may differ in the last bits; they should not stand in an order that these decide.
    return tuple(sorted(found, key=lambda one: (-round(one.loss, 9), one.kind, one.id)))


def _chain(trail: Trail, weights: Mapping[str, float]) -> Chain:
    return Chain(
        probability=prod([weights[node.id] for node in trail.nodes], start=1.0),
        factors=trail.nodes,
        origin=trail.origin,
        relays=trail.relays,
        full=trail.full,
    )
