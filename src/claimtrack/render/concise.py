"""One line a finding: `claims/x.yaml:3:1: warning[CT202] divergent-estimates: message`, and ` [*]` where it can be fixed."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.finding import Finding
from claimtrack.render import fixable
from claimtrack.render.plain import visible
from claimtrack.render.styled import Styled
from claimtrack.render.view import View

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def render(view: View) -> Iterator[Styled]:
    """All findings, worst first."""
    for finding in view.report.findings:
        yield line(finding, view)


def line(finding: Finding, view: View) -> Styled:
    """One finding on one line."""
    return Styled.of(
        f"{visible(view.where(finding) or '(corpus)')}: ",
        (f"{finding.severity}[{finding.code}]", STYLES[finding.severity]),
        f" {finding.name}: {visible(finding.message)}{fixable.mark(finding.fix)}",
    )
