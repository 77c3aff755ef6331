"""`claimtrack merge-driver`: what git calls to merge two versions of a record, once `claimtrack init --merge-driver` was run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimtrack import collate, files
from claimtrack.cli.options import commands
from claimtrack.collate import Collated, Style, Unsure
from claimtrack.history import textual
from claimtrack.render.plain import visible
from claimtrack.trouble import Trouble

app = commands()
_MOST_TOLD = 5


@app.command()
def merge_driver(
    base: Annotated[Path, typer.Argument(help="%O: the common version.", metavar="BASE")],
    ours: Annotated[Path, typer.Argument(help="%A: our version; the result is written there.", metavar="OURS")],
    theirs: Annotated[Path, typer.Argument(help="%B: their version.", metavar="THEIRS")],
    path: Annotated[str, typer.Argument(help="%P: the path of the record.", metavar="[PATH]")] = "",
    size: Annotated[int, typer.Argument(help="%L: the length of conflict markers.", metavar="[SIZE]", min=1)] = 7,
    base_name: Annotated[str, typer.Argument(help="%S: what to call the common version.", metavar="[BASE-NAME]")] = "",
    ours_name: Annotated[str, typer.Argument(help="%X: what to call our version.", metavar="[OURS-NAME]")] = "",
    theirs_name: Annotated[str, typer.Argument(help="%Y: what to call their version.", metavar="[THEIRS-NAME]")] = "",
) -> None:
    """Merge two versions of a record by what they mean. Git calls this; `claimtrack init --merge-driver` sets it up.

    Entries are matched by what they are (a statement by its source and day, a judgement by its claims), not by lines. Where both
    sides changed one value, git's usual conflict markers stand around it. What cannot be read as a record git merges as text.
    Exit codes: 0 merged, 1 conflicts, 2 nothing done.

    claimtrack merge-driver -- %O %A %B %P %L %S %X %Y
    """
    names = tuple(_name(given, usual) for given, usual in ((base_name, "base"), (ours_name, "ours"), (theirs_name, "theirs")))
    style = Style(size=size, base=textual.shows_base(), names=(names[0], names[1], names[2]))
    shown = path or str(ours)
    try:
        versions = base.read_bytes(), ours.read_bytes(), theirs.read_bytes()
    except OSError as error:
        raise Trouble(f"a version of `{shown}` cannot be read: {error.strerror}", "git gives three files: %O %A %B") from None
    try:
        found = collate.collated(*versions, shown, style)
    except Unsure as error:
        found = _as_text(versions, (base, ours, theirs), shown, style, str(error))
    except Exception as error:  # noqa: BLE001 - whatever happens here, both sides' work must come through; contents are not shown
        found = _as_text(versions, (base, ours, theirs), shown, style, f"this is a bug in claimtrack ({type(error).__name__})")
    if found.data != versions[1]:
        files.write_atomic(ours, found.data)
    if found.conflicts:
        _tell(f"{shown}: {_counted(found.conflicts)}")
        raise typer.Exit(1)


def _as_text(
    versions: tuple[bytes, bytes, bytes], paths: tuple[Path, Path, Path], shown: str, style: Style, why: str
) -> Collated:
    """What git makes of the texts; where it finds no conflict and the record would be broken, both versions as one conflict."""
    base, ours, theirs = paths
    by_git = textual.merged(ours, base, theirs, style.size, (style.names[1], style.names[0], style.names[2]))
    if by_git is None or (by_git[0] == 0 and not collate.is_sound(by_git[1], *versions[1:], shown)):
        also = "git cannot merge it as text" if by_git is None else "as text it would not be a good record"
        _tell(f"{shown}: not merged: {why}, and {also}")
        return collate.side_by_side(*versions, style)
    _tell(f"{shown}: merged as text, not as a record: {why}")
    begins = [number for number, line in enumerate(by_git[1].split(b"\n"), 1) if line.startswith(b"<" * style.size + b" ")]
    return Collated(by_git[1], (begins or [1]) if by_git[0] else [])


def _name(given: str, usual: str) -> str:
    """The name of a version on one line; an older git, such as 2.39, tells none, and leaves the placeholder as it is."""
    return usual if not given.strip() or given.startswith("%") else " ".join(given.split())


def _counted(begins: list[int]) -> str:
    lines = ", ".join(map(str, begins[:_MOST_TOLD])) + (", ..." if len(begins) > _MOST_TOLD else "")
    return f"a conflict at line {lines}" if len(begins) == 1 else f"{len(begins)} conflicts, at lines {lines}"


def _tell(message: str) -> None:
    print(f"claimtrack: {visible(message)}", file=sys.stderr)
