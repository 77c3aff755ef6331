"""What becomes of two records that are one claim: the files of both, what the first gains, and which comments are lost.

Nothing is written here, and no claims are united that neither say the same nor were judged the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from claimtrack import records, yamledit, yamlsrc
from claimtrack.config import Config
from claimtrack.editing import disk
from claimtrack.editing.desk import Desk
from claimtrack.editing.disk import Edit
from claimtrack.export.schema import MODELINE
from claimtrack.export.yaml_record import to_line, written
from claimtrack.link import dossier
from claimtrack.link.merging import Opposed, Union, statement, united
from claimtrack.link.propose import twins
from claimtrack.link.register import register
from claimtrack.link.sketch import sketch
from claimtrack.model import FiledClaim, Same
from claimtrack.place import Place
from claimtrack.records import File
from claimtrack.trouble import Trouble
from claimtrack.yamledit import Unsafe, Written


def one_claim(config: Config, stays: FiledClaim, goes: FiledClaim, said: Collection[Same], *, same: bool) -> None:
    """Raises Trouble where two claims were judged different, or where neither their words nor a person say that they are one."""
    if "different" in said:
        way_on = f"if they are one after all: claimtrack link {stays.id} {goes.id} --undo"
        raise Trouble(f"`{stays.id}` and `{goes.id}` were judged different", way_on)
    if same or "same" in said or goes.id in stays.record.was:
        return
    known = register((stays, goes), (), {}, (), ())
    one, other = (sketch(each, config) for filed in (stays, goes) for each in dossier.of_claim(filed, known))
    if not twins(one, other, config):
        raise Trouble(
            f"`{stays.id}` and `{goes.id}` do not say the same, and nobody has judged that they do",
            f"if they are one claim, and what `{goes.id}` says may go: claimtrack merge {stays.id} {goes.id} --same",
        )


def merged(known: Desk, stays: FiledClaim, goes: FiledClaim) -> tuple[list[Edit], Union, list[str]]:
    """What both files become, what the first gains, and the comments of the second that are lost.

    Raises Trouble where they cannot, or where the result would not be what was meant."""
    try:
        gained = united(stays, goes, known.config.policy.relation)
    except Opposed as error:
        raise Trouble(f"`{stays.id}` and `{goes.id}` are not one claim: {error}", "make them agree, or keep both") from None
    one, other = (disk.current(known.root, filed.path, known.files) for filed in (stays, goes))
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
    lost = [comment for comment in comments if not comment.startswith(MODELINE)]
    for comment in arrived:
        if comment in lost:
            lost.remove(comment)
    return edits, gained, lost


def now_opposed(known: Desk, stays: str, goes: str, said: Mapping[tuple[str, ...], set[Same]]) -> Iterator[str]:
    """The claims of which one of two was judged the same and the other different."""
    for other in sorted(known.claims):
        ours, theirs = (said.get(tuple(sorted((one, other))), set()) for one in (stays, goes))
        if ours and theirs and len(ours | theirs) > 1:
            yield other


def _taken_in(text: str, other: str, stays: FiledClaim, goes: FiledClaim, gained: Union) -> str:
    """The text of the record that stays, with all that it gains."""
    said = [_statement(other, goes, number) for number in gained.said]
    if said and not yamledit.holds(text, Place(stays.path, ("said",), stays.document)):
        everything = [one.tree for one in said]
        whole = Written("".join(map(yamledit.as_entry, said)), to_line(everything), everything)
        text, said = yamledit.with_key(text, stays.document, "said", whole), []
    for one in said:
        text = yamledit.appended(text, Place(stays.path, ("said",), stays.document), one)
    for key, entries in gained.entries.items():
        text = _with_entries(text, stays, key, [msgspec.to_builtins(entry) for entry in entries])
    for key, value in gained.keys.items():
        text = yamledit.with_key(text, stays.document, key, written(msgspec.to_builtins(value), key))
    return _with_entries(text, stays, "was", list(gained.was))


def _with_entries(text: str, stays: FiledClaim, key: str, entries: list[Any]) -> str:
    if entries and not yamledit.holds(text, Place(stays.path, (key,), stays.document)):
        return yamledit.with_key(text, stays.document, key, written(entries))
    for entry in entries:
        text = yamledit.appended(text, Place(stays.path, (key,), stays.document), written(entry))
    return text


def _statement(text: str, goes: FiledClaim, number: int) -> Written:
    """A statement as it stands in its file, with its comments; else as we write it."""
    as_is = yamledit.as_written(text, Place(goes.path, ("said", number), goes.document))
    if as_is is None:
        return written(statement(goes.record.said[number]))
    (tree,) = (document.tree for document in yamlsrc.compose(as_is).documents)
    return Written(as_is, to_line(tree), tree, yamledit.comments_above(text, Place(goes.path, ("said", number), goes.document)))


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
