"""JSON of which some lists are long: written a row at a time, and to the byte what the whole would be, indented by two.

Holds no values of its own: msgspec, or whoever else is named, writes every row and all that stands around the lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

_STEP = "  "


def indented(value: Any) -> str:
    """A value as JSON, indented by two."""
    return msgspec.json.format(msgspec.json.encode(value), indent=len(_STEP)).decode("utf-8")


def lines(value: Any, write: Callable[[Any], str] = indented) -> Iterator[str]:
    """A value as JSON, on as many lines as it takes. An iterator in it is a list: each row is asked for when it is its turn.

    What an iterator gives holds none. `write` says how a part is written that holds none.
    """
    return iter(_lines("", value, "", write, 0))


def _lines(head: str, value: Any, tail: str, write: Callable[[Any], str], depth: int) -> Iterable[str]:
    """The lines of a value between what stands before and behind it on its first and last one."""
    return (_long if _is_long(value) else _short)(head, value, tail, write, depth)


def _short(head: str, value: Any, tail: str, write: Callable[[Any], str], depth: int) -> Iterable[str]:
    around = _STEP * depth
    return (around + head + write(value).replace("\n", "\n" + around) + tail,)


def _long(head: str, value: Any, tail: str, write: Callable[[Any], str], depth: int) -> Iterator[str]:
    around = _STEP * depth
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inside = _short if isinstance(value, Iterator) else _lines
    parts = ((f"{write(key)}: ", one) for key, one in value.items()) if isinstance(value, dict) else (("", one) for one in value)
    held = next(parts, None)
    if held is None:
        yield around + head + opening + closing + tail
        return
    yield around + head + opening
    for part in parts:
        yield from inside(*held, ",", write, depth + 1)
        held = part
    yield from inside(*held, "", write, depth + 1)
    yield around + closing + tail


def _is_long(value: Any) -> bool:
    """Whether a value is an iterator, or holds one."""
    if isinstance(value, dict):
        return any(map(_is_long, value.values()))
    return isinstance(value, Iterator) or (isinstance(value, list) and any(map(_is_long, value)))
