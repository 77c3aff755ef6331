"""`claimtrack impact`: what falls if a source, a camp or a stored copy falls; without a name, with whom most would fall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, commands, day, source_ids
from claimtrack.cli.plain import Color
from claimtrack.cli.showing import left_out
from claimtrack.link.wording import counted
from claimtrack.plan import Report
from claimtrack.render import impact as shown
from claimtrack.render import retraction
from claimtrack.render.plain import visible
from claimtrack.score import fall
from claimtrack.score.asked import Asked, Known, asked, known, read_besides
from claimtrack.score.exposure import exposures
from claimtrack.score.fall import Change, Fall
from claimtrack.session import Session, open_corpus
from claimtrack.trouble import Trouble

app = commands()


@app.command(cls=WithFields)
def impact(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="Sources, camps (`camp:ID`) or stored copies (their hash, or `capture:SOURCE`); several fall together.",
            metavar="[WHAT]...",
            autocompletion=source_ids,
        ),
    ] = None,
    worst: Annotated[bool, typer.Option("--worst", help="Whom the desk leans on: how many claims fall with each.")] = False,
    retract: Annotated[
        bool, typer.Option("--retract", help="Preview a correction list, as Markdown. Nothing is written.")
    ] = False,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Say what falls if a source falls: each claim's level and score before and after, published claims first.

    A source falls as a voice, as the relay of others, and as the organisation they speak for, with all that picks it up. Denials
    fall too: what only it denied rises. Without a name: the sources and camps with which most claims fall.
    """
    if what and worst:
        raise Trouble("`--worst` looks at every source and camp", "leave out the names, or `--worst`")
    if retract and (not what or json is not None):
        raise Trouble("`--retract` is a text about what falls", "name a source, camp or copy, without `--json`")
    session = open_corpus(root=root, today=day(today))
    with printing.progress() as listener:
        report = session.verify(listener=listener)
    if not what:
        _worst(report, session, json, color)
        return
    everything = known(report.sources, session.camps(), (one.dossier for one in report.clusters))
    named = asked(what, everything)
    together = Fall()
    for one in named:
        together |= one.fall
    changes = fall.changes(report.clusters, together, session.config.policy.score)
    if json is not None:
        printing.json_rows([shown.fields(one) for one in changes], json, shown.FIELDS)
        left_out(report)
        return
    if retract:
        printing.lines(retraction.lines(named, changes), color)
    else:
        _table(changes, color)
    printing.talk(shown.closing(named, changes, len(report.clusters)))
    left_out(report)
    _read_there(named, changes, everything)


def _table(changes: Sequence[Change], color: Color) -> None:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    for heading, under in shown.sections(changes):
        printing.lines([Text(heading, "bold")], color)
        printing.shown(shown.table(under), color)
        printing.lines([""], color)


def _worst(report: Report, session: Session, json: str | None, color: Color) -> None:
    found = exposures(report.clusters, session.config.policy.score)
    if json is not None:
        printing.json_rows([shown.exposure_fields(one) for one in found], json, shown.EXPOSURE_FIELDS)
        left_out(report)
        return
    if found:
        printing.lines(["claims that fall a level:"], color)
        printing.shown(shown.exposure_table(found), color)
    printing.talk(f"{len(found)} sources and camps carry the level of a claim; `claimtrack impact NAME` lists its claims")
    left_out(report)


def _read_there(named: Sequence[Asked], changes: Sequence[Change], everything: Known) -> None:
    """Say what was read in a source and does not fall with it: that is asked for otherwise, and should not be overlooked."""
    changed = (change.cluster.id for change in changes)
    for name, number in read_besides(named, changed, everything).items():
        quotes = f"{counted(number, 'further claim')} quote{'s' * (number == 1)}"
        printing.talk(f"  help: {quotes} what was read in `{visible(name)}`: `claimtrack impact capture:{visible(name)}`")
