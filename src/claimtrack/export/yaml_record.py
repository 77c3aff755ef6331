"""A record as YAML, as an editor would write it: keys in the model's order, short lists on one line, no needless quotes."""

from __future__ import annotations

import sys
from typing import Any

import msgspec
import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from claimtrack.model import Claim, Source
from claimtrack.yamledit import Written

_LINE = 120
_ON_ONE_LINE = ("found", "reply")


class _Flow(list[Any]):
    """A list that is written on one line."""


class _FlowKeys(dict[str, Any]):
    """Keys that are written on one line."""


class _Escaped(str):
    """A text whose line breaks are written as `\\n`."""

    __slots__ = ()


class _Writer(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """PyYAML's emitter without guesses at types: every scalar of a record is a text, and a date needs no quotes."""

    def __init__(self, stream: Any, width: int | None = None, **_options: Any) -> None:
        Emitter.__init__(self, stream, width=width or _LINE, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=False, sort_keys=False)
        BaseResolver.__init__(self)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's own signature
        """Entries of a list stand further in than their key."""
        super().increase_indent(flow, False)


_Writer.add_representer(_Flow, lambda writer, items: writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True))
_Writer.add_representer(_FlowKeys, lambda writer, keys: writer.represent_mapping("tag:yaml.org,2002:map", keys, flow_style=True))
_Writer.add_representer(_Escaped, lambda writer, text: writer.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'))


def to_yaml(record: Claim | Source) -> str:
    """The text of a file that holds this record."""
    return str(yaml.dump(_texts(msgspec.to_builtins(record)), Dumper=_Writer))


def to_lines(tree: Any) -> str:
    """A part of a record, such as an attribution, on lines of its own."""
    return str(yaml.dump(_texts(tree), Dumper=_Writer))


def written(value: Any, key: str | None = None) -> Written:
    """A part of a record, such as the value of that key, as it may be put into a file."""
    texts = _as_texts(value)
    line = to_line(texts)
    alone = isinstance(texts, str) or key in _ON_ONE_LINE or (isinstance(texts, list) and not any(map(_has_parts, texts)))
    return Written(line if alone else to_lines(texts), line, texts)


def to_line(tree: Any) -> str:
    """A part of a record on one line, without a line break, however long it is."""
    return str(yaml.dump(_in_flow(_texts(tree)), Dumper=_Writer, width=sys.maxsize)).removesuffix("\n").removesuffix("\n...")


def _as_texts(tree: Any) -> Any:
    """The tree as the reader of records gives it: every scalar a text."""
    if isinstance(tree, dict):
        return {key: _as_texts(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_as_texts(value) for value in tree]
    return str(tree).lower() if isinstance(tree, bool) else str(tree)


def _has_parts(tree: Any) -> bool:
    return not isinstance(tree, str)


def _in_flow(tree: Any) -> Any:
    if isinstance(tree, dict):
        return _FlowKeys({key: _in_flow(value) for key, value in tree.items()})
    if isinstance(tree, list):
        return _Flow(map(_in_flow, tree))
    return _Escaped(tree) if isinstance(tree, str) and any(letter in tree for letter in "\n\r\x85\u2028\u2029") else tree


def _texts(tree: Any) -> Any:
    """The tree with every scalar as text, and short collections marked for one line."""
    if isinstance(tree, dict):
        ready = {key: _texts(value) for key, value in tree.items()}
        short = {key: _FlowKeys(value) for key, value in ready.items() if key in _ON_ONE_LINE and isinstance(value, dict)}
        return {**ready, **short}
    if isinstance(tree, list | tuple):
        items = [_texts(value) for value in tree]
        return _Flow(items) if all(isinstance(item, str) for item in items) else items
    return str(tree).lower() if isinstance(tree, bool) else tree
