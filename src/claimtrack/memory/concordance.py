"""A concordance of all sentences: which claims have a term, and how many do; so that nobody looks through all of them for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from claimtrack.link import blocking
from claimtrack.link.blocking import Counts, Sought, Tally
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


def concordance(sketches: Iterable[Sketch]) -> Concordance:
    """The concordance of these claims."""
    claims: list[str] = []
    under: dict[str, list[int]] = {}
    wholes: dict[str, list[str]] = {}
    tally = Tally(_filed(sketches, claims, under, wholes))
    packed: Mapping[str, Packed] = {key: msgspec.msgpack.encode(ids) for key, ids in wholes.items()}
    return Concordance(Terms(claims, under, tally.counts()), held(packed))


def _filed(
    sketches: Iterable[Sketch], claims: list[str], under: dict[str, list[int]], wholes: dict[str, list[str]]
) -> Iterator[Sketch]:
    """The same sketches, each under its terms and keys by the time it comes out."""
    for number, one in enumerate(sketches):
        claims.append(one.id)
        for term in dict.fromkeys(blocking.terms(one)):
            under.setdefault(term, []).append(number)
        for key in blocking.wholes(one):
            wholes.setdefault(key, []).append(one.id)
        yield one


_IDS = msgspec.msgpack.Decoder(list[str])
