"""`claimtrack due`: what has come due and what comes, for the desk's plan and for its calendar."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli import printing, recalling, standing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, commands, day
from claimtrack.cli.showing import left_out
from claimtrack.config import Config
from claimtrack.link.agenda import Agenda, agenda
from claimtrack.link.wording import counted
from claimtrack.render import agenda as shown
from claimtrack.trouble import Trouble
from claimtrack.values import window_words
from claimtrack.values.comparison import Unread

app = commands()
_DAYS = 30
"""So many days ahead are shown where nobody says how many."""
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


@app.command(cls=WithFields)
def due(
    within: Annotated[
        str | None,
        typer.Option(
            help="How far ahead to look: `7d`, `2w`, `3m`, `1y` or words such as `two weeks` "
            f"(default: {_DAYS} days; all there is for --ics).",
            metavar="SPAN",
        ),
    ] = None,
    past: Annotated[bool, typer.Option("--past", help="Only what has come due and nobody has closed.")] = False,
    ics: Annotated[
        str | None, typer.Option(help="Write a calendar to this file (- for stdout) in place of the list.", metavar="FILE")
    ] = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """List the forecasts that have come due or come due soon, with what decides them and what stands against them.

    A forecast is closed by `resolution:` (held, failed, partly, void) and `outcome:` in its record: `claimtrack edit ID`.
    Sources whose `review_by` has come are listed too, and forecasts that name no day at all: nobody can ever check those.
    """
    if past and within:
        raise Trouble("`--past` looks back and `--within` ahead", "give one of the two")
    if ics is not None and json is not None:
        raise Trouble("`--ics` and `--json` are two forms of one list", "give one of the two")
    stands = standing.of(root, day(today))
    report, config = stands.report, stands.session.config
    last = _last(config.today, within, everything=ics is not None, past=past)
    dossiers = [one.dossier for one in report.clusters]
    shown_ones = {one.dossier.id for one in agenda(dossiers, (), report.sources, config).until(last).due}
    whole = agenda(dossiers, stands.around(shown_ones).pairs if shown_ones else (), report.sources, config)
    wanted = whole.until(last)
    levels = {one.id: one.corroboration.level for one in report.clusters}
    if ics is not None:
        _calendar(wanted, levels, ics, config)
        return
    with recalling.telling(stands.session, whole=True):
        if json is not None:
            printing.json_rows(shown.fields(wanted, levels, config, undated=not past), json, shown.FIELDS)
            left_out(report)
            return
        printing.paragraphs(shown.lines(wanted, levels, config, undated=not past), color)
        _counts(wanted, whole, past=past, config=config)
        left_out(report)


def _last(today: date, within: str | None, *, everything: bool, past: bool) -> date:
    """The last day that is shown."""
    if past:
        return today - timedelta(days=1)
    if within is not None:
        return _ahead(within, today)
    return date.max if everything else today + timedelta(days=_DAYS)


def _ahead(span: str, today: date) -> date:
    """The day that lies a span ahead of today; raises typer.BadParameter for what is no span."""
    brief = re.fullmatch(r"(\d{1,5})\s*([dwmy])", span.strip().lower())
    words = f"{int(brief[1])} {_UNITS[brief[2]]}" if brief else span.strip()
    try:
        window = window_words.read(f"within {words}", today)
    except Unread:
        window = None
    if window is None or window.bound != "by" or window.last is None:
        raise typer.BadParameter(f"`{span}` is no span of time; write it as 7d, 2w, 3m, 1y or `two weeks`")
    return window.last


def _calendar(wanted: Agenda, levels: Mapping[str, str], target: str, config: Config) -> None:
    from claimtrack.render import ics  # noqa: PLC0415 - only for calendars

    written = ics.calendar(wanted, levels, config)
    if target == "-":
        sys.stdout.buffer.write(written.data)
    else:
        printing.bytes_to_file(written.data, Path(target))
        printing.talk(f"{counted(written.events, 'event')} written to `{target}`")
    if written.left_out:
        printing.talk(f"{counted(written.left_out, 'event')} left out: what they rest on is off the record")


def _counts(wanted: Agenda, whole: Agenda, *, past: bool, config: Config) -> None:
    """What was shown and what was not, so that nobody takes a short list for all there is."""
    late = sum(one.day < config.today for one in wanted.due)
    told = f"{late} overdue" if past else f"{late} overdue, {len(wanted.due) - late} coming"
    if wanted.reviews:
        told += f", {counted(len(wanted.reviews), 'review')} of sources"
    later = whole.dated - wanted.dated
    if later and not past:
        told += f"; {later} later (`claimtrack due --within 1y`)"
    printing.talk(told)
    guesses = sum(kind == "possible" for _, kind in whole.undated)
    if guesses and not past:
        names = "possibility names" if guesses == 1 else "possibilities name"
        printing.talk(f"{guesses} {names} no day (`claimtrack due --json kind,id,text`)")
