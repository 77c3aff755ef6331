"""A cluster: one claim, all the claims that bear on it, and the corroboration that follows.

What a claim inherits: support from claims that entail it; denials from claims that exclude it, and from the denials of what it
entails (who denies the whole month denies the twenty days). A source that changed its word withdraws the earlier one; what it
withdrew where it had said it is not inherited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from claimtrack.config import Config
from claimtrack.link import dossier as dossiers
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Pair
from claimtrack.link.verdict import Relation
from claimtrack.model import Camp, Source
from claimtrack.policy import ScorePolicy
from claimtrack.score.corroborate import Corroboration, corroborate
from claimtrack.score.statements import Bearing, Statement, own_statements, unwithdrawn
from claimtrack.score.trails import Network, network


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that bears on another. `relation` has the claim itself as `a` and this one as `b`."""

    other: Dossier
    relation: Relation


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """All that bears on one claim: its own statements and those it inherits, who made them, and whose side they are on."""

    statements: tuple[Statement, ...]
    sources: dict[str, Source]
    camps: dict[str, Camp]

    def corroborated(self, policy: ScorePolicy) -> Corroboration:
        """The corroboration that follows."""
        return corroborate(self.statements, self.sources, self.camps, policy)

    def network(self, policy: ScorePolicy) -> Network:
        """The paths that lead to the claim."""
        return network(self.statements, self.sources, self.camps, policy)


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, its kin by id, and how well it is corroborated."""

    dossier: Dossier
    kin: tuple[Kin, ...]
    corroboration: Corroboration

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.dossier.id

    @property
    def heard(self) -> Heard:
        """All that its corroboration was made from."""
        return heard(self.dossier, self.kin)


class Bears(msgspec.Struct, frozen=True):
    """Which claim a kindred one bears on: its id, and the kin."""

    claim: str
    kin: Kin


def by_question(dossier: Dossier, _shared: object = None) -> Iterator[tuple[str, Dossier]]:
    """The claim itself, under its question, or under its id where it has none."""
    yield _home(dossier), dossier


def bearings(pair: Pair, _shared: object = None) -> Iterator[tuple[str, Bears]]:
    """Each claim of a pair under the question of the other, where it has anything to say about that one's truth."""
    relation = pair.relation
    if relation.sure and (relation.entails != "none" or relation.excludes or relation.verdict == "supersession"):
        yield _home(pair.a), Bears(pair.a.id, Kin(other=pair.b, relation=relation))
        yield _home(pair.b), Bears(pair.b.id, Kin(other=pair.a, relation=relation.turned()))


def _home(dossier: Dossier) -> str:
    return dossier.claim.about or f" {dossier.id}"


def is_of(row: Dossier | Bears, claims: frozenset[str]) -> bool:
    """Whether a row of `clusters` is of one of these claims."""
    return (row.id if isinstance(row, Dossier) else row.claim) in claims


def clusters(_key: str, met: Sequence[Dossier | Bears], config: Config) -> Iterator[Cluster]:
    """The clusters of the claims about one question, from their dossiers and what bears on each.

    Claims that say the same inherit from each other, and so rest on the very same statements: these are weighed once.
    """
    kindred: dict[str, list[Kin]] = {}
    for row in met:
        if isinstance(row, Bears):
            kindred.setdefault(row.claim, []).append(row.kin)
    weighed: Weighed = {}
    for dossier in sorted((row for row in met if isinstance(row, Dossier)), key=lambda row: row.id):
        yield cluster(dossier, kindred.get(dossier.id, ()), config, weighed)


Rests = tuple[tuple[str, str, str], ...]
"""The claims whose statements a claim rests on, by id, each with what its support and its denials mean there."""
Weighed = dict[Rests, Corroboration]
"""What was weighed already."""


def _rests(dossier: Dossier, kin: Sequence[Kin]) -> Rests:
    own = (dossier.id, "supports", "denies") if _is_plain(dossier, kin) else (dossier.id, "itself", "")
    others = [(one.other.id, _of_support(one.relation) or "", _turned("denies", one.relation) or "") for one in kin]
    return tuple(sorted((own, *others)))


def _is_plain(dossier: Dossier, kin: Sequence[Kin]) -> bool:
    """Whether others inherit just what a claim rests on itself: it is more than possible, and nothing was withdrawn."""
    possible = any(one.relation.possible in ("a", "both") for one in kin)
    return not possible and all(said.stance != "withdraws" for said in dossier.claim.said)


def cluster(dossier: Dossier, kin: Iterable[Kin], config: Config, weighed: Weighed) -> Cluster:
    """The cluster of one claim, from its dossier and its kin; what it rests on is weighed, unless that is done already."""
    ordered = tuple(sorted(kin, key=lambda row: row.other.id))
    rests = _rests(dossier, ordered)
    if rests not in weighed:
        weighed[rests] = heard(dossier, ordered).corroborated(config.policy.score)
    return Cluster(dossier=dossier, kin=ordered, corroboration=weighed[rests])


def printed(one: Cluster) -> Cluster:
    """A cluster without what bears on the claim, and how; of the claim what is printed in a list of all claims."""
    stands = msgspec.structs.replace(one.corroboration, support_paths=(), denial_paths=(), standing=())
    return Cluster(dossier=dossiers.printed(one.dossier), kin=(), corroboration=stands)


def heard(dossier: Dossier, kin: Iterable[Kin]) -> Heard:
    """All that bears on a claim."""
    statements = [*own_statements(dossier.filed)]
    sources, camps = dict(dossier.sources), dict(dossier.camps)
    for one in kin:
        statements += inherited(one)
        sources |= one.other.sources
        camps |= one.other.camps
    return Heard(statements=tuple(statements), sources=sources, camps=camps)


def inherited(kin: Kin) -> Iterator[Statement]:
    """What the statements of a kindred claim say of the claim itself."""
    only_possible = kin.relation.possible in ("b", "both")
    for statement in unwithdrawn(own_statements(kin.other.filed), kin.other.sources):
        stance = _turned(statement.stance, kin.relation)
        if stance is not None:
            partly = stance != "withdraws" and (statement.partly or (only_possible and statement.stance == "supports"))
            same = stance == statement.stance and partly == statement.partly
            yield statement if same else msgspec.structs.replace(statement, stance=stance, partly=partly)


def _turned(stance: Bearing, relation: Relation) -> Bearing | None:
    if stance == "supports":
        return _of_support(relation)
    return "denies" if stance == "denies" and relation.entails in ("a", "both") else None


def _of_support(relation: Relation) -> Bearing | None:
    """What support for the other claim (`b`) means for this one (`a`)."""
    if relation.entails in ("b", "both"):
        return "supports"
    if relation.verdict in ("contradiction", "supersession") and relation.excludes:
        return "denies"
    return "withdraws" if relation.verdict == "supersession" and relation.later == "b" else None
