"""How far the cells of a workbook reach, found in its parts before its reader makes room for all of them at once.

Two cells at opposite ends of a sheet take a kilobyte in the file and gigabytes once they are laid out. Knows the tags of XLSX
and ODS that say where a cell stands, and nothing of what stands in it; reads in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_PIECE = 1 << 18
_CELL = re.compile(rb"""<(?:\w+:)?(row|c|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_BEGUN = re.compile(rb"<(?:\w+:)?(?:row|c)\s")
_LONGEST = 1 << 20
"""So many bytes a tag may have."""
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]*)["']""")
_REPEATED = re.compile(rb"""\bnumber-(?:rows|columns)-repeated\s*=\s*["']([0-9]+)["']""")


class Extent(NamedTuple):
    """The rows and columns that the cells of one sheet take up, counted from the first that holds anything."""

    rows: int
    columns: int


def extent(sheet: BinaryIO) -> Extent:
    """The extent of one sheet of an XLSX (`xl/worksheets/*.xml`), where a cell says where it stands or follows the one before.

    Raises ValueError for a tag that has no end.
    """
    rows, columns = _Range(), _Range()
    row = column = 0
    for tag, attributes in _tags(sheet):
        place = _PLACE.search(attributes)
        if tag == b"row":
            row = int(place[2]) if place and place[2] else row + 1
            column = 0
        elif tag == b"c":
            column = _number(place[1]) if place and place[1] else column + 1
            row = int(place[2]) if place and place[2] else row
            rows.add(row)
            columns.add(column)
    return Extent(rows.length, columns.length)


def repeated(sheets: BinaryIO) -> Extent:
    """The extent of the tables of an ODS (`content.xml`), counted together: each cell with a value, as often as it repeats.

    A cell without a value, repeated to the end of the sheet as office programs write it, takes no room.
    """
    rows, widest, repeats, column = 0, 0, 1, 0
    filled = False
    for tag, attributes in _tags(sheets):
        times = int(found[1]) if (found := _REPEATED.search(attributes)) else 1
        if tag == b"table-row":
            repeats, column, filled = times, 0, False
        elif tag.endswith(b"table-cell"):
            column += times
            if b"value-type" in attributes:
                rows += 0 if filled else repeats
                filled = True
                widest = max(widest, column)
    return Extent(rows, widest)


class _Range:
    """The first and the last of some numbers."""

    def __init__(self) -> None:
        self._first = self._last = 0

    @property
    def length(self) -> int:
        return self._last - self._first + 1 if self._last else 0

    def add(self, number: int) -> None:
        self._first = min(self._first or number, number)
        self._last = max(self._last, number)


def _tags(stream: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    held = b""
    while piece := stream.read(_PIECE):
        held += piece
        last = held.rfind(b"<")
        for found in _CELL.finditer(held, 0, max(0, last)):
            yield found[1], found[2]
        held = held[last:] if last >= 0 else b""
        if len(held) > _LONGEST:
            if _BEGUN.match(held):
                raise ValueError("a cell of it has endless attributes")
            held = b""
    for found in _CELL.finditer(held):
        yield found[1], found[2]


def _number(letters: bytes) -> int:
    """`A` as 1, `XFD` as 16384."""
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + letter - 64
    return number
