"""How much is at stake with a claim: a visible list of reasons, each with its weight, by which editors' lists are sorted."""

from __future__ import annotations

import msgspec

from claimtrack.score.cluster import Cluster

WEIGHTS = {"published": 8, "accuses": 4, "conflict": 2, "due": 1}
"""Published claims come first, then accusations, then open conflicts, then forecasts that are due."""


class Stake(msgspec.Struct, frozen=True):
    """The reasons that apply, heaviest first."""

    reasons: tuple[str, ...]

    @property
    def weight(self) -> int:
        """The sum of the weights; one reason outweighs all lighter ones together."""
        return sum(WEIGHTS[reason] for reason in self.reasons)


def stake(cluster: Cluster, *, conflicting: bool, due: bool) -> Stake:
    """What is at stake with one claim."""
    claim = cluster.dossier.claim
    applies = {
        "published": claim.status in ("published", "corrected"),
        "accuses": claim.alleges is not None,
        "conflict": conflicting,
        "due": due,
    }
    return Stake(tuple(reason for reason in WEIGHTS if applies[reason]))
