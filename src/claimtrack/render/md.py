"""The report in Markdown: what a colleague reads in a mail or a wiki. Conflicts and errors first, then the claims by level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.finding import Finding
from claimtrack.render.plain import visible
from claimtrack.render.view import View
from claimtrack.score.cluster import Cluster

_SPECIAL = re.compile(r"([\\*_{}\[\]<>#|~])")
_HEADS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


def render(view: View) -> Iterator[str]:
    """A title with the counts, the findings by severity, a table of the claims."""
    counts = ", ".join(f"{number} {word}{'s' * (number != 1)}" for word, number in view.counts().items())
    yield "# claimtrack"
    yield ""
    known = f", {len(view.report.baselined)} baselined" if view.report.baselined else ""
    corpus = f"{len(view.report.clusters)} claims, {len(view.report.sources)} sources"
    yield f"{corpus}; {counts}{known}. Policy {view.config.policy.stamp}."
    for severity, head in _HEADS.items():
        findings = [finding for finding in view.report.findings if finding.severity == severity]
        if findings:
            yield ""
            yield f"## {head}"
            yield ""
            for finding in findings:
                yield from _finding(finding, view)
    if view.report.clusters:
        yield ""
        yield "## Claims"
        yield ""
        yield "| claim | level | score | roots | about |"
        yield "| --- | --- | ---: | ---: | --- |"
        for cluster in view.report.clusters:
            yield _row(cluster)


def _finding(finding: Finding, view: View) -> Iterator[str]:
    yield f"- **{finding.code}** {finding.name}: {escaped(finding.message)}"
    for located in view.located(finding):
        label = f": {escaped(located.label.text)}" if located.label.text else ""
        yield f"  - `{visible(located.where)}`{label}"
    for note in finding.notes:
        yield f"  - {escaped(note)}"
    yield f"  - *{escaped(finding.help)}*"


def _row(cluster: Cluster) -> str:
    score = cluster.corroboration
    about = f"`{visible(cluster.dossier.claim.about)}`" if cluster.dossier.claim.about else ""
    return f"| `{visible(cluster.id)}` | {score.level} | {score.score:.2f} | {len(score.roots)} | {about} |"


def escaped(text: str) -> str:
    """A text in which Markdown sees nothing special, but for the words in backticks."""
    parts = re.split(r"(`[^`]*`)", visible(text))
    return "".join(part if part.startswith("`") else _SPECIAL.sub(r"\\\1", part) for part in parts)
