"""From the text of a file to its records, or to everything that is wrong with it. Nothing here looks at two files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Literal, TypeVar

import msgspec

from claimtrack import yamlsrc
from claimtrack.model import Camp, Claim, Filed, FiledClaim, FiledSource, Judgement, Source
from claimtrack.patterns import later
from claimtrack.place import Route
from claimtrack.shape import MAX_FAULTS, Fault, faults, plain, shortened
from claimtrack.values.dates import first_day, last_day
from claimtrack.yamlsrc import Document
from claimtrack.yamltext import Problem

Folder = Literal["claims", "sources", "camps", "links"]

VALUE_FIELDS = ("value", "when", "label", "polarity")

MAX_ENTRIES = 500
"""So many entries a list of a record may have: what is longer no editor wrote, and could keep a check busy."""
_NO_ID = later(r"[\s\ud800-\udfff]")
_DATE = later(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DATES = frozenset({"as_of", "period", "date", "captured", "asked", "review_by", "published"})
_HARMLESS = "duplicate-key"
_OF_THE_FILE = ("encoding", "character")

R = TypeVar("R")


class Refused(msgspec.Struct, frozen=True):
    """Why a file could not be read at all, and what to do about it."""

    message: str
    help: str


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the corpus: its path as shown, what it holds, the id its place gives it, and its bytes unless refused."""

    path: str
    folder: Folder
    id: str
    data: bytes | Refused


class Misfit(msgspec.Struct, frozen=True):
    """A fault of one YAML document of a file."""

    document: int
    fault: Fault


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that one file gave: its records, and what was wrong. `broken` names the records that could not be used."""

    path: str
    folder: Folder
    claims: tuple[FiledClaim, ...] = ()
    sources: tuple[FiledSource, ...] = ()
    camps: tuple[Filed[Camp], ...] = ()
    judgements: tuple[Filed[Judgement], ...] = ()
    broken: tuple[str, ...] = ()
    refused: Refused | None = None
    problems: tuple[Problem, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    guarded: bool = False
    """It has faults, and may be the record of a protected source, or cite one: no output may show what stands at them."""


def read(file: File, _shared: object = None) -> Iterator[Reading]:
    """The reading of one file (a stream of one, as an engine wants it)."""
    yield _reading(file, _unread_values)


def of_tree(file: File, tree: object) -> Reading:
    """The reading of a record that comes as a tree of texts, lists and dicts already, by the same checks; `file` says whence."""
    documents = (Document(tree, 0),)
    if file.folder in ("claims", "sources"):
        return _records(file, documents, (), _unread_values)
    return _register(file, documents, ())


def outlined(file: File) -> Reading:
    """The reading of one file, but that values in words are taken as they stand: for those who need no value, it is cheaper."""
    return _reading(file, lambda _tree: ())


Unread = Callable[[Mapping[str, object]], Iterable[Fault]]
"""What of the values in the tree of a claim cannot be read."""


def _reading(file: File, unread: Unread) -> Reading:
    if isinstance(file.data, Refused):
        return Reading(path=file.path, folder=file.folder, broken=(file.id,), refused=file.data, guarded=file.folder == "sources")
    stream = yamlsrc.compose(file.data)
    if file.folder in ("claims", "sources"):
        return _records(file, stream.documents, stream.problems, unread)
    return _register(file, stream.documents, stream.problems)


def _unread_values(tree: Mapping[str, object]) -> Iterator[Fault]:
    if any(isinstance(tree.get(key), str) for key in ("value", "when")):
        from claimtrack.values import fields  # noqa: PLC0415 - it brings the words of four languages

        yield from fields.unread(tree)


def id_of(file: File, document: Document, *, alone: bool) -> str:
    """The id of the record in a document: what it says itself, else its file's; `alone` says that the file has no other."""
    given = document.tree.get("id") if isinstance(document.tree, dict) else None
    return given if isinstance(given, str) and given else file.id if alone else f"{file.id}#{document.index + 1}"


def _records(file: File, documents: tuple[Document, ...], problems: tuple[Problem, ...], unread: Unread) -> Reading:
    kind: type[Claim] | type[Source] = Claim if file.folder == "claims" else Source
    filed: list[Any] = []
    broken: list[str] = [] if documents else [file.id]
    misfits: list[Misfit] = []
    alone = len(documents) == 1
    for document in documents:
        name = id_of(file, document, alone=alone)
        sound = _is_sound(document.tree)
        record = None if document.broken else _converted(document.tree if sound else plain(document.tree), kind)
        unfit = () if sound else _unfit(document.tree, converted=record is not None)
        wrong = list(islice(_departures(file, document, record, name, unread, unfit, alone=alone), MAX_FAULTS + 1))
        misfits += [Misfit(document.index, fault) for fault in wrong]
        if wrong or record is None or _garbled(document, problems):
            broken.append(name)
        else:
            filed.append(Filed(name, file.path, document.index, record))
    if not documents and not problems:
        misfits.append(Misfit(0, Fault((), "the file is empty", f"write a {file.folder[:-1]} in it, or remove it")))
    return Reading(
        path=file.path,
        folder=file.folder,
        claims=tuple(filed) if kind is Claim else (),
        sources=tuple(filed) if kind is Source else (),
        broken=tuple(broken),
        problems=problems,
        misfits=_as_many_as_help(misfits),
        guarded=kind is Source and bool(problems or misfits) and not (documents and all(map(_is_named, documents))),
    )


def _is_named(document: Document) -> bool:
    return isinstance(document.tree, dict) and document.tree.get("anonymity") == "named"


def _departures(
    file: File, document: Document, record: object, name: str, unread: Unread, unfit: Iterable[Fault], *, alone: bool
) -> Iterator[Fault]:
    """Everything in which a document is not the record it should be; `record` is None where it could not be converted."""
    yield from _misplaced_id(file, document, alone=alone)
    if record is None:
        kind = Claim if file.folder == "claims" else Source
        for fault in faults(document.tree, kind):
            if not (document.broken and fault.message.endswith("is missing")):
                yield fault
    yield from unfit
    yield from _sense(document.tree, name, file.folder)
    if file.folder == "claims" and isinstance(document.tree, dict):
        yield from unread(document.tree)


def _garbled(document: Document, problems: Iterable[Problem]) -> bool:
    """Whether what was read of a document is not what was written: a tag was passed over, a character replaced."""
    return any(
        problem.kind in _OF_THE_FILE or (problem.document == document.index and problem.kind != _HARMLESS) for problem in problems
    )


def _as_many_as_help(misfits: list[Misfit]) -> tuple[Misfit, ...]:
    if len(misfits) <= MAX_FAULTS:
        return tuple(misfits)
    last = misfits[MAX_FAULTS]
    message = f"more than {MAX_FAULTS} faults in one file; the rest is not told"
    more = Fault(last.fault.route, message, "mend these first, then run again", last.fault.part)
    return (*misfits[:MAX_FAULTS], Misfit(last.document, more))


def _register(file: File, documents: tuple[Document, ...], problems: tuple[Problem, ...]) -> Reading:
    """`camps.yaml` and `links.yaml`: one document, whose good entries count even where others are bad."""
    camps: list[Filed[Camp]] = []
    judgements: list[Filed[Judgement]] = []
    misfits = [Misfit(one.index, Fault((), f"`{file.path}` holds one document", "remove the `---`")) for one in documents[1:]]
    for document in documents[:1]:
        wrong = faults(document.tree, dict[str, Camp] if file.folder == "camps" else tuple[Judgement, ...])
        unfit = list(islice(_unfit(document.tree, converted=not wrong), MAX_FAULTS + 1))
        misfits += [Misfit(document.index, fault) for fault in chain(wrong, unfit)]
        bad = {fault.route[0] for fault in chain(wrong, unfit) if fault.route}
        for key, tree in _entries(document.tree):
            if key in bad:
                continue
            if any(letter.isspace() for letter in str(key)):
                way_on = "nothing can refer to it: write a word without spaces"
                misfits.append(Misfit(document.index, Fault((key,), f"the id `{shortened(key)}` holds a space", way_on, "key")))
            if file.folder == "camps" and (camp := _converted(plain(tree), Camp)):
                camps.append(Filed(str(key), file.path, document.index, camp))
            elif file.folder == "links" and (judged := _converted(plain(tree), Judgement)):
                judgements.append(Filed(str(key), file.path, document.index, judged))
    return Reading(
        path=file.path,
        folder=file.folder,
        camps=tuple(camps),
        judgements=tuple(judgements),
        problems=problems,
        misfits=_as_many_as_help(misfits),
    )


def _entries(tree: object) -> list[tuple[str | int, object]]:
    if isinstance(tree, dict):
        return [(key, value) for key, value in tree.items() if isinstance(value, dict)]
    return [(index, value) for index, value in enumerate(tree) if isinstance(value, dict)] if isinstance(tree, list) else []


def _converted(tree: object, kind: type[R]) -> R | None:
    try:
        return msgspec.convert(tree, kind, strict=False)
    except msgspec.ValidationError:
        return None


def _misplaced_id(file: File, document: Document, *, alone: bool) -> Iterator[Fault]:
    given = document.tree.get("id") if isinstance(document.tree, dict) else None
    if not alone and not given and isinstance(document.tree, dict):
        yield Fault((), "`id` is missing", "of several records in one file each has its own `id:`")
    if alone and not given and (wrong := _NO_ID.search(file.id)):
        what = "holds a space" if wrong.group().isspace() else "is not UTF-8"
        name = file.id.encode("utf-8", "backslashreplace").decode("utf-8")
        yield Fault((), f"the file's name {what}: `{name}`", "nothing can refer to it: rename the file, or add `id:`")


def _sense(tree: object, name: str, folder: Folder) -> Iterator[Fault]:
    """What no type can say: one value at most, in words that can be read; nothing part of itself."""
    if not isinstance(tree, dict):
        return
    if folder == "sources":
        for key in ("of", "maybe_same_as", "credits"):
            if name == tree.get(key) or (isinstance(tree.get(key), list) and name in tree[key]):
                yield Fault((key,), f"`{key}` names the source itself", f"remove it from `{key}`")
        return
    given = [key for key in VALUE_FIELDS if tree.get(key) is not None]
    for extra in given[1:]:
        message = f"a claim has one value, and `{given[0]}` gives it already"
        yield Fault((extra,), message, f"split the claim, or remove `{extra}`", "key")
    if tree.get("part_of") is not None and tree["part_of"] == tree.get("about"):
        yield Fault(("part_of",), "a question is no part of itself", "name the larger question, or remove `part_of`")


_NESTED = (dict, list)


def _is_sound(tree: object) -> bool:
    """Whether a tree is plain (`shape.plain`) and `_unfit` has nothing to say of it, as of nearly all; False where in doubt."""
    waiting = [tree]
    if not isinstance(tree, _NESTED):
        return False
    for node in waiting:  # which grows on the way
        entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        if isinstance(node, list) and len(node) > MAX_ENTRIES:
            return False
        for key, value in entries:
            if isinstance(value, str):
                if not value or value[-1].isspace() or (key in _DATES and not _is_dated(value)):
                    return False
            elif value is None:
                return False
            else:
                waiting.append(value)
    return True


@lru_cache(1 << 12)
def _is_dated(text: str) -> bool:
    return not any(_checked(text, ()))


def _unfit(tree: object, route: Route = (), *, converted: bool) -> Iterator[Fault]:
    """What fits its type and still cannot be: a blank text, an endless list, a date such as 2026-02-30."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    if isinstance(tree, list) and route and len(tree) > MAX_ENTRIES:
        yield Fault(route, f"a list of {len(tree):,} entries", f"write no more than {MAX_ENTRIES}, or split the record")
        return
    for key, value in entries:
        if isinstance(value, _NESTED):
            yield from _unfit(value, (*route, key), converted=converted)
        elif converted and isinstance(value, str) and not value.strip():
            yield Fault((*route, key), f"`{key}` has no value", f"write a value after `{key}`, or remove the key")
        elif key in _DATES and isinstance(value, str):
            yield from _checked(value, (*route, key))


def _checked(text: str, route: Route) -> Iterator[Fault]:
    parts = text.strip("\n").split("/")
    if not all(_DATE.fullmatch(part) for part in parts):
        return
    try:
        if first_day(parts[0]) > last_day(parts[-1]):
            yield Fault(route, f"`{shortened(text)}` ends before it begins", "write the earlier date first")
    except ValueError as error:
        yield Fault(route, f"there is no such date: `{shortened(text)}` ({error})", "write a day that the calendar has")
