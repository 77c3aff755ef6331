"""`claimtrack edit`: open a record in the editor that VISUAL or EDITOR names, at its line."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import Annotated

import typer

from claimtrack import yamlspans
from claimtrack.cli.options import Root, commands, record_ids
from claimtrack.place import Place
from claimtrack.session import open_corpus
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

app = commands()
_WITH_COLON = ("code", "codium", "subl", "zed", "hx")


@app.command()
def edit(
    record: Annotated[str, typer.Argument(help="The id of a claim or a source.", metavar="ID", autocompletion=record_ids)],
    root: Root = None,
) -> None:
    """Open a claim or source in your editor ($VISUAL, else $EDITOR), at the line where it begins."""
    session = open_corpus(root=root)
    places = {place.path: place for place in session.places(record)}
    if not places:
        raise Trouble(f"no claim or source has the id `{record}`", did_you_mean(record, session.ids(), "see `claimtrack list`"))
    if len(places) > 1:
        raise Trouble(f"`{record}` is a claim and a source", f"name the file: {' or '.join(places)}")
    (place,) = places.values()
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise Trouble("no editor is set", f"set EDITOR, or open `{place.path}` yourself")
    command = [*shlex.split(editor), *_target(editor, str(session.root / place.path), _line(session.texts()(place.path), place))]
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        raise Trouble(f"`{editor}` cannot be started: {error.strerror}", "set EDITOR to a program that exists") from None
    if status:
        raise Trouble(f"`{editor}` ended with status {status}", "see what it said above")


def _line(text: str | None, place: Place) -> int:
    return 1 if text is None else yamlspans.spans(text).find(place).line


def _target(editor: str, path: str, line: int) -> list[str]:
    name = os.path.basename(shlex.split(editor)[0])  # noqa: PTH119 - a command, not a path of ours
    if name in ("code", "codium"):
        return ["--goto", f"{path}:{line}"]
    return [f"{path}:{line}"] if name in _WITH_COLON else [f"+{line}", path]
