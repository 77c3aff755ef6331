"""Output formats, one file each. A renderer shows what was found; it decides nothing.

A format is a module with `render(view) -> Iterator[Line]`, one item a line, or a few lines for a row of the report. Rows are
asked for as they are written, and no format holds them all. A new one is a file and a row in `FORMATS`.
"""

from __future__ import annotations

FORMATS = {
    "full": "claimtrack.render.full",
    "concise": "claimtrack.render.concise",
    "json": "claimtrack.render.json_report",
    "jsonl": "claimtrack.render.jsonl",
    "github": "claimtrack.render.github",
    "gitlab": "claimtrack.render.gitlab",
    "sarif": "claimtrack.render.sarif",
    "junit": "claimtrack.render.junit",
    "md": "claimtrack.render.md",
}
"""The formats of `verify` by name, and the modules that write them."""
ON_A_CHANGE = {"md": "claimtrack.render.comment"}
"""The formats that are others where the report is on a change alone."""

FOR_PLATFORMS = ("github", "gitlab", "sarif", "junit")
"""Those in which a platform reads findings: its form has no place for anything else, and files are named from the repository."""
OF_FINDINGS = ("full", "concise", "github", "gitlab", "sarif")
"""Those that print no claim but in a finding, and at most count them by level."""
DOCUMENTS = ("json", "jsonl", "gitlab", "sarif", "junit")
"""Those that a program reads, for which a part of a report is worse than none."""
