"""The objects of a document that its reviews point to by `@id`: which they are, and which of them some review really needs.

Knows references, and nothing of what the objects mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeGuard

import msgspec


class Graph(msgspec.Struct, frozen=True):
    """The objects that may be pointed to, by `@id`, and the ids that a review points to, straight or by way of another object."""

    nodes: Mapping[str, Any] = {}
    needed: frozenset[str] = frozenset()

    def holds(self, value: object) -> TypeGuard[dict[str, Any]]:
        """Whether a value is there for the sake of a review, and none itself."""
        return _is_named(value) and value["@id"] in self.needed

    def joined(self, other: Graph) -> Graph:
        """Both together; of two objects with one id that of the other counts."""
        return Graph({**self.nodes, **other.nodes}, self.needed | other.needed)

    def resolved(self, value: object) -> dict[str, Any]:
        """The object itself, or the one it only points to; empty for what is no object."""
        if not isinstance(value, dict):
            return {}
        name = value.get("@id")
        if isinstance(name, str) and set(value) <= {"@id", "@type"} and isinstance(self.nodes.get(name), dict):
            return dict(self.nodes[name])
        return value


def graph_of(values: Iterable[object], begins: Callable[[dict[str, Any]], bool]) -> Graph:
    """The graph of some values. Those for which `begins` holds (reviews, and what contains them) need what they point to."""
    nodes: dict[str, Any] = {}
    waiting: set[str] = set()
    for value in values:
        if _is_named(value) and len(value) > 1 and not begins(value):
            nodes[value["@id"]] = value
        else:
            waiting.update(_pointed_to(value))
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        needed.add(name)
        waiting.update(one for one in _pointed_to(nodes.get(name)) if one not in needed)
    return Graph(nodes, frozenset(needed & nodes.keys()))


def _is_named(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict) and isinstance(value.get("@id"), str)


def _pointed_to(value: object) -> Iterator[str]:
    """The ids inside a value, however deep it is nested."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("@id"), str):
                yield one["@id"]
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
