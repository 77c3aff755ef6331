"""Places in a text as editors count them: our lines and columns count characters from 1, theirs code units from 0.

The one module that converts (LSP 3.17, "Position": `character` counts units of the encoding that both sides agreed on, which is
UTF-16 unless the editor offers another). Lines end at `\\n`, `\\r\\n` and `\\r` on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lsprotocol.types import Position, Range

from claimtrack.yamltext import Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Point = tuple[int, int]
"""A line and a column, both counted from 1, in characters."""


def range_of(span: Span, lines: Sequence[str], encoding: Encoding) -> Range:
    """A span of a text with these lines, as an editor counts. What lies outside the text ends where the text does."""
    return Range(
        start=position_of((span.line, span.column), lines, encoding),
        end=position_of((span.end_line, span.end_column), lines, encoding),
    )


def position_of(point: Point, lines: Sequence[str], encoding: Encoding) -> Position:
    """A line and a column of a text with these lines, as an editor counts."""
    line, column = point
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1 if lines else 1
    before = lines[line - 1][: max(0, column - 1)] if lines else ""
    return Position(line=max(0, line - 1), character=_units(before, encoding))


def point_of(position: Position, lines: Sequence[str], encoding: Encoding) -> Point:
    """An editor's position as a line and a column of a text with these lines; past the end of a line or the text: that end.

    In the middle of a character: before it.
    """
    if position.line >= len(lines):
        return max(1, len(lines)), len(lines[-1]) + 1 if lines else 1
    line, left = lines[position.line], position.character
    for column, letter in enumerate(line, 1):
        left -= _units(letter, encoding)
        if left < 0:
            return position.line + 1, column
    return position.line + 1, len(line) + 1


def covers(span: Span, point: Point) -> bool:
    """Whether a point lies in a span or directly behind it, where a cursor still touches its last character."""
    return (span.line, span.column) <= point <= (span.end_line, span.end_column)


def _units(text: str, encoding: Encoding) -> int:
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(letter > "\uffff" for letter in text)
