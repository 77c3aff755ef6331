"""Writing judgements: one line each in `links.yaml`, sorted, at once and all or nothing, whoever else writes at that moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from claimtrack import files, records
from claimtrack.editing import book
from claimtrack.editing.desk import Desk
from claimtrack.link.judgements import state
from claimtrack.model import Judgement, Same
from claimtrack.records import File
from claimtrack.trouble import Trouble, unwritten
from claimtrack.yamledit import Unsafe


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
        date=(on or known.config.today).isoformat(),
        by=_one_line(by),
        why=_one_line(why),
        of=state(first.record, second.record),
    )


def write(known: Desk, judged: Judgement) -> list[Judgement]:
    """Write a judgement, in the place of those on the same two claims; these are what is returned."""
    return _rewritten(known, lambda text: book.with_judgement(text, known.known, judged))


def take_back(known: Desk, a: str, b: str) -> list[Judgement]:
    """Remove what was said of two claims, and return it. Raises Trouble where nothing was."""
    pair = tuple(sorted(_name(known, one) for one in (a, b)))
    found = _rewritten(known, lambda text: book.without(text, known.known, (pair[0], pair[1])))
    if not found:
        raise Trouble(f"nobody has judged `{pair[0]}` and `{pair[1]}`", "see `claimtrack links --judged`")
    return found


def put_back(known: Desk, pair: tuple[str, str], before: list[Judgement]) -> None:
    """What was said of two claims becomes what it was before."""

    def change(text: str) -> tuple[str, list[Judgement]]:
        text, removed = book.without(text, known.known, pair)
        for judged in before:
            text = book.added(text, judged)
        return text, removed

    _rewritten(known, change)


def _rewritten(known: Desk, change: Callable[[str], tuple[str, list[Judgement]]]) -> list[Judgement]:
    """Read the book, change it and write it, while nobody else does."""
    path = known.book
    shown = path.relative_to(known.root).as_posix()
    try:
        with files.locked(known.root):
            before = _bytes(known)
            text = before.decode("utf-8")
            after, found = change(text)
            if after.encode("utf-8") != before:
                files.write_atomic(path, after.encode("utf-8"))
    except UnicodeDecodeError:
        raise Trouble(f"`{shown}` is not UTF-8", "save the file as UTF-8") from None
    except Unsafe as error:
        full = "more than" in str(error) or "larger than" in str(error)
        way_on = "take out what is said of claims that are gone" if full else "write one entry a line in it, `- {a: ..., b: ...}`"
        raise Trouble(f"`{shown}` cannot be changed: {error}", way_on) from None
    except OSError as error:
        raise unwritten(shown, error, "see whether the folder is yours") from None
    return found


def said_of(known: Desk) -> dict[tuple[str, ...], set[Same]]:
    """What the book says now of each two claims, by their ids of today in order. Entries with faults are passed over."""
    path = known.book
    data = _bytes(known)
    file = File(path=path.relative_to(known.root).as_posix(), folder="links", id=path.stem, data=data)
    found: dict[tuple[str, ...], set[Same]] = {}
    for reading in records.read(file):
        for one in reading.judgements:
            ends = tuple(sorted(known.known.now(end) for end in (one.record.a, one.record.b)))
            found.setdefault(ends, set()).add(one.record.verdict)
    return found


def _bytes(known: Desk) -> bytes:
    """What the book holds; nothing where there is none yet. Raises Trouble where it is not in the corpus or cannot be read."""
    path, root = known.book, known.root
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


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
