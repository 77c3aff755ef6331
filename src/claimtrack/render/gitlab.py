"""Findings as a Code Quality report of GitLab: a JSON list, each entry with what GitLab requires. Decides nothing.

The format is in "Code Quality report format" of GitLab's documentation (ci/testing/code_quality), a part of the Code Climate
specification. Only ASCII is written, so that no letter of a record can do harm and every path comes back as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from claimtrack.finding import Finding
from claimtrack.render import rows
from claimtrack.render.fingerprints import numbered
from claimtrack.render.plain import inert, visible
from claimtrack.render.view import View
from claimtrack.suppress import NEVER_SILENT


def render(view: View) -> Iterator[str]:
    """The list, indented; an empty one where nothing was found, which GitLab needs to see that findings are gone."""
    entries = (_entry(finding, number, view) for finding, number in numbered(view.report.findings))
    return map(inert, rows.lines(entries, partial(json.dumps, indent=2)))


def _entry(finding: Finding, number: int, view: View) -> dict[str, Any]:
    located = view.located(finding)
    path = located[0].label.place.path if located else view.config.settings.claims
    first, last = located[0].lines if located else (1, 1)
    said = (finding.message, *(f"note: {note}" for note in finding.notes), f"help: {finding.help}")
    return {
        "type": "issue",
        "check_name": f"{finding.code} {finding.name}",
        "description": f"{finding.code}: {'; '.join(visible(one) for one in said)}",
        "fingerprint": finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}",
        "severity": _severity(finding),
        "location": {
            "path": view.prefix + path,
            "lines": {"begin": first, "end": last},
        },
    }


def _severity(finding: Finding) -> str:
    """GitLab's five: what could not be checked blocks, a guess counts less than a warning."""
    if finding.code.startswith(NEVER_SILENT) and finding.severity == "error":
        return "blocker"
    if finding.severity == "warning":
        return "minor" if finding.confidence == "low" else "major"
    return "critical" if finding.severity == "error" else "info"
