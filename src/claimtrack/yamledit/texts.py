"""A text in the place of another: written as that one was (plain, quoted, in lines of its own) where it fits, else quoted.

Gives drafts, the best first; which of them says what is meant is found by reading them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import category

from claimtrack.yamledit.layout import last_line, newline, spliced
from claimtrack.yamledit.page import Page
from claimtrack.yamlspans import Node
from claimtrack.yamltext import Span

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSEEN = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp")
_LINES_STAND_IN = 2


def in_place(page: Page, node: Node, value: str) -> Iterator[str]:
    """The whole text with the text at a node replaced, in several drafts."""
    if node.kind == "block":
        yield from _blocks(page, node, value)
        yield from (_unblocked(page, node, one) for one in on_one_line(value, '"'))
    else:
        style = page.character(node.span.line, node.span.column)
        yield from (spliced(page, node.span, one) for one in on_one_line(value, style))


def on_one_line(value: str, style: str = "") -> Iterator[str]:
    """A text as it may be written on one line, in the style of one that begins so, and in the stricter ones."""
    if style not in ("'", '"') and value.strip() == value != "" and not _breaks().search(value):
        yield value
    if style != '"' and not _breaks().search(value):
        yield "'" + value.replace("'", "''") + "'"
    yield '"' + "".join(_SHORT.get(letter) or _escaped(letter) for letter in value) + '"'


def one_line_instead(page: Page, node: Node, line: str) -> str:
    """The whole text with something on one line where a text was; a comment behind it, or behind its `|`, stays."""
    return _unblocked(page, node, line) if node.kind == "block" else spliced(page, node.span, line)


def _blocks(page: Page, node: Node, value: str) -> Iterator[str]:
    """Drafts in lines of their own: as the text was written, then in literal lines."""
    first = page.lines[node.span.line - 1]
    start = node.span.column - 1
    head = _heads().match(first, start)
    if head is None or not value.strip():
        return
    kept = value.rstrip("\n")
    chomp = {0: "-", 1: ""}.get(len(value) - len(kept), "+")
    margin = _margin(page, node)
    for sign in dict.fromkeys((head["sign"], "|")):
        rows = kept.split("\n")
        if sign == ">":  # a break between two folded lines is a space: it takes a blank line to say one
            rows = [row for one in rows for row in (one, "")][:-1]
        rows += [""] * (len(value) - len(kept) - 1)
        body = newline(page, node.span.line).join(margin + row if row else "" for row in rows)
        for blank in (False, True):
            last = last_line(page, node, blank=blank)
            ended = page.lines[last - 1].endswith(("\n", "\r"))
            yield "".join(
                (
                    *page.lines[: node.span.line - 1],
                    first[:start] + sign + head["digit"] + chomp + first[head.end() :],
                    body + (newline(page, node.span.line) if ended else ""),
                    *page.lines[last:],
                )
            )


def _unblocked(page: Page, node: Node, line: str) -> str:
    """The text with something on one line in the place of a block text."""
    if node.kind != "block":
        return spliced(page, node.span, line)
    first = page.lines[node.span.line - 1]
    head = _heads().match(first, node.span.column - 1)
    rest = first[head.end() :] if head else newline(page)
    last = last_line(page, node)
    start = first[: node.span.column - 1]
    return "".join((*page.lines[: node.span.line - 1], start + line + rest, *page.lines[last:]))


def _margin(page: Page, node: Node) -> str:
    """What stands before the lines of a block text."""
    span: Span = node.span
    for row in page.lines[span.line : last_line(page, node)]:
        if row.strip():
            return row[: len(row) - len(row.lstrip(" "))]
    line = page.lines[span.line - 1]
    return " " * (len(line) - len(line.lstrip(" ")) + _LINES_STAND_IN)


def _escaped(letter: str) -> str:
    if category(letter) not in _UNSEEN and letter != "\ufeff":
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 1 << 8 else f"\\u{code:04x}" if code < 1 << 16 else f"\\U{code:08x}"


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile("[\n\r\x85\u2028\u2029]")


@cache
def _heads() -> re.Pattern[str]:
    """The sign of a block text, with a digit for its indentation and what becomes of its last line breaks, in either order."""
    return re.compile(r"(?P<sign>[|>])[-+]?(?P<digit>[1-9]?)[-+]?")
