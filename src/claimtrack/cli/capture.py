"""`claimtrack capture`: copies of what sources published, kept beside the corpus, checked, compared and moved."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from claimtrack import editing, files
from claimtrack.captures import store
from claimtrack.captures.extract.extracted import Extracted, Form
from claimtrack.cli import printing
from claimtrack.cli.capturing import PROTECTED, Shelf, shelf
from claimtrack.cli.options import Color, ColorOption, JsonFields, Root, Today, WithFields, commands, day, source_ids
from claimtrack.editing import Edit
from claimtrack.evidence.copy import Copy
from claimtrack.evidence.coverage import in_order
from claimtrack.link.wording import counted
from claimtrack.model import Capture, FiledSource
from claimtrack.render import captured as told
from claimtrack.render.plain import visible
from claimtrack.session import find_home
from claimtrack.trouble import Trouble

app = commands(no_args_is_help=True, help="Keep copies of what sources published, check them and compare them.")
_SHOWN = 20


@app.command()
def add(
    file: Annotated[str, typer.Argument(help="The page or document as a file; `-` for a pipe.", metavar="FILE")],
    source: Annotated[
        str, typer.Option(help="Whose publication it is: the id of a source.", autocompletion=source_ids, metavar="ID")
    ],
    url: Annotated[str | None, typer.Option(help="Where it was published; of a WARC: which page of it.")] = None,
    taken_on: Annotated[
        str | None, typer.Option("--captured", help="The day the copy was taken (default: today).", metavar="DATE")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Its title (default: what the page says).")] = None,
    form: Annotated[Form | None, typer.Option("--type", help="What the file is (default: look into it).")] = None,
    today: Today = None,
    root: Root = None,
) -> None:
    """Store a copy under its hash, take out its text, and name it in the record of its source.

    The copy stays on this machine: the store is ignored by git, and the record holds the hash, the day, the address and the
    title. Several copies of one address stand side by side. Doing it twice changes nothing; doing it again where the copy is
    not here, or was damaged, puts it back.

    claimtrack capture add page.html --source article-2026-02-23 --url https://example.org/story
    """
    from claimtrack.captures import taking  # noqa: PLC0415 - for this command alone
    from claimtrack.captures.extract.extracted import Asked  # noqa: PLC0415 - see above

    on, given = day(taken_on), _address(url)
    home = find_home(root)
    shelf(home.root).source(source)  # told before a large file is read
    found = taking.taken(file, Asked(form=form, url=given))
    reading = taking.as_read(found)
    with files.locked(home.root):
        known = shelf(home.root, day(today))
        to = known.source(source)
        _may_be_kept(to)
        capture = Capture(
            sha256=reading.sha256,
            captured=_taken_on(on, found, known.session.config.today),
            url=given or found.url,
            title=taking.plainly(title) or reading.title,
        )
        edit = _edit(known, to, capture)
        was_here = store.is_here(known.folder, reading.sha256)
        store.put(home.root, known.folder, found.data, reading)
        editing.write(home.root, [edit] if edit else [])
    print(reading.sha256)
    _tell_added(found, capture, known, to, new=edit is not None, was_here=was_here)


def _address(url: str | None) -> str | None:
    if url is not None and (not url.strip() or any(letter.isspace() for letter in url.strip())):
        raise typer.BadParameter(f"`{url}` is no address", param_hint="--url")
    return url and url.strip()


def _taken_on(asked: date | None, found: Extracted, today: date) -> str:
    if asked and asked > today:
        raise Trouble(f"`--captured` lies ahead: {asked}", f"today is {today}; give the day the copy was taken")
    return asked.isoformat() if asked else found.captured or today.isoformat()


def _may_be_kept(source: FiledSource) -> None:
    """Raises Trouble for a voice that is not to be known: what somebody published tells who it is."""
    if source.record.anonymity in PROTECTED:
        how = source.record.anonymity.replace("_", " ")
        raise Trouble(
            f"`{source.id}` is not to be known ({how}): a copy, its address and its title may tell who it is",
            "put it under the outlet or body that published it, and let `found: {in: ...}` name that",
        )


def _edit(known: Shelf, source: FiledSource, capture: Capture) -> Edit | None:
    """What becomes of the source's file; None where it names the copy already."""
    from claimtrack.captures.noting import noted  # noqa: PLC0415 - for `add` alone

    if any(one.sha256 == capture.sha256 for one in source.record.captures):
        return None
    before = editing.current(known.session.root, source.path, known.session.files)
    return Edit(source.path, before, noted(before, source, capture))


def _tell_added(found: Extracted, capture: Capture, known: Shelf, source: FiledSource, *, new: bool, was_here: bool) -> None:
    name = capture.sha256[: told.SHORT]
    paragraphs = counted(sum(block.kind == "paragraph" for block in found.blocks), "paragraph")
    if new:
        what = f"`{visible(capture.title)}`, {paragraphs}" if capture.title else paragraphs
        printing.talk(f"stored {what}; `{visible(source.path)}` names it ({name}, {capture.captured})")
    elif was_here:
        printing.talk(f"`{visible(source.id)}` has this copy already ({name}): nothing was changed")
    else:
        printing.talk(f"`{visible(source.id)}` names this copy already ({name}), and now it is here again")
    if new and (told_by := [key for key, one in (("address", found.url), ("day", found.captured)) if one and one in (capture.url, capture.captured)]):
        printing.talk(f"  its {' and '.join(told_by)} {'is' if len(told_by) == 1 else 'are'} what the copy says: nobody has looked")
    if found.published and new:
        printing.talk(f"  it says that it was published on {found.published}")
    for remark in found.remarks:
        printing.talk(f"  note: {visible(remark)}")
    printing.talk(f"read it with numbered paragraphs: claimtrack capture show {name}")


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
    printing.talk(f"{copies} {'copy' if copies == 1 else 'copies'}, {len(here)} of them here; {counted(bare, 'claim')} without one")
    _tell_broken(known)


@app.command()
def check(root: Root = None, color: ColorOption = "auto") -> int:
    """Hash every copy again, and compare the store with the records.

    Exit codes: 0 every copy that a record names is here and is what it was; 1 one is changed, damaged or not here, or a record
    could not be read; copies that no record names are told.
    """
    from rich.text import Text  # noqa: PLC0415 - on paper only

    known = shelf(root)
    named = known.named()
    rows = []
    bad = 0
    for name in sorted({*named, *store.hashes(known.folder)}):
        copy = store.copy_of(known.folder, name)
        state, wrong = _state(copy, named=name in named)
        bad += wrong
        if state:
            who = visible(", ".join(named.get(name, [])[:3])) or "no record names it"
            rows.append(Text.assemble(f"{name[: told.SHORT]}  ", (f"{state:8}", "bold red" if wrong else ""), f"  {who}"))
    printing.lines(rows, color)
    whole = len({*named, *store.hashes(known.folder)}) - bad
    printing.talk(f"{whole} of {whole + bad} copies are here and what they were")
    strays = store.strays(known.folder)
    for stray in strays[:_SHOWN]:
        printing.talk(f"  stray: {visible(stray.relative_to(known.session.root).as_posix())}")
    if strays:
        printing.talk(f"  help: {counted(len(strays), 'file')} of no copy, such as a stopped run leaves; they may be removed")
    if bad:
        printing.talk("  help: bring what is missing or changed with `capture import`, or add the file again")
    return int(bad > 0 or _tell_broken(known))


def _state(copy: Copy | None, *, named: bool) -> tuple[str, bool]:
    """What is to be said of a copy, if anything, and whether it is wrong."""
    if copy is None:
        return "not here", True
    if copy.state == "changed":
        return "changed", True
    if not named:
        return "unnamed", False
    return ("no text", False) if copy.state == "unread" else ("", False)


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
        raise Trouble(f"of `{a}` there {'is one copy' if captures else 'is no copy'}", "give two hashes, or a source with two copies")
    return captures[-2].sha256, captures[-1].sha256


@app.command("export")
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
    printing.talk(f"{len(packed)} {'copy' if len(packed) == 1 else 'copies'}; they are other people's property: keep the archive out of git")
    for name in left[:_SHOWN]:
        printing.talk(f"  left out: {name[: told.SHORT]} is not what it was")
    return int(bool(left))


@app.command("import")
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
