"""Blocking by text: under which keys sketches meet, so that alike claims are compared and not every claim with every other.

A claim stands under its rarest words, as many as it takes: two claims that are as much alike as the policy asks share one of
these (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006; Bayardo, Ma and Srikant, WWW 2007). A word that many claims
have is no key; there a claim stands under pairs of words. Nothing is compared here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from math import log, sqrt

import msgspec

from claimtrack.link.sketch import Sketch, is_figure
from claimtrack.policy import LinkPolicy

_BACKGROUND = 1_000
"""So many claims a desk is taken to know beside its own: in a corpus of two claims no word is common yet."""
_SHORT_NAME = 4
"""A handle of so many letters, its sign among them, is that of too many words (`Man`, `Men`)."""


class Rarity(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims there are, and in how many each term stands (names only where they are surely names)."""

    claims: int
    terms: dict[str, int]
    policy: LinkPolicy = LinkPolicy()

    def weight(self, term: str) -> float:
        """What a term is worth: the logarithm of one over its share of all claims; figures count for half, as they vary."""
        rare = log((self.claims + _BACKGROUND) / (self.terms.get(term, 0) + 1))
        return rare / 2 if is_figure(term) else rare


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A sketch with its terms by weight, rarest first, the length of that vector, and the rare terms under which it stands."""

    sketch: Sketch
    weights: dict[str, float]
    length: float
    rare: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.sketch.id


def rarity(sketches: Iterable[Sketch], policy: LinkPolicy) -> Rarity:
    """How common each term is in a corpus."""
    sketches = list(sketches)
    counted = Counter(term for one in sketches for term in one.terms)
    counted.update(dict.fromkeys(_spelt_twice(sketches) - counted.keys(), 0))
    unsure = Counter(
        term
        for one in sketches
        for name, others in one.maybe
        for term in dict.fromkeys((name, *others) if name in counted else others)
        if term not in one.terms
    )
    return Rarity(claims=len(sketches), terms=dict(sorted((counted + unsure).items())), policy=policy)


def _spelt_twice(sketches: Iterable[Sketch]) -> set[str]:
    """What may be a name and stands in two spellings, as names do and other words do not (`Raqqa fell`, `Raqa fell`)."""
    ways: dict[str, set[tuple[str, ...]]] = {}
    for one in sketches:
        for name, others in one.maybe:
            ways.setdefault(name, set()).add(others)
    return {name for name, found in ways.items() if len(found) > 1 and len(name) > _SHORT_NAME}


def weighed(sketch: Sketch, rarity: Rarity) -> Weighed:
    """The sketch with its weights. A name that may be none is one where another claim surely names it, or spells it otherwise."""
    terms = dict.fromkeys(sketch.terms)
    for name, others in sketch.maybe:
        terms.update(dict.fromkeys((name,) if name in rarity.terms else others))
    weights = {term: rarity.weight(term) for term in terms}
    ordered = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))
    length = sqrt(sum(weight * weight for weight in ordered.values()))
    chosen = list(ordered)[: _prefix(ordered, length, rarity.policy.words)]
    rare = tuple(term for term in chosen if rarity.terms.get(term, 0) <= rarity.policy.bound)
    return Weighed(sketch=sketch, weights=ordered, length=length, rare=rare)


def keys(sketch: Sketch, rarity: Rarity) -> Iterator[tuple[str, Weighed]]:
    """The claim under its letters, by which repeats meet however common their words, and under each of its keys."""
    one = weighed(sketch, rarity)
    for letters in sketch.letters:
        yield f"={letters}", one
    for key in one.rare:
        yield key, one
    terms = list(one.weights)
    for at, term in enumerate(terms[: _prefix(one.weights, one.length, rarity.policy.words)]):
        if term not in one.rare:
            yield from ((f"{term} {other}", one) for other in terms[at + 1 :])


class Sought(msgspec.Struct, frozen=True):
    """Keys under which somebody is sought, taken apart: the letters, and the terms."""

    letters: frozenset[str]
    terms: frozenset[str]


def taken_apart(sought: Iterable[str]) -> Sought:
    """The letters and terms of keys; where a name of several words is in a key, all that may be a term there."""
    letters = {key.removeprefix("=") for key in sought if key.startswith("=")}
    terms = {term for key in sought if not key.startswith("=") for term in _ends(key)}
    return Sought(frozenset(letters), frozenset(terms))


def _ends(key: str) -> Iterator[str]:
    yield key
    words = key.split(" ")
    for at in range(1, len(words)):
        yield from (" ".join(words[:at]), " ".join(words[at:]))


def may_stand(sketch: Sketch, sought: Sought) -> bool:
    """Whether a claim may stand under one of these keys. Never no where it does; cheap, so that few are weighed."""
    if not (sought.letters.isdisjoint(sketch.letters) and sought.terms.isdisjoint(sketch.terms)):
        return True
    return any(name in sought.terms or not sought.terms.isdisjoint(others) for name, others in sketch.maybe)


def home(a: Weighed, b: Weighed) -> str | None:
    """The rarest term under which two claims both stand, where they surely meet; None where they have none in common.

    So that a pair that meets under many keys is compared under one of them.
    """
    return next((term for term in a.rare if term in b.rare), None)


def _prefix(weights: Mapping[str, float], length: float, floor: float) -> int:
    """So many of the rarest terms that the others alone cannot make two claims alike enough."""
    left, enough = length**2, (floor * length) ** 2
    for number, weight in enumerate(weights.values(), 1):
        left -= weight * weight
        if left < enough:
            return number
    return len(weights)


def meeting(met: Iterable[Weighed], bound: int) -> Iterator[tuple[Weighed, Weighed]]:
    """The pairs to compare among those that met under a key, by id; beyond the bound each with its neighbours by their words."""
    ordered = sorted(met, key=lambda one: one.id)
    if len(ordered) <= bound:
        yield from combinations(ordered, 2)
        return
    ordered.sort(key=lambda one: (list(one.weights), one.id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + bound // 2]:
            yield (one, other) if one.id < other.id else (other, one)


def left_out(met: int, bound: int) -> int:
    """How many pairs of so many claims under one key `meeting` leaves out."""
    if met <= bound:
        return 0
    window = bound // 2
    return met * (met - 1) // 2 - (window * met - window * (window + 1) // 2)
