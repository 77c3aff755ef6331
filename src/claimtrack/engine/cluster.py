"""From an address to an engine on a cluster: a session of Spark, workers that can do the work, or what is in the way.

Addresses are `local[N]`, `spark://HOST:PORT` (a standalone master) and `sc://HOST:PORT` (Spark Connect: Spark, or Sail). Nothing
listens beyond loopback unless the address lies beyond it. No address and no token is ever taken from a record, or printed.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any, NamedTuple

from claimtrack.engine.scratch import Scratch
from claimtrack.engine.shipping import check_workers, zipped
from claimtrack.engine.spark import SparkEngine
from claimtrack.trouble import Trouble

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ADDRESS, TOKEN, SCRATCH, MEMORY = (f"CLAIMTRACK_ENGINE_{name}" for name in ("ADDRESS", "TOKEN", "SCRATCH", "MEMORY"))
"""The variables that say where the cluster is, what it asks for, a folder that it shares with the driver, the driver's memory."""

_ADDRESS = re.compile(
    r"(?P<scheme>local)(?:\[(?P<cores>\d+|\*)\])?"
    r"|(?P<far>spark|sc)://(?P<host>\[[0-9a-fA-F:]+\]|[\w.-]+)(?::(?P<port>\d+))?(?:/.*)?"
)
_PORTS = {"spark": 7077, "sc": 15002}
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_PATIENCE = 5.0
_PER_BUCKET = 1_000
"""So many records are to a bucket of keys, about."""


class Address(NamedTuple):
    """Where the work is done: `local`, `spark` or `sc`, with what follows."""

    scheme: str
    text: str
    host: str = "127.0.0.1"
    port: int = 0

    @property
    def near(self) -> bool:
        """Whether it is this machine."""
        return self.host in _LOOPBACK

    @property
    def shown(self) -> str:
        """As it may be printed: without what follows the port, which may be a token."""
        return self.text if self.scheme == "local" else f"{self.scheme}://{self.host}:{self.port}"


def address_of(given: str | None) -> Address:
    """The address that was given, else the environment's, else this machine. Raises Trouble for one that is none."""
    text = given or os.environ.get(ADDRESS) or "local[*]"
    found = _ADDRESS.fullmatch(text)
    if found is None:
        shown = text.partition(";")[0]
        way_on = "write `local[2]`, `spark://HOST:7077` for a standalone master, or `sc://HOST:15002` for Spark Connect"
        raise Trouble(f"`{shown}` is no address of a Spark engine", way_on)
    if found["scheme"]:
        return Address("local", f"local[{found['cores'] or '*'}]")
    return Address(found["far"], text, found["host"], int(found["port"] or _PORTS[found["far"]]))


@contextmanager
def opened(address: Address, records: int, listener: Callable[[str, int], None] | None = None) -> Iterator[SparkEngine]:
    """An engine at an address, for so many records. Raises Trouble for all that is in the way."""
    if find_spec("pyspark") is None or find_spec("pyarrow") is None:
        raise Trouble("the engine `spark` needs PySpark, which is not installed", "pip install 'claimtrack[spark]'")
    if address.scheme != "local":
        _reach(address)
    session = _remote(address) if address.scheme == "sc" else _classic(address)
    try:
        with TemporaryDirectory(prefix="claimtrack-") as here:
            if address.scheme != "local":
                _ship(session, address, zipped(Path(here)))
            folder = _shared_folder(address)
            parallel = _parallel(address, session)
            seen = check_workers(session, address.shown, folder, parallel)
            scratch = Scratch(session, folder if seen else None, parallel)
            try:
                yield SparkEngine(session, scratch, buckets_for(records, parallel), listener)
            except Exception as error:
                if not _is_lost(error):
                    raise
                way_on = "run again; if it happens again, see what its log says"
                raise Trouble(f"the engine at `{address.shown}` has stopped answering: {_first_line(error)}", way_on) from None
            finally:
                scratch.close()
    finally:
        with suppress(Exception):  # a server that has gone cannot be told goodbye
            session.stop()


def buckets_for(records: int, parallel: int) -> int:
    """Into how many parts the keys of so many records fall: enough for all workers, and each small enough for one."""
    return max(2 * parallel, min(4_096, records // _PER_BUCKET))


def _reach(address: Address) -> None:
    """Raises Trouble where nobody listens, at once: Spark itself would try for minutes."""
    try:
        with socket.create_connection((address.host.strip("[]"), address.port), timeout=_PATIENCE):
            return
    except OSError as error:
        what = "a standalone master" if address.scheme == "spark" else "a Spark Connect server"
        way_on = f"start {what} there, or give another address with `--engine-address` or {ADDRESS}"
        raise Trouble(f"nobody answers at `{address.shown}`: {error.strerror or error}", way_on) from None


def _remote(address: Address) -> Any:
    if find_spec("grpc") is None or find_spec("pandas") is None:
        raise Trouble("Spark Connect needs packages that are not installed", "pip install 'claimtrack[spark]'")
    from pyspark.errors import PySparkException  # noqa: PLC0415 - only where this engine is asked for
    from pyspark.sql.connect.session import SparkSession as Remote  # noqa: PLC0415 - see above

    url, token = address.text, os.environ.get(TOKEN)
    if token and "token=" not in url:
        url = f"{url.rstrip(';')}{'' if '/' in url.removeprefix('sc://') else '/'};token={token}"
    try:
        session: Any = Remote.builder.remote(url).create()
        for name, value in _SETTINGS.items():
            with suppress(PySparkException):  # what a server does not let be set is as its owner wants it
                session.conf.set(name, value)
        session.range(1).count()
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the way on is the same
        way_on = "see whether it speaks Spark Connect, of a release that this PySpark knows, and whether it wants a token"
        raise Trouble(f"the server at `{address.shown}` cannot be used: {_first_line(error)}", f"{way_on} ({TOKEN})") from None
    return session


_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
    "spark.sql.adaptive.coalescePartitions.parallelismFirst": "false",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes": "16m",
}


_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC"
"""Of a JVM that works on this machine alone and does little but hand rows on: compile once and quickly, collect at a stop. That
saves a third to a half of its CPU time. What a configuration of Spark says (`spark.driver.extraJavaOptions`) comes behind, and
wins."""


def _classic(address: Address) -> SparkSession:
    if find_spec("py4j") is None:
        way_on = "pip install 'claimtrack[spark]' in place of pyspark-client, or give a server: `--engine-address sc://HOST:PORT`"
        raise Trouble(f"`{address.shown}` needs the whole of PySpark, and only its client is installed", way_on)
    java = os.environ.get("JAVA_HOME")
    if not (java and Path(java, "bin", "java").exists()) and shutil.which("java") is None:
        way_on = "install a Java runtime, or give a server, such as Sail, which needs none: `--engine-address sc://HOST:PORT`"
        raise Trouble(f"`{address.shown}` needs Java 17 or later, and there is none on this machine", way_on)
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where this engine is asked for

    if address.near:
        # The workers are started on this machine, and must be the Python that has this program.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    settings = {**_SETTINGS, "spark.ui.enabled": "false", "spark.log.level": "OFF", "spark.driver.maxResultSize": "0"}
    settings |= {"spark.driver.memory": os.environ.get(MEMORY, "2g"), "spark.ui.showConsoleProgress": "false"}
    if address.near:
        settings |= {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    if address.scheme == "local":
        settings["spark.driver.defaultJavaOptions"] = _JAVA
    if token := os.environ.get(TOKEN):
        settings |= {"spark.authenticate": "true", "spark.authenticate.secret": token}
    builder: Any = SparkSession.builder.master(address.text.partition(";")[0]).appName("claimtrack")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        with _hushed():
            started: SparkSession = builder.getOrCreate()
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting, the way on is the same
        way_on = "see that Java 17 or later runs here (`java -version`), and that the master lets this machine in"
        raise Trouble(f"Spark did not start for `{address.shown}`: {_first_line(error)}", way_on) from None
    return started


@contextmanager
def _hushed() -> Iterator[None]:
    """Whoever is started within this block says nothing on stderr, for good: a JVM greets with warnings on its own start."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no stderr
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - the device has no path of a file
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _ship(session: Any, address: Address, package: Path) -> None:
    """Give the workers this program as it is here; what it needs they must have."""
    if address.scheme == "spark":
        session.sparkContext.addPyFile(str(package))
        return
    with suppress(Exception):  # a server that takes no files may have the program; `check_workers` finds out
        session.addArtifacts(str(package), pyfile=True)


def _shared_folder(address: Address) -> Path | None:
    """The folder that driver and workers share, as far as anybody says so."""
    told = os.environ.get(SCRATCH)
    if told:
        if not Path(told).is_dir():
            raise Trouble(f"there is no folder `{told}` ({SCRATCH})", "name one that this machine and all workers see")
        return Path(told)
    return Path(gettempdir()) if address.near else None


def _parallel(address: Address, session: Any) -> int:
    if address.scheme == "sc":
        return os.cpu_count() or 2
    return max(2, int(session.sparkContext.defaultParallelism))


def _is_lost(error: Exception) -> bool:
    """Whether an error says that the cluster has gone, and not that something went wrong there."""
    return type(error).__module__.startswith(("grpc", "py4j", "pyspark")) and any(sign in str(error) for sign in _LOST)


_LOST = (
    "UNAVAILABLE",
    "onnection refused",
    "SESSION_CLOSED",
    "stopped SparkContext",
    "Stage cancelled because SparkContext",
    "Errno 111",
)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
