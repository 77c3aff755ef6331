"""PyArrow, asked for where a table is read or written; and the tables that a check leaves, as columns."""

from __future__ import annotations

from typing import Any

from claimtrack.archive.rows import ClaimRow, ConflictRow, FindingRow, LinkRow
from claimtrack.trouble import Trouble

TABLES: dict[str, type[Any]] = {"claims": ClaimRow, "links": LinkRow, "conflicts": ConflictRow, "findings": FindingRow}
"""The rows of each table."""

_LABELS = "labels array<struct<path: string, document: int, route: array<string>, text: string, role: string>>"
COLUMNS = {
    "claims": "id string, claim string, about string, level string, score double, disbelief double, conflict double,"
    " exact boolean, roots array<string>, single_points array<string>, sources array<string>, path string, family string",
    "links": "a string, b string, state string, kind string, score double, confidence string, about string, family string",
    "conflicts": "a string, b string, verdict string, severity string, entails string, about string, confidence string",
    "findings": "code string, name string, severity string, confidence string, message string, help string, notes array<string>,"
    f" fingerprint string, claims array<string>, {_LABELS}",
}
"""The columns of each table, as Spark writes them."""


def parquet() -> Any:
    """The module that reads and writes Parquet. Raises Trouble where it is not installed."""
    try:
        from pyarrow import parquet as found  # noqa: PLC0415 - it takes as long to import as all of a small run
    except ImportError:
        raise Trouble("Parquet needs pyarrow, which is not installed", "pip install 'claimtrack[spark]'") from None
    return found


def schema(table: str) -> Any:
    """The columns of a table, as Arrow has them."""
    import pyarrow as pa  # noqa: PLC0415 - only where tables are written

    texts = pa.list_(pa.string())
    label = pa.struct(
        [("path", pa.string()), ("document", pa.int32()), ("route", texts), ("text", pa.string()), ("role", pa.string())]
    )
    types = {"string": pa.string(), "double": pa.float64(), "boolean": pa.bool_(), "array<string>": texts}
    plain = COLUMNS[table].partition(", labels ")[0]
    columns = [(name, types[kind]) for name, kind in (column.strip().split(" ") for column in plain.split(","))]
    return pa.schema(columns + ([("labels", pa.list_(label))] if table == "findings" else []))
