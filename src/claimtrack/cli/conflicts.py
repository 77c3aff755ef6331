"""`claimtrack conflicts`: the pairs of claims that do not go together, and with --all those that do."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Annotated, Any

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, claim_ids, commands, day
from claimtrack.config import Config
from claimtrack.link.answers import answer, decided
from claimtrack.link.pairs import Pair
from claimtrack.link.wording import voices
from claimtrack.render.json_report import conflict
from claimtrack.render.plain import visible
from claimtrack.session import open_corpus

app = commands()
FIELDS = ("a", "b", "verdict", "severity", "entails", "about", "confidence", "why", "answers", "decided")


@app.command(cls=WithFields)
def conflicts(
    claims: Annotated[
        list[str] | None, typer.Argument(help="Only pairs with one of these claims.", metavar="[ID]...", autocompletion=claim_ids)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every pair that was compared, also those that agree.")] = False,
    about: Annotated[list[str] | None, typer.Option(help="Only this question; a pattern such as `us-exit-*` too.")] = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """List the pairs of claims in conflict, each with its verdict, both answers, and who gives them."""
    session = open_corpus(root=root, today=day(today))
    with printing.progress() as listener:
        report = session.verify(listener=listener)
    pairs = [
        pair
        for pair in report.pairs
        if (everything or pair.conflicting)
        and (not claims or any(fnmatchcase(one.id, pattern) for pattern in claims for one in (pair.a, pair.b)))
        and (not about or any(fnmatchcase(pair.about, pattern) for pattern in about))
    ]
    if json is not None:
        printing.json_rows([_fields(pair, session.config) for pair in pairs], json, FIELDS)
        return
    printing.paragraphs((line for pair in pairs for line in _block(pair, session.config)), color)
    printing.talk(f"{len(pairs)} of {len(report.pairs)} related pairs" if not everything else f"{len(pairs)} related pairs")


def _fields(pair: Pair, config: Config) -> dict[str, Any]:
    return {
        **conflict(pair),
        "why": pair.relation.why,
        "answers": [answer(one, config.policy.relation) for one in (pair.a, pair.b)],
        "decided": decided(pair, config) or None,
    }


def _block(pair: Pair, config: Config) -> Iterator[Any]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    relation = pair.relation
    style = {"contradiction": "bold red", "divergent": "bold yellow", "attribution": "bold yellow"}.get(relation.verdict, "bold")
    loud = " (serious)" if relation.severity == "serious" else ""
    yield Text.assemble((relation.verdict, style), f"{loud}  ", (visible(pair.about), "bold"))
    for one in (pair.a, pair.b):
        yield Text(f"  {visible(one.id)}: {visible(answer(one, config.policy.relation))}")
        yield Text(f"      {visible(voices(one))}", "dim")
    why = "; ".join(part for part in (relation.why, decided(pair, config)) if part)
    yield Text(f"  = {why}")
    yield Text()
