"""The local engine: one process, in order. Without memory of earlier runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat

from claimtrack.verbs import In, Out, Shared

_TELL_EVERY = 200


class LocalEngine:
    """Runs both verbs in this process, keys in alphabetical order. A listener hears which step has done how many rows."""

    def __init__(self, listener: Callable[[str, int], None] | None = None) -> None:
        """Keep the listener."""
        self.listener = listener

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """All that `function(row, shared)` gives, row by row."""
        return chain.from_iterable(map(function, self._heard(function, rows), repeat(shared)))

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterator[Out]:
        """All that `function(key, rows, shared)` gives, key by key. The rows are read when the first answer is asked for."""
        groups = self.grouped(rows)
        for key in self._heard(function, sorted(groups)):
            yield from function(key, groups[key], shared)

    @staticmethod
    def grouped(rows: Iterable[tuple[str, In]]) -> dict[str, list[In]]:
        """The rows under each key, in the order in which they came."""
        groups = defaultdict[str, list[In]](list)
        for key, row in rows:
            groups[key].append(row)
        return groups

    def _heard(self, function: object, rows: Iterable[In]) -> Iterable[In]:
        """The rows; the listener, where there is one, hears how many have been done."""
        return rows if self.listener is None else self._counted(function, rows)

    def _counted(self, function: object, rows: Iterable[In]) -> Iterator[In]:
        for number, row in enumerate(rows, 1):
            yield row
            self._tell(function, number)

    def _tell(self, function: object, number: int) -> None:
        if self.listener is not None and number % _TELL_EVERY == 0:
            self.listener(getattr(function, "__module__", "").rpartition(".")[2], number)
