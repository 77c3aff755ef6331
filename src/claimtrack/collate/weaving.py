"""Two versions of a file and the one they come from, woven into one text: each piece is taken from the side that changed it.

What both sides changed, and not alike, is forked. What becomes of values `values.py` says; that it does, `collating.py` checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from claimtrack.collate import pieces
from claimtrack.collate.choosing import by_words, chosen, taken, words
from claimtrack.collate.forks import Fork, Part, is_forked, one_fork
from claimtrack.collate.joining import joined
from claimtrack.collate.matching import Reordered, Row, of_lists, of_mappings
from claimtrack.collate.pieces import Block, Flow, Item, Piece, Unsure
from claimtrack.collate.values import ABSENT, Split, inside, is_claim, united
from claimtrack.export.yaml_record import to_line, to_lines

_NOTHING = Piece("", 0)


def woven(base: Block | None, ours: Block, theirs: Block, name: str, to: int) -> list[Part]:
    """The lines of two versions of a block, united, so far in. `name` is what `values.united` calls them. Raises Unsure."""
    known = _by_key(base)
    one, other = _by_key(ours), _by_key(theirs)
    rows = _rows(known, one, other, name)
    parts: list[Part] = []
    added: list[tuple[bool, str]] = []
    for row in rows:
        three = [
            [side[key] for key in keys] for side, keys in zip((known, one, other), (row.base, row.ours, row.theirs), strict=True)
        ]
        if row.at_odds:
            parts.append(Fork(*("".join(pieces.item(each, to) for each in side) for side in three)))
            continue
        before, left, right = (side[0] if side else None for side in three)
        if before is None and (left is None or right is None):
            alone = left or right
            assert alone is not None  # noqa: S101 - a row stands somewhere
            parts.append(pieces.item(_said_once(alone, added, ours=right is None), to))
        else:
            parts += _item(before, left, right, _name_of(row, name), to)
    parts += _lines(base.after if base else None, ours.after, theirs.after, to)
    return parts


def _rows(base: Mapping[Any, Item], ours: Mapping[Any, Item], theirs: Mapping[Any, Item], name: str) -> list[Row]:
    one, two, three = ({key: one.value for key, one in side.items()} for side in (base, ours, theirs))
    if any(isinstance(key, str) for key in (*one, *two, *three)):
        one = one if all(isinstance(key, str) for key in one) else {}
        return of_mappings(one, two, three, claim=is_claim(name, two, three))
    return of_lists(list(one.values()), list(two.values()), list(three.values()), name)


def _name_of(row: Row, name: str) -> str:
    (key,) = {*row.base, *row.ours, *row.theirs} if isinstance((row.base or row.ours or row.theirs)[0], str) else (0,)
    return key if isinstance(key, str) else inside(name)


def _by_key(one: Block | None) -> dict[Any, Item]:
    return {item.key: item for item in one.items} if one else {}


def _said_once(one: Item, added: list[tuple[bool, str]], *, ours: bool) -> Item:
    """An entry that is new, without the comments above it where the other side's new entry came below the very same ones."""
    said = words(one.lead)
    if said and (not ours, said) in added:
        return msgspec.structs.replace(one, lead=_NOTHING)
    added.append((ours, said))
    return one


def _item(base: Item | None, ours: Item | None, theirs: Item | None, name: str, to: int) -> list[Part]:
    if ours is None or theirs is None:
        left = ours or theirs
        if left is None or (base is not None and base.value == left.value):
            return []
        return [Fork(*(pieces.item(one, to) if one else "" for one in (base, ours, theirs)))]
    whole = chosen(base, ours, theirs, lambda one: pieces.item(one, 0))
    if whole is not None:
        return [pieces.item(whole, to)]
    lead = _lines(base.lead if base else None, ours.lead, theirs.lead, to)
    return [*lead, *_body(base, ours, theirs, name, to)]


def _body(base: Item | None, ours: Item, theirs: Item, name: str, to: int) -> list[Part]:
    """What an entry that both sides have and at least one has changed becomes, without the lines above it."""
    same_kind = type(ours.value) is type(theirs.value) and isinstance(ours.value, dict | list)
    if same_kind and isinstance(ours.node, Block):
        return _blocks(base, ours, _as_block(theirs), name, to)
    value = united(ABSENT if base is None else base.value, ours.value, theirs.value, name)
    if isinstance(theirs.node, Block) or isinstance(ours.node, Block):
        if isinstance(value, Split) or not same_kind:
            return _whole(base, ours, theirs, value, to)
        if value == ours.value:
            return [pieces.body(ours, to)]
        if value == theirs.value:
            return [pieces.body(theirs, to)]
        theirs = msgspec.structs.replace(theirs, head=ours.head, node=Flow(Piece(to_line(theirs.value), to)), tail=ours.tail)
    if base is not None and isinstance(base.node, Block):
        base = None if base.value is None else _as_flow(base, ours)
    head = taken(base.head if base else None, ours.head, theirs.head)
    inner = joined(
        (base.value, base.node) if base is not None else None, (ours.value, ours.node), (theirs.value, theirs.node), name, to
    )
    parts = [" " * to + head.moved(to), *inner, *_behind(base, ours, theirs, to)]
    return [one_fork(parts)] if is_forked(parts) else ["".join(map(str, parts))]


def _whole(base: Item | None, ours: Item, theirs: Item, value: Any, to: int) -> list[Part]:
    """An entry whose value is written, or is, too different on both sides to be looked into."""
    if isinstance(value, Split):
        return [Fork(*(pieces.body(one, to) if one else "" for one in (base, ours, theirs)))]
    return [pieces.body(ours if value == ours.value else theirs, to)]


def _blocks(base: Item | None, ours: Item, theirs: Item, name: str, to: int) -> list[Part]:
    """An entry whose value is a block on both sides."""
    before = None
    if base is not None and type(base.value) is type(ours.value):
        base = before = _as_block(base)
    framed = _frame_of(before, ours, theirs)
    head = (
        taken(before.head if before else None, ours.head, theirs.head) if not ours.inline and not theirs.inline else framed.head
    )
    blocks = [one.node for one in (before, ours, theirs) if one is not None and isinstance(one.node, Block)]
    further = framed.node.at - framed.head.at if isinstance(framed.node, Block) else 0
    try:
        inner = woven(blocks[0] if len(blocks) > 2 else None, blocks[-2], blocks[-1], name, to + further)
    except Reordered:
        return [Fork(*(pieces.body(one, to) if one else "" for one in (base, ours, theirs)))]
    start = " " * to + head.moved(to)
    if not framed.inline:
        return [start, *inner]
    return _behind_dash(start, inner, to + further)


def _behind_dash(start: str, inner: Sequence[Part], to: int) -> list[Part]:
    """A block that begins on the line of its dash."""

    def begun(text: str) -> str:
        if not text.startswith(" " * to) or text[to : to + 1] in ("#", "\n"):
            raise Unsure("what stands above the first key of an entry has no place there")
        return start + text[to:]

    first, *rest = inner
    if isinstance(first, str):
        return [begun(first), *rest]
    if first.ours and first.theirs:
        return [Fork(begun(first.base) if first.base else start + "\n", begun(first.ours), begun(first.theirs)), *rest]
    return [one_fork(inner).each(lambda text: begun(text) if text else "")]


def _frame(one: Item) -> Any:
    further = one.node.at - one.head.at if isinstance(one.node, Block) else 0
    return one.inline, further, one.head.bare() if one.inline else ""


def _as_block(one: Item) -> Item:
    """An entry whose value has lines of its own: as it is, or written so."""
    if isinstance(one.node, Block):
        return one
    dash = isinstance(one.key, int)
    if not one.value:
        empty = Block(one.head.at + 2, (), Piece("", one.head.at + 2))
        return msgspec.structs.replace(one, node=empty, tail=Piece("", one.head.at))
    (made,) = pieces.documents(to_lines(one.value)).items
    if not isinstance(made.node, Block):
        raise Unsure("an entry cannot be written in lines of its own")
    name = "-" if dash else one.head.text.rstrip().removesuffix(":") + ":"
    head = Piece(f"{name} " if dash else name + "\n", one.head.at)
    inner = _moved_in(made.node, one.head.at + 2)
    return msgspec.structs.replace(one, node=inner, head=head, tail=Piece("", one.head.at), inline=dash)


def _moved_in(one: Block, to: int) -> Block:
    """The block at another place, which is the one its pieces now come from."""
    (found,) = pieces.documents(pieces.block(one, to)).items
    if not isinstance(found.node, Block):
        raise Unsure("an entry cannot be moved")
    return found.node


def _as_flow(base: Item, ours: Item) -> Item:
    return msgspec.structs.replace(base, head=ours.head, node=Flow(Piece(to_line(base.value), 0)), tail=ours.tail)


def _behind(base: Item | None, ours: Item, theirs: Item, to: int) -> list[Part]:
    """What stands behind a value: the rest of its line and the comments below."""
    tail = chosen(base.tail if base else None, ours.tail, theirs.tail, Piece.bare) or by_words(
        base.tail if base else None, ours.tail, theirs.tail
    )
    if tail is not None:
        return [tail.moved(to)]
    return [Fork(*("" if one is None else one.tail.moved(to) for one in (base, ours, theirs)))]


def _lines(base: Piece | None, ours: Piece, theirs: Piece, to: int) -> list[Part]:
    """Lines between entries, with comments or without."""
    found = chosen(base, ours, theirs, lambda one: one.bare(whole=True)) or by_words(base, ours, theirs)
    if found is not None:
        return [found.moved(to, whole=True)]
    return [Fork(*("" if one is None else one.moved(to, whole=True) for one in (base, ours, theirs)))]


def _frame_of(base: Item | None, ours: Item, theirs: Item) -> Item:
    """The side by which a block stands where it does: theirs where only they moved it."""
    return theirs if base is not None and _frame(base) == _frame(ours) else ours
