"""`claimtrack track-record`: how the decided claims of a source turned out, with what so few of them can tell."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.cli import printing, standing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, commands, day, source_ids
from claimtrack.cli.plain import Color
from claimtrack.plan import Report
from claimtrack.render import track_records as shown
from claimtrack.score.track_record import By, TrackRecord, track_records
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

app = commands()


@app.command(cls=WithFields)
def track_record(
    source: Annotated[
        str | None,
        typer.Argument(
            help="One source, with its claims (default: a table of all).", metavar="[SOURCE]", autocompletion=source_ids
        ),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="Count for each source, each organisation (`of`) or each camp.")] = "source",
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Count how what a source said has turned out: right when it supports what held or denies what failed.

    Counted is what a claim's `resolution` says: held or failed. All that a source said on one question counts once, by its last
    word before the day; what it repeats of others is theirs. `.30 to .95` is where its rate lies with 95 % confidence (Wilson's
    interval). A count is no grade: the desk decides what it closes, and few decided claims say little.
    """
    stands = standing.of(root, day(today))
    report = stands.report
    found = track_records((one.dossier for one in report.clusters), stands.session.config, by)
    if source is not None:
        found = [one for one in found if one.name == source]
        if not found:
            _known(source, by, report)
    if json is not None:
        rows = [shown.fields(one) for one in found] if source is None else shown.words(found)
        printing.json_rows(rows, json, shown.FIELDS if source is None else shown.WORDS)
        return
    if not found:
        whose = "" if source is None else f" that `{source}` speaks to or carries"
        printing.talk(f"no claim{whose} is decided yet")
        printing.talk(
            "  help: record `resolution: held` or `failed` where it is; `claimtrack due --past` shows what has come due"
        )
    elif source is None:
        _table(found, color)
    else:
        record = next((one.record for one in report.sources if one.id == source), None)
        printing.paragraphs(shown.lines(source, record, found), color)


def _table(found: list[TrackRecord], color: Color) -> None:
    for item in shown.table(found):
        if isinstance(item, str):
            printing.lines([item], color)
        else:
            printing.shown(item, color)


def _known(name: str, by: By, report: Report) -> None:
    """Raises Trouble where nobody has that name."""
    camps = {one.record.camp for one in report.sources if one.record.camp}
    voices = {said.source for one in report.clusters for said in one.dossier.claim.said}
    known = camps if by == "camp" else {one.id for one in report.sources} | voices
    if name not in known:
        what = "camp" if by == "camp" else "source"
        raise Trouble(f"no {what} has the id `{name}`", did_you_mean(name, known, "see `claimtrack track-record`"))
