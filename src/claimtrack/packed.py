"""Rows that stay at hand in little room: packed, and many together made smaller; unpacked for whoever reads them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

import msgspec

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)

_TOGETHER = 128
"""So many rows are made smaller at once: what one says in words of its own others say too."""
_QUICKLY = 1
"""Of zlib's levels the one that takes the least time."""


class Rows(Protocol[Row_co]):
    """Rows in one order, at hand or packed: counted, and read as often as one likes, one after the other."""

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def __iter__(self) -> Iterator[Row_co]:
        """All rows."""
        ...


class Packed(Generic[Row]):
    """Rows of one kind, which msgpack can tell from others, in the order in which they came. Read as often as one likes."""

    def __init__(self, kind: Any) -> None:
        """No rows yet; `kind` is their type."""
        self._decoder: msgspec.msgpack.Decoder[Row] = msgspec.msgpack.Decoder(kind)
        self._blocks: list[bytes] = []
        self._last: list[bytes] = []
        self._as_is: dict[int, Row] = {}
        """Those that hold a text that cannot be written, by number: a lone surrogate."""
        self._many = 0
        self._opened: tuple[int, list[bytes]] = (-1, [])

    def add(self, rows: Iterable[Row]) -> None:
        """Have more rows."""
        for row in rows:
            self._last.append(self._packed(row))
            self._many += 1
            if len(self._last) == _TOGETHER:
                self._blocks.append(zlib.compress(_ENCODER.encode(self._last), _QUICKLY))
                self._last = []

    def __len__(self) -> int:
        """How many rows there are."""
        return self._many

    def __iter__(self) -> Iterator[Row]:
        """All rows."""
        return (self._unpacked(number, data) for number, data in enumerate(self._all()))

    def __getitem__(self, number: int) -> Row:
        """One of them; those beside it are then had for less. Raises IndexError where there is none of that number."""
        number = range(len(self))[number]
        block, place = divmod(number, _TOGETHER)
        if block == len(self._blocks):
            return self._unpacked(number, self._last[place])
        if self._opened[0] != block:
            self._opened = block, _BLOCK.decode(zlib.decompress(self._blocks[block]))
        return self._unpacked(number, self._opened[1][place])

    def between(self, first: int, end: int) -> Iterator[Row]:
        """The rows from one number, counted from 0, up to another."""
        skipped = min(first // _TOGETHER, len(self._blocks))
        before = skipped * _TOGETHER
        rows = islice(self._all(skipped), first - before, end - before)
        return (self._unpacked(number, data) for number, data in enumerate(rows, first))

    def some(self, numbers: Collection[int]) -> Iterator[Row]:
        """The rows of these numbers, in their order."""
        return (self._unpacked(number, data) for number, data in enumerate(self._all()) if number in numbers)

    def _all(self, skipped: int = 0) -> Iterator[bytes]:
        for block in self._blocks[skipped:]:
            yield from _BLOCK.decode(zlib.decompress(block))
        yield from self._last

    def _packed(self, row: Row) -> bytes:
        try:
            return _ENCODER.encode(row)
        except UnicodeEncodeError:
            self._as_is[self._many] = row
            return b""

    def _unpacked(self, number: int, data: bytes) -> Row:
        return self._decoder.decode(data) if data else self._as_is[number]


class Ordered(Generic[Row]):
    """Rows of one kind in the order of a key, packed as they came, many at a time; those of one key as they came."""

    def __init__(self, kind: Any, key: Callable[[Row], Any]) -> None:
        """No rows yet; `kind` is their type."""
        self._kind = kind
        self._key = key
        self._lots: list[Packed[Row]] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Have more rows, all of which are at hand once."""
        lot = Packed[Row](self._kind)
        lot.add(sorted(rows, key=self._key))
        if len(lot):
            self._lots.append(lot)

    def __len__(self) -> int:
        """How many rows there are."""
        return sum(map(len, self._lots))

    def __iter__(self) -> Iterator[Row]:
        """All rows; of each lot no more than a few are at hand at once."""
        return merge(*self._lots, key=self._key)


_ENCODER = msgspec.msgpack.Encoder()
_BLOCK = msgspec.msgpack.Decoder(list[bytes])
