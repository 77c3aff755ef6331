"""The comments of a text: which there are, and which are said of an entry of a list."""

from __future__ import annotations

import re
from functools import cache

from claimtrack import yamlsrc
from claimtrack.place import Place
from claimtrack.yamledit.documents import lines_of
from claimtrack.yamledit.layout import first_line, lines_of_entry
from claimtrack.yamledit.page import page

_MOST_SIGNS = 200
"""So many are asked whether they begin a comment: each costs a reading of the text."""


def comments_on(text: str, index: int) -> tuple[str, ...]:
    """The comments on an entry of a list: those above it that are not the head of the file, and in its lines."""
    given = page(text)
    first, last = lines_of_entry(given, index)
    lines = given.lines
    at = with_comments(lines, first)
    above = lines[at - 1 : first - 1]
    if not any(one.strip() for one in lines[: at - 1]):
        above = [one for one in above if silencing(one)]
    return (*(one.strip() for one in above if one.strip()), *comments_in(lines[first - 1 : last]))


def comments_of(text: str, document: int) -> tuple[str, ...]:
    """All comments of one of the documents of a text, in order."""
    given = page(text)
    return tuple(comments_in(given.lines[slice(*lines_of(given, document))]))


def comments_above(text: str, where: Place) -> tuple[str, ...]:
    """The comments that stand directly above an entry of a list."""
    given = page(text)
    node = given.spans.node(where)
    if node is None:
        return ()
    at = first = first_line(given, node.span)
    while first > 1 and given.lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return tuple(line.strip() for line in given.lines[first - 1 : at - 1])


def comments_in(lines: list[str]) -> list[str]:
    """The comments in some whole lines: a `#` is the sign of one where the text says the same without it."""
    meant, found = yamlsrc.compose("".join(lines)), []
    signs = [(number, match.start()) for number, line in enumerate(lines) for match in _signs().finditer(line)]
    past = -1
    for number, at in signs[:_MOST_SIGNS]:
        if number == past:
            continue
        less = [*lines[:number], lines[number][:at].rstrip() + "\n", *lines[number + 1 :]]
        if yamlsrc.compose("".join(less)) == meant:
            found.append(lines[number][at:].strip())
            past = number
    return found


def with_comments(lines: list[str], first: int) -> int:
    """The first line of what is said of the entry at a line: comments directly above, and further up what silences a finding."""
    at = up = first
    while up > 1 and (lines[up - 2].lstrip().startswith("#") or not lines[up - 2].strip()):
        up -= 1
        if silencing(lines[up - 1]) or (lines[up - 1].strip() and at == up + 1):
            at = up
    return at


def silencing(line: str) -> bool:
    """Whether a line is a comment that silences a finding."""
    return bool(_orders().match(line))


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=\s))#")


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(r"\s*#\s*claimtrack:")
