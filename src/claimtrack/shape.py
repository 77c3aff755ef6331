"""How a plain tree of texts departs from the form of a record: all faults at once, each with its route.

msgspec converts well-formed trees and stops at the first fault; this walks on. Knows types, not what a record means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

import msgspec
from msgspec import inspect

from claimtrack.patterns import later
from claimtrack.place import Part, Route
from claimtrack.spelling import nearest, slip

TRUTH = ("true", "false")
_TRUTH_MEANT = {"yes": "true", "y": "true", "on": "true", "1": "true", "no": "false", "n": "false", "off": "false", "0": "false"}
_FORM = "see docs/records.md"
"""Stands for the form of a text until its type says what that is."""
MAX_FAULTS = 100
"""So many faults of one tree are told at once."""
_FEW_WORDS = 12
_COLON = later(r"^\S+[:：]")


class Fault(msgspec.Struct, frozen=True):
    """One departure: where, what, and what to do about it."""

    route: Route
    message: str
    help: str
    part: Part = "value"
    meant: str = ""
    """The key, word or date that was meant, where one can be told."""
    sure: bool = False
    """Whether nothing else can have been meant: spelt wrong, no more."""


def faults(tree: object, kind: type) -> list[Fault]:
    """Every fault of a plain tree (dicts, lists, texts, None) against a msgspec type, as far as the first `MAX_FAULTS` + 1.

    None when `msgspec.convert` would do.
    """
    return list(islice(_faults(tree, _form_of(kind), ()), MAX_FAULTS + 1))


@cache
def _form_of(kind: type) -> inspect.Type:
    return inspect.type_info(kind)


def _faults(tree: object, kind: inspect.Type, route: Route) -> Iterator[Fault]:
    match kind:
        case inspect.UnionType():
            inner = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
            if tree is not None:
                yield from _faults(tree, inner, route)
        case inspect.Metadata():
            extra = kind.extra or {}
            for fault in _faults(tree, kind.type, route):
                yield _of_form(fault, tree, extra) if fault.help == _FORM else fault
        case inspect.StructType():
            yield from _struct(tree, kind, route)
        case inspect.VarTupleType() | inspect.ListType():
            yield from _list(tree, kind, route)
        case inspect.DictType():
            yield from _table(tree, kind, route)
        case _:
            yield from _scalar(tree, kind, route)


def _of_form(fault: Fault, tree: object, extra: dict[str, Any]) -> Fault:
    """The fault of a text that has not the form of its type, with that form, and with what was meant where the type can tell."""
    meant, sure = (extra["mend"](tree) if "mend" in extra else None) or ("", False)
    return msgspec.structs.replace(fault, help=extra.get("form", fault.help), meant=meant, sure=sure)


def _struct(tree: object, kind: inspect.StructType, route: Route) -> Iterator[Fault]:
    known = {field.encode_name: field for field in kind.fields}
    if not isinstance(tree, dict):
        keys = ", ".join(f"`{name}`" for name, field in known.items() if field.required) or f"`{next(iter(known))}`"
        way_on = f"write it as keys and values, such as {keys}"
        if isinstance(tree, str) and _COLON.search(tree):
            way_on = "put a plain space behind the colon (`key: value`)"
        yield Fault(route, f"{_name(route)} is not a mapping of keys", way_on)
        return
    meant = {key: nearest(str(key), known) for key in tree if key not in known}
    for key, value in tree.items():
        if key not in known:
            near = meant[key]
            way_on = f"did you mean `{near}`?" if near else _elsewhere(str(key), known)
            free = near if near and near not in tree else ""
            alone = list(meant.values()).count(near) == 1  # else it is for the desk to say which of the values is meant
            sure = bool(free) and alone and slip(str(key), free, known)
            yield Fault((*route, key), f"unknown key `{shortened(key)}`", way_on, "key", free, sure)
        elif value is not None or known[key].required:
            yield from _faults(value, known[key].type, (*route, key))
    for name, field in known.items():
        if field.required and name not in tree and name not in meant.values():
            yield Fault(route, f"`{name}` is missing", f"add `{name}:` to {_name(route)}")


def _elsewhere(key: str, known: Mapping[str, inspect.Field]) -> str:
    """Where a key belongs that does not belong here: in what one of the keys here holds, else nowhere."""
    owners = [f"`{name}`" for name, field in known.items() if key in _inside(field.type)]
    if owners:
        return f"it is a key of {' or '.join(owners)}: put it further in, under that"
    return f"the keys here are {', '.join(sorted(known))}"


def _inside(kind: inspect.Type) -> set[str]:
    """The keys of the mapping, or of each mapping of the list, that a value of this type is."""
    if isinstance(kind, inspect.UnionType):
        return {name for one in kind.types for name in _inside(one)}
    if isinstance(kind, inspect.VarTupleType | inspect.ListType):
        return _inside(kind.item_type)
    return {field.encode_name for field in kind.fields} if isinstance(kind, inspect.StructType) else set()


def _list(tree: object, kind: inspect.VarTupleType | inspect.ListType, route: Route) -> Iterator[Fault]:
    if not isinstance(tree, list):
        yield Fault(route, f"{_name(route)} is not a list", _as_list(tree, _name(route), kind.item_type))
        return
    for index, entry in enumerate(tree):
        yield from _faults(entry, kind.item_type, (*route, index))


def _as_list(tree: object, name: str, item: inspect.Type) -> str:
    if isinstance(tree, str) and tree and isinstance(item, inspect.StructType):
        first = next(field.encode_name for field in item.fields)
        return f"write each entry of {name} as keys and values, such as `- {first}: ...`"
    if isinstance(tree, str) and tree:
        return f"write {name} as [{shortened(tree)}]"
    if isinstance(tree, dict) and any(str(key).startswith("-") for key in tree):
        return "put a space behind each `-`"
    return "write `- ` before each entry, further in than the key"


def _table(tree: object, kind: inspect.DictType, route: Route) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        fields = kind.value_type.fields if isinstance(kind.value_type, inspect.StructType) else ()
        inner = ", ".join(f"{field.encode_name}: ..." for field in fields if field.required)
        example = f", such as `id: {{{inner}}}`" if inner else ""
        yield Fault(route, f"{_name(route)} is not a mapping of keys", f"write it as keys and values{example}")
        return
    for key, value in tree.items():
        yield from _faults(value, kind.value_type, (*route, key))


def _scalar(tree: object, kind: inspect.Type, route: Route) -> Iterator[Fault]:
    name = _name(route)
    if tree is None or (isinstance(tree, str) and not tree.strip()):
        yield Fault(route, f"{name} has no value", f"write a value after {name}, or remove the key")
    elif isinstance(tree, dict | list):
        yield Fault(route, f"{name} is one text, not a {'mapping' if isinstance(tree, dict) else 'list'}", "write one value")
    elif isinstance(kind, inspect.LiteralType):
        yield from _word(tree, tuple(str(value) for value in kind.values), route)
    elif isinstance(kind, inspect.BoolType):
        yield from _word(tree, TRUTH, route)
    elif isinstance(kind, inspect.StrType):
        yield from _text(tree, kind, route)
    elif isinstance(kind, inspect.FloatType | inspect.IntType):
        yield from _number(tree, kind, route)


def _word(tree: object, words: tuple[str, ...], route: Route) -> Iterator[Fault]:
    if tree in words or (words == TRUTH and isinstance(tree, bool)):
        return
    message = f"{_name(route)} does not know the word `{shortened(tree)}`"
    among = f"choose one of {', '.join(words)}"
    truth = _TRUTH_MEANT.get(str(tree).lower()) if words == TRUTH else None
    meant = truth or nearest(str(tree), words) or ""
    way_on = f"did you mean `{meant}`? ({among})" if meant else among
    yield Fault(route, message, way_on, meant=meant, sure=bool(truth or (meant and slip(str(tree), meant, words))))


def _text(tree: object, kind: inspect.StrType, route: Route) -> Iterator[Fault]:
    if not isinstance(tree, str):
        yield Fault(route, f"{_name(route)} is not a text", "write it in quotes")
    elif kind.pattern and not re.search(kind.pattern, tree):
        yield Fault(route, f"{_name(route)} is not of the form wanted: `{shortened(tree)}`", _FORM)


def _number(tree: object, kind: inspect.FloatType | inspect.IntType, route: Route) -> Iterator[Fault]:
    try:
        msgspec.convert(tree, int if isinstance(kind, inspect.IntType) else float, strict=False)
    except msgspec.ValidationError:
        whole = "a whole number" if isinstance(kind, inspect.IntType) else "a number"
        yield Fault(route, f"{_name(route)} is not {whole}: `{shortened(tree)}`", f"write {whole}")


def shortened(tree: object) -> str:
    """A value for a message: its first words, on one line."""
    words = str(tree).split()
    text = " ".join(words[:_FEW_WORDS]) + (" ..." if len(words) > _FEW_WORDS else "")
    return text if len(text) <= 80 else text[:77] + "..."


def _name(route: Route) -> str:
    keys = [step for step in route if isinstance(step, str)]
    if not keys:
        return "this entry" if route else "the record"
    last = shortened(keys[-1])
    return f"an entry of `{last}`" if isinstance(route[-1], int) else f"`{last}`"


def plain(tree: Any) -> Any:
    """The tree without keys that were left blank, which mean the same as no key, and texts without their last line end."""
    if isinstance(tree, dict):
        return {key: plain(value) for key, value in tree.items() if value is not None}
    if isinstance(tree, list):
        return [plain(value) for value in tree]
    return tree.rstrip("\n") if isinstance(tree, str) else tree
