"""Blocking by text: under which keys sketches meet, so that alike claims are compared and not every claim with every other.

A claim stands under its rarest words, as many as it takes: two claims that are as much alike as the policy asks share one of
these (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006; Bayardo, Ma and Srikant, WWW 2007). A word that many claims
have is no key; there a claim stands under pairs of words, of which the second is taken from as many as it takes in turn. What
comes of those that met is up to `joining.py`; nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

import msgspec

from claimtrack.link.joining import Words, adding, extent, least
from claimtrack.link.rarity import Rarity
from claimtrack.link.sketch import Sketch
from claimtrack.policy import LinkPolicy

LETTERS = "="
"""What a key begins with that is made of all letters of a text: no term begins so but the handle of a name, behind an `@`."""
TWINS = "~"
"""What a key begins with that is made of a question and all words in order."""


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
    left = adding(weights)
    length = extent(left)
    enough = least(length, policy.words)
    words = Words(
        id=sketch.id,
        weights=weights,
        terms=tuple(weights),
        left=left,
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
    return _wholes(one.letters, one.twins)


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
    return _wholes(sketch.letters, _twins(sketch))


def _wholes(letters: Iterable[str], twins: str) -> list[str]:
    found = [LETTERS + each for each in letters]
    return [*found, twins] if twins else found


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
