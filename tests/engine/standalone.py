"""A standalone cluster of Spark for tests: a master and two workers on loopback, from the jars that PySpark brings."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_PATIENCE = 60.0


class Cluster(NamedTuple):
    """Where the master is, and its workers as processes that this test started."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def kill_a_worker(self) -> None:
        """Kill the first worker at once, and the executors that it has started, by their ids."""
        worker = self.workers[0]
        for pid in _children(worker.pid):
            os.kill(pid, 9)
        worker.kill()
        worker.wait()


def lacking() -> str | None:
    """What is missing for such a cluster, in words."""
    java = shutil.which("java")
    if java is None:
        return "Spark needs Java, and there is none here"
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = told.partition('"')[2].partition(".")[0]
    if not version.isdigit() or int(version) < 17:
        return f"Spark 4 needs Java 17, and this is {version or 'another'}"
    return None


@contextmanager
def started(folder: Path) -> Iterator[Cluster]:
    """A cluster that runs as long as the block, and keeps what it writes in a folder."""
    port = _free()
    began: list[subprocess.Popen[bytes]] = []
    try:
        began.append(_run(folder, "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(_free())))
        _wait_for(port)
        address = f"spark://127.0.0.1:{port}"
        for number in range(2):
            own = folder / f"worker{number}"
            more = ("--cores", "1", "--memory", "1g", "--webui-port", str(_free()), "--work-dir", str(own))
            began.append(_run(folder, "worker.Worker", "--host", "127.0.0.1", *more, address))
        yield Cluster(address, tuple(began[1:]))
    finally:
        for one in reversed(began):
            if one.poll() is None:
                one.terminate()
        for one in began:
            one.wait(timeout=_PATIENCE)


def _run(folder: Path, name: str, *args: str) -> subprocess.Popen[bytes]:
    spec = find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent
    surroundings = {**os.environ, "SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    with (folder / f"{name}{args[-1].rpartition(':')[2]}.log").open("ab") as log:
        spark_class = str(home / "bin" / "spark-class")
        command = [spark_class, f"org.apache.spark.deploy.{name}", *args]
        return subprocess.Popen(command, env=surroundings, stdout=log, stderr=log)


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < until, "the master did not start"
            time.sleep(0.2)
        else:
            return


def _children(pid: int) -> list[int]:
    """The processes that descend from one, the latest first."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[:0:-1]
