"""Where rows lie between the stations of a run on a cluster: a folder that the workers read too, else the cluster's memory.

Gone when the run ends.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.engine.at_work import schema

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession


class Scratch:
    """The place for what one run leaves between its stations; `folder` is one that driver and workers see, if there is any."""

    def __init__(self, session: SparkSession, folder: Path | None, parallel: int) -> None:
        """Make a folder of this run's own in `folder`; `parallel` is how many parts of a table are worked on at once, at most."""
        self.session, self.parallel = session, parallel
        self._here = None if folder is None else tempfile.TemporaryDirectory(prefix="claimtrack-", dir=folder)
        self._numbers = count()

    def close(self) -> None:
        """Take all away."""
        if self._here is not None:
            self._here.cleanup()

    def brought(self, batches: Iterable[pa.RecordBatch]) -> DataFrame | None:
        """Rows of the driver as a table on the cluster; None where there are none. Of many rows few are held at a time."""
        import pyarrow as pa  # noqa: PLC0415 - only where there is a cluster
        from pyarrow import parquet  # noqa: PLC0415 - see above

        waiting = iter(batches)
        first = next(waiting, None)
        if first is None:
            return None
        path = self._new()
        second = next(waiting, None)
        if path is None or second is None:
            table = pa.Table.from_batches([first, *([second] if second is not None else []), *waiting], schema=schema())
            frame = self.session.createDataFrame(table)
            return frame if table.num_rows < self.parallel else frame.repartition(self.parallel)
        path.mkdir()
        for number, batch in enumerate(chain((first, second), waiting)):
            # A file each, so that as many workers can read as there are.
            parquet.write_table(pa.Table.from_batches([batch]), path / f"{number:06}.parquet", compression="zstd")
        return self.session.read.parquet(str(path))

    def kept(self, frames: Sequence[DataFrame]) -> DataFrame | None:
        """The same tables as one, worked out once; None where it turned out empty, of which some engines write nothing."""
        path = self._new()
        if path is None:
            from pyspark import StorageLevel  # noqa: PLC0415 - see above

            return reduce(lambda one, other: one.unionAll(other), frames).persist(StorageLevel.DISK_ONLY)
        for frame in frames:
            frame.write.mode("append").parquet(str(path), compression="zstd")
        return self.session.read.parquet(str(path)) if path.exists() and any(path.glob("*.parquet")) else None

    def kept_file(self, name: str, data: bytes) -> str | None:
        """The path of a file with these bytes that workers can read; None where there is no such place."""
        if self._here is None:
            return None
        path = Path(self._here.name, name)
        if not path.exists():
            path.write_bytes(data)
        return str(path)

    def fetched(self, frame: DataFrame) -> Iterator[pa.RecordBatch]:
        """The rows of a table, on the driver; some at a time where they can lie in a folder first."""
        from pyarrow import dataset  # noqa: PLC0415 - see above

        path = self._new()
        if path is None:
            yield from frame.toArrow().to_batches()
            return
        frame.write.parquet(str(path))
        if not path.exists():
            return  # some engines write nothing where there are no rows
        yield from dataset.dataset(path, schema=schema(), format="parquet").to_batches(batch_size=2_000, batch_readahead=1)

    def files(self) -> list[Path]:
        """All files that lie here now."""
        return [] if self._here is None else sorted(path for path in Path(self._here.name).rglob("*") if path.is_file())

    def _new(self) -> Path | None:
        return None if self._here is None else Path(self._here.name, f"{next(self._numbers):06}")
