"""Two versions of a file and the one they come from, woven into one text: each piece is taken from the side that changed it.

What both sides changed, and not alike, is forked. What becomes of values `values.py` says; that it does, `collating.py` checks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from claimtrack.collate import pieces
from claimtrack.collate.choosing import by_words, chosen, taken, words
from claimtrack.collate.forks import SIDES, Fork, Part, folded, is_forked, one_fork
from claimtrack.collate.joining import joined
from claimtrack.collate.matching import FILE, Reordered, Row, of_lists, of_mappings
from claimtrack.collate.pieces import Block, Flow, Item, Piece, Unsure
from claimtrack.collate.values import ABSENT, Split, inside, is_claim, united
from claimtrack.export.yaml_record import to_line

_NOTHING = Piece("", 0)
_KEY = re.compile(r"(:)(?=[ \t]*(?:#[^\n]*)?\n)")
"""The colon of a key with nothing behind it on its line but a comment."""


def woven(base: Block | None, ours: Block, theirs: Block, name: str, to: int) -> list[Part]:
    """The lines of two versions of a block, united, so far in. `name` is what `values.united` calls them. Raises Unsure."""
    known = _by_key(base)
    one, other = _by_key(ours), _by_key(theirs)
    rows = _rows(known, one, other, name)
    parts: list[Part] = []
    added: list[tuple[bool, str]] = []
    for row in rows:
        keys_of = (row.base, row.ours, row.theirs)
        three = [[side[key] for key in keys] for side, keys in zip((known, one, other), keys_of, strict=True)]
        if name == FILE and any(parts):
            three = [[_ruled(each) for each in side] for side in three]
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


def _ruled(one: Item) -> Item:
    """A document that is no longer the first of its file, with the `---` that it then needs."""
    return one if one.head.text.startswith("---") else msgspec.structs.replace(one, head=Piece("---\n" + one.head.text, 0))


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
    blocks = [isinstance(one.node, Block) for one in (ours, theirs)]
    if all(blocks) and same_kind:
        return _blocks(base, ours, theirs, name, to)
    if not any(blocks):
        return _line(base, ours, theirs, name, to)
    value = united(ABSENT if base is None else base.value, ours.value, theirs.value, name)
    for one in (ours, theirs):
        if value == one.value:
            return [pieces.body(one, to)]
    if isinstance(value, Split):
        return _both(base, ours, theirs, to)
    if blocks[0]:
        return _blocks(base, ours, _as_block(theirs), name, to)
    return _line(base, ours, _as_line(theirs, ours), name, to)


def _both(base: Item | None, ours: Item, theirs: Item, to: int) -> list[Part]:
    """An entry that cannot be united, as each side has it."""
    return [Fork(*(pieces.body(one, to) if one else "" for one in (base, ours, theirs)))]


def _line(base: Item | None, ours: Item, theirs: Item, name: str, to: int) -> list[Part]:
    """An entry whose value stands behind its key on both sides."""
    if base is not None and isinstance(base.node, Block):
        base = _as_line(base, ours)
    known = (base.value, base.node) if base is not None else None
    parts = [
        " " * to + taken(base.head if base else None, ours.head, theirs.head).moved(to),
        *joined(known, (ours.value, ours.node), (theirs.value, theirs.node), name, to),
        *_behind(base, ours, theirs, to),
    ]
    return [one_fork(parts)] if is_forked(parts) else [folded(parts, "ours")]


def _blocks(base: Item | None, ours: Item, theirs: Item, name: str, to: int) -> list[Part]:
    """An entry whose value has lines of its own on both sides."""
    before = _as_block(base) if base is not None and type(base.value) is type(ours.value) else None
    framed = _frame_of(before, ours, theirs)
    inline = ours.inline or theirs.inline
    head = framed.head if inline else taken(before.head if before else None, ours.head, theirs.head)
    start = " " * to + head.moved(to)
    inside_to = to + (framed.node.at - framed.head.at if isinstance(framed.node, Block) else 0)
    try:
        found = woven(_block(before) if before else None, _block(ours), _block(theirs), name, inside_to)
    except Reordered:
        return _both(base, ours, theirs, to)
    inner = [part for part in found if part]
    if all(_says(folded(inner, side)) for side in SIDES[1:]):
        return _behind_dash(start, inner, inside_to) if framed.inline else [start, *inner]
    if framed.inline:
        raise Unsure("an entry would have nothing left")
    empty = _KEY.sub(r"\1 {}" if isinstance(ours.value, dict) else r"\1 []", start, count=1)
    whole = one_fork(inner).each(lambda text: (start if _says(text) else empty) + text)
    return [whole] if is_forked(inner) else [whole.ours]


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


def _block(one: Item) -> Block:
    if not isinstance(one.node, Block):
        raise Unsure("an entry has no lines of its own")
    return one.node


def _as_block(one: Item) -> Item:
    """An entry whose value has lines of its own: as it is, or written so, a line for each entry of it."""
    if isinstance(one.node, Block):
        return one
    at, dash = one.head.at, isinstance(one.key, int)
    head, tail = Piece("- " if dash else _KEY.sub(r"\1", one.head.text.rstrip(" ") + "\n", count=1), at), Piece("", at)
    further = " " * (at + 2)
    value = one.value or ()
    pairs = (f"{to_line(key)}: {to_line(inner)}" for key, inner in value.items()) if isinstance(value, dict) else ()
    rows = [*pairs] or [f"- {to_line(inner)}" for inner in value]
    node = Block(at + 2, (), Piece("", at + 2))
    if rows:
        (made,) = pieces.documents("".join(f"{further}{row}\n" for row in rows)).items
        node = _block(made)
    return msgspec.structs.replace(one, node=node, head=head, tail=tail, inline=dash)


def _as_line(one: Item, like: Item) -> Item:
    """An entry whose value stands behind its key, written as another is."""
    return msgspec.structs.replace(one, head=like.head, node=Flow(Piece(to_line(one.value), like.head.at)), tail=like.tail)


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


def _says(text: str) -> bool:
    """Whether a text holds more than comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))
