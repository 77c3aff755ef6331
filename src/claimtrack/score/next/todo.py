"""What the desk should do next over all its claims: one line for one piece of work, with all the claims that it lifts.

Two claims share a line when the same way lifts both: the same camp is declared, the same source is asked, or a new source can
speak to the one question that both are about; but not two that cannot both be true, as nobody can vouch for both. Each claim
stands once, on the line that is best for the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

import msgspec

from claimtrack.score.cluster import Cluster
from claimtrack.score.levels import Level
from claimtrack.score.next.additions import NEW, Addition
from claimtrack.score.next.alternatives import different
from claimtrack.score.next.scene import Scene, scene
from claimtrack.score.next.search import Way, Ways
from claimtrack.score.stake import Stake

Key = tuple[tuple[Addition, str], ...]
"""A way, and for each new source the question that it would speak to."""


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that a desk would have stand better: what is at stake with it, the ways up, and what cannot be true beside it."""

    cluster: Cluster
    stake: Stake
    ways: Ways
    excludes: frozenset[str] = frozenset()


class Lift(msgspec.Struct, frozen=True, kw_only=True):
    """One claim that is lifted: where it stands, and where it would."""

    claim: str
    level_before: Level
    before: float
    level: Level
    after: float
    stake: Stake

    @property
    def gain(self) -> float:
        """By how much the score rises."""
        return self.after - self.before


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of work: the additions, their effort, what new sources must keep clear of, and the claims it lifts.

    The claims stand with what is most at stake first, then the greatest gain.
    """

    additions: tuple[Addition, ...]
    effort: float
    scene: Scene
    lifts: tuple[Lift, ...]

    @property
    def gain(self) -> float:
        """The sum of the gains."""
        return sum(lift.gain for lift in self.lifts)

    @property
    def stake(self) -> Stake:
        """What is at stake with the claim that has most at stake."""
        return self.lifts[0].stake


def tasks(claims: Iterable[Open]) -> Iterator[Task]:
    """The list, best first: by what is at stake, then by gain for the effort. Claims that nothing lifts are on no line.

    Greedy: the best line first, and of the rest, without the claims that it lifts, the best again. A line only gets worse as
    claims leave it, so each is looked at again only when it comes up.
    """
    by_id = {one.cluster.id: one for one in claims}
    lines: dict[Key, dict[str, Way]] = {}
    for name, one in by_id.items():
        for way in one.ways.ways:
            lines.setdefault(_key(way, one.cluster), {})[name] = way
    scenes = {name: scene(one.cluster) for name, one in by_id.items()}
    waiting = [(_rank(task), key) for key, lifted in lines.items() for task in (_task(key, lifted, by_id, scenes),)]
    heapify(waiting)
    done: set[str] = set()
    while waiting:
        rank, key = heappop(waiting)
        lines[key] = left = {name: way for name, way in lines[key].items() if name not in done}
        if not left:
            continue
        task = _task(key, left, by_id, scenes)
        if _rank(task) == rank:
            done |= {lift.claim for lift in task.lifts}
            yield task
        heappush(waiting, (_rank(task), key))


def alone(one: Open) -> Iterator[Task]:
    """The ways up of one claim by itself, those that are really different, best first."""
    around = scene(one.cluster)
    for way in different(one.ways.ways):
        yield Task(additions=way.additions, effort=way.effort, scene=around, lifts=(_lift(one, way),))


def _key(way: Way, cluster: Cluster) -> Key:
    question = cluster.dossier.claim.about or cluster.id
    return tuple((one, question if one.kind in NEW else "") for one in way.additions)


def _rank(task: Task) -> tuple[float, ...]:
    """Smaller is better. Rounded, so that no order is decided by the last bits."""
    return (-task.stake.weight, -round(task.gain / task.effort, 9), task.effort)


def _task(key: Key, lifted: dict[str, Way], claims: dict[str, Open], scenes: dict[str, Scene]) -> Task:
    lifts = _together(key, [_lift(claims[name], way) for name, way in lifted.items()], claims)
    whole = Scene()
    for lift in lifts:
        whole |= scenes[lift.claim]
    return Task(
        additions=tuple(addition for addition, _ in key),
        effort=next(iter(lifted.values())).effort,
        scene=whole,
        lifts=lifts,
    )


def _together(key: Key, lifts: Iterable[Lift], claims: dict[str, Open]) -> tuple[Lift, ...]:
    """The lifts in their order; where the way needs somebody who vouches, without what those before it rule out."""
    taken: list[Lift] = []
    for lift in sorted(lifts, key=lambda one: (-one.stake.weight, -round(one.gain, 9), one.claim)):
        vouching = any(addition.kind in NEW for addition, _ in key)
        if not vouching or claims[lift.claim].excludes.isdisjoint(other.claim for other in taken):
            taken.append(lift)
    return tuple(taken)


def _lift(one: Open, way: Way) -> Lift:
    score = one.cluster.corroboration
    return Lift(
        claim=one.cluster.id,
        level_before=score.level,
        before=score.score,
        level=way.level,
        after=way.score,
        stake=one.stake,
    )
