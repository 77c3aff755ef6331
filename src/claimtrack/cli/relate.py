"""`claimtrack relate`: what two sentences have to do with each other."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, commands, day
from claimtrack.trouble import Trouble

app = commands()


@app.command()
def relate(
    first: Annotated[str, typer.Argument(help="A sentence.", metavar="TEXT")],
    second: Annotated[str, typer.Argument(help="Another sentence.", metavar="TEXT")],
    said: Annotated[
        list[str] | None,
        typer.Option(
            "--said", help="The day on which they were said (2026-02-23); twice: a day for each. Default: today.", metavar="DATE"
        ),
    ] = None,
    one_question: Annotated[
        bool, typer.Option("--one-question", help="Both answer one question: their values count the same things.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what was read and how it relates as JSON.")] = False,
    color: ColorOption = "auto",
) -> None:
    """Say whether two sentences agree, refine each other or exclude each other, by the numbers and times they state.

    claimtrack relate "They will have left within a month" "They could be out within 20 days" --said 2026-02-23
    """
    import msgspec  # noqa: PLC0415 - not for --help

    from claimtrack.link.related import relate as related  # noqa: PLC0415 - not for --help
    from claimtrack.render import related as rendered  # noqa: PLC0415 - not for --help

    if not first.strip() or not second.strip():
        raise Trouble("one of the sentences is empty", "give two, each in quotation marks")
    days = [one for one in map(day, said or ()) if one]
    if len(days) > 2:
        raise Trouble(f"`--said` is given {len(days)} times", "give one day for both sentences, or one for each")
    today = date.today()  # noqa: DTZ011 - the desk's own day
    found = related(first, second, said=(days[0], days[-1]) if days else (today, today), one_question=one_question)
    if json:
        printing.lines([msgspec.json.format(msgspec.json.encode(rendered.document(found)), indent=2).decode("utf-8")], color)
        return
    printing.lines(rendered.lines(found), color)
    if not days and any(one.relative for sentence in (found.a, found.b) for one in sentence.times):
        printing.talk(f"times are counted from today, {today}: give `--said DATE` where the day was another")
    if not found.matches and not one_question and found.relation.verdict == "unrelated":
        printing.talk("no two values of these sentences speak of the same thing; `--one-question` says that they do")
