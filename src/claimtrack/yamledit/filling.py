"""A value behind a key, or a dash, that has nothing behind it yet."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.place import Place
from claimtrack.yamledit.layout import below, in_brackets, indented, spliced
from claimtrack.yamledit.page import Page
from claimtrack.yamledit.texts import on_one_line
from claimtrack.yamledit.written import Written


def filled(given: Page, where: Place, value: Written) -> Iterator[str]:
    """Drafts of the text with a value there: below the key where it has lines of its own, else behind it, before any comment."""
    node = given.node(where)
    above = [given.node(Place(where.path, where.route[:length], where.document)) for length in range(len(where.route))]
    *_, step = where.route
    own_lines = not isinstance(value.tree, str) and value.lines != value.line and isinstance(step, str)
    if own_lines and not any(in_brackets(given, one) for one in above):
        margin = " " * (above[-1].keys[step].column + 1)
        yield below(given, node.span.line, indented(value.lines, margin))
    before = given.character(node.span.line, node.span.column - 1)
    lead = "" if before in (" ", "\t") else " "
    for line in on_one_line(value.tree) if isinstance(value.tree, str) else (value.line,):
        yield spliced(given, node.span, lead + line)
        yield spliced(given, node.span, f": {line}")
