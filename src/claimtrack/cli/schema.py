"""`claimtrack schema`: JSON Schemas of the records, for editors and other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import Root, commands
from claimtrack.export.schema import FOLDER, Record, file_of
from claimtrack.trouble import Trouble, unwritten

app = commands()


@app.command()
def schema(
    record: Annotated[Record | None, typer.Argument(help="Which record.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
    write: Annotated[
        bool, typer.Option("--write", help=f"Write all of them into `{FOLDER}/` of the corpus, where its records look for them.")
    ] = False,
    root: Root = None,
) -> None:
    """Print the JSON Schema (draft-07) of a record.

    In an editor with yaml-language-server the line `# yaml-language-server: $schema=../schemas/claim.json` at the top of a record
    makes it check and complete the keys while you type, offline. `claimtrack init` or `schema --write` puts the schemas there;
    then `claimtrack new` writes that line.
    """
    if write == (record is not None):
        raise Trouble("say which schema, or `--write` for all", "claimtrack schema claim")
    if write:
        if output:
            raise Trouble(f"`--write` puts the schemas into `{FOLDER}/`, and `--output` elsewhere", "leave out one of them")
        _write(root)
    elif record and output:
        printing.to_file([file_of(record).removesuffix("\n")], output)
    elif record:
        printing.lines([file_of(record).removesuffix("\n")], "never")


def _write(root: Path | None) -> None:
    """Bring the schemas of the corpus up to date."""
    from claimtrack import files  # noqa: PLC0415 - only where something is written
    from claimtrack.session import find_home  # noqa: PLC0415 - printing a schema needs no corpus

    folder = find_home(root).root / FOLDER
    try:
        files.make_folder(folder)
        for one in get_args(Record):
            files.write_atomic(folder / f"{one}.json", file_of(one).encode("utf-8"))
            print(f"{FOLDER}/{one}.json")
    except OSError as error:
        raise unwritten(f"{FOLDER}/", error, "see whether the folder is yours") from None
