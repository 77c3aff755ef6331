"""The two verbs of an engine: all that the plan asks of whatever does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
Shared = TypeVar("Shared")


class Engine(Protocol):
    """Two verbs over msgpack-able rows and functions of a module's top level. Rows may come back in any order."""

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """All that `function(row, shared)` gives, for every row; `shared` is small and the same for all."""
        ...

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterator[Out]:
        """All that `function(key, rows, shared)` gives, for every key with the rows that stand under it."""
        ...
