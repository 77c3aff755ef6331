"""`claimtrack explain`: a claim's score as a tree of factors, each with its weight, its sentence and its place."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, Root, Today, claim_ids, commands, day
from claimtrack.cli.showing import find
from claimtrack.render import explained
from claimtrack.render.view import View
from claimtrack.session import open_corpus

app = commands()


@app.command()
def explain(
    claim: Annotated[str, typer.Argument(help="The claim's id.", metavar="ID", autocompletion=claim_ids)],
    json: Annotated[bool, typer.Option("--json", help="Print the whole tree as JSON.")] = False,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Explain a claim's score: every path from an origin to us, every factor on it, what each source adds.

    A path holds when all its factors hold; the claim is supported when at least one path holds. Paths that share a factor
    (one relay, one camp) stand and fall with it, which is why two voices through one agency count for less than two.
    """
    session = open_corpus(root=root, today=day(today))
    with printing.progress() as listener:
        report = session.verify(listener=listener)
    cluster = find(claim, report)
    view = View(report, session.config, session.texts())
    if json:
        document = {"schema": "claimtrack/explain/1", "policy": session.config.policy.stamp, **explained.document(cluster, view)}
        printing.lines([msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8")], color)
        return
    printing.shown(explained.tree_of(cluster, view), color)
