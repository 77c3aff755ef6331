"""The local engine with a memory: what was worked out once of the same rows is not worked out again in this process.

Rows are known again by identity, and kept alive by the memory. What is built anew and turns out equal is handed on as the object
that it was before, so that whoever comes next in the plan knows it again. So equal rows must be interchangeable, as they are for
every engine that sends them to another machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from claimtrack.engine.local import LocalEngine
from claimtrack.engine.meeting import GroupedCalls
from claimtrack.engine.memory import Mapped, MappedCalls
from claimtrack.verbs import In, Out, Shared

_SHARED = 64
"""So many values that rows share are known again; a run has some ten."""


class Remembering(LocalEngine):
    """The local engine, which works out only what is new; it gives the same rows in the same order as that one.

    Made for many runs on one corpus that changes little from each to the next: what the last two runs did not use is forgotten.
    Not for two threads at once.
    """

    def __init__(self, listener: Callable[[str, int], None] | None = None) -> None:
        """Nothing is remembered yet."""
        super().__init__(listener)
        self._mapped: dict[object, MappedCalls] = {}
        self._grouped: dict[object, GroupedCalls] = {}
        self._shared: dict[int, tuple[Any, Any]] = {}

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """All that `function(row, shared)` gives, row by row; worked out before this returns."""
        calls = self._mapped.setdefault(_name(function), MappedCalls())
        work = self._told(function, lambda row: function(row, shared))
        return Stream(calls.call([*rows], self._known(shared), work))

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterator[Out]:
        """All that `function(key, rows, shared)` gives, key by key; worked out before this returns."""
        name = _name(function)
        origin = rows.whole() if isinstance(rows, Stream) else None
        if origin is None:
            calls = self._mapped.setdefault(("group", name), MappedCalls())
            origin = calls.call([*rows], None, lambda pair: (pair,))
        work = self._told(function, lambda key, met: function(key, met, shared))
        return self._grouped.setdefault(name, GroupedCalls()).call(origin, self._known(shared), work).outputs()

    def _told(self, function: object, work: Callable[..., Iterable[Any]]) -> Callable[..., tuple[Any, ...]]:
        """The work on one row or group, of which the listener hears."""
        done = 0

        def heard(*given: Any) -> tuple[Any, ...]:
            nonlocal done
            found = tuple(work(*given))
            done += 1
            self._tell(function, done)
            return found

        return heard

    def _known(self, shared: Any) -> Any:
        """The value that was shared before and equals this one, or this one."""
        if shared is None:
            return None
        if id(shared) in self._shared:
            return self._shared[id(shared)][1]
        earlier = {id(one): one for _, one in self._shared.values() if type(one) is type(shared)}
        found = next((one for one in reversed(earlier.values()) if _same(one, shared)), shared)
        self._shared[id(shared)] = (shared, found)
        if len(self._shared) > _SHARED:
            del self._shared[next(iter(self._shared))]
        return found


class Stream(Iterator[Out]):
    """What came out of a call, as a stream; and as a whole, for whoever takes it before it has begun."""

    def __init__(self, call: Mapped) -> None:
        """Nothing was taken yet."""
        self._call = call
        self._rest: Iterator[Out] | None = None

    def whole(self) -> Mapped | None:
        """The call, all of whose outputs are taken by this; None where some were taken before."""
        if self._rest is not None:
            return None
        self._rest = iter(())
        return self._call

    def __iter__(self) -> Iterator[Out]:
        """The rest, at the speed of a plain iterator."""
        if self._rest is None:
            self._rest = self._call.outputs()
        return self._rest

    def __next__(self) -> Out:
        """The next output."""
        return next(iter(self))


def _name(function: Any) -> object:
    """What stays the same of a function from run to run: of a partial one, what it was made from."""
    if isinstance(function, partial):
        return (function.func, function.args, tuple(sorted(function.keywords.items())))
    return function


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal in all that can be sent, the order of tables and the kind of numbers included."""
    return bool(one == other) and msgspec.msgpack.encode(one) == msgspec.msgpack.encode(other)
