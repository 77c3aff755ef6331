"""The report as JSON lines, each with its `type`: one `run`, then every `claim`, `conflict`, `finding` and `no_longer_found`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from claimtrack.render import json_report
from claimtrack.render.plain import inert
from claimtrack.render.view import View

_GONE = "no_longer_found"


def render(view: View) -> Iterator[str]:
    """One object a line, with the keys of the JSON document."""
    document = json_report.document(view)
    since = {"since": document["since"]} if "since" in document else {}
    yield _line({"type": "run", "schema": document["schema"], "policy": document["policy"], **since, **document["summary"]})
    for kind, rows in (("claim", "claims"), ("conflict", "conflicts"), ("finding", "findings"), (_GONE, _GONE)):
        for row in document[rows]:
            yield _line({"type": kind, **row})


def _line(row: dict[str, Any]) -> str:
    return inert(msgspec.json.encode(row).decode("utf-8"))
