"""The tables of an index as they are written: their columns, and a writer that takes rows one by one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from claimtrack.catalogue import libraries

COLUMNS: dict[str, str] = {
    "claims": "doc int32, id string, claim string, about string, level string, score double, disbelief double, conflict double,"
    " probability double, exact bool, roots texts, single_points texts, sources texts, path string, mode string, status string,"
    " tags texts, due string, conflicts_with texts, stake texts, weight int32, rests_on string, who string, way_up string,"
    " named texts, anonymities texts, crc int64",
    "records": "doc int32, line string, crc int64",
    "keys": "key int64, doc int32",
    "days": "block int32, first binary, last binary, crc int64",
    "register": "kind string, id string, line string, crc int64",
    "conflicts": "a string, b string, about string, line string, crc int64",
    "links": "a string, b string, state string, kind string, score double, confidence string, about string, family string",
}
"""The columns of each table but `words`, which is written in `words.py`."""
SHOWN = (
    *("id", "claim", "level", "score", "disbelief", "conflict", "probability", "roots", "single_points", "sources", "about"),
    *("path", "exact", "mode", "status", "tags", "due", "conflicts_with", "stake", "rests_on", "way_up", "who"),
)
"""The columns of a claim that a list shows; its check is that of these."""
GROUPS = {"claims": 20_000, "records": 250, "keys": 50_000, "register": 2_000, "conflicts": 20_000}
"""So many rows are read at once, where anything of them is wanted."""
_USUAL = 20_000


class Writer:
    """Takes the rows of a table, and writes them in groups. Used in a `with`."""

    def __init__(self, table: str, path: Path) -> None:
        """Open the file."""
        pa, parquet = libraries.arrow()
        kinds = {
            "int32": pa.int32(),
            "int64": pa.int64(),
            "double": pa.float64(),
            "bool": pa.bool_(),
            "string": pa.string(),
            "binary": pa.binary(),
            "texts": pa.list_(pa.string()),
        }
        columns = (column.split() for column in COLUMNS[table].split(","))
        self.schema = pa.schema([(name, kinds[kind]) for name, kind in columns])
        self._batch: Any = pa.RecordBatch
        self._table: Any = pa.Table
        self._writer = parquet.ParquetWriter(path, self.schema, compression="zstd")
        self._waiting: list[Mapping[str, Any]] = []
        self._group = GROUPS.get(table, _USUAL)
        self.rows = 0

    def __enter__(self) -> Writer:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        """Write what is waiting, and close the file."""
        if kind is None:
            self._flush()
        self._writer.close()

    def add(self, row: Mapping[str, Any]) -> None:
        """Take a row."""
        self._waiting.append(row)
        if len(self._waiting) >= self._group:
            self._flush()

    def add_batches(self, batches: Any) -> None:
        """Take rows in batches that have these columns, in this order."""
        for batch in batches:
            self._writer.write_table(self._table.from_batches([batch]).cast(self.schema), row_group_size=self._group)
            self.rows += batch.num_rows

    def _flush(self) -> None:
        if self._waiting:
            batch = self._batch.from_pylist(self._waiting, schema=self.schema)
            self._writer.write_batch(batch, row_group_size=self._group)
            self.rows += batch.num_rows
            self._waiting = []
