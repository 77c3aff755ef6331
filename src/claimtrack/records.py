"""From the text of a file to its records, or to everything that is wrong with it. Nothing here looks at two files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from claimtrack import yamlsrc
from claimtrack.model import Camp, Claim, Filed, FiledClaim, FiledSource, Judgement, Source
from claimtrack.place import Route
from claimtrack.policy import RelationPolicy
from claimtrack.shape import Fault, faults, plain, shortened
from claimtrack.values import quantity, window_words
from claimtrack.values.comparison import Unread
from claimtrack.values.dates import first_day, last_day
from claimtrack.yamlsrc import Document
from claimtrack.yamltext import Problem

Folder = Literal["claims", "sources", "camps", "links"]

VALUE_FIELDS = ("value", "when", "label", "polarity")
VALUE_FORMS = (
    "write it as `at least 50 troops`, `about 1,000`, `dozens of trucks`, `between 30 and 40`, `45 km` or `no casualties`"
)
WHEN_FORMS = "write it as `on 2026-03-10`, `in 2026-03`, `by 2026-03-31`, `not before 2026-04-01` or `within 20 days`"

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DATES = frozenset({"as_of", "period", "date", "captured", "asked", "review_by", "published"})


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


def read(file: File, _shared: object = None) -> Iterator[Reading]:
    """The reading of one file (a stream of one, as an engine wants it)."""
    if isinstance(file.data, Refused):
        yield Reading(path=file.path, folder=file.folder, broken=(file.id,), refused=file.data)
        return
    stream = yamlsrc.compose(file.data)
    if file.folder in ("claims", "sources"):
        yield _records(file, stream.documents, stream.problems)
    else:
        yield _register(file, stream.documents, stream.problems)


def _records(file: File, documents: tuple[Document, ...], problems: tuple[Problem, ...]) -> Reading:
    kind: type[Claim] | type[Source] = Claim if file.folder == "claims" else Source
    filed: list[Any] = []
    broken: list[str] = [] if documents else [file.id]
    misfits: list[Misfit] = []
    for document in documents:
        tree, wrong = document.tree, list(_misplaced_id(file, document, alone=len(documents) == 1))
        name = _id(file, document, alone=len(documents) == 1)
        record = None if document.broken else _converted(tree, kind)
        if record is None:
            wrong += [fault for fault in faults(tree, kind) if not (document.broken and fault.message.endswith("is missing"))]
        wrong += _no_such_date(tree)
        wrong += _sense(tree, name, file.folder)
        misfits += [Misfit(document.index, fault) for fault in wrong]
        if wrong or record is None:
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
        misfits=tuple(misfits),
    )


def _register(file: File, documents: tuple[Document, ...], problems: tuple[Problem, ...]) -> Reading:
    """`camps.yaml` and `links.yaml`: one document, whose good entries count even where others are bad."""
    camps: list[Filed[Camp]] = []
    judgements: list[Filed[Judgement]] = []
    misfits = [Misfit(one.index, Fault((), f"`{file.path}` holds one document", "remove the `---`")) for one in documents[1:]]
    for document in documents[:1]:
        wrong = faults(document.tree, dict[str, Camp] if file.folder == "camps" else tuple[Judgement, ...])
        wrong += _no_such_date(document.tree)
        misfits += [Misfit(document.index, fault) for fault in wrong]
        bad = {fault.route[0] for fault in wrong if fault.route}
        for key, tree in _entries(document.tree):
            if key in bad:
                continue
            if file.folder == "camps":
                camps.append(Filed(str(key), file.path, document.index, msgspec.convert(plain(tree), Camp, strict=False)))
            else:
                judged = msgspec.convert(plain(tree), Judgement, strict=False)
                judgements.append(Filed(str(key), file.path, document.index, judged))
    return Reading(
        path=file.path,
        folder=file.folder,
        camps=tuple(camps),
        judgements=tuple(judgements),
        problems=problems,
        misfits=tuple(misfits),
    )


def _entries(tree: object) -> list[tuple[str | int, object]]:
    if isinstance(tree, dict):
        return [(key, value) for key, value in tree.items() if isinstance(value, dict)]
    return [(index, value) for index, value in enumerate(tree) if isinstance(value, dict)] if isinstance(tree, list) else []


def _converted(tree: object, kind: type[Claim] | type[Source]) -> Claim | Source | None:
    try:
        return msgspec.convert(plain(tree), kind, strict=False)
    except msgspec.ValidationError:
        return None


def _id(file: File, document: Document, *, alone: bool) -> str:
    given = document.tree.get("id") if isinstance(document.tree, dict) else None
    return given if isinstance(given, str) and given else file.id if alone else f"{file.id}#{document.index + 1}"


def _misplaced_id(file: File, document: Document, *, alone: bool) -> Iterator[Fault]:
    given = document.tree.get("id") if isinstance(document.tree, dict) else None
    if not alone and not given and isinstance(document.tree, dict):
        yield Fault((), "`id` is missing", "of several records in one file each has its own `id:`")
    if alone and not given and any(letter.isspace() for letter in file.id):
        yield Fault((), f"the file's name holds a space: `{file.id}`", "nothing can refer to it: rename the file, or add `id:`")


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
    yield from _unread(tree, "value", lambda text: quantity.read(text, RelationPolicy()), VALUE_FORMS)
    yield from _unread(tree, "when", window_words.is_relative, WHEN_FORMS)


def _unread(tree: Mapping[str, object], key: str, reader: Callable[[str], object], forms: str) -> Iterator[Fault]:
    text = tree.get(key)
    if not isinstance(text, str) or not text:
        return
    try:
        reader(text)
    except Unread as error:
        yield Fault((key,), f"`{key}` cannot be read: {error}", forms)


def _no_such_date(tree: object, route: Route = ()) -> Iterator[Fault]:
    """Dates of the right form that no calendar has, such as 2026-02-30."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in entries:
        if isinstance(value, dict | list):
            yield from _no_such_date(value, (*route, key))
        elif key in _DATES and isinstance(value, str):
            yield from _checked(value, (*route, key))


def _checked(text: str, route: Route) -> Iterator[Fault]:
    parts = text.split("/")
    if not all(_DATE.fullmatch(part) for part in parts):
        return
    try:
        if first_day(parts[0]) > last_day(parts[-1]):
            yield Fault(route, f"{shortened(text)} ends before it begins", "write the earlier date first")
    except ValueError as error:
        yield Fault(route, f"there is no such date: `{shortened(text)}` ({error})", "write a day that the calendar has")
