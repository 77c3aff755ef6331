"""An index as the ranking asks it: words, names and days are read from its tables, only those that a question needs.

The ranking is that of `search/`, and so are all figures: same claims, same scores, same order.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import islice

from claimtrack.catalogue import finding
from claimtrack.catalogue.blobs import unpacked
from claimtrack.catalogue.opened import Catalogue, one_of
from claimtrack.catalogue.sorting import as_searched
from claimtrack.search.index import Candidate, Impacts, Posting, weights_in
from claimtrack.search.question import Own

_HOLDING = "select term, sum(n)::bigint from read_parquet(?) where term in (select unnest(?)) group by term"
_BLOCKS = "select term, n, docs, counts, lengths, crc from read_parquet(?) where term in "
_DAYS = "select first, last, crc from read_parquet(?) order by block"


class Shelves:
    """The claims of an index by their terms; what was read stays for the next question."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is read yet."""
        self._of = catalogue
        self._holding: dict[str, int] = {}
        self._blocks: dict[str, tuple[Posting, array[int]] | None] = {}
        self._known_days: tuple[array[int], array[int]] | None = None

    @property
    def own(self) -> Own:
        """The spellings of names that the index was built with."""
        return self._of.manifest.names or None

    @property
    def average(self) -> float:
        """How many terms a text has on average."""
        found = self._of.manifest
        return found.terms / found.claims if found.terms else 1.0

    def __len__(self) -> int:
        """How many claims it holds."""
        return self._of.manifest.claims

    def expect(self, terms: Iterable[str]) -> None:
        """Look up at once in how many claims each stands."""
        new = [term for term in dict.fromkeys(terms) if term not in self._holding]
        if new:
            found = dict(self._of.rows(_HOLDING, "words", new))
            self._holding |= {term: int(found.get(term, 0)) for term in new}

    def holding(self, term: str) -> int:
        """How many claims have a term."""
        self.expect((term,))
        return self._holding[term]

    def posting(self, term: str) -> Posting | None:
        """Where a term stands; None when no claim has it."""
        found = self._read(term)
        return found[0] if found else None

    def impacts(self, term: str, k1: float, b: float) -> Impacts | None:
        """Where a term stands, and how much of its rarity counts there."""
        found = self._read(term)
        if found is None:
            return None
        posting, lengths = found
        return Impacts(posting.docs, weights_in(posting.counts, lengths, self.average, k1, b))

    def days(self) -> tuple[array[int], array[int]]:
        """The first and the last day each claim was said, by its number."""
        if self._known_days is None:
            first, last = array("i"), array("i")
            for one, other, check in self._of.rows(_DAYS, "days"):
                self._of.checked("days", check, one, other)
                first += unpacked("i", one)
                last += unpacked("i", other)
            self._known_days = first, last
        return self._known_days

    def same(self, sentence: str) -> list[int]:
        """The numbers of the claims whose folded sentence this is, and perhaps of some others."""
        return self._of.at(finding.SENTENCE, sentence)

    def ids(self, docs: Iterable[int]) -> dict[int, tuple[str, str, int]]:
        """What puts equals in order: that of their numbers."""
        return {doc: ("", "", doc) for doc in docs}

    def candidates(self, docs: Iterable[int]) -> dict[int, Candidate]:
        """The claims of these numbers, as the ranking looks at them."""
        found = {}
        for doc, held in self._of.claims(docs).items():
            taken = as_searched(held.entry, self.own)
            found[doc] = Candidate(held.entry, taken.texts, frozenset(taken.names), taken.length, taken.first, taken.last)
        return found

    def _read(self, term: str) -> tuple[Posting, array[int]] | None:
        """Where a term stands; with it all those that are expected and rare are read."""
        if term not in self._blocks:
            rare = (one for one, held in self._holding.items() if held <= _RARE and one not in self._blocks)
            wanted = [term, *islice((one for one in rare if one != term), _TOGETHER)]
            self._blocks |= self._look_up(wanted)
        return self._blocks[term]

    def _look_up(self, terms: Sequence[str]) -> dict[str, tuple[Posting, array[int]] | None]:
        read = {term: (array("I"), array("H"), array("I")) for term in terms}
        among, values = one_of(terms)
        for term, n, *blobs, check in self._of.rows(_BLOCKS + among, "words", *values):
            self._of.checked("words", check, term.encode("utf-8", "surrogatepass"), *blobs)
            for numbers, kind, blob in zip(read[term], "IHI", blobs, strict=True):
                numbers.extend(unpacked(kind, blob))
            if not n:
                raise self._of.damaged("words", "a block is empty")
        for term, (docs, _, _) in read.items():
            if len(docs) != self.holding(term):
                raise self._of.damaged("words", "blocks are missing")
        return {term: (Posting(docs, counts), lengths) if docs else None for term, (docs, counts, lengths) in read.items()}


_RARE = 4_000
"""Of a term that more claims have the places are read when they are asked for, and not before."""
_TOGETHER = 60
