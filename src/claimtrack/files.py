"""The files of a corpus: found, read and written. The only module that touches them.

Whatever lies in the folder, reading it ends at once with its bytes or with a reason; nothing outside the corpus is read.
"""

from __future__ import annotations

import errno
import os
import posixpath
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from claimtrack.beginning import SUFFIXES
from claimtrack.yamltext import MAX_BYTES

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)
"""Opens no link; 0 where the system has no such flag."""


class Refusal(msgspec.Struct, frozen=True):
    """A path that cannot be read, why, and what to do."""

    path: Path
    message: str
    help: str


def walk(folder: Path) -> Iterator[Path | Refusal]:
    """All records in a folder and below, in the order of their paths; what cannot be looked into comes as a refusal.

    Hidden files and folders are passed over; links to folders are not followed, and refused.
    """
    waiting = _entries(folder) if os.path.lexists(folder) else []
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, Refusal):
            yield entry
            continue
        if entry.name.startswith("."):
            continue
        path, record = Path(entry), os.path.splitext(entry.name)[1].lower() in SUFFIXES  # noqa: PTH122 - a name is no path
        if _is_folder(entry):
            if record:
                yield Refusal(path, "this is a folder with the name of a record", "rename it without `.yaml`")
            waiting += _entries(path)
        elif _is_folder(entry, followed=True):
            yield Refusal(path, "this is a link to a folder, which is not followed", "put the folder itself in its place")
        elif record:
            yield path


def is_record(path: str) -> bool:
    """Whether `walk` would take a path inside the folder for a record, if it were there."""
    return posixpath.splitext(path)[1].lower() in SUFFIXES and not (path.startswith(".") or "/." in path)


def read(path: Path, root: Path, most: int = MAX_BYTES) -> bytes | Refusal:
    """The bytes of a file of the corpus at `root`, no more than `most` of them, or why it cannot be had."""
    try:
        handle = _opened(path, root)
    except (OSError, RuntimeError) as error:  # before Python 3.13 a circle of links is a RuntimeError
        return _unreadable(path, error)
    if handle is None:
        return Refusal(path, "this link leads out of the corpus", "copy the file into the corpus")
    try:
        return _contents(handle, path, most)
    except OSError as error:
        return _unreadable(path, error)
    finally:
        os.close(handle)


def _opened(path: Path, root: Path) -> int | None:
    """A file of the corpus, opened; None where a link leads out of it. Raises OSError and RuntimeError.

    Most files are no links, and lie beside others: then only the folder has to be looked at, and it was already.
    """
    folder = os.path.dirname(path) or os.curdir  # noqa: PTH120 - a path for each of thousands costs more than to open it
    if _NO_LINKS and _is_inside(folder, str(root)):
        try:
            return os.open(path, os.O_RDONLY | _NO_WAITING | _NO_LINKS)
        except OSError as error:
            if error.errno not in (errno.ELOOP, errno.EMLINK):  # EMLINK: a link, to FreeBSD
                raise
    if not path.resolve().is_relative_to(root.resolve()):
        return None
    return os.open(path, os.O_RDONLY | _NO_WAITING)


def _is_inside(folder: str, root: str) -> bool:
    if folder == root:
        return True
    found = os.stat(folder)  # noqa: PTH116 - asked for each of thousands, of which none needs a path here
    return _leads_inside(folder, root, (found.st_dev, found.st_ino, found.st_ctime_ns))


@lru_cache(maxsize=4096)
def _leads_inside(folder: str, root: str, _identity: tuple[int, int, int]) -> bool:
    """Whether a folder lies in the corpus, all links followed; asked anew where another folder stands in its place.

    What is no link lies where the folder above it lies.
    """
    path, home = Path(folder), Path(root)
    if ".." not in path.parts and home in path.parents and not path.is_symlink():
        return _is_inside(str(path.parent), root)
    return path.resolve().is_relative_to(home.resolve())


def write_atomic(path: Path, data: bytes) -> None:
    """Put these bytes in a file, all or nothing; its mode stays, a link stays a link. Raises OSError.

    What is no file, such as `/dev/stdout`, is written to as it is.
    """
    write_parts(path, (data,))


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """The same of bytes that come in parts."""
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines(parts)
        return
    target = path.resolve() if path.is_symlink() else path
    written = _beside(target, parts)
    try:
        if target.exists():
            written.chmod(stat.S_IMODE(target.stat().st_mode))
        written.replace(target)
    except OSError:
        written.unlink(missing_ok=True)
        raise
    settled(target.parent)


def create_new(path: Path, data: bytes) -> None:
    """Make a file with these bytes, all or nothing. Raises FileExistsError where there is one, OSError otherwise."""
    written = _beside(path, (data,))
    try:
        os.link(written, path)
    finally:
        written.unlink(missing_ok=True)
    settled(path.parent)


@contextmanager
def creating(path: Path) -> Iterator[BinaryIO]:
    """A stream into a file that does not exist yet, and that is there, whole, once the block has ended well; else not at all.

    Raises FileExistsError where there is one by then, OSError otherwise.
    """
    import tempfile  # noqa: PLC0415 - only where something is written

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        written.chmod(_usual_mode())
        os.link(written, path)
    finally:
        written.unlink(missing_ok=True)
    settled(path.parent)


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it, each safely on the disk, where they are not there; those made, the inmost first.

    Raises OSError.
    """
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in missing:
        settled(one.parent)
    return missing


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Whoever else changes this folder so waits until we are done. Where the system has no such locks, nobody waits."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def stamp(path: Path) -> tuple[int, int, int, int]:
    """What a listing tells of a file: bytes, time of the last change of contents and of the entry (ns), number on the disk.

    All 0 where nothing can be told.
    """
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0, 0
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & 0x7FFF_FFFF_FFFF_FFFF


def _entries(folder: Path) -> list[os.DirEntry[str] | Refusal]:
    """What lies in a folder, the last first; or why it cannot be told."""
    try:
        return [*sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True)]
    except OSError as error:
        return [Refusal(folder, f"the folder cannot be read: {error.strerror}", "make it readable")]


def _is_folder(entry: os.DirEntry[str], *, followed: bool = False) -> bool:
    try:
        return entry.is_dir(follow_symlinks=followed)
    except OSError:
        return False


def _unreadable(path: Path, error: OSError | RuntimeError) -> Refusal:
    if path.is_symlink() and (isinstance(error, RuntimeError) or error.errno in (errno.ENOENT, errno.ELOOP)):
        return Refusal(path, "this link leads nowhere", "copy the file here, or remove the link")
    why = error.strerror if isinstance(error, OSError) else str(error)
    return Refusal(path, f"cannot be read: {why}", "make it a readable file, or remove it")


def _contents(handle: int, path: Path, most: int) -> bytes | Refusal:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        return Refusal(path, "this is a folder", "rename it without `.yaml`")
    if not stat.S_ISREG(status.st_mode):
        return Refusal(path, "this is a pipe, socket or device, not a file", "remove it")
    if status.st_size > most:
        return _too_large(path, status.st_size, most)
    parts, size = [], 0
    while part := os.read(handle, MAX_BYTES):
        parts.append(part)
        size += len(part)
        if size > most:
            return _too_large(path, size, most)
    return b"".join(parts)


def _too_large(path: Path, size: int, most: int) -> Refusal:
    return Refusal(path, f"larger than {most // 1024:,} KiB ({size // 1024:,} KiB)", "split it: a record has one claim or source")


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def settled(folder: Path) -> None:
    """Have the disk take down which names a folder holds: a file that was renamed is not safe before. Not every system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _beside(path: Path, parts: Iterable[bytes]) -> Path:
    """A new file with these bytes, safely on the disk, in the folder of `path`."""
    import tempfile  # noqa: PLC0415 - only where something is written

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        written.chmod(_usual_mode())
    except OSError:
        written.unlink(missing_ok=True)
        raise
    return written
