"""What lies in a corpus, told without reading what has not changed: one key for the contents of all its files.

Contents have the names that git gives them (`blob` and the length before the bytes, SHA-1: gitformat-pack(5)), so that whoever
has git's index need not read a file. Says nothing (None) where anything lies there that is out of the ordinary, such as links.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from hashlib import blake2b, sha1
from pathlib import Path
from typing import NamedTuple

from claimtrack.beginning import SUFFIXES

_YOUNG = 2_000_000_000
"""Nanoseconds within which a file may change again and keep its time: FAT tells even seconds. Git calls such an entry racy."""
_MOST = 64 * 1024 * 1024
"""Bytes of a file beyond which nobody needs a name for it: such a record is refused."""


class Layout(NamedTuple):
    """Where the records lie, by the names that the configuration gives; `files` are those beside the folders."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    captures: str


class Stamp(NamedTuple):
    """What a listing tells of a file: bytes, when contents and entry changed (ns), and its number on the disk."""

    size: int
    contents: int
    entry: int
    number: int


class Listed(NamedTuple):
    """The files of a corpus by their paths from its root, and when they were listed; stamps where somebody asked for them."""

    paths: list[str]
    stamps: dict[str, Stamp]
    at: int


class _Unusual(Exception):
    """Something lies there of which a plain look does not tell what a run would make of it."""


def listed(root: Path, layout: Layout, *, stamped: bool) -> Listed | None:
    """The files of the corpus at `root`; None where anything unusual lies among them."""
    now, paths, stamps = time.time_ns(), list[str](), dict[str, Stamp]()
    try:
        for name in layout.folders:
            for path, entry in _records(str(root / name), name):
                paths.append(path)
                if stamped:
                    stamps[path] = _stamp(entry.stat(follow_symlinks=False))
        for name in layout.files:
            place = root / name
            if os.path.lexists(place):
                if place.is_symlink() or not place.is_file():
                    return None
                paths.append(name)
                if stamped:
                    stamps[name] = _stamp(place.stat())
    except (OSError, _Unusual):
        return None
    return Listed(paths, stamps, now)


def contents(root: Path, found: Listed, known: Mapping[str, bytes]) -> dict[str, bytes] | None:
    """The name of the contents of each file, by path; read where it is not `known`. None where one cannot be read."""
    names = {}
    for path in found.paths:
        name = known.get(path) or _read(root / path)
        if name is None:
            return None
        names[path] = name
    return names


def key_of(names: Mapping[str, bytes]) -> bytes:
    """One key for the contents of files, whatever their order."""
    made = blake2b(digest_size=20)
    made.update(b"".join(sorted(os.fsencode(path) + b"\0" + name + b"\n" for path, name in names.items())))
    return made.digest()


def stamped_key(found: Listed) -> bytes:
    """One key for how files are listed: with another key any of them may have changed."""
    lines = sorted(f"{path}\0{' '.join(map(str, stamp))}\n" for path, stamp in found.stamps.items())
    return blake2b(b"".join(map(os.fsencode, lines)), digest_size=20).digest()


def young(found: Listed) -> list[str]:
    """The files that may have changed since they were listed, and still be listed as they were."""
    since = found.at - _YOUNG
    return [path for path, stamp in found.stamps.items() if max(stamp.contents, stamp.entry) >= since]


def blob(data: bytes) -> bytes:
    """The name that git gives to these contents, in hexadecimal digits."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest().encode("ascii")


def copies_key(root: Path, layout: Layout) -> bytes | None:
    """One key for the stored copies of a corpus, as they are listed; None where one may change and be listed as it was."""
    now, lines = time.time_ns(), list[str]()
    try:
        for path, stamp in _all(str(root / layout.captures)):
            if max(stamp.contents, stamp.entry) >= now - _YOUNG:
                return None
            lines.append(f"{path}\0{' '.join(map(str, stamp))}\n")
    except (OSError, _Unusual):
        return None
    return blake2b("".join(sorted(lines)).encode("utf-8", "surrogateescape"), digest_size=20).digest()


def _records(folder: str, shown: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The records in a folder and below, as `files.walk` finds them."""
    if not os.path.lexists(folder):
        return
    if Path(folder).is_symlink():
        raise _Unusual
    waiting = [(folder, shown)]
    while waiting:
        folder, shown = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                record = name.lower().endswith(SUFFIXES)
                if entry.is_file(follow_symlinks=False):
                    if record:
                        yield f"{shown}/{name}", entry
                elif record or not entry.is_dir(follow_symlinks=False):
                    raise _Unusual
                else:
                    waiting.append((entry.path, f"{shown}/{name}"))


def _all(folder: str) -> Iterator[tuple[str, Stamp]]:
    if not os.path.lexists(folder):
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                raise _Unusual
            if entry.is_dir(follow_symlinks=False):
                yield from _all(entry.path)
            else:
                yield entry.path, _stamp(entry.stat(follow_symlinks=False))


def _stamp(told: os.stat_result) -> Stamp:
    return Stamp(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST else None
    except OSError:
        return None
    return None if data is None else blob(data)
