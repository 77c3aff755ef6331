"""`claimtrack show`: the dossier of a claim or of a source."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from claimtrack.cli import printing, standing
from claimtrack.cli.options import ColorOption, Index, Root, Today, commands, day, record_ids
from claimtrack.cli.showing import now
from claimtrack.render import dossiers
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

app = commands()


@app.command()
def show(
    record: Annotated[str, typer.Argument(help="The id of a claim or a source.", metavar="ID", autocompletion=record_ids)],
    json: Annotated[bool, typer.Option("--json", help="Print the dossier as JSON.")] = False,
    index: Index = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Show all that is known of one claim or source: its record, who says it, its score, its conflicts, its findings."""
    if index is not None:
        from claimtrack.cli import indexed  # noqa: PLC0415 - only where an index is asked

        indexed.refuse(today, root)
        indexed.show(index, record, color, json=json)
        return
    stands = standing.of(root, day(today))
    session, report = stands.session, stands.report
    wanted = now(record, report)
    if wanted != record:
        printing.talk(f"`{record}` was merged into `{wanted}`")
    cluster = next((one for one in report.clusters if wanted in (one.id, one.dossier.filed.path)), None)
    source = next((one for one in report.sources if record in (one.id, one.path)), None)
    if cluster is not None:
        cluster = stands.whole({cluster.id})[cluster.id]
        known = dossiers.beside(cluster, session.config, report)
        document = dossiers.claim_document(cluster, session.config, known)
        lines = dossiers.claim_lines(cluster, session.config, known)
    elif source is not None:
        document, lines = dossiers.source_document(source, report), dossiers.source_lines(source, report)
    elif session.places(record):
        raise Trouble(f"the record `{record}` has faults and could not be used", "see `claimtrack verify`")
    else:
        ids = [*(one.id for one in report.clusters), *(one.id for one in report.sources)]
        raise Trouble(f"no claim or source has the id `{record}`", did_you_mean(record, ids, "see `claimtrack list`"))
    if json:
        printing.lines([msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8")], color)
    else:
        printing.paragraphs(lines, color)
