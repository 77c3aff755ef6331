"""Company: of the keys under which claims stand those under which two can be alike. With the others left out nobody is missed.

Of two that are alike the shorter one stands *strongly* where they meet: their sum is at least the floor times both lengths, so
that all it has there adds the floor times the square of its own, and not only the floor's square, by which the longer one stands
there, too (the size filter of prefix filtering: Bayardo, Ma and Srikant, WWW 2007). Under two terms where nobody stands strongly,
nobody is alike. And under all that it says nearly every claim is alone. Together these are more than half of all keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat

from claimtrack.link.blocking import foremost, paired, whole_keys
from claimtrack.link.joining import Words, least

_SLOTS = 1 << 23
"""So many counts of hashes, of one byte each; where two keys fall together, it is not seen that somebody is alone."""
_SEVERAL = 2


class Company:
    """Where claims have company: the words of all of them, looked at once."""

    def __init__(self, claims: Iterable[Words], floor: float) -> None:
        """Look at all claims."""
        self._floor = floor
        self._times = times = bytearray(_SLOTS)
        self._strong: dict[str, set[str]] = {}
        """Terms that many claims have, with those beside which somebody stands strongly."""
        for one in claims:
            for key in whole_keys(one):
                slot = hash(key) % _SLOTS
                if times[slot] < _SEVERAL:
                    times[slot] += 1
            for term, others in foremost(one, least(one.length, floor, one.length)):
                if others is not None:
                    self._strong.setdefault(term, set()).update(others)

    def keys(self, one: Words) -> list[str]:
        """The keys of one of them."""
        found = [key for key in whole_keys(one) if self._times[hash(key) % _SLOTS] >= _SEVERAL]
        for term, others in foremost(one, least(one.length, self._floor)):
            if others is None:
                found.append(term)
            elif (strong := self._strong.get(term)) is not None:
                found += paired(term, filter(strong.__contains__, others))
        return found


def keyed(claims: Iterable[Words], floor: float) -> Iterator[tuple[str, Words]]:
    """All claims under the keys where they have company."""
    claims = [*claims]
    company = Company(claims, floor)
    for one in claims:
        yield from zip(company.keys(one), repeat(one))
