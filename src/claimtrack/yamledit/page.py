"""A text that is to be edited, read once: what it means and where everything stands; and the check of what became of it.

Every edit is read again by the parser that reads the corpus; where the result is not exactly what was meant, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from claimtrack import yamlspans, yamlsrc, yamltext
from claimtrack.place import Place, Route
from claimtrack.yamlspans import Node, Spans

Change = Callable[[Any], Any]


class Unsafe(ValueError):
    """An edit that this text does not allow; it says why in a few words."""


class Page(msgspec.Struct, frozen=True):
    """A text without its `mark` (a BOM): its lines with their ends, its trees by document, the spans of its nodes."""

    mark: str
    text: str
    lines: list[str]
    trees: dict[int, Any]
    spans: Spans

    def node(self, where: Place) -> Node:
        """The node at a place. Raises Unsafe where there is none."""
        found = self.spans.node(where)
        if found is None:
            raise Unsafe("there is nothing of that name")
        return found

    def meant(self, where: Place) -> Any:
        """What stands at a place, as a plain tree. Raises Unsafe where there is nothing."""
        tree: Any = self.trees.get(where.document)
        for step in where.route:
            known = isinstance(tree, dict) and step in tree
            if not known and not (isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree)):
                raise Unsafe("there is nothing of that name")
            tree = tree[step]
        return tree

    def character(self, line: int, column: int) -> str:
        """The character at a place of the text, both counted from 1; empty past the end of the line."""
        return self.lines[line - 1][column - 1 : column]

    def checked(self, drafts: Iterable[str], document: int, tree: Any) -> str:
        """The first of several drafts of the new text that says exactly what is meant: this tree in that document, else the same.

        Raises Unsafe where none does. The mark is put back.
        """
        meant = {**self.trees, document: tree}
        meant = {number: one for number, one in meant.items() if one is not None}
        why = "the text is written in a way that cannot be added to safely"
        for draft in drafts:
            stream = yamlsrc.compose(draft)
            if not stream.problems and {one.index: one.tree for one in stream.documents} == meant:
                return self.mark + draft
            if stream.problems and stream.problems[0].kind in ("too-many", "size"):
                why = f"it would be {stream.problems[0].message}"
        raise Unsafe(why)


def page(text: str) -> Page:
    """The text, read. Raises Unsafe where it is not good YAML."""
    bare = text.lstrip("\ufeff")
    stream = yamlsrc.compose(bare)
    if stream.problems:
        raise Unsafe(f"it is not good YAML: {stream.problems[0].message}")
    trees = {one.index: one.tree for one in stream.documents}
    return Page(text[: len(text) - len(bare)], bare, with_ends(bare), trees, yamlspans.spans(bare))


def with_ends(text: str) -> list[str]:
    """The lines of a text with their ends, as the parser counts them."""
    found, start = [], 0
    for line in yamltext.lines(text):
        end = start + len(line)
        end += 2 if text[end : end + 2] == "\r\n" else 1
        found.append(text[start:end])
        start = end
    return found if found[-1] else found[:-1]


def changed(tree: Any, route: Route, change: Change) -> Any:
    """The tree with what stands at a route changed."""
    if not route:
        return change(tree)
    step, *rest = route
    inner = changed(tree[step], tuple(rest), change)
    if isinstance(tree, dict):
        return {**tree, step: inner}
    return [inner if number == step else one for number, one in enumerate(tree)]
