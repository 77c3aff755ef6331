"""YAML text to a plain tree of texts, by one composer over the events of PyYAML's C parser.

Iterative and bounded: no input recurses, none grows. Aliases, anchors, tags and duplicate keys are refused, each with its place.
Every scalar is the text that was written (`no`, `012`, `12:30`); only `key:` with nothing behind it is None.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

import msgspec
from yaml.events import MappingStartEvent, ScalarEvent

from claimtrack import yamlerrors
from claimtrack.patterns import later
from claimtrack.yamlrun import Builder, Composed, Run
from claimtrack.yamltext import Problem, Span, count_breaks, offset, readable

MAX_DIRECTIVES = 100
"""libyaml compares every `%TAG` with all before it."""
MAX_RESTARTS = 20
_OFTEN = 40
"""Words up to this long stand in many records (ids, days, stances): each is held once."""

_DOCUMENT = later(r"^---(?=\s|$)", re.MULTILINE)
_DIRECTIVE = later(r"^%", re.MULTILINE)


class Document(msgspec.Struct, frozen=True):
    """One YAML document as dicts, lists, texts and None. A `broken` one ends where its text could not be read on."""

    tree: Any
    index: int
    broken: bool = False


class Stream(msgspec.Struct, frozen=True):
    """The documents of a text and all its problems, in the order of the text."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


class _Plain:
    """Builds dicts, lists and texts."""

    def leaf(self, event: ScalarEvent, _line: int) -> str | None:
        value: str = event.value
        if len(value) <= _OFTEN:
            value = intern(value)
        return value if value or not event.implicit[0] else None

    def branch(self, event: Any, _line: int) -> Any:
        return {} if type(event) is MappingStartEvent else []

    def put(self, branch: Any, key: ScalarEvent | None, node: Any, _line: int) -> None:
        if key is None:
            branch.append(node)
        else:
            branch[key.value] = node

    def closed(self, branch: Any, _event: Any, _line: int) -> Any:
        return branch

    def cut(self, branch: Any) -> None:
        if branch:
            branch.popitem() if isinstance(branch, dict) else branch.pop()


def compose(source: bytes | str) -> Stream:
    """The plain trees of a text, and everything that is wrong with it. Never raises for any input."""
    found = composed(source, _Plain())
    documents = tuple(Document(tree, index, broken) for tree, index, broken in found.documents if tree is not None)
    return Stream(documents, tuple(found.problems))


def composed(source: bytes | str, builder: Builder) -> Composed:
    """All documents of a text, as a builder builds them. After a syntax error reading goes on at the next `---`."""
    found = Composed()
    given = readable(source)
    found.problems += given.problems
    whole = given.text
    if whole is None or _too_many_directives(whole, found):
        return found
    start = line = index = 0
    for _ in range(MAX_RESTARTS):
        run = Run(whole[start:] if start else whole, line, index, builder, found)
        stopped = run.compose()
        if stopped is None or stopped.kind == "too-many":
            return found
        after = _DOCUMENT.search(whole, max(offset(whole, stopped.span.line - 1), start + run.began + 1))
        if after is None:
            return found
        line += count_breaks(whole, start, after.start())
        start, index = after.start(), run.index + 1
    message = f"more than {MAX_RESTARTS} documents of one file cannot be read; the rest was not tried"
    span = Span(line + 1, 1, line + 1, 1)
    found.problems.append(
        Problem(kind="too-many", message=message, help="mend these first, then run again", span=span, document=index)
    )
    return found


def _too_many_directives(whole: str, found: Composed) -> bool:
    number = len(_DIRECTIVE.findall(whole)) if "%" in whole else 0
    if number > MAX_DIRECTIVES:
        message = f"{number:,} lines begin with `%`; the file is not read"
        found.problems.append(Problem(kind="too-many", message=message, help=yamlerrors.QUOTE, span=Span(1, 1, 1, 1)))
    return number > MAX_DIRECTIVES
