"""New files in batches: whole or not at all, whatever happens in between, and quickly.

Safe on the disk file by file costs a wait for the disk each time (`files.create_new`: from half a millisecond to ten). A batch
is written to a hidden folder beside, sent to the disk at once, and only then given its names, which a link does atomically and
never over a file that is there. After a kill or a power cut a name holds its whole file or does not exist; the hidden folder
that stays behind is swept by the next run.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from claimtrack.trouble import Trouble

BATCH = 1000
"""So many files wait for one trip to the disk; what is lost when the program is killed is no more, and the next run brings it."""

_AGAIN = "run it again: what is written stays, and the rest follows"
_HIDDEN = re.compile(r"\.import-([0-9a-f]{8})-([0-9]+)-\w+")


class Staging:
    """A folder that receives new files. Leaving the block writes what still waits, unless an error or a person ended it."""

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        """Nothing is made before there is something to write. `root` is the corpus, out of which no link may lead.

        Raises Trouble where the folder is such a link.
        """
        check_inside(folder, root or folder)
        self._folder = folder
        self._root = root or folder
        self._hidden: Path | None = None
        self._waiting: list[Path] = []
        self.written = 0

    def __enter__(self) -> Staging:
        """Sweep what a killed run left behind."""
        for path in self._folder.glob(".import-*") if self._folder.is_dir() else ():
            match = _HIDDEN.fullmatch(path.name)
            if match and match[1] == _host() and not _is_alive(int(match[2])):
                shutil.rmtree(path, ignore_errors=True)
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Write the rest, and leave nothing behind."""
        try:
            if kind is None:
                self.flush()
        finally:
            if self._hidden is not None:
                shutil.rmtree(self._hidden, ignore_errors=True)

    @property
    def is_full(self) -> bool:
        """Whether the next file to come completes a batch."""
        return len(self._waiting) + 1 >= BATCH

    def put(self, name: str, data: bytes) -> None:
        """Let a file wait for its batch; `name` is its path in the folder. A full batch is written. Raises Trouble as `flush`."""
        with self._failure_is_told(self._folder):
            if self._hidden is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._hidden = Path(tempfile.mkdtemp(prefix=f".import-{_host()}-{os.getpid()}-", dir=self._folder))
            (self._hidden / str(len(self._waiting))).write_bytes(data)
        self._waiting.append(self._folder / name)
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Give the files that wait their names. Raises Trouble where a file has appeared meanwhile, or none can be written."""
        if not self._waiting or self._hidden is None:
            return
        with self._failure_is_told(self._folder):
            _to_the_disk(self._hidden)
        for parent in sorted({path.parent for path in self._waiting}):
            check_inside(parent, self._folder)
            with self._failure_is_told(parent):
                parent.mkdir(parents=True, exist_ok=True)
        for number, path in enumerate(self._waiting):
            staged = self._hidden / str(number)
            with self._failure_is_told(path):
                try:
                    os.link(staged, path)
                except FileExistsError:
                    raise Trouble(f"`{path.name}` has appeared while the import ran", _AGAIN) from None
                staged.unlink()
            self.written += 1
        self._waiting.clear()

    @contextmanager
    def _failure_is_told(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            shown = path.relative_to(self._root).as_posix()
            raise Trouble(f"`{shown}` cannot be written: {error.strerror}", f"see what is in its way; then {_AGAIN}") from error


def check_inside(folder: Path, outer: Path) -> None:
    """Raises Trouble where a folder, made or not, lies elsewhere than in `outer`, because it is a link or in one."""
    try:
        inside = folder.resolve().is_relative_to(outer.resolve())
    except (OSError, RuntimeError):  # before Python 3.13 a circle of links is a RuntimeError
        inside = False
    if not inside:
        raise Trouble(f"`{folder.name}` is a link that leads out of the corpus", "put the folder itself in its place")


def _to_the_disk(folder: Path) -> None:
    """All that was written, on the disk: one trip for the batch where the system has one, else file by file."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in folder.iterdir():
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())


def _host() -> str:
    return f"{crc32(socket.gethostname().encode()):08x}"


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # there is no asking without ending it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
