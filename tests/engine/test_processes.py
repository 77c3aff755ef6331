"""The engine with helpers: however many share the work, and however they end, the same rows come out in the same order."""

from __future__ import annotations

import errno
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

import msgspec
import pytest

import corpus
from claimtrack.engine.choosing import MANY, engine_of
from claimtrack.engine.local import LocalEngine
from claimtrack.engine.processes import Parcel, Processes
from claimtrack.session import open_corpus
from claimtrack.trouble import Trouble

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # whoever runs the tests has threads, which are idle
]

ALWAYS = -1e9
"""So little has to be gained that help is asked for each time."""


class Row(msgspec.Struct, frozen=True):
    """A row to send back and forth."""

    number: int


class Twice(msgspec.Struct, frozen=True):
    """A row made of another."""

    of: Row
    doubled: int


def double(row: Row, shared: int) -> Iterator[Twice]:
    """Nothing of every third row, else the row with the double of its number, and so often."""
    if row.number % 3:
        yield Twice(row, 2 * row.number * shared)


def total(key: str, rows: list[Row], _shared: None) -> Iterator[tuple[str, int]]:
    """The sum of a group."""
    yield key, sum(row.number for row in rows)


def fail(row: Row, last: int) -> Iterator[int]:
    """The number of a row; the last one cannot be told."""
    if row.number == last:
        raise ValueError(f"{row.number} is no row")
    yield row.number


def die(row: Row, home: int) -> Iterator[int]:
    """The number of a row; whoever is asked for it in another process than the first dies of it."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    yield row.number


def wait(row: Row, home: int) -> Iterator[int]:
    """The number of a row; another process than the first takes a minute for it."""
    if os.getpid() != home:
        time.sleep(60)
    yield row.number


def where(_row: Row, _shared: None) -> Iterator[int]:
    """The process that was asked."""
    yield os.getpid()


ROWS = [Row(number) for number in range(500)]


def engine(jobs: int = 3) -> Processes:
    """One that always asks for help."""
    return Processes(jobs, least=1, gain=ALWAYS)


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_rows_come_out_as_they_do_alone(jobs: int) -> None:
    """Whatever the number of processes."""
    assert list(engine(jobs).flat_map(double, ROWS, 3)) == list(LocalEngine().flat_map(double, ROWS, 3))


@pytest.mark.parametrize("jobs", [2, 3, 7])
def test_as_many_processes_help_as_were_asked_for(jobs: int) -> None:
    """None of them does it all."""
    assert len({*engine(jobs).flat_map(where, ROWS, None)}) == jobs


def test_groups_come_out_as_they_do_alone() -> None:
    """By their keys."""
    keyed = [(f"key {row.number % 120}", row) for row in ROWS]
    assert list(engine().group(total, keyed, None)) == list(LocalEngine().group(total, keyed, None))


def test_what_went_in_comes_out_as_the_very_same_object() -> None:
    """So that nothing is held twice, and what is remembered by identity stays."""
    found = list(engine().flat_map(double, ROWS, 1))
    assert all(one.of is ROWS[one.of.number] for one in found)


def test_a_parcel_tells_rows_apart_that_are_equal() -> None:
    """Equal rows in two places are two rows."""
    first, second, third = Row(1), Row(1), Row(2)
    parcel = Parcel([first, second])
    again: list[Any] = parcel.unpack(BytesIO(parcel.pack([second, first, third])))
    assert again[0] is second
    assert again[1] is first
    assert again[2] == third


def test_an_error_in_a_helper_is_told_as_it_is_alone() -> None:
    """The rows before it come out, too."""
    found: list[int] = []
    with pytest.raises(ValueError, match="499 is no row"):
        found.extend(engine().flat_map(fail, ROWS, 499))


def test_the_share_of_a_helper_that_is_killed_is_done_here() -> None:
    """Every row comes out once."""
    assert list(engine().flat_map(die, ROWS, os.getpid())) == list(range(500))


def test_helpers_end_with_whoever_asked_them() -> None:
    """A reader that goes away early leaves no process behind."""
    began = time.monotonic()
    rows = iter(engine().flat_map(wait, ROWS, os.getpid()))
    for _ in range(100):
        next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 30
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("missing", ["TemporaryFile", "Process"])
def test_where_no_helper_can_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """No room for files, or for processes: the rows come out nevertheless, those of the helper that there was before, too."""
    given = 0

    def refuse() -> bool:
        nonlocal given
        given += 1
        if given > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return False

    if missing == "Process":
        start = ForkProcess.start
        monkeypatch.setattr(ForkProcess, "start", lambda process: refuse() or start(process))
    else:
        make = tempfile.TemporaryFile
        monkeypatch.setattr(tempfile, missing, lambda: refuse() or make())
    assert list(engine().flat_map(double, ROWS, 3)) == list(LocalEngine().flat_map(double, ROWS, 3))
    assert given == 2


def test_a_stream_is_not_gathered() -> None:
    """What is read row by row stays so."""
    asked: list[int] = []

    def stream() -> Iterator[Row]:
        for row in ROWS:
            asked.append(row.number)
            yield row

    next(iter(engine().flat_map(double, stream(), 1)))
    assert asked == [0, 1]


def test_little_work_is_not_shared_out() -> None:
    """A process costs more than it gains there."""
    assert list(Processes(4).flat_map(die, ROWS * 10, os.getpid())) == list(range(500)) * 10


def test_a_corpus_is_judged_as_it_is_alone(tmp_path: Path) -> None:
    """All of the plan, to the last object, with help at every station."""
    corpus.write_yaml(tmp_path, corpus.size(400, seed=5))
    desk = open_corpus((tmp_path,), today=date(2026, 3, 1))
    alone = desk.verify(LocalEngine())
    assert desk.verify(engine(2)) == alone
    assert alone.findings


def test_whoever_asks_for_one_process_gets_one() -> None:
    """Few records need no more than one either, and an engine that is not there is a trouble however many are asked for."""
    assert type(engine_of("local", None, MANY, 1)) is LocalEngine
    assert type(engine_of("local", None, MANY - 1, 8)) is LocalEngine
    with pytest.raises(Trouble, match="no engine `locl`"):
        engine_of("locl", None, MANY, 8)
