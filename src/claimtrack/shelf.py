"""The files of a corpus as they lie on the disk, each read, with its folder and the id that its place gives it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from claimtrack import files
from claimtrack.config import Settings
from claimtrack.records import File, Folder, Refused

Reader = Callable[[Path, Callable[[], File]], File]
"""Is asked for a file, with its path and the way to read it; it may know the file already."""


def records_of(root: Path, settings: Settings, through: Reader | None = None) -> Iterator[File]:
    """All files of the corpus at `root`, read: claims, sources, then the registers of camps and links."""
    reader = through or _read
    folders: tuple[tuple[Folder, str], ...] = (("claims", settings.claims), ("sources", settings.sources))
    for folder, name in folders:
        for entry in files.walk(root / name):
            yield reader(path_of(entry), partial(file, entry, root, folder, name))
    yield from registers(root, settings, reader)


def registers(root: Path, settings: Settings, through: Reader | None = None) -> Iterator[File]:
    """The files of camps and of links, as far as they are there."""
    reader = through or _read
    singles: tuple[tuple[Folder, str], ...] = (("camps", settings.camps), ("links", settings.links))
    for folder, name in singles:
        for path in (root / name, (root / name).with_suffix(".yml")):
            if os.path.lexists(path):
                yield reader(path, partial(_single, path, root, folder))


def _read(_path: Path, read: Callable[[], File]) -> File:
    return read()


def _single(path: Path, root: Path, folder: Folder) -> File:
    return File(path=shown(path, root), folder=folder, id=folder, data=_data(path, root))


def file(entry: Path | files.Refusal, root: Path, folder: Folder, name: str) -> File:
    """One record below the folder of that name, read."""
    path = path_of(entry)
    inside = _below(path, root, name)[: -len(path.suffix) or None] or name
    return File(path=shown(path, root), folder=folder, id=inside, data=_data(entry, root))


def new(path: str, data: bytes, settings: Settings) -> File | None:
    """A file that is not there yet, as it would be; None where it would be no file of the corpus."""
    singles: tuple[tuple[Folder, str], ...] = (("camps", settings.camps), ("links", settings.links))
    for folder, name in singles:
        if path in (name, posixpath.splitext(name)[0] + ".yml"):
            return File(path=path, folder=folder, id=folder, data=data)
    folders: tuple[tuple[Folder, str], ...] = (("claims", settings.claims), ("sources", settings.sources))
    for folder, name in folders:
        if path.startswith(f"{name}/") and files.is_record(path.removeprefix(f"{name}/")):
            inside = posixpath.splitext(path.removeprefix(f"{name}/"))[0]
            return File(path=path, folder=folder, id=inside, data=data)
    return None


def path_of(entry: Path | files.Refusal) -> Path:
    """Where something lies, be it readable or not."""
    return entry.path if isinstance(entry, files.Refusal) else entry


def _data(entry: Path | files.Refusal, root: Path) -> bytes | Refused:
    read = entry if isinstance(entry, files.Refusal) else files.read(entry, root)
    return Refused(read.message, read.help) if isinstance(read, files.Refusal) else read


def shown(path: Path, root: Path) -> str:
    """A path as the corpus writes it."""
    below = _below(path, root)
    return below if below.isascii() else below.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _below(path: Path, root: Path, name: str = "") -> str:
    """The steps from a corpus, or from its folder of that name, to what lies in it, with slashes; none to the folder itself."""
    return str(path)[_steps_begin(str(root), name) :].replace(os.sep, "/")


@lru_cache(maxsize=64)
def _steps_begin(root: str, name: str) -> int:
    return len(str(Path(root, name, "_"))) - 1
