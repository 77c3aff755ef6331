"""What may befall the file in which a run remembers: harm to the file, and to a table in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

Harm = Callable[[Path], None]


def cut(memory: Path) -> None:
    data = memory.read_bytes()
    memory.write_bytes(data[: len(data) // 2])


def empty(memory: Path) -> None:
    memory.write_bytes(b"")


def garbled(memory: Path) -> None:
    data = bytearray(memory.read_bytes())
    data[4096:] = bytes(255 - byte for byte in data[4096:])
    memory.write_bytes(bytes(data))


def no_database(memory: Path) -> None:
    memory.write_bytes(b"claimtrack" * 1000)


def gone(memory: Path) -> None:
    memory.unlink()


def a_folder(memory: Path) -> None:
    memory.unlink()
    memory.mkdir()


def a_link(memory: Path) -> None:
    memory.rename(memory.parents[2] / "elsewhere.sqlite")
    memory.symlink_to(memory.parents[2] / "elsewhere.sqlite")


def other_columns(table: str, memory: Path) -> None:
    memory.unlink()
    with sqlite3.connect(memory) as rows:
        rows.execute(f"CREATE TABLE {table} (key TEXT, value TEXT, more TEXT)")


def other_values(table: str, memory: Path) -> None:
    with sqlite3.connect(memory) as rows:
        rows.execute(f"UPDATE {table} SET value = x'00112233'")  # noqa: S608 - a name of our own


def one_byte_else(table: str, memory: Path) -> None:
    with sqlite3.connect(memory) as rows:
        for key, value in rows.execute(f"SELECT key, value FROM {table}").fetchall():  # noqa: S608 - a name of our own
            other = value[:-1] + bytes([value[-1] ^ 1])
            rows.execute(f"UPDATE {table} SET value = ? WHERE key = ?", (other, key))  # noqa: S608 - a name of our own


def values_of_each_other(table: str, memory: Path) -> None:
    with sqlite3.connect(memory) as rows:
        kept = rows.execute(f"SELECT key, value FROM {table} ORDER BY rowid").fetchall()  # noqa: S608 - a name of our own
        values = [value for _, value in kept]
        moved = zip(values[1:] + values[:1], [key for key, _ in kept], strict=True)
        rows.executemany(f"UPDATE {table} SET value = ? WHERE key = ?", moved)  # noqa: S608 - a name of our own


FILE_HARMS: tuple[Harm, ...] = (cut, empty, garbled, no_database, gone, a_folder, a_link)


def table_harms(table: str) -> list[Harm]:
    """Harm to one table of the file."""
    return [partial(harm, table) for harm in (other_columns, other_values, one_byte_else, values_of_each_other)]
