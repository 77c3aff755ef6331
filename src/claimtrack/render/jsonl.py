"""The report as JSON lines, each with its `type`: one `run`, then every `claim`, `conflict`, `finding` and `no_longer_found`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from claimtrack.render import json_report
from claimtrack.render.plain import inert
from claimtrack.render.view import View

_TYPES = {"claims": "claim", "conflicts": "conflict", "findings": "finding", "no_longer_found": "no_longer_found"}


def render(view: View) -> Iterator[str]:
    """One object a line, with the keys of the JSON document."""
    yield _line({"type": "run", **json_report.head(view), **json_report.summary(view)})
    for name, rows in json_report.lists(view).items():
        for row in rows:
            yield _line({"type": _TYPES[name], **row})


def _line(row: dict[str, Any]) -> str:
    return inert(msgspec.json.encode(row).decode("utf-8"))
