"""`claimtrack capture add`: a copy is stored, then its source's record names it; in that order, and each all or nothing."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from claimtrack import editing, files
from claimtrack.captures import store
from claimtrack.captures.extract.extracted import Extracted, Form
from claimtrack.cli import printing
from claimtrack.cli.capturing import PROTECTED, Shelf, shelf
from claimtrack.cli.options import Root, Today, day, source_ids
from claimtrack.editing import Edit
from claimtrack.link.wording import counted
from claimtrack.model import Capture, FiledSource
from claimtrack.render import captured as told
from claimtrack.render.plain import visible
from claimtrack.session import find_home
from claimtrack.trouble import Trouble


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
    _tell_added(found, capture, to, new=edit is not None, was_here=was_here)


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


def _tell_added(found: Extracted, capture: Capture, source: FiledSource, *, new: bool, was_here: bool) -> None:
    name = capture.sha256[: told.SHORT]
    paragraphs = counted(sum(block.kind == "paragraph" for block in found.blocks), "paragraph")
    if new:
        what = f"`{visible(capture.title)}`, {paragraphs}" if capture.title else paragraphs
        printing.talk(f"stored {what}; `{visible(source.path)}` names it ({name}, {capture.captured})")
    elif was_here:
        printing.talk(f"`{visible(source.id)}` has this copy already ({name}): nothing was changed")
    else:
        printing.talk(f"`{visible(source.id)}` names this copy already ({name}), and now it is here again")
    if new and (
        told_by := [
            key
            for key, one in (("address", found.url), ("day", found.captured))
            if one and one in (capture.url, capture.captured)
        ]
    ):
        printing.talk(
            f"  its {' and '.join(told_by)} {'is' if len(told_by) == 1 else 'are'} what the copy says: nobody has looked"
        )
    if found.published and new:
        printing.talk(f"  it says that it was published on {found.published}")
    for remark in found.remarks:
        printing.talk(f"  note: {visible(remark)}")
    printing.talk(f"read it with numbered paragraphs: claimtrack capture show {name}")
