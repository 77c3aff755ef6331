"""One run of PyYAML's parser over a stretch of text: from its events to nodes, with everything that is refused on the way.

Iterative and bounded. What a node is, a builder says; where a run may begin again after an error, `yamlsrc.py`.
"""

from __future__ import annotations

from typing import Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimtrack import yamlerrors
from claimtrack.patterns import later
from claimtrack.place import Route
from claimtrack.yamltext import Problem, ProblemKind, Span, forbidden, lines, offset

WITH_LIBYAML: bool = bool(yaml.__with_libyaml__)
MAX_DEPTH = 64
MAX_NODES = 20_000
MAX_DOCUMENTS = 1_000
MAX_PROBLEMS = 100

_REFUSED = ("alias", "anchor", "tag")
_SPLIT = "split it: a record has one claim or source"
_SHORT = 40


class Builder(Protocol):
    """What becomes of the events: plain values here, values with places in `yamlspans.py`. Marks count from 0, in the stretch."""

    def leaf(self, event: ScalarEvent, line: int) -> Any:
        """A scalar; `line` is that of the file on which the stretch begins."""
        ...

    def branch(self, event: Any, line: int) -> Any:
        """A mapping or list that begins."""
        ...

    def put(self, branch: Any, key: ScalarEvent | None, node: Any, line: int) -> None:
        """Put a node into its branch; a list has no key."""
        ...

    def closed(self, branch: Any, event: Any, line: int) -> Any:
        """A mapping or list that is complete."""
        ...

    def cut(self, branch: Any) -> None:
        """The text that was put last into a branch is not what was meant."""
        ...


class Composed:
    """What has been composed so far: for each document the node, its number, and whether it is broken; and the problems."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.documents: list[tuple[Any, int, bool]] = []
        self.problems: list[Problem] = []
        self.nodes = 0


class Fatal(Exception):
    """The rest of a document cannot be read."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem that ends it."""
        self.problem = problem


class _NoKey:
    """Stands for a key that was refused: its value is passed over."""


_NO_KEY = _NoKey()
_TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep"
_STRAY = "a record needs no more than five: look for stray brackets"
_BRACKETS = later(r"[\[{\s]*$")


class _Open:
    """A mapping or list that has begun: its first event, its branch, its keys (None in a list), the key that awaits a value."""

    __slots__ = ("branch", "event", "key", "keys")

    def __init__(self, event: Any, branch: Any) -> None:
        self.event = event
        self.branch = branch
        self.keys: set[str] | None = set() if type(event) is MappingStartEvent else None
        self.key: Any = None


class Run:
    """One parser over one stretch of text, which begins on a line of the file."""

    def __init__(self, stretch: str, line: int, index: int, builder: Builder, found: Composed) -> None:
        """`line` is that of the file on which the stretch begins, `index` the number of its first document."""
        self._line = line
        self._stretch = stretch
        self._parser = _parser(stretch)
        self._builder = builder
        self._found = found
        self._path: list[_Open] = []
        self._escapes = "\\" in stretch
        self.index = index
        """The number of the document that is being read, or was read last."""
        self.began = -1
        """Where that document begins in the stretch; -1 before the first."""

    def compose(self) -> Problem | None:
        """Compose the documents of the stretch; the problem at which one could not be read on."""
        try:
            while True:
                event = self._parser.get_event()
                if type(event) is DocumentStartEvent:
                    self._begin(event)
                    self._document()
                elif event is None or type(event) is StreamEndEvent:
                    return None
        except Fatal as fatal:
            stopped = fatal.problem
        except yaml.MarkedYAMLError as error:
            self._cut(error.problem_mark)
            stopped = self._not_yaml(error)
        self._stop(stopped)
        return stopped

    def _begin(self, event: Any) -> None:
        if self.began >= 0:
            self.index += 1
        self.began = event.start_mark.index
        if self.index >= MAX_DOCUMENTS:
            message = f"more than {MAX_DOCUMENTS:,} documents in one file; the rest is not read"
            raise Fatal(self._problem("too-many", event, message, _SPLIT))

    def _cut(self, mark: Any) -> None:
        """Take back a text that ends on the line on which reading broke off: it may have taken in a key that stood too far in."""
        text = _last(self._stretch) if self._path and mark is not None else None
        if type(text) is ScalarEvent and text.end_mark is not None and text.end_mark.line == mark.line:
            inner = self._path[-1]
            if inner.keys is None or inner.key is None:
                self._builder.cut(inner.branch)

    def _stop(self, problem: Problem) -> None:
        """Keep what there is of the document that cannot be read on; what follows from a problem told already goes untold."""
        documents, problems = self._found.documents, self._found.problems
        told = problems and problem.kind == "syntax" and problems[-1].kind in _REFUSED
        if not (told and problems[-1].span.line == problem.span.line):
            problems.append(problem)
        if self._path:
            documents.append((self._folded(), self.index, True))
        elif documents and documents[-1][1] == self.index:
            documents[-1] = (documents[-1][0], self.index, True)

    def _document(self) -> None:
        next_event, path, line, found, escapes = self._parser.get_event, self._path, self._line, self._found, self._escapes
        build = self._builder
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse(event)
                if escapes and event.style == '"':
                    self._check_escapes(event)
                if path and (inner := path[-1]).key is None and (keys := inner.keys) is not None:
                    self._key(event, inner, keys)
                    continue
                node = build.leaf(event, line)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = build.closed(path.pop().branch, event, line)
            elif kind is AliasEvent:
                self._tell("alias", event, f"`*{_short(event.anchor)}` is an alias, which records do not use", yamlerrors.REPEAT)
                node = build.leaf(
                    ScalarEvent(None, None, (True, False), f"*{event.anchor}", event.start_mark, event.end_mark), line
                )
            else:
                return
            if path:
                self._attach(node, path[-1])
                if found.nodes > MAX_NODES:
                    message = f"more than {MAX_NODES:,} values in one file; the rest is not read"
                    raise Fatal(self._problem("too-many", event, message, _SPLIT))
            else:
                self._found.documents.append((node, self.index, False))

    def _open(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if self._path and (inner := self._path[-1]).key is None and inner.keys is not None:
            self._tell("key", event, "a mapping or list cannot be a key", "write a plain word before the colon")
        if len(self._path) >= MAX_DEPTH:
            raise Fatal(self._problem("depth", event, _TOO_DEEP, _STRAY))
        self._path.append(_Open(event, self._builder.branch(event, self._line)))

    def _key(self, event: Any, parent: _Open, keys: set[str]) -> None:
        if event.value not in keys:
            keys.add(event.value)
            parent.key = event
            return
        self._tell("duplicate-key", event, f"the key `{_short(event.value)}` stands twice", yamlerrors.DUPLICATE)
        parent.key = _NO_KEY

    def _attach(self, node: Any, parent: _Open) -> None:
        self._found.nodes += 1
        key, parent.key = parent.key, None
        if key is None and parent.keys is not None:
            parent.key = _NO_KEY  # a mapping or list where a key should be
        elif key is not _NO_KEY:
            self._builder.put(parent.branch, key, node, self._line)

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._tell("anchor", event, f"`&{_short(event.anchor)}` is an anchor, which records do not use", yamlerrors.REPEAT)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._tell("tag", event, f"`{_short(tag)}` is a tag, which records do not use", yamlerrors.QUOTE)

    def _check_escapes(self, event: Any) -> None:
        message = forbidden(event.value)
        if message is not None:
            self._tell("character", event, message, "remove the escape that stands for it")

    def _tell(self, kind: ProblemKind, event: Any, message: str, way_on: str) -> None:
        if len(self._found.problems) >= MAX_PROBLEMS:
            more = f"more than {MAX_PROBLEMS} problems in one file; the rest is not read"
            raise Fatal(self._problem("too-many", event, more, "mend these first, then run again"))
        self._found.problems.append(self._problem(kind, event, message, way_on))

    def _problem(self, kind: ProblemKind, marks: Any, message: str, way_on: str) -> Problem:
        span = place(marks.start_mark, marks.end_mark, self._line)
        route: Route = tuple(open_.key.value for open_ in self._path if isinstance(open_.key, ScalarEvent))
        return Problem(kind=kind, message=message, help=way_on, span=span, document=self.index, route=route)

    def _folded(self) -> Any:
        """The branches that were still open, each in its parent, as far as they had come."""
        while len(self._path) > 1:
            branch = self._path.pop().branch
            self._attach(branch, self._path[-1])
        return self._path[0].branch

    def _not_yaml(self, error: yaml.MarkedYAMLError) -> Problem:
        """What the parser could not read on at, in words."""
        bracket = next((open_.event.start_mark for open_ in reversed(self._path) if open_.event.flow_style), None)
        mark = error.problem_mark or error.context_mark
        so_far = self._stretch[: offset(self._stretch, mark.line + 1)] if mark is not None else self._stretch
        if mark is not None and "nesting depth" in str(error.problem):
            at = self._deepest(mark)
            return self._problem("depth", yamlerrors.Explained(_TOO_DEEP, _STRAY, at, at), _TOO_DEEP, _STRAY)
        told = yamlerrors.explained(error, lines(so_far), bracket)
        return self._problem("syntax", told, told.message, told.help)

    def _deepest(self, mark: Any) -> Any:
        """The bracket that is one too many, where libyaml (0.2.6 and later) met its own bound while it looked ahead."""
        line = lines(self._stretch)[mark.line][: mark.column]
        run = _BRACKETS.search(line)
        first = run.start() if run else len(line)
        brackets = [at for at in range(first, len(line)) if line[at] in "[{"]
        opened = [open_.event.start_mark for open_ in self._path]
        too_many = MAX_DEPTH - sum((at.line, at.column) < (mark.line, first) for at in opened)
        return yamlerrors.Mark(mark.line, brackets[too_many]) if len(brackets) > too_many else mark


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python, where libyaml is not built in. Some fifteen times slower."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def place(start: Any, end: Any, line: int) -> Span:
    """The span between two marks of a stretch that begins on that line of the file."""
    return Span(start.line + line + 1, start.column + 1, end.line + line + 1, end.column + 1)


def _parser(stretch: str) -> Any:
    return yaml.cyaml.CParser(stretch) if WITH_LIBYAML else _PureParser(stretch)  # type: ignore[attr-defined]  # not in the stubs


def _last(stretch: str) -> Any:
    """The event before the one at which a stretch cannot be read on; found anew, as nobody keeps events while all goes well."""
    parser, event = _parser(stretch), None
    try:
        while (following := parser.get_event()) is not None:
            event = following
    except yaml.MarkedYAMLError:
        return event
    return None


def _short(word: str) -> str:
    return word if len(word) <= _SHORT else word[: _SHORT - 3] + "..."
