"""Bytes kept by what they were made from, in one file that can be deleted at any time. Knows nothing of what they mean.

Whatever lies in that file or happens to it (cut off, another program's, locked, of another version, on a full disk), a look-up
gives what was kept under that very key, whole, or nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b, sha1
from pathlib import Path

from claimtrack.ownfiles import FOLDER, is_kept, keeps

Value = bytes | bytearray
MEMORY = f"{FOLDER}/memory.sqlite"
"""Where all that is remembered is kept, in the folder of the corpus."""
_AT_ONCE = 500
"""So many keys are asked for in one statement: SQLite bound variables (sqlite.org/limits.html) are at least 999."""
_SUM = 8
_WAIT = 2.0
"""Seconds to wait for somebody else who is writing; then nothing is kept."""
_LARGE = 1 << 20
"""Bytes from which on a value is written in place."""
_SPARE = 20_000
"""So many rows that nobody asked for are left in peace."""


class Kept:
    """One table of the file, for one run. Every key is made by `key`, and says of which program the value is."""

    def __init__(self, path: Path, program: str, table: str = "kept", spare: int = _SPARE) -> None:
        """Nothing is opened yet. `program` names the code that makes the values: what other code made is not found.

        Of rows that nobody asked for or keeps now, as many again are left in peace, and `spare` more; then the oldest go.
        """
        self._path = path
        self._table = table
        self._spare = spare
        self._made = blake2b(program.encode("utf-8"), digest_size=16)
        self._asked: set[bytes] = set()

    def key(self, *parts: bytes) -> bytes:
        """16 bytes that stand for these parts (BLAKE2b, RFC 7693)."""
        made = self._made.copy()
        for part in parts:
            made.update(len(part).to_bytes(8, "big") + part)
        return made.digest()

    def values(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What was kept under these keys, as far as it is there and whole."""
        wanted = list(dict.fromkeys(keys))
        self._asked.update(wanted)
        if not is_kept(self._path):
            return {}
        try:
            with self._opened() as rows:
                found = [row for some in _parts(wanted) for row in _select(rows, self._table, some)]
        except sqlite3.Error:
            return {}
        return {key: value[_SUM:] for key, value in found if value[:_SUM] == _sum(key, memoryview(value)[_SUM:])}

    def keep(self, values: Mapping[bytes, Value]) -> None:
        """Keep values under their keys; where that cannot be done, they are not kept."""
        if values:
            self.keep_all(values.items())

    def keep_all(self, values: Iterable[tuple[bytes, Value]]) -> None:
        """The same of values that are made one by one, as they are written."""
        if not keeps(self._path):
            return
        try:
            self._write(values)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):  # no database, or none any more: made anew next time
                self._path.unlink(missing_ok=True)

    def _write(self, values: Iterable[tuple[bytes, Value]]) -> None:
        with self._opened() as rows:
            rows.execute("PRAGMA synchronous = NORMAL")
            rows.execute("BEGIN IMMEDIATE")
            rows.execute(f"CREATE TABLE IF NOT EXISTS {self._table} (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
            into = f"INSERT OR REPLACE INTO {self._table} VALUES"
            for key, value in values:
                self._asked.add(key)
                if len(value) >= _LARGE:
                    self._put(rows, key, value)
                else:
                    rows.execute(f"{into} (?, ?)", (key, _sum(key, value) + value))
            self._forget(rows)
            rows.execute("COMMIT")

    def _put(self, rows: sqlite3.Connection, key: bytes, value: Value) -> None:
        """Write a large value where it is to stay, as a statement would hold it twice more."""
        check = _sum(key, value)
        room = key, len(check) + len(value)
        made = rows.execute(f"INSERT OR REPLACE INTO {self._table} VALUES (?, zeroblob(?))", room)  # noqa: S608 - a table of our own
        with rows.blobopen(self._table, "value", made.lastrowid or 0) as blob:
            blob.write(check)
            blob.write(value)

    def _forget(self, rows: sqlite3.Connection) -> None:
        """Let the oldest go of what nobody asked for, where it has become too much; a row that is replaced is a new one."""
        (there,) = rows.execute(f"SELECT count(*) FROM {self._table}").fetchone()  # noqa: S608 - a name of our own
        most = 2 * len(self._asked) + self._spare
        if there > most:
            rows.execute("CREATE TEMP TABLE asked (key BLOB PRIMARY KEY) WITHOUT ROWID")
            rows.executemany("INSERT INTO asked VALUES (?)", ((key,) for key in self._asked))
            unasked = f"SELECT rowid FROM {self._table} WHERE key NOT IN (SELECT key FROM asked)"  # noqa: S608 - as above
            old = f"{unasked} ORDER BY rowid LIMIT {there - most}"
            rows.execute(f"DELETE FROM {self._table} WHERE rowid IN ({old})")  # noqa: S608 - as above

    def _opened(self) -> _Open:
        return _Open(self._path)


class _Open:
    """A connection as long as a block."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> sqlite3.Connection:
        self._rows = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        return self._rows

    def __exit__(self, *_: object) -> None:
        self._rows.close()


def _parts(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    yield from (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))


def _select(rows: sqlite3.Connection, table: str, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    marks = ",".join("?" * len(keys))
    found = rows.execute(f"SELECT key, value FROM {table} WHERE key IN ({marks})", keys)  # noqa: S608 - a name of our own, and question marks
    return [(key, value) for key, value in found if isinstance(key, bytes) and isinstance(value, bytes)]


def _sum(key: bytes, value: Value | memoryview) -> bytes:
    """8 bytes by which a value is known to be whole, and this key's: of SHA-1, for which processors have instructions."""
    made = sha1(key, usedforsecurity=False)
    made.update(value)
    return made.digest()[:_SUM]
