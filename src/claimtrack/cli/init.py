"""`claimtrack init`: start a corpus in a folder, and have git merge its records. What is there already is left alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, get_args

import typer

from claimtrack import beginning, configuring, files
from claimtrack.cli import printing
from claimtrack.cli.options import commands
from claimtrack.export.schema import FOLDER, Record, file_of
from claimtrack.history import driver, repository
from claimtrack.render.plain import visible
from claimtrack.trouble import Trouble, unwritten

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
    merge_driver: Annotated[
        bool, typer.Option("--merge-driver", help="Have git merge records by what they mean; for a corpus that exists, too.")
    ] = False,
) -> None:
    """Start a corpus: claims/, sources/, camps.yaml, claimtrack.toml, and schemas/ for editors. What is there stays.

    With --merge-driver git merges the records of this corpus by `claimtrack merge-driver`: lines in .gitattributes say so to
    everybody, and the command is set in this clone. Git does not clone its configuration: run it once in each clone.
    """
    if folder.exists() and not folder.is_dir():
        raise Trouble(f"`{folder}` is a file", "give a folder")
    if not merge_driver:
        _start_all(folder)
        return
    root = beginning.find_root(folder.resolve()) if folder.is_dir() else None
    if root is None:
        repository.repository(_nearest(folder))
        _start_all(folder)
    _have_merged(root or folder.resolve())


def _start_all(folder: Path) -> None:
    try:
        for name in ("claims", "sources", FOLDER):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, text in (("claimtrack.toml", _CONFIG), ("camps.yaml", _CAMPS), (".gitignore", _IGNORED)):
            _start(folder / name, text)
        for record in get_args(Record):
            _start(folder / FOLDER / f"{record}.json", file_of(record))
    except OSError as error:
        raise unwritten(str(folder), error, "choose a folder that is yours") from None
    there = "" if folder == Path() else f"`cd {folder}`, "
    printing.talk(f"next: {there}`claimtrack new source`, `claimtrack new claim`, then `claimtrack verify`")


def _have_merged(root: Path) -> None:
    """Tell git of the merge driver, and the person of what that means."""
    done = driver.install(root, configuring.settings_of(root))
    attributes = os.path.relpath(root / driver.ATTRIBUTES)
    if done.added:
        print(attributes)
        printing.talk(f"commit {visible(attributes)}: it tells every clone which files are records")
    else:
        printing.talk(f"kept {visible(attributes)}")
    printing.talk("set the command in this clone" if done.configured else "this clone has the command already")
    printing.talk("each other clone needs `claimtrack init --merge-driver` once: git does not clone its configuration")
    for path in done.elsewhere:
        printing.talk(
            f"`{visible(path)}` is still merged otherwise: another line of .gitattributes or .git/info/attributes says so"
        )


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(one for one in (folder.resolve(), *folder.resolve().parents) if one.is_dir())


def _start(path: Path, text: str) -> None:
    if path.exists():
        printing.talk(f"kept {path}")
        return
    files.create_new(path, text.encode("utf-8"))
    print(path)
