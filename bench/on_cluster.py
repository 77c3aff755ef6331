"""What a check of many records in tables costs: `python bench/on_cluster.py --claims 1000000 [--engine sail|local[2]]`.

Generates the records as Parquet, checks them, and prints wall time, CPU time and the peak of the memory of all processes together
(driver, server, JVM, workers; resident, so that pages they share count more than once). A sample is checked by the engine and by
the local one, and the rows of both are held against each other, byte for byte. Figures are kept for `docs/performance.md`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple

import msgspec

import corpus
from figures import Figure, keep

_WHOLE, _SECONDS, _MEGABYTES = 1_000_000, 25 * 60, 12_000
"""The limits that the project set itself: for so many claims so long, in so much memory."""
_EVERY = 0.5
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")
_SERVE = "import sys; from pysail.spark import SparkConnectServer as S; S('127.0.0.1', int(sys.argv[1])).start(background=False)"


class Cost(NamedTuple):
    """Seconds on the clock, seconds of CPU, and the peak of resident memory in MB."""

    wall: float
    cpu: float
    memory: float


class Watch:
    """Adds up the memory and the CPU time of some processes and all that they start, as long as it runs."""

    def __init__(self, *roots: int) -> None:
        self.roots, self.done, self.peak, self.cpu = roots, Event(), 0.0, dict[int, float]()
        self.thread = Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.done.set()
        self.thread.join()

    def _run(self) -> None:
        while not self.done.wait(_EVERY):
            seen = _descended(set(self.roots))
            self.peak = max(self.peak, sum(memory for memory, _ in seen.values()))
            self.cpu |= {pid: cpu for pid, (_, cpu) in seen.items()}


def _descended(roots: set[int]) -> dict[int, tuple[float, float]]:
    """Memory in MB and CPU seconds of processes and their descendants."""
    found: dict[int, tuple[int, float, float]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            cpu = (int(fields[11]) + int(fields[12])) / _TICK
            found[int(entry.name)] = int(fields[1]), int(fields[21]) * _PAGE / 1e6, cpu
    mine = set(roots)
    while more := {pid for pid, (parent, _, _) in found.items() if parent in mine} - mine:
        mine |= more
    return {pid: found[pid][1:] for pid in mine if pid in found}


@contextmanager
def engine(name: str) -> Iterator[tuple[list[str], list[int]]]:
    """The options for an engine, and the processes that serve it; `sail` is started for this run."""
    if name in ("local", ""):
        yield [], []
    elif name != "sail":
        yield ["--engine", "spark", "--engine-address", name], []
    else:
        port = 50_000 + os.getpid() % 10_000
        quiet = {**os.environ, "RUST_LOG": "error"}
        server = subprocess.Popen([sys.executable, "-c", _SERVE, str(port)], env=quiet)
        try:
            time.sleep(3)
            yield ["--engine", "spark", "--engine-address", f"sc://127.0.0.1:{port}"], [server.pid]
        finally:
            server.terminate()
            server.wait()


def check(given: Path, folder: Path, options: list[str], served: list[int]) -> tuple[Cost, dict[str, Any]]:
    """What one check costs, and what it says it left."""
    began = time.monotonic()
    before = sum(cpu for _, cpu in _descended(set(served)).values())
    command = [sys.executable, "-m", "claimtrack", "verify", "--input", str(given), "--output-dir", str(folder), *options]
    run = subprocess.Popen([*command, "--output-format", "json", "--fail-on", "never"], stdout=subprocess.PIPE)
    with Watch(run.pid, *served) as watch:
        out, _ = run.communicate()
    if run.returncode:
        raise SystemExit(f"the check ended with {run.returncode}")
    return Cost(time.monotonic() - began, sum(watch.cpu.values()) - before, watch.peak), msgspec.json.decode(out)


def rows(folder: Path) -> dict[str, Counter[bytes]]:
    """The rows of all tables of a folder, in no order."""
    from pyarrow import parquet

    tables = [path for path in folder.iterdir() if path.is_dir()]
    return {one.name: Counter(map(msgspec.json.encode, parquet.read_table(one).to_pylist())) for one in tables}


def differing(one: Path, other: Path) -> int:
    """How many tables of two folders do not hold the very same rows; one that is empty proves nothing, and counts."""
    ours, theirs = rows(one), rows(other)
    return sum(ours.get(name) != theirs.get(name) or not ours[name] for name in ours.keys() | theirs.keys())


def told_of(cost: Cost, claims: int, engine: str) -> Iterator[Figure]:
    """What a run took, beside what it may take where it is a million claims."""
    whole, at = claims >= _WHOLE, f"{claims:,} claims"
    yield Figure(name=f"Clock, {engine}", size=at, own=cost.wall, unit="s", limit=_SECONDS if whole else None)
    yield Figure(name=f"CPU, {engine}", size=at, own=cost.cpu)
    yield Figure(name=f"Memory, {engine}", size=at, own=cost.memory, unit="MB", limit=_MEGABYTES if whole else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--sample", type=int, default=10_000)
    parser.add_argument("--engine", default="sail", help="sail, local[N], spark://..., sc://...; local for none")
    parser.add_argument("--folder", type=Path, help="where to put it all (default: a temporary folder)")
    options = parser.parse_args()
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as temporary, engine(options.engine) as (chosen, served):
        here = Path(temporary)
        if options.sample:
            corpus.write_parquet(here / "sample", corpus.size(options.sample))
            check(here / "sample", here / "alone", [], [])
            check(here / "sample", here / "there", chosen, served)
            other = differing(here / "alone", here / "there")
            size = f"{options.sample:,} claims"
            print(f"sample of {size}: rows {'NOT equal' if other else 'equal'} to the local engine's", flush=True)
            found.append(
                Figure(
                    name=f"Tables that differ from the local engine's, {options.engine}", size=size, own=other, unit="", limit=0
                )
            )
        if options.claims:
            corpus.write_parquet(here / "all", corpus.size(options.claims))
            cost, told = check(here / "all", here / "tables", chosen, served)
            print(
                f"{options.claims:,} claims on {options.engine}: {cost.wall:,.0f} s, CPU {cost.cpu:,.0f} s, {cost.memory:,.0f} MB"
            )
            print(msgspec.json.encode(told).decode())
            found += told_of(cost, options.claims, options.engine)
    keep("on_cluster", "On Spark", "python bench/on_cluster.py", found)
    raise SystemExit(any(one.holds is False for one in found))


if __name__ == "__main__":
    main()
