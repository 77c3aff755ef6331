"""What is added to a text: an entry more in a list, a key more in a mapping, wherever and however these are written."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.place import Place
from claimtrack.yamledit.filling import filled
from claimtrack.yamledit.layout import below, in_brackets, indented, last_line, spliced
from claimtrack.yamledit.page import Page, Unsafe, changed, page
from claimtrack.yamledit.written import Written, as_entry, as_pair, keyed, listed
from claimtrack.yamlspans import Node
from claimtrack.yamltext import Span


def appended(text: str, where: Place, entry: Written) -> str:
    """The text with one more entry at the end of a list, which is made where there is only its key, or not even that.

    Raises Unsafe where something else stands there.
    """
    given = page(text)
    *around, key = where.route or ("",)
    if where.route and given.spans.node(where) is None and isinstance(key, str):
        return with_key_at(text, Place(where.path, tuple(around), where.document), key, listed(entry))
    known = given.meant(where)
    if known is not None and not isinstance(known, list):
        raise Unsafe("there is no list to add to")
    tree = changed(given.trees[where.document], where.route, lambda _: [*(known or ()), entry.tree])
    node = given.node(where)
    if known is None:
        drafts = filled(given, where, listed(entry))
    elif in_brackets(given, node):
        drafts = _before_bracket(given, node, entry.line)
    else:
        drafts = _below(given, node, as_entry(entry, " " * (node.span.column - 1)))
    return given.checked(drafts, where.document, tree)


def with_key(text: str, document: int, key: str, value: Written) -> str:
    """The text with one more key at the end of a record. Raises Unsafe where the key is there, or no record."""
    return with_key_at(text, Place("", (), document), key, value)


def with_key_at(text: str, where: Place, key: str, value: Written) -> str:
    """The text with one more key at the end of a mapping, which is made where its own key has nothing behind it.

    Raises Unsafe where the key is there already, or no mapping.
    """
    given = page(text)
    known = given.meant(where)
    if known is None and where.route:
        drafts = filled(given, where, keyed(key, value))
    elif not isinstance(known, dict):
        raise Unsafe("there is no mapping to add to" if where.route else "there is no record")
    elif key in known:
        raise Unsafe(f"`{key}` is there already")
    elif in_brackets(given, node := given.node(where)):
        drafts = _before_bracket(given, node, f"{key}: {value.line}")
    else:
        margin = " " * (min(span.column for span in node.keys.values()) - 1)
        drafts = _below(given, node, indented(as_pair(key, value), margin))
    tree = changed(given.trees[where.document], where.route, lambda _: {**(known or {}), key: value.tree})
    return given.checked(drafts, where.document, tree)


def _below(given: Page, node: Node, lines: str) -> Iterator[str]:
    """Drafts with lines below a block collection: before blank lines, unless these belong to the text above them."""
    for blank in (False, True):
        yield below(given, last_line(given, node, blank=blank), lines)


def _before_bracket(given: Page, node: Node, line: str) -> Iterator[str]:
    """Drafts with one more item between brackets: behind the last one and its comma, else before the bracket."""
    end = Span(node.span.end_line, node.span.end_column - 1, node.span.end_line, node.span.end_column - 1)
    if not node.children:
        yield spliced(given, end, line)
        return
    last = next(reversed(node.children.values())).span
    behind = given.lines[last.end_line - 1][last.end_column - 1 :]
    blanks = len(behind) - len(behind.lstrip(" \t"))
    comma = behind[blanks : blanks + 1] == ","
    column = last.end_column + (blanks + 1 if comma else 0)
    yield spliced(given, Span(last.end_line, column, last.end_line, column), f" {line}" if comma else f", {line}")
    yield spliced(given, end, f", {line}")
