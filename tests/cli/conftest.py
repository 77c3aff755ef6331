"""Runs the program as a user does: a process of its own, in a folder, with its exit code, stdout and stderr."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from written_corpus import laid_out, split

ROOT = Path(__file__).parents[2]
BROKEN = split((ROOT / "tests" / "corpora" / "broken.txt").read_text("utf-8"))
HOSTILE = split((ROOT / "tests" / "corpora" / "hostile.txt").read_text("utf-8"))


class Ran(NamedTuple):
    status: int
    out: str
    err: str


_PERSONAL = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "EDITOR", "VISUAL")
_PLATFORM = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITLAB_CI", "CI_PROJECT_DIR")
Run = Callable[..., Ran]


@pytest.fixture
def claimtrack() -> Run:
    def run(*args: str, cwd: Path = ROOT, **environment: str) -> Ran:
        kept = {name: value for name, value in os.environ.items() if name not in (*_PERSONAL, *_PLATFORM)}
        done = subprocess.run(
            [sys.executable, "-m", "claimtrack", *args],
            cwd=cwd,
            env={**kept, "PYTHONUTF8": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


def on_terminal(args: list[str], cwd: Path, **environment: str) -> str:
    """What a command prints to a terminal."""
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    subprocess.run(
        [sys.executable, "-m", "claimtrack", *args],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        check=False,
        timeout=60,
    )
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 65536):
            told += part
    except OSError:  # how Linux says that nobody writes any more
        pass
    os.close(ours)
    return told.decode("utf-8")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "broken", BROKEN)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The hostile corpus, with a file whose name is as bad as its text can be."""
    name = "claims/\x1b[31m\u202e\n::error::a%0A.yaml"
    return laid_out(tmp_path / "hostile", HOSTILE | {name: "claim: x\nabuot: y\nsaid: []\n"})


class AsText(SingleFileSnapshotExtension):
    """One plain file for each snapshot, to be read by people."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def shown(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(AsText)
