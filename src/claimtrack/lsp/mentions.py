"""Which records there are and what they name: each id with its place, also in records that have faults.

Read from the plain trees, file by file, so that one changed text costs one reading. Knows no scores and no findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from claimtrack import yamlsrc
from claimtrack.lsp.vocabulary import Kind, plain, wanted
from claimtrack.place import Place, Route
from claimtrack.records import File

_OF_FOLDER: dict[str, Kind] = {"claims": "claim", "sources": "source"}


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One id at one place. A `record` begins there (its place is the record's); otherwise it is named there."""

    kind: Kind
    id: str
    place: Place
    record: bool = False
    own: bool = False
    """Of a record: whether its id is written in it, and is not the file's name."""


class Mentions:
    """All mentions of a corpus. Files that have not changed are not read again."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._known: dict[str, tuple[File, tuple[Mention, ...]]] = {}

    def of(self, files: Iterable[File]) -> Found:
        """The mentions of these files."""
        kept = {}
        for file in files:
            known = self._known.get(file.path)
            kept[file.path] = known if known and known[0] == file else (file, tuple(of_file(file)))
        self._known = kept
        return Found({path: found for path, (_, found) in kept.items()})


class Found(msgspec.Struct, frozen=True):
    """The mentions of a corpus, by file."""

    by_path: dict[str, Sequence[Mention]]

    def all(self) -> Iterator[Mention]:
        """Every mention, file by file."""
        for path in sorted(self.by_path):
            yield from self.by_path[path]

    def of(self, kind: Kind, name: str) -> list[Mention]:
        """Where an id of that kind stands."""
        return [one for one in self.all() if one.kind == kind and one.id == name]

    def records(self, kind: Kind, name: str) -> list[Mention]:
        """The records of that id: its file, its line in `camps.yaml`; for a question the claims that answer it."""
        met = self.of(kind, name)
        if kind == "question":
            return [one for one in met if one.place.route == ("about",)]
        found = [one for one in met if one.record]
        if not found and kind == "claim":
            return [self.record_at(one.place) or one for one in met if one.place.route[:1] == ("was",)]
        return found

    def record_at(self, place: Place) -> Mention | None:
        """The record that a place belongs to; None in `links.yaml`."""
        met = [one for one in self.by_path.get(place.path, ()) if one.record and one.place.document == place.document]
        return next((one for one in met if one.kind != "camp" or one.place.route[:1] == place.route[:1]), None)

    def ids(self, kind: Kind) -> list[str]:
        """The ids of that kind: of what has records those that have one, of everything else those in use."""
        with_records = kind in ("claim", "source", "camp")
        return sorted({one.id for one in self.all() if one.kind == kind and (one.record or not with_records)})


def of_file(file: File) -> Iterator[Mention]:
    """The mentions of one file, in the order of its text."""
    if not isinstance(file.data, bytes):
        return
    documents = yamlsrc.compose(file.data).documents
    alone = len(documents) == 1
    for document in documents:
        tree = document.tree
        if file.folder in _OF_FOLDER:
            given = tree.get("id") if isinstance(tree, dict) else None
            own = isinstance(given, str) and bool(given)
            name = str(given) if own else file.id if alone else ""
            if name:
                place = Place(file.path, (), document.index)
                yield Mention(kind=_OF_FOLDER[file.folder], id=name, place=place, record=True, own=own)
        elif file.folder == "camps" and isinstance(tree, dict):
            for name in tree:
                place = Place(file.path, (name,), document.index, "key")
                yield Mention(kind="camp", id=str(name), place=place, record=True, own=True)
        for route, text in _texts(tree, ()):
            kind = wanted(file.folder, plain(route, file.folder))
            if kind is not None:
                yield Mention(kind=kind, id=text, place=Place(file.path, route, document.index))


def _texts(tree: Any, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(tree, str):
        if tree:
            yield route, tree
        return
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, one in inner:
        yield from _texts(one, (*route, step))
