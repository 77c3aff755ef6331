"""A measured figure beside its baseline, the limit that it must hold, and the table of them; measures nothing.

Figures are kept as JSON in `bench/figures/`, a file for each script that measures, so that documents can be made again without
measuring anew. A script that has measured something ends with `keep("linking", "Linking", "python bench/linking.py", figures)`;
`bench/page.py` then makes a table of it in `docs/performance.md`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from measuring import machine

FOLDER = Path(__file__).parent / "figures"

Unit = Literal["s CPU", "ms CPU", "MB", "s", "", "ms"]


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One figure: what was measured at which size, its baseline, and the ratio of the two.

    `limit` is the most that the ratio may be, or the least with `least` (where the ratio is that of the baseline to us: so many
    times faster); where there is no ratio it is held against `own`. `runs` is of how many runs `own` is the median.
    """

    name: str
    size: str
    own: float
    unit: Unit = "s CPU"
    baseline: str = ""
    other: float | None = None
    ratio: float | None = None
    limit: float | None = None
    least: bool = False
    runs: int = 1
    note: str = ""

    @property
    def judged(self) -> float:
        """What the limit is held against."""
        return self.own if self.ratio is None else self.ratio

    @property
    def holds(self) -> bool | None:
        """Whether the limit holds; None where there is none."""
        if self.limit is None:
            return None
        return self.judged >= self.limit if self.least else self.judged <= self.limit


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What one script measured: the title of its table, the command that makes it, on which machine, at which commit."""

    title: str
    command: str
    machine: str
    commit: str
    figures: tuple[Figure, ...]


HEADS = ("what", "at", "measured", "baseline", "of the baseline", "ratio", "limit", "holds")


def row(one: Figure) -> tuple[str, ...]:
    """The cells of a figure, in the order of `HEADS`."""
    limit = "" if one.limit is None else f"{'at least' if one.least else 'at most'} {one.limit:g}"
    holds = {None: "", True: "yes", False: "no"}[one.holds]
    other = "" if one.other is None else number(one.other, one.unit)
    ratio = "" if one.ratio is None else f"{one.ratio:.3g}"
    return one.name, one.size, number(one.own, one.unit), one.baseline, other, ratio, limit, holds


def number(value: float, unit: str) -> str:
    """A figure with its unit, in three or so digits."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()


def table(figures: list[Figure]) -> str:
    """The figures as lines for a terminal."""
    rows = [HEADS, *map(row, figures)]
    widths = [max(len(cells[column]) for cells in rows) for column in range(len(HEADS))]
    right = (2, 4, 5)
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()
        for cells in rows
    )


def markdown(figures: list[Figure]) -> str:
    """The figures as a table of a document."""
    lines = [f"| {' | '.join(HEADS)} |", "| --- | --- | ---: | --- | ---: | ---: | --- | --- |"]
    return "\n".join([*lines, *(f"| {' | '.join(row(one))} |" for one in figures)])


def load(path: Path) -> Kept | None:
    """What was kept there, if anything was."""
    return msgspec.json.decode(path.read_bytes(), type=Kept) if path.exists() else None


def keep(name: str, title: str, command: str, measured: Sequence[Figure], folder: Path = FOLDER) -> None:
    """Keep what was measured under a name, readable and line by line; what was not measured anew stays as it is."""
    path = folder / f"{name}.json"
    before = load(path)
    known = {} if before is None else {(one.name, one.size): one for one in before.figures}
    known.update({(one.name, one.size): one for one in measured})
    kept = Kept(title=title, command=command, machine=machine(), commit=_commit(), figures=tuple(known.values()))
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")


def _commit() -> str:
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=FOLDER.parent, capture_output=True, check=False)
    return asked.stdout.decode("ascii").strip()
