"""YAML text to a plain tree of texts, by one composer over PyYAML's parser events; and routes of keys to lines and columns.

Iterative and bounded: no input recurses, none grows. Aliases, anchors, tags and duplicate keys are refused, each with its place.
Every scalar is the text that was written (`no`, `012`, `12:30`); only `key:` with nothing behind it is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, Protocol

import msgspec
import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimtrack import yamlerrors
from claimtrack.place import Place, Route

WITH_LIBYAML: bool = bool(yaml.__with_libyaml__)
MAX_BYTES = 1 << 20
MAX_DEPTH = 64

ProblemKind = Literal["encoding", "character", "syntax", "depth", "size", "duplicate-key", "alias", "anchor", "tag", "key"]
FATAL: tuple[ProblemKind, ...] = ("encoding", "character", "syntax", "depth", "size")

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)


class Span(msgspec.Struct, frozen=True):
    """From a line and column to another, counted from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a text: where, in which document, and inside which node."""

    kind: ProblemKind
    message: str
    help: str
    span: Span
    document: int = 0
    route: Route = ()


class Document(msgspec.Struct, frozen=True):
    """One YAML document as dicts, lists, texts and None. A `broken` one ends where its text could not be read on."""

    tree: Any
    index: int
    broken: bool = False


class Stream(msgspec.Struct, frozen=True):
    """The documents of a text and all its problems, in the order of the text."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def text(data: bytes) -> str | None:
    """The text of a file without its BOM; None where it is not UTF-8."""
    found = _decoded(data)
    return found if isinstance(found, str) else None


def lines(source: str) -> list[str]:
    """The lines of a text, split where the parser counts a new line."""
    return _BREAK.split(source)


def compose(source: bytes | str) -> Stream:
    """The plain trees of a text, and everything that is wrong with it. Never raises for any input."""
    found = _composed(source, _Plain)
    return Stream(tuple(document for document, _ in found.documents), tuple(found.problems))


class Node(msgspec.Struct):
    """A node with its span, and what it holds: children by key or index, and the spans of the keys."""

    span: Span
    children: dict[str | int, Node]
    keys: dict[str | int, Span]
    scalar: bool


class Spans:
    """Where every node of one text stands. Never raises: what is not there stands where its nearest parent begins."""

    def __init__(self, source: str) -> None:
        """Compose the text once more, this time with places."""
        found = _composed(source, _Placed)
        self._roots: dict[int, Node] = {document.index: node for document, node in found.documents if isinstance(node, Node)}
        self._problems = found.problems

    def find(self, place: Place) -> Span:
        """The span of a value, a key, or the problem of that number."""
        return self._span(place, entry=False)

    def entry(self, place: Place) -> Span:
        """The span from the key to the end of its value; of a list's entry, or where a key is meant, the node alone."""
        return self._span(place, entry=True)

    def routes_on(self, line: int) -> tuple[tuple[int, Route], ...]:
        """For each document the outermost nodes below its root that begin on a line."""
        return tuple((index, route) for index, root in self._roots.items() for route in _beginning(root, line, ()))

    def in_scalar(self, line: int, column: int) -> bool:
        """Whether a position lies inside a text."""
        return any(
            (node.scalar and _contains(node.span, line, column))
            or any(_contains(key, line, column) for key in node.keys.values())
            for root in self._roots.values()
            for node in _walk(root)
            for span in (*node.keys.values(), *([node.span] if node.scalar else []))
        )

    def _span(self, place: Place, *, entry: bool) -> Span:
        if place.part == "problem":
            number = place.route[0] if place.route else 0
            inside = isinstance(number, int) and 0 <= number < len(self._problems)
            return self._problems[int(number)].span if inside else Span(1, 1, 1, 1)
        node = self._roots.get(place.document)
        if node is None:
            return Span(1, 1, 1, 1)
        span, key = _first_line(node), None
        for number, step in enumerate(place.route, 1):
            if step not in node.children:
                return key or span
            key, node = node.keys.get(step), node.children[step]
            span = node.span
            if number == len(place.route) and place.part == "key" and key is not None:
                return key
        if entry and key is not None:
            return Span(key.line, key.column, span.end_line, span.end_column)
        return span


def spans(source: str) -> Spans:
    """The spans of a text."""
    return Spans(source)


class _Builder(Protocol):
    """What becomes of the events: plain values, or values with places."""

    def leaf(self, event: ScalarEvent) -> Any: ...
    def branch(self, start: Event) -> Any: ...
    def put(self, branch: Any, key: ScalarEvent | None, node: Any) -> None: ...
    def closed(self, branch: Any, end: Event) -> Any: ...


class _Plain:
    """Dicts, lists and texts."""

    def __init__(self, _place: Callable[[Any, Any], Span]) -> None: ...

    def leaf(self, event: ScalarEvent) -> str | None:
        value: str = event.value
        return value if value or not event.implicit[0] else None

    def branch(self, start: Event) -> Any:
        return {} if type(start) is MappingStartEvent else []

    def put(self, branch: Any, key: ScalarEvent | None, node: Any) -> None:
        if key is None:
            branch.append(node)
        else:
            branch.setdefault(key.value, node)

    def closed(self, branch: Any, _end: Event) -> Any:
        return branch


class _Placed:
    """Nodes with their spans."""

    def __init__(self, place: Callable[[Any, Any], Span]) -> None:
        self._place = place

    def leaf(self, event: ScalarEvent) -> Node:
        return Node(self._place(event.start_mark, event.end_mark), {}, {}, scalar=True)

    def branch(self, start: Event) -> Node:
        return Node(self._place(start.start_mark, start.end_mark), {}, {}, scalar=False)

    def put(self, branch: Node, key: ScalarEvent | None, node: Node) -> None:
        name: str | int = len(branch.children) if key is None else key.value
        if name in branch.children:
            return
        branch.children[name] = node
        if key is not None:
            branch.keys[name] = self._place(key.start_mark, key.end_mark)

    def closed(self, branch: Node, end: Event) -> Node:
        closing = self._place(end.start_mark, end.end_mark)
        if (closing.line, closing.column) != (closing.end_line, closing.end_column):
            last = closing  # a flow collection ends with its bracket
        elif branch.children:
            last = list(branch.children.values())[-1].span
        else:
            last = branch.span
        branch.span = Span(branch.span.line, branch.span.column, last.end_line, last.end_column)
        return branch


class _Found:
    """What has been composed so far."""

    def __init__(self) -> None:
        self.documents: list[tuple[Document, Any]] = []
        self.problems: list[Problem] = []


class _Fatal(Exception):
    """The rest of a document cannot be read."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _composed(source: bytes | str, kind: type[_Plain] | type[_Placed]) -> _Found:
    """All documents of a text. After a fatal problem reading goes on at the next `---`."""
    found = _Found()
    decoded = _decoded(source) if isinstance(source, bytes) else source.removeprefix("\ufeff")
    problem = decoded if isinstance(decoded, Problem) else _unreadable(decoded, source)
    if problem is not None or isinstance(decoded, Problem):
        found.problems.append(problem)  # type: ignore[arg-type]
        return found
    start = line = index = 0
    while True:
        run = _Run(decoded[start:], line, index, kind, found)
        stopped = run.compose()
        if stopped is None:
            return found
        after = _DOCUMENT.search(decoded, _offset(decoded, stopped.line))
        if after is None:
            return found
        line += len(_BREAK.findall(decoded, start, after.start()))
        start, index = after.start(), run.index + 1


class _Run:
    """One parser over one stretch of text that begins at a line of the file."""

    def __init__(self, stretch: str, line: int, index: int, kind: type[_Plain] | type[_Placed], found: _Found) -> None:
        self._line = line
        self._stretch = stretch
        self._parser = _parser(stretch)
        self._builder: _Builder = kind(self._place)
        self._found = found
        self.index = index

    def compose(self) -> Span | None:
        """Compose all documents of the stretch; where one cannot be read on, the place."""
        path: list[list[Any]] = []
        try:
            while True:
                event = self._next()
                if type(event) is DocumentStartEvent:
                    path = []
                    self._document(path)
                    self.index += 1
                elif event is None or type(event) is StreamEndEvent:
                    return None
        except _Fatal as fatal:
            self._found.problems.append(fatal.problem)
            if path:
                self._keep(self._folded(path), broken=True)
            return fatal.problem.span

    def _document(self, path: list[list[Any]]) -> None:
        """One document. `path` holds the open branches: the branch, its pending key, the keys so far (None in a list)."""
        build = self._builder
        while True:
            event = self._next()
            kind = type(event)
            if kind is ScalarEvent:
                self._checked(event, path)
                if path and path[-1][2] is not None and path[-1][1] is None:
                    self._key(event, path)
                    continue
                node = build.leaf(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._checked(event, path)
                self._deeper(event, path)
                path.append([build.branch(event), None, set() if kind is MappingStartEvent else None])
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = build.closed(path.pop()[0], event)
            elif kind is AliasEvent:
                node = self._alias(event, path)
            else:
                return
            if not path:
                self._end(node)
                return
            self._attach(path, node)

    def _end(self, node: Any) -> None:
        self._keep(node, broken=False)
        event = self._next()
        if type(event) is not DocumentEndEvent:
            raise TypeError(f"a document ended with {event}")

    def _keep(self, node: Any, *, broken: bool) -> None:
        if node is not None and not (isinstance(node, Node) and node.scalar and _empty(node.span)):
            self._found.documents.append((Document(None if isinstance(node, Node) else node, self.index, broken), node))

    def _attach(self, path: list[list[Any]], node: Any) -> None:
        branch, key, keys = path[-1]
        if keys is not None and key is None:
            # A mapping or list where a key should be: it was told, and its value is passed over.
            path[-1][1] = _NO_KEY
            return
        path[-1][1] = None
        if key is not _NO_KEY:
            self._builder.put(branch, key, node)

    def _key(self, event: ScalarEvent, path: list[list[Any]]) -> None:
        keys = path[-1][2]
        if event.value in keys:
            self._tell("duplicate-key", event, path, f"the key `{_short(event.value)}` stands twice", yamlerrors.DUPLICATE)
            path[-1][1] = _NO_KEY
            return
        keys.add(event.value)
        path[-1][1] = event

    def _alias(self, event: Any, path: list[list[Any]]) -> Any:
        self._tell("alias", event, path, f"`*{_short(event.anchor)}` is an alias, which records do not use", yamlerrors.QUOTE)
        blank = ScalarEvent(None, None, (True, False), "", event.start_mark, event.end_mark)
        return self._builder.leaf(blank)

    def _checked(self, event: Any, path: list[list[Any]]) -> None:
        if event.anchor is not None:
            self._tell(
                "anchor", event, path, f"`&{_short(event.anchor)}` is an anchor, which records do not use", yamlerrors.QUOTE
            )
        if event.tag is not None:
            self._tell("tag", event, path, f"`{_short(event.tag)}` is a tag, which records do not use", yamlerrors.QUOTE)

    def _deeper(self, event: Event, path: list[list[Any]]) -> None:
        if path and path[-1][2] is not None and path[-1][1] is None:
            self._tell("key", event, path, "a mapping or list cannot be a key", "write a plain word before the colon")
        if len(path) >= MAX_DEPTH:
            raise _Fatal(
                Problem(
                    kind="depth",
                    message=f"nested more than {MAX_DEPTH} levels deep",
                    help="a record needs no more than five: look for stray brackets",
                    span=self._place(event.start_mark, event.end_mark),
                    document=self.index,
                )
            )

    def _tell(self, kind: ProblemKind, event: Any, path: list[list[Any]], message: str, help_: str) -> None:
        span = self._place(event.start_mark, event.end_mark)
        self._found.problems.append(
            Problem(kind=kind, message=message, help=help_, span=span, document=self.index, route=_route(path))
        )

    def _folded(self, path: list[list[Any]]) -> Any:
        """The branches that were still open, each in its parent, as far as they had come."""
        while len(path) > 1:
            branch, *_ = path.pop()
            self._attach(path, branch)
        return path[0][0]

    def _next(self) -> Any:
        try:
            return self._parser.get_event()
        except yaml.MarkedYAMLError as error:
            told = yamlerrors.explained(error, _BREAK.split(self._stretch))
            raise _Fatal(
                Problem(kind="syntax", message=told.message, help=told.help, span=self._place(told, told), document=self.index)
            ) from None

    def _place(self, start: Any, end: Any) -> Span:
        return Span(start.line + self._line + 1, start.column + 1, end.line + self._line + 1, end.column + 1)


class _NoKey:
    """Marks a value whose key is refused."""


_NO_KEY = _NoKey()


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python, where libyaml is not built in. Some fifteen times slower."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _parser(stretch: str) -> Any:
    return yaml.cyaml.CParser(stretch) if WITH_LIBYAML else _PureParser(stretch)  # type: ignore[attr-defined]


def _decoded(data: bytes) -> str | Problem:
    if len(data) > MAX_BYTES:
        return _too_large(len(data))
    for mark in (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"):
        if data.startswith(mark):
            span = Span(1, 1, 1, 2)
            return Problem(kind="encoding", message="the file is UTF-16 or UTF-32", help="save it as UTF-8", span=span)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = lines(data[: error.start].decode("utf-8-sig", "replace"))
        span = Span(len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return Problem(kind="encoding", message=message, help="save the file as UTF-8", span=span)


def _unreadable(source: str, given: bytes | str) -> Problem | None:
    if isinstance(given, str) and len(source.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return _too_large(len(source))
    match = _FORBIDDEN.search(source)
    if match is None:
        return None
    before = lines(source[: match.start()])
    span = Span(len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
    message = f"the character U+{ord(match.group()):04X} may not stand in a record"
    return Problem(kind="character", message=message, help="remove it: it came in by copying, or the file is not text", span=span)


def _too_large(size: int) -> Problem:
    message = f"larger than {MAX_BYTES // 1024} KiB ({size // 1024} KiB)"
    return Problem(kind="size", message=message, help="split it: a record has one claim or source", span=Span(1, 1, 1, 1))


def _offset(source: str, line: int) -> int:
    """Where the line after that one begins."""
    for number, match in enumerate(_BREAK.finditer(source), 1):
        if number == line:
            return match.end()
    return len(source)


def _route(path: list[list[Any]]) -> Route:
    return tuple(frame[1].value for frame in path if isinstance(frame[1], ScalarEvent))


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:37] + "..."


def _empty(span: Span) -> bool:
    return (span.line, span.column) == (span.end_line, span.end_column)


def _first_line(node: Node) -> Span:
    first = next(iter(node.keys.values()), None)
    return first or Span(node.span.line, node.span.column, node.span.line, node.span.column + 1)


def _contains(span: Span, line: int, column: int) -> bool:
    return (span.line, span.column) <= (line, column) < (span.end_line, span.end_column)


def _walk(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.children.values()


def _beginning(node: Node, line: int, route: Route) -> Iterator[Route]:
    waiting = [(node, route)]
    while waiting:
        parent, above = waiting.pop()
        for name, child in parent.children.items():
            first = parent.keys.get(name, child.span).line
            if first == line:
                yield (*above, name)
            elif first <= line <= child.span.end_line:
                waiting.append((child, (*above, name)))
