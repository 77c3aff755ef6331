"""What the next commit will hold, as the index of a repository has it: the records that it changes, and those beside them.

Four calls of git however many records there are. Reads the index alone: what the working tree holds is another matter.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from claimtrack import beginning, configuring
from claimtrack.beginning import SUFFIXES
from claimtrack.config import Settings
from claimtrack.history import calling
from claimtrack.history.objects import LINK, SUBMODULE, Entry, Objects
from claimtrack.records import File, Folder, Refused
from claimtrack.trouble import Trouble
from claimtrack.yamltext import MAX_BYTES

_RECORDS = tuple(suffix.encode() for suffix in SUFFIXES)
_KINDS = 0o170000
_LONGEST_LINK = 4096
_NO_FILE = b"000000"
AGAINST = ("diff-index", "--cached", "--ita-invisible-in-index", "--raw", "--no-renames", "--no-abbrev", "-z")
"""What git is asked for the difference of the index and a tree, in the form that `changes` reads."""


class Staged(msgspec.Struct, frozen=True):
    """One corpus in the index: its folder, its settings, the records that the commit changes, its other sources and camps, and
    its other claims, which are read when they are asked for.
    """

    root: Path
    settings: Settings
    changed: tuple[File, ...]
    others: tuple[File, ...]
    claims: Callable[[], Iterable[File]]


class Repository(msgspec.Struct, frozen=True):
    """The top of a working tree, and the index that is meant: None for its usual one."""

    top: Path
    index: str | None


def repository(folder: Path) -> Repository:
    """The repository around a folder. Raises Trouble where there is none.

    `git commit -a` and `git commit FILE` commit from an index of their own, and tell hooks so (githooks(5)); a path that is not
    absolute counts from where hooks start. The index of another repository is not ours.
    """
    answer = calling.asked(folder, "rev-parse", "--show-toplevel", "--absolute-git-dir")
    top, home = (Path(os.fsdecode(line)) for line in answer.rstrip(b"\n").split(b"\n"))
    given = os.environ.get("GIT_INDEX_FILE")
    found = (path for path in (Path(given).absolute(), top / given) if path.is_file()) if given else iter(())
    ours = (path for path in found if path.parent.resolve() == home.resolve())
    return Repository(top, next(map(str, ours), None))


def staged(repo: Repository, objects: Objects) -> Iterator[Staged]:
    """Every corpus of the repository of which the commit changes a record; what goes is no matter of it.

    Raises Trouble while a merge has conflicts, and where a corpus begins outside of the repository.
    """
    changed = [path for path in _changed(repo) if path.lower().endswith(_RECORDS)]
    by_root: dict[Path, set[bytes]] = {}
    for root, paths in _roots(repo, changed):
        by_root.setdefault(root, set()).update(paths)
    for root, mine_of in sorted(by_root.items()):
        settings = configuring.settings_of(root)
        listed = dict(_listed(repo, root, settings))
        mine = [one for path, one in listed.items() if path in mine_of and one.folder in ("claims", "sources")]
        if mine:
            yield _staged(root, settings, listed, mine, objects)


def changes(answer: bytes) -> Iterator[tuple[bytes, Entry | None]]:
    """The paths, from the top, of `git diff-index --raw -z`, each with what is there now (`:100644 100644 OLD NEW M`, NUL, path).

    Raises Trouble while a merge has conflicts.
    """
    parts = iter(answer.split(b"\0"))
    for head, path in zip(parts, parts, strict=False):
        _, mode, _, name, kind = head.removeprefix(b":").split()
        if kind == b"U":
            shown = path.decode("utf-8", "backslashreplace")
            raise Trouble(f"`{shown}` has conflicts of a merge", "resolve them and `git add` the file, then check again")
        yield path, Entry(int(mode, 8), name.decode("ascii")) if mode != _NO_FILE else None


class _Listed(msgspec.Struct, frozen=True):
    path: str
    folder: Folder
    id: str
    entry: Entry
    name: bytes


def _staged(root: Path, settings: Settings, listed: dict[bytes, _Listed], mine: list[_Listed], objects: Objects) -> Staged:
    def file(one: _Listed) -> File:
        return File(path=one.path, folder=one.folder, id=one.id, data=_data(one, listed, objects))

    left = [one for one in listed.values() if one not in mine]
    return Staged(
        root=root,
        settings=settings,
        changed=tuple(map(file, mine)),
        others=tuple(file(one) for one in left if one.folder != "claims"),
        claims=lambda: [file(one) for one in left if one.folder == "claims"],
    )


def _changed(repo: Repository) -> Iterator[bytes]:
    """The paths, from the top, that the index has otherwise than the last commit, or anew."""
    status, answer, words = calling.tried(repo.top, *AGAINST, "HEAD", index=repo.index)
    if status:
        if not calling.tried(repo.top, "rev-parse", "--verify", "--quiet", "HEAD")[0]:
            raise calling.refusal(repo.top, words)
        yield from (path for path, _ in _entries(repo, ()))  # before the first commit everything is new
        return
    yield from (path for path, entry in changes(answer) if entry is not None)


def _roots(repo: Repository, paths: Iterable[bytes]) -> Iterator[tuple[Path, list[bytes]]]:
    """The folders of the corpora in which paths lie, each with those in it. What lies in none is passed over."""
    by_folder: dict[bytes, list[bytes]] = {}
    for path in paths:
        by_folder.setdefault(path.rpartition(b"/")[0], []).append(path)
    for folder, held in by_folder.items():
        root = _root(repo.top, Path(os.fsdecode(folder)))
        if root is not None:
            yield root, held


def _root(top: Path, folder: Path) -> Path | None:
    """The nearest folder upwards that is a corpus on the disk, or holds a folder of claims or sources in which the path lies."""
    found = beginning.find_root(top / folder)
    if found is not None and found.is_relative_to(top):
        return found
    usual = (Settings().claims, Settings().sources)
    named = next((above.parent for above in (folder, *folder.parents) if above.name in usual), None)
    if found is not None and _is_record_of(found, top / folder):
        raise Trouble(
            f"the corpus `{found.name}` begins outside of the repository `{top.name}`",
            "check it as a whole: `claimtrack protect`",
        )
    return top / named if named is not None else None


def _is_record_of(root: Path, folder: Path) -> bool:
    settings = configuring.settings_of(root)
    return any(folder.is_relative_to(root / name) for name in (settings.claims, settings.sources))


def _listed(repo: Repository, root: Path, settings: Settings) -> Iterator[tuple[bytes, _Listed]]:
    """The files of a corpus in the index, by their paths from the top; hidden ones are passed over, as they are on the disk.

    In bytes: at a thousand records paths that are objects would take longer than git.
    """
    prefix = os.fsencode(root.relative_to(repo.top).as_posix())
    prefix = b"" if prefix == b"." else prefix + b"/"
    camps = [prefix + os.fsencode(name) for name in (settings.camps, PurePosixPath(settings.camps).with_suffix(".yml"))]
    folders: tuple[tuple[Folder, bytes], ...] = (
        ("claims", prefix + os.fsencode(PurePosixPath(settings.claims))),
        ("sources", prefix + os.fsencode(PurePosixPath(settings.sources))),
    )
    for path, entry in _entries(repo, [*(place for _, place in folders), *camps]):
        shown = path.removeprefix(prefix).decode("utf-8", "backslashreplace")
        if path in camps:
            yield path, _Listed(path=shown, folder="camps", id="camps", entry=entry, name=path)
        elif path.lower().endswith(_RECORDS):
            folder, place = next((folder, place) for folder, place in folders if path == place or path.startswith(place + b"/"))
            below = path[len(place) :]
            if b"/." not in below:
                name = os.fsdecode(below[1:].rpartition(b".")[0])
                yield path, _Listed(path=shown, folder=folder, id=name, entry=entry, name=path)


def _entries(repo: Repository, places: Iterable[bytes]) -> Iterator[tuple[bytes, Entry]]:
    """What the index holds at or below some places, all where none is given: `100644 ID 0`, tab, path, NUL (git-ls-files(1))."""
    answer = calling.asked(repo.top, "ls-files", "--stage", "--full-name", "-z", "--", *places, index=repo.index)
    for line in filter(None, answer.split(b"\0")):
        head, _, path = line.partition(b"\t")
        mode, name, _ = head.split()
        yield path, Entry(int(mode, 8), name.decode("ascii"))


def _data(one: _Listed, listed: dict[bytes, _Listed], objects: Objects) -> bytes | Refused:
    kind = one.entry.mode & _KINDS
    if kind == SUBMODULE:
        return Refused("this is a submodule: its records are kept by another repository", "check that one by itself")
    if kind == LINK:
        return _linked(one, listed, objects)
    found = objects.blob(one.entry.id, MAX_BYTES)
    if isinstance(found, bytes):
        return found
    return Refused(f"larger than {MAX_BYTES // 1024} KiB ({found // 1024:,} KiB)", "split it: a record has one claim or source")


def _linked(one: _Listed, listed: dict[bytes, _Listed], objects: Objects) -> bytes | Refused:
    """What a link leads to, where that is a record of the corpus; a link to a link is not followed."""
    target = objects.blob(one.entry.id, _LONGEST_LINK)
    if isinstance(target, bytes):
        path = os.path.normpath(os.path.join(os.path.dirname(one.name), target))  # noqa: PTH118, PTH120 - a path in git, of bytes
        other = listed.get(path)
        if other is not None and other.entry.mode & _KINDS not in (LINK, SUBMODULE):
            return _data(other, listed, objects)
    return Refused("this link leads to no record of the corpus", "copy the file into the corpus")
