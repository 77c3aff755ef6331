"""`claimtrack schema`: JSON Schemas of the records, for editors and other programs."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
import typer

from claimtrack.cli import printing
from claimtrack.cli.options import commands
from claimtrack.export.schema import schema_of

app = commands()


@app.command()
def schema(
    record: Annotated[Literal["claim", "source", "camps", "links"], typer.Argument(help="Which record.")],
) -> None:
    """Print the JSON Schema (draft-07) of a record.

    In an editor with yaml-language-server the line `# yaml-language-server: $schema=PATH` at the top of a record, or its
    settings, make it check and complete the keys while you type.
    """
    document = msgspec.json.format(msgspec.json.encode(schema_of(record)), indent=2).decode("utf-8")
    printing.lines([document], "never")
