"""`claimtrack init`: start a corpus in a folder. What is there already is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from claimtrack import files
from claimtrack.cli import printing
from claimtrack.cli.options import commands
from claimtrack.export.schema import FOLDER, Record, file_of
from claimtrack.trouble import Trouble

app = commands()

_CONFIG = """\
# The configuration of this corpus. Everything here is optional; what is shown is the default.
# claims = "claims"
# sources = "sources"
# fail-on = "error"          # the least severity that ends `claimtrack verify` with exit code 1
# ignore = []                # rules that are not reported, by code or name

# The figures behind the scores are policy, and yours to change. Every output then says so.
# [policy.score.grade]
# F = 0.75
"""
_CAMPS = """\
# Whose side a source is on. Two voices of one camp are not independent.
# city: {name: the city government}
# observers: {name: the observer mission, role: neutral}
"""
_IGNORED = ".claimtrack/\n"


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="The folder (default: this one).")] = Path(),
) -> None:
    """Start a corpus: claims/, sources/, camps.yaml, claimtrack.toml, and schemas/ for editors. What is there stays."""
    if folder.exists() and not folder.is_dir():
        raise Trouble(f"`{folder}` is a file", "give a folder")
    try:
        for name in ("claims", "sources", FOLDER):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, text in (("claimtrack.toml", _CONFIG), ("camps.yaml", _CAMPS), (".gitignore", _IGNORED)):
            _start(folder / name, text)
        for record in get_args(Record):
            _start(folder / FOLDER / f"{record}.json", file_of(record))
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        raise Trouble(f"cannot write in `{folder}`: {error.strerror}", "choose a folder that is yours") from None
    there = "" if folder == Path() else f"`cd {folder}`, "
    printing.talk(f"next: {there}`claimtrack new source`, `claimtrack new claim`, then `claimtrack verify`")


def _start(path: Path, text: str) -> None:
    if path.exists():
        printing.talk(f"kept {path}")
        return
    files.create_new(path, text.encode("utf-8"))
    print(path)
