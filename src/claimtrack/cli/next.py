"""`claimtrack next`: the smallest set of additions that lifts a claim, and over the corpus what the desk should do first."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import Annotated

import typer

from claimtrack.cli import printing, recalling, standing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, claim_ids, commands, day
from claimtrack.cli.plain import Color
from claimtrack.cli.showing import find, left_out
from claimtrack.cli.standing import Standing
from claimtrack.link.wording import counted
from claimtrack.render import claims, steps
from claimtrack.render.plain import visible
from claimtrack.score.next.search import WANTED, Search, Wanted
from claimtrack.score.next.todo import Open, Task, alone, tasks
from claimtrack.score.wording import plain
from claimtrack.session import Session
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

app = commands()
_WIDE = 100
_WAYS = 5
_TASKS = 15


def _wanted(incomplete: str) -> list[str]:
    return [word for word in WANTED if word.startswith(incomplete)]


@app.command(cls=WithFields)
def next_(
    claim: Annotated[
        str | None,
        typer.Argument(help="The claim's id; without one: the whole corpus.", metavar="[ID]", autocompletion=claim_ids),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            help=f"The level wanted: {', '.join(WANTED)}. Default: corroborated, and of what is that, strongly-corroborated.",
            metavar="LEVEL",
            autocompletion=_wanted,
        ),
    ] = None,
    top: Annotated[
        int | None, typer.Option(min=1, help=f"Show so many ways of a claim ({_WAYS}), or lines of the list ({_TASKS}).")
    ] = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Say what would lift a claim: the smallest set of additions, each way with the score that the records would then have.

    Without an id: what the desk should do next, by what is at stake, then by gain for the effort; one line for one piece of
    work, with all claims that it lifts. It never suggests to name a source whose anonymity was a condition.
    """
    wanted = next((level for level in WANTED if level == to), None)
    if to is not None and wanted is None:
        raise Trouble(f"`--to` does not know `{to}`", did_you_mean(to, WANTED, f"choose one of {', '.join(WANTED)}"))
    stands = standing.of(root, day(today), every=claim is None)
    session = stands.session
    seeking = steps.search(stands.report, session.config)
    if claim is not None:
        _claim(_one(claim, stands, seeking, wanted), session, top, json, color)
        return
    some = list(steps.open_claims(stands.report, session.config, seeking, wanted))
    with recalling.telling(session, whole=True):
        _corpus(some, session, top, json, color)
        left_out(stands.report)


def _one(name: str, stands: Standing, seeking: Search, wanted: Wanted | None) -> Open:
    found = find(name, stands.report).id
    row = next(row for row in claims.rows(stands.report) if row.cluster.id == found)
    cluster = stands.whole({found})[found]
    return Open(cluster=cluster, stake=claims.at_stake(row, stands.session.config), ways=seeking.of(cluster, wanted))


def _claim(one: Open, session: Session, top: int | None, json: str | None, color: Color) -> None:
    """The ways up of one claim."""
    found = list(alone(one))
    if json is not None:
        _json(found, [one], session, top, json)
        return
    from rich.table import Table  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only

    score = one.cluster.corroboration
    head = f"{visible(one.cluster.id)}: {score.level} ({plain(score.score)}), wanted: {one.ways.wanted}"
    printing.paragraphs([Text(head, "bold"), visible(one.cluster.dossier.claim.claim)], color)
    if one.ways.obstacle is not None:
        printing.paragraphs([visible(steps.obstacle(one.ways, one.cluster))], color)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("effort", justify="right")
    table.add_column("score", no_wrap=True)
    table.add_column("what lifts it", overflow="fold")
    shown = found[: top or _WAYS]
    for task in shown:
        (lift,) = task.lifts
        reached = "" if lift.level == one.ways.wanted else f" ({lift.level})"
        rise = f"{plain(lift.before)} -> {plain(lift.after)}{reached}"
        table.add_row(f"{task.effort:g}", rise, Text(visible(steps.words(task.additions, task.scene))))
    printing.shown(table, color)
    printing.paragraphs([Text(steps.TAKEN_FOR, "dim")], color)
    if len(shown) < len(found):
        printing.talk(f"{len(shown)} of {counted(len(found), 'way')}; all of them: --top {len(found)}")


def _corpus(some: list[Open], session: Session, top: int | None, json: str | None, color: Color) -> None:
    """What the desk should do next, under what is at stake."""
    found = list(tasks(some))
    if json is not None:
        _json(found, some, session, top, json)
        return
    from rich.text import Text  # noqa: PLC0415 - on paper only

    columns = (printing.width(sys.stdout) or _WIDE) - 1
    shown = list(enumerate(found[: top or _TASKS], 1))
    for stake, under in groupby(shown, lambda row: row[1].stake):
        printing.lines([Text(claims.stake_words(stake.reasons), "bold")], color)
        for told, group in groupby(under, lambda row: steps.told(row[1])):
            printing.lines(steps.block(told, list(group), columns), color)
        printing.lines([""], color)
    hopeless = [one for one in some if one.ways.obstacle is not None]
    for one in hopeless:
        printing.paragraphs([Text(f"{visible(one.cluster.id)}: {visible(steps.obstacle(one.ways, one.cluster))}")], color)
    if found:
        printing.paragraphs([Text(steps.TAKEN_FOR, "dim")], color)
    lifted = sum(len(task.lifts) for _, task in shown)
    more = f"; all of them: --top {len(found)}" if len(shown) < len(found) else ""
    printing.talk(f"{len(shown)} of {len(found)} lines, which lift {lifted} of {counted(len(some), 'open claim')}{more}")


def _json(found: list[Task], some: list[Open], session: Session, top: int | None, json: str) -> None:
    rows = [steps.fields(task, rank, session.config.policy.next) for rank, task in enumerate(found[:top], 1)]
    rows += [steps.stuck(one.cluster, one.ways, one.stake) for one in some if one.ways.obstacle is not None]
    printing.json_rows(rows, json, steps.FIELDS)
