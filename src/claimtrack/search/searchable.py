"""What the ranking asks of an index, wherever its claims lie: in memory, or in tables that are read piece by piece."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Protocol

from claimtrack.search.index import Candidate, Impacts, Posting
from claimtrack.search.question import Own


class Searchable(Protocol):
    """Claims by their terms. Each claim has a number; of two indexes of the same claims the numbers may differ."""

    @property
    def own(self) -> Own:
        """The desk's spellings of names."""
        ...

    @property
    def average(self) -> float:
        """How many terms a text has on average; 1 where none has any."""
        ...

    def __len__(self) -> int:
        """How many claims it holds."""
        ...

    def expect(self, terms: Iterable[str]) -> None:
        """These will be asked for: whoever reads piece by piece may look them up at once."""
        ...

    def holding(self, term: str) -> int:
        """How many claims have a term."""
        ...

    def posting(self, term: str) -> Posting | None:
        """Where a term stands; None when no claim has it."""
        ...

    def impacts(self, term: str, k1: float, b: float) -> Impacts | None:
        """Where a term stands, and how much of its rarity counts there."""
        ...

    def days(self) -> tuple[array[int], array[int]]:
        """The first and the last day each claim was said, by its number (proleptic Gregorian ordinals); 0 where nobody says."""
        ...

    def same(self, sentence: str) -> list[int]:
        """The numbers of the claims whose folded sentence this is, and perhaps of some others."""
        ...

    def ids(self, docs: Iterable[int]) -> dict[int, tuple[str, str, int]]:
        """What puts equals in order: id, path and document of each."""
        ...

    def candidates(self, docs: Iterable[int]) -> dict[int, Candidate]:
        """The claims of these numbers, as the ranking looks at them."""
        ...
