"""`index` and `--index` as a user calls them: a process of its own, in a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.test_startup import imported
from written_corpus import laid_out, split

DESK = split("""\
# claims/port/closed.yaml
claim: The port of Kesh was closed on 3 March 2026
about: kesh/port
polarity: true
said: [{source: mayor, date: 2026-03-03}]
# claims/port/open.yaml
claim: The port of Kesh was open on 3 March 2026
about: kesh/port
polarity: false
said: [{source: mayor, date: 2026-03-04}]
# sources/mayor.yaml
source: the mayor of Kesh
kind: official
anonymity: named
""")


def test_from_a_corpus_to_answers(claimtrack: Run, tmp_path: Path) -> None:
    desk = laid_out(tmp_path / "desk", DESK)
    built = claimtrack("index", "build", "--to", "../index", "--today", "2026-03-05", cwd=desk)
    assert (built.status, built.err) == (0, "")
    assert built.out.startswith("2 claims, ")
    shown = claimtrack("index", "show", "index", "--check", cwd=tmp_path)
    assert "as of 2026-03-05, policy 1" in shown.out
    assert shown.err == "every table is what was written\n"
    told = json.loads(claimtrack("index", "show", "index", "--json", cwd=tmp_path).out)
    assert (told["schema"], told["claims"]) == ("claimtrack/index/1", 2)
    for args in (("search", "port closed"), ("list",), ("conflicts",), ("explain", "port/open"), ("show", "port/open")):
        inside = claimtrack(*args, *(() if args[0] == "search" else ("--today", "2026-03-05")), cwd=desk)
        outside = claimtrack(*args, "--index", "index", cwd=tmp_path)
        assert outside.status == inside.status == 0
        assert "port/open" in outside.out
        if args[0] not in ("explain", "show"):  # of which places are files, and findings are left out
            assert outside.out == inside.out


@pytest.mark.parametrize(("command", "field"), [("search", "claim"), ("list", "level"), ("conflicts", "verdict")])
def test_json_takes_the_same_fields(claimtrack: Run, tmp_path: Path, command: str, field: str) -> None:
    claimtrack("index", "build", str(laid_out(tmp_path / "desk", DESK)), "--to", "index", cwd=tmp_path)
    words = ["port"] if command == "search" else []
    rows = json.loads(claimtrack(command, *words, "--index", "index", "--json", field, cwd=tmp_path).out)
    assert rows
    assert all(list(row) == [field] for row in rows)
    bare = claimtrack(command, *words, "--index", "index", "--json", cwd=tmp_path)
    assert (bare.status, bare.out) == (2, "")
    assert field in bare.err
    unknown = claimtrack(command, *words, "--index", "index", "--json", "nosuch", cwd=tmp_path)
    assert "there is no field `nosuch`" in unknown.err


def test_a_build_needs_a_place_and_a_corpus(claimtrack: Run, tmp_path: Path) -> None:
    assert claimtrack("index", "build", cwd=tmp_path).status == 2
    nothing = claimtrack("index", "build", "--to", "index", cwd=tmp_path)
    assert nothing.status == 3
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("args", [("index", "--help"), ("search", "troops"), ("list", "--json", "id"), ("verify", "--help")])
def test_without_an_index_nothing_of_it_is_imported(args: tuple[str, ...]) -> None:
    assert not imported(*args) & {"duckdb", "pyarrow", "pyspark"}
    if args[0] != "index":
        assert not [name for name in imported(*args) if name.startswith("claimtrack.catalogue")]


def test_an_index_is_asked_without_what_builds_it(claimtrack: Run, tmp_path: Path) -> None:
    index = str(tmp_path / "index")
    claimtrack("index", "build", "--to", index)
    found = imported("search", "troops", "--index", index, "--json", "id")
    assert "duckdb" in found
    assert not found & {"pyarrow", "numpy", "pandas", "pyspark", "rich"}
