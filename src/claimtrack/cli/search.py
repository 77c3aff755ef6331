"""`claimtrack search`: have we had this before? The nearest claims to a sentence, best first."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, Index, JsonFields, Root, WithFields, commands, day
from claimtrack.trouble import Trouble

app = commands(no_args_is_help=False)
_LONGEST = 20_000
"""Characters of a question: an article has many claims, and is looked up sentence by sentence."""


@app.command(cls=WithFields)
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="The sentence; `-`, or nothing in a pipe, reads it from there.", metavar="TEXT", show_default=False),
    ] = None,
    top: Annotated[int, typer.Option("--top", "-n", min=1, max=1000, help="How many claims at most.")] = 5,
    said: Annotated[
        str | None, typer.Option("--said", help="When it was said: claims of the time before come first.", metavar="DATE")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show each factor of each score, with its weight.")] = False,
    index: Index = None,
    json: JsonFields = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Find the claims nearest to a sentence: have we had this before?

    claimtrack search "US troops will be out of Syria in weeks"

    The score is 1 for the same sentence. It says how alike the words are, not whether the claims agree: see `claimtrack relate`.
    """
    from claimtrack.render import found  # noqa: PLC0415 - not for the help
    from claimtrack.search import ranking  # noqa: PLC0415 - only a search pays for it

    text = _text(words)
    if json is not None and not json:
        printing.json_rows([], json, found.FIELDS)
    on = day(said)
    if index is not None:
        from claimtrack.cli import indexed  # noqa: PLC0415 - only where an index is asked

        indexed.refuse(None, root)
        results, held, left_out = indexed.search(index, text, top, on)
    else:
        from claimtrack.session import open_index  # noqa: PLC0415 - only a search pays for it

        known = open_index(root)
        results, held, left_out = ranking.search(known, text, top, on), len(known), known.left_out()
    if json is not None:
        printing.json_rows([found.fields(one) for one in results], json, found.FIELDS)
    else:
        printing.paragraphs((line for one in results for line in found.block(one, explain=explain)), color)
    if left_out:
        printing.talk(f"{left_out:,} record{'s' * (left_out != 1)} with faults could not be searched: claimtrack verify")
    if not results:
        printing.talk(f"no claim has a word of it, of {held:,} claims")


def _text(words: list[str] | None) -> str:
    """The text that is asked for, from the arguments or the pipe. Raises Trouble when there is none, or an article."""
    piped = words == ["-"] or (not words and not sys.stdin.isatty())
    text = (sys.stdin.read(_LONGEST + 1) if piped else " ".join(words or ())).strip()
    if not text:
        raise Trouble("nothing to search for", 'give a sentence: claimtrack search "the bridge was closed"')
    if len(text) > _LONGEST:
        raise Trouble(f"the text has more than {_LONGEST:,} characters", "search for one sentence at a time")
    return text
