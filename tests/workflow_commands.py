"""Reads a log as the runner of GitHub Actions does (`ActionCommand.TryParseV2`), but what it would pass over is an error."""

from __future__ import annotations

import re
from typing import NamedTuple

KNOWN = ("error", "warning", "notice")
PROPERTIES = ("file", "line", "endLine", "col", "endColumn", "title")
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Command(NamedTuple):
    """One annotation."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """Every line of a log as the command that it is. Raises ValueError for a line that is none, or not a well-formed one."""
    return [_command(line) for line in log.removesuffix("\n").split("\n")] if log else []


def _command(line: str) -> Command:
    if not line.startswith("::"):
        raise ValueError(f"no command: {line!r}")
    head, separator, data = line.removeprefix("::").partition("::")
    name, _, listed = head.partition(" ")
    if not separator or name not in KNOWN:
        raise ValueError(f"no annotation: {line!r}")
    if _HARMFUL.search(line) or _stray(data):
        raise ValueError(f"not escaped: {line!r}")
    properties = {}
    for entry in listed.split(","):
        key, equals, value = entry.partition("=")
        if not (equals and value) or key not in PROPERTIES or key in properties or ":" in value or _stray(value):
            raise ValueError(f"a bad property: {entry!r} in {line!r}")
        properties[key] = _plain(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"})
    lines = properties.get("line"), properties.get("endLine")
    if {"col", "endColumn"} & set(properties) and lines[0] != lines[1]:
        raise ValueError(f"columns over several lines: {line!r}")
    return Command(name, properties, _plain(data, {"%0D": "\r", "%0A": "\n", "%25": "%"}))


def _stray(text: str) -> bool:
    """Whether a percent sign stands there that escapes nothing."""
    return any(part[:2] not in ("0D", "0A", "3A", "2C", "25") for part in text.split("%")[1:])


def _plain(text: str, escapes: dict[str, str]) -> str:
    for written, meant in escapes.items():
        text = text.replace(written, meant)
    return text
