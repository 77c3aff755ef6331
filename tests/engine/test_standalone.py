"""A standalone cluster on this machine finds the same, also where one of its two workers is killed in the middle of the work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import standalone
from engine.standalone import Cluster

ROOT = Path(__file__).parents[2]
_ENDS = 240.0


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    if (why := standalone.lacking()) is not None:
        pytest.skip(why)
    with standalone.started(tmp_path_factory.mktemp("cluster")) as started:
        yield started


def command(folder: Path, *more: str) -> list[str]:
    options = ["-C", str(ROOT), "--today", "2026-02-24", "--output-format", "json", "-o", str(folder / "report.json")]
    return [sys.executable, "-m", "claimtrack", "verify", *options, *more]


@pytest.mark.long
def test_a_worker_is_killed_in_mid_run(cluster: Cluster, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    subprocess.run(command(here), check=True, capture_output=True)

    shared = tmp_path / "shared"
    shared.mkdir()
    run = subprocess.Popen(
        command(there, "--engine", "spark", "--engine-address", cluster.address),
        env={**os.environ, "CLAIMTRACK_ENGINE_SCRATCH": str(shared)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    stations = wait_for_stations(shared, run, 5)
    cluster.kill_a_worker()
    assert run.poll() is None, "the run had ended before the worker was killed"
    _, told = run.communicate(timeout=_ENDS)
    assert run.returncode == 0, told.decode()
    assert (there / "report.json").read_bytes() == (here / "report.json").read_bytes()
    assert json.loads((there / "report.json").read_bytes())["summary"]["claims"] > 50
    assert cluster.workers[0].returncode == -9
    assert cluster.workers[1].poll() is None
    assert stations >= 5
    assert not list(shared.iterdir()), "what lay between the stations is gone"


def wait_for_stations(shared: Path, run: subprocess.Popen[bytes], enough: int) -> int:
    """How many tables lie between the stations, once there are enough of them."""
    until = time.monotonic() + _ENDS
    while time.monotonic() < until and run.poll() is None:
        found = sum(1 for one in shared.glob("claimtrack-*/0*") if one.is_dir())
        if found >= enough:
            return found
        time.sleep(0.05)
    raise AssertionError(f"no station was reached: {run.communicate()[1].decode()[-2000:]}")
