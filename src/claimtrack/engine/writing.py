"""The tables that a check of an archive leaves, in a folder: written by whoever has the rows, marked as whole at the very end.

A folder is whole where `_SUCCESS.json` lies in it: that is written last, and a folder that has one is not written to again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from claimtrack import files
from claimtrack.archive.plan import Checked
from claimtrack.archive.rows import ClaimRow, FindingRow, Hiding, LinkRow, Row, columns
from claimtrack.engine import arrow
from claimtrack.engine.at_work import Sent, read
from claimtrack.engine.spark import Rows, SparkEngine
from claimtrack.finding import Withheld
from claimtrack.render.withheld import without_secrets
from claimtrack.trouble import Trouble
from claimtrack.verbs import only

if TYPE_CHECKING:
    import pyarrow as pa

WHOLE = "_SUCCESS.json"
SCHEMA = "claimtrack/tables/1"
_AT_ONCE = 2_000


def prepared(folder: Path) -> None:
    """Make a folder for tables. Raises Trouble where it is one already, or holds anything else."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = next(folder.iterdir(), None)
    except OSError as error:
        raise Trouble(f"`{folder}` cannot be written: {error.strerror}", "give a folder that is yours") from None
    if taken is not None:
        what = "holds tables already" if (folder / WHOLE).exists() else "is not empty"
        raise Trouble(f"`{folder}` {what}", "give a folder that is new or empty, or remove this one")


def write(found: Checked, folder: Path, engine: object, stamp: dict[str, Any]) -> dict[str, int]:
    """Write all tables, and how many rows each has. Raises Trouble where they cannot be written."""
    counts = {
        name: table(only(found.rows, kind), name, folder / name, found.hiding, engine) for name, kind in arrow.TABLES.items()
    }
    whole = {"schema": SCHEMA, **stamp, "rows": counts}
    try:
        files.write_atomic(folder / WHOLE, msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n")
    except OSError as error:
        raise Trouble(f"`{folder}` cannot be written: {error.strerror}", "give a folder that is yours") from None
    return counts


def table(rows: Iterable[Any], name: str, folder: Path, hiding: Hiding, engine: object) -> int:
    """Write a table into a new folder, and how many rows it has."""
    if not (isinstance(rows, Rows) and isinstance(engine, SparkEngine)):
        return _here(rows, name, folder, hiding)
    number = on_cluster(rows, Laying(name, engine.shared(hiding)), arrow.COLUMNS[name], folder, engine)
    if not folder.exists():  # some engines write nothing where there are no rows
        _here((), name, folder, Hiding())
    return number


def counts(folder: Path, column: str) -> dict[str, int]:
    """How often each value stands in a column of texts of a table, by value."""
    arrow.parquet()
    from pyarrow import dataset  # noqa: PLC0415 - see `arrow`

    found: Counter[str] = Counter()
    for batch in dataset.dataset(folder, format="parquet").to_batches(columns=[column]):
        for row in batch.column(column).value_counts().to_pylist():
            found[row["values"]] += row["counts"]
    return dict(sorted(found.items()))


def _here(rows: Iterable[Any], table: str, folder: Path, hiding: Hiding) -> int:
    parquet, number = arrow.parquet(), 0
    folder.mkdir()
    with parquet.ParquetWriter(folder / "part-0.parquet", arrow.schema(table), compression="zstd") as writer:
        for batch in batches(sorted(rows, key=_order), table, hiding):
            writer.write_batch(batch)
            number += batch.num_rows
    return number


def on_cluster(rows: Rows[Any], laying: Laid, columns: str, folder: Path, engine: SparkEngine) -> int:
    """Have the workers write rows into a folder, in these columns; how many there are. Without any, it may not be there."""
    frame = rows.laid_out()
    if frame is not None:
        frame.mapInArrow(laying, columns).write.parquet(str(folder), compression="zstd")
    return int(engine.session.read.parquet(str(folder)).count()) if folder.exists() else 0


Laid = Callable[[Iterable["pa.RecordBatch"]], Iterator["pa.RecordBatch"]]
"""Runs on a worker: rows as columns."""


class Laying:
    """Runs on a worker: rows as the columns of a table."""

    def __init__(self, table: str, sent: Sent) -> None:
        """Keep them."""
        self.table, self.sent = table, sent

    def __call__(self, given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The columns, in batches."""
        hiding = self.sent.opened()
        for batch in given:
            yield from batches((row for _, row in read(batch)), self.table, hiding)


def batches(rows: Iterable[Row], table: str, hiding: Hiding) -> Iterator[pa.RecordBatch]:
    """Rows as columns, without what may not be shown, and with the families of claims."""
    import pyarrow as pa  # noqa: PLC0415 - on a worker, or where a table is written

    schema = arrow.schema(table)
    told = (_values(row, hiding) for row in rows if not isinstance(row, FindingRow) or row.told)
    shown = iter(without(told, hiding.words))
    while waiting := list(islice(shown, _AT_ONCE)):
        yield pa.RecordBatch.from_pylist(waiting, schema=schema)


def _values(row: Row, hiding: Hiding) -> dict[str, Any]:
    if isinstance(row, ClaimRow):
        row = msgspec.structs.replace(row, family=hiding.families.get(row.id))
    elif isinstance(row, LinkRow):
        row = msgspec.structs.replace(row, family=hiding.families.get(row.a) if row.kind != "different" else None)
    return {name: msgspec.to_builtins(getattr(row, name)) for name in columns(type(row))}


def without(rows: Iterable[dict[str, Any]], words: tuple[str, ...]) -> Iterable[dict[str, Any]]:
    """Rows without some words, by what all outputs go through: as lines of JSON."""
    if not words:
        return rows
    lines = (msgspec.json.encode(row).decode("utf-8") for row in rows)
    return (msgspec.json.decode(str(line)) for line in without_secrets(lines, Withheld(words=words)))


def _order(row: Row) -> bytes:
    return msgspec.json.encode(row)
