"""Packed values by name, of which a run unpacks those alone that it asks for. They are kept in bundles of neighbours by name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

Packed = bytes | memoryview
Bundle = Mapping[str, Packed]
Load = Callable[[Sequence[int]], Mapping[int, Bundle]]
"""Gives bundles by their numbers, all of those that are asked for."""

SIZE = 12
"""So many values make a bundle: the claims near an edit lie in a few of them."""


class Leaves(Mapping[str, Packed]):
    """Values by name: bundles that are loaded when one of their values is asked for, and what has changed since."""

    def __init__(self, firsts: Sequence[str], load: Load, changed: Mapping[str, Packed | None] | None = None) -> None:
        """`firsts` are the names with which bundles begin, in order; of what has `changed` None stands for what is gone."""
        self._firsts = firsts
        self._load = load
        self._changed = changed or {}
        self._loaded: dict[int, Bundle] = {}

    def fetch(self, names: Iterable[str]) -> None:
        """Load at once all that it takes to look up these names."""
        wanted = {bisect_right(self._firsts, name) - 1 for name in names}
        self._load_bundles(number for number in wanted if number >= 0)

    def _load_bundles(self, numbers: Iterable[int]) -> None:
        missing = sorted(number for number in numbers if number not in self._loaded)
        if missing:
            self._loaded.update(self._load(missing))

    def load(self) -> None:
        """Load all that is not loaded yet."""
        self.fetch(self._firsts)

    def changed(self, went: Iterable[str], came: Mapping[str, Packed]) -> Leaves:
        """The same after some went and some came, or have other values."""
        made = Leaves(self._firsts, self._load, {**self._changed, **dict.fromkeys(went), **came})
        made._loaded = self._loaded
        return made

    def __getitem__(self, name: str) -> Packed:
        """The value of that name. Raises KeyError where there is none."""
        if name in self._changed:
            value = self._changed[name]
        else:
            self.fetch((name,))
            value = self._loaded.get(bisect_right(self._firsts, name) - 1, {}).get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        """All names, and all is loaded for that."""
        self.load()
        for number in range(len(self._firsts)):
            yield from (name for name in self._loaded[number] if name not in self._changed)
        yield from (name for name, value in self._changed.items() if value is not None)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


def held(values: Mapping[str, Any]) -> Leaves:
    """Values that are at hand."""
    return Leaves(("",), lambda _: {0: values})


def bundles(values: Mapping[str, Packed]) -> Iterator[tuple[str, dict[str, Packed]]]:
    """Values in bundles, each with its first name. The same values make the same bundles, in whatever order they came."""
    names = iter(sorted(values))
    while bundle := {name: values[name] for name in islice(names, SIZE)}:
        yield next(iter(bundle)), bundle
