"""A file that is a list with a line for each entry: one more, another one, one less; comments go with what they are on."""

from __future__ import annotations

from typing import Any

from claimtrack.place import Place
from claimtrack.yamledit.comments import comments_in, silencing, with_comments
from claimtrack.yamledit.layout import below, dash, ended, first_line, in_brackets, last_line, lines_of_entry, newline
from claimtrack.yamledit.page import Unsafe, page


def inserted(text: str, index: int, line: str, tree: Any) -> str:
    """The text, a list of entries with a line each, with `line` as its entry of that number.

    Comments above the entry that had this number stay above it, those at the head of the file included: they may speak of it. A
    text that holds no entry yet gets its first, below all its comments. Raises Unsafe where the list is not written in lines.
    """
    given = page(text)
    known, lines = given.trees.get(0), given.lines
    if known is None or known == []:
        kept = [one for one in lines if one.lstrip().startswith("#") or not one.strip() or one.startswith(("---", "%"))]
        if known == [] and len(kept) + 1 != len(lines):
            raise Unsafe("the list is not written in lines")
        end = newline(given)
        return given.checked([ended("".join(kept), given) + line.replace("\n", end) + end], 0, [tree])
    root = given.node(Place("", (), 0))
    if not isinstance(known, list) or in_brackets(given, root):
        raise Unsafe("the list is not written in lines")
    margin = " " * dash(given, root.children[0].span)
    added = "".join(f"{margin}{one}\n" for one in line.split("\n"))
    if index >= len(known):
        at = last_line(given, root.children[len(known) - 1])
    else:
        at = with_comments(lines, first_line(given, root.children[index].span)) - 1
    return given.checked([below(given, at, added)], 0, [*known[:index], tree, *known[index:]])


def replaced(text: str, index: int, line: str, tree: Any) -> str:
    """The text with another line for the entry of that number. Its comments stay: one behind it, further ones above it."""
    given = page(text)
    known, lines = given.trees[0], given.lines
    first, last = lines_of_entry(given, index)
    margin = " " * dash(given, given.node(Place("", (index,), 0)).span)
    *above, behind = comments_in(lines[first - 1 : last]) or [""]
    rows = [*above, f"{line}  {behind}" if behind else line]
    end = newline(given) if last < len(lines) or lines[-1].endswith(("\n", "\r")) else ""
    result = "".join(lines[: first - 1]) + newline(given).join(margin + row for row in rows) + end + "".join(lines[last:])
    return given.checked([result], 0, [*known[:index], tree, *known[index + 1 :]])


def removed(text: str, index: int) -> str:
    """The text without the entry of that number and without the comments on it, which would speak of the next otherwise.

    What stands at the head of the file is of the file, and stays, but for what silences a finding.
    """
    given = page(text)
    known, lines = given.trees[0], given.lines
    first, last = lines_of_entry(given, index)
    at = with_comments(lines, first)
    kept: list[str] = []
    if not any(one.strip() for one in lines[: at - 1]):
        kept = [one for one in lines[: first - 1] if not silencing(one)]
        at = 1
        if kept and kept[-1].strip() and last < len(lines) and lines[last].strip():
            kept.append(newline(given))
    left = [*known[:index], *known[index + 1 :]]
    return given.checked(["".join(lines[: at - 1] + kept + lines[last:])], 0, left or None)
