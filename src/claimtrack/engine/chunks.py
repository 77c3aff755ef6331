"""Records as rows of tables: JSON lines and Parquet, read in chunks by whoever does the work, checked as YAML is.

A row has the keys of a record in YAML, its `id`, and its `folder`: `claims`, `sources`, `camps` or `links` (these have no id). A
key without a value (null) is not there. A row that is no record is a finding that names it, as `records.jsonl#17`, the 17th row
of the file; none is passed over.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from claimtrack import records
from claimtrack.records import File, Folder, Misfit, Reading, Refused
from claimtrack.shape import Fault, shortened
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import NothingToCheck, Trouble

SUFFIXES = (".jsonl", ".ndjson", ".parquet")
_FOLDERS: tuple[Folder, ...] = ("claims", "sources", "camps", "links")
_SIGNS = {"claim": "claims", "source": "sources", "verdict": "links", "role": "camps"}
"""Where a row does not say its folder: the keys that do."""
_CHUNK = 4_000_000
"""A chunk of JSON lines is at least so many bytes."""


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a file: the number of its first row, from 1, and how many rows it has; of JSON lines from which byte to which, of
    Parquet which group."""

    path: str
    shown: str
    row: int
    rows: int
    start: int
    end: int


def chunks(given: Path) -> list[Chunk]:
    """The parts of a file, or of all files with such a suffix in a folder. Raises Trouble for what cannot be read."""
    if not given.exists():
        raise Trouble(f"there is no `{given}`", "give a file of JSON lines or Parquet, or a folder of such files")
    if given.is_dir():
        paths = sorted(path for path in given.rglob("*") if path.suffix in SUFFIXES and not path.name.startswith((".", "_")))
    else:
        paths = [given]
    if not paths:
        raise NothingToCheck(f"no table in `{given}`", f"give a folder with files that end in {', '.join(SUFFIXES)}")
    found: list[Chunk] = []
    for path in paths:
        if path.suffix not in SUFFIXES:
            raise Trouble(f"`{path.name}` is no table of records", f"give a file that ends in {', '.join(SUFFIXES)}")
        shown = path.relative_to(given).as_posix() if given.is_dir() else path.name
        try:
            found += _groups(path, shown) if path.suffix == ".parquet" else _lines(path, shown)
        except (OSError, ValueError) as error:
            raise Trouble(f"`{shown}` cannot be read: {error}", "give a file that is whole and yours") from None
    return found


def _groups(path: Path, shown: str) -> Iterator[Chunk]:
    from claimtrack.engine.arrow import parquet  # noqa: PLC0415 - only where there is such a file

    metadata = parquet().ParquetFile(path).metadata
    row = 1
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        yield Chunk(path=str(path.resolve()), shown=shown, row=row, rows=rows, start=group, end=group + 1)
        row += rows


def _lines(path: Path, shown: str) -> Iterator[Chunk]:
    row, start = 1, 0
    size = os.path.getsize(path)  # noqa: PTH202 - of a path that was found just now
    with path.open("rb") as file:
        while start < size:
            file.seek(start)
            block = file.read(_CHUNK) + file.readline()
            end, rows = start + len(block), block.count(b"\n") + (not block.endswith(b"\n"))
            yield Chunk(path=str(path.resolve()), shown=shown, row=row, rows=rows, start=start, end=end)
            row, start = row + rows, end


def read(chunk: Chunk, _shared: object = None) -> Iterator[Reading]:
    """The readings of a chunk, row by row."""
    rows = _of_group(chunk) if chunk.path.endswith(".parquet") else _of_lines(chunk)
    for number, row in enumerate(rows, chunk.row):
        yield from _reading(f"{chunk.shown}#{number}", row)


def _of_group(chunk: Chunk) -> Iterator[Any]:
    from claimtrack.engine.arrow import parquet  # noqa: PLC0415 - see above

    with parquet().ParquetFile(chunk.path) as file:
        for batch in file.iter_batches(batch_size=2_000, row_groups=[chunk.start]):
            yield from batch.to_pylist()


def _of_lines(chunk: Chunk) -> Iterator[Any]:
    with Path(chunk.path).open("rb") as file:
        file.seek(chunk.start)
        block = file.read(chunk.end - chunk.start)
    for line in block.removesuffix(b"\n").split(b"\n"):
        try:
            yield msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Refused(f"the line is no JSON: {error}", "write one record a line, as JSON, in UTF-8")


def _reading(path: str, row: Any) -> Iterator[Reading]:
    if isinstance(row, Refused):
        yield Reading(path=path, folder="claims", broken=(path,), refused=row)
        return
    if not isinstance(row, dict):
        refused = Refused("the row is no record", "write the keys of a record, its `id` and its `kind`")
        yield Reading(path=path, folder="claims", broken=(path,), refused=refused)
        return
    tree = texts(row)
    folder = tree.pop("folder", None) or next((name for key, name in _SIGNS.items() if key in tree), "claims")
    if folder not in _FOLDERS:
        help_ = did_you_mean(str(folder), _FOLDERS, f"write one of {', '.join(_FOLDERS)}")
        fault = Fault(("folder",), f"there is no folder `{shortened(str(folder))}`", help_)
        yield Reading(path=path, folder="sources", broken=(path,), misfits=(Misfit(0, fault),), guarded=True)
        return
    name = path if folder == "links" else tree.pop("id", None)
    if not isinstance(name, str) or not name:
        fault = Fault((), "`id` is missing", "give every row an `id`: other records refer to it")
        yield Reading(path=path, folder=folder, broken=(path,), misfits=(Misfit(0, fault),), guarded=folder == "sources")
        return
    if any(letter.isspace() for letter in name):
        tree["id"] = name
    whole: Any = {name: tree} if folder == "camps" else [tree] if folder == "links" else tree
    yield records.of_tree(File(path=path, folder=folder, id=name, data=b""), whole)


def texts(value: Any) -> Any:
    """A value with texts for all that is no list and no mapping, as YAML has it; without what has no value."""
    if type(value) is str:
        return value
    if isinstance(value, dict):
        return {str(key): texts(one) for key, one in value.items() if one is not None}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [texts(one) for one in value if one is not None]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


def held(given: Iterable[Chunk]) -> int:
    """How many rows there are."""
    return sum(chunk.rows for chunk in given)
