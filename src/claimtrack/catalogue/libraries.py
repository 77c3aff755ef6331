"""DuckDB and PyArrow, asked for where an index is read or built, and a connection that reaches nothing but one folder.

DuckDB loads nothing from the network here: extensions are neither installed nor loaded of themselves, other files than those of
the index cannot be opened, and none of that can be changed once the connection is open.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.trouble import Trouble

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SHUT: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "python_enable_replacements": False,
}
_LAST = (
    "set enable_progress_bar = false",  # stdout is for answers
    "set parquet_metadata_cache = true",
    "set enable_external_access = false",
    "set lock_configuration = true",
)
_INSTALL = "pip install 'claimtrack[index]'"


def duckdb() -> Any:
    """DuckDB. Raises Trouble where it is not installed."""
    try:
        import duckdb as found  # noqa: PLC0415 - it takes as long to import as a small run
    except ImportError:
        raise Trouble("an index needs DuckDB, which is not installed", _INSTALL) from None
    return found


def arrow() -> tuple[Any, Any]:
    """PyArrow, and its module for Parquet. Raises Trouble where it is not installed."""
    try:
        import pyarrow  # noqa: PLC0415 - only where an index is built, and large
        from pyarrow import parquet  # noqa: PLC0415 - only where an index is built, and large
    except ImportError:
        raise Trouble("to build an index needs pyarrow, which is not installed", _INSTALL) from None
    return pyarrow, parquet


def connected(folder: Path, memory: str, threads: int, scratch: Path | None = None) -> DuckDBPyConnection:
    """A connection to a database in memory that may open files in a folder, and nothing else."""
    found: DuckDBPyConnection = duckdb().connect(":memory:", config=_SHUT)
    found.execute("set allowed_directories = ?", [[f"{folder.resolve()}/", f"{path_of(folder)}/"]])
    found.execute("set temp_directory = ?", ["" if scratch is None else str(scratch.resolve())])
    found.execute("set memory_limit = ?", [memory])
    found.execute("set threads = ?", [threads])
    for shut in _LAST:
        found.execute(shut)
    return found


@contextmanager
def opened(folder: Path, memory: str, threads: int, scratch: Path | None = None) -> Iterator[DuckDBPyConnection]:
    """Such a connection, until the block ends."""
    connection = connected(folder, memory, threads, scratch)
    try:
        yield connection
    finally:
        connection.close()


def path_of(path: Path) -> str:
    """A path as DuckDB reads it: a name with a star in it is that name, and no pattern."""
    return glob.escape(str(path.resolve()))
