"""The YAML in which nearly every record is written, line by line: keys with plain words behind them, in mappings and lists.

It reads this narrow form as the parser does, and leaves all else to it: no quotes, nothing folded, no sign that may mean more
than itself. A parser makes an object of every word and two more of its ends; here one search takes the whole text apart.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

LONGEST = 1 << 14
"""Longer texts are left to the parser, which bounds how many nodes there may be; and so are those nested more deeply."""
DEEPEST = 16
_OFTEN = 40
"""Words up to this long stand in many records (ids, days, stances): each is held once."""

_KEY = "[a-z_]{1,40}"
_WORDS = r"[^\W_][^\n\r\t:\#]*(?:(?::(?=\S)|(?<![ ])\#)[^\n\r\t:\#]*)*(?<![ ])"
"""A plain text up to the end of its line: it begins with a letter or figure, and holds neither `: ` nor ` #`."""
_INSIDE = r"[^\W_][^\n\r\t:\#,?\[\]{}]*(?::(?=[\w/])[^\n\r\t:\#,?\[\]{}]*)*(?<![ ])"
"""One inside brackets, where more signs mean something."""
_PAIR = rf"{_KEY}:[ ]{_INSIDE}"
_VALUE = rf"({_WORDS}) | \{{ ({_PAIR}(?:,[ ]{_PAIR})*) \}} | \[ ({_INSIDE}(?:,[ ]{_INSIDE})*) \]"
_LINE = re.compile(
    rf"""
      ([ ]*) (?: (-[ ])? ({_KEY}): (?:[ ] (?:{_VALUE}))?
               | -[ ] ({_WORDS})
               | (?:\#[^\n\r]*)? ) \n
    | (.+)
    """,
    re.VERBOSE | re.DOTALL,
)
"""A line: its margin; the dash of an entry, a key, and behind it words, pairs in braces, or a list in brackets; else an entry of
words; else nothing but a remark. What begins otherwise goes into the last group, to the end of the text."""

_Path = list[tuple[int, Any]]
"""The mappings and lists that may go on, each with the column of its keys or dashes."""


def read(text: str) -> dict[str, Any] | None:
    """The tree of a text that is one mapping, as `yamlsrc.compose` gives it; None where it takes the parser to tell."""
    if len(text) > LONGEST or text[-1:] != "\n":
        return None
    root: dict[str, Any] = {}
    path: _Path = [(0, root)]
    waiting = ""  # the key that stood last, if nothing stood behind it: its value may follow further in
    for margin, dash, key, words, pairs, items, entry, other in _LINE.findall(text):
        if not (key or entry):
            if other:
                return None
            continue
        branch = _branch(path, waiting, len(margin), in_list=bool(dash or entry))
        waiting = ""
        if branch is None:
            return None
        if entry:
            branch.append(held(entry))
            continue
        if dash:
            entered: dict[str, Any] = {}
            branch.append(entered)
            path.append((len(margin) + 2, entered))
            branch = entered
        if key in branch:
            return None
        if words:
            branch[key] = held(words)
        elif pairs or items:
            branch[key] = _pairs(pairs) if pairs else [held(item) for item in items.split(", ")]
            if branch[key] is None:
                return None
        else:
            branch[key], waiting = None, key
    return root or None


def _branch(path: _Path, waiting: str, column: int, *, in_list: bool) -> Any:
    """The mapping or list that goes on in that column, or begins there behind a waiting key; None where none can."""
    outer, branch = path[-1]
    if waiting and (column > outer or (in_list and column == outer)):
        begun: Any = [] if in_list else {}
        branch[waiting] = begun
        path.append((column, begun))
        return begun if len(path) <= DEEPEST else None
    while column < outer or (column == outer and not in_list and type(branch) is list):
        path.pop()  # never the first, which is no list, and stands in the first column
        outer, branch = path[-1]
    return branch if column == outer and in_list is (type(branch) is list) else None


def _pairs(written: str) -> dict[str, str] | None:
    """The mapping in braces; None where a key stands twice."""
    pairs = [pair.split(": ", 1) for pair in written.split(", ")]
    found = {key: held(words) for key, words in pairs}
    return found if len(found) == len(pairs) else None


def held(text: str) -> str:
    """The text, or the one that is equal to it and held already: for those that stand in many records."""
    return intern(text) if len(text) <= _OFTEN else text
