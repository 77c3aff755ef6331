"""Kills a command of claimtrack at every moment at which it may have changed the disk, one after the other.

The command runs in a process of its own, in which every call that changes the disk is counted (by Python's audit events, and
`os.write` and `os.fsync`, which have none), and which ends itself by SIGKILL just before its n-th: nothing is flushed and no
clean-up runs, as when the power goes. What follows the last call is the normal end. The moments are the same on every machine.

    for death in deaths(lambda: laid_out(...), "capture", "add", "page.txt", "--source", "paper"):
        assert whole(death.root)
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import claimtrack

_WRAPPED = r"""
import os, runpy, signal, sys

last = int(sys.argv[1])
sys.argv = ["claimtrack", *sys.argv[2:]]
count = 0

def moment():
    global count
    count += 1
    if count == last:
        os.kill(os.getpid(), signal.SIGKILL)

CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
NAMED = {"os.rename", "os.link", "os.symlink", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.utime"}

def heard(event, args):
    if event in NAMED or (event == "open" and isinstance(args[2], int) and args[2] & CHANGING):
        moment()

def counted(function):
    def call(*args):
        moment()
        return function(*args)
    return call

os.write, os.fsync = counted(os.write), counted(os.fsync)
sys.addaudithook(heard)
runpy.run_module("claimtrack", run_name="__main__")
"""
MOST = 200
"""So many moments a command may have: one that does not come to an end is a fault of the test."""


class Death(NamedTuple):
    """A corpus in which the command was killed before its n-th change of the disk; the last one ended by itself."""

    root: Path
    moment: int
    killed: bool
    status: int
    err: str


def deaths(laid_out: Callable[[int], Path], *command: str) -> Iterator[Death]:
    """Run the command in a fresh corpus for each moment, killed there; the last run is the first that nothing stopped."""
    for moment in range(1, MOST):
        death = killed_at(moment, laid_out(moment), *command)
        yield death
        if not death.killed:
            return
    raise AssertionError(f"more than {MOST} moments")


def killed_at(moment: int, root: Path, *command: str) -> Death:
    """Run the command in a corpus and kill it before that change of the disk; 0 kills never."""
    source = str(Path(claimtrack.__file__).parents[1])
    paths = os.pathsep.join([source, *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-c", _WRAPPED, str(moment), *command],
        cwd=root,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Death(root, moment, done.returncode == -signal.SIGKILL, done.returncode, done.stderr)
