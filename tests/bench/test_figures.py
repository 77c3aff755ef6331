"""A figure beside its limit, the tables, and the page that is made of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import page
from corpus import size, write_yaml
from figures import Figure, keep, load, markdown, row, table
from measuring import spent
from stations import STATIONS

ROOT = Path(__file__).parents[2]
COLD = Figure(name="cold", size="10,000 claims", own=3.456, baseline="parsing", other=2.3, ratio=1.5026, limit=1.5)


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (COLD, ("cold", "10,000 claims", "3.46 s CPU", "parsing", "2.30 s CPU", "1.5", "at most 1.5", "no")),
        (
            Figure(name="faster", size="", own=3, baseline="yamllint", other=95.4, ratio=31.8, limit=12, least=True),
            ("faster", "", "3.00 s CPU", "yamllint", "95.4 s CPU", "31.8", "at least 12", "yes"),
        ),
        (
            Figure(name="memory", size="", own=599.6, unit="MB", limit=600),
            ("memory", "", "600 MB", "", "", "", "at most 600", "yes"),
        ),
        (Figure(name="exponent", size="", own=1.07, unit=""), ("exponent", "", "1.07", "", "", "", "", "")),
    ],
)
def test_a_figure_is_held_against_its_limit_as_measured_and_not_as_shown(figure: Figure, cells: tuple[str, ...]) -> None:
    assert row(figure) == cells


def test_tables_show_every_figure() -> None:
    assert [line.split()[0] for line in table([COLD, COLD]).splitlines()] == ["what", "cold", "cold"]
    assert markdown([COLD]).splitlines()[2] == f"| {' | '.join(row(COLD))} |"


def test_what_is_measured_anew_replaces_what_was_kept(tmp_path: Path) -> None:
    other = Figure(name="warm", size="10,000 claims", own=0.4)
    again = Figure(name="cold", size="10,000 claims", own=3)
    assert load(tmp_path / "new" / "run.json") is None
    keep("run", "Whole runs", "python bench/run.py", [COLD, other], tmp_path / "new")
    keep("run", "Whole runs", "python bench/run.py", [again], tmp_path / "new")
    kept = load(tmp_path / "new" / "run.json")
    assert kept is not None
    assert (kept.title, kept.figures) == ("Whole runs", (again, other))


def test_the_page_is_made_of_the_figures_that_are_kept() -> None:
    assert page.PAGE.read_text("utf-8") == page.text(), "run `python bench/page.py`"


def test_a_run_is_measured_and_a_failure_is_no_figure(tmp_path: Path) -> None:
    # it holds pages of its own, as of those that it shares with others no more than its part counts
    code = "held = b'x' * 20_000_000; print(sum(range(30_000_000)))"
    busy = spent([sys.executable, "-c", code], tmp_path, output=tmp_path / "out")
    assert (tmp_path / "out").read_text("utf-8").strip() == "449999985000000"
    assert (busy.cpu > 0, busy.wall > 0, busy.peak > 20, busy.status) == (True, True, True, 0)
    with pytest.raises(RuntimeError, match="ended with 3: no such thing"):
        spent([sys.executable, "-c", "import sys; sys.stderr.write('no such thing'); sys.exit(3)"], tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody tells what share of a page each process has")
def test_pages_that_processes_share_count_once(tmp_path: Path) -> None:
    """Three processes with the same 100 MB, none of which writes to them."""
    program = "import os, time; held = b'x' * 100_000_000; os.fork(); os.fork(); time.sleep(1)"
    assert 100 < spent([sys.executable, "-c", program], tmp_path).peak < 180


def test_the_stations_add_up_to_a_run_that_found_what_it_should(tmp_path: Path) -> None:
    write_yaml(tmp_path, size(40))
    command = [sys.executable, str(ROOT / "bench" / "stations.py"), str(tmp_path), "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    told = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert told.keys() == STATIONS.keys()
    assert all(told[station] > 0 for station in ("files", "yaml", "records", "gather", "clusters", "sketches", "rules", "render"))
