"""Rows as bytes and back, exactly: what a row is named, and the msgpack of what it holds. Runs nothing of what it reads.

A row whose type says all about its parts is decoded by that type (msgspec). Of any other, such as a tuple of several kinds of
records, every part is written with its own name: slower, and never wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

import msgspec
from msgspec import inspect

from claimtrack.model import Filed

WALKED = "~"
"""With this begins the kind of a row whose parts are each named; its own name follows, if it has one."""
_PLAIN = ""
_NUMBERS = (bool, int, float, bytes, type(None))
_HOME = "claimtrack"
_FILED = "Filed["


def packed(row: Any) -> tuple[str, bytes]:
    """The kind of a row and its bytes."""
    kind = _PLAIN if type(row) is str or type(row) in _NUMBERS else _kind(row)
    if not kind.startswith(WALKED):
        try:
            return kind, msgspec.msgpack.encode(row)
        except UnicodeEncodeError:  # a file's name that is not UTF-8 has lone surrogates
            kind = WALKED + kind
    return kind, msgspec.msgpack.encode(_taken_apart(row))


def unpacked(kind: str, data: bytes) -> Any:
    """The row of these bytes. Raises ValueError for a kind that is none of this program's values."""
    if kind.startswith(WALKED):
        return _put_together(msgspec.msgpack.decode(data))
    if kind == _PLAIN:
        return msgspec.msgpack.decode(data)
    return decoder(kind).decode(data)


@cache
def decoder(kind: str) -> msgspec.msgpack.Decoder[Any]:
    """What reads the rows of a kind."""
    return msgspec.msgpack.Decoder(type_of(kind))


def type_of(kind: str) -> Any:
    """The type of a kind, `module:Name`, or `Filed[module:Name]` for a record that is filed."""
    if kind.startswith(_FILED):
        whole: Any = Filed
        return whole[_named(kind.removeprefix(_FILED).removesuffix("]"))]
    return _named(kind)


def _named(name: str) -> Any:
    module, _, path = name.partition(":")
    if module.partition(".")[0] != _HOME and module not in sys.modules:
        raise ValueError(f"`{name}` is no value of this program")
    found: Any = import_module(module)
    for step in path.split("."):
        found = getattr(found, step)
    if not (isinstance(found, type) and (issubclass(found, msgspec.Struct) or _is_named_tuple(found))):
        raise ValueError(f"`{name}` is no value of this program")
    return found


def kinds_of(kind: type[Any]) -> tuple[str, str]:
    """The two kinds that rows of a type may have."""
    return _name(kind), WALKED + _name(kind)


def _kind(row: Any) -> str:
    kind: Any = type(row.record) if isinstance(row, Filed) else type(row)
    return _kind_of_filed(kind) if isinstance(row, Filed) else _kind_of(kind)


@cache
def _kind_of_filed(record: Any) -> str:
    whole: Any = Filed
    return f"{'' if _says_all(whole[record]) else WALKED}{_FILED}{_name(record)}]"


@cache
def _kind_of(kind: Any) -> str:
    if not issubclass(kind, msgspec.Struct):
        return WALKED
    return _name(kind) if _says_all(kind) else WALKED + _name(kind)


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _says_all(kind: Any) -> bool:
    """Whether a type says of all its parts what they are, so that what is read by it is what was written."""
    try:
        msgspec.msgpack.Decoder(kind)
        return _sure(inspect.type_info(kind), set())
    except TypeError:
        return False


def _sure(told: Any, seen: set[Any]) -> bool:
    if isinstance(told, inspect.AnyType | inspect.CustomType | inspect.RawType):
        return False
    if isinstance(told, inspect.StructType | inspect.NamedTupleType):
        if told.cls in seen:
            return True
        seen.add(told.cls)
        return all(_sure(field.type, seen) for field in told.fields)
    parts: Iterable[Any] = ()
    if isinstance(told, inspect.UnionType):
        parts = told.types
    elif isinstance(told, inspect.TupleType):
        parts = told.item_types
    elif isinstance(told, inspect.DictType):
        parts = (told.key_type, told.value_type)
    elif isinstance(told, inspect.Metadata):
        parts = (told.type,)
    elif hasattr(told, "item_type"):
        parts = (told.item_type,)
    return all(_sure(part, seen) for part in parts)


def _is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def _taken_apart(value: Any) -> Any:
    """A value in which each part that msgpack does not tell from others stands behind its name, in a list of two."""
    if isinstance(value, _NUMBERS):
        return value
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return ["str", value.encode("utf-8", "surrogatepass")]
        return value
    if isinstance(value, msgspec.Struct):
        return [_name(type(value)), [_taken_apart(getattr(value, name)) for name in value.__struct_fields__]]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, dict):
        return ["dict", [[_taken_apart(key), _taken_apart(one)] for key, one in value.items()]]
    for kind in (list, set, frozenset):
        if type(value) is kind:
            return [kind.__name__, [*map(_taken_apart, value)]]
    if isinstance(value, tuple):
        return [_name(type(value)) if _is_named_tuple(type(value)) else "tuple", [*map(_taken_apart, value)]]
    raise TypeError(f"a row holds a {type(value).__name__}, which cannot be sent")


_OF_PARTS: dict[str, Any] = {"list": list, "set": set, "frozenset": frozenset, "tuple": tuple}


def _put_together(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    name, held = value
    if name == "str":
        return held.decode("utf-8", "surrogatepass")
    if name == "date":
        return date.fromisoformat(held)
    if name == "dict":
        return {_put_together(key): _put_together(one) for key, one in held}
    parts = [*map(_put_together, held)]
    if name in _OF_PARTS:
        return _OF_PARTS[name](parts)
    kind = _named(name)
    if issubclass(kind, msgspec.Struct):
        return kind(**dict(zip(kind.__struct_fields__, parts, strict=True)))
    return kind(*parts)
