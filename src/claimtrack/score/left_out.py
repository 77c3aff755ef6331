"""Statements that count for nothing, each with the reason: what an editor asks when a named source carries no weight."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from claimtrack.score.cluster import Cluster
from claimtrack.score.statements import Statement, anonymity_of


class LeftOut(msgspec.Struct, frozen=True):
    """A source whose statement does not count, in which claim it stands, and why it was left out."""

    source: str
    claim: str
    reason: str


def left_out(cluster: Cluster) -> Iterator[LeftOut]:
    """The statements of a claim, own and inherited, on which its score does not rest."""
    counted = set(cluster.corroboration.standing)
    counted |= {path.origin.place for path in (*cluster.corroboration.support_paths, *cluster.corroboration.denial_paths)}
    heard = cluster.heard
    for statement in heard.statements:
        if statement.place not in counted:
            hidden = anonymity_of(statement, heard.sources) == "off_record"
            yield LeftOut(statement.attribution.source, statement.claim, "off the record" if hidden else _reason(statement))


def _reason(statement: Statement) -> str:
    if statement.stance == "withdraws":
        return "withdraws what it said before"
    if statement.attribution.picks_up:
        return f"only repeats {', '.join(f'`{name}`' for name in statement.attribution.picks_up)}"
    return "withdrawn, or superseded by its own later word"
