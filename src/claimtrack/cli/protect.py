"""`claimtrack protect`: nothing that identifies a protected source gets into a commit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli import guarding
from claimtrack.cli.options import JsonFields, Root, WithFields, commands
from claimtrack.trouble import Trouble

app = commands()


@app.command(cls=WithFields)
def protect(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Only these files or folders (default: the corpus around here).")
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="What is staged for the next commit, as git's index has it.")] = False,
    message: Annotated[
        Path | None, typer.Option("--message", help="A file with the message of a commit, instead.", metavar="FILE")
    ] = None,
    json: JsonFields = None,
    root: Root = None,
) -> int:
    """Stop what gives a protected source away before it is committed: names, contact details, telling details (CT6).

    Made for hooks: `claimtrack protect --staged` before each commit, `claimtrack protect --message FILE` for its message.
    It reads no more than that takes, and shows no secret. What lies in no corpus is passed over.
    Exit codes: 0 nothing was found, 1 something was (whatever its severity; an ignore comment with a reason lets it pass),
    2 a record could not be read, or git not be asked, 3 there is no corpus here and nothing was named.
    """
    if message is not None and (paths or staged or json is not None):
        raise Trouble("`--message` goes alone", "claimtrack protect --message FILE")
    return guarding.check(paths or (), staged=staged, message=message, root=root, json=json)
