"""Rarity: what each term is worth in a corpus. The fewer claims have it, the more it tells that two of them share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import Protocol, TypeVar

import msgspec

from claimtrack.policy import LinkPolicy
from claimtrack.words.answering import is_figure

_BACKGROUND = 1_000
"""So many claims a desk is taken to know beside its own: in a corpus of two claims no word is common yet."""
_SHORT_NAME = 4
"""A handle of so many letters, its sign among them, is that of too many words (`Man`, `Men`)."""
_STEPS = 2
"""Logarithms are rounded to one over so many, so that one claim more or less leaves nearly every weight as it was. A power of
two: sums of squares of weights are exact, whatever their order."""

Maybe = tuple[str, tuple[str, ...]]
"""What may be a name: its handle, and the terms that stand if it is none."""
Thing = TypeVar("Thing")


class Spoken(Protocol):
    """What is asked of a sentence whose terms are counted: a sketch, or its marks, or no more than this."""

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that surely are there."""
        ...

    @property
    def maybe(self) -> tuple[Maybe, ...]:
        """What may be a name."""
        ...


class Rarity(msgspec.Struct, frozen=True, kw_only=True):
    """What each term is worth (names only where they are surely names), and which are too common to be a key of their own.

    A weight is the logarithm of one over a term's share of all claims; figures count for half, as they vary.
    """

    weights: dict[str, float]
    common: frozenset[str]


class Counts(msgspec.Struct, frozen=True, array_like=True):
    """What a tally has counted, as values that can be kept."""

    claims: int
    terms: dict[str, int]
    maybe: list[tuple[Maybe, tuple[str, ...], int]]


class Tally:
    """How many claims of a corpus have each term; nothing is held but the different terms."""

    def __init__(self, sketches: Iterable[Spoken] = ()) -> None:
        """Count all of these."""
        self._claims = 0
        self._terms = Counter[str]()
        self._maybe = Counter[tuple[Maybe, tuple[str, ...]]]()
        for one in sketches:
            self.add(one)

    def add(self, one: Spoken) -> None:
        """Count one more."""
        self._claims += 1
        self._terms.update(one.terms)
        self._maybe.update(_unsure(one))

    @staticmethod
    def of(counts: Counts) -> Tally:
        """The tally that has counted this."""
        made = Tally()
        made._claims = counts.claims
        made._terms = Counter(counts.terms)
        made._maybe = Counter({(name, parts): times for name, parts, times in counts.maybe})
        return made

    def counts(self) -> Counts:
        """What it has counted."""
        return Counts(self._claims, dict(self._terms), [(*row, times) for row, times in self._maybe.items()])

    def changed(self, went: Iterable[Spoken], came: Iterable[Spoken]) -> Tally:
        """The same once some claims, which were counted, are no more, and others are there."""
        gone, new, made = Tally(went), Tally(came), Tally()
        made._claims = self._claims - gone._claims + new._claims
        made._terms = _recounted(self._terms, gone._terms, new._terms)
        made._maybe = _recounted(self._maybe, gone._maybe, new._maybe)
        return made

    def rarity(self, policy: LinkPolicy) -> Rarity:
        """How common each term is."""
        surely = self._terms.keys() | _spelt_twice(name for name, _ in self._maybe)
        unsure = Counter[str]()
        for ((name, _), parts), times in self._maybe.items():
            unsure.update({term: times for term in parts if term != name or name in surely})
        terms = Counter(self._terms)
        terms.update(unsure)
        whole = _stepped(self._claims + _BACKGROUND)
        worth = {count: whole - _stepped(count + 1) for count in {*terms.values()}}
        weights = {term: worth[count] / 2 if is_figure(term) else worth[count] for term, count in terms.items()}
        return Rarity(weights=weights, common=frozenset(term for term, count in terms.items() if count > policy.bound))


def _recounted(counts: Counter[Thing], went: Counter[Thing], came: Counter[Thing]) -> Counter[Thing]:
    """The counts once some went and some came; what is there no more has none."""
    made = Counter(counts)
    made.update(came)
    made.subtract(went)
    for one in went:
        if not made[one]:
            del made[one]
    return made


def rarity(sketches: Iterable[Spoken], policy: LinkPolicy) -> Rarity:
    """How common each term is in a corpus."""
    return Tally(sketches).rarity(policy)


def _unsure(one: Spoken) -> list[tuple[Maybe, tuple[str, ...]]]:
    """What may be a name, each with those of its parts that the claim does not have as terms."""
    return [(name, tuple([term for term in _parts(name) if term not in one.terms])) for name in one.maybe]


def _parts(maybe: Maybe) -> dict[str, None]:
    """The handle of a name, and the terms that stand if it is none; each once."""
    name, others = maybe
    return dict.fromkeys((name, *others))


def _stepped(number: int) -> float:
    """The logarithm of a number in steps."""
    return round(log(number) * _STEPS) / _STEPS


def _spelt_twice(found: Iterable[Maybe]) -> set[str]:
    """What may be a name and stands in two spellings, as names do and other words do not (`Raqqa fell`, `Raqa fell`)."""
    ways: dict[str, set[tuple[str, ...]]] = {}
    for name, others in found:
        ways.setdefault(name, set()).add(others)
    return {name for name, spelt in ways.items() if len(spelt) > 1 and len(name) > _SHORT_NAME}
