"""An index that is damaged, foreign or of another form is refused in words; it never answers wrongly."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zlib import crc32

import msgspec
import pytest

from catalogue.desks import Asked, Program
from claimtrack.catalogue import manifest

SEARCH = ("search", "US troops leave Syria", "--json", "id,score", "--index")
EXPLAIN = ("explain", "us-exit-syria-within-a-month", "--json")


@pytest.fixture
def index(case: Asked, tmp_path: Path) -> Path:
    return Path(shutil.copytree(case.at, tmp_path / "index"))


def changed(index: Path, **values: object) -> None:
    """Change what the index says of itself, with a check that holds."""
    path = index / manifest.NAME
    told = json.loads(path.read_text())["index"] | values
    path.write_bytes(msgspec.json.encode({"check": crc32(msgspec.json.encode(told)), "index": told}))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"schema": "claimtrack/index/9"}, "was made by a later claimtrack (form 9; this one reads 1)"),
        ({"schema": "claimtrack/index/0"}, "was made by an earlier claimtrack"),
        ({"schema": "claimtrack/tables/1"}, "is no index of claimtrack"),
        ({"search": 77}, "takes texts apart in another way"),
        ({"build": "../../etc"}, "leads to other files"),
        ({"tables": {}}, "leads to other files"),
        ({"claims": "many"}, "says what this one cannot read"),
    ],
)
def test_an_index_of_another_form(values: dict[str, object], said: str, index: Path, run: Program) -> None:
    changed(index, **values)
    told = run(*SEARCH, index)
    assert (told.status, told.out) == (2, "")
    assert said in told.err
    assert "help: " in told.err


@pytest.mark.parametrize("schema", ["claimtrack/index/0", None])
def test_what_is_damaged_or_of_an_earlier_program_is_built_anew_where_it_lies(
    schema: str | None, case: Asked, index: Path, run: Program
) -> None:
    """As the message says; until then all that lies there stays."""
    if schema is None:
        (index / manifest.NAME).write_text("{")
    else:
        changed(index, schema=schema)
    before = [one.name for one in index.iterdir() if one.is_dir()]
    told = run("index", "show", index)
    assert f"help: build it anew: claimtrack index build --to {index}" in told.err
    nothing = index.parent / "nothing.jsonl"
    nothing.write_text("")
    assert run("index", "build", "--input", nothing, "--to", index).status == 3
    assert [one.name for one in index.iterdir() if one.is_dir()] == before
    assert run("index", "build", case.root, "--to", index, "--today", case.today).status == 0
    (build,) = (one.name for one in index.iterdir() if one.is_dir())
    assert build not in before
    assert run("index", "show", index, "--check").status == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is damaged"),
        ("{", "is damaged"),
        ("[]", "is no index of claimtrack"),
        ('{"index": 7}', "is no index of claimtrack"),
        ("\xff", "is damaged"),
    ],
)
def test_a_file_that_is_none_of_ours(text: str, said: str, index: Path, run: Program) -> None:
    (index / manifest.NAME).write_bytes(text.encode("latin-1"))
    told = run("index", "show", index)
    assert told.status == 2
    assert said in told.err


def test_a_figure_that_was_changed_by_hand(index: Path, run: Program) -> None:
    path = index / manifest.NAME
    path.write_text(path.read_text().replace('"claims": 8', '"claims": 9'))
    assert "is not what was written" in run(*SEARCH, index).err


def test_no_index_at_all(tmp_path: Path, run: Program) -> None:
    for folder, said in ((tmp_path, "is no index"), (tmp_path / "gone", "there is no")):
        told = run(*SEARCH, folder)
        assert told.status == 2
        assert said in told.err


@pytest.mark.parametrize("table", manifest.TABLES)
def test_a_table_that_is_gone_or_cut_off(table: str, index: Path, run: Program) -> None:
    (path,) = index.glob(f"*/{table}.parquet")
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert f"the table `{table}` is not what was written" in run(*SEARCH, index).err
    path.unlink()
    assert f"the table `{table}` is not there" in run(*SEARCH, index).err


@pytest.mark.parametrize("table", ["words", "records", "keys", "claims", "register"])
def test_no_bit_that_fell_over_changes_an_answer(table: str, index: Path, run: Program) -> None:
    asked = (SEARCH, ("list", "--level", "single-source", "--json", "id,score", "--index"), (*EXPLAIN, "--index"))
    expected = [run(*args, index).out for args in asked]
    (path,) = index.glob(f"*/{table}.parquet")
    whole, refused = path.read_bytes(), 0
    for place in range(4, len(whole) - 4, max(1, len(whole) // 16)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        assert run("index", "show", index, "--check").status == 2
        for args, right in zip(asked, expected, strict=True):
            said = run(*args, index)
            assert said.out == right if said.status == 0 else "damaged" in said.err, place
            refused += said.status == 2
    assert refused


def test_without_duckdb_it_says_what_to_install(case: Asked, run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    told = run(*SEARCH, case.at)
    assert (told.status, told.out) == (2, "")
    assert told.err == "error: an index needs DuckDB, which is not installed\n  help: pip install 'claimtrack[index]'\n"
