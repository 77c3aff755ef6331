"""Edits of a YAML text that leave every other byte alone: an entry more in a list, a key more in a record, a document less.

Every edit is read again by the parser that reads the corpus; where the result is not exactly what was meant, nothing is changed
and Unsafe is raised. What is written is given as text: nothing here knows how a record is spelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from claimtrack import yamlspans, yamlsrc, yamltext
from claimtrack.place import Place, Route
from claimtrack.yamlspans import Node
from claimtrack.yamltext import Span

Change = Callable[[Any], Any]

_SIGN = re.compile(r"(?:^|(?<=\s))#")
_SILENCING = re.compile(r"\s*#\s*claimtrack:")
_MOST_SIGNS = 200
"""So many are asked whether they begin a comment: each costs a reading of the text."""


class Unsafe(ValueError):
    """An edit that this text does not allow; it says why in a few words."""


class Written(msgspec.Struct, frozen=True):
    """One node to be written: as lines of its own (without indentation) and on one line, and what both mean."""

    lines: str
    line: str
    tree: Any
    above: tuple[str, ...] = ()
    """Comments to be written above it, where it gets lines of its own."""


def appended(text: str, where: Place, entry: Written) -> str:
    """The text with one more entry at the end of a list, or below a key with nothing behind it. Else raises Unsafe."""
    node = _node(text, where)
    if _at(_trees(text)[where.document], where.route) is None and where.route:
        tree = _changed(_trees(text)[where.document], where.route, lambda _: [entry.tree])
        row = _lines(text)[node.span.line - 1]
        margin = " " * (len(row) - len(row.lstrip()) + 2)
        return _verified(text, _below(text, node.span.line, as_entry(entry, margin)), where.document, tree)
    if node.kind != "branch":
        raise Unsafe("there is no list to add to")
    tree = _changed(_trees(text)[where.document], where.route, lambda known: [*known, entry.tree])
    first = node.children.get(0)
    if first is None or _character(text, node.span.line, node.span.column) == "[":
        return _verified(text, _before_bracket(text, node, entry.line), where.document, tree)
    dash = _dash(text, first.span)
    lines = as_entry(entry, " " * dash)
    last = node.children[len(node.children) - 1]
    return _verified(text, _after(text, last, lines), where.document, tree)


def as_entry(entry: Written, margin: str = "") -> str:
    """The lines of an entry of a list, with its dash, and the comments above it."""
    return "".join(f"{margin}{comment}\n" for comment in entry.above) + _indented(entry.lines, margin, "- ")


def with_key(text: str, document: int, key: str, value: Written) -> str:
    """The text with one more key at the end of a record. Raises Unsafe where the key is there, or no record."""
    root = _node(text, Place("", (), document))
    if key in root.children or not root.children:
        raise Unsafe(f"`{key}` is there already" if root.children else "there is no record")
    tree = _changed(_trees(text)[document], (), lambda known: {**known, key: value.tree})
    if _character(text, root.span.line, root.span.column) == "{":
        return _verified(text, _before_bracket(text, root, f"{key}: {value.line}"), document, tree)
    margin = " " * (min(span.column for span in root.keys.values()) - 1)
    own_lines = isinstance(value.tree, list | dict) and value.lines != value.line
    inner = f"{key}:\n{_indented(value.lines, '  ', '')}" if own_lines else f"{key}: {value.line}\n"
    last = next(reversed(root.children.values()))
    return _verified(text, _after(text, last, _indented(inner, margin, "")), document, tree)


def inserted(text: str, index: int, line: str, tree: Any) -> str:
    """The text, a list of entries with a line each, with `line` as its entry of that number.

    Comments above the entry that had this number stay above it, those at the head of the file included: they may speak of it. A
    text that holds no entry yet gets its first, below all its comments. Raises Unsafe where the list is not written in lines.
    """
    trees = _trees(text)
    known = trees.get(0)
    lines = _lines(text)
    if known is None or known == []:
        kept = [one for one in lines if one.lstrip().startswith("#") or not one.strip() or one.startswith(("---", "%"))]
        if known == [] and len(kept) + 1 != len(lines):
            raise Unsafe("the list is not written in lines")
        return _verified(text, _ended("".join(kept), text) + line.replace("\n", _newline(text)) + _newline(text), 0, [tree])
    root = _node(text, Place("", (), 0))
    if not isinstance(known, list) or _character(text, root.span.line, root.span.column) == "[":
        raise Unsafe("the list is not written in lines")
    margin = " " * _dash(text, root.children[0].span)
    added = "".join(f"{margin}{one}\n" for one in line.split("\n"))
    if index >= len(known):
        result = _after(text, root.children[len(known) - 1], added)
    else:
        at = _with_comments(lines, _first_line(text, root.children[index].span))
        result = "".join(lines[: at - 1]) + added.replace("\n", _newline(text)) + "".join(lines[at - 1 :])
    return _verified(text, result, 0, [*known[:index], tree, *known[index:]])


def replaced(text: str, index: int, line: str, tree: Any) -> str:
    """The text with another line for the entry of that number. Its comments stay: one behind it, further ones above it."""
    known = _trees(text)[0]
    first, last, margin = _entry(text, index)
    lines = _lines(text)
    *above, behind = _comments(lines[first - 1 : last]) or [""]
    rows = [*above, f"{line}  {behind}" if behind else line]
    ended = _newline(text) if last < len(lines) or lines[-1].endswith(("\n", "\r")) else ""
    result = "".join(lines[: first - 1]) + _newline(text).join(margin + row for row in rows) + ended + "".join(lines[last:])
    return _verified(text, result, 0, [*known[:index], tree, *known[index + 1 :]])


def removed(text: str, index: int) -> str:
    """The text without the entry of that number and without the comments on it, which would speak of the next otherwise.

    What stands at the head of the file is of the file, and stays, but for what silences a finding.
    """
    known = _trees(text)[0]
    first, last, _ = _entry(text, index)
    lines = _lines(text)
    at = _with_comments(lines, first)
    kept: list[str] = []
    if not any(one.strip() for one in lines[: at - 1]):
        kept = [one for one in lines[: first - 1] if not _silencing(one)]
        at = 1
        if kept and kept[-1].strip() and last < len(lines) and lines[last].strip():
            kept.append(_newline(text))
    result = "".join(lines[: at - 1] + kept + lines[last:])
    left = [*known[:index], *known[index + 1 :]]
    return _verified(text, result, 0, left or None)


def comments_on(text: str, index: int) -> tuple[str, ...]:
    """The comments on an entry of a list: those above it that are not the head of the file, and in its lines."""
    first, last, _ = _entry(text, index)
    lines = _lines(text)
    at = _with_comments(lines, first)
    above = lines[at - 1 : first - 1]
    if not any(one.strip() for one in lines[: at - 1]):
        above = [one for one in above if _silencing(one)]
    return (*(one.strip() for one in above if one.strip()), *_comments(lines[first - 1 : last]))


def comments_of(text: str, document: int) -> tuple[str, ...]:
    """All comments of one of the documents of a text, in order."""
    return tuple(_comments(_lines(text)[slice(*_document(text, document))]))


def holds(text: str, where: Place) -> bool:
    """Whether there is a node at a place."""
    return yamlspans.spans(text).node(where) is not None


def as_written(text: str, where: Place) -> str | None:
    """An entry of a list as it stands there, with the comments in it, moved to the margin; None where it has no own lines."""
    node = yamlspans.spans(text).node(where)
    around = yamlspans.spans(text).node(Place(where.path, where.route[:-1], where.document))
    if node is None or around is None or node.kind != "branch":
        return None
    lines, last = _lines(text), _last(node)
    first = _first_line(text, node.span)
    end = last.span.end_line - (last.span.end_column == 1 and last.span.end_line > last.span.line)
    margin = _dash(text, node.span)
    rows = [line.rstrip("\r\n") for line in lines[first - 1 : end]]
    rows[0] = rows[0][:margin] + " " + rows[0][margin + 1 :]
    bare = [row for row in rows if row.strip()]
    inner = min((len(row) - len(row.lstrip()) for row in bare), default=0)
    written = "".join(row[inner:].rstrip() + "\n" if row.strip() else "\n" for row in rows)
    stream = yamlsrc.compose(written)
    same = not stream.problems and [one.tree for one in stream.documents] == [_at(_trees(text)[where.document], where.route)]
    return written if same else None


def comments_above(text: str, where: Place) -> tuple[str, ...]:
    """The comments that stand directly above an entry of a list."""
    node = yamlspans.spans(text).node(where)
    if node is None:
        return ()
    lines, at = _lines(text), _first_line(text, node.span)
    first = at
    while first > 1 and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return tuple(line.strip() for line in lines[first - 1 : at - 1])


def without_document(text: str, document: int) -> str:
    """The text without one of its several YAML documents, and the `---` before it (after it, where it is the first)."""
    lines, trees = _lines(text), _trees(text)
    begin, end = _document(text, document)
    if document == 0 and begin == 0 and end < len(lines) and not lines[0].startswith("---"):
        end += 1
    left = [tree for number, tree in trees.items() if number != document]
    result = "".join(lines[:begin] + lines[end:])
    if list(_trees(result).values()) != left:
        raise Unsafe("its documents cannot be told apart")
    return result


def _document(text: str, document: int) -> tuple[int, int]:
    """From which line of a text, counted from 0, to before which one of its documents goes, with the `---` above it."""
    lines = _lines(text)
    marks = [number for number, line in enumerate(lines) if line.rstrip("\r\n") == "---" or line.startswith("--- ")]
    trees = _trees(text)
    starts = marks if marks and not _content(lines[: marks[0]]) else [0, *marks]
    if len(starts) != len(trees) or document not in trees:
        raise Unsafe("its documents cannot be told apart")
    begin = starts[document] if document else 0 if len(starts) == 1 else starts[0]
    return begin, starts[document + 1] if document + 1 < len(starts) else len(lines)


def _entry(text: str, index: int) -> tuple[int, int, str]:
    """The first and last line of an entry of the list that a text is, counted from 1, and what stands before its dash."""
    span = _node(text, Place("", (), 0)).children[index].span
    return _first_line(text, span), span.end_line if span.end_column > 1 else span.end_line - 1, " " * _dash(text, span)


def _with_comments(lines: list[str], first: int) -> int:
    """The first line of what is said of the entry at a line: comments directly above, and further up what silences a finding."""
    at = up = first
    while up > 1 and (lines[up - 2].lstrip().startswith("#") or not lines[up - 2].strip()):
        up -= 1
        if _silencing(lines[up - 1]) or (lines[up - 1].strip() and at == up + 1):
            at = up
    return at


def _silencing(line: str) -> bool:
    return bool(_SILENCING.match(line))


def _comments(lines: list[str]) -> list[str]:
    """The comments in some whole lines: a `#` is the sign of one where the text says the same without it."""
    meant, found = yamlsrc.compose("".join(lines)), []
    signs = [(number, match.start()) for number, line in enumerate(lines) for match in _SIGN.finditer(line)]
    past = -1
    for number, at in signs[:_MOST_SIGNS]:
        if number == past:
            continue
        less = [*lines[:number], lines[number][:at].rstrip() + "\n", *lines[number + 1 :]]
        if yamlsrc.compose("".join(less)) == meant:
            found.append(lines[number][at:].strip())
            past = number
    return found


def _verified(before: str, after: str, document: int, tree: Any) -> str:
    """The text after an edit, once it has been read and is exactly what was meant."""
    meant = {**_trees(before), document: tree}
    stream = yamlsrc.compose(after)
    found = {one.index: one.tree for one in stream.documents}
    if stream.problems and stream.problems[0].kind in ("too-many", "size"):
        raise Unsafe(f"it would be {stream.problems[0].message}")
    if found != {number: one for number, one in meant.items() if one is not None} or stream.problems:
        raise Unsafe("the text is written in a way that cannot be added to safely")
    return after


def _trees(text: str) -> dict[int, Any]:
    stream = yamlsrc.compose(text)
    if stream.problems:
        raise Unsafe(f"it is not good YAML: {stream.problems[0].message}")
    return {one.index: one.tree for one in stream.documents}


def _at(tree: Any, route: Route) -> Any:
    for step in route:
        tree = tree[step]
    return tree


def _changed(tree: Any, route: Route, change: Change) -> Any:
    if not route:
        return change(tree)
    step, *rest = route
    inner = _changed(tree[step], tuple(rest), change)
    if isinstance(tree, dict):
        return {**tree, step: inner}
    return [inner if number == step else one for number, one in enumerate(tree)]


def _node(text: str, where: Place) -> Node:
    found = yamlspans.spans(text).node(where)
    if found is None:
        raise Unsafe("there is nothing of that name")
    return found


def _after(text: str, node: Node, lines: str) -> str:
    """The text with lines put below a node, where its last line ends; blank lines below it stay below."""
    known, last = _lines(text), _last(node)
    at = last.span.end_line - (last.span.end_column == 1 and last.span.end_line > last.span.line)
    at = min(at, len(known))
    while last.kind == "block" and at > last.span.line and not known[at - 1].strip():
        at -= 1
    return _ended("".join(known[:at]), text) + lines.replace("\n", _newline(text)) + "".join(known[at:])


def _below(text: str, line: int, lines: str) -> str:
    """The text with lines put below one of its lines."""
    known = _lines(text)
    return _ended("".join(known[:line]), text) + lines.replace("\n", _newline(text)) + "".join(known[line:])


def _last(node: Node) -> Node:
    """The last text in a block collection; a flow collection ends with its bracket and is its own."""
    while node.kind == "branch" and node.children:
        child = next(reversed(node.children.values()))
        if (child.span.end_line, child.span.end_column) != (node.span.end_line, node.span.end_column):
            break
        node = child
    return node


def _before_bracket(text: str, node: Node, line: str) -> str:
    known = _lines(text)
    row, column = node.span.end_line - 1, node.span.end_column - 2
    head, tail = known[row][:column], known[row][column:]
    before = "".join(known[:row]) + head
    joint = "" if not node.children else ", " if not before.rstrip().endswith(",") else " "
    return before.rstrip(" ") + joint + line + tail + "".join(known[row + 1 :])


def _indented(lines: str, margin: str, dash: str) -> str:
    found = [f"{margin}{' ' * len(dash)}{line}" if line else "" for line in lines.rstrip("\n").split("\n")]
    found[0] = margin + dash + found[0].removeprefix(margin + " " * len(dash))
    return "\n".join(found) + "\n"


def _dash(text: str, span: Span) -> int:
    """At which column, from 0, the dash of an entry stands."""
    line = _lines(text)[_first_line(text, span) - 1]
    return len(line) - len(line.lstrip())


def _first_line(text: str, span: Span) -> int:
    """The line that holds the dash of an entry: its own, or one above it."""
    lines = _lines(text)
    number = span.line
    while number > 1 and not lines[number - 1].lstrip().startswith("-"):
        number -= 1
    return number


def _character(text: str, line: int, column: int) -> str:
    return _lines(text)[line - 1][column - 1 : column]


def _content(lines: list[str]) -> bool:
    return any(line.strip() and not line.lstrip().startswith(("#", "%")) for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends, as the parser counts them."""
    found, start = [], 0
    for line in yamltext.lines(text):
        end = start + len(line)
        end += 2 if text[end : end + 2] == "\r\n" else 1
        found.append(text[start:end])
        start = end
    return found if found[-1] else found[:-1]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _ended(before: str, text: str) -> str:
    """The text up to an edit, with its last line ended."""
    return before if not before or before.endswith(("\n", "\r")) else before + _newline(text)
