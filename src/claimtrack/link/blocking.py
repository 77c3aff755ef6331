"""Blocking by text: under which keys sketches meet, so that alike claims are compared and not every claim with every other.

A claim stands under its rarest words, as many as it takes: two claims that are as much alike as the policy asks share one of
these (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006; Bayardo, Ma and Srikant, WWW 2007). A word that many claims
have is no key; there a claim stands under pairs of words. Nothing is compared here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations
from math import log, sqrt

import msgspec

from claimtrack.link.sketch import Sketch, is_figure
from claimtrack.policy import LinkPolicy

_BACKGROUND = 1_000
"""So many claims a desk is taken to know beside its own: in a corpus of two claims no word is common yet."""
_SHORT_NAME = 4
"""A handle of so many letters, its sign among them, is that of too many words (`Man`, `Men`)."""
_STEPS = 2
"""Logarithms are rounded to one over so many, so that one claim more or less leaves nearly every weight as it was. A power of
two: sums of squares of weights are exact, whatever their order."""


class Rarity(msgspec.Struct, frozen=True, kw_only=True):
    """What each term is worth (names only where they are surely names), and which are too common to be a key of their own.

    A weight is the logarithm of one over a term's share of all claims; figures count for half, as they vary.
    """

    weights: dict[str, float]
    common: frozenset[str]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A sketch with all that it needs to know of the corpus: what its terms are worth, and which of them too many claims have."""

    sketch: Sketch
    weights: dict[str, float]
    common: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What decides whether a claim comes near another: its terms by weight, rarest first, the length of that vector, the rare
    terms under which it stands, and its letters and signs. Nothing of who said it."""

    id: str
    weights: dict[str, float]
    length: float
    rare: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A sketch with its terms by weight."""

    sketch: Sketch
    words: Words

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.words.id

    @property
    def weights(self) -> dict[str, float]:
        """Its terms by weight, rarest first."""
        return self.words.weights


def rarity(sketches: Iterable[Sketch], policy: LinkPolicy) -> Rarity:
    """How common each term is in a corpus."""
    sketches = list(sketches)
    terms = dict(Counter(chain.from_iterable(one.terms for one in sketches)))
    surely = terms.keys() | _spelt_twice(sketches)
    unsure = Counter(
        term
        for one in sketches
        for name, others in one.maybe
        for term in dict.fromkeys((name, *others) if name in surely else others)
        if term not in one.terms
    )
    terms.update((term, terms.get(term, 0) + count) for term, count in unsure.items())
    whole = _stepped(len(sketches) + _BACKGROUND)
    worth = {count: whole - _stepped(count + 1) for count in {*terms.values()}}
    weights = {term: worth[count] / 2 if is_figure(term) else worth[count] for term, count in terms.items()}
    return Rarity(weights=weights, common=frozenset(term for term, count in terms.items() if count > policy.bound))


def _stepped(number: int) -> float:
    """The logarithm of a number in steps."""
    return round(log(number) * _STEPS) / _STEPS


def _spelt_twice(sketches: Iterable[Sketch]) -> set[str]:
    """What may be a name and stands in two spellings, as names do and other words do not (`Raqqa fell`, `Raqa fell`)."""
    ways: dict[str, set[tuple[str, ...]]] = {}
    for one in sketches:
        for name, others in one.maybe:
            ways.setdefault(name, set()).add(others)
    return {name for name, found in ways.items() if len(found) > 1 and len(name) > _SHORT_NAME}


def counted(sketch: Sketch, rarity: Rarity) -> Iterator[Counted]:
    """The sketch with its part of the rarity. A name that may be none is one where another claim surely names or respells it."""
    terms: Iterable[str] = sketch.terms
    if sketch.maybe:
        found = dict.fromkeys(terms)
        for name, others in sketch.maybe:
            found.update(dict.fromkeys((name,) if name in rarity.weights else others))
        terms = found
    worth, common = rarity.weights, rarity.common
    yield Counted(
        sketch=sketch, weights={term: worth[term] for term in terms}, common=tuple([term for term in terms if term in common])
    )


def weighed(one: Counted, policy: LinkPolicy) -> Iterator[Weighed]:
    """The sketch with its terms by weight (a stream of one)."""
    ordered = dict(sorted(one.weights.items(), key=lambda item: (-item[1], item[0])))
    length = sqrt(sum(weight * weight for weight in ordered.values()))
    chosen = list(ordered)[: _prefix(ordered, length, policy.words)]
    words = Words(
        id=one.sketch.id,
        weights=ordered,
        length=length,
        rare=tuple(term for term in chosen if term not in one.common),
        letters=one.sketch.letters,
        signs=one.sketch.signs,
    )
    yield Weighed(sketch=one.sketch, words=words)


def keys(weighed: Weighed, policy: LinkPolicy) -> Iterator[tuple[str, Words]]:
    """The words of a claim under its letters, by which repeats meet however common their words, and under each of its keys."""
    one = weighed.words
    for letters in one.letters:
        yield f"={letters}", one
    for key in one.rare:
        yield key, one
    terms = list(one.weights)
    for at, term in enumerate(terms[: _prefix(one.weights, one.length, policy.words)]):
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


def home(a: Words, b: Words) -> str | None:
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


def meeting(met: Iterable[Words], bound: int) -> Iterator[tuple[Words, Words]]:
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
