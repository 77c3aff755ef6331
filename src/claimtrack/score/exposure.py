"""The single points of failure of a whole desk: how many claims fall a level with each source, relay and camp.

Reads each claim by itself; nothing is said of what no record names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from claimtrack.policy import ScorePolicy
from claimtrack.score import fall
from claimtrack.score.cluster import Cluster
from claimtrack.score.corroborate import weighed
from claimtrack.score.factors import UNDECLARED
from claimtrack.score.fall import Change, Fall

Kind = Literal["source", "camp"]


class Exposure(msgspec.Struct, frozen=True, kw_only=True):
    """A source or camp with the claims that fall a level with it, and those of them that readers have before them.

    `unsupported` counts the claims that nothing supports without it.
    """

    id: str
    kind: Kind
    printed: tuple[str, ...]
    claims: tuple[str, ...]
    unsupported: int


def exposures(clusters: Iterable[Cluster], policy: ScorePolicy) -> list[Exposure]:
    """Every source and camp with which at least one claim falls; first that with most published claims, then with most claims."""
    fallen: dict[tuple[Kind, str], list[Change]] = {}
    for cluster in clusters:
        for subject, change in _falls(cluster, policy):
            fallen.setdefault(subject, []).append(change)
    found = (
        Exposure(
            id=name,
            kind=kind,
            printed=tuple(change.cluster.id for change in changes if change.printed),
            claims=tuple(change.cluster.id for change in changes),
            unsupported=sum(not change.after.support_paths for change in changes),
        )
        for (kind, name), changes in fallen.items()
    )
    return sorted(found, key=lambda one: (-len(one.printed), -len(one.claims), -one.unsupported, one.kind, one.id))


def _falls(cluster: Cluster, policy: ScorePolicy) -> Iterator[tuple[tuple[Kind, str], Change]]:
    """Who takes this claim down a level. That no camp is declared is no side, and cannot fail as one."""
    if cluster.dossier.claim.status == "retracted":
        return
    net = cluster.heard.network(policy)
    subjects: dict[tuple[Kind, str], Fall] = {}
    for node in net.nodes.values():
        if node.kind in ("voice", "relay"):
            subjects["source", node.subject] = fall.source(node.subject)
        elif node.kind == "camp" and node.subject != UNDECLARED:
            subjects["camp", node.subject] = fall.camp(node.subject)
    for subject, its_fall in sorted(subjects.items()):
        change = Change(cluster=cluster, after=weighed(fall.without(net, its_fall.nodes), policy))
        if change.falls_a_level:
            yield subject, change
