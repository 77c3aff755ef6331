"""`claimtrack lsp`: the language server, for editors."""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated

import typer

from claimtrack.cli.options import Today, commands, day
from claimtrack.trouble import Trouble

app = commands()


@app.command()
def lsp(
    _stdio: Annotated[bool, typer.Option("--stdio", help="Speak over stdin and stdout: the only way, and the default.")] = True,
    _client: Annotated[int | None, typer.Option("--clientProcessId", hidden=True)] = None,
    today: Today = None,
) -> int:
    """Run the language server, which an editor starts for itself: findings while you type, completion, hover, rename.

    It finds the corpora of the documents that are open, and needs no settings but `claimtrack.toml`. See docs/editors.md
    for VS Code, Neovim and Helix. Needs pygls: `pip install 'claimtrack[lsp]'`.
    """
    try:
        from claimtrack.lsp.server import serve  # noqa: PLC0415 - an extra, and only for this command
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        raise Trouble("the language server needs pygls, which is not installed", "install `claimtrack[lsp]`") from None
    chosen = day(today)
    if sys.stdin.isatty():
        raise Trouble(
            "the language server speaks to an editor, not to a terminal", "set it up in your editor: see docs/editors.md"
        )
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # there is nothing to finish, and a thread that reads stdin cannot be woken
    # Whatever else prints, such as a rule of others, must not get between the messages.
    stdout = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return serve(sys.stdin.buffer, stdout, chosen)
