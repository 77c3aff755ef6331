"""What stands between brackets, cut into its entries and what stands between them. Nothing here compares."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec

from claimtrack import yamlspans, yamlsrc
from claimtrack.collate.pieces import Flow, Leaf, Node, Piece, Unsure
from claimtrack.place import Place
from claimtrack.yamledit.page import with_ends


class Entry(msgspec.Struct, frozen=True):
    """One entry between brackets: its key, the text up to its value, and the value."""

    key: str | int
    value: Any
    head: str
    node: Node

    @property
    def text(self) -> str:
        """All of it as it is written."""
        return self.head + (self.node.raw.text if isinstance(self.node, Leaf | Flow) else "")


class Brackets(msgspec.Struct, frozen=True):
    """A mapping or list between brackets: what opens and closes it, its entries, and what stands behind each but the last."""

    opening: str
    entries: tuple[Entry, ...]
    joints: tuple[str, ...]
    closing: str


NO_BRACKETS = Brackets("", (), (), "")
"""Stands for a version that is not there."""


def brackets(text: str) -> Brackets:
    """The pieces of a text that stands between brackets. Raises Unsure where it cannot be told apart."""
    stream = yamlsrc.compose(text)
    root = yamlspans.spans(text).node(Place("", (), 0))
    if stream.problems or root is None or len(stream.documents) != 1 or text[:1] not in ("[", "{") or text[-1] not in ("]", "}"):
        raise Unsure("what stands between brackets cannot be told apart")
    if not root.children:
        return Brackets(text[:1], (), (), text[1:])
    tree = stream.documents[0].tree
    starts = [0]
    for line in with_ends(text):
        starts.append(starts[-1] + len(line))
    ends: list[tuple[int, int]] = []
    entries: list[Entry] = []
    for step, child in root.children.items():
        value = tree[step]
        start, end = (
            starts[line - 1] + column - 1
            for line, column in ((child.span.line, child.span.column), (child.span.end_line, child.span.end_column))
        )
        key = root.keys.get(step)
        begin = starts[key.line - 1] + key.column - 1 if key is not None else start
        raw = text[start:end]
        if value is None or (isinstance(value, dict | list) and raw[:1] not in ("[", "{")) or begin > start:
            raise Unsure("an entry between brackets is not written as usual")
        piece = Piece(raw, 0)
        entries.append(Entry(step, value, text[begin:start], Leaf(piece) if isinstance(value, str) else Flow(piece)))
        ends.append((begin, end))
    joints = tuple(text[one[1] : other[0]] for one, other in pairwise(ends))
    return Brackets(text[: ends[0][0]], tuple(entries), joints, text[ends[-1][1] :])
