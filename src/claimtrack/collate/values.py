"""Two versions of a tree and the one they come from, united by value: what one side changed is taken, what both changed is split.

The measure of what `weaving.py` makes of the texts; knows nothing of texts itself.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from claimtrack.collate.matching import ANSWERS, FILE, RECORD, Reordered, Row, of_lists, of_mappings

Side = Literal["base", "ours", "theirs"]


class Absent:
    """Stands for the value of a key that is not there."""


ABSENT = Absent()


class Split(msgspec.Struct, frozen=True):
    """What both sides changed differently, as each has it: no value, or one; of entries of a list any number."""

    base: tuple[Any, ...]
    ours: tuple[Any, ...]
    theirs: tuple[Any, ...]


def united(base: Any, ours: Any, theirs: Any, name: str = "") -> Any:
    """The tree that both sides make of the base; a Split stands where they cannot be united.

    `name` is the key behind which they stand: it tells what makes the entries of a list themselves.
    """
    if ours == theirs:
        return ours
    if base in (ours, theirs):
        return theirs if ours == base else ours
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _mapping(base if isinstance(base, dict) else {}, ours, theirs, name)
    if isinstance(ours, list) and isinstance(theirs, list):
        try:
            return _list(base if isinstance(base, list) else [], ours, theirs, name)
        except Reordered:
            pass
    return Split(_one(base), _one(ours), _one(theirs))


def resolved(tree: Any, side: Side) -> Any:
    """The tree with what one side has wherever it is split."""
    if isinstance(tree, Split):
        (value,) = getattr(tree, side)
        return value
    if isinstance(tree, dict):
        return {key: resolved(value, side) for key, value in tree.items() if not isinstance(value, Split) or getattr(value, side)}
    if isinstance(tree, list):
        return [one for value in tree for one in (getattr(value, side) if isinstance(value, Split) else (resolved(value, side),))]
    return tree


def is_split(tree: Any) -> bool:
    """Whether anything of a united tree is split."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return isinstance(tree, Split) or any(map(is_split, inner))


def is_claim(name: str, *trees: Any) -> bool:
    """Whether these are versions of a whole claim, of which one answer is allowed."""
    return name == RECORD and any(isinstance(tree, dict) and "claim" in tree for tree in trees)


def inside(name: str) -> str:
    """The name of the entries of a list: those of a file are records, others have none."""
    return RECORD if name == FILE else ""


def _mapping(base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in of_mappings(base, ours, theirs, claim=is_claim(name, ours, theirs)):
        if row.at_odds:
            keys = dict.fromkeys((*row.ours, *row.theirs, *row.base))
            found |= {key: Split(*(_one(one.get(key, ABSENT)) for one in (base, ours, theirs))) for key in keys if key in ANSWERS}
            continue
        (key,) = {*row.base, *row.ours, *row.theirs}
        value = united(base.get(key, ABSENT), ours.get(key, ABSENT), theirs.get(key, ABSENT), key)
        if value is not ABSENT:
            found[key] = value
    return found


def _list(base: list[Any], ours: list[Any], theirs: list[Any], name: str) -> list[Any]:
    found: list[Any] = []
    for row in of_lists(base, ours, theirs, name):
        known, one, other = _entries(row, base, ours, theirs)
        if row.at_odds:
            found.append(Split(known, one, other))
            continue
        value = united(_alone(known), _alone(one), _alone(other), inside(name))
        if value is not ABSENT:
            found.append(value)
    return found


def _entries(row: Row, *versions: list[Any]) -> list[tuple[Any, ...]]:
    return [
        tuple(version[number] for number in numbers)
        for numbers, version in zip((row.base, row.ours, row.theirs), versions, strict=True)
    ]


def _alone(entries: tuple[Any, ...]) -> Any:
    return entries[0] if entries else ABSENT


def _one(value: Any) -> tuple[Any, ...]:
    return () if value is ABSENT else (value,)
