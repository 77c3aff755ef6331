"""The files of a corpus as they lie in a commit: found and refused as `files.py` finds and refuses them on the disk.

Links are followed inside the corpus only. Reads no record.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from claimtrack.beginning import SUFFIXES
from claimtrack.config import Settings
from claimtrack.history.objects import FOLDER, LINK, SUBMODULE, Entry, Objects
from claimtrack.records import File, Folder, Refused
from claimtrack.yamltext import MAX_BYTES

_MOST_LINKS = 40
"""So many links Linux follows before it takes them for a circle (path_resolution(7))."""
_LONGEST_LINK = 4096
_RECORDS = tuple(suffix.encode() for suffix in SUFFIXES)

_OUT = Refused("this link leads out of the corpus", "copy the file into the corpus")
_NOWHERE = Refused("this link leads nowhere", "copy the file here, or remove the link")
_TO_FOLDER = Refused("this is a link to a folder, which is not followed", "put the folder itself in its place")
_NAMED_FOLDER = Refused("this is a folder with the name of a record", "rename it without `.yaml`")
_OTHERS = Refused("this is a submodule: its records are kept by another repository", "check that one by itself")

Path = tuple[bytes, ...]


class Listed(msgspec.Struct, frozen=True):
    """One file of a corpus in a commit: its path below the corpus, where it counts, and its object, or why there is none."""

    path: bytes
    folder: Folder
    below: int
    """How many steps of the path are the folder's own."""
    blob: str | Refused


def listing(root: str | None, settings: Settings, objects: Objects) -> Iterator[Listed]:
    """All records below a folder (the id of its tree; None where it is not there), with the names that the settings give."""
    if root is None:
        return
    folders: tuple[tuple[Folder, str], ...] = (("claims", settings.claims), ("sources", settings.sources))
    for folder, name in folders:
        steps = _steps(name)
        found = _followed(root, steps, objects)
        if isinstance(found, Entry) and found.kind == FOLDER:
            yield from _records(root, found.id, steps, folder, len(steps), objects)
        elif isinstance(found, Entry) and found.kind == SUBMODULE:
            yield Listed(b"/".join(steps), folder, len(steps) - 1, _OTHERS)
    singles: tuple[tuple[Folder, str], ...] = (("camps", settings.camps), ("links", settings.links))
    for folder, name in singles:
        for path in dict.fromkeys((_steps(name), _steps(str(PurePosixPath(name).with_suffix(".yml"))))):
            if _entry(root, path, objects) is not None:
                yield Listed(b"/".join(path), folder, len(path) - 1, _blob(root, path, objects))


def subtree(tree: str, path: bytes, objects: Objects) -> str | None:
    """The tree at a path below another; None where there is no folder."""
    entry = _entry(tree, _steps(path), objects) if path.strip(b"/") else Entry(FOLDER, tree)
    return entry.id if entry is not None and entry.kind == FOLDER else None


def contents(root: str | None, name: str, objects: Objects) -> bytes | None:
    """The bytes of one file below a folder; None where there is none, or none that could be read."""
    path = _steps(name)
    blob = _blob(root, path, objects) if root is not None and _entry(root, path, objects) is not None else None
    data = objects.blob(blob, MAX_BYTES) if isinstance(blob, str) else None
    return data if isinstance(data, bytes) else None


def file(listed: Listed, objects: Objects) -> File:
    """The file with its bytes, as the plan reads it."""
    path = PurePosixPath(listed.path.decode("utf-8", "surrogateescape"))
    single = listed.folder in ("camps", "links")
    inside = PurePosixPath(*path.parts[listed.below :]).with_suffix("").as_posix()
    return File(
        path=listed.path.decode("utf-8", "backslashreplace"),
        folder=listed.folder,
        id=listed.folder if single else inside,
        data=_data(listed.blob, objects),
    )


def _data(blob: str | Refused, objects: Objects) -> bytes | Refused:
    if isinstance(blob, Refused):
        return blob
    found = objects.blob(blob, MAX_BYTES)
    if isinstance(found, bytes):
        return found
    message = f"larger than {MAX_BYTES // 1024} KiB ({found // 1024:,} KiB)"
    return Refused(message, "split it: a record has one claim or source")


def _records(root: str, tree: str, steps: Path, folder: Folder, below: int, objects: Objects) -> Iterator[Listed]:
    parent = b"/".join(steps) + b"/"
    for name, entry in objects.tree(tree).items():
        if name.startswith(b"."):
            continue
        record, kind = name.lower().endswith(_RECORDS), entry.kind
        shown = parent + name
        if kind == FOLDER:
            if record:
                yield Listed(shown, folder, below, _NAMED_FOLDER)
            yield from _records(root, entry.id, (*steps, name), folder, below, objects)
        elif kind == SUBMODULE:
            yield Listed(shown, folder, below, _OTHERS)
        elif kind == LINK and _leads_to_folder(root, (*steps, name), objects):
            yield Listed(shown, folder, below, _TO_FOLDER)
        elif record:
            yield Listed(shown, folder, below, _blob(root, (*steps, name), objects) if kind == LINK else entry.id)


def _leads_to_folder(root: str, path: Path, objects: Objects) -> bool:
    found = _followed(root, path, objects)
    return isinstance(found, Entry) and found.kind == FOLDER


def _blob(root: str, path: Path, objects: Objects) -> str | Refused:
    """The object behind a path, links followed; or why it cannot be had."""
    found = _followed(root, path, objects)
    if isinstance(found, Refused):
        return found
    if found.kind == FOLDER:
        return Refused("this is a folder", "rename it without `.yaml`")
    return _OTHERS if found.kind == SUBMODULE else found.id


def _followed(root: str, path: Path, objects: Objects) -> Entry | Refused:
    """What lies at a path when every link on the way is followed, as the system does it; nothing outside `root` is reached."""
    waiting, done, links = list(reversed(path)), [Entry(FOLDER, root)], 0
    while waiting:
        step = waiting.pop()
        if step == b"..":
            if len(done) == 1:
                return _OUT
            done.pop()
            continue
        if done[-1].kind != FOLDER or (entry := objects.tree(done[-1].id).get(step)) is None:
            return _NOWHERE
        if entry.kind != LINK:
            done.append(entry)
            continue
        links += 1
        target = objects.blob(entry.id, _LONGEST_LINK)
        if links > _MOST_LINKS or not isinstance(target, bytes):
            return _NOWHERE
        if target.startswith(b"/"):
            return _OUT
        waiting += reversed(_steps(target))
    return done[-1]


def _entry(root: str, path: Path, objects: Objects) -> Entry | None:
    """What lies at a path, links not followed at its end."""
    parent = _followed(root, path[:-1], objects)
    return objects.tree(parent.id).get(path[-1]) if isinstance(parent, Entry) and parent.kind == FOLDER else None


def _steps(name: str | bytes) -> Path:
    raw = name if isinstance(name, bytes) else name.encode("utf-8", "surrogateescape")
    return tuple(step for step in raw.split(b"/") if step not in (b"", b"."))
