"""The search for the smallest set of additions that lifts a claim: breadth-first, each set weighed by the model itself.

Sets of one addition first, then of two, up to policy `most`; the first size at which any lifts the claim is the answer, with all
sets of that size. Nothing is estimated: the figures are those that the records would have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import combinations_with_replacement, pairwise
from typing import Literal, get_args

import msgspec

from claimtrack.policy import Policy, ScorePolicy
from claimtrack.score.cluster import Cluster, Heard
from claimtrack.score.corroborate import Judged, judge
from claimtrack.score.levels import Level
from claimtrack.score.next.additions import NEW, Addition, effort, made
from claimtrack.score.next.offers import offers
from claimtrack.score.next.shape import Shape, shape
from claimtrack.score.next.untouched import Untouched
from claimtrack.score.trails import Network, network, roots, single_points

Wanted = Literal["single-source", "corroborated", "strongly-corroborated"]
"""The levels that can be asked for."""
WANTED: tuple[Wanted, ...] = get_args(Wanted)

LADDER: tuple[Level, ...] = ("refuted", "disputed", "unsourced", "uncorroborated", *WANTED)
"""The levels from the worst to the best."""

Obstacle = Literal["there", "superseded", "entangled", "denied", "far", "many"]
"""Why nothing is offered: it is at that level; its sources have since said otherwise; it cannot be computed exactly; a denial
stands that none of the sets removes; no set suffices; or there were more sets than policy `tried`, and none of these did."""

_SURELY = 1e-6
"""What is by so much above a threshold is not below it for the last bits of floats."""
_KEPT = 60
"""The most sets of one size that are kept, the best ones."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A set of additions that lifts a claim, what it costs a desk, and where the claim then stands."""

    additions: tuple[Addition, ...]
    effort: float
    score: float
    level: Level


class Ways(msgspec.Struct, frozen=True, kw_only=True):
    """The smallest sets that lift a claim, best first (least effort, then most gain), or the obstacle. `tried` counts sets."""

    wanted: Wanted
    ways: tuple[Way, ...] = ()
    obstacle: Obstacle | None = None
    tried: int = 0


class Search:
    """Searches under one policy, and remembers what it found for each shape of evidence.

    `guarded` are the sources that nobody may be told to name (`offers.guarded`).
    """

    def __init__(self, policy: Policy, guarded: Set[str]) -> None:
        """Nothing is searched yet."""
        self._policy = policy
        self._guarded = guarded
        self._known: dict[tuple[Shape, Wanted], Ways] = {}

    def of(self, cluster: Cluster, wanted: Wanted | None = None) -> Ways:
        """The ways up of a claim, to the level wanted or else to the next sensible one."""
        score = cluster.corroboration
        aim = wanted or next_level(score.level)
        if reached(score.level, aim):
            return Ways(wanted=aim, obstacle="there")
        if any(kin.relation.verdict == "supersession" and kin.relation.later == "b" for kin in cluster.kin):
            return Ways(wanted=aim, obstacle="superseded")
        return self.heard(cluster.heard, aim) if score.exact else Ways(wanted=aim, obstacle="entangled")

    def heard(self, heard: Heard, wanted: Wanted) -> Ways:
        """The ways up from what is heard."""
        bare, names = shape(heard, self._guarded)
        if (bare, wanted) not in self._known:
            self._known[bare, wanted] = search(bare.heard, wanted, self._policy, bare.guarded)
        found = self._known[bare, wanted]
        return msgspec.structs.replace(found, ways=tuple(_with_names(way, names) for way in found.ways))


def next_level(level: Level) -> Wanted:
    """What a desk wants of a claim next: that it is corroborated, and then that nothing alone can bring it down."""
    return "strongly-corroborated" if LADDER.index(level) >= LADDER.index("corroborated") else "corroborated"


def reached(level: Level, wanted: Wanted) -> bool:
    """Whether a level is the one wanted, or better."""
    return LADDER.index(level) >= LADDER.index(wanted)


def search(heard: Heard, wanted: Wanted, policy: Policy, guarded: Set[str]) -> Ways:
    """The smallest sets that lift what is heard to the level wanted; of one size by effort, then by gain."""
    net = _network(heard, policy.score)
    now = judge(net, policy.score)
    if reached(now.level, wanted):
        return Ways(wanted=wanted, obstacle="there")
    offered = sorted(offers(heard, net, guarded), key=lambda one: effort(one, policy.next))
    blocked = _blocked(now, wanted, policy.score)
    if blocked and not any(one.kind == "denial" for one in offered):
        return Ways(wanted=wanted, obstacle="denied")
    tried, denied, untouched = 0, blocked, Untouched(net, policy.score)
    for size in range(1, policy.next.most + 1):
        lifting: list[Way] = []
        for additions in _sets(offered, size):
            tried += 1
            if tried > policy.next.tried:
                return Ways(wanted=wanted, ways=_best(lifting), obstacle=None if lifting else "many", tried=tried - 1)
            if blocked and _in_vain(additions, untouched, policy.score, denied=denied):
                continue
            judged = _lifted(made(heard, additions), wanted, policy.score)
            if judged is not None and reached(judged.level, wanted):
                lifting.append(_way(additions, judged, policy))
            elif judged is not None and judged.level not in ("disputed", "refuted"):
                denied = False
        if lifting:
            return Ways(wanted=wanted, ways=_best(lifting), tried=tried)
    return Ways(wanted=wanted, obstacle="denied" if denied else "far", tried=tried)


def _blocked(now: Judged, wanted: Wanted, policy: ScorePolicy) -> bool:
    """Whether nothing lifts the claim as long as those who deny it do.

    No addition but theirs lowers the denial, and a claim with as much support as the level needs is disputed by such a denial.
    """
    levels = policy.levels
    return wanted != "single-source" and levels.corroborated >= levels.disputed and now.numbers.denial.low >= levels.disputed


def _in_vain(additions: Iterable[Addition], untouched: Untouched, policy: ScorePolicy, *, denied: bool) -> bool:
    """Whether, for a claim that is blocked, these leave a denial that is too likely. Where all sets did so far (`denied`) only if
    the claim is then surely disputed or refuted, for it counts whether all are."""
    if not any(one.kind == "denial" for one in additions):
        return True
    surely = policy.levels.disputed + _SURELY
    return untouched.denial(additions) >= surely and (not denied or untouched.support(additions) >= surely)


def _lifted(heard: Heard, wanted: Wanted, policy: ScorePolicy) -> Judged | None:
    """The verdict on what is heard; None where roots or single points alone rule out the level, which costs less to see."""
    net = _network(heard, policy)
    if wanted != "single-source" and len(roots(net.support)) < policy.levels.corroborated_roots:
        return None
    if wanted == "strongly-corroborated" and single_points(net.support):
        return None
    return judge(net, policy)


def _network(heard: Heard, policy: ScorePolicy) -> Network:
    return network(heard.statements, heard.sources, heard.camps, policy)


def _sets(offered: Iterable[Addition], size: int) -> Iterator[tuple[Addition, ...]]:
    """The sets of that size; only a new source can be added twice, as another person."""
    for additions in combinations_with_replacement(offered, size):
        if all(one != other or one.kind in NEW for one, other in pairwise(additions)):
            yield additions


def _way(additions: tuple[Addition, ...], judged: Judged, policy: Policy) -> Way:
    cost = sum(effort(one, policy.next) for one in additions)
    return Way(additions=additions, effort=cost, score=float(judged.numbers.belief), level=judged.level)


def _best(lifting: Iterable[Way]) -> tuple[Way, ...]:
    # Scores that are equal may differ in the last bits, by which nothing should be ordered.
    return tuple(sorted(lifting, key=lambda way: (way.effort, -round(way.score, 9), way.additions))[:_KEPT])


def _with_names(way: Way, names: dict[str, str]) -> Way:
    own = (msgspec.structs.replace(one, subject=names.get(one.subject, one.subject)) for one in way.additions)
    return msgspec.structs.replace(way, additions=tuple(own))
