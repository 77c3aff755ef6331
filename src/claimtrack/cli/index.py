"""`claimtrack index`: a corpus that does not fit files in one checkout, as tables that are searched where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from claimtrack.catalogue import building, manifest
from claimtrack.catalogue.manifest import Manifest
from claimtrack.cli import printing
from claimtrack.cli.archived import passed_over
from claimtrack.cli.options import ColorOption, Jobs, Root, Today, commands, day
from claimtrack.engine.choosing import Workers
from claimtrack.link.wording import counted
from claimtrack.session import open_corpus, settled
from claimtrack.trouble import Trouble

app = commands(no_args_is_help=True, help="Build and look at the searchable index of a large corpus.")


@app.command()
def build(
    to: Annotated[Path, typer.Option("--to", help="The folder of the index, new or old.", metavar="DIR")],
    path: Annotated[Path | None, typer.Argument(help="The corpus (default: the one around here).", exists=True)] = None,
    input_: Annotated[
        Path | None,
        typer.Option(
            "--input", help="Take records in JSON lines or Parquet: a file or a folder, in place of a corpus.", metavar="PATH"
        ),
    ] = None,
    engine: Annotated[str, typer.Option(help="The engine that checks them: local, or spark for a cluster.")] = "local",
    jobs: Jobs = None,
    engine_address: Annotated[
        str | None,
        typer.Option("--engine-address", help="Of spark: local[N], spark://HOST:PORT, or sc://HOST:PORT.", metavar="ADDRESS"),
    ] = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> int:
    """Check a corpus and write its index; an old one in that folder stays in force until the new one is whole.

    `search`, `list`, `conflicts`, `explain` and `show` answer from it with `--index DIR`. Exit codes: 0 all records are in it, 1
    some could not be used, 2 usage, 3 there is no claim.
    """
    if input_ is not None and path is not None:
        raise Trouble("`--input` takes records in place of a corpus", f"leave out `{path}`, or `--input`")
    workers = Workers(engine, engine_address, jobs)
    with printing.progress() as listener:
        if input_ is not None:
            made = building.of_tables(input_, to, settled(root, day(today)), workers, listener)
        else:
            session = open_corpus(root=path or root, today=day(today))
            made = building.of_corpus(session, to, workers, listener)
    checking = f"claimtrack verify --input {input_} --output-dir DIR" if input_ is not None else "claimtrack verify"
    printing.lines(_told(to, made, f": {checking}"), color)
    return int(made.unchecked > 0)


@app.command()
def show(
    folder: Annotated[Path, typer.Argument(help="The folder of the index.", metavar="DIR")],
    check: Annotated[bool, typer.Option("--check", help="Hold every byte against its hash.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what the index says of itself as JSON.")] = False,
    color: ColorOption = "auto",
) -> None:
    """Say what an index holds, from which day and by which policy; with --check also whether it is what was written."""
    found = manifest.read(folder)
    manifest.check(folder, found, thoroughly=check)
    if json:
        printing.lines([msgspec.json.format(msgspec.json.encode(found), indent=2).decode("utf-8")], color)
        return
    printing.lines(_told(folder, found), color)
    if check:
        printing.talk("every table is what was written")


def _told(folder: Path, found: Manifest, why: str = "") -> list[str]:
    """What an index holds; `why` says where to read why records are not in it."""
    size = sum(table.bytes for table in found.tables.values()) / 1e6
    held = {name: found.tables[name].rows for name in ("conflicts", "links")}
    lines = [
        f"{counted(found.claims, 'claim')}, {counted(held['conflicts'], 'conflict')}, {counted(held['links'], 'link')}"
        f" in `{folder}` ({size:,.1f} MB)",
        f"as of {found.today.isoformat()}, policy {found.stamp}, claimtrack {found.program}",
    ]
    if found.unchecked:
        lines.append(f"{counted(found.unchecked, 'record')} could not be used{why}")
    if found.veiled:
        lines.append(f"{counted(found.veiled, 'claim')} in parts withheld, for the sake of protected sources")
    return [*lines, *passed_over(found.uncompared, found.unheld)]
