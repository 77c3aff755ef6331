"""`claimtrack capture export` and `import`: the copies of one machine as one archive, and into another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtrack import files
from claimtrack.captures import store
from claimtrack.cli import printing
from claimtrack.cli.capturing import shelf
from claimtrack.cli.options import Root, source_ids
from claimtrack.render import captured as told
from claimtrack.render.plain import visible
from claimtrack.trouble import Trouble

_SHOWN = 20


def export_(
    file: Annotated[Path, typer.Argument(help="The archive to be written, a ZIP.", metavar="FILE.zip")],
    source: Annotated[
        list[str] | None, typer.Option(help="Only the copies of this source.", autocompletion=source_ids, metavar="ID")
    ] = None,
    root: Root = None,
) -> int:
    """Pack the copies that are here into one archive, for another machine of the desk. Nothing is overwritten.

    Exit codes: 0 all are in it; 1 some are not what they were, and were left out.
    """
    from claimtrack.captures import archive  # noqa: PLC0415 - for this command alone

    known = shelf(root)
    wanted = {one.sha256 for name in source or () for one in known.source(name).record.captures}
    names = [name for name in store.hashes(known.folder) if not source or name in wanted]
    if not names:
        raise Trouble("there is no copy to export", "see `claimtrack capture list`")
    packed, left = archive.exported(known.folder, names, file)
    print(visible(str(file)))
    printing.talk(
        f"{len(packed)} {'copy' if len(packed) == 1 else 'copies'}; they are other people's property: keep the archive out of git"
    )
    for name in left[:_SHOWN]:
        printing.talk(f"  left out: {name[: told.SHORT]} is not what it was")
    return int(bool(left))


def import_(
    file: Annotated[Path, typer.Argument(help="What `claimtrack capture export` wrote.", metavar="FILE.zip")],
    root: Root = None,
) -> int:
    """Take in the copies of an archive, each wholly or not at all.

    Nothing in the archive is believed but bytes that fit their hash: their text is taken out here anew. Whatever has another
    name than the store gives, or leads out of it, is refused. Records are not touched: git moves them.

    Exit codes: 0 everything came in or was here; 1 something was refused.
    """
    from claimtrack.captures import archive  # noqa: PLC0415 - for this command alone

    known = shelf(root)
    with files.locked(known.session.root):
        arrived = archive.imported(known.session.root, known.folder, file)
    named = known.named()
    for name in arrived.new:
        print(name)
    unnamed = sum(name not in named for name in arrived.new)
    more = f", {unnamed} of which no record names" if unnamed else ""
    printing.talk(f"{len(arrived.new)} new{more}; {len(arrived.known)} were here; {len(arrived.refused)} refused")
    for one in arrived.refused[:_SHOWN]:
        printing.talk(f"  refused: {visible(one.name)}: {visible(one.why)}")
    if len(arrived.refused) > _SHOWN:
        printing.talk(f"  and {len(arrived.refused) - _SHOWN} more")
    return int(bool(arrived.refused))
