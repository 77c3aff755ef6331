"""Two versions of a file of records united by what they mean, or an explanation why that is not sure to be right.

What comes out is read again: by every version of what is forked it says what the united values say, has lost no comment, and has
no fault that neither side had. Touches no file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from claimtrack import records, yamlsrc
from claimtrack.collate import pieces
from claimtrack.collate.forks import Part, Style, folded, is_forked, marked, of_whole
from claimtrack.collate.matching import FILE, Reordered
from claimtrack.collate.pieces import Block, Unsure
from claimtrack.collate.values import Side, resolved, united
from claimtrack.collate.weaving import woven
from claimtrack.records import File, Folder

_MARK = "\ufeff"
_COMMENT = re.compile(r"(?:^|[ \t])(#.*)$", re.MULTILINE)
_BOTH: tuple[Side, Side] = ("ours", "theirs")


class Collated(msgspec.Struct, frozen=True):
    """The united file, and on which of its lines, counted from 1, conflicts begin."""

    data: bytes
    conflicts: list[int]


class _Version(msgspec.Struct, frozen=True):
    """One version of a file: its text with line feeds alone and the last line ended, and how it was written instead."""

    text: str
    mark: str
    ending: str
    ended: bool
    documents: Block

    @property
    def trees(self) -> list[Any]:
        return [one.value for one in self.documents.items]


def collated(base: bytes, ours: bytes, theirs: bytes, path: str, style: Style) -> Collated:
    """What both sides make of the base, `ours` for the form. Raises Unsure where that cannot be told for sure.

    `path` is that of the file; it gives a record its id. An empty base is no base: the file was added on both sides.
    """
    if ours == theirs or base in (ours, theirs):
        return Collated(theirs if base == ours else ours, [])
    known, one, other = three = (_version(base, "the common version"), _version(ours, "ours"), _version(theirs, "theirs"))
    if not one.trees or not other.trees:
        raise Unsure("one side holds no record")
    try:
        tree = united(known.trees, one.trees, other.trees, FILE)
        parts = woven(known.documents, one.documents, other.documents, FILE, 0)
    except Reordered:
        raise Unsure("both sides put the records of the file in another order") from None
    _check(parts, tree, three, path)
    text, conflicts = marked(parts, style)
    ended = _by_three(known.ended, one.ended, other.ended)
    if not ended and not is_forked(parts) and _trees(text.removesuffix("\n")) == _trees(text):
        text = text.removesuffix("\n")
    ending = _by_three(known.ending, one.ending, other.ending)
    mark = _by_three(known.mark, one.mark, other.mark)
    return Collated((mark + text.replace("\n", ending)).encode("utf-8"), conflicts)


def is_sound(data: bytes, ours: bytes, theirs: bytes, path: str) -> bool:
    """Whether a text that somebody else united has no fault that neither side has."""
    return not _faults(data, path) - (_faults(ours, path) | _faults(theirs, path))


def side_by_side(base: bytes, ours: bytes, theirs: bytes, style: Style) -> Collated:
    """Both versions as one conflict, between their first and their last difference: for what nobody could unite."""
    three = [data.decode("utf-8", "surrogateescape") for data in (base, ours, theirs)]
    ending = "\r\n" if _ending(three[1]) == "\r\n" else "\n"
    text, conflicts = marked(of_whole(*(one.replace(ending, "\n") for one in three)), style)
    return Collated(text.replace("\n", ending).encode("utf-8", "surrogateescape"), conflicts)


def _version(data: bytes, name: str) -> _Version:
    """A version, read. Raises Unsure."""
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unsure(f"{name} is not UTF-8") from None
    bare = whole.removeprefix(_MARK)
    ending = _ending(bare)
    text = bare.replace("\r\n", "\n") if ending == "\r\n" else bare
    if "\r" in text:
        raise Unsure(f"the lines of {name} do not end alike")
    ended = text.endswith("\n") or not text
    whole_text = text if ended else text + "\n"
    try:
        documents = pieces.documents(whole_text)
    except Unsure as error:
        raise Unsure(f"{name} cannot be read: {error}") from None
    if not ended and _trees(text) != [one.value for one in documents.items]:
        raise Unsure(f"the last line of {name} is not ended, and says something else when it is")
    return _Version(whole_text, whole[: len(whole) - len(bare)], ending, ended, documents)


def _check(parts: Sequence[Part], tree: Any, three: Sequence[_Version], path: str) -> None:
    """Raises Unsure where what came out is not what the values say, has lost a comment, or is a worse record than both."""
    texts = [folded(parts, side) for side in (_BOTH if is_forked(parts) else _BOTH[:1])]
    for side, text in zip(_BOTH, texts, strict=False):
        if _trees(text) != resolved(tree, side):
            raise Unsure("what came out would not say what both sides say")
        if _faults(text.encode("utf-8"), path) - {
            fault for one in three[1:] for fault in _faults(one.text.encode("utf-8"), path)
        }:
            raise Unsure("what came out would have a fault that neither side has")
    base, ours, theirs = (Counter(_COMMENT.findall(one.text)) for one in three)
    kept = [Counter(_COMMENT.findall(text)) for text in texts]
    for comment in {*ours, *theirs}:
        b, o, t = (one[comment] for one in (base, ours, theirs))
        if max(one[comment] for one in kept) < (max(o, t) if min(o, t) >= b else max(0, o + t - b)):
            raise Unsure("a comment would be lost")


def _trees(text: str) -> list[Any] | None:
    stream = yamlsrc.compose(text)
    return None if stream.problems else [one.tree for one in stream.documents]


def _faults(data: bytes, path: str) -> set[str]:
    """What `verify` would say is wrong with the records of a file, whatever stands elsewhere."""
    folder = _folder(data)
    file = File(path=path, folder=folder, id=_id(path), data=data)
    return {
        message
        for reading in records.read(file)
        for message in (
            *(problem.message for problem in reading.problems),
            *(misfit.fault.message for misfit in reading.misfits),
        )
    }


def _folder(data: bytes) -> Folder:
    """What a file holds, by its first document: the folders of a corpus may have any name."""
    documents = yamlsrc.compose(data).documents
    tree = documents[0].tree if documents else None
    if isinstance(tree, list):
        return "links"
    keys = tree if isinstance(tree, dict) else {}
    return "claims" if "claim" in keys else "sources" if isinstance(keys.get("source"), str) else "camps"


def _id(path: str) -> str:
    """The id that a path gives, as far as it can be told without the corpus: what follows its folder of claims or sources."""
    parts = path.removesuffix(".yaml").removesuffix(".yml").split("/")
    at = next((number for number, part in enumerate(parts) if part in ("claims", "sources")), -1)
    return "/".join(parts[at + 1 :]) or path


def _ending(text: str) -> str:
    """How all lines of a text end; `\\n` where they do not end alike."""
    return "\r\n" if "\r\n" in text and text.count("\n") == text.count("\r\n") else "\n"


def _by_three(base: Any, ours: Any, theirs: Any) -> Any:
    return theirs if ours == base else ours
