"""Bytes to a text that may be parsed, with what is wrong with its characters; and the lines and places of such a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Literal
from unicodedata import category, name

import msgspec

from claimtrack.patterns import later
from claimtrack.place import Route

MAX_BYTES = 1 << 19
"""512 KiB: some seven hundred records. What is larger is no record, and could keep a check busy."""
MAX_CHARACTERS = 20
"""So many characters that may not be there are told one by one."""

ProblemKind = Literal[
    "encoding", "character", "syntax", "depth", "size", "too-many", "duplicate-key", "alias", "anchor", "tag", "key"
]

_BREAK = later("\r\n|[\r\n]")
_BYTE = later("[\udc80-\udcff]")
_CONTROL = later("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOT_EVEN_ESCAPED = later("[\0\x85\u2028\u2029\ud800-\udfff]")
_IN_ITS_PLACE = "\ufffd"
_UTF_16 = ("\udcff\udcfe", "\udcfe\udcff", "\0\0\udcfe\udcff")


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


class Readable(msgspec.Struct, frozen=True):
    """What the parser may be given, forbidden characters replaced so that places stay; None where that would be no use."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def readable(source: bytes | str) -> Readable:
    """A text made fit for the parser, and what is wrong with its size, its encoding and its characters."""
    if len(source) > MAX_BYTES:
        message = f"larger than {MAX_BYTES // 1024} KiB ({len(source) // 1024:,} KiB)"
        way_on = "split it: a record has one claim or source"
        return Readable(None, (Problem(kind="size", message=message, help=way_on, span=Span(1, 1, 1, 1)),))
    whole = source.lstrip("\ufeff") if isinstance(source, str) else _decoded(source)
    if whole.startswith(_UTF_16):
        message = "the file is UTF-16 or UTF-32"
        return Readable(None, (Problem(kind="encoding", message=message, help="save it as UTF-8", span=Span(1, 1, 1, 2)),))
    if (_CONTROL if whole.isascii() else _forbidden()).search(whole) is None:
        return Readable(whole)
    return Readable(None if "\0" in whole else _forbidden().sub(_IN_ITS_PLACE, whole), tuple(_characters(whole)))


def text(data: bytes) -> str | None:
    """The text of a file as it stands there, without its BOM; None where there is too much of it.

    A byte that is not UTF-8 becomes a lone surrogate (Python's `surrogateescape`).
    """
    return None if len(data) > MAX_BYTES else _decoded(data)


def forbidden(value: str) -> str | None:
    """What is wrong with the characters that escapes brought into a text; None when nothing is."""
    match = _NOT_EVEN_ESCAPED.search(value)
    return None if match is None else _refusal(match.group())


def lines(source: str) -> list[str]:
    """The lines of a text, as parser and editor count them."""
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


@cache
def _forbidden() -> re.Pattern[str]:
    """What YAML does not allow; so large a class takes milliseconds to prepare, which a text in ASCII does not need."""
    return re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape").lstrip("\ufeff")


def _characters(source: str) -> Iterator[Problem]:
    """The forbidden characters one by one; of bytes that are not UTF-8 the first, for all have one cause."""
    wrong_bytes = len(_BYTE.findall(source))
    letters = (match for match in _forbidden().finditer(source) if not _BYTE.match(match.group()))
    if wrong_bytes and (first := _BYTE.search(source)):
        more = f" (the first of {wrong_bytes:,})" if wrong_bytes > 1 else ""
        message = f"byte 0x{first.group().encode('utf-8', 'surrogateescape').hex()} is not UTF-8{more}"
        yield Problem(kind="encoding", message=message, help="save the file as UTF-8", span=_at(source, first.start()))
    for match in islice(letters, 1 if "\0" in source else MAX_CHARACTERS):
        way_on = "remove it: it came in by copying, or the file is not text"
        yield Problem(kind="character", message=_refusal(match.group()), help=way_on, span=_at(source, match.start()))


def _refusal(letter: str) -> str:
    known = {"Cc": "a control character", "Cs": "half a character", "Cn": "no character"}.get(category(letter), "")
    return f"`U+{ord(letter):04X}` ({name(letter, known).lower()}) may not stand in a record"


def _at(source: str, start: int) -> Span:
    before = lines(source[:start])
    column = len(before[-1]) + 1
    return Span(len(before), column, len(before), column + 1)
