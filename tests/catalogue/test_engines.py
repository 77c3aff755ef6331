"""An index that a cluster checked holds what one of this machine holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from catalogue.desks import Asked, Program
from catalogue.test_building import PROTECTED, held
from claimtrack.catalogue.manifest import TABLES
from claimtrack.engine import choosing, processes
from claimtrack.engine.choosing import Listener
from claimtrack.engine.local import LocalEngine
from claimtrack.verbs import Engine
from engine import sail
from written_corpus import laid_out


def tables(index: Path) -> dict[str, list[dict[str, Any]]]:
    (build,) = (one for one in index.iterdir() if one.is_dir())
    return {name: parquet.read_table(build / f"{name}.parquet").to_pylist() for name in TABLES}


def test_the_tables_are_the_same(case: Asked, tmp_path: Path, run: Program) -> None:
    with sail.served() as address:
        args = ("index", "build", case.root, "--to", tmp_path / "index", "--today", case.today, "--engine", "spark")
        said = run(*args, "--engine-address", address)
        assert said.status == 0, said.err
        assert tables(tmp_path / "index") == tables(case.at)
        root = laid_out(tmp_path / "desk", PROTECTED)
        assert run("index", "build", root, "--to", tmp_path / "hidden", *args[-2:], "--engine-address", address).status == 0
    assert "[withheld]" in held(tmp_path / "hidden")
    assert "anna-berg-of-the-port" not in held(tmp_path / "hidden")


@pytest.mark.skipif(not processes.possible(), reason="helpers are forked")
def test_the_tables_are_the_same_with_helpers(desk: Asked, tmp_path: Path, run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever shares the work; which is measured there, and here always shared."""
    asked: list[int | None] = []

    def helping(_name: str, listener: Listener | None, _records: int, jobs: int | None) -> Engine:
        asked.append(jobs)
        return processes.Processes(jobs or 1, listener, least=1, gain=-1e9)

    monkeypatch.setattr(choosing, "engine_of", helping)
    said = run("index", "build", desk.root, "--to", tmp_path / "index", "--today", desk.today, "--jobs", "2")
    assert said.status == 0, said.err
    assert asked == [2]
    assert tables(tmp_path / "index") == tables(desk.at)


def test_many_records_in_tables_are_shared_out_too(tmp_path: Path, run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many rows as there are, whatever the parts in which they are read."""
    given = tmp_path / "records.jsonl"
    claim = {"folder": "claims", "claim": "The bridge is closed", "said": [{"source": "mayor"}]}
    given.write_text("\n".join(json.dumps({**claim, "id": f"claim-{number}"}) for number in range(30)), "utf-8")
    held: list[int] = []

    def local(_name: str, listener: Listener | None, records: int, _jobs: int | None) -> Engine:
        held.append(records)
        return LocalEngine(listener)

    monkeypatch.setattr(choosing, "engine_of", local)
    assert run("index", "build", "--input", given, "--to", tmp_path / "index").status == 0
    assert held == [30]


def test_an_engine_that_is_not_there(case: Asked, tmp_path: Path, run: Program) -> None:
    said = run("index", "build", case.root, "--to", tmp_path / "index", "--engine", "sprak")
    assert said.status == 2
    assert "did you mean `spark`" in said.err


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_sorted(table: str, desk: Asked) -> None:
    by = {"records": ["doc"], "claims": ["id"], "words": ["term"], "keys": ["key", "doc"], "conflicts": ["a", "b"]}
    rows = tables(desk.at)[table]
    keys = [tuple(row[name] for name in by[table]) for row in rows] if table in by else []
    assert keys == sorted(keys)
