"""The published sets of "have we had this before?" as claims and questions: what `eval_search.py` and `fit_search.py` share.

Only the words of a claim and its title are indexed, and the day it was said where the set tells it. A question of `politifact`
is a line of a debate whose day stands in its id; it is used only where a row of a table says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from bench_data import load
from claimtrack.search.entry import Entry
from claimtrack.search.index import Filing, Index

SETS = ("snopes", "politifact")
_SAID = re.compile(r"stated on (\w+ \d{1,2}, \d{4})")
_DAY = re.compile(r"(\d{8})_")


class Asked(msgspec.Struct, frozen=True):
    """A question with the ids of the claims that answer it, and the day on which it was said, where that is known."""

    id: str
    text: str
    gold: frozenset[str]
    day: date | None


def claims(folder: str, name: str) -> list[Entry]:
    """All claims of a set."""
    return [_entry(row) for row in load(folder, f"{name}_claims")]


def questions(folder: str, name: str, split: str) -> list[Asked]:
    """The questions of a set and a split."""
    return [_asked(row) for row in load(folder, f"{name}_queries") if row["split"] == split]


def indexed(entries: Iterable[Entry]) -> Index:
    """An index of claims, each as if it were a file of its own."""
    index = Index()
    index.update(Filing(path=entry.id, mark=b"", entries=(entry,)) for entry in entries)
    return index


def precision(found: Sequence[str], gold: frozenset[str], depth: int = 5) -> float:
    """Average precision of the first five: the mean of their MAP@5 is what the shared tasks report (CheckThat! 2021, task 2)."""
    hits, total = 0, 0.0
    for rank, name in enumerate(found[:depth], 1):
        if name in gold:
            hits += 1
            total += hits / rank
    return total / min(len(gold), depth)


def _entry(row: dict[str, Any]) -> Entry:
    said = _SAID.search(row["date"])
    day = datetime.strptime(said[1], "%B %d, %Y").date().isoformat() if said else None
    return Entry(id=row["id"], claim=row["text"], other=(row["title"],), said=(day,) if day else ())


def _asked(row: dict[str, Any]) -> Asked:
    day = _DAY.match(row["id"])
    on = datetime.strptime(day[1], "%Y%m%d").date() if day else None
    return Asked(row["id"], row["text"], frozenset(row["gold"]), on)
