"""`claimtrack publish-check`: what would leave the house if the corpus were published, and what stops it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, commands, day
from claimtrack.link import remarks
from claimtrack.link.wording import counted
from claimtrack.model import FiledClaim, FiledSource
from claimtrack.protection.public import STOPS
from claimtrack.render import leaving
from claimtrack.render.view import View
from claimtrack.render.withheld import without_secrets
from claimtrack.session import Session, open_corpus

if TYPE_CHECKING:
    from claimtrack.plan import Report

app = commands()

UNSEEN = (
    "not checked: the git history (`git log -p` shows every version that was ever committed), files that are no records, "
    "and what people know who read it"
)


@app.command(cls=WithFields)
def publish_check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Only these files or folders (default: the whole corpus).")] = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> int:
    """Name everything that would leave the house if the corpus were published, and everything that stops it.

    Which fields leave and which stay is a table (docs/protection.md). Exit code 1 when something identifying would leave: a
    finding of CT108, CT601, CT602 or CT603, or a record that could not be read. What `ignore` and `select` say in the
    configuration does not count here; ignore comments do.
    """
    session = _strict(open_corpus(paths or (), root=root, today=day(today), select=STOPS))
    with printing.progress() as listener:
        report = session.verify(listener=listener)
    sources = {one.id: one.record for one in report.sources}
    filed: list[FiledClaim | FiledSource] = [one for one in report.sources if session.asked_for(one.path)]
    filed += [one.dossier.filed for one in report.clusters]
    stopping = [one for one in report.findings if one.code.startswith((*STOPS, "CT0"))]
    rows = leaving.rows(filed, sources, stopping)
    if json is not None:
        plain = msgspec.json.encode([leaving.fields(row) for row in rows]).decode("utf-8")
        (safe,) = without_secrets([plain], report.withheld)
        printing.json_rows(msgspec.json.decode(str(safe)), json, leaving.FIELDS)
    else:
        view = View(report, session.config, session.texts())
        where = {one.fingerprint + one.message: view.where(one) or "(corpus)" for one in stopping}
        shown: list[Any] = [*leaving.lines(rows), *_comments(session), *leaving.stops(stopping, where)]
        printing.paragraphs(without_secrets(shown, report.withheld), color)
        printing.talk(_closing(report, len(stopping)))
        printing.talk(UNSEEN)
    return int(bool(stopping) or report.unchecked > 0)


def _strict(session: Session) -> Session:
    """The same corpus, with nothing of these rules left out by its configuration."""
    settings = msgspec.structs.replace(session.config.settings, ignore=(), min_confidence="low")
    return msgspec.structs.replace(session, config=msgspec.structs.replace(session.config, settings=settings))


def _comments(session: Session) -> Iterator[str]:
    """How many comments the files hold: an export leaves them out, whoever copies the files does not."""
    text = session.texts()
    counts = [
        sum(1 for _ in remarks.comments(known))
        for file in session.files
        if session.asked_for(file.path) and (known := text(file.path))
    ]
    if any(counts):
        held = counted(sum(counts), "comment")
        yield f"{held} in {counted(sum(map(bool, counts)), 'file')}: an export leaves them out, a copy of the files does not"


def _closing(report: Report, stopping: int) -> str:
    if report.unchecked:
        return f"stopped: {counted(report.unchecked, 'record')} could not be read, {counted(stopping, 'finding')}"
    return f"stopped by {counted(stopping, 'finding')}" if stopping else "nothing was found that identifies a protected source"
