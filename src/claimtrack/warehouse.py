"""A run on records that lie in tables: from a file or folder of rows to a folder of tables, on any engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from claimtrack.archive import plan
from claimtrack.archive.plan import Checked
from claimtrack.archive.rows import Asking, Hiding, Row, of_cluster, of_link, of_pair
from claimtrack.config import Config
from claimtrack.engine import arrow, chunks, writing
from claimtrack.engine.choosing import Listener, Workers, engine_opened
from claimtrack.link import components
from claimtrack.plan import Report


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What a run left in its folder: rows by table, claims by level, findings by severity and rule, and what was not checked."""

    folder: str
    rows: dict[str, int]
    unchecked: int
    uncompared: int
    unheld: int
    levels: dict[str, int]
    severities: dict[str, int]
    rules: dict[str, int]


def check(given: Path, folder: Path, config: Config, workers: Workers, listener: Listener | None = None) -> Done:
    """Check the records of a file or folder, and write the tables. Raises Trouble for all that is in the way."""
    parts = chunks.chunks(given)
    arrow.parquet()  # before the work, not after it
    writing.prepared(folder)
    with engine_opened(workers, chunks.held(parts), listener) as chosen:
        found = plan.check(chosen.flat_map(chunks.read, parts, None), config, chosen)
        return _written(found, folder, chosen, config)


def write(report: Report, folder: Path, config: Config) -> Done:
    """Write the tables of a report."""
    arrow.parquet()
    writing.prepared(folder)
    asking = Asking(config)
    rows: list[Row] = [*map(of_cluster, report.clusters), *(row for pair in report.pairs for row in of_pair(pair))]
    links = [*map(of_link, report.proposed), *map(of_link, report.judged)]
    rows += [*links, *asking.rows(report.findings)]
    families = components.families((one.a, one.b) for one in links if one.kind != "different")
    hiding = Hiding(report.withheld.words, families)
    found = Checked(rows=rows, hiding=hiding, unchecked=report.unchecked, uncompared=report.uncompared, unheld=report.unheld)
    return _written(found, folder, None, config)


def _written(found: Checked, folder: Path, engine: object, config: Config) -> Done:
    stamp = {"today": config.today.isoformat(), "policy": config.policy.stamp}
    rows = writing.write(
        found, folder, engine, {**stamp, "unchecked": found.unchecked, "uncompared": found.uncompared, "unheld": found.unheld}
    )
    return Done(
        folder=str(folder),
        rows=rows,
        unchecked=found.unchecked,
        uncompared=found.uncompared,
        unheld=found.unheld,
        levels=writing.counts(folder / "claims", "level"),
        severities=writing.counts(folder / "findings", "severity"),
        rules=writing.counts(folder / "findings", "code"),
    )


def as_values(done: Done) -> dict[str, Any]:
    """What was done, as plain values."""
    values: dict[str, Any] = msgspec.to_builtins(done)
    return {"schema": writing.SCHEMA, **values}
