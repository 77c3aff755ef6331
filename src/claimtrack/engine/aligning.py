"""Two lists of rows side by side: where they hold the very same objects, and what stood where a new one stands. By identity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import indexOf, is_
from typing import Any

_AHEAD = 64
"""So many rows on is looked for one that both lists hold; else all that is left counts as changed."""
_NEAR = 2
"""A row is held against so many that stood at its place before."""


def stretches(rows: Sequence[Any], old: Sequence[Any]) -> Iterator[tuple[slice, slice]]:
    """The stretches of rows that are not the same objects in the same order as before, each beside those that it replaces."""
    at = was = 0
    while True:
        same = _same(rows[at:], old[was:])
        at, was = at + same, was + same
        if at == len(rows) and was == len(old):
            return
        start, before = at, was
        at, was = _both_go_on(rows, old, at, was)
        yield slice(start, at), slice(before, was)


def formers(rows: Sequence[Any], old: Sequence[Any]) -> list[tuple[int | None, bool]]:
    """For each row of a stretch the number of the old one that it is or equals, and True; else of the one that it replaces."""
    numbers = {id(row): number for number, row in enumerate(old)}
    still = set(map(id, rows))
    found: list[tuple[int | None, bool]] = []
    at = 0
    for row in rows:
        number = numbers.get(id(row))
        if number is None:
            number = next((near for near in range(at, min(at + _NEAR, len(old))) if old[near] == row), None)
        if number is not None:
            found.append((number, True))
            at = number + 1
        elif at < len(old) and id(old[at]) not in still:
            found.append((at, False))
            at += 1
        else:
            found.append((None, False))
    return found


def _same(rows: Sequence[Any], old: Sequence[Any]) -> int:
    try:
        return indexOf(map(is_, rows, old), False)
    except ValueError:
        return min(len(rows), len(old))


def _both_go_on(rows: Sequence[Any], old: Sequence[Any], at: int, was: int) -> tuple[int, int]:
    numbers = {id(row): number for number, row in enumerate(old[was : was + _AHEAD], was)}
    for number, row in enumerate(rows[at : at + _AHEAD], at):
        if id(row) in numbers:
            return number, numbers[id(row)]
    return len(rows), len(old)
