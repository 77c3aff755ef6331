"""What a command costs: CPU seconds of its process and all that it waited for, seconds by the clock, and its peak of memory.

Keeps nothing and compares nothing. CPU is user and system time as the kernel counts it (`wait4`, getrusage(2)), so a machine that
is busy with other work slows both sides of a comparison alike, and not one of them. The peak of memory is that of the whole tree
of processes, looked at ten times a second, or the largest resident size that the kernel saw of one of them, whichever is more.
Pages that a process and those forked from it share count once where the kernel says how large the share of each is (the
proportional set size of Linux, `smaps_rollup` in proc(5)); elsewhere resident sizes are summed, and such pages count twice.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

PROGRAM = [sys.executable, "-m", "claimtrack"]
_TENTH = 0.1


class Spent(NamedTuple):
    """Seconds of CPU, seconds by the clock, megabytes (of 1,000,000 bytes) at the peak, and the exit code."""

    cpu: float
    wall: float
    peak: float
    status: int


def spent(command: Sequence[str], folder: Path, *, output: Path | None = None, good: tuple[int, ...] = (0, 1)) -> Spent:
    """What one run of a command in a folder costs; what it says goes nowhere, or to a file.

    Raises RuntimeError with the end of what it complained of when it ends with another exit code than the good ones.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with (
        (output or Path(os.devnull)).open("wb") as said,
        subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.PIPE
        ) as process,
    ):
        begin = perf_counter()
        complaints: list[bytes] = []
        reading = threading.Thread(target=_read, args=(process, complaints))
        peak = _Peak(process.pid)
        reading.start()
        peak.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        peak.over.set()
        peak.join()
        reading.join()
    if process.returncode not in good:
        said_last = b"".join(complaints)[-500:].decode("utf-8", "replace")
        raise RuntimeError(f"`{' '.join(command)[:200]}` ended with {process.returncode}: {said_last}")
    # until the process becomes another program (execve), what this one holds counts as held there, too
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = usage.ru_maxrss * 1024 if usage.ru_maxrss > ours or not peak.bytes else 0
    largest = max(peak.bytes, told) / 1e6
    return Spent(usage.ru_utime + usage.ru_stime, wall, largest, process.returncode)


def _read(process: subprocess.Popen[bytes], complaints: list[bytes]) -> None:
    if process.stderr is not None:
        complaints.append(process.stderr.read())


class _Peak(threading.Thread):
    """Watches a tree of processes until it is over."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.bytes, self.over = pid, 0, threading.Event()

    def run(self) -> None:
        """Look ten times a second."""
        import psutil

        while not self.over.wait(_TENTH):
            try:
                root = psutil.Process(self.pid)
                tree = [root, *root.children(recursive=True)]
                self.bytes = max(self.bytes, sum(_held(one) for one in tree))
            except psutil.Error:
                continue


def _held(process: object) -> int:
    """The bytes that a process holds, of those that it shares its part; where that is not known, all that are resident."""
    import psutil

    assert isinstance(process, psutil.Process)
    try:
        return int(process.memory_full_info().pss if psutil.LINUX else process.memory_info().rss)
    except psutil.Error:
        return 0


def in_turn(runs: int, *jobs: Callable[[], Spent]) -> list[list[Spent]]:
    """So many runs of each job, one after the other in turn, so that what else the machine does meets all of them."""
    rounds = [[job() for job in jobs] for _ in range(runs)]
    return [list(of_one) for of_one in zip(*rounds, strict=True)]


def middle(runs: Sequence[Spent]) -> Spent:
    """The median of each figure."""
    cpu, wall, peak = (median(of_one) for of_one in zip(*(one[:3] for one in runs), strict=True))
    return Spent(cpu, wall, peak, runs[-1].status)


def telling(words: str) -> None:
    """A line of progress."""
    print(words, file=sys.stderr, flush=True)


def machine() -> str:
    """The machine in words, without any name of its own."""
    model = platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        named = [line.partition(":")[2].strip() for line in cpus.read_text("utf-8").splitlines() if line.startswith("model name")]
        model = named[0] if named else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = os.cpu_count() or 1
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cores} cores of {model}, {memory:.0f} GiB of memory, {platform.system()}, {python}"
