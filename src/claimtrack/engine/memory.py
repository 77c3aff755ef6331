"""What `flat_map` gave in its last calls with one function, and how that is found again without a look at what did not change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from claimtrack.engine.aligning import formers, stretches

CALLS = 2
"""So many calls of a function are remembered, so that whoever runs on two states of a corpus in turn finds both."""
_MANY = 16
"""Where so many rows are new, the whole state may be that of an older call; fewer are sooner worked out than looked up."""
_FEW = 64
"""An output is held against so many that came out before."""

Outputs = tuple[Any, ...]
Work = Callable[[Any], Outputs]


class Kept(NamedTuple):
    """What was put in and what came out. Who holds it keeps the row alive, so that nothing else can have its identity."""

    row: Any
    outputs: Outputs


class Mapped:
    """One call: what was shared, and the rows with what came out of each, in order."""

    def __init__(self, shared: Any, rows: Sequence[Any], kept: list[Kept]) -> None:
        """Keep them."""
        self.shared = shared
        self.rows = rows
        self.kept = kept

    @cached_property
    def by_id(self) -> dict[int, Kept]:
        """What was kept of each row, by its identity."""
        return dict(zip(map(id, self.rows), self.kept, strict=True))

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The place of what was kept of each row, by the identity of that."""
        return dict(zip(map(id, self.kept), range(len(self.kept)), strict=True))

    def outputs(self) -> Iterator[Any]:
        """What came out, row by row."""
        return chain.from_iterable(map(itemgetter(1), self.kept))


class MappedCalls:
    """The last calls with one function, the newest first."""

    def __init__(self) -> None:
        """None was made yet."""
        self._last: tuple[Mapped, ...] = ()

    def call(self, rows: Sequence[Any], shared: Any, work: Work) -> Mapped:
        """One more call: work is done on those rows that no call before has seen with the same `shared`."""
        same = [one for one in self._last if one.shared is shared]
        old = next(iter((*same, *self._last)), Mapped(shared, (), []))
        kept, replaced = _found(rows, old)
        older = same[1:] if len(replaced) > _MANY else ()
        for number in replaced if same else range(len(rows)):
            row, before = rows[number], kept[number] or replaced[number]
            known = _elsewhere(row, older) if older else None
            kept[number] = known or Kept(row, handed_on(work(row), before.outputs if before else ()))
        made = Mapped(shared, rows, kept)
        self._last = (made, *self._last[: CALLS - 1])
        return made


def _found(rows: Sequence[Any], old: Mapped) -> tuple[list[Any], dict[int, Kept | None]]:
    """What was kept of each row or of one that equals it, else None; and for those what was kept of the row that they replace."""
    found: list[Any] = []
    replaced: dict[int, Kept | None] = {}
    done = 0
    for new, gone in stretches(rows, old.rows):
        found += old.kept[done : gone.start]
        stood = old.kept[gone]
        for row, (number, equal) in zip(rows[new], formers(rows[new], old.rows[gone]), strict=True):
            kept = None if number is None else stood[number]
            if kept is None or not equal:
                replaced[len(found)] = kept
                found.append(None)
            else:
                found.append(kept if kept.row is row else Kept(row, kept.outputs))
        done = gone.stop
    return [*found, *old.kept[done:]], replaced


def handed_on(outputs: Outputs, before: Outputs) -> Outputs:
    """The outputs, with what came out before in place of what equals it, in nearly the same order; so that it is known again."""
    if outputs == before:
        return before
    kept, at = [], 0
    for one in outputs:
        found = next((there for there in range(at, min(at + _FEW, len(before))) if before[there] == one), None)
        kept.append(one if found is None else before[found])
        at = at if found is None else found + 1
    return tuple(kept)


def _elsewhere(row: Any, calls: Sequence[Mapped]) -> Kept | None:
    return next((call.by_id[id(row)] for call in calls if id(row) in call.by_id), None)
