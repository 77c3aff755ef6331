"""Claims as rows: what `list` shows of each, in words and figures. For people as a table, for programs as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import due
from claimtrack.link.wording import anonymity, supporters, voices
from claimtrack.plan import Report
from claimtrack.render.json_report import claim as scored
from claimtrack.render.json_report import figure
from claimtrack.score.cluster import Cluster
from claimtrack.score.stake import Stake, stake

FIELDS = (
    "id",
    "claim",
    "level",
    "score",
    "disbelief",
    "conflict",
    "probability",
    "roots",
    "single_points",
    "sources",
    "about",
    "path",
    "exact",
    "mode",
    "status",
    "tags",
    "due",
    "conflicts_with",
    "stake",
    "rests_on",
    "way_up",
)
SHORT = {
    "unsourced": "unsourced",
    "refuted": "refuted",
    "disputed": "disputed",
    "uncorroborated": "uncorrob.",
    "single-source": "single",
    "corroborated": "corrob.",
    "strongly-corroborated": "strong",
}
"""Each level in a word that leaves room on a line."""

UNCORROBORATED = ("unsourced", "uncorroborated")
"""The levels at which no independent or named voice carries a claim."""


class Row(msgspec.Struct, frozen=True):
    """A cluster with what the whole report says of it: the claims it conflicts with."""

    cluster: Cluster
    conflicts_with: tuple[str, ...]


def rows(report: Report) -> list[Row]:
    """One row a claim, by id."""
    against: dict[str, set[str]] = {}
    for pair in report.pairs:
        if pair.conflicting:
            against.setdefault(pair.a.id, set()).add(pair.b.id)
            against.setdefault(pair.b.id, set()).add(pair.a.id)
    return [Row(cluster, tuple(sorted(against.get(cluster.id, ())))) for cluster in report.clusters]


def by_stake(some: Iterable[Row], config: Config) -> list[Row]:
    """Rows with what is most at stake first; of equal stake the weakest first."""
    return sorted(some, key=lambda row: (-at_stake(row, config).weight, row.cluster.corroboration.score, row.cluster.id))


def fields(row: Row, config: Config) -> dict[str, Any]:
    """All the fields of a row, as plain values, but `way_up`: that is searched for, where it is shown (`render/steps.py`)."""
    claim = row.cluster.dossier.claim
    on = due(claim, config)
    return {
        **scored(row.cluster),
        "claim": claim.claim,
        "probability": figure(row.cluster.corroboration.probability),
        "mode": claim.mode,
        "status": claim.status,
        "tags": list(claim.tags),
        "due": on.isoformat() if on else None,
        "conflicts_with": list(row.conflicts_with),
        "stake": list(at_stake(row, config).reasons),
        "rests_on": voices(row.cluster.dossier),
    }


def who(dossier: Dossier) -> str:
    """Who vouches, in the fewest words: a star marks a voice that is not named."""
    how = {said.source: anonymity(said, dossier.sources.get(said.source)) for said in supporters(dossier)}
    names = [name if word == "named" else f"{name}*" for name, word in how.items()]
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")


class Listed(NamedTuple):
    """A claim as a list shows it: its fields, and who vouches for it in the fewest words."""

    values: dict[str, Any]
    who: str


def stake_words(reasons: Iterable[str]) -> str:
    """What is at stake, in words for a heading."""
    return ", ".join(_STAKES[reason] for reason in reasons) or "nothing further at stake"


_STAKES = {
    "published": "published",
    "accuses": "alleges wrongdoing",
    "conflict": "in conflict",
    "due": "due",
}


def at_stake(row: Row, config: Config) -> Stake:
    """What is at stake with the claim of a row."""
    on = due(row.cluster.dossier.claim, config)
    return stake(row.cluster, conflicting=bool(row.conflicts_with), due=on is not None and on <= config.today)
