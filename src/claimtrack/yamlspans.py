"""Where things stand in a YAML text: from a route of keys to lines and columns, and back from a line to routes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Literal

import msgspec
from yaml.events import ScalarEvent

from claimtrack.place import Place, Route
from claimtrack.yamlrun import place
from claimtrack.yamlsrc import composed
from claimtrack.yamltext import Span

NOWHERE = Span(1, 1, 1, 1)


class Node(msgspec.Struct):
    """A node with its span: its children by key or index, and the spans of their keys. A `block` text follows its `|` or `>`."""

    span: Span
    kind: Literal["text", "block", "branch"]
    children: dict[str | int, Node]
    keys: dict[str | int, Span]


class _Placed:
    """Builds nodes with their spans."""

    def leaf(self, event: ScalarEvent, line: int) -> Node:
        kind: Literal["text", "block"] = "block" if event.style in ("|", ">") else "text"
        return Node(place(event.start_mark, event.end_mark, line), kind, children={}, keys={})

    def branch(self, event: Any, line: int) -> Node:
        return Node(place(event.start_mark, event.end_mark, line), "branch", children={}, keys={})

    def put(self, branch: Node, key: ScalarEvent | None, node: Node, line: int) -> None:
        name: str | int = len(branch.children) if key is None else key.value
        branch.children[name] = node
        if key is not None:
            branch.keys[name] = place(key.start_mark, key.end_mark, line)

    def closed(self, branch: Node, event: Any, line: int) -> Node:
        """A flow collection ends with its bracket, a block collection with its last child."""
        bracket = place(event.start_mark, event.end_mark, line)
        if event.start_mark.index != event.end_mark.index:
            last = bracket
        else:
            last = next(reversed(branch.children.values())).span if branch.children else branch.span
        branch.span = Span(branch.span.line, branch.span.column, last.end_line, last.end_column)
        return branch

    def cut(self, branch: Node) -> None:
        """It stands where it stands, whatever it means."""


class Spans:
    """The spans of one text. Never raises: what is not there stands where its nearest parent begins."""

    def __init__(self, source: str) -> None:
        """Compose the text once more, this time with places."""
        found = composed(source, _Placed())
        self._roots: dict[int, Node] = {index: node for node, index, _ in found.documents}
        self._problems = found.problems

    def find(self, where: Place) -> Span:
        """The span of a value, a key, or the problem of that number."""
        return self._span(where, entry=False)

    def entry(self, where: Place) -> Span:
        """The span from the key to the end of its value; of an entry of a list, or where a key is meant, that alone."""
        return self._span(where, entry=True)

    def words(self, where: Place, lines: Sequence[str]) -> Span | None:
        """The span of the words that a place names, on one line of its text; None where the text is not written as they are.

        `lines` are those of the text. Words broken by an escape or folded over lines are not found: the entry stands for them.
        """
        span = self._span(where, entry=False)
        for number in range(span.line, min(span.end_line, len(lines)) + 1):
            line = lines[number - 1]
            first = span.column - 1 if number == span.line else 0
            last = span.end_column - 1 if number == span.end_line else len(line)
            at = line.find(where.words, first, last)
            if at >= 0:
                return Span(number, at + 1, number, at + 1 + len(where.words))
        return None

    def node(self, where: Place) -> Node | None:
        """The node at a place; None where there is none."""
        node = self._roots.get(where.document)
        for step in where.route:
            node = node and node.children.get(step)
        return node

    def deepest(self, point: tuple[int, int]) -> tuple[int, Route, bool] | None:
        """The document and route of the innermost key or text around a line and column, and whether it is a key."""
        for index, root in self._roots.items():
            route: Route = ()
            node: Node | None = root
            while node is not None:
                key = next((step for step, span in node.keys.items() if _around(span, point)), None)
                if key is not None:
                    return index, (*route, key), True
                step = next((step for step, child in node.children.items() if _around(child.span, point)), None)
                if step is None:
                    break
                route, node = (*route, step), node.children[step]
                if node.kind != "branch":
                    return index, route, False
        return None

    def route_on(self, line: int) -> tuple[int, Route] | None:
        """The document and route of the outermost node that begins on a line, else of the text that goes on there."""
        return self._by_line.get(line)

    def in_scalar(self, line: int, column: int) -> bool:
        """Whether a position lies inside a text."""
        before = bisect_right(self._texts, (line, column, line, column)) - 1
        candidates = self._texts[max(0, before) : before + 2]
        return any((one[0], one[1]) <= (line, column) < (one[2], one[3]) for one in candidates)

    @cached_property
    def _texts(self) -> list[tuple[int, int, int, int]]:
        """Where texts and keys stand, in order; of a block text what follows the line of its `|` or `>`."""
        return sorted(
            (*((span.line + 1, 1) if block else (span.line, span.column)), span.end_line, span.end_column)
            for root in self._roots.values()
            for span, block in _texts(root)
        )

    @cached_property
    def _by_line(self) -> dict[int, tuple[int, Route]]:
        found: dict[int, tuple[int, Route]] = {}
        going_on: list[tuple[Span, tuple[int, Route]]] = []
        for index, root in self._roots.items():
            for route, first, node in _nodes(root):
                found.setdefault(first, (index, route))
                if node.kind != "branch" and node.span.end_line > node.span.line:
                    going_on.append((node.span, (index, route)))
        for span, there in going_on:
            for line in range(span.line + 1, span.end_line + (span.end_column > 1)):
                found.setdefault(line, there)
        return found

    def _span(self, where: Place, *, entry: bool) -> Span:
        if where.part == "problem":
            number = where.route[0] if where.route else 0
            known = isinstance(number, int) and 0 <= number < len(self._problems)
            return self._problems[int(number)].span if known else NOWHERE
        node = self._roots.get(where.document)
        if node is None:
            return NOWHERE
        key, span = None, _beginning_of(node)
        for number, step in enumerate(where.route, 1):
            if step not in node.children:
                return key or span
            key, node = node.keys.get(step), node.children[step]
            span = node.span
            if number == len(where.route) and where.part == "key" and key is not None:
                return key
        return Span(key.line, key.column, span.end_line, span.end_column) if entry and key is not None else span


def spans(source: str) -> Spans:
    """The spans of a text."""
    return Spans(source)


def _beginning_of(root: Node) -> Span:
    """The first key of a record, which stands for the record; else its first character."""
    first = next(iter(root.keys.values()), None)
    return first or Span(root.span.line, root.span.column, root.span.line, root.span.column + 1)


def _around(span: Span, point: tuple[int, int]) -> bool:
    """Whether a point lies in a span or directly behind it."""
    return (span.line, span.column) <= point <= (span.end_line, span.end_column)


def _texts(root: Node) -> Iterator[tuple[Span, bool]]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield from ((key, False) for key in node.keys.values())
        if node.kind != "branch":
            yield node.span, node.kind == "block"
        waiting += node.children.values()


def _nodes(root: Node) -> Iterator[tuple[Route, int, Node]]:
    """All nodes below a root with their routes and first lines, in the order of the text."""
    waiting: list[tuple[Route, Span, Node]] = [((), root.span, root)]
    while waiting:
        route, first, node = waiting.pop()
        if route:
            yield route, first.line, node
        waiting += [((*route, name), node.keys.get(name, child.span), child) for name, child in reversed(node.children.items())]
