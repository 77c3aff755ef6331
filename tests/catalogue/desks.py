"""Corpora that are asked as files and as an index: the repository's case, and a generated one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import corpus
from claimtrack.cli import main

ROOT = Path(__file__).parents[2]


class Asked(NamedTuple):
    """A corpus of files, its index, and the day."""

    root: Path
    at: Path
    today: str


class Said(NamedTuple):
    status: int
    out: str
    err: str


class Program:
    """Runs the program in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *args: str | Path) -> Said:
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as done:
            main([*map(str, args)])
        told = self.capsys.readouterr()
        return Said(int(str(done.value.code)), told.out, told.err)

    def json(self, *args: str | Path) -> Any:
        said = self(*args)
        assert said.status == 0, said.err
        return json.loads(said.out)


def made(folder: Path, claims: int) -> Path:
    """A generated corpus, in which a question is crowded from 8 claims on."""
    corpus.write_yaml(folder, corpus.size(claims, hot=0))
    (folder / "claimtrack.toml").write_text("[policy.relation]\ncrowd = 8\n")
    return folder


def built(root: Path, index: Path, today: str) -> Asked:
    with pytest.raises(SystemExit) as done:
        main(["index", "build", str(root), "--to", str(index), "--today", today])
    assert done.value.code == 0
    return Asked(root, index, today)
