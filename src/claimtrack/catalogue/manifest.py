"""What lies in the folder of an index: `index.json` says which build is in force, of which form it is, and what it was made from.

That file is put in place of the old one when all else is safely on the disk, in one step: so there is always one whole index, the
old one or the new. A folder that is no index, is damaged, or was made by a later program is refused in words.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import msgspec

from claimtrack import files
from claimtrack.catalogue import libraries
from claimtrack.config import Config, Settings
from claimtrack.policy import Policy
from claimtrack.search.index import FORMAT
from claimtrack.trouble import Trouble

NAME = "index.json"
_SCHEMA = "claimtrack/index"
FORM = 1
"""Raised whenever the tables change so that an older program would read them wrongly."""
TABLES = ("claims", "records", "words", "keys", "days", "register", "conflicts", "links")
BUILD = re.compile(r"build-[0-9a-f]{16}")


class UnfitIndex(Trouble):
    """An index of this or an earlier program that is damaged, or of another form: nothing answers from it; it is built anew."""

    def __init__(self, message: str, folder: Path) -> None:
        """Keep the message; the way on is to build it anew."""
        super().__init__(message, f"build it anew: claimtrack index build --to {folder}")


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """Some bytes of a file, and their check."""

    start: int
    length: int
    crc: int


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of an index: its rows, and the bytes and the hash of its file.

    `ranges` are the parts of it that are read by columns, so that no row says whether they are what was written.
    """

    rows: int
    bytes: int
    sha256: str
    ranges: tuple[Range, ...] = ()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an index says of itself. `terms` counts those of all texts; `search` is the form in which texts were taken apart."""

    schema: str
    program: str
    search: int
    build: str
    today: date
    stamp: str
    policy: dict[str, Any]
    names: dict[str, tuple[str, ...]] = {}
    claims: int
    terms: int
    unchecked: int
    uncompared: int
    unheld: int
    veiled: int
    """Of so many claims something is withheld."""
    tables: dict[str, Table]

    @property
    def config(self) -> Config:
        """The configuration in which the claims were judged."""
        return Config(today=self.today, settings=Settings(policy=_as_written(Policy, self.policy), names=self.names))


def _as_written(kind: type[Any], values: dict[str, Any]) -> Any:
    """A table of a policy figure by figure as it was, 1 not as 1.0: its stamp depends on that."""
    made = {}
    for field in msgspec.structs.fields(kind):
        if field.encode_name in values:
            value = values[field.encode_name]
            made[field.name] = _as_written(type(field.default), value) if isinstance(field.default, msgspec.Struct) else value
    return kind(**made)


def schema() -> str:
    """What this program writes."""
    return f"{_SCHEMA}/{FORM}"


def is_index(folder: Path) -> bool:
    """Whether a folder holds an index, whole or not."""
    return (folder / NAME).is_file()


def write(folder: Path, manifest: Manifest) -> None:
    """Put an index in force. Raises OSError."""
    held = msgspec.json.encode(manifest)
    whole = {"check": crc32(held), "index": msgspec.Raw(held)}
    files.write_atomic(folder / NAME, msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")


def read(folder: Path) -> Manifest:
    """What an index says of itself. Raises Trouble for a folder that is none, is damaged, or is of another form."""
    try:
        data = (folder / NAME).read_bytes()
    except OSError as error:
        if not folder.exists():
            raise Trouble(f"there is no `{folder}`", f"claimtrack index build --to {folder}") from None
        if isinstance(error, FileNotFoundError):
            raise Trouble(f"`{folder}` is no index", "give a folder that `claimtrack index build` wrote") from None
        raise Trouble(f"`{folder / NAME}` cannot be read: {error.strerror}", "make it readable") from None
    found, held = _parsed(folder, data)
    _refuse_other_forms(folder, found.get("schema"))
    if held is None:
        raise damaged(folder, f"`{NAME}` is not what was written")
    try:
        manifest = msgspec.convert(found, Manifest)
        msgspec.convert(manifest.policy, Policy)
    except msgspec.ValidationError as error:
        made = f"was made by claimtrack {found.get('program')}"
        raise UnfitIndex(f"the index in `{folder}` {made}, and says what this one cannot read: {error}", folder) from None
    if not BUILD.fullmatch(manifest.build) or set(manifest.tables) != set(TABLES):
        raise damaged(folder, f"`{NAME}` leads to other files than those of an index")
    if manifest.search != FORMAT:
        raise UnfitIndex(f"the index in `{folder}` takes texts apart in another way than this program", folder)
    return manifest


def _parsed(folder: Path, data: bytes) -> tuple[dict[str, Any], bytes | None]:
    """What stands in the file, and its bytes as they were checked; None where they are others."""
    try:
        whole = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise damaged(folder, f"`{NAME}` is cut off, or no JSON") from None
    found = whole.get("index") if isinstance(whole, dict) else None
    if not isinstance(found, dict):
        raise Trouble(f"`{folder}` is no index of claimtrack", "give a folder that `claimtrack index build` wrote")
    held = msgspec.json.encode(found)
    return found, held if crc32(held) == whole.get("check") else None


def _refuse_other_forms(folder: Path, said: object) -> None:
    name, _, form = str(said).rpartition("/")
    if name != _SCHEMA or not form.isdigit():
        raise Trouble(f"`{folder}` is no index of claimtrack", "give a folder that `claimtrack index build` wrote")
    if int(form) > FORM:
        raise Trouble(
            f"the index in `{folder}` was made by a later claimtrack (form {int(form)}; this one reads {FORM})",
            "upgrade claimtrack, or build an index in another folder with this one",
        )
    if int(form) < FORM:
        raise UnfitIndex(f"the index in `{folder}` was made by an earlier claimtrack", folder)


def file_of(folder: Path, manifest: Manifest, table: str) -> Path:
    """Where a table lies."""
    return folder / manifest.build / f"{table}.parquet"


def check(folder: Path, manifest: Manifest, *, thoroughly: bool = False) -> None:
    """Look whether all tables are there in their length, with the words that they hold; `thoroughly` at every byte.

    Raises Trouble where one is not.
    """
    for name, table in manifest.tables.items():
        path = file_of(folder, manifest, name)
        try:
            size = path.stat().st_size
            same = size == table.bytes and _hold(path, table) and (not thoroughly or digest(path) == table.sha256)
        except OSError:
            raise damaged(folder, f"the table `{name}` is not there") from None
        if not same:
            raise damaged(folder, f"the table `{name}` is not what was written")


def check_whole(folder: Path, manifest: Manifest, table: str) -> None:
    """Look at every byte of a table. Raises Trouble where they are not what was written, or are not there."""
    try:
        same = digest(file_of(folder, manifest, table)) == manifest.tables[table].sha256
    except OSError:
        raise damaged(folder, f"the table `{table}` is not there") from None
    if not same:
        raise damaged(folder, f"the table `{table}` is not what was written")


def table_of(path: Path, rows: int, columns: Sequence[str] = ()) -> Table:
    """A table as it lies on the disk, safely; `columns` are those that are read without their rows. Raises OSError."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        ranges = [(start, length, crc32(_part(file, start, length))) for start, length in _places(path, columns)]
    return Table(rows=rows, bytes=path.stat().st_size, sha256=digest(path), ranges=tuple(Range(*one) for one in ranges))


def _places(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where some columns of a table lie, that follow each other, and what says so."""
    if not columns:
        return
    with libraries.arrow()[1].ParquetFile(path) as file:
        groups, names = file.metadata, file.schema.names
        wanted = [names.index(name) for name in columns]
        for group in range(groups.num_row_groups):
            chunks = [groups.row_group(group).column(number) for number in wanted]
            first = chunks[0].data_page_offset
            yield first, chunks[-1].data_page_offset + chunks[-1].total_compressed_size - first
        footer = groups.serialized_size + _TAIL
    yield path.stat().st_size - footer, footer


def _hold(path: Path, table: Table) -> bool:
    if not table.ranges:
        return True
    with path.open("rb") as file:
        return all(crc32(_part(file, one.start, one.length)) == one.crc for one in table.ranges)


def _part(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)


_TAIL = 8
"""A file of Parquet ends in the length of what says where all lies, and four letters."""


def digest(path: Path) -> str:
    """The hash of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged(folder: Path, why: str) -> Trouble:
    """What is said of an index that is not whole."""
    return UnfitIndex(f"the index in `{folder}` is damaged: {why}", folder)
