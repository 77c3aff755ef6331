"""Joining: which of the claims that stand under one key are alike, without a look at every two of them.

A term has one weight w in all claims, so the likeness of two (the cosine of their weights) is the sum of w² over the terms that
they share, divided by both lengths. Where the terms of a key are the first that they share, the others stand behind these on
either side: so the sum is at most what the key's terms and all behind them add there. That, divided by the own length, is how far
a claim *reaches*. Two can be alike under a key only where each reaches the floor times the other's length (prefix and suffix
bounds: Bayardo, Ma and Srikant, WWW 2007; Xiao, Wang, Lin and Yu, WWW 2008).

Of claims on one question only twins are told, and those meet under their wording: here they pass each other by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

import msgspec

_EXACT = 1 - 1e-9
"""Bounds are taken a little lower than they are, so that no rounding loses a pair that is just alike enough."""
_PACKED = 4
"""Of claims that nothing parts so many times the bound are still compared with each other."""
_DEEPEST = 8
"""By so many terms a block is split at most: each time its parts may hold half as many pairs again as it did."""
_FEW = 3
"""Of so many the pairs are sooner compared than it is looked up which of them can be alike."""


_REACH = itemgetter(0)

Sought = frozenset[str] | None


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What decides whether a claim comes near another. Nothing of who said it.

    Its terms with their weights, in an order that all claims have: those that many have last, the others before them, the rarest
    first; these `terms` again; what each of them and all behind it add to a likeness (`left`); the length of that vector; the
    `rare` terms under which it stands alone; its letters, signs and question, and the key under which its twins stand.
    """

    id: str
    weights: dict[str, float]
    terms: tuple[str, ...]
    left: tuple[float, ...]
    length: float
    rare: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    about: str | None = None
    twins: str = ""


Couple = tuple[Words, Words]
Terms = tuple[str, ...]
"""Terms that claims share, in order; where the last is empty they share no more than the others."""
Reaching = tuple[float, float, str | None, Words]
"""How far a claim reaches, its length and question, and its words."""


class Block(NamedTuple):
    """Claims that share some terms, and are compared with each other; `crowded` are too many for that."""

    terms: Terms
    met: Sequence[Words]
    crowded: bool = False


def adding(weights: dict[str, float]) -> tuple[float, ...]:
    """What each term, in their order, and all behind it add to a likeness."""
    return tuple(accumulate([weight * weight for weight in reversed(weights.values())]))[::-1]


def extent(left: Sequence[float]) -> float:
    """The length of the vector of all terms, which add so much."""
    return sqrt(left[0]) if left else 0.0


def least(length: float, floor: float, other: float = 0.0) -> float:
    """The least sum that a claim of a length has with one that is like it and at least so long.

    It is floor * length * other length. And as the sum is at most the square of the other's length, that is at least
    floor * length, and the sum at least the square of this.
    """
    return floor * length * max(other, floor * length) * _EXACT


def likeness(a: Words, b: Words) -> float:
    """How alike the words of two claims are, from 0 to 1: the cosine of their weights."""
    theirs = b.weights
    shared = sum([weight * weight for term, weight in a.weights.items() if term in theirs])
    return shared / (a.length * b.length) if shared else 0.0


def blocks(terms: Terms, met: Sequence[Words], floor: float, bound: int, sought: Sought = None) -> Iterator[Block]:
    """The claims that share some terms, split anew by the next one for as long as they are too many and that parts them.

    What nothing parts is crowded where it is yet several times too many. Where some are `sought` by id, only what holds one of
    them.
    """
    waiting = [(terms, met)]
    while waiting:
        terms, block = waiting.pop()
        if sought is not None and not any(one.id in sought for one in block):
            continue
        few = len(block) * bound // 2
        if len(block) <= bound or _crossing(block) <= few or _facing_at_most(_reaching(block, terms), floor) <= few:
            yield Block(terms, block)
            continue
        parts = _split(block, terms, floor) if len(terms) <= _DEEPEST and terms[-1] else {}
        if parts and 2 * sum(map(_crossing, parts.values())) <= 3 * _crossing(block):
            waiting += parts.items()
        else:
            yield Block(terms, block, crowded=len(block) > _PACKED * bound)


def alike(block: Block, floor: float, bound: int, sought: Sought = None) -> Iterator[Couple]:
    """The pairs of a block that are alike; of a crowded one only neighbours. Where some are `sought`, at least theirs."""
    met = block.met
    if block.crowded or len(met) <= _FEW:
        for a, b in meeting(met, bound) if block.crowded else combinations(met, 2):
            if (a.about is None or a.about != b.about) and likeness(a, b) >= floor:
                yield a, b
        return
    ranked, apart = _reaching(met, block.terms), None
    if sought is not None:
        ours = [one for one in ranked if one[3].id in sought]
        yield from _facing(ours, [one for one in ranked if one[3].id not in sought], floor)
    elif len(met) > bound and (apart := _largest(met)) is not None:
        yield from _facing([one for one in ranked if one[2] != apart], [one for one in ranked if one[2] == apart], floor)
    else:
        yield from _facing(ranked, [], floor)


def meeting(met: Sequence[Words], bound: int) -> Iterator[Couple]:
    """All pairs of those that met; beyond the bound each with its neighbours by their words."""
    if len(met) <= bound:
        yield from combinations(met, 2)
        return
    ordered = sorted(met, key=lambda one: (one.terms, one.id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + bound // 2]:
            yield one, other


def left_out(met: int, bound: int) -> int:
    """How many pairs of so many claims under one key `meeting` leaves out."""
    if met <= bound:
        return 0
    window = bound // 2
    return met * (met - 1) // 2 - (window * met - window * (window + 1) // 2)


def _largest(met: Sequence[Words]) -> str | None:
    """The question that most of them are on; those never face each other."""
    asked = Counter([one.about for one in met if one.about is not None])
    return max(asked, key=asked.__getitem__, default=None)


def _crossing(met: Sequence[Words]) -> int:
    """How many pairs do not share a question."""
    many = len(met)
    asked = Counter([one.about for one in met])
    alone = asked.pop(None, 0)
    return (many * many - alone - sum(count * count for count in asked.values())) // 2


def _reaching(met: Sequence[Words], terms: Terms) -> list[Reaching]:
    """How far those reach that share these terms, the farthest first."""
    *before, last = terms
    have = sum([met[0].weights[term] ** 2 for term in before])  # a term has one weight in all claims
    found: list[Reaching]
    if last:
        found = [((have + one.left[one.terms.index(last)]) / one.length, one.length, one.about, one) for one in met]
    else:
        found = [(have / one.length, one.length, one.about, one) for one in met]
    found.sort(key=_REACH, reverse=True)
    return found


def _facing_at_most(ranked: Sequence[Reaching], floor: float) -> int:
    """A number of pairs that is not less than those that reach each other.

    Each of two reaches the other; and the shorter one, which needs to reach farther, reaches itself.
    """
    reaches = [one[0] for one in reversed(ranked)]
    many, both, shorter = len(ranked), 0, 0
    for reach, length, _, _ in ranked:
        needed = floor * length * _EXACT
        met = many - bisect_left(reaches, needed)
        both += met
        if reach >= needed:
            shorter += met - 1
    return min(both // 2, shorter)


def _facing(ours: Sequence[Reaching], others: Sequence[Reaching], floor: float) -> Iterator[Couple]:
    """The pairs of the first with each other and with the others that are alike; both stand with the farthest reach first."""
    many, reached = len(ours), others[0][0] if others else 0.0
    for at, (reach, length, about, words) in enumerate(ours, 1):
        needed = floor * length * _EXACT
        if (at == many or ours[at][0] < needed) and reached < needed:
            continue
        farthest = reach / (floor * _EXACT)
        for row in (ours[at:], others):
            for their_reach, their_length, their_about, theirs in row:
                if their_reach < needed:
                    break
                if their_length <= farthest and (about is None or about != their_about) and likeness(words, theirs) >= floor:
                    yield words, theirs


def _split(met: Sequence[Words], terms: Terms, floor: float) -> dict[Terms, list[Words]]:
    """The claims of a block under each term that may be the next they share with another one, and where they share no more."""
    shortest = min(one.length for one in met)
    end = (*terms, "")
    parts: dict[Terms, list[Words]] = {end: []}
    for one in met:
        own, left, enough = one.terms, one.left, least(one.length, floor, shortest)
        have = sum([one.weights[term] ** 2 for term in terms])
        if have >= enough:
            parts[end].append(one)
        for at in range(own.index(terms[-1]) + 1, len(own)):
            if have + left[at] < enough:
                break
            parts.setdefault((*terms, own[at]), []).append(one)
    return parts
