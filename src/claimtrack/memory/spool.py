"""Packed values that lie aside until a run is over; those of many claims on the disk, so that they take no room in the run."""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

AT_HAND = 4 * 1024 * 1024
"""So many bytes are held in memory before any go to the disk."""


class Spool:
    """A file without a name, gone with the process at the latest. Where it cannot be written it is not whole; no run fails."""

    def __init__(self, folder: Path | None = None) -> None:
        """Nothing lies there yet; `folder` is where the file is to be, should it come to that: else among the temporary ones."""
        import tempfile  # noqa: PLC0415 - it brings much along, and only a whole run lays anything aside

        self._file = tempfile.SpooledTemporaryFile(max_size=AT_HAND, dir=None if folder is None else str(folder))  # noqa: SIM115 - it lives as long as this object
        weakref.finalize(self, self._file.close)
        self._end = 0
        self.whole = True

    def put(self, value: bytes) -> None:
        """Lay a value behind all others."""
        if not self.whole:
            return
        try:
            self._file.write(value)
            self._end += len(value)
        except OSError:
            self.whole = False

    def at(self, first: int, length: int) -> bytes:
        """So many bytes from one on. Raises OSError where they cannot be read."""
        self._file.seek(first)
        return self._file.read(length)

    @property
    def end(self) -> int:
        """Where the next value will begin."""
        return self._end


class Rows:
    """Values in the order in which they came."""

    def __init__(self, spool: Spool) -> None:
        """None yet; they will lie in this spool, among others."""
        self._spool = spool
        self._firsts = array("Q")
        self._lengths = array("Q")

    def append(self, value: bytes) -> None:
        """Have one more."""
        self._firsts.append(self._spool.end)
        self._lengths.append(len(value))
        self._spool.put(value)

    def extend(self, values: Iterable[bytes]) -> None:
        """Have some more."""
        for one in values:
            self.append(one)

    def __getitem__(self, number: int) -> bytes:
        """One of them. Raises OSError where it cannot be read."""
        return self._spool.at(self._firsts[number], self._lengths[number])

    def __len__(self) -> int:
        """How many there are."""
        return len(self._firsts)

    def __iter__(self) -> Iterator[bytes]:
        """All of them. Raises OSError where one cannot be read."""
        return map(self.__getitem__, range(len(self)))


class Named(Mapping[str, bytes]):
    """Values by name, each of which comes once. All are laid aside before the first is looked up."""

    def __init__(self, spool: Spool) -> None:
        """None yet; they will lie in this spool, among others."""
        self._names: list[str] = []
        self._rows = Rows(spool)

    def add(self, name: str, value: bytes) -> None:
        """Have one more."""
        self._names.append(name)
        self._rows.append(value)

    def __getitem__(self, name: str) -> bytes:
        """The value of that name. Raises KeyError where there is none, OSError where it cannot be read."""
        return self._rows[self._numbers[name]]

    def __iter__(self) -> Iterator[str]:
        """All names."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._numbers)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._names)}
