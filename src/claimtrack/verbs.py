"""The two verbs of an engine: all that the plan asks of whatever does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

In = TypeVar("In")
Out = TypeVar("Out")
Row_co = TypeVar("Row_co", covariant=True)
Shared = TypeVar("Shared")


class Engine(Protocol):
    """Two verbs over msgpack-able rows and functions of a module's top level. Rows may come back in any order.

    What comes out of a call may be read once, and given to another call; whoever needs it again asks for it to be `kept`.
    """

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterable[Out]:
        """All that `function(row, shared)` gives, for every row; `shared` is small and the same for all."""
        ...

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterable[Out]:
        """All that `function(key, rows, shared)` gives, for every key with the rows that stand under it."""
        ...


class Together(Generic[Row_co]):
    """Several streams of rows as one, which an engine may read where they lie."""

    def __init__(self, *parts: Iterable[Row_co]) -> None:
        """Nothing is read yet."""
        self.parts = parts

    def __iter__(self) -> Iterator[Row_co]:
        """The rows of one after the other."""
        return chain.from_iterable(self.parts)


@runtime_checkable
class Elsewhere(Protocol):
    """Rows that lie with an engine, and not here; each time they are read, they are worked out."""

    def kept(self, *beside: Iterable[Any]) -> Iterable[Any]:
        """The same rows, with others beside them, worked out once and for all."""
        ...

    def only(self, *kinds: type[Any]) -> Iterable[Any]:
        """Those of the rows that are of these types."""
        ...


def kept(rows: Iterable[Out]) -> Iterable[Out]:
    """Rows that can be read again and again: a list of them here, or wherever the engine has them or some of them."""
    parts = rows.parts if isinstance(rows, Together) else (rows,)
    for number, part in enumerate(parts):
        if isinstance(part, Elsewhere):
            return part.kept(*parts[:number], *parts[number + 1 :])
    return list(rows)


def only(rows: Iterable[Any], *kinds: type[Any]) -> Iterable[Any]:
    """Those of the rows that are of these types; picked where they lie."""
    return rows.only(*kinds) if isinstance(rows, Elsewhere) else [row for row in rows if isinstance(row, kinds)]
