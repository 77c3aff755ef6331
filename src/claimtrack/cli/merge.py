"""`claimtrack merge`: two records of one claim become one; the old id leads to it from then on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any

import msgspec
import typer

from claimtrack import editing, files, records, yamledit, yamlsrc
from claimtrack.cli import judging, printing
from claimtrack.cli.judging import Desk
from claimtrack.cli.options import ColorOption, Root, Today, claim_ids, commands, day
from claimtrack.editing import Edit
from claimtrack.export.yaml_record import to_line, to_lines
from claimtrack.link import dossier
from claimtrack.link.merging import Opposed, Union, statement, united
from claimtrack.link.propose import twins
from claimtrack.link.register import register
from claimtrack.link.sketch import sketch
from claimtrack.link.wording import counted
from claimtrack.model import FiledClaim, Same
from claimtrack.place import Place
from claimtrack.records import File
from claimtrack.render.plain import visible
from claimtrack.session import Session, open_corpus
from claimtrack.trouble import Trouble
from claimtrack.yamledit import Unsafe, Written

app = commands()


@app.command()
def merge(
    a: Annotated[str, typer.Argument(help="The claim that stays.", metavar="A", autocompletion=claim_ids)],
    b: Annotated[str, typer.Argument(help="The claim that is taken in.", metavar="B", autocompletion=claim_ids)],
    same: Annotated[bool, typer.Option("--same", help="They are one claim, though their sentences differ. B's goes.")] = False,
    diff: Annotated[bool, typer.Option("--diff", "--dry-run", help="Show what would be written, and write nothing.")] = False,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Unite two records of one claim: A takes over the statements of B, and whatever else only B says.

    A keeps its sentence, its comments and its form. B's file goes, and A says that it `was` B, so that the old id still works
    everywhere. Comments come along with the statements that they stand on; those that do not are told. Claims that neither say
    the same (CT402) nor were judged the same are united with `--same` only; where the two contradict each other nothing is done.
    What was interrupted is completed by doing it again.
    """
    session = open_corpus(root=root, today=day(today))
    known = judging.desk(session)
    stays, goes = known.claim(a), known.claim(b)
    if stays.id == goes.id:
        if b in stays.record.was:
            printing.talk(f"`{b}` was merged into `{stays.id}` before")
            return
        raise Trouble(f"`{a}` and `{b}` are one claim already", "give two claims")
    for one in (stays, goes):
        if one.id in known.doubles:
            paths = " and ".join(f"`{visible(path)}`" for path in known.doubles[one.id])
            raise Trouble(f"the id `{one.id}` is taken twice, by {paths}", "rename one of the files, or give one another `id:`")
    with files.locked(session.root):
        said = judging.said_of(known)
        _one_claim(session, stays, goes, said.get(tuple(sorted((stays.id, goes.id))), set()), same=same)
        edits, gained, lost = _edits(session, stays, goes)
        if diff:
            printing.lines(map(visible, editing.difference(edits)), color)
            _tell_lost(goes, lost)
            return
        editing.write(session.root, edits)
    for edit in edits:
        print(visible(edit.path) + ("" if edit.after is not None else " removed"))
    a, b = visible(stays.id), visible(goes.id)
    printing.talk(f"`{a}` took over {counted(len(gained.said), 'statement')}; `{b}` leads there from now on")
    if " ".join(stays.record.claim.split()) != " ".join(goes.record.claim.split()):
        printing.talk(f"what `{b}` said is gone: {visible(goes.record.claim)}")
    _tell_lost(goes, lost)
    for other in _now_opposed(known, stays.id, goes.id, said):
        c = visible(other)
        printing.talk(f"`{a}` and `{c}` are judged same and different now: see `claimtrack links {c} --judged`")


def _one_claim(session: Session, stays: FiledClaim, goes: FiledClaim, said: Collection[Same], *, same: bool) -> None:
    """Raises Trouble where two claims were judged different, or where neither their words nor a person say that they are one."""
    if "different" in said:
        way_on = f"if they are one after all: claimtrack link {stays.id} {goes.id} --undo"
        raise Trouble(f"`{stays.id}` and `{goes.id}` were judged different", way_on)
    if same or "same" in said or goes.id in stays.record.was:
        return
    known = register((stays, goes), (), {}, (), ())
    one, other = (sketch(each, session.config) for filed in (stays, goes) for each in dossier.of_claim(filed, known))
    if not twins(one, other, session.config):
        raise Trouble(
            f"`{stays.id}` and `{goes.id}` do not say the same, and nobody has judged that they do",
            f"if they are one claim, and what `{goes.id}` says may go: claimtrack merge {stays.id} {goes.id} --same",
        )


def _tell_lost(goes: FiledClaim, lost: list[str]) -> None:
    if lost:
        printing.talk(f"{counted(len(lost), 'comment')} of `{visible(goes.id)}` will be in neither record:")
        for comment in lost:
            printing.talk(f"  {visible(comment)}")


def _now_opposed(known: Desk, stays: str, goes: str, said: Mapping[tuple[str, ...], set[Same]]) -> Iterator[str]:
    """The claims of which one of two was judged the same and the other different."""
    for other in sorted(known.claims):
        ours, theirs = (said.get(tuple(sorted((one, other))), set()) for one in (stays, goes))
        if ours and theirs and len(ours | theirs) > 1:
            yield other


def _edits(session: Session, stays: FiledClaim, goes: FiledClaim) -> tuple[list[Edit], Union, list[str]]:
    """What both files become, what the first gains, and the comments of the second that are lost.

    Raises Trouble where they cannot, or where the result would not be what was meant."""
    try:
        gained = united(stays, goes, session.config.policy.relation)
    except Opposed as error:
        raise Trouble(f"`{stays.id}` and `{goes.id}` are not one claim: {error}", "make them agree, or keep both") from None
    one, other = (editing.current(session.root, filed.path, session.files) for filed in (stays, goes))
    try:
        after = _taken_in(one, other, stays, goes, gained)
        had = Counter(yamledit.comments_of(one, stays.document))
        arrived = (Counter(yamledit.comments_of(after, stays.document)) - had).elements()
        if stays.path == goes.path:
            after = yamledit.without_document(after, goes.document)
            edits = [Edit(stays.path, one, _checked(after, stays, gained))]
        else:
            rest = yamledit.without_document(other, goes.document) if _shared(other) else None
            edits = [Edit(stays.path, one, _checked(after, stays, gained)), Edit(goes.path, other, rest)]
        comments = yamledit.comments_of(other, goes.document)
    except Unsafe as error:
        raise Trouble(f"`{stays.path}` or `{goes.path}` cannot be changed safely: {error}", "unite them in your editor") from None
    lost = list(comments)
    for comment in arrived:
        if comment in lost:
            lost.remove(comment)
    return edits, gained, lost


def _taken_in(text: str, other: str, stays: FiledClaim, goes: FiledClaim, gained: Union) -> str:
    """The text of the record that stays, with all that it gains."""
    said = [_statement(other, goes, number) for number in gained.said]
    if said and not yamledit.holds(text, Place(stays.path, ("said",), stays.document)):
        everything = [one.tree for one in said]
        whole = Written("".join(map(yamledit.as_entry, said)), to_line(_texts(everything)), everything)
        text, said = yamledit.with_key(text, stays.document, "said", whole), []
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
    return Written(as_is, to_line(tree), tree, yamledit.comments_above(text, Place(goes.path, ("said", number), goes.document)))


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
