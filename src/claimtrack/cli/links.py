"""`claimtrack links`: the links between claims, proposed and judged apart; and with --review a key for each decision."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Annotated

import typer

from claimtrack.cli import printing, standing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, claim_ids, commands, day
from claimtrack.cli.showing import left_out, no_claim, now
from claimtrack.link.wording import counted
from claimtrack.render import links as shown
from claimtrack.trouble import Trouble

app = commands()


@app.command(cls=WithFields)
def links(
    claims: Annotated[
        list[str] | None, typer.Argument(help="Only links of these claims.", metavar="[ID]...", autocompletion=claim_ids)
    ] = None,
    judged: Annotated[bool, typer.Option("--judged", help="What people have said.")] = False,
    proposed: Annotated[bool, typer.Option("--proposed", help="What texts propose (the default).")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Both.")] = False,
    review: Annotated[bool, typer.Option("--review", help="Decide on each proposal, a key each.")] = False,
    by: Annotated[str | None, typer.Option(help="Who decides, for --review.")] = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """List the claims that may belong together, with what speaks for it, and what people have said of others.

    Duplicates come first, then conflicts, then claims that are otherwise alike; of each the likeliest first. Every feature is
    shown with what it adds to the score. `claimtrack links --review` asks about each: what was decided is in links.yaml at once,
    and is not asked again.
    """
    if review and (json is not None or judged or everything):
        raise Trouble("`--review` goes through what is proposed", "leave out `--json`, `--judged` and `--all`")
    stands = standing.of(root, day(today), every=review or not claims)
    session, report = stands.session, stands.report
    states: list[shown.State] = ["judged"] if judged and not proposed else ["proposed"]
    if everything or (judged and proposed):
        states = ["proposed", "judged"]
    wanted = [now(name, report) for name in claims or ()]
    ids = [cluster.id for cluster in report.clusters]
    for name in wanted:
        if not any(fnmatchcase(one, name) for one in ids):
            raise no_claim(name, report)
    asked = {one for one in ids if any(fnmatchcase(one, pattern) for pattern in wanted)}
    found = [
        row
        for row in shown.rows(stands.around(asked) if asked else report, states)
        if not wanted or any(fnmatchcase(one, pattern) for pattern in wanted for one in row.pair)
    ]
    if json is not None:
        printing.json_rows([shown.fields(row, session.config) for row in found], json, shown.FIELDS)
        left_out(report)
        return
    if review:
        from claimtrack.cli.reviewing import review_all  # noqa: PLC0415 - only where somebody decides

        review_all(found, session, by, color)
        return
    printing.paragraphs((line for row in found for line in shown.block(row)), color)
    number = counted(len(found), "link") + ("" if everything else f" {states[0]}")
    left = f"; up to {report.uncompared:,} pairs under common words were not compared" if report.uncompared else ""
    printing.talk(number + left)
    left_out(report)
