"""Blocking by text: under which keys sketches meet, so that alike claims are compared and not every claim with every other.

A claim stands under its rarest words, as many as it takes: two claims that are as much alike as the policy asks share one of
these (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006; Bayardo, Ma and Srikant, WWW 2007). A word that many claims
have is no key; there a claim stands under pairs of words, of which the second is taken from as many as it takes in turn. What
comes of those that met is up to `joining.py`; nothing is compared here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, repeat
from math import log, sqrt
from typing import Protocol, TypeVar

import msgspec

from claimtrack.link.joining import Words, least
from claimtrack.link.sketch import Sketch
from claimtrack.policy import LinkPolicy
from claimtrack.words.answering import is_figure

_BACKGROUND = 1_000
"""So many claims a desk is taken to know beside its own: in a corpus of two claims no word is common yet."""
_SHORT_NAME = 4
"""A handle of so many letters, its sign among them, is that of too many words (`Man`, `Men`)."""
_STEPS = 2
"""Logarithms are rounded to one over so many, so that one claim more or less leaves nearly every weight as it was. A power of
two: sums of squares of weights are exact, whatever their order."""
LETTERS = "="
"""What a key begins with that is made of all letters of a text: no term begins so but the handle of a name, behind an `@`."""
TWINS = "~"
"""What a key begins with that is made of a question and all words in order."""

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


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A sketch with all that it needs to know of the corpus: what its terms are worth, and which of them too many claims have."""

    sketch: Sketch
    weights: dict[str, float]
    common: tuple[str, ...] = ()


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
        """Its terms by weight, in the order of `Words`."""
        return self.words.weights


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
    sketch, common = one.sketch, one.common
    rows = sorted([(term in common, -weight, term) for term, weight in one.weights.items()])
    weights = {term: -weight for _, weight, term in rows}
    left = [*accumulate([weight * weight for _, weight, _ in reversed(rows)])][::-1]
    length = sqrt(left[0]) if left else 0.0
    enough = least(length, policy.words)
    words = Words(
        id=sketch.id,
        weights=weights,
        terms=tuple(weights),
        left=tuple(left),
        length=length,
        rare=tuple([term for (many, _, term), whole in zip(rows, left, strict=True) if whole >= enough and not many]),
        letters=sketch.letters,
        signs=sketch.signs,
        about=sketch.dossier.claim.about,
        twins=_twins(sketch),
    )
    yield Weighed(sketch=sketch, words=words)


def _twins(sketch: Sketch) -> str:
    """The key under which a claim meets those on its question that say the same words; empty where it has no question."""
    about = sketch.dossier.claim.about
    return TWINS + "\t".join((about, *sketch.wording)) if about is not None else ""


def keys(weighed: Weighed, policy: LinkPolicy) -> Iterator[tuple[str, Words]]:
    """The words of a claim under its letters, by which repeats meet however common their words, under its question with its
    wording, and under the terms that may be the first it shares with a claim like it: one, or where many have that one it and the
    next, if there is a next.

    The terms of a key of two stand with a tab between them, which no term holds.
    """
    one = weighed.words
    found = whole_keys(one)
    for term, others in foremost(one, least(one.length, policy.words)):
        found += [term] if others is None else paired(term, others)
    return zip(found, repeat(one))


def whole_keys(one: Words) -> list[str]:
    """The keys by all that a claim says."""
    found = [LETTERS + letters for letters in one.letters]
    return [*found, one.twins] if one.twins else found


def foremost(one: Words, enough: float) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """The terms that add enough to a likeness, with all that stand behind them. Where many claims have one, it comes with those
    with which it still does, an empty one before them where none is needed."""
    left, terms, last = one.left, one.terms, len(one.terms)
    for at, term in enumerate(terms):
        if left[at] < enough:
            break
        if term in one.rare:
            yield term, None
            continue
        have, behind = one.weights[term] ** 2, at + 1
        while last > behind and have + left[last - 1] < enough:
            last -= 1  # also for the terms to come: of those that many have each adds less than the one before it
        yield term, ("", *terms[behind:last]) if have >= enough else terms[behind:last]


def paired(term: str, others: Iterable[str]) -> list[str]:
    """The keys that a term makes with each of others."""
    begins = f"{term}\t"
    return [begins + other for other in others]


def first(key: str) -> str:
    """What a key begins with: the first of its terms; of a wording the question."""
    return key.partition("\t")[0]


class Sought(msgspec.Struct, frozen=True):
    """Keys under which somebody is sought, taken apart: the letters, the wordings, the terms that are one, and those that are one
    with another, each with these others."""

    letters: frozenset[str]
    twins: frozenset[str]
    terms: frozenset[str]
    pairs: dict[str, frozenset[str]]


def taken_apart(sought: Iterable[str]) -> Sought:
    """The letters, wordings and terms of keys."""
    letters, twins, terms = set[str](), set[str](), set[str]()
    pairs: dict[str, set[str]] = {}
    for key in sought:
        one, _, other = key.partition("\t")
        if key.startswith(LETTERS):
            letters.add(key.removeprefix(LETTERS))
        elif key.startswith(TWINS):
            twins.add(key)
        elif other:
            pairs.setdefault(one, set()).add(other)
        else:
            terms.add(one)
    others = {one: frozenset(found) for one, found in pairs.items()}
    return Sought(frozenset(letters), frozenset(twins), frozenset(terms), others)


def terms(sketch: Sketch) -> tuple[str, ...]:
    """The terms that a claim surely or maybe has."""
    if not sketch.maybe:
        return sketch.terms
    return (*sketch.terms, *chain.from_iterable((name, *others) for name, others in sketch.maybe))


def wholes(sketch: Sketch) -> list[str]:
    """The keys that are made of all that a claim says: its letters, and its question with its wording."""
    twins = _twins(sketch)
    return [*(LETTERS + letters for letters in sketch.letters), *((twins,) if twins else ())]


def may_stand(sketch: Sketch, sought: Sought) -> bool:
    """Whether a claim may stand under one of these keys. Never no where it does; cheap, so that few are weighed."""
    found = terms(sketch)
    if not (sought.letters.isdisjoint(sketch.letters) and sought.terms.isdisjoint(found)):
        return True
    if any(term in sought.pairs and not sought.pairs[term].isdisjoint(found) for term in found):
        return True
    return bool(sought.twins) and _twins(sketch) in sought.twins


def by_whole(key: str) -> bool:
    """Whether claims stand under a key by all that they say, and not by some terms."""
    return key.startswith((LETTERS, TWINS))


def home(a: Words, b: Words) -> str:
    """The one key by terms under which two claims meet if they are alike: so a pair that stands under many is told once.

    It is made of the first terms that they share. For all stand in one order, and where two are alike the first of these is among
    the foremost terms of both, under which they stand.
    """
    first, *others = [term for term in a.terms if term in b.weights] or [""]
    return first if first in a.rare else f"{first}\t{others[0] if others else ''}"
