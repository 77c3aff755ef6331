"""What may stand at a place of a record, as its schema says: the keys with their meaning, the words, and whose id is wanted.

Routes here have `*` for every entry of a list and every id of `camps.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from claimtrack.export.schema import Record, schema_of
from claimtrack.place import Route
from claimtrack.records import Folder

Path = tuple[str, ...]
Kind = Literal["claim", "source", "camp", "question", "label", "place", "event", "tag", "utterance"]
RECORDS: dict[Folder, Record] = {"claims": "claim", "sources": "source", "camps": "camps", "links": "links"}
TRUTH = {"true": "yes", "false": "no"}

WANTED: dict[Folder, dict[Path, Kind]] = {
    "claims": {
        ("about",): "question",
        ("part_of",): "question",
        ("label",): "label",
        ("place",): "place",
        ("event",): "event",
        ("tags", "*"): "tag",
        ("was", "*"): "claim",
        ("said", "*", "source"): "source",
        ("said", "*", "via", "*"): "source",
        ("said", "*", "picks_up", "*"): "source",
        ("said", "*", "found", "in"): "source",
        ("said", "*", "utterance"): "utterance",
    },
    "sources": {
        ("camp",): "camp",
        ("of",): "source",
        ("maybe_same_as", "*"): "source",
        ("distinct_from", "*"): "source",
        ("credits", "*"): "source",
        ("known_to", "*"): "source",
    },
    "camps": {},
    "links": {("*", "a"): "claim", ("*", "b"): "claim"},
}
"""Where a record names something, and of which kind it is. `known_to` holds roles as well."""


def plain(route: Route, folder: Folder) -> Path:
    """A route with `*` for the entries of lists, and in `camps.yaml` for the camp."""
    steps = tuple("*" if isinstance(step, int) else step for step in route)
    return ("*", *steps[1:]) if folder == "camps" and steps else steps


def wanted(folder: Folder, path: Path) -> Kind | None:
    """Whose id stands at a place; also where a list is wanted and a single one is being written."""
    return WANTED[folder].get(path) or WANTED[folder].get((*path, "*"))


def keys(folder: Folder, path: Path) -> dict[str, str]:
    """The keys of the mapping at a place, each with its meaning; none where no mapping is wanted."""
    node = _node(folder, path)
    return {key: one.get("description", "") for key, one in node.get("properties", {}).items()}


def words(folder: Folder, path: Path) -> dict[str, str]:
    """The words of the closed list at a place, each with its meaning; yes and no where those are wanted."""
    node = _node(folder, path)
    if node.get("type") == "boolean":
        return TRUTH
    return dict(zip(map(str, node.get("enum", ())), node.get("enumDescriptions", ()), strict=False))


def _node(folder: Folder, path: Path) -> dict[str, Any]:
    schema = _schema(RECORDS[folder])
    node = _resolved(schema, schema)
    for step in path:
        inner = node.get("items") if step == "*" and "items" in node else node.get("properties", {}).get(step)
        if inner is None and isinstance(node.get("additionalProperties"), dict):
            inner = node["additionalProperties"]
        if inner is None:
            return {}
        node = _resolved(inner, schema)
    return node


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """A node with what it refers to, and without the `null` that it may also be."""
    for one in _alternatives(node):
        if "$ref" in one:
            found: dict[str, Any] = schema["definitions"][one["$ref"].rpartition("/")[2]]
            return found
        if one.get("type") != "null":
            return one
    return node


def _alternatives(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from node.get("anyOf", (node,))


@cache
def _schema(record: Record) -> dict[str, Any]:
    return schema_of(record)
