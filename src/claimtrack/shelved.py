"""The files of a large corpus in little room: what they hold lies packed, and each file is put together for whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import overload

from claimtrack.packed import Packed
from claimtrack.records import File, Folder, Refused


def held(files: Iterator[File], fewest: int) -> Sequence[File]:
    """These files as they come; where there are as many as `fewest`, in little room."""
    first = tuple(islice(files, fewest))
    return Shelved(chain(first, files)) if len(first) == fewest else first


class Shelved(Sequence[File]):
    """Files in the order in which they came. Paths and ids are held as they are: others who go by them hold the same ones."""

    def __init__(self, files: Iterable[File]) -> None:
        """Have these, each packed as it comes: many side by side, let go later, would leave gaps that nothing smaller fills."""
        self._names: list[tuple[str, Folder, str]] = []
        self._held = Packed[bytes | Refused](bytes | Refused)
        for file in files:
            self._names.append((file.path, file.folder, file.id))
            self._held.add((file.data,))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)

    def __iter__(self) -> Iterator[File]:
        """All of them."""
        for (path, folder, name), data in zip(self._names, self._held, strict=True):
            yield File(path=path, folder=folder, id=name, data=data)

    @overload
    def __getitem__(self, number: int) -> File: ...
    @overload
    def __getitem__(self, number: slice) -> list[File]: ...
    def __getitem__(self, number: int | slice) -> File | list[File]:
        """One of them, or some. Raises IndexError where there is none of that number. The next one lies near."""
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        path, folder, name = self._names[number]
        return File(path=path, folder=folder, id=name, data=self._held[number])
