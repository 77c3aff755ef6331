"""Two versions of a value that stands on the line of its key, and the one they come from, as one; brackets are looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from claimtrack.collate.choosing import chosen
from claimtrack.collate.flow import NO_BRACKETS, Brackets, Entry, brackets
from claimtrack.collate.forks import SIDES, Fork, Part, folded, is_forked
from claimtrack.collate.matching import Row, of_lists, of_mappings
from claimtrack.collate.pieces import Block, Node, Piece, Unsure
from claimtrack.collate.values import ABSENT, Split, inside, is_claim, united

Valued: TypeAlias = tuple[Any, Node]
"""A value, and how it is written."""
_USUAL = ", "


def joined(base: Valued | None, ours: Valued, theirs: Valued, name: str, to: int) -> list[Part]:
    """The value as parts of a line, for an entry so far in. `name` is what `values.united` calls it. Raises Unsure."""
    whole = chosen(base, ours, theirs, lambda one: _raw(one[1]).bare())
    if whole is not None:
        return [_raw(whole[1]).moved(to)]
    value = united(ABSENT if base is None else base[0], ours[0], theirs[0], name)
    for side in (ours, theirs):
        if value == side[0]:
            return [_raw(side[1]).moved(to)]
    if isinstance(value, Split):
        return [Fork(*("" if one is None else _raw(one[1]).moved(to) for one in (base, ours, theirs)))]
    known = base[1] if base is not None and type(base[0]) is type(ours[0]) else None
    cut = (
        brackets(_raw(known).moved(to)) if known is not None else NO_BRACKETS,
        brackets(_raw(ours[1]).moved(to)),
        brackets(_raw(theirs[1]).moved(to)),
    )
    return list(_in_brackets(cut, name, to))


def _in_brackets(cut: tuple[Brackets, Brackets, Brackets], name: str, to: int) -> Iterator[Part]:
    """Two lists or mappings between brackets, united; where one entry is forked, all of it is."""
    sides = [{entry.key: entry for entry in one.entries} for one in cut]
    found: list[tuple[Row, list[Part]]] = []
    for row in _rows(cut, name):
        three = [[side[key] for key in keys] for side, keys in zip(sides, (row.base, row.ours, row.theirs), strict=True)]
        found += ((row, entry) for entry in _entries(row, three, name, to))
    base, ours, theirs = cut
    opening = chosen(base, ours, theirs, lambda one: one.opening) or ours
    closing = chosen(base, ours, theirs, lambda one: one.closing) or ours
    whole = []
    for side in SIDES:
        entries = [(row, folded(entry, side)) for row, entry in found]
        whole.append(opening.opening + _chain([one for one in entries if one[1]], cut) + closing.closing)
    yield Fork(*whole) if any(is_forked(entry) for _, entry in found) else whole[1]


def _rows(cut: tuple[Brackets, Brackets, Brackets], name: str) -> list[Row]:
    if any(isinstance(entry.key, str) for one in cut for entry in one.entries):
        base, ours, theirs = ({str(entry.key): entry.value for entry in one.entries} for one in cut)
        return of_mappings(base, ours, theirs, claim=is_claim(name, ours, theirs))
    one, other, third = ([entry.value for entry in one.entries] for one in cut)
    return of_lists(one, other, third, name)


def _entries(row: Row, three: Sequence[Sequence[Entry]], name: str, to: int) -> Iterator[list[Part]]:
    """What becomes of a row: an entry, or none."""
    if row.at_odds:
        yield [Fork(*(_USUAL.join(entry.text for entry in side) for side in three))]
        return
    base, ours, theirs = (side[0] if side else None for side in three)
    if ours is not None and theirs is not None:
        key = ours.key if isinstance(ours.key, str) else inside(name)
        head = chosen(base, ours, theirs, lambda one: one.head) or ours
        known = (base.value, base.node) if base is not None else None
        yield [head.head, *joined(known, (ours.value, ours.node), (theirs.value, theirs.node), key, to)]
        return
    left = ours or theirs
    if left is not None and base is None:
        yield [left.text]
    elif left is not None and base is not None and left.value != base.value:
        yield [Fork(base.text, ours.text if ours else "", theirs.text if theirs else "")]


def _chain(entries: Sequence[tuple[Row, str]], cut: tuple[Brackets, Brackets, Brackets]) -> str:
    """Entries with what stands between them."""
    usual = next((joint for one in cut[1:] for joint in one.joints), _USUAL)
    text = ""
    for number, (row, entry) in enumerate(entries):
        text += (_joint(entries[number - 1][0], row, cut) or usual if number else "") + entry
    return text


def _joint(one: Row, other: Row, cut: tuple[Brackets, Brackets, Brackets]) -> str | None:
    """What stands between two entries on a side that has them next to each other."""
    _, ours, theirs = cut
    for before, after, side in ((one.ours, other.ours, ours), (one.theirs, other.theirs, theirs)):
        keys = [entry.key for entry in side.entries]
        if before and after and keys.index(before[-1]) + 1 == keys.index(after[0]):
            return side.joints[keys.index(before[-1])]
    return None


def _raw(one: Node) -> Piece:
    if isinstance(one, Block):
        raise Unsure("lines of its own stand where a line was expected")
    return one.raw
