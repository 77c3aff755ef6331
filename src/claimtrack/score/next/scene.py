"""What an addition has to keep clear of to be worth what the search says: camps that were heard, relays on which all rests."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from claimtrack.score.cluster import Cluster
from claimtrack.score.corroborate import Chain
from claimtrack.score.factors import UNDECLARED


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """The camps that were heard on either side, those of them that are neutral, the relays that all support came through, who
    carried each source, and in which other claims those who deny do so."""

    camps: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    relays: frozenset[str] = frozenset()
    carried: dict[str, frozenset[str]] = {}
    denying: dict[str, frozenset[str]] = {}

    def __or__(self, other: Scene) -> Scene:
        """Both scenes: whoever keeps clear of this keeps clear of each."""
        return Scene(
            camps=self.camps | other.camps,
            neutral=self.neutral | other.neutral,
            relays=self.relays | other.relays,
            carried=_joined(self.carried, other.carried),
            denying=_joined(self.denying, other.denying),
        )


def scene(cluster: Cluster) -> Scene:
    """The scene of a claim."""
    score, own = cluster.corroboration, cluster.id
    chains = (*score.support_paths, *score.denial_paths)
    carriers = {relay for chain in score.support_paths for relay in chain.relays}
    camps = frozenset(_camps(chains)) - {UNDECLARED}
    known = cluster.heard.camps
    return Scene(
        camps=camps,
        neutral=frozenset(name for name in camps if name in known and known[name].role == "neutral"),
        relays=frozenset(carriers & {point.removeprefix("relay:") for point in score.single_points}),
        carried=_by_source((chain.origin.source, chain.relays) for chain in score.support_paths),
        denying=_by_source(
            (chain.origin.source, (chain.origin.claim,)) for chain in score.denial_paths if chain.origin.claim != own
        ),
    )


def _camps(chains: Iterable[Chain]) -> Iterable[str]:
    return (factor.subject for chain in chains for factor in chain.factors if factor.kind == "camp")


def _by_source(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for source, names in rows:
        found[source] = found.get(source, frozenset()) | frozenset(names)
    return found


def _joined(one: dict[str, frozenset[str]], other: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {name: one.get(name, frozenset()) | other.get(name, frozenset()) for name in sorted({*one, *other})}
