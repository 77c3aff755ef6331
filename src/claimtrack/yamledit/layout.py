"""How a text is laid out: where a node's lines begin and end, how far in they stand, how lines are put between lines."""

from __future__ import annotations

from claimtrack.place import Place
from claimtrack.yamledit.page import Page
from claimtrack.yamlspans import Node
from claimtrack.yamltext import Span


def below(page: Page, line: int, lines: str) -> str:
    """The text with lines, written with `\\n`, put below one of its lines (counted from 1; 0 is before the first)."""
    before = ended("".join(page.lines[:line]), page)
    return before + lines.replace("\n", newline(page, line)) + "".join(page.lines[line:])


def last_line(page: Page, node: Node, *, blank: bool = False) -> int:
    """The line on which a node ends; of a block text without the blank lines below it, unless these are wanted, too."""
    last = last_text(node)
    at = last.span.end_line - (last.span.end_column == 1 and last.span.end_line > last.span.line)
    at = min(at, len(page.lines))
    while not blank and last.kind == "block" and at > last.span.line and not page.lines[at - 1].strip():
        at -= 1
    return at


def last_text(node: Node) -> Node:
    """The last text in a block collection; a flow collection ends with its bracket and is its own."""
    while node.kind == "branch" and node.children:
        child = next(reversed(node.children.values()))
        if (child.span.end_line, child.span.end_column) != (node.span.end_line, node.span.end_column):
            break
        node = child
    return node


def in_brackets(page: Page, node: Node) -> bool:
    """Whether a collection is written with brackets or braces of its own."""
    return node.kind == "branch" and page.character(node.span.line, node.span.column) in ("[", "{")


def spliced(page: Page, span: Span, text: str) -> str:
    """The whole text with another text where a span was."""
    head = page.lines[span.line - 1][: span.column - 1] if span.line <= len(page.lines) else ""
    tail = page.lines[span.end_line - 1][span.end_column - 1 :] if span.end_line <= len(page.lines) else ""
    return "".join(page.lines[: span.line - 1]) + head + text + tail + "".join(page.lines[span.end_line :])


def indented(lines: str, margin: str, dash: str = "") -> str:
    """Lines moved in, the first behind a dash; blank lines stay blank."""
    found = [f"{margin}{' ' * len(dash)}{line}" if line else "" for line in lines.rstrip("\n").split("\n")]
    found[0] = margin + dash + found[0].removeprefix(margin + " " * len(dash))
    return "\n".join(found) + "\n"


def dash(page: Page, span: Span) -> int:
    """At which column, from 0, the dash of an entry stands."""
    line = page.lines[first_line(page, span) - 1]
    return len(line) - len(line.lstrip())


def first_line(page: Page, span: Span) -> int:
    """The line that holds the dash of an entry: its own, or one above it."""
    number = span.line
    while number > 1 and not page.lines[number - 1].lstrip().startswith("-"):
        number -= 1
    return number


def lines_of_entry(page: Page, index: int) -> tuple[int, int]:
    """The first and last line of an entry of the list that a text is, counted from 1."""
    span = page.node(Place("", (index,), 0)).span
    return first_line(page, span), span.end_line if span.end_column > 1 else span.end_line - 1


def newline(page: Page, line: int = 0) -> str:
    """How the line of that number ends, else the first that ends."""
    for one in (*page.lines[max(0, line - 1) : line], *page.lines[:1]):
        end = one[len(one.rstrip("\r\n")) :]
        if end:
            return end if end in ("\r\n", "\n", "\r") else "\n"
    return "\n"


def ended(before: str, page: Page) -> str:
    """The text up to an edit, with its last line ended."""
    return before if not before or before.endswith(("\n", "\r")) else before + newline(page)
