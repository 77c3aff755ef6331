"""A pair of claims and its verdict, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimtrack.config import Config
from claimtrack.link.answers import answer, decided
from claimtrack.link.pairs import Pair
from claimtrack.link.wording import voices
from claimtrack.render.json_report import conflict
from claimtrack.render.plain import visible

FIELDS = ("a", "b", "verdict", "severity", "entails", "about", "confidence", "why", "answers", "decided")


def fields(pair: Pair, config: Config) -> dict[str, Any]:
    """All the fields of a pair, as plain values."""
    return {
        **conflict(pair),
        "why": pair.relation.why,
        "answers": [answer(one, config.policy.relation) for one in (pair.a, pair.b)],
        "decided": decided(pair, config) or None,
    }


def block(pair: Pair, config: Config) -> Iterator[Any]:
    """A pair, line by line: the verdict, both answers and who gives them, and why."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    relation = pair.relation
    style = {"contradiction": "bold red", "divergent": "bold yellow", "attribution": "bold yellow"}.get(relation.verdict, "bold")
    loud = " (serious)" if relation.severity == "serious" else ""
    yield Text.assemble((relation.verdict, style), f"{loud}  ", (visible(pair.about), "bold"))
    for one in (pair.a, pair.b):
        yield Text(f"  {visible(one.id)}: {visible(answer(one, config.policy.relation))}")
        yield Text(f"      {visible(voices(one))}", "dim")
    why = "; ".join(part for part in (relation.why, decided(pair, config), pair.doubt) if part)
    yield Text(f"  = {why}")
    yield Text()
