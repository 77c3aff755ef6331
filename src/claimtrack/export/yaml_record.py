"""A record as YAML, as an editor would write it: keys in the model's order, short lists on one line, no needless quotes."""

from __future__ import annotations

from typing import Any

import msgspec
import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from claimtrack.model import Claim, Source

_LINE = 120


class _Writer(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """PyYAML's emitter without guesses at types: every scalar of a record is a text, and a date needs no quotes."""

    def __init__(self, stream: Any, **options: Any) -> None:
        Emitter.__init__(self, stream, width=_LINE, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=None, sort_keys=False)  # type: ignore[arg-type]
        BaseResolver.__init__(self)
        self.options = options

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's own signature
        """Entries of a list stand further in than their key."""
        super().increase_indent(flow, False)


def to_yaml(record: Claim | Source) -> str:
    """The text of a file that holds this record."""
    return str(yaml.dump(_texts(msgspec.to_builtins(record)), Dumper=_Writer))


def _texts(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _texts(value) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_texts(value) for value in tree]
    return str(tree).lower() if isinstance(tree, bool) else tree
