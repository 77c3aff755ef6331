"""What runs on a worker of a cluster: the functions of the plan, one behind the other, over the rows of an Arrow table.

Needs pyarrow, on the worker alone. Sends nothing anywhere; knows no cluster.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from claimtrack.engine.rows import packed, unpacked

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = "key string, kind string, row binary, bucket int"
"""The table of rows, as Spark writes a schema: the key that a row stands under, if any, what it is, its bytes, and the bucket of
keys that its key falls into."""
_RARELY = 100_000
"""So many objects come to be before those are looked through that are garbage in circles: rows hold none."""
_ROWS = 2_000
_BYTES = 16_000_000
"""A batch is handed on when it has so many rows or bytes."""


class Sent:
    """A value that all rows share, as it goes to the workers: pickled, in a file that they can read, else along with the work.

    Known again by the hash of its bytes, so that a worker opens it once.
    """

    def __init__(self, digest: str, data: bytes | None, path: str | None = None) -> None:
        """Keep them."""
        self.digest, self.data, self.path = digest, data, path

    def __eq__(self, other: object) -> bool:
        """Whether it is the same value."""
        return isinstance(other, Sent) and other.digest == self.digest

    def __hash__(self) -> int:
        """Of the same value the same."""
        return hash(self.digest)

    def opened(self) -> Any:
        """The value."""
        return _opened(self)


@lru_cache(maxsize=12)
def _opened(sent: Sent) -> Any:
    data = sent.data if sent.data is not None else Path(sent.path or "").read_bytes()
    opened = pickle.loads(data)  # noqa: S301 - what is shared comes from whoever sent the functions, which run here anyway
    gc.freeze()  # it stays; to look through a million ids for garbage again and again would take longer than the work
    return opened


class Step(NamedTuple):
    """One call of a verb: its function, and the value that all rows share."""

    function: Callable[..., Iterable[Any]]
    sent: Sent


class Mapping:
    """Calls of `flat_map`, one behind the other, as Spark's `mapInArrow` wants them; with `buckets`, rows have keys."""

    def __init__(self, steps: tuple[Step, ...], buckets: int = 0) -> None:
        """Keep the steps."""
        self.steps, self.buckets = steps, buckets

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows that come out, in batches."""
        _ready()
        rows = (row for batch in batches for _, row in read(batch))
        yield from batched(mapped(rows, self.steps), self.buckets)


class Grouping:
    """A call of `group` and calls of `flat_map` behind it, as Spark's `applyInArrow` calls them for all keys of one bucket."""

    def __init__(self, first: Step, steps: tuple[Step, ...], buckets: int = 0) -> None:
        """Keep the steps."""
        self.first, self.steps, self.buckets = first, steps, buckets

    def __call__(self, table: pa.Table) -> pa.Table:
        """The rows that come out of one bucket."""
        import pyarrow as pa  # noqa: PLC0415 - on a worker alone

        _ready()
        groups: dict[str, list[Any]] = {}
        for batch in table.to_batches():
            for key, row in read(batch):
                groups.setdefault(key, []).append(row)
        made = batched(mapped(self._grouped(groups), self.steps), self.buckets)
        return pa.Table.from_batches(list(made), schema=schema())

    def _grouped(self, groups: dict[str, list[Any]]) -> Iterator[Any]:
        shared = self.first.sent.opened()
        for key in sorted(groups):
            yield from self.first.function(key, groups.pop(key), shared)


def mapped(rows: Iterable[Any], steps: Iterable[Step]) -> Iterator[Any]:
    """The rows that come out of several calls of `flat_map`, each on those that come out of the one before."""
    for step in steps:
        rows = _mapped(rows, step)
    yield from rows


def _mapped(rows: Iterable[Any], step: Step) -> Iterator[Any]:
    function, shared = step.function, step.sent.opened()
    for row in rows:
        yield from function(row, shared)


def read(batch: pa.RecordBatch) -> Iterator[tuple[str, Any]]:
    """The rows of a batch, each beside its key. A row under a key was a pair of both when it had none to be grouped by."""
    columns = (batch.column(name).to_pylist() for name in ("key", "kind", "row"))
    for key, kind, data in zip(*columns, strict=True):
        yield key, unpacked(kind, data)


def batched(rows: Iterable[Any], buckets: int = 0) -> Iterator[pa.RecordBatch]:
    """Rows as batches of the table; pairs of a key and a row where there are buckets of keys."""
    keys: list[str] = []
    kinds: list[str] = []
    held: list[bytes] = []
    size = 0
    for row in rows:
        key, one = row if buckets else ("", row)
        kind, data = packed(one)
        keys.append(key)
        kinds.append(kind)
        held.append(data)
        size += len(data) + len(key)
        if len(held) >= _ROWS or size >= _BYTES:
            yield _batch(keys, kinds, held, buckets)
            keys, kinds, held, size = [], [], [], 0
    if held:
        yield _batch(keys, kinds, held, buckets)


def schema() -> pa.Schema:
    """The table of rows, as Arrow has it."""
    import pyarrow as pa  # noqa: PLC0415 - on a worker, or where there is a cluster

    return pa.schema([("key", pa.string()), ("kind", pa.string()), ("row", pa.binary()), ("bucket", pa.int32())])


def _batch(keys: list[str], kinds: list[str], held: list[bytes], buckets: int) -> pa.RecordBatch:
    import pyarrow as pa  # noqa: PLC0415 - on a worker, or where there is a cluster

    number = [crc32(key.encode("utf-8", "surrogatepass")) % buckets for key in keys] if buckets else [0] * len(keys)
    return pa.RecordBatch.from_arrays(
        [pa.array(keys, pa.string()), pa.array(kinds, pa.string()), pa.array(held, pa.binary()), pa.array(number, pa.int32())],
        schema=schema(),
    )


@lru_cache(maxsize=1)
def _ready() -> None:
    """Register the rules, ours and those of others, as every process that checks something must."""
    from claimtrack import plugins, rules  # noqa: PLC0415 - a worker alone needs them here

    gc.set_threshold(_RARELY, 20, 20)
    rules.all_rules()
    plugins.load()
