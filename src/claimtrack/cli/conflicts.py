"""`claimtrack conflicts`: the pairs of claims that do not go together, and with --all those that do."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Annotated

import typer

from claimtrack.cli import printing, recalling, standing
from claimtrack.cli.options import ColorOption, Index, JsonFields, Root, Today, WithFields, claim_ids, commands, day
from claimtrack.cli.showing import hint, left_out, now
from claimtrack.render import paired

app = commands()


@app.command(cls=WithFields)
def conflicts(
    claims: Annotated[
        list[str] | None, typer.Argument(help="Only pairs with one of these claims.", metavar="[ID]...", autocompletion=claim_ids)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every pair that was compared, also those that agree.")] = False,
    about: Annotated[list[str] | None, typer.Option(help="Only this question; a pattern such as `us-exit-*` too.")] = None,
    index: Index = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """List the pairs of claims in conflict, each with its verdict, both answers, and who gives them."""
    if index is not None:
        from claimtrack.cli import indexed  # noqa: PLC0415 - only where an index is asked

        indexed.refuse(today, root)
        indexed.conflicts(index, claims, about, json, color, everything=everything)
        return
    stands = standing.of(root, day(today))
    session, report = stands.session, stands.report
    claims = [now(name, report) for name in claims or ()]
    asked = {one.id for one in report.clusters if not claims or any(fnmatchcase(one.id, pattern) for pattern in claims)}
    pairs = [
        pair
        for pair in (stands.around(asked) if everything else report).pairs
        if (everything or pair.conflicting)
        and (not claims or any(fnmatchcase(one.id, pattern) for pattern in claims for one in (pair.a, pair.b)))
        and (not about or any(fnmatchcase(pair.about, pattern) for pattern in about))
    ]
    with recalling.telling(session, whole=True):
        if json is not None:
            printing.json_rows([paired.fields(pair, session.config) for pair in pairs], json, paired.FIELDS)
            left_out(report)
            return
        printing.paragraphs((line for pair in pairs for line in paired.block(pair, session.config)), color)
        unheld = f"; up to {report.unheld:,} pairs on crowded questions were not compared" if report.unheld else ""
        related = f"{len(pairs)} of {stands.related} related pairs" if not everything else f"{len(pairs)} related pairs"
        printing.talk(f"{related}{unheld}")
        left_out(report)
        if not pairs:
            hint("claim", [one.id for one in report.clusters], claims)
            hint("question", [one.dossier.claim.about or "" for one in report.clusters], about)
