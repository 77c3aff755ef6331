"""A server of Spark Connect for tests: Sail, in this process, on loopback, on a port that nobody has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from pysail.spark import SparkConnectServer


@contextmanager
def served() -> Iterator[str]:
    """The address of a server that runs as long as the block."""
    os.environ.setdefault("RUST_LOG", "error")
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    try:
        host, port = server.listening_address
        yield f"sc://{host}:{port}"
    finally:
        server.stop()
