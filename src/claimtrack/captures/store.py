"""The store of copies: each under the hash of its bytes, with the text that was taken out of it beside it.

`ab/abcd....html` has the bytes as they were given, `ab/abcd....json` what was read in them; the second is written last, and a
copy without it is not here. Nothing is written through a link, and nothing is believed that does not fit its hash.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

import msgspec

from claimtrack import files
from claimtrack.captures.extract.extracted import MAX_BYTES, Form
from claimtrack.evidence.copy import Block, Copy
from claimtrack.trouble import Trouble

SCHEMA: Final = "claimtrack/capture/1"
SUFFIXES = (".html", ".txt", ".md", ".pdf", ".warc", ".warc.gz")

_HASH = re.compile(r"[0-9a-f]{64}")
_OPENED = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was read in the bytes of a copy: what `<sha256>.json` holds. `text` is the hash of its blocks."""

    schema: Literal["claimtrack/capture/1"] = SCHEMA
    sha256: str
    bytes: int
    form: Form
    media: str
    suffix: str
    extractor: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    text: str
    blocks: tuple[Block, ...] = ()


def sha256(data: bytes) -> str:
    """The name of a copy."""
    return hashlib.sha256(data).hexdigest()


def text_hash(blocks: Iterable[Block]) -> str:
    """The hash of the text of a copy, and of how it is set."""
    return sha256(msgspec.json.encode(list(blocks)))


def copies(folder: Path, wanted: Iterable[str]) -> list[Copy]:
    """The copies of those hashes that are here, in that order, each hashed again; one that is not here gives no row.

    `changed` are those whose bytes are gone or no longer fit the hash, or whose text no longer fits its own: they have no blocks.
    """
    return [copy for one in dict.fromkeys(wanted) if (copy := copy_of(folder, one)) is not None]


def copy_of(folder: Path, name: str) -> Copy | None:
    """The copy of one hash; None where it is not here."""
    if not _HASH.fullmatch(name):
        return None
    told = _bytes(_beside(folder, name, ".json"))
    if told is None:
        return None
    reading = read(told, name)
    if reading is None or not _whole(folder, reading):
        return Copy(sha256=name, state="changed")
    return Copy(sha256=name, blocks=reading.blocks, title=reading.title, state="whole" if reading.blocks else "unread")


def reading_of(folder: Path, name: str) -> Reading | None:
    """What is told of a copy, unless it is not here or not whole."""
    told = _bytes(_beside(folder, name, ".json")) if _HASH.fullmatch(name) else None
    reading = read(told, name) if told is not None else None
    return reading if reading is not None and _whole(folder, reading) else None


def is_here(folder: Path, name: str) -> bool:
    """Whether there is a copy of that hash, whole or not. Hashes nothing."""
    return bool(_HASH.fullmatch(name)) and _beside(folder, name, ".json").is_file()


def read(told: bytes, name: str) -> Reading | None:
    """What the text beside a copy says; None where it is not of that copy, or its text no longer fits its hash."""
    try:
        reading = msgspec.json.decode(told, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    fits = reading.sha256 == name and reading.suffix in SUFFIXES and reading.text == text_hash(reading.blocks)
    return reading if fits else None


def path_of(folder: Path, reading: Reading) -> Path:
    """Where the bytes of a copy are."""
    return _beside(folder, reading.sha256, reading.suffix)


def paths(folder: Path, name: str) -> list[Path]:
    """All places where something may lie that tells of the copy of one hash."""
    return [_beside(folder, name, suffix) for suffix in (".json", *SUFFIXES)]


def bytes_of(folder: Path, reading: Reading) -> bytes | None:
    """The bytes of a copy; None where they cannot be had. Not hashed."""
    return _bytes(path_of(folder, reading))


def hashes(folder: Path) -> list[str]:
    """The hashes of all copies that are here, whole or not, in order."""
    return sorted(path.stem for path in _files(folder) if path.suffix == ".json" and _HASH.fullmatch(path.stem))


def strays(folder: Path) -> list[Path]:
    """What else lies in the store, in order: bytes without their text, what a stopped run left, what is not ours."""
    known = set(hashes(folder))
    named = {f"{name}{end}" for name in known for end in (".json", *SUFFIXES)}
    return sorted(path for path in _files(folder) if path.name not in named and path != folder / ".gitignore")


def put(root: Path, folder: Path, data: bytes, reading: Reading) -> None:
    """Lay down a copy: first its bytes, then what was read in them. What is there and whole stays as it is.

    `folder` lies in the corpus at `root`. Raises Trouble where something is in the way, or nothing can be written.
    """
    home = folder / reading.sha256[:2]
    _without_links(root, home)
    try:
        files.make_folder(home)
        _without_links(root, home)
        if not os.path.lexists(folder / ".gitignore"):
            files.create_new(folder / ".gitignore", b"*\n")
        for path, held in ((path_of(folder, reading), data), (home / f"{reading.sha256}.json", encoded(reading))):
            if path.is_symlink() or (path.exists() and not path.is_file()):
                raise Trouble(f"`{_shown(path, root)}` is no file of the store", "remove it, then do it again")
            if _bytes(path) != held:
                files.write_atomic(path, held)
    except OSError as error:
        way_on = "see whether the disk is full and the folder is yours; nothing is lost by doing it again"
        raise Trouble(f"the copy cannot be stored in `{_shown(folder, root)}`: {error.strerror}", way_on) from None


def encoded(reading: Reading) -> bytes:
    """What is told of a copy as JSON, which people can read as well."""
    return msgspec.json.format(msgspec.json.encode(reading), indent=1) + b"\n"


def _whole(folder: Path, reading: Reading) -> bool:
    data = bytes_of(folder, reading)
    return data is not None and sha256(data) == reading.sha256


def _beside(folder: Path, name: str, suffix: str) -> Path:
    return folder / name[:2] / f"{name}{suffix}"


def _bytes(path: Path) -> bytes | None:
    """The bytes of a file, unless it is none, or a link, or larger than the store takes in."""
    try:
        handle = os.open(path, _OPENED)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as stream:
        try:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                return None
            data = stream.read(MAX_BYTES + 1)
        except OSError:
            return None
    return data if len(data) <= MAX_BYTES else None


def _files(folder: Path) -> Iterator[Path]:
    """What lies in the store and in its folders, no deeper."""
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from (Path(inner.path) for inner in _entries(Path(entry.path)))
        else:
            yield Path(entry.path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return []
        raise Trouble(f"`{folder.name}` cannot be read: {error.strerror}", "see whether the folder is yours") from None


def _without_links(root: Path, folder: Path) -> None:
    """Raises Trouble where a link lies on the way from the corpus to a folder of the store."""
    at = root
    for step in folder.relative_to(root).parts:
        at /= step
        if at.is_symlink():
            raise Trouble(f"`{_shown(at, root)}` is a link, and nothing is stored through a link", "put a folder in its place")
        if os.path.lexists(at) and not at.is_dir():
            raise Trouble(f"`{_shown(at, root)}` is in the way: it is no folder", "remove it, then do it again")


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
