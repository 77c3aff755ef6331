"""Writing judgements: one line each in `links.yaml`, sorted, at once and all or nothing, whoever else writes at that moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

import msgspec

from claimtrack import files, records, yamledit, yamlsrc
from claimtrack.export.yaml_record import to_line
from claimtrack.link import namesakes
from claimtrack.link.judgements import state
from claimtrack.link.register import Register, register
from claimtrack.model import Claim, Filed, FiledClaim, FiledSource, Judgement, Same
from claimtrack.records import File
from claimtrack.session import Session
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble
from claimtrack.yamledit import Unsafe


class Desk(msgspec.Struct, frozen=True):
    """The claims of a corpus by id, and where merged ones went."""

    session: Session
    claims: dict[str, FiledClaim]
    known: Register
    doubles: dict[str, tuple[str, ...]] = {}
    """The files of the records that claim one id, where there are several."""

    def claim(self, name: str) -> FiledClaim:
        """The claim of that id, also a former one, or of that path. Raises Trouble where there is none."""
        by_path = {filed.path: filed for filed in self.claims.values()}
        found = self.claims.get(self.known.now(name)) or by_path.get(name)
        if found is None:
            raise Trouble(f"no claim has the id `{name}`", did_you_mean(name, self.claims, "see `claimtrack list`"))
        return found

    @property
    def book(self) -> Path:
        """The file of judgements: the one that is there, else the one that will be."""
        there = next((file.path for file in self.session.files if file.folder == "links"), None)
        return self.session.root / (there or self.session.config.settings.links)


def desk(session: Session) -> Desk:
    """The claims of a session, of several with one id the one that is used; nothing else is checked."""
    readings = [reading for file in session.files if file.folder == "claims" for reading in records.read(file)]
    by_id: dict[str, list[FiledClaim]] = {}
    for reading in readings:
        for filed in reading.claims:
            by_id.setdefault(filed.id, []).append(filed)
    kept = (namesakes.settle(name, met) for name, met in by_id.items())
    claims = [one for found in kept for one in found if isinstance(one, Filed) and _is_claim(one)]
    doubles = {name: tuple(sorted(filed.path for filed in met)) for name, met in by_id.items() if len(met) > 1}
    return Desk(session, {filed.id: filed for filed in claims}, register(claims, (), {}, (), ()), doubles)


def _is_claim(filed: FiledClaim | FiledSource) -> TypeGuard[FiledClaim]:
    return isinstance(filed.record, Claim)


def judgement(
    known: Desk, a: str, b: str, verdict: Same, *, by: str | None = None, why: str | None = None, on: date | None = None
) -> Judgement:
    """The judgement on two claims as they are now. Raises Trouble where they are one, or not there."""
    one, other = known.claim(a), known.claim(b)
    if one.id == other.id:
        raise Trouble(f"`{a}` and `{b}` are one claim", "give two claims")
    first, second = sorted((one, other), key=lambda filed: filed.id)
    return Judgement(
        a=first.id,
        b=second.id,
        verdict=verdict,
        date=(on or known.session.config.today).isoformat(),
        by=_one_line(by),
        why=_one_line(why),
        of=state(first.record, second.record),
    )


def write(known: Desk, judged: Judgement) -> list[Judgement]:
    """Write a judgement, in the place of those on the same two claims; these are what is returned."""
    return _rewritten(known, lambda text: _with(text, known, judged))


def take_back(known: Desk, a: str, b: str) -> list[Judgement]:
    """Remove what was said of two claims, and return it. Raises Trouble where nothing was."""
    pair = tuple(sorted(_name(known, one) for one in (a, b)))
    found = _rewritten(known, lambda text: _without(text, known, (pair[0], pair[1])))
    if not found:
        raise Trouble(f"nobody has judged `{pair[0]}` and `{pair[1]}`", "see `claimtrack links --judged`")
    return found


def put_back(known: Desk, pair: tuple[str, str], before: list[Judgement]) -> None:
    """What was said of two claims becomes what it was before."""

    def change(text: str) -> tuple[str, list[Judgement]]:
        text, removed = _without(text, known, pair)
        for judged in before:
            text = _added(text, judged)
        return text, removed

    _rewritten(known, change)


def _rewritten(known: Desk, change: Callable[[str], tuple[str, list[Judgement]]]) -> list[Judgement]:
    """Read the book, change it and write it, while nobody else does."""
    path = known.book
    shown = path.relative_to(known.session.root).as_posix()
    try:
        with files.locked(known.session.root):
            before = _bytes(known)
            text = before.decode("utf-8")
            mark = text[:1] if text.startswith("\ufeff") else ""
            after, found = change(text.removeprefix(mark))
            after = mark + after
            if after.encode("utf-8") != before:
                files.write_atomic(path, after.encode("utf-8"))
    except UnicodeDecodeError:
        raise Trouble(f"`{shown}` is not UTF-8", "save the file as UTF-8") from None
    except Unsafe as error:
        full = "more than" in str(error) or "larger than" in str(error)
        way_on = "take out what is said of claims that are gone" if full else "write one entry a line in it, `- {a: ..., b: ...}`"
        raise Trouble(f"`{shown}` cannot be changed: {error}", way_on) from None
    except OSError as error:
        raise Trouble(f"`{shown}` cannot be written: {error.strerror}", "see whether the folder is yours") from None
    return found


def said_of(known: Desk) -> dict[tuple[str, ...], set[Same]]:
    """What the book says now of each two claims, by their ids of today in order. Entries with faults are passed over."""
    path = known.book
    data = _bytes(known)
    file = File(path=path.relative_to(known.session.root).as_posix(), folder="links", id=path.stem, data=data)
    found: dict[tuple[str, ...], set[Same]] = {}
    for reading in records.read(file):
        for one in reading.judgements:
            ends = tuple(sorted(known.known.now(end) for end in (one.record.a, one.record.b)))
            found.setdefault(ends, set()).add(one.record.verdict)
    return found


def _bytes(known: Desk) -> bytes:
    """What the book holds; nothing where there is none yet. Raises Trouble where it is not in the corpus or cannot be read."""
    path, root = known.book, known.session.root
    there = path.is_symlink() or path.exists()
    if not there and path.resolve().is_relative_to(root.resolve()):
        return b""
    data = files.read(path, root)
    if isinstance(data, files.Refusal):
        raise Trouble(f"`{path.relative_to(root).as_posix()}`: {data.message}", data.help)
    return data


def _name(known: Desk, name: str) -> str:
    """The id of a claim of that id, also a former one, or of that path; else the name as it is, for claims that are gone."""
    by_path = {filed.path: filed.id for filed in known.claims.values()}
    now = known.known.now(name)
    return now if now in known.claims else by_path.get(name, now)


def _with(text: str, known: Desk, judged: Judgement) -> tuple[str, list[Judgement]]:
    here = [number for number, entry in enumerate(_entries(text)) if _ends(entry, known) == (judged.a, judged.b)]
    if len(here) == 1 and _sorted_there(text, here[0], judged):
        before = [_entry(_entries(text)[here[0]])]
        return yamledit.replaced(text, here[0], f"- {to_line(_tree(judged))}", _tree(judged)), before
    comments = [comment for number in here for comment in yamledit.comments_on(text, number)]
    text, before = _without(text, known, (judged.a, judged.b))
    return _added(text, judged, comments), before


def _without(text: str, known: Desk, pair: tuple[str, str]) -> tuple[str, list[Judgement]]:
    entries = _entries(text)
    here = [number for number, entry in enumerate(entries) if _ends(entry, known) == pair]
    for number in reversed(here):
        text = yamledit.removed(text, number)
    return text, [_entry(entries[number]) for number in here]


def _added(text: str, judged: Judgement, comments: Sequence[str] = ()) -> str:
    entries = _entries(text)
    at = next((number for number, entry in enumerate(entries) if _order(entry) > (judged.a, judged.b)), len(entries))
    return yamledit.inserted(text, at, "\n".join((*comments, f"- {to_line(_tree(judged))}")), _tree(judged))


def _sorted_there(text: str, number: int, judged: Judgement) -> bool:
    return _order(_entries(text)[number]) == (judged.a, judged.b)


def _entries(text: str) -> list[Any]:
    stream = yamlsrc.compose(text)
    if stream.problems:
        raise Unsafe(f"it is not good YAML ({stream.problems[0].message})")
    if len(stream.documents) > 1:
        raise Unsafe("it holds several documents")
    tree = stream.documents[0].tree if stream.documents else None
    if tree is not None and not isinstance(tree, list):
        raise Unsafe("it is not a list")
    return tree or []


def _entry(tree: Any) -> Judgement:
    try:
        return msgspec.convert(tree, Judgement, strict=False)
    except msgspec.ValidationError:
        a, b = _order(tree)
        raise Trouble(f"the judgement on `{a}` and `{b}` has faults", "mend it: `claimtrack verify` says what is wrong") from None


def _order(tree: Any) -> tuple[str, str]:
    return (str(tree.get("a")), str(tree.get("b"))) if isinstance(tree, dict) else ("", "")


def _ends(tree: Any, known: Desk) -> tuple[str, ...]:
    """The two claims of an entry as they are called now, in order."""
    return tuple(sorted(known.known.now(one) for one in _order(tree)))


def _tree(judged: Judgement) -> dict[str, str]:
    fields: dict[str, str] = msgspec.to_builtins(judged)
    return fields


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
