"""`claimtrack merge`: two records of one claim become one; the old id leads to it from then on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import typer

from claimtrack import files, records, yamledit, yamlsrc
from claimtrack.cli import judging, printing
from claimtrack.cli.options import ColorOption, Root, Today, claim_ids, commands, day
from claimtrack.export.yaml_record import to_line, to_lines
from claimtrack.link.merging import Opposed, Union, statement, united
from claimtrack.link.wording import counted
from claimtrack.model import FiledClaim
from claimtrack.place import Place
from claimtrack.records import File
from claimtrack.session import Session, open_corpus
from claimtrack.trouble import Trouble
from claimtrack.yamledit import Unsafe, Written

app = commands()


class Edit(msgspec.Struct, frozen=True):
    """What becomes of one file: its text before and after; None after: the file goes."""

    path: str
    before: str
    after: str | None


@app.command()
def merge(
    a: Annotated[str, typer.Argument(help="The claim that stays.", metavar="A", autocompletion=claim_ids)],
    b: Annotated[str, typer.Argument(help="The claim that is taken in.", metavar="B", autocompletion=claim_ids)],
    diff: Annotated[bool, typer.Option("--diff", "--dry-run", help="Show what would be written, and write nothing.")] = False,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Unite two records of one claim: A takes over the statements of B, and whatever else only B says.

    A keeps its sentence, its comments and its form. B's file goes, and A says that it `was` B, so that the old id still works
    everywhere. Where the two contradict each other nothing is done. What was interrupted is completed by doing it again.
    """
    session = open_corpus(root=root, today=day(today))
    known = judging.desk(session)
    stays, goes = known.claim(a), known.claim(b)
    if stays.id == goes.id:
        if b in stays.record.was:
            printing.talk(f"`{b}` was merged into `{stays.id}` before")
            return
        raise Trouble(f"`{a}` and `{b}` are one claim already", "give two claims")
    _not_judged_different(session, stays.id, goes.id)
    with files.locked(session.root):
        edits, gained = _edits(session, stays, goes)
        if diff:
            printing.lines(_difference(edits), color)
            return
        _write(session, edits)
    for edit in edits:
        print(edit.path if edit.after is not None else f"{edit.path} removed")
    lost = sum(line.lstrip().startswith("#") for edit in edits if edit.after is None for line in edit.before.splitlines())
    printing.talk(f"`{stays.id}` took over {counted(len(gained.said), 'statement')}; `{goes.id}` leads there from now on")
    if lost:
        printing.talk(f"{counted(lost, 'comment')} of the removed file, now only in git: git show HEAD:{goes.path}")


def _not_judged_different(session: Session, a: str, b: str) -> None:
    links = [reading for file in session.files if file.folder == "links" for reading in records.read(file)]
    for reading in links:
        for judged in reading.judgements:
            if {judged.record.a, judged.record.b} == {a, b} and judged.record.verdict == "different":
                raise Trouble(
                    f"`{a}` and `{b}` were judged different", f"if they are one after all: claimtrack link {a} {b} --undo"
                )


def _edits(session: Session, stays: FiledClaim, goes: FiledClaim) -> tuple[list[Edit], Union]:
    """What both files become. Raises Trouble where they cannot, or where the result would not be what was meant."""
    try:
        gained = united(stays, goes, session.config.policy.relation)
    except Opposed as error:
        raise Trouble(f"`{stays.id}` and `{goes.id}` are not one claim: {error}", "make them agree, or keep both") from None
    one, other = (_text(session, filed) for filed in (stays, goes))
    try:
        after = _taken_in(one, other, stays, goes, gained)
        if stays.path == goes.path:
            after = yamledit.without_document(after, goes.document)
            return [Edit(stays.path, one, _checked(after, stays, gained))], gained
        rest = yamledit.without_document(other, goes.document) if _shared(other) else None
        edits = [Edit(stays.path, one, _checked(after, stays, gained)), Edit(goes.path, other, rest)]
    except Unsafe as error:
        raise Trouble(f"`{stays.path}` or `{goes.path}` cannot be changed safely: {error}", "unite them in your editor") from None
    return edits, gained


def _taken_in(text: str, other: str, stays: FiledClaim, goes: FiledClaim, gained: Union) -> str:
    """The text of the record that stays, with all that it gains."""
    said = [_statement(other, goes, number) for number in gained.said]
    if said and not yamledit.holds(text, Place(stays.path, ("said",), stays.document)):
        everything = [one.tree for one in said]
        text, said = yamledit.with_key(text, stays.document, "said", _written(everything)), []
    for one in said:
        text = yamledit.appended(text, Place(stays.path, ("said",), stays.document), one)
    for key, entries in gained.entries.items():
        text = _with_entries(text, stays, key, [msgspec.to_builtins(entry) for entry in entries])
    for key, value in gained.keys.items():
        text = yamledit.with_key(text, stays.document, key, _written(msgspec.to_builtins(value)))
    return _with_entries(text, stays, "was", list(gained.was))


def _with_entries(text: str, stays: FiledClaim, key: str, entries: list[Any]) -> str:
    if entries and not yamledit.holds(text, Place(stays.path, (key,), stays.document)):
        return yamledit.with_key(text, stays.document, key, _written(entries))
    for entry in entries:
        text = yamledit.appended(text, Place(stays.path, (key,), stays.document), _written(entry))
    return text


def _statement(text: str, goes: FiledClaim, number: int) -> Written:
    """A statement as it stands in its file, with its comments; else as we write it."""
    as_is = yamledit.as_written(text, Place(goes.path, ("said", number), goes.document))
    if as_is is None:
        return _written(statement(goes.record.said[number]))
    (tree,) = (document.tree for document in yamlsrc.compose(as_is).documents)
    return Written(as_is, to_line(tree), tree)


def _written(value: Any) -> Written:
    texts = _texts(value)
    line = to_line(texts)
    alone = isinstance(texts, str) or (isinstance(texts, list) and all(isinstance(one, str) for one in texts))
    return Written(line if alone else to_lines(texts), line, texts)


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _checked(text: str, stays: FiledClaim, gained: Union) -> str:
    """The text, once the reader of records finds the united claim in it, and nothing wrong."""
    (reading,) = records.read(File(path=stays.path, folder="claims", id=stays.id, data=text.encode("utf-8")))
    found = [filed.record for filed in reading.claims if filed.id == stays.id]
    if found != [gained.claim] or reading.problems or reading.misfits:
        why = reading.misfits[0].fault.message if reading.misfits else "it would not say what it should"
        raise Unsafe(why)
    return text


def _shared(text: str) -> bool:
    return len(yamlsrc.compose(text).documents) > 1


def _text(session: Session, filed: FiledClaim) -> str:
    """The text of a record's file as it is on the disk now. Raises Trouble where it changed while we looked."""
    data = files.read(session.root / filed.path, session.root)
    known = next(file.data for file in session.files if file.path == filed.path)
    if isinstance(data, files.Refusal):
        raise Trouble(f"`{filed.path}`: {data.message}", data.help)
    if data != known:
        raise Trouble(f"`{filed.path}` has just been changed", "do it again")
    return data.decode("utf-8")


def _write(session: Session, edits: list[Edit]) -> None:
    """First what stays, then what goes: whatever happens between, no statement is in neither."""
    for edit in edits:
        path = session.root / edit.path
        try:
            if edit.after is None:
                path.unlink()
            else:
                files.write_atomic(path, edit.after.encode("utf-8"))
        except OSError as error:
            done = "nothing was written" if edit is edits[0] else f"`{edits[0].path}` is complete; do it again to finish"
            raise Trouble(f"`{edit.path}` cannot be written: {error.strerror}", f"see whether it is yours; {done}") from None


def _difference(edits: list[Edit]) -> Iterator[str]:
    for edit in edits:
        after = edit.after or ""
        to = f"b/{edit.path}" if edit.after is not None else "/dev/null"
        yield from difflib.unified_diff(edit.before.splitlines(), after.splitlines(), f"a/{edit.path}", to, lineterm="")
