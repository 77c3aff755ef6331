"""Bytes to a text that YAML may be read from, or the reason why not; and the lines and places of such a text."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from claimtrack.place import Route

MAX_BYTES = 1 << 19
"""512 KiB: some seven hundred records. What is larger is no record, and could keep a check busy."""

ProblemKind = Literal[
    "encoding", "character", "syntax", "depth", "size", "too-many", "duplicate-key", "alias", "anchor", "tag", "key"
]

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Span(msgspec.Struct, frozen=True):
    """From a line and column to another, counted from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a text: where, in which document, and inside which node."""

    kind: ProblemKind
    message: str
    help: str
    span: Span
    document: int = 0
    route: Route = ()


def readable(source: bytes | str) -> str | Problem:
    """The text without its BOM, when it is UTF-8, not too large, and free of characters that YAML forbids."""
    if isinstance(source, bytes):
        return _too_large(len(source)) if len(source) > MAX_BYTES else _decoded(source)
    size = len(source.encode("utf-8", "surrogatepass"))
    return _too_large(size) if size > MAX_BYTES else _allowed(source.removeprefix("\ufeff"))


def text(data: bytes) -> str | None:
    """The text of a file without its BOM; None where it cannot be read."""
    found = readable(data)
    return found if isinstance(found, str) else None


def lines(source: str) -> list[str]:
    """The lines of a text, split where the parser counts a new line (YAML 1.1 has five line breaks)."""
    return _BREAK.split(source)


def count_breaks(source: str, start: int, end: int) -> int:
    """How many lines end between two offsets."""
    return len(_BREAK.findall(source, start, end))


def offset(source: str, line: int) -> int:
    """Where the line of that number (counted from 0) begins; the end of the text when there is none."""
    if line == 0:
        return 0
    for number, match in enumerate(_BREAK.finditer(source), 1):
        if number == line:
            return match.end()
    return len(source)


def _decoded(data: bytes) -> str | Problem:
    if data.startswith(_OTHER_ENCODINGS):
        message = "the file is UTF-16 or UTF-32"
        return Problem(kind="encoding", message=message, help="save it as UTF-8", span=Span(1, 1, 1, 2))
    try:
        return _allowed(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        body = data.removeprefix(b"\xef\xbb\xbf")
        wrong = error.start - (len(data) - len(body)) if len(error.object) == len(data) else error.start
        before = body[:wrong].decode("utf-8", "replace")
        message = f"byte 0x{body[wrong]:02x} is not UTF-8"
        return Problem(kind="encoding", message=message, help="save the file as UTF-8", span=_at_the_end_of(before))


def _allowed(source: str) -> str | Problem:
    match = _FORBIDDEN.search(source)
    if match is None:
        return source
    return Problem(
        kind="character",
        message=f"the character U+{ord(match.group()):04X} may not stand in a record",
        help="remove it: it came in by copying, or the file is not text",
        span=_at_the_end_of(source[: match.start()]),
    )


def _too_large(size: int) -> Problem:
    message = f"larger than {MAX_BYTES // 1024} KiB ({size // 1024} KiB)"
    return Problem(kind="size", message=message, help="split it: a record has one claim or source", span=Span(1, 1, 1, 1))


def _at_the_end_of(before: str) -> Span:
    parts = lines(before)
    column = len(parts[-1]) + 1
    return Span(len(parts), column, len(parts), column + 1)
