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
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

import msgspec

_EXACT = 1 - 1e-9
"""Bounds are taken a little lower than they are, so that no rounding loses a pair that is just alike enough."""
_PACKED = 4
"""Of claims that nothing parts so many times the bound are still compared with each other."""
_SPLITS = 6
"""So often a block is split at most: each time its parts may hold half as many pairs again as it did."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What decides whether a claim comes near another. Nothing of who said it.

    Its terms with their weights, in an order that all claims have: those that many have last, the others before them, the rarest
    first; what each term and all behind it add to a likeness (`left`); the length of that vector; the `rare` terms under which it
    stands alone; its letters, signs and question, and the key under which its twins stand.
    """

    id: str
    weights: dict[str, float]
    left: tuple[float, ...]
    length: float
    rare: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    about: str | None = None
    twins: str = ""


class Stood(NamedTuple):
    """A claim as it stands under some terms: how far it reaches, the place of the last of them among its own, and what those
    before that one add."""

    words: Words
    reach: float
    at: int
    have: float


class Block(NamedTuple):
    """Claims that share some terms, and are compared with each other; `crowded` are too many for that."""

    members: Sequence[Stood]
    crowded: bool = False


Couple = tuple[Words, Words]
_REACH = itemgetter(1)


def least(one: Words, floor: float, other: float = 0.0) -> float:
    """The least sum that a claim has with one that is like it and at least so long.

    It is floor * length * other length. And as the sum is at most the square of the other's length, that is at least
    floor * length, and the sum at least the square of this.
    """
    return floor * one.length * max(other, floor * one.length) * _EXACT


def stood(one: Words, terms: Sequence[str]) -> Stood:
    """A claim that stands under some of its terms, in its order; where the last is empty, it shares no more than the others."""
    *before, last = terms
    have = sum([one.weights[term] ** 2 for term in before])
    at = [*one.weights].index(last or before[-1])
    return Stood(one, (have + one.left[at] if last else have) / one.length, at, have)


def blocks(met: Sequence[Stood], floor: float, bound: int, sought: frozenset[str] | None = None) -> Iterator[Block]:
    """The claims under a key, split anew by the next term they share for as long as they are too many and that parts them.

    What nothing parts is crowded where it is yet several times too many.

    Where some are `sought` by id, only what holds one of them.
    """
    waiting = [(0, met)]
    while waiting:
        splits, block = waiting.pop()
        if sought is not None and not any(one.words.id in sought for one in block):
            continue
        few = len(block) * bound // 2
        if len(block) <= bound or _crossing(block) <= few or _facing_at_most(block, floor) <= few:
            yield Block(block)
            continue
        parts = _split(block, floor) if splits < _SPLITS else []
        if parts and 2 * sum(map(_crossing, parts)) <= 3 * _crossing(block):
            waiting += ((splits + 1, part) for part in parts)
        else:
            yield Block(block, crowded=len(block) > _PACKED * bound)


def couples(block: Block, floor: float, bound: int, sought: frozenset[str] | None = None) -> Iterator[Couple]:
    """The pairs of a block that may be alike; of a crowded one only neighbours. Where some are `sought`, at least theirs."""
    members = block.members
    if block.crowded:
        neighbours = meeting([one.words for one in members], bound)
        yield from (two for two in neighbours if two[0].about is None or two[0].about != two[1].about)
        return
    ranked = sorted(members, key=_REACH, reverse=True)
    if sought is not None:
        ours = {one.words.id for one in members if one.words.id in sought}
        others = [one for one in ranked if one.words.id not in ours]
        yield from _facing([one for one in ranked if one.words.id in ours], others, floor)
    else:
        crowd = _largest(members) if len(members) > bound else None
        others = [one for one in ranked if one.words.about == crowd] if crowd else []
        yield from _facing([one for one in ranked if one.words.about != crowd] if crowd else ranked, others, floor)


def meeting(met: Sequence[Words], bound: int) -> Iterator[Couple]:
    """All pairs of those that met; beyond the bound each with its neighbours by their words."""
    if len(met) <= bound:
        yield from combinations(met, 2)
        return
    ordered = sorted(met, key=lambda one: (list(one.weights), one.id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + bound // 2]:
            yield one, other


def left_out(met: int, bound: int) -> int:
    """How many pairs of so many claims under one key `meeting` leaves out."""
    if met <= bound:
        return 0
    window = bound // 2
    return met * (met - 1) // 2 - (window * met - window * (window + 1) // 2)


def _largest(met: Sequence[Stood]) -> str | None:
    """The question that most of them are on; those never face each other."""
    asked = Counter([one.words.about for one in met if one.words.about is not None])
    return max(asked, key=lambda about: (asked[about], about), default=None)


def _facing(ours: Sequence[Stood], others: Sequence[Stood], floor: float) -> Iterator[Couple]:
    """The pairs of the first with each other and with the others that may be alike; both stand with the farthest reach first."""
    for at, one in enumerate(ours):
        words, reach = one.words, one.reach
        about, length = words.about, words.length
        needed = floor * length * _EXACT
        for row in (ours[at + 1 :], others):
            for other in row:
                if other.reach < needed:
                    break
                theirs = other.words
                if reach >= floor * theirs.length * _EXACT and (about is None or about != theirs.about):
                    yield words, theirs


def _crossing(met: Sequence[Stood]) -> int:
    """How many pairs do not share a question."""
    many = len(met)
    asked = Counter([one.words.about for one in met])
    alone = asked.pop(None, 0)
    return (many * many - alone - sum(count * count for count in asked.values())) // 2


def _facing_at_most(met: Sequence[Stood], floor: float) -> int:
    """A number of pairs that is not less than those that reach each other."""
    reaches = sorted([one.reach for one in met])
    many = len(met)
    return sum([many - bisect_left(reaches, floor * one.words.length * _EXACT) for one in met]) // 2


def _split(met: Sequence[Stood], floor: float) -> list[list[Stood]]:
    """The claims of a block under each term that may be the next they share with another one, and where they share no more."""
    shortest = min(one.words.length for one in met)
    parts: dict[str, list[Stood]] = {"": []}
    for one in met:
        words, left = one.words, one.words.left
        terms, length, enough = [*words.weights], words.length, least(words, floor, shortest)
        have = one.have + words.weights[terms[one.at]] ** 2
        if have >= enough:
            parts[""].append(Stood(words, have / length, one.at, one.have))
        for at in range(one.at + 1, len(terms)):
            if have + left[at] < enough:
                break
            parts.setdefault(terms[at], []).append(Stood(words, (have + left[at]) / length, at, have))
    return [*parts.values()]
