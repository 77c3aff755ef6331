"""`claimtrack explain`: a claim's score as a tree of factors, each with its weight, its sentence and its place."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from claimtrack.cli import printing, standing
from claimtrack.cli.options import ColorOption, Index, Root, Today, claim_ids, commands, day
from claimtrack.cli.plain import Color
from claimtrack.cli.showing import find
from claimtrack.render import explained, steps
from claimtrack.render.view import View
from claimtrack.score.cluster import Cluster

app = commands()


@app.command()
def explain(
    claim: Annotated[str, typer.Argument(help="The claim's id.", metavar="ID", autocompletion=claim_ids)],
    json: Annotated[bool, typer.Option("--json", help="Print the whole tree as JSON.")] = False,
    index: Index = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Explain a claim's score: every path from an origin to us, every factor on it, what each source adds.

    A path holds when all its factors hold; the claim is supported when at least one path holds. Paths that share a factor
    (one relay, one camp) stand and fall with it, which is why two voices through one agency count for less than two.
    """
    if index is not None:
        from claimtrack.cli import indexed  # noqa: PLC0415 - only where an index is asked

        indexed.refuse(today, root)
        indexed.explain(index, claim, color, json=json)
        return
    stands = standing.of(root, day(today))
    session, report = stands.session, stands.report
    found = find(claim, report).id
    cluster = stands.whole({found})[found]
    way_up = steps.way_up(cluster, steps.search(report, session.config))
    tell(cluster, View(report, session.config, session.texts()), way_up, color, json=json)


def tell(cluster: Cluster, view: View, way_up: str, color: Color, *, json: bool) -> None:
    """Print the score of a claim as the tree of its factors."""
    if json:
        stamp = {"schema": "claimtrack/explain/1", "policy": view.config.policy.stamp}
        document = {**stamp, **explained.document(cluster, view, way_up)}
        printing.lines([msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8")], color)
        return
    printing.shown(explained.tree_of(cluster, view, way_up), color)
