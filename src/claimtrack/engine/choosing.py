"""Which engine does the work: by its name, by what is asked of it, and by how much there is to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from claimtrack.engine.local import LocalEngine
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble
from claimtrack.verbs import Engine

MANY = 2_000
"""From so many records on, processes may share the work."""
Listener = Callable[[str, int], None]
"""Hears which step has done how many rows."""


class Workers(NamedTuple):
    """Who does the work: an engine by its name, with its address if it is distributed, else how many processes share in it."""

    engine: str = "local"
    address: str | None = None
    jobs: int | None = None


def engine_of(name: str, listener: Listener | None = None, records: int = 0, jobs: int | None = None) -> Engine:
    """The engine of that name on this machine, without memory of earlier runs, for so many records.

    `jobs` processes may share its work; as many as there are processors unless told. Raises Trouble when there is none.
    """
    if name == "local":
        return _with_helpers(listener, jobs) if records >= MANY and jobs != 1 else LocalEngine(listener)
    raise Trouble(f"there is no engine `{name}`", did_you_mean(name, ("local", "spark"), "the engines are `local` and `spark`"))


def _with_helpers(listener: Listener | None, jobs: int | None) -> Engine:
    from claimtrack.engine import processes  # noqa: PLC0415 - for large corpora alone

    most = jobs or processes.processors()
    return processes.Processes(most, listener) if most > 1 and processes.possible() else LocalEngine(listener)


@contextmanager
def engine_opened(asked: Workers, records: int, listener: Listener | None = None) -> Iterator[Engine]:
    """The engine that is asked for, for so many records, until the block ends.

    Raises Trouble when there is none, it cannot be reached, or it is asked for what it has not.
    """
    if asked.engine != "spark":
        if asked.address is not None:
            raise Trouble(f"the engine `{asked.engine}` has no address", "give `--engine spark` with `--engine-address`")
        yield engine_of(asked.engine, listener, records, asked.jobs)
        return
    if asked.jobs is not None:
        raise Trouble("`--jobs` shares out the work of the engine `local`", "leave it out: a cluster has its own workers")
    from claimtrack.engine import cluster  # noqa: PLC0415 - only where a cluster is asked for

    with cluster.opened(cluster.address_of(asked.address), records, listener) as engine:
        yield engine
