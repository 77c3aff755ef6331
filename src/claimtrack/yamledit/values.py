"""A value or a key in the place of another, or where there was none yet; comments, alignment and all other lines stay."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.place import Place
from claimtrack.yamledit.filling import filled
from claimtrack.yamledit.growing import with_key_at
from claimtrack.yamledit.layout import in_brackets, spliced
from claimtrack.yamledit.page import Page, Unsafe, changed, page
from claimtrack.yamledit.texts import in_place, on_one_line, one_line_instead
from claimtrack.yamledit.written import Written


def put(text: str, where: Place, value: Written) -> str:
    """The text with this value at a place; the last key of the route is added where it is not there yet.

    A text keeps its style (plain, quoted, in lines of its own) where the new one fits it. Raises Unsafe where the result would
    not be exactly that, and for a list or mapping in lines of its own, which would lose its comments.
    """
    if not where.route:
        raise Unsafe("a record is not replaced as a whole")
    given = page(text)
    if given.spans.node(where) is None:
        *around, key = where.route
        if not isinstance(key, str):
            raise Unsafe("there is no such entry")
        return with_key_at(text, Place(where.path, tuple(around), where.document), key, value)
    if given.meant(where) == value.tree:
        return text
    tree = changed(given.trees[where.document], where.route, lambda _: value.tree)
    return given.checked(_drafts(given, where, value), where.document, tree)


def renamed(text: str, where: Place, key: str) -> str:
    """The text with another word for the last key of the route. Raises Unsafe where that key is there already."""
    given = page(text)
    *around, old = where.route or ("",)
    above = Place(where.path, tuple(around), where.document)
    known = given.meant(above)
    if not isinstance(old, str) or not isinstance(known, dict) or old not in known:
        raise Unsafe("there is no such key")
    if key in known:
        raise Unsafe(f"`{key}` is there already")
    span = given.node(above).keys[old]
    entries = {key if name == old else name: value for name, value in known.items()}
    tree = changed(given.trees[where.document], above.route, lambda _: entries)
    style = given.character(span.line, span.column)
    return given.checked((spliced(given, span, one) for one in on_one_line(key, style)), where.document, tree)


def _drafts(given: Page, where: Place, value: Written) -> Iterator[str]:
    node = given.node(where)
    if given.meant(where) is None:
        yield from filled(given, where, value)
    elif node.kind == "branch" and not in_brackets(given, node):
        raise Unsafe("a list or mapping in lines of its own is not replaced as a whole")
    elif node.kind == "branch":
        yield spliced(given, node.span, value.line)
    elif isinstance(value.tree, str):
        yield from in_place(given, node, value.tree)
    else:
        yield one_line_instead(given, node, value.line)
