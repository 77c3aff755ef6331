"""`claimtrack capture`: copies of what sources published, kept beside the corpus, checked, shown and compared."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimtrack.captures import store
from claimtrack.cli import printing
from claimtrack.cli.capture_add import add
from claimtrack.cli.capture_moves import export_, import_
from claimtrack.cli.capturing import Shelf, shelf
from claimtrack.cli.options import ColorOption, JsonFields, Root, WithFields, commands
from claimtrack.cli.plain import Color
from claimtrack.evidence.copy import Copy
from claimtrack.evidence.coverage import in_order
from claimtrack.link.wording import counted
from claimtrack.render import captured as told
from claimtrack.render.plain import visible
from claimtrack.trouble import Trouble

app = commands(no_args_is_help=True, help="Keep copies of what sources published, check them and compare them.")
app.command()(add)
_SHOWN = 20


@app.command("list", cls=WithFields)
def list_(
    json: JsonFields = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """List the copies by source with the claims they serve, and the claims that have none.

    A claim is served by the copy that its `found` gives the hash of, else by every copy of the source that `found` names. Whether
    a copy is still what it was is what `capture check` says.
    """
    known = shelf(root)
    found = known.coverage
    if json is not None:
        printing.json_rows(told.rows(found, lambda name: store.is_here(known.folder, name)), json, told.FIELDS)
        return
    here = {one.capture.sha256 for one in found.held if store.is_here(known.folder, one.capture.sha256)}
    printing.lines(told.listed(found, here.__contains__, printing.width(sys.stdout)), color)
    copies = len({one.capture.sha256 for one in found.held})
    bare = len({name for one in found.bare for name in one.claims})
    printing.talk(
        f"{copies} {'copy' if copies == 1 else 'copies'}, {len(here)} of them here; {counted(bare, 'claim')} without one"
    )
    _tell_broken(known)


@app.command(cls=WithFields)
def check(json: JsonFields = None, root: Root = None, color: ColorOption = "auto") -> int:
    """Hash every copy again, and compare the store with the records. As JSON there is a row also for what is as it was.

    Exit codes: 0 every copy that a record names is here and is what it was; 1 one is changed, damaged or not here, or a record
    could not be read; copies that no record names are told.
    """
    known = shelf(root)
    named = known.named()
    found = [
        told.checked(name, store.copy_of(known.folder, name), named.get(name))
        for name in sorted({*named, *store.hashes(known.folder)})
    ]
    if json is not None:
        printing.json_rows(map(told.check_fields, found), json, told.CHECK_FIELDS)
    else:
        printing.lines(told.check_lines(found), color)
    bad = sum(one.wrong for one in found)
    printing.talk(f"{len(found) - bad} of {len(found)} copies are here and what they were")
    strays = store.strays(known.folder)
    for stray in strays[:_SHOWN]:
        printing.talk(f"  stray: {visible(stray.relative_to(known.session.root).as_posix())}")
    if strays:
        printing.talk(f"  help: {counted(len(strays), 'file')} of no copy, such as a stopped run leaves; they may be removed")
    if bad:
        printing.talk("  help: bring what is missing or changed with `capture import`, or add the file again")
    return int(_tell_broken(known) or bad > 0)


def _tell_broken(known: Shelf) -> bool:
    if known.broken:
        printing.talk(
            f"not looked at: {counted(len(known.broken), 'record')} with faults ({visible(', '.join(known.broken[:3]))}): "
            "see `claimtrack verify`"
        )
    return bool(known.broken)


@app.command(cls=WithFields)
def show(
    copy: Annotated[str, typer.Argument(help="The beginning of a hash; or a source, for its latest.", metavar="COPY")],
    json: JsonFields = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Show the text of a copy with its paragraphs numbered, as `found: {at: paragraph 4}` counts them.

    Titles (=), subheads (#), and captions, bylines and the like (-) do not count.
    """
    known = shelf(root)
    name = known.hash_of(copy)
    found = known.copy(name)
    if json is not None:
        printing.json_rows(told.block_rows(found.blocks), json, told.BLOCK_FIELDS)
        return
    reading = store.reading_of(known.folder, name)
    if reading is not None:
        who = ", ".join(known.named().get(name, [])) or "no record names it"
        printing.talk(f"{name}\n{visible(who)}; {reading.media}, {reading.bytes:,} bytes, read by {visible(reading.extractor)}")
    _numbered(found, color)
    if not found.blocks:
        printing.talk("no text was found in it: quotes cannot be looked up")


def _numbered(copy: Copy, color: Color) -> None:
    from rich.table import Table  # noqa: PLC0415 - on paper only

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in told.shown(copy):
        table.add_row(label, text)
    if copy.blocks:
        printing.shown(table, color)


@app.command(cls=WithFields)
def diff(
    a: Annotated[str, typer.Argument(help="The older copy: the beginning of its hash. Or a source: its latest two.")],
    b: Annotated[str | None, typer.Argument(help="The newer copy.", metavar="[B]")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also the sentences that were kept.")] = False,
    json: JsonFields = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Show what the publisher changed, sentence by sentence: `~` changed, `-` removed, `+` added, `>` moved.

    In a changed sentence [-these words-] were there before, and {+these+} are now. Curly or straight quotation marks, dashes and
    spaces of another kind are no change. Captions and bylines are compared, too.

    claimtrack capture diff 3f9c 81d0
    """
    from claimtrack.evidence.revision import changes  # noqa: PLC0415 - brings what compares texts
    from claimtrack.render import revised  # noqa: PLC0415 - see above

    known = shelf(root)
    older, newer = _two(known, a, b)
    found = changes(known.copy(older), known.copy(newer))
    if json is not None:
        printing.json_rows([revised.fields(one) for one in found if everything or one.kind != "kept"], json, revised.FIELDS)
        return
    printing.talk(f"{older[: told.SHORT]} -> {newer[: told.SHORT]}")
    printing.paragraphs(revised.lines(found, everything=everything), color)
    printing.talk(revised.summary(found))


def _two(known: Shelf, a: str, b: str | None) -> tuple[str, str]:
    if b is not None:
        return known.hash_of(a), known.hash_of(b)
    captures = in_order(known.source(a).record.captures)
    if len(captures) < 2:
        raise Trouble(
            f"of `{a}` there {'is one copy' if captures else 'is no copy'}", "give two hashes, or a source with two copies"
        )
    return captures[-2].sha256, captures[-1].sha256


app.command("export")(export_)
app.command("import")(import_)
