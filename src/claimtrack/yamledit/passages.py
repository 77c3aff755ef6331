"""A part of a text as it stands there, to be put elsewhere."""

from __future__ import annotations

from claimtrack import yamlspans, yamlsrc
from claimtrack.place import Place
from claimtrack.yamledit.layout import dash, first_line, last_line
from claimtrack.yamledit.page import page


def holds(text: str, where: Place) -> bool:
    """Whether there is a node at a place."""
    return yamlspans.spans(text).node(where) is not None


def as_written(text: str, where: Place) -> str | None:
    """An entry of a list as it stands there, with the comments in it, moved to the margin; None where it has no own lines."""
    given = page(text)
    node = given.spans.node(where)
    if node is None or not where.route or node.kind != "branch":
        return None
    margin = dash(given, node.span)
    last = last_line(given, node, blank=True)
    rows = [line.rstrip("\r\n") for line in given.lines[first_line(given, node.span) - 1 : last]]
    rows[0] = rows[0][:margin] + " " + rows[0][margin + 1 :]
    bare = [row for row in rows if row.strip()]
    inner = min((len(row) - len(row.lstrip()) for row in bare), default=0)
    written = "".join(row[inner:].rstrip() + "\n" if row.strip() else "\n" for row in rows)
    stream = yamlsrc.compose(written)
    same = not stream.problems and [one.tree for one in stream.documents] == [given.meant(where)]
    return written if same else None
