"""`claimtrack link`: a person's word on two claims, written down at once."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import Root, Today, claim_ids, commands, day
from claimtrack.editing import judging
from claimtrack.editing.desk import desk
from claimtrack.model import Same
from claimtrack.session import open_corpus
from claimtrack.trouble import Trouble

app = commands()


@app.command()
def link(
    a: Annotated[str, typer.Argument(help="A claim.", metavar="A", autocompletion=claim_ids)],
    b: Annotated[str, typer.Argument(help="Another.", metavar="B", autocompletion=claim_ids)],
    same: Annotated[bool, typer.Option("--same", help="They belong together: hold them against each other.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They do not: never hold them against each other.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was said of them.")] = False,
    why: Annotated[str | None, typer.Option(help="Why.")] = None,
    by: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    today: Today = None,
    root: Root = None,
) -> None:
    """Say that two claims belong together, or that they do not. What is said twice replaces what was said before.

    It is one line in links.yaml, sorted by the claims, and holds until it is taken back. When one of the two texts changes,
    `claimtrack verify` asks to look again (CT403).

    claimtrack link bridge-closed bridge-shut --same --by "the desk chief" --why "one bridge, one night"
    """
    if sum((same, different, undo)) != 1:
        raise Trouble("say one of `--same`, `--different` and `--undo`", f"claimtrack link {a} {b} --same")
    if undo and (why or by):
        raise Trouble("`--undo` takes no `--why` and no `--by`", "leave them out")
    session = open_corpus(root=root, today=day(today))
    known = desk(session.root, session.files, session.config)
    shown = known.book.relative_to(session.root).as_posix()
    if undo:
        for judged in judging.take_back(known, a, b):
            printing.talk(f"taken back: {judged.a} and {judged.b} were judged {judged.verdict}")
    else:
        verdict: Same = "same" if same else "different"
        judged = judging.judgement(known, a, b, verdict, by=by, why=why)
        for before in judging.write(known, judged):
            printing.talk(f"was judged {before.verdict}{f' on {before.date}' if before.date else ''}")
    print(shown)
