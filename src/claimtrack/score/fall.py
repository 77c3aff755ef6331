"""What falls with a source, a camp or a stored copy: each claim's corroboration when that fails for certain.

A node that falls takes every path through it along, which is what a chance of 0 means: nothing that was superseded or already
recorded comes back in its place. A copy that falls takes the statements that were read in it, as if nobody had written them
down. Writes nothing, and knows only what the records declare.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from claimtrack.place import Place
from claimtrack.policy import ScorePolicy
from claimtrack.score.cluster import Cluster
from claimtrack.score.corroborate import Chain, Corroboration, weighed
from claimtrack.score.levels import TOLERANCE, WORST_FIRST
from claimtrack.score.trails import Network, Trail

Turn = Literal["falls", "rises"]

PRINTED = ("published", "corrected")
"""The states in which readers have a claim before them."""


class Fall(msgspec.Struct, frozen=True, kw_only=True):
    """What is taken to fail: nodes of networks (`voice:`, `relay:`, `camp:`), and the places of statements."""

    nodes: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset()

    def __or__(self, other: Fall) -> Fall:
        """Both at once."""
        return Fall(nodes=self.nodes | other.nodes, places=self.places | other.places)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A claim whose level or score is another after the fall. What only its denials lost makes it rise."""

    cluster: Cluster
    after: Corroboration

    @property
    def before(self) -> Corroboration:
        """How it stands now."""
        return self.cluster.corroboration

    @property
    def printed(self) -> bool:
        """Whether readers have it before them."""
        return self.cluster.dossier.claim.status in PRINTED

    @property
    def lost(self) -> tuple[Chain, ...]:
        """The support paths that are gone."""
        kept = {_nodes(path) for path in self.after.support_paths}
        return tuple(path for path in self.before.support_paths if _nodes(path) not in kept)

    @property
    def steps(self) -> int:
        """How many levels it rises; below 0, how many it falls."""
        return WORST_FIRST.index(self.after.level) - WORST_FIRST.index(self.before.level)

    @property
    def turn(self) -> Turn:
        """Which way it goes: by its level, else by its score. Of bounds alone, by which side lost."""
        if not (self.before.exact and self.after.exact):
            undenied = len(self.after.denial_paths) < len(self.before.denial_paths)
            return "rises" if undenied and not self.lost else "falls"
        change = self.steps or self.after.score - self.before.score
        return "rises" if change > 0 else "falls"

    @property
    def falls_a_level(self) -> bool:
        """Whether less can be said of it afterwards than now."""
        return self.turn == "falls" and self.steps < 0


def source(identity: str) -> Fall:
    """A source as a voice, as a relay, and as the organisation that others speak for. What picks it up goes with it."""
    return Fall(nodes=frozenset((f"voice:{identity}", f"relay:{identity}")))


def camp(identity: str) -> Fall:
    """A whole side."""
    return Fall(nodes=frozenset((f"camp:{identity}",)))


def after(cluster: Cluster, fall: Fall, policy: ScorePolicy) -> Corroboration:
    """The corroboration of a claim after the fall."""
    heard = cluster.heard
    left = tuple(one for one in heard.statements if one.place not in fall.places)
    return weighed(without(msgspec.structs.replace(heard, statements=left).network(policy), fall.nodes), policy)


def without(net: Network, nodes: frozenset[str]) -> Network:
    """The network without the paths through some nodes.

    The paths that stay are minimal as before, and none that was not can become it: it had the fallen node as well.
    """

    def kept(trails: Iterable[Trail]) -> tuple[Trail, ...]:
        return tuple(trail for trail in trails if nodes.isdisjoint(trail.path))

    return Network(kept(net.support), kept(net.denial), net.standing)


def changes(clusters: Iterable[Cluster], fall: Fall, policy: ScorePolicy) -> list[Change]:
    """The claims whose level or score changes: what falls furthest first, in levels, then in score; last what rises."""
    found = (Change(cluster=one, after=after(one, fall, policy)) for one in clusters if _touched(one, fall))
    return sorted((change for change in found if _changed(change)), key=_order)


def _touched(cluster: Cluster, fall: Fall) -> bool:
    """Whether the fall can bear on a claim at all: the others need no second look."""
    score = cluster.corroboration
    if any(not fall.nodes.isdisjoint(_nodes(path)) for path in (*score.support_paths, *score.denial_paths)):
        return True
    return bool(fall.places) and any(one.place in fall.places for one in cluster.heard.statements)


def _changed(change: Change) -> bool:
    before, then = change.before, change.after
    return before.level != then.level or any(
        abs(getattr(before, name) - getattr(then, name)) > TOLERANCE for name in ("score", "low", "high")
    )


def _order(change: Change) -> tuple[bool, int, float, str]:
    gain = round(change.after.score - change.before.score, 9)
    return (change.turn == "rises", change.steps, gain, change.cluster.id)


def _nodes(path: Chain) -> frozenset[str]:
    return frozenset(factor.id for factor in path.factors)
