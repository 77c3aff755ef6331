"""Where things stand in a YAML text: from a route of keys to lines and columns, and back from a line to routes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from yaml.events import ScalarEvent

from claimtrack.place import Place, Route
from claimtrack.yamlsrc import composed, place
from claimtrack.yamltext import Span

NOWHERE = Span(1, 1, 1, 1)


class Node(msgspec.Struct):
    """A node with its span: its children by key or index, and the spans of their keys."""

    span: Span
    scalar: bool
    children: dict[str | int, Node]
    keys: dict[str | int, Span]


class _Placed:
    """Builds nodes with their spans."""

    def leaf(self, event: ScalarEvent, line: int) -> Node:
        return Node(place(event.start_mark, event.end_mark, line), scalar=True, children={}, keys={})

    def branch(self, event: Any, line: int) -> Node:
        return Node(place(event.start_mark, event.end_mark, line), scalar=False, children={}, keys={})

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

    def routes_on(self, line: int) -> tuple[tuple[int, Route], ...]:
        """The outermost nodes below the root of a document that begin on a line."""
        return tuple((index, route) for index, root in self._roots.items() for route in _beginning(root, line))

    def in_scalar(self, line: int, column: int) -> bool:
        """Whether a position lies inside a text."""
        return any(
            (span.line, span.column) <= (line, column) < (span.end_line, span.end_column)
            for root in self._roots.values()
            for span in _texts(root)
        )

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


def _texts(root: Node) -> Iterator[Span]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield from node.keys.values()
        if node.scalar:
            yield node.span
        waiting += node.children.values()


def _beginning(root: Node, line: int) -> Iterator[Route]:
    waiting: list[tuple[Node, Route]] = [(root, ())]
    while waiting:
        parent, above = waiting.pop()
        for name, child in parent.children.items():
            first = parent.keys.get(name, child.span).line
            if first == line:
                yield (*above, name)
            elif first <= line <= child.span.end_line:
                waiting.append((child, (*above, name)))
