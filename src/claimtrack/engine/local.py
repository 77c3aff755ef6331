"""The local engine: one process, in order. Without memory of earlier runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimtrack.verbs import In, Out, Shared

_TELL_EVERY = 200


class LocalEngine:
    """Runs both verbs in this process, keys in alphabetical order. A listener hears which step has done how many rows."""

    def __init__(self, listener: Callable[[str, int], None] | None = None) -> None:
        """Keep the listener."""
        self.listener = listener

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """All that `function(row, shared)` gives, row by row."""
        for number, row in enumerate(rows, 1):
            yield from function(row, shared)
            self._tell(function, number)

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterator[Out]:
        """All that `function(key, rows, shared)` gives, key by key."""
        groups: dict[str, list[In]] = {}
        for key, row in rows:
            groups.setdefault(key, []).append(row)
        for number, key in enumerate(sorted(groups), 1):
            yield from function(key, groups[key], shared)
            self._tell(function, number)

    def _tell(self, function: object, number: int) -> None:
        if self.listener is not None and number % _TELL_EVERY == 0:
            self.listener(getattr(function, "__module__", "").rpartition(".")[2], number)
