"""`claimtrack verify --write-baseline`: what is found today is recorded; and what of a baseline is gone is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from claimtrack import baseline, baselining
from claimtrack.baseline import Entry
from claimtrack.cli import printing
from claimtrack.link.wording import counted, listed
from claimtrack.plan import Report
from claimtrack.render.plain import visible
from claimtrack.render.withheld import without_secrets
from claimtrack.session import Session
from claimtrack.trouble import Trouble

MOST_TOLD = 10
"""So many entries that are gone are told one by one; JSON has them all."""


def refuse(narrowed: Mapping[str, object], *, none: bool) -> None:
    """Refuse what does not go with a baseline that is written; `narrowed` are the options that leave something out, as given."""
    if none:
        raise Trouble("`--no-baseline` does not go with `--baseline` or `--write-baseline`", "leave out one of them")
    given = [f"`{name}`" for name, value in narrowed.items() if value]
    if given:
        message = f"`--write-baseline` records the whole corpus, and does not go with {listed(given)}"
        raise Trouble(message, "leave that out; what is never to be reported belongs under `ignore` in claimtrack.toml")


def record(session: Session, report: Report, given: Path | None) -> Report:
    """Write the baseline for what a report found, say what came of it, and give the report as the next run will."""
    before = _before(session, given)
    entries = baseline.recorded(report.findings, report.withheld)
    if kept := baseline.parted(report.findings, before or ()).gone if report.unchecked else ():
        entries = baseline.together([*entries, *kept])
    name = baselining.record(session.root, session.config.settings, given, entries)
    after = baseline.parted(report.findings, entries)
    change = ""
    if before is not None:
        was = baseline.parted(after.known, before)
        gone = sum(one.count for one in was.gone) - sum(one.count for one in kept)
        change = f" ({len(was.new)} of them new; {gone} taken out)"
    printing.talk(f"`{visible(name)}` records {counted(len(after.known), 'finding')}{change}")
    if kept:
        printing.talk(f"kept: {counted(sum(one.count for one in kept), 'older one')} that may be in what could not be read")
    if after.new:
        codes = listed(sorted({one.code for one in after.new}))
        printing.talk(
            f"not recorded: {counted(len(after.new), 'finding')} ({codes}): what was not checked, or may give a source away"
        )
    return msgspec.structs.replace(report, findings=tuple(after.new), baselined=tuple(after.known), gone=())


def tell_gone(report: Report) -> None:
    """Say what of the baseline was not found any more, and how to take it out."""
    number = sum(one.count for one in report.gone)
    printing.talk(f"{counted(number, 'baselined finding')} no longer found; `claimtrack verify --write-baseline` takes them out")
    for row in without_secrets(_rows(report.gone[:MOST_TOLD]), report.withheld):
        printing.talk(str(row))
    if len(report.gone) > MOST_TOLD:
        printing.talk(f"  and {len(report.gone) - MOST_TOLD} more; `--output-format json` lists them all")


def _rows(entries: tuple[Entry, ...]) -> Iterator[str]:
    for one in entries:
        times = f" ({one.count} times)" if one.count > 1 else ""
        yield visible(f"  {one.code} {one.name}: {', '.join(one.ids)}{times}")


def _before(session: Session, given: Path | None) -> tuple[Entry, ...] | None:
    """The baseline that is about to be replaced; None where there is none, or it cannot be read."""
    try:
        return baselining.known(session.root, session.config.settings, given)
    except Trouble:
        return None
