"""A concordance of all sentences: which claims have a term, and how many do; so that nobody looks through all of them for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

import msgspec

from claimtrack.link import blocking
from claimtrack.link.blocking import Sought
from claimtrack.link.rarity import Counts, Tally
from claimtrack.link.sketch import Sketch
from claimtrack.memory.leaves import Leaves, Packed, held


class Terms(msgspec.Struct, frozen=True, array_like=True):
    """The ids of the claims, those that have a term, by their numbers among all, and how often terms stand."""

    claims: list[str]
    under: dict[str, list[int]]
    counts: Counts


class Concordance(msgspec.Struct, frozen=True):
    """Claims by their terms, and by the keys that are made of all that they say: the ids under each of these, packed."""

    terms: Terms
    wholes: Leaves

    def standing(self, sought: Sought) -> frozenset[str]:
        """The claims that may stand under keys that are sought, as `blocking.may_stand` tells it of each."""
        under, found = self.terms.under, set[int]()
        for term in sought.terms:
            found.update(under.get(term, ()))
        for one, others in sought.pairs.items():
            if one in under:
                found.update(set(chain.from_iterable(under.get(other, ()) for other in others)).intersection(under[one]))
        keys = [*(blocking.LETTERS + letters for letters in sought.letters), *sought.twins]
        self.wholes.fetch(keys)
        whole = (_IDS.decode(self.wholes[key]) for key in keys if key in self.wholes)
        return frozenset(chain(map(self.terms.claims.__getitem__, found), *whole))

    def having(self, terms: Iterable[str]) -> frozenset[str]:
        """The claims that have one of these terms, surely or maybe."""
        under = self.terms.under
        return frozenset(self.terms.claims[one] for term in terms for one in under.get(term, ()))

    def tally(self) -> Tally:
        """How many claims have each term."""
        return Tally.of(self.terms.counts)


class Filing:
    """A concordance in the making."""

    def __init__(self) -> None:
        """No claims yet."""
        self._claims: list[str] = []
        self._under: dict[str, list[int]] = {}
        self._wholes: dict[str, list[str]] = {}
        self._tally = Tally()

    def add(self, one: Sketch) -> None:
        """File one claim under its terms and keys."""
        number = len(self._claims)
        self._claims.append(one.id)
        for term in dict.fromkeys(blocking.terms(one)):
            self._under.setdefault(term, []).append(number)
        for key in blocking.wholes(one):
            self._wholes.setdefault(key, []).append(one.id)
        self._tally.add(one)

    def concordance(self) -> Concordance:
        """The concordance of those that were filed."""
        packed: Mapping[str, Packed] = {key: msgspec.msgpack.encode(ids) for key, ids in self._wholes.items()}
        return Concordance(Terms(self._claims, self._under, self._tally.counts()), held(packed))


def concordance(sketches: Iterable[Sketch]) -> Concordance:
    """The concordance of these claims."""
    filing = Filing()
    for one in sketches:
        filing.add(one)
    return filing.concordance()


_IDS = msgspec.msgpack.Decoder(list[str])
