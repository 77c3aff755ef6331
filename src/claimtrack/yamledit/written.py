"""What is to be written, as text: nothing in this room knows how a record is spelt."""

from __future__ import annotations

from typing import Any

import msgspec

from claimtrack.yamledit.layout import indented


class Written(msgspec.Struct, frozen=True):
    """One node to be written: as lines of its own (without indentation) and on one line, and what both mean."""

    lines: str
    line: str
    tree: Any
    above: tuple[str, ...] = ()
    """Comments to be written above it, where it gets lines of its own."""


def as_entry(entry: Written, margin: str = "") -> str:
    """The lines of an entry of a list, with its dash, and the comments above it."""
    return "".join(f"{margin}{comment}\n" for comment in entry.above) + indented(entry.lines, margin, "- ")


def as_pair(key: str, value: Written) -> str:
    """The lines of a key with its value: on one line where the value is a text or is meant to stand on one."""
    own_lines = isinstance(value.tree, list | dict) and value.lines != value.line
    return f"{key}:\n{indented(value.lines, '  ')}" if own_lines else f"{key}: {value.line}\n"


def keyed(key: str, value: Written) -> Written:
    """A mapping of that one key."""
    return Written(as_pair(key, value), f"{{{key}: {value.line}}}", {key: value.tree})


def listed(entry: Written) -> Written:
    """A list of that one entry: on one line where the entry is a text."""
    line = f"[{entry.line}]"
    return Written(line if isinstance(entry.tree, str) else as_entry(entry), line, [entry.tree])
