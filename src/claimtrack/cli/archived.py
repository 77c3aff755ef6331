"""`claimtrack verify --input PATH --output-dir DIR`: records in tables are checked, and tables are what is left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from claimtrack import warehouse
from claimtrack.cli import printing
from claimtrack.cli.reporting import Wanted
from claimtrack.config import FailOn
from claimtrack.engine.choosing import Workers
from claimtrack.finding import SEVERITIES
from claimtrack.link.wording import counted
from claimtrack.plan import Report
from claimtrack.session import Session, settled
from claimtrack.trouble import Trouble
from claimtrack.warehouse import Done


def refuse(given: Mapping[str, object]) -> None:
    """Raises Trouble for options that speak of files and of git."""
    for option, value in given.items():
        if value:
            raise Trouble(
                f"`{option}` is for a corpus of files, and `--input` reads tables", f"leave out `{option}`, or `--input`"
            )


def verify(given: Path, folder: Path | None, workers: Workers, opening: Mapping[str, Any], wanted: Wanted) -> int:
    """Check the records, write the tables, say how many rows there are, and give the exit code."""
    if folder is None:
        raise Trouble("`--input` leaves tables, and there is no place for them", "give a new folder with `--output-dir DIR`")
    chosen = {name: value for name, value in opening.items() if name not in ("claimless", "root", "today")}
    config = settled(opening["root"], opening["today"], **chosen)
    with printing.progress() as listener:
        done = warehouse.check(given, folder, config, workers, listener)
    if wanted.format in ("json", "jsonl"):
        data = msgspec.json.encode(warehouse.as_values(done))
        print((msgspec.json.format(data, indent=2) if wanted.format == "json" else data).decode("utf-8"))
    elif wanted.statistics:
        printing.lines([f"{number:9,}  {code}" for code, number in done.rules.items()], wanted.color)
    else:
        printing.lines(_told(done), wanted.color)
    return _status(done, config.settings.fail_on)


def write(session: Session, report: Report, folder: Path) -> None:
    """Write the tables of a report on a corpus of files."""
    warehouse.write(report, folder, session.config)


def _told(done: Done) -> list[str]:
    found = ", ".join(counted(number, word) for word, number in done.severities.items()) or "no findings"
    levels = ", ".join(f"{number:,} {level}" for level, number in done.levels.items())
    lines = [f"{done.rows['claims']:,} claims: {found}", *([levels] if levels else [])]
    if done.unchecked:
        lines.append(f"{counted(done.unchecked, 'record')} could not be checked")
    lines += passed_over(done.uncompared, done.unheld)
    tables = ", ".join(f"{name} ({number:,})" for name, number in done.rows.items())
    return [*lines, f"tables in {done.folder}: {tables}"]


def passed_over(uncompared: int, unheld: int) -> list[str]:
    """What is said of pairs of claims at which nobody looked, at most so many."""
    lines = [f"up to {uncompared:,} pairs under common words were not looked at for links"] if uncompared else []
    if unheld:
        lines.append(f"up to {unheld:,} pairs of claims on crowded questions were not held against each other")
    return lines


def _status(done: Done, fail_on: FailOn) -> int:
    """The exit code: that could not be checked is never passed."""
    if fail_on == "never":
        return 0
    enough = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(done.unchecked > 0 or any(done.severities.get(one) for one in enough))
