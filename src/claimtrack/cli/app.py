"""The table of commands, and what becomes of errors: one clear line, a hint, an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import Abort, TyperException

from claimtrack.cli import CLOSED_PIPE, discreet
from claimtrack.cli.complaint import heeded, told

COMMANDS = {
    "verify": "Check the corpus: conflicts, corroboration, sourcing. The main job",
    "list": "List claims with level, score, roots and sources",
    "show": "Show all that is known of one claim or source",
    "explain": "Explain a claim's score, factor by factor",
    "due": "List the forecasts that are due, and what comes next",
    "track-record": "Count how what a source said has turned out",
    "next": "Say what would lift a claim, and what to do next",
    "impact": "Say what falls if a source, a camp or a stored copy falls",
    "conflicts": "List the pairs of claims that do not go together",
    "search": "Find the nearest claims: have we had this before?",
    "index": "Build the index of a corpus too large for files",
    "relate": "Say what two sentences have to do with each other",
    "links": "List and review the claims that may belong together",
    "link": "Judge that two claims belong together, or do not",
    "merge": "Unite two records of one claim",
    "merge-driver": "Merge two versions of a record; git calls it",
    "capture": "Keep copies of what sources published, and compare them",
    "import": "Take in claims from a sheet or from ClaimReview",
    "log": "Show how a claim came to stand as it does, from git",
    "diff": "Show what changed between two revisions, and why",
    "protect": "Stop what gives a source away before it is committed",
    "publish-check": "Say what would leave the house if the corpus were published",
    "rule": "Read the manual page of a rule",
    "init": "Start a corpus in a folder",
    "new": "Write a new claim or source",
    "edit": "Open a record in your editor",
    "schema": "Print the JSON Schema of a record, for editors",
    "lsp": "Run the language server, for editors",
}
"""Every command and its line of help; `cli/NAME.py` holds it."""

_TAKEN = ("list", "import")
"""Names that Python has taken: their modules end in an underscore."""

EPILOG = (
    "Start with `claimtrack init`, then `claimtrack new claim`, then `claimtrack verify`. "
    "Exit codes: 0 clean, 1 findings, 2 usage or internal error, 3 nothing to check."
)


class Lazy(TyperGroup):
    """A group whose commands are lines of help until one of them is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that is called, imported now."""
        name, stub, rest = super().resolve_command(ctx, args)
        return name, stub and load(stub.name or ""), rest


def load(name: str) -> Any:
    """The command of that name, with its options."""
    module = import_module(f"claimtrack.cli.{name if name not in _TAKEN else f'{name}_'}".replace("-", "_"))
    command = typer.main.get_command(module.app)
    command.name = name
    return command


def group() -> TyperGroup:
    """The whole program as one group of stubs."""
    pretty = sys.stdout.isatty()
    app = typer.Typer(
        cls=Lazy,
        name="claimtrack",
        no_args_is_help=True,
        rich_markup_mode="markdown" if pretty else None,
        pretty_exceptions_enable=False,
        epilog=EPILOG,
    )

    @app.callback()
    def root(
        _version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
    ) -> None:
        """Who says what, how they know, and what contradicts what: checks the claims and sources of a desk."""

    built = typer.main.get_command(app)
    if not isinstance(built, TyperGroup):
        raise TypeError("the program is not a group")
    mode: Literal["markdown"] | None = "markdown" if pretty else None
    built.commands.update({name: TyperCommand(name, help=line, rich_markup_mode=mode) for name, line in COMMANDS.items()})
    return built


def run(args: Sequence[str]) -> int:
    """Run the program and return its exit code. A bug is told loudly, with its traceback, and ends with 2."""
    with discreet.outputs():
        return heeded(lambda: _run(args))


def _run(args: Sequence[str]) -> int:
    try:
        return int(group().main(args=list(args), prog_name="claimtrack", standalone_mode=False) or 0)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.format_message(), file=sys.stderr)  # its message is the help
            return 2
        return told(error.format_message().rstrip("."), _way_on(error))
    except Abort:
        return told("stopped", "nothing was written")
    except SystemExit as ended:
        # Typer and rich leave with 1 when the pipe behind stdout is closed; 1 would mean findings.
        return CLOSED_PIPE if ended.code == 1 else int(ended.code or 0)


def _way_on(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "claimtrack"
    return f"see `{path} --help`"
