"""A report is put out: in the format that was asked for, to stdout or a file, with what is said beside it; and the exit code."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from claimtrack.cli import printing
from claimtrack.cli.plain import Color, Format
from claimtrack.config import FailOn
from claimtrack.finding import SEVERITIES
from claimtrack.link.wording import counted
from claimtrack.plan import Report
from claimtrack.render import DOCUMENTS, FOR_PLATFORMS, FORMATS, OF_FINDINGS, ON_A_CHANGE, fixable
from claimtrack.render.view import Looked, Read, View
from claimtrack.render.withheld import without_secrets
from claimtrack.session import Session
from claimtrack.trouble import Trouble

if TYPE_CHECKING:
    from claimtrack.changes.news import News
    from claimtrack.render.styled import Line


class Wanted(NamedTuple):
    """How a report is to be put out; `hinting` at what could be fixed."""

    format: Format
    output: Path | None
    statistics: bool
    color: Color
    hinting: bool

    @property
    def of_claims(self) -> bool:
        """Whether claims are printed, too, and not only what was found."""
        return not self.statistics and self.format not in OF_FINDINGS


def wanted(output_format: Format, output: Path | None, color: Color, *, statistics: bool, hinting: bool) -> Wanted:
    """How it is to be put out; `auto` is what is read where it is printed: the log of GitHub by GitHub, others by people.

    Raises Trouble for statistics in a form that has no place for them.
    """
    if statistics and output_format in FOR_PLATFORMS:
        way_on = "leave one of them out, or take `--output-format json`"
        raise Trouble(f"`{output_format}` has no place for `--statistics`", way_on)
    in_log = os.environ.get("GITHUB_ACTIONS") == "true" and not (statistics or output)
    chosen: Format = output_format if output_format != "auto" else "github" if in_log else "full"
    return Wanted(chosen, output, statistics, color, hinting)


def put_out(
    session: Session,
    report: Report,
    news: News | None,
    wanted: Wanted,
    looked: Looked | None = None,
    read: Read | None = None,
) -> int:
    """Print a report, and give the exit code that it ends with; `looked` are files that were looked into for it already.

    `read` is for whoever knows something of the files, so that they need not be looked into.
    """
    name, output, texts = wanted.format, wanted.output, session.texts()
    width = None if output else printing.width(sys.stdout)
    view = shown = View(report, session.config, texts, width, news, read=read, looked=looked)
    if name in FOR_PLATFORMS:
        from claimtrack.cli import surroundings  # noqa: PLC0415 - only where a platform reads it

        prefix = surroundings.prefix(session.root)
        shown = View(surroundings.taken(name, report), session.config, texts, None, news, prefix)
    module = ON_A_CHANGE.get(name, FORMATS[name]) if news is not None else FORMATS[name]
    lines: Iterable[Line]
    if wanted.statistics:
        lines = _statistics(view, name)
    else:
        lines = without_secrets(import_module(module).render(shown), report.withheld)
        lines = printing.whole(lines) if name in DOCUMENTS and not output else lines
    if output:
        printing.to_file(lines, output)
    else:
        printing.lines(lines, wanted.color)
    if name in ("full", "concise", "github") or output:
        _talk(view, hinting=wanted.hinting)
    return status(view, session.config.settings.fail_on)


def status(view: View, fail_on: FailOn) -> int:
    """The exit code that a report ends with."""
    if fail_on == "never":
        return 0
    enough = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    findings = view.report.findings if view.news is None else view.news.own
    return int(view.report.unchecked > 0 or any(finding.severity in enough for finding in findings))


def _talk(view: View, *, hinting: bool) -> None:
    """What is said beside a report that people read; the hint is on what could be fixed."""
    report = view.report
    printing.talk(_closing(view))
    if view.news is not None:
        from claimtrack.cli import changing  # noqa: PLC0415 - only for a change, as it asks git

        for line in without_secrets(changing.closing(view.news), report.withheld):
            printing.talk(str(line))
    if report.gone:
        from claimtrack.cli import recording  # noqa: PLC0415 - only where a baseline has something to tell

        recording.tell_gone(report)
    if hinting and (way_on := fixable.hint(report.findings)):
        printing.talk(way_on)


def _statistics(view: View, name: Format) -> list[str]:
    found = Counter((finding.code, finding.name, finding.severity) for finding in view.report.findings)
    if name in ("json", "jsonl"):
        rows = [
            {"code": code, "name": rule, "severity": severity, "count": number}
            for (code, rule, severity), number in sorted(found.items())
        ]
        encoded = (
            [msgspec.json.encode(row) for row in rows] if name == "jsonl" else [msgspec.json.format(msgspec.json.encode(rows))]
        )
        return [line.decode("utf-8") for line in encoded]
    return [f"{number:6}  {code}  {severity:7}  {name}" for (code, name, severity), number in sorted(found.items())]


def _closing(view: View) -> str:
    report = view.report
    findings = ", ".join(counted(number, word) for word, number in view.counts().items() if number) or "no findings"
    findings += f", {len(report.baselined)} baselined" if report.baselined else ""
    levels = ", ".join(f"{number} {level}" for level, number in view.levels().items())
    first = f"{counted(len(report.clusters), 'claim')}, {counted(len(report.sources), 'source')}: {findings}"
    unchecked = f"\n{counted(report.unchecked, 'record')} could not be checked" if report.unchecked else ""
    if report.uncompared:
        unchecked += f"\nup to {report.uncompared:,} pairs under common words were not looked at for links"
    if report.unheld:
        unchecked += f"\nup to {report.unheld:,} pairs on crowded questions were not compared: ask narrower questions"
    if report.boilerplate:
        runs = counted(report.boilerplate, "run")
        unchecked += f"\n{runs} of words that stand in many copies were taken for boilerplate, not for pickups"
    policy = f"policy {view.config.policy.stamp}"
    return f"{first}{unchecked}\n{'; '.join(part for part in (levels, policy) if part)}"
