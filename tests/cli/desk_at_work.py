"""A desk for tests of what is remembered: the case in a folder of its own, runs of the program there, and a few edits."""

from __future__ import annotations

import gc
import io
import os
import shutil
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.cli import main

CASE = Path(__file__).parents[2]
OPTIONS = ("verify", "--output-format", "concise", "--today", "2026-02-24")


def laid_out(root: Path) -> Path:
    """The case; its files are older than what a clock might take for now."""
    root.mkdir()
    for name in ("claims", "sources"):
        shutil.copytree(CASE / name, root / name)
    shutil.copy(CASE / "camps.yaml", root)
    for path in root.rglob("*.yaml"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return root


def committed_to_git(root: Path) -> Path:
    git(root, "init", "--quiet")
    commit(root)
    return root


def git(root: Path, *args: str) -> None:
    author = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *author, *args], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "--", "claims", "sources", "camps.yaml")
    git(root, "commit", "--quiet", "-m", "All")


class Said(NamedTuple):
    status: int
    out: str
    err: str


def run(root: Path, *options: str) -> Said:
    """What the program says in a folder. Run in this process: there are hundreds of runs here."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
    limits = gc.get_threshold()
    with chdir(root), redirect_stdout(streams[0]), redirect_stderr(streams[1]), pytest.raises(SystemExit) as left:
        main(options or OPTIONS)
    gc.set_threshold(*limits)
    for one in streams:
        one.seek(0)
    assert isinstance(left.value.code, int)
    return Said(left.value.code, *(one.read() for one in streams))


def a_claim(root: Path) -> Path:
    return root / "claims" / "al-hol-families-moved.yaml"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def without_sources(root: Path) -> None:
    path = a_claim(root)
    path.write_text(path.read_text("utf-8").partition("said:")[0], "utf-8")
