"""What `group` gave in its last calls with one function; of rows that come from a remembered call only new ones are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from claimtrack.engine.aligning import stretches
from claimtrack.engine.memory import CALLS, Kept, Mapped, Outputs, handed_on

Work = Callable[[str, list[Any]], Outputs]


class Met(NamedTuple):
    """The rows that met under a key, out of which row of the call before each came, and what came out."""

    rows: list[Any]
    origins: list[Kept]
    outputs: Outputs


Groups = dict[str, tuple[list[Any], list[Kept]]]


class Grouped:
    """One call: what was shared, the call that its rows come from, and what met under each key, in alphabetical order."""

    def __init__(self, shared: Any, origin: Mapped, by_key: dict[str, Met]) -> None:
        """Keep them."""
        self.shared = shared
        self.origin = origin
        self.by_key = by_key

    def outputs(self) -> Iterator[Any]:
        """What came out, key by key."""
        return chain.from_iterable(map(itemgetter(2), self.by_key.values()))


class GroupedCalls:
    """The last calls with one function, the newest first."""

    def __init__(self) -> None:
        """None was made yet."""
        self._last: tuple[Grouped, ...] = ()

    def call(self, origin: Mapped, shared: Any, work: Work) -> Grouped:
        """One more call, on all that came out of another; work is done on groups that were not the same before."""
        old = next((one for one in self._last if one.shared is shared), None)
        changed = None if old is None else _changed(old, origin)
        if old is None or changed is None:
            by_key = {key: self._met(key, *met, shared, work) for key, met in sorted(_groups(origin.kept).items())}
        else:
            by_key = dict(old.by_key)
            for key, (rows, origins) in changed.items():
                if rows:
                    by_key[key] = self._met(key, rows, origins, shared, work)
                else:
                    by_key.pop(key, None)
            if any(key not in old.by_key for key in changed):
                by_key = {key: by_key[key] for key in sorted(by_key)}
        made = Grouped(shared, origin, by_key)
        self._last = (made, *self._last[: CALLS - 1])
        return made

    def _met(self, key: str, rows: list[Any], origins: list[Kept], shared: Any, work: Work) -> Met:
        before: Outputs = ()
        for call in self._last:
            met = call.by_key.get(key)
            # A list equals another at once where it holds the very same objects.
            if met is not None and call.shared is shared and met.rows == rows:
                return Met(rows, origins, met.outputs)
            before = before or (met.outputs if met else ())
        return Met(rows, origins, handed_on(work(key, rows), before))


def _groups(kept: Iterable[Kept]) -> Groups:
    groups: Groups = {}
    for one in kept:
        for key, row in one.outputs:
            rows, origins = groups.setdefault(key, ([], []))
            rows.append(row)
            origins.append(one)
    return groups


def _changed(last: Grouped, origin: Mapped) -> Groups | None:
    """The groups of which a row came or went, empty where none is left; None where rows stand in another order, or twice."""
    old, new = last.origin.kept, origin.kept
    changes = list(stretches(new, old))
    if not changes:
        return {}
    come = _groups(one for new_ones, _ in changes for one in new[new_ones])
    gone = _groups(one for _, old_ones in changes for one in old[old_ones])
    if len(origin.numbers) < len(new) or any(id(one) in last.origin.numbers for ones, _ in changes for one in new[ones]):
        return None
    changed: Groups = {}
    for key in come.keys() | gone.keys():
        stood = last.by_key.get(key, Met([], [], ()))
        members = [(row, one) for row, one in zip(stood.rows, stood.origins, strict=True) if id(one) in origin.numbers]
        members += zip(*come.get(key, ((), ())), strict=True)
        members.sort(key=lambda member: origin.numbers[id(member[1])])
        changed[key] = ([row for row, _ in members], [one for _, one in members])
    return changed
