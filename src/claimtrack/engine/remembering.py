"""The local engine with a memory: what was worked out once of the same rows is not worked out again in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimtrack import records
from claimtrack.engine.local import LocalEngine
from claimtrack.records import File, Reading
from claimtrack.verbs import In, Out, Shared


class Remembering(LocalEngine):
    """The local engine, which reads the same bytes at the same path but once."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        super().__init__()
        self._readings: dict[File, Reading] = {}

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """As every engine, but that `records.read` is remembered."""
        if function is not records.read:
            yield from super().flat_map(function, rows, shared)
            return
        found: Any
        for number, row in enumerate(rows, 1):
            found = self.reading(row) if isinstance(row, File) else None
            yield found
            self._tell(function, number)

    def reading(self, file: File) -> Reading:
        """What a file says."""
        if file not in self._readings:
            (self._readings[file],) = records.read(file)
        return self._readings[file]
