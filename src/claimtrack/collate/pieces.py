"""The text of a file, cut into pieces that are the whole text when put together again: documents, keys, entries, comments.

What a piece is called by is where it stands: above an entry, before its value, behind it. Nothing here compares.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import msgspec

from claimtrack import yamlspans, yamlsrc
from claimtrack.place import Place
from claimtrack.yamledit.page import with_ends
from claimtrack.yamlspans import Node as Spot
from claimtrack.yamltext import Span

_COLON = re.compile(r"[ \t]*:")
_RULE = re.compile(r"^---(?=\s|$)")
_NO_PIECES = re.compile(r"^(\.\.\.(?=\s|$)|%)", re.MULTILINE)


class Unsure(Exception):
    """Why a text, or what would become of it, is not such that it could be united by what it means."""


class Piece(msgspec.Struct, frozen=True):
    """Some text, and how far in (in columns) what it belongs to stands in its file."""

    text: str
    at: int

    def moved(self, to: int, *, whole: bool = False) -> str:
        """The text as it is when that stands elsewhere; `whole` when it begins with a line, not within one."""
        shift = to - self.at
        if not shift or "\n" not in self.text:
            return self.text
        lines = self.text.split("\n")
        return "\n".join(
            line if (not number and not whole) or not line.strip() else _shifted(line, shift) for number, line in enumerate(lines)
        )

    def bare(self, *, whole: bool = False) -> str:
        """The text as at the margin, to be compared."""
        return self.moved(0, whole=whole)


class Leaf(msgspec.Struct, frozen=True):
    """A text, or what stands between brackets, or nothing."""

    raw: Piece


class Flow(msgspec.Struct, frozen=True):
    """What stands between brackets; `flow.py` looks into it."""

    raw: Piece


class Block(msgspec.Struct, frozen=True):
    """A mapping or list whose entries have lines of their own, so far in; `after` are comments below the last."""

    at: int
    items: tuple[Item, ...]
    after: Piece


Node: TypeAlias = Leaf | Flow | Block


class Item(msgspec.Struct, frozen=True):
    """An entry: the lines above it, its key or dash with what follows up to its value, the value, and what stands behind that.

    `inline` when a block that is its value begins on the same line.
    """

    key: str | int
    value: Any
    lead: Piece
    head: Piece
    node: Node
    tail: Piece
    inline: bool = False


def documents(text: str) -> Block:
    """The documents of a text, whose lines end with a line feed, as entries of one list. Raises Unsure."""
    stream = yamlsrc.compose(text)
    if stream.problems:
        raise Unsure("it is not good YAML")
    if _NO_PIECES.search(text):
        raise Unsure("it has directives, or an end of a document that is written out")
    lines = with_ends(text)
    marks = [number for number, line in enumerate(lines) if _RULE.match(line)]
    starts = [0, *(marks if any(map(_says, lines[: marks[0]])) else marks[1:])] if marks else [0]
    if len(starts) != len(stream.documents):
        if not stream.documents:
            return Block(0, (), Piece(text, 0))
        raise Unsure("its documents cannot be told apart")
    cut = _Cut(text, lines)
    ends = [*starts[1:], len(lines)]
    items = [
        cut.document(number, one.tree, cut.starts[first], cut.starts[last])
        for number, (one, first, last) in enumerate(zip(stream.documents, starts, ends, strict=True))
    ]
    whole = Block(0, tuple(items), Piece("", 0))
    if block(whole, 0) != text:
        raise Unsure("it cannot be cut into pieces")
    return whole


def item(one: Item, to: int) -> str:
    """The text of an entry that stands so far in, from the lines above it on."""
    return one.lead.moved(to, whole=True) + body(one, to)


def body(one: Item, to: int) -> str:
    """The text of an entry without the lines above it."""
    inner = node(one.node, to + _further(one))
    if one.inline:
        inner = inner[to + _further(one) :]
    return " " * to + one.head.moved(to) + inner + one.tail.moved(to)


def node(one: Node, to: int) -> str:
    """The text of a value, so far in."""
    return block(one, to) if isinstance(one, Block) else one.raw.moved(to)


def block(one: Block, to: int) -> str:
    """The text of all entries of a block, so far in, and of the comments below them."""
    return "".join(item(entry, to) for entry in one.items) + one.after.moved(to, whole=True)


def _further(one: Item) -> int:
    """How much further in than an entry its value stands, when that is a block."""
    return one.node.at - one.head.at if isinstance(one.node, Block) else 0


class _Cut:
    """One text that is being cut."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text = text
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line))
        self.spans = yamlspans.spans(text)

    def document(self, number: int, tree: Any, first: int, last: int) -> Item:
        """A document as an entry: its `---` is its head."""
        root = self.spans.node(Place("", (), number))
        if root is None:
            raise Unsure("its documents cannot be told apart")
        begin = self._offset(root.span)
        rule = first
        while rule < begin and not _RULE.match(self.text[rule : begin + 3]):
            rule = self._next_line(rule)
        rule, above = (rule, self._next_line(rule)) if rule < begin else (first, first)
        lead = self._piece(first, rule, 0)
        if above > begin:
            raise Unsure("a record begins on the line of its `---`")
        if self._is_block(root):
            found = self._block(root, tree, above, last)
            return Item(number, tree, lead, self._piece(rule, above, 0), found, Piece("", 0))
        end = self._offset_of_end(root)
        head, raw, tail = (self._piece(*ends, 0) for ends in ((rule, begin), (begin, end), (end, last)))
        return Item(number, tree, lead, head, self._inner(root, raw), tail)

    def _block(self, spot: Spot, tree: Any, above: int, limit: int) -> Block:
        """A block whose lines begin at `above`, with the comments that belong to it up to `limit`."""
        at = spot.span.column - 1
        begins: list[int] = []
        ends: list[int] = []
        for step, child in spot.children.items():
            begins.append(self._begin(spot, step, ends[-1] if ends else None))
            ends.append(self._line_end(child, tree[step]))
        if len(begins) != len(tree):
            raise Unsure("its entries cannot be told apart")
        items = []
        for number, (step, child) in enumerate(spot.children.items()):
            until = self._line_start(begins[number + 1]) if number + 1 < len(begins) else limit
            own = self._with_own_comments(ends[number], until, at)
            items.append(self._item(spot, step, child, tree[step], (above, begins[number], own), at))
            above = own
        return Block(at, tuple(items), self._piece(above, limit, at))

    def _item(self, above: Spot, step: str | int, child: Spot, value: Any, ends: tuple[int, int, int], at: int) -> Item:
        before, begin, end = ends
        line = self._line_start(begin)
        lead = self._piece(before, line, at) if line >= before else Piece("", at)
        behind = begin + 1
        if isinstance(step, str):
            key = above.keys[step]
            colon = _COLON.match(self.text, self._place(key.end_line, key.end_column))
            if colon is None:
                raise Unsure("a key is not written as usual")
            behind = colon.end()
        if value is None:
            return Item(step, None, lead, self._piece(begin, behind, at), Leaf(Piece("", at)), self._piece(behind, end, at))
        start = self._offset(child.span)
        if not self._is_block(child):
            stop = self._offset_of_end(child)
            head, raw, tail = (self._piece(*two, at) for two in ((begin, start), (start, stop), (stop, end)))
            return Item(step, value, lead, head, self._inner(child, raw), tail)
        inline = self._line_start(start) <= begin
        opens = start if inline else self._next_line(behind)
        inner = self._block(child, value, opens, end)
        return Item(step, value, lead, self._piece(begin, opens, at), inner, Piece("", at), inline)

    def _inner(self, spot: Spot, raw: Piece) -> Node:
        return Flow(raw) if spot.kind == "branch" else Leaf(raw)

    def _begin(self, above: Spot, step: str | int, before: int | None) -> int:
        """Where an entry begins: at its key, or at its dash."""
        if isinstance(step, str):
            begin = self._offset(above.keys[step])
        elif before is None:
            begin = self._offset(above.span)
        else:
            begin = before
            while begin < len(self.text) and not _says(self.text[begin : self._next_line(begin)]):
                begin = self._next_line(begin)
            begin += len(self.text[begin:]) - len(self.text[begin:].lstrip(" "))
        if isinstance(step, int) and self.text[begin : begin + 1] != "-":
            raise Unsure("an entry has no dash")
        if before is not None and self.text[self._line_start(begin) : begin].strip(" "):
            raise Unsure("two entries share a line")
        return begin

    def _line_end(self, spot: Spot, value: Any) -> int:
        """Where the last line of an entry ends, without the comments below it."""
        while self._is_block(spot):
            *_, (step, spot) = spot.children.items()
            value = value[step]
        end = self._offset(spot.span) if value is None else self._offset_of_end(spot)
        return end if spot.kind == "block" else self._next_line(end)

    def _offset_of_end(self, spot: Spot) -> int:
        if spot.kind != "block":
            return self._place(spot.span.end_line, spot.span.end_column)
        last = spot.span.end_line - (spot.span.end_column == 1 and spot.span.end_line > spot.span.line)
        last = min(last, len(self.starts) - 1)
        kept = "+" in self.text[self._offset(spot.span) : self._next_line(self._offset(spot.span))].split("#")[0]
        while not kept and last > spot.span.line and not self.text[self.starts[last - 1] : self.starts[last]].strip():
            last -= 1
        return self.starts[last]

    def _with_own_comments(self, begin: int, limit: int, at: int) -> int:
        """Up to where the lines below an entry are comments that stand further in than it does, and so are on it."""
        own = begin
        while begin < limit:
            end = self._next_line(begin)
            line = self.text[begin:end]
            if line.strip():
                if len(line) - len(line.lstrip(" ")) <= at:
                    break
                own = end
            begin = end
        return own

    def _is_block(self, spot: Spot) -> bool:
        return spot.kind == "branch" and self.text[self._offset(spot.span)] not in "[{"

    def _piece(self, begin: int, end: int, at: int) -> Piece:
        if end < begin:
            raise Unsure("its pieces overlap")
        return Piece(self.text[begin:end], at)

    def _place(self, line: int, column: int) -> int:
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def _offset(self, span: Span) -> int:
        return self._place(span.line, span.column)

    def _line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def _next_line(self, place: int) -> int:
        found = self.text.find("\n", place)
        return len(self.text) if found < 0 else found + 1


def _says(line: str) -> bool:
    """Whether a line holds more than blanks and a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _shifted(line: str, shift: int) -> str:
    blanks = len(line) - len(line.lstrip(" "))
    return " " * max(0, blanks + shift) + line[blanks:]
