"""Ignore comments: `# claimtrack: ignore[CT202] the reason` silences one finding at one place.

At the end of a line it speaks of what begins on that line, on a line of its own of what begins on the next. Findings that
say that something could not be checked (CT0) are never silenced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from claimtrack import yamlspans, yamltext
from claimtrack.finding import Finding, Label
from claimtrack.ignore import Comment, Ignored
from claimtrack.place import Place
from claimtrack.records import File

_COMMENT = re.compile(r"#\s*claimtrack:\s*ignore\[(?P<codes>[^\]]*)\]\s*(?P<reason>[^#]*)")
_MARK = b"claimtrack:"
NEVER_SILENT = "CT0"
"""The family of codes that says that something could not be checked."""


def comments(file: File, _shared: object = None) -> Iterator[Comment]:
    """The ignore comments of a file. What looks like one inside a text is text."""
    if not isinstance(file.data, bytes) or _MARK not in file.data:
        return
    text = yamltext.text(file.data)
    if text is None:
        return
    spans = yamlspans.spans(text)
    lines = yamltext.lines(text)
    for number, line in enumerate(lines, 1):
        match = _COMMENT.search(line)
        if match is None or spans.in_scalar(number, match.start() + 1):
            continue
        codes = tuple(code.strip() for code in match["codes"].split(",") if code.strip())
        target = number if line[: match.start()].strip() else _next_line(lines, number)
        for document, route in spans.routes_on(target)[:1] or [(0, ())]:
            yield Comment(Place(file.path, route, document), codes, match["reason"].strip())


def apply(
    findings: Iterable[Finding], written: Iterable[Comment], names: Mapping[str, str], run: Iterable[str]
) -> tuple[list[Finding], list[Ignored]]:
    """The findings that no comment silences, and what became of every comment.

    `names` maps the names of rules to their codes; `run` are the codes whose rules were run, so that a comment for a rule that
    was not asked for is not called unused.
    """
    by_file: dict[str, list[Comment]] = {}
    for comment in sorted(written, key=_order):
        by_file.setdefault(comment.place.path, []).append(comment)
    used: set[tuple[Comment, str]] = set()
    kept = []
    for finding in findings:
        matching = list(_silencing(finding, by_file, names))
        used.update(matching)
        if not matching:
            kept.append(finding)
    active = set(run)
    ignored = []
    for comment in (comment for comments_ in by_file.values() for comment in comments_):
        asked = [code for code in comment.codes if names.get(code, code) in active or names.get(code, code) not in names.values()]
        ignored.append(Ignored(comment, tuple(code for code in asked if (comment, code) not in used)))
    return kept, ignored


def _silencing(finding: Finding, by_file: Mapping[str, list[Comment]], names: Mapping[str, str]) -> Iterator[tuple[Comment, str]]:
    if finding.code.startswith(NEVER_SILENT):
        return
    for label in finding.labels:
        for comment in by_file.get(label.place.path, ()):
            for code in comment.codes:
                if names.get(code, code) == finding.code and _covers(comment.place, label):
                    yield comment, code


def _covers(place: Place, label: Label) -> bool:
    inside = label.place.route[: len(place.route)] == place.route
    return place.document == label.place.document and bool(place.route) and inside


def _order(comment: Comment) -> tuple[object, ...]:
    return comment.order


def _next_line(lines: list[str], number: int) -> int:
    """The next line that is neither empty nor a comment."""
    for later in range(number, len(lines)):
        if lines[later].strip() and not lines[later].lstrip().startswith("#"):
            return later + 1
    return number
