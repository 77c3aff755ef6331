"""The history of a claim: commit by commit, how it stood, what changed, and why. For people, and as rows of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from claimtrack.changes.claims import Changed
from claimtrack.changes.compare import Conflict
from claimtrack.link.wording import counted, voices
from claimtrack.render import changed
from claimtrack.render.json_report import conflict as paired
from claimtrack.render.json_report import figure
from claimtrack.render.plain import visible
from claimtrack.score.cluster import Cluster

if TYPE_CHECKING:
    from rich.text import Text

FIELDS = (
    "commit",
    "date",
    "author",
    "subject",
    "kind",
    "id",
    "claim",
    "level",
    "score",
    "roots",
    "single_points",
    "sources",
    "rests_on",
    "status",
    "change",
    "conflicts",
)
SHORT = 9
"""So much of a commit's id is shown, as git does in a repository of some size."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One moment of a claim: what happened, in which commit (None: it is not committed), how the claim stood after and before."""

    kind: str
    name: str
    commit: str | None = None
    date: str | None = None
    author: str = ""
    subject: str = ""
    cluster: Cluster | None = None
    before: Cluster | None = None
    was_unread: bool = False
    change: Changed | None = None
    conflicts: tuple[Conflict, ...] = ()


def fields(row: Row) -> dict[str, Any]:
    """All the fields of a row, as plain values; of a claim that is not there, or cannot be read, most are null."""
    one = row.cluster
    standing = {} if one is None else changed.standing(one.corroboration)
    return {
        "commit": row.commit,
        "date": row.date,
        "author": row.author or None,
        "subject": row.subject or None,
        "kind": row.kind,
        "id": row.name,
        "claim": None if one is None else one.dossier.claim.claim,
        "level": standing.get("level"),
        "score": None if one is None else figure(one.corroboration.score),
        "roots": standing.get("roots", []),
        "single_points": standing.get("single_points", []),
        "sources": [] if one is None else sorted({said.source for said in one.dossier.claim.said}),
        "rests_on": None if one is None else voices(one.dossier),
        "status": None if one is None else one.dossier.claim.status,
        "change": None if row.change is None else changed.document(row.change),
        "conflicts": [
            {
                "before": None if one.before is None else paired(one.before),
                "after": None if one.after is None else paired(one.after),
            }
            for one in row.conflicts
        ],
    }


def lines(row: Row) -> Iterator[Text]:
    """One moment, line by line, with an empty one behind it."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    if row.commit is None:
        yield Text("not committed", "bold yellow")
    else:
        yield Text.assemble((row.commit[:SHORT], "yellow"), f"  {row.date}  ", (visible(row.subject), "bold"))
    yield from _happened(row)
    for one in row.conflicts:
        yield Text(visible(f"    {_conflict(one, row.name)}"))
    yield Text()


def closing(rows: Sequence[Row], passed: int, *, cut: bool, ends: bool) -> Iterator[str]:
    """What is said last: how much was found, what was passed over, where it ends and why."""
    found = f"{counted(len(rows), 'change')}"
    if passed:
        found += f"; {counted(passed, 'further commit')} changed nothing in the claim or what it rests on"
    yield found
    if cut:
        yield "there may be earlier ones: ask for more with `-n`"
    if ends:
        yield "history ends here: this clone is shallow, and what was before is not known (`git fetch --unshallow`)"


def _happened(row: Row) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    if row.kind == "unread":
        yield Text("  the record cannot be read here: not checked", "yellow")
    elif row.kind == "gone":
        yield Text(f"  `{visible(row.name)}` is gone")
        if row.before is not None:
            yield Text(f"    it was {_stood(row.before)}")
    elif row.change is not None:
        colour = "red" if row.change.rise < 0 else "green" if row.change.rise > 0 else ""
        yield Text.assemble("  ", (changed.verdict(row.change), colour))
        yield from changed.lines(row.change, "    ")
    elif row.cluster is not None:
        first = {"ends": "as it stood where this clone ends", "new": "can be read again" if row.was_unread else "new"}
        yield Text(visible(f"  {first.get(row.kind, row.kind)}: {_stood(row.cluster)}"))
        yield Text(visible(f"    {row.cluster.dossier.claim.claim}"))
        yield Text(visible(f"    rests on {voices(row.cluster.dossier)}"))


def _stood(cluster: Cluster) -> str:
    return f"{cluster.corroboration.level} ({changed.score(cluster.corroboration)})"


def _conflict(one: Conflict, name: str) -> str:
    pair = one.pair
    other = pair.b.id if pair.a.id == name else pair.a.id
    verdict = f"{pair.relation.verdict}, {pair.relation.severity}"
    if one.after is None:
        return f"no longer in conflict with `{other}`"
    if one.before is None:
        return f"now in conflict with `{other}` ({verdict})"
    return f"in conflict with `{other}`: {verdict}, before {one.before.relation.verdict}, {one.before.relation.severity}"
