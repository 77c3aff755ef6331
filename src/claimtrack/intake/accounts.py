"""What became of every row, counted so that the sum is the number of rows. Counts and a few places; never the rows themselves."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import msgspec

from claimtrack.render.plain import visible
from claimtrack.shape import shortened

Fate = Literal["taken", "unchanged", "changed", "duplicate", "refused"]
FATES: tuple[Fate, ...] = ("taken", "unchanged", "changed", "duplicate", "refused")
WORST_FIRST: tuple[Fate, ...] = ("refused", "changed", "duplicate")
"""What became of the rows that were not taken, in the order in which a person wants to see it."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one row: its place, and the id of its claim where there is one; why it was not taken, and what to do.

    `text` is the file that was written, or would be; `sources` are the kinds of the sources that came with it.
    """

    fate: Fate
    place: str
    id: str | None = None
    column: str | None = None
    message: str = ""
    help: str = ""
    changes: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    unsourced: bool = False
    sources: tuple[str, ...] = ()
    text: str = ""

    @property
    def line(self) -> str:
        """One line for a report: place, column, fate, reason, way on."""
        way_on = f" (help: {self.help})" if self.help else ""
        return visible(f"{self.at}: {self.fate}: {self.message}{way_on}")

    @property
    def at(self) -> str:
        """Its place and its column, on one line."""
        return f"{self.place}, `{shortened(self.column)}`" if self.column else self.place


class Accounts:
    """The sums of a run."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.fates: Counter[str] = Counter()
        self.cleaned: dict[str, tuple[int, str]] = {}
        self.unused: dict[str, tuple[int, str]] = {}
        self.unsourced = 0
        self.sources: Counter[str] = Counter()

    @property
    def rows(self) -> int:
        """All rows that were seen."""
        return sum(self.fates.values())

    def add(self, outcome: Outcome) -> None:
        """Count one row: its fate, what was left out of it, what was cleaned if it was taken, and where each was met first."""
        self.fates[outcome.fate] += 1
        self.unsourced += outcome.unsourced
        self.sources.update(outcome.sources)
        cleaned = outcome.changes if outcome.fate == "taken" else ()
        for table, names in ((self.cleaned, cleaned), (self.unused, outcome.unused)):
            for name in names:
                number, first = table.get(name, (0, outcome.place))
                table[name] = (number + 1, first)
