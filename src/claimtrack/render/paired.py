"""A pair of claims and its verdict, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    yield from lines(fields(pair, config), (voices(pair.a), voices(pair.b)), pair.doubt)


def lines(values: Mapping[str, Any], who: tuple[str, str], doubt: str) -> Iterator[Any]:
    """A pair of which the fields are known, line by line; `who` gives either answer, and why there is doubt."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    verdict = values["verdict"]
    style = {"contradiction": "bold red", "divergent": "bold yellow", "attribution": "bold yellow"}.get(verdict, "bold")
    loud = " (serious)" if values["severity"] == "serious" else ""
    yield Text.assemble((verdict, style), f"{loud}  ", (visible(values["about"]), "bold"))
    for name, said, by in zip((values["a"], values["b"]), values["answers"], who, strict=True):
        yield Text(f"  {visible(name)}: {visible(said)}")
        yield Text(f"      {visible(by)}", "dim")
    why = "; ".join(part for part in (values["why"], values["decided"], doubt) if part)
    yield Text(f"  = {why}")
    yield Text()
