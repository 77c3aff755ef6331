"""A concordance of all sentences: which claims have a term, and how many do; so that nobody looks through all of them for it."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain, groupby

import msgspec

from claimtrack.link import blocking
from claimtrack.link.blocking import Sought
from claimtrack.link.rarity import Counts, Tally
from claimtrack.link.sketch import Sketch
from claimtrack.memory.leaves import Leaves, held


class Concordance(msgspec.Struct, frozen=True):
    """The ids of claims; numbers among these by term, and by what stands for the keys that are made of all that a claim says; and
    how often terms stand."""

    claims: list[str]
    counts: Counts
    under: Leaves
    wholes: Leaves

    def standing(self, sought: Sought) -> frozenset[str]:
        """The claims that may stand under keys that are sought, as `blocking.may_stand` tells it of each."""
        self.under.fetch(chain(sought.terms, sought.pairs, *sought.pairs.values()))
        found = {*self._having(sought.terms)}
        for one, others in sought.pairs.items():
            having = self._having((one,))
            found.update(having and {*self._having(others)}.intersection(having))
        letters = (blocking.LETTERS + each for each in sought.letters)
        found.update(_looked_up(self.wholes, [_name(_digest(key)) for key in (*letters, *sought.twins)]))
        return self._named(found)

    def having(self, terms: Iterable[str]) -> frozenset[str]:
        """The claims that have one of these terms, surely or maybe."""
        return self._named(self._having(terms))

    def tally(self) -> Tally:
        """How many claims have each term."""
        return Tally.of(self.counts)

    def _having(self, terms: Iterable[str]) -> list[int]:
        return _looked_up(self.under, [*terms])

    def _named(self, numbers: Iterable[int]) -> frozenset[str]:
        return frozenset(map(self.claims.__getitem__, numbers))


class Filing:
    """A concordance in the making."""

    def __init__(self) -> None:
        """No claims yet."""
        self._claims: list[str] = []
        self._under: dict[str, array[int]] = {}
        self._wholes = array("Q")
        self._whole = array("I")
        self._tally = Tally()

    def add(self, one: Sketch) -> None:
        """File one claim under its terms and keys."""
        number = len(self._claims)
        self._claims.append(one.id)
        for term in dict.fromkeys(blocking.terms(one)):
            if term in self._under:
                self._under[term].append(number)
            else:
                self._under[term] = array("I", (number,))
        for key in blocking.wholes(one):
            self._wholes.append(_digest(key))
            self._whole.append(number)
        self._tally.add(one)

    def concordance(self) -> Concordance:
        """The concordance of those that were filed."""
        under = {term: _packed(numbers) for term, numbers in self._under.items()}
        return Concordance(self._claims, self._tally.counts(), held(under), held(self._by_whole()))

    def _by_whole(self) -> dict[str, bytes]:
        order = sorted(range(len(self._whole)), key=self._wholes.__getitem__)
        met = groupby(order, self._wholes.__getitem__)
        return {_name(digest): _packed([self._whole[one] for one in rows]) for digest, rows in met}


def _digest(key: str) -> int:
    """What stands for a key, which may be as long as a sentence; should two be one here, a claim more is looked at."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _name(digest: int) -> str:
    return f"{digest:016x}"


def _packed(numbers: Sequence[int]) -> bytes:
    """Numbers of claims in four bytes each, on every machine the same."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _looked_up(under: Leaves, keys: Sequence[str]) -> list[int]:
    """The numbers under some keys."""
    under.fetch(keys)
    found = (under.get(key, b"") for key in keys)
    return [number for packed in found for number in struct.unpack(f"<{len(packed) // 4}I", packed)]


def concordance(sketches: Iterable[Sketch]) -> Concordance:
    """The concordance of these claims."""
    filing = Filing()
    for one in sketches:
        filing.add(one)
    return filing.concordance()
