"""JSON values one after another from a text: lines of JSON, a value, a list, the long list in an object. Never the file whole.

Knows JSON and its two containers for feeds (`@graph`, `dataFeedElement`), and nothing of what the values mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

MAX_CHARACTERS = 1 << 24
"""So many characters one value of a feed may have."""
CONTAINERS = ("@graph", "dataFeedElement")

_PIECE = 1 << 16
_SPACE = " \t\r\n\ufeff"
_TOO_DEEP = "it is nested too deep"
_TOO_LONG = f"it is longer than {MAX_CHARACTERS:,} characters"
_decoder = json.JSONDecoder()


class Broken(msgspec.Struct, frozen=True):
    """A value that could not be read, and why; where `rest` is set nothing after it could be read either."""

    why: str
    rest: bool = False


def is_lines(stream: TextIO) -> bool:
    """Whether a text is JSON lines: its first line is a whole object, and no container of a feed that goes on for ever."""
    head = _line(stream)
    while head is not None and not head.strip(_SPACE):
        head = _line(stream)
    if head is None or len(head) > MAX_CHARACTERS or not head.lstrip(_SPACE).startswith("{"):
        return False
    try:
        json.loads(head.strip(_SPACE))
    except RecursionError:
        return True
    except ValueError:
        second = _line(stream) or ""
        return second.lstrip(_SPACE).startswith("{") and head.rstrip(_SPACE).endswith("}")
    return True


def lines(stream: TextIO) -> Iterator[tuple[str, object]]:
    """The value of each line that is not blank, with its place. A bad line costs that line alone."""
    number = 0
    while (line := _line(stream)) is not None:
        number += 1
        bare = line.strip(_SPACE)
        if bare:
            yield f"line {number}", Broken(_TOO_LONG) if len(line) > MAX_CHARACTERS else _value(bare)


def document(stream: TextIO) -> Iterator[tuple[str, object]]:
    """The entries of a list or of a feed's container, or the one object, with their places. An error ends the reading."""
    text = _Text(stream)
    number = 0
    try:
        while text.peek():
            for value in _entries(text):
                number += 1
                yield f"item {number}", value
    except _Ended as ended:
        yield f"item {number + 1}", Broken(ended.why, rest=True)


class _Ended(Exception):
    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Text:
    """What has been read of a stream and not yet used."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held = ""
        self._at = 0
        self._line = 1
        self._done = False

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            while self._at < len(self._held):
                letter = self._held[self._at]
                if letter not in _SPACE:
                    return letter
                self._line += letter == "\n"
                self._at += 1
            if not self._more():
                return ""

    def take(self, wanted: str) -> bool:
        """Whether the next character is this one; if so it is used."""
        if self.peek() != wanted:
            return False
        self._at += 1
        return True

    def value(self) -> Any:
        """The next value, read on until it is whole. Raises _Ended when it cannot be read."""
        self.peek()
        while True:
            try:
                found, end = _decoder.raw_decode(self._held, self._at)
            except RecursionError:
                raise self.wrong(_TOO_DEEP) from None
            except ValueError as error:
                if len(self._held) - self._at > MAX_CHARACTERS:
                    raise self.wrong(_TOO_LONG) from None
                if not self._more():
                    raise self.wrong(f"not JSON: {getattr(error, 'msg', error)}") from None
                continue
            if end == len(self._held) and self._more():  # a number may go on
                continue
            self._line += self._held.count("\n", self._at, end)
            self._at = end
            return found

    def wrong(self, why: str) -> _Ended:
        return _Ended(f"{why} (line {self._line})")

    def _more(self) -> bool:
        if self._done:
            return False
        size = max(_PIECE, len(self._held) - self._at)
        piece = self._stream.read(size)
        self._done = not piece
        self._held = self._held[self._at :] + piece
        self._at = 0
        return bool(piece)


def _entries(text: _Text) -> Iterator[object]:
    if text.peek() == "[":
        yield from _list(text)
    elif text.peek() == "{":
        yield from _object(text)
    else:
        yield text.value()


def _list(text: _Text) -> Iterator[object]:
    text.take("[")
    if text.take("]"):
        return
    while True:
        yield text.value()
        if text.take("]"):
            return
        if not text.take(","):
            raise text.wrong("not JSON: a comma is missing between two entries")


def _object(text: _Text) -> Iterator[object]:
    """The entries of the container where there is one, else the object."""
    rest: dict[str, object] = {}
    contained = False
    text.take("{")
    while not text.take("}"):
        key = text.value() if text.peek() == '"' else None
        if not isinstance(key, str) or not text.take(":"):
            raise text.wrong("not JSON: a key in quotes and a colon are missing")
        if key in CONTAINERS and text.peek() == "[":
            contained = True
            yield from _list(text)
        else:
            rest[key] = text.value()
        if not text.take(",") and text.peek() != "}":
            raise text.wrong("not JSON: a comma is missing between two keys")
    if not contained:
        yield rest


def _value(line: str) -> object:
    try:
        return json.loads(line)
    except RecursionError:
        return Broken(_TOO_DEEP)
    except ValueError as error:
        return Broken(f"not JSON: {getattr(error, 'msg', error)} (column {getattr(error, 'colno', 1)})")


def _line(stream: TextIO) -> str | None:
    """The next line; one that is too long is read to its end and comes back as a text that is too long."""
    line = stream.readline(MAX_CHARACTERS + 1)
    if not line:
        return None
    if len(line) > MAX_CHARACTERS:
        while (more := stream.readline(MAX_CHARACTERS)) and not more.endswith("\n"):
            pass
    return line
