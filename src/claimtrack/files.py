"""The files of a corpus: found, read and written. The only module that touches them.

Whatever lies in the folder, reading it ends at once with its bytes or with a reason; nothing outside the corpus is read.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from claimtrack.yamltext import MAX_BYTES

SUFFIXES = (".yaml", ".yml")
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Refusal(msgspec.Struct, frozen=True):
    """A path that cannot be read, why, and what to do."""

    path: Path
    message: str
    help: str


def walk(folder: Path) -> Iterator[Path | Refusal]:
    """All records in a folder and below, in the order of their paths; what cannot be looked into comes as a refusal.

    Hidden folders are passed over, links to folders are not followed.
    """
    if not os.path.lexists(folder):
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(folder, f"the folder cannot be read: {error.strerror}", "make it readable")
        return
    for entry in entries:
        path = Path(entry.path)
        if _is_folder(entry):
            if path.suffix.lower() in SUFFIXES:
                yield Refusal(path, "this is a folder with the name of a record", "rename it without `.yaml`")
            if not entry.name.startswith("."):
                yield from walk(path)
        elif path.suffix.lower() in SUFFIXES and not entry.name.startswith("."):
            yield path


def read(path: Path, root: Path) -> bytes | Refusal:
    """The bytes of a file of the corpus at `root`, or why it cannot be had."""
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return Refusal(path, "this link leads out of the corpus", "copy the file into the corpus")
        handle = os.open(path, os.O_RDONLY | _NO_WAITING)
    except (OSError, RuntimeError) as error:
        return Refusal(
            path, f"cannot be read: {getattr(error, 'strerror', None) or error}", "make it a readable file, or remove it"
        )
    try:
        return _contents(handle, path)
    except OSError as error:
        return Refusal(path, f"cannot be read: {error.strerror}", "make it a readable file, or remove it")
    finally:
        os.close(handle)


def write_atomic(path: Path, data: bytes) -> None:
    """Put these bytes in a file, all or nothing; its mode stays. Raises OSError."""
    written = _beside(path, data)
    try:
        if path.exists():
            written.chmod(stat.S_IMODE(path.stat().st_mode))
        written.replace(path)
    except OSError:
        written.unlink(missing_ok=True)
        raise


def create_new(path: Path, data: bytes) -> None:
    """Make a file with these bytes, all or nothing. Raises FileExistsError where there is one, OSError otherwise."""
    written = _beside(path, data)
    try:
        os.link(written, path)
    finally:
        written.unlink(missing_ok=True)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _contents(handle: int, path: Path) -> bytes | Refusal:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        return Refusal(path, "this is a folder", "rename it without `.yaml`")
    if not stat.S_ISREG(status.st_mode):
        return Refusal(path, "this is a pipe, socket or device, not a file", "remove it")
    if status.st_size > MAX_BYTES:
        return _too_large(path, status.st_size)
    parts, size = [], 0
    while part := os.read(handle, MAX_BYTES):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            return _too_large(path, size)
    return b"".join(parts)


def _too_large(path: Path, size: int) -> Refusal:
    return Refusal(
        path, f"larger than {MAX_BYTES // 1024} KiB ({size // 1024} KiB)", "split it: a record has one claim or source"
    )


def _beside(path: Path, data: bytes) -> Path:
    """A new file with these bytes, safely on the disk, in the folder of `path`."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        written.chmod(0o666 & ~mask)
    except OSError:
        written.unlink(missing_ok=True)
        raise
    return written
