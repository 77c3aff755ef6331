"""Ignore comments: `# claimtrack: ignore[CT202] the reason` silences one finding at one place.

At the end of a line it speaks of what begins on that line, on a line of its own of what begins on the next. Without a reason
it silences nothing; and findings that say that something could not be checked (CT0) are never silenced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from claimtrack import records, yamlspans, yamlsrc, yamltext
from claimtrack.finding import Finding, Label, Silenced
from claimtrack.ignore import Comment, Ignored
from claimtrack.patterns import later
from claimtrack.place import Place, Route
from claimtrack.records import File

MAX_COMMENTS = 500
"""So many ignore comments of one file are heeded."""
NEVER_SILENT = "CT0"
"""The family of codes that says that something could not be checked."""

_COMMENT = later(r"#\s*claimtrack:\s*ignore\[(?P<codes>[^\]\[#]*)\](?P<reason>.*?)(?=\s#\s|$)")
_MARK = "claimtrack:"


def comments(file: File, _shared: object = None) -> Iterator[Comment]:
    """The ignore comments of a file. What looks like one inside a text is text."""
    if not isinstance(file.data, bytes) or _MARK.encode() not in file.data:
        return
    text = yamltext.text(file.data)
    if text is not None:
        yield from islice(_written(text, file), MAX_COMMENTS)


def apply(
    findings: Iterable[Finding], written: Iterable[Comment], names: Mapping[str, str], run: Iterable[str]
) -> tuple[list[Finding], list[Silenced], list[Ignored]]:
    """The findings that no comment silences, those that one does, and what became of every comment.

    `names` maps the names of rules to their codes; `run` are the codes whose rules were run, so that a comment for a rule that
    was not asked for is not called unused.
    """
    ordered = sorted(written, key=_order)
    if not ordered:
        return list(findings), [], []
    by_place: dict[tuple[str, int, Route], list[int]] = {}
    for number, comment in enumerate(ordered):
        by_place.setdefault((comment.place.path, comment.place.document, comment.place.route), []).append(number)
    meant = [{word: names.get(word.lower(), word.upper()) for word in comment.codes} for comment in ordered]
    used: set[tuple[int, str]] = set()
    paths = {comment.place.path for comment in ordered}
    kept, silenced = [], []
    for finding in findings:
        if paths.isdisjoint([label.place.path for label in finding.labels]):
            kept.append(finding)
            continue
        matching = {
            (number, word)
            for label in finding.labels
            for number in _covering(label, by_place)
            for word, code in meant[number].items()
            if code == finding.code and ordered[number].reason and not code.startswith(NEVER_SILENT)
        }
        used |= matching
        if matching:
            silenced.append(Silenced(finding, "comment", ordered[min(matching)[0]].reason))
        else:
            kept.append(finding)
    silent = set(names.values()) - set(run)
    ignored = [
        Ignored(comment, tuple(word for word, code in meant[number].items() if code not in silent and (number, word) not in used))
        for number, comment in enumerate(ordered)
    ]
    return kept, silenced, ignored


def _written(text: str, file: File) -> Iterator[Comment]:
    spans, owners = yamlspans.spans(text), _owners(text, file)
    lines = yamltext.lines(text)
    following = _following(lines)
    for number, line in enumerate(lines, 1):
        if _MARK not in line:
            continue
        target = following[number] if line.lstrip().startswith("#") else number
        document, route = spans.route_on(target) or (0, ())
        for match in _COMMENT.finditer(line):
            if not spans.in_scalar(number, match.start() + 1):
                codes = dict.fromkeys(code.strip() for code in match["codes"].split(",") if code.strip())
                owner = owners.get(document, file.id)
                yield Comment(Place(file.path, route, document), tuple(codes), match["reason"].strip(), owner)


def _owners(text: str, file: File) -> dict[int, str]:
    """The ids of the records of a file, by the number of their document."""
    documents = yamlsrc.compose(text).documents
    return {one.index: records.id_of(file, one, alone=len(documents) == 1) for one in documents}


def _following(lines: list[str]) -> list[int]:
    """For each line, counted from 1, the number of the next that holds something other than a comment or `---`."""
    following = [len(lines)] * (len(lines) + 1)
    for number in range(len(lines) - 1, 0, -1):
        text = lines[number].strip().removeprefix("---").lstrip()
        following[number] = following[number + 1] if not text or text.startswith("#") else number + 1
    return following


def _covering(label: Label, by_place: Mapping[tuple[str, int, Route], list[int]]) -> Iterator[int]:
    """The numbers of the comments that speak of the place of a label, or of something around it."""
    place = label.place
    for length in range(1, len(place.route) + 1):
        yield from by_place.get((place.path, place.document, place.route[:length]), ())


def _order(comment: Comment) -> tuple[object, ...]:
    return comment.order
