"""How much is at stake with a claim: a visible list of reasons, each with its weight, by which editors' lists are sorted."""

from __future__ import annotations

import msgspec

from claimtrack.model import Claim
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
    return of(
        published=is_published(cluster.dossier.claim), accuses=accuses(cluster.dossier.claim), conflict=conflicting, due=due
    )


def of(**applies: bool) -> Stake:
    """What is at stake, of the reasons of `WEIGHTS` that apply."""
    return Stake(tuple(reason for reason in WEIGHTS if applies[reason]))


def is_published(claim: Claim) -> bool:
    """Whether readers have it."""
    return claim.status in ("published", "corrected")


def accuses(claim: Claim) -> bool:
    """Whether it alleges wrongdoing."""
    return claim.alleges is not None
