"""From sets to a verdict: what a comparison means, given how the two sentences were meant.

The table is DESIGN 4 (docs/relations.md). The sets decide which verdict; mode and vague words decide how loudly it is said.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from claimtrack.model import Mode
from claimtrack.values.comparison import Comparison, Entails, Gap, at_least

Verdict = Literal[
    "unrelated", "agree", "refinement", "compatible", "divergent", "contradiction", "attribution", "supersession", "update"
]


class Stated(msgspec.Struct, frozen=True):
    """The value of a sentence that a verdict rests on: its words as they stand there, in calendar words, when it is decided."""

    words: str
    phrase: str
    decided: date | None = None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What two claims have to do with each other.

    `entails` says which side makes the other true; `excludes` that both cannot be true; `possible` which side says no more than
    that it is possible; `later` which side is the later word of a source that changed it (supersession). `why` is one sentence
    for people. `stated` are the values of `a` and `b` it rests on, where these were read from sentences.
    """

    verdict: Verdict
    severity: Gap = "none"
    entails: Entails = "none"
    possible: Entails = "none"
    excludes: bool = False
    later: Literal["a", "b"] | None = None
    why: str = ""
    stated: tuple[Stated, Stated] | None = None
    sure: bool = True
    """Whether both surely speak of one thing. Where not, the relation is told with less confidence, and bears on no score."""

    def turned(self) -> Relation:
        """The same relation with the two sides exchanged."""
        return _turned(self)


@lru_cache(maxsize=4096)
def _turned(relation: Relation) -> Relation:
    sides: dict[Entails, Entails] = {"a": "b", "b": "a"}
    later: Literal["a", "b"] | None = None if relation.later is None else ("b" if relation.later == "a" else "a")
    stated = None if relation.stated is None else (relation.stated[1], relation.stated[0])
    entails, possible = (sides.get(which, which) for which in (relation.entails, relation.possible))
    return msgspec.structs.replace(relation, entails=entails, possible=possible, later=later, stated=stated)


@lru_cache(maxsize=4096)
def once(relation: Relation) -> Relation:
    """The relation that equals this one and is held already: many pairs have the same."""
    return relation


UNRELATED = Relation(verdict="unrelated")


def of_values(sets: Comparison, modes: tuple[Mode, Mode], *, many: bool) -> Relation:
    """The verdict on two values of one question."""
    match sets.sets:
        case "equal":
            return Relation(verdict="agree", entails="both", why="both say the same")
        case "a_in_b" | "b_in_a" if sets.same_bound:
            return Relation(
                verdict="divergent", severity=sets.gap, entails=sets.entails, why="one lies inside the other, the numbers differ"
            )
        case "a_in_b" | "b_in_a":
            return Relation(verdict="refinement", entails=sets.entails, why="one lies inside the other")
        case "overlap":
            return Relation(verdict="compatible", why="both can be true")
    if many:
        return Relation(verdict="compatible", why="several answers may be right")
    if sets.rounding:
        return Relation(verdict="compatible", why="two roundings of one number")
    return apart(sets.gap, soft=sets.vague or any(mode != "fact" for mode in modes), why="both cannot be true")


def of_label(sets: Comparison, modes: tuple[Mode, Mode], *, many: bool) -> Relation:
    """The verdict on two answers to one question; a guess against an answer is as loud as a possibility against a flat no."""
    relation = of_values(sets, modes, many=many)
    return msgspec.structs.replace(relation, severity="warning") if relation.verdict == "divergent" else relation


def of_polarity(sets: Comparison, modes: tuple[Mode, Mode]) -> Relation:
    """The verdict on yes and no: only a mere possibility softens it."""
    if sets.sets == "equal":
        return Relation(verdict="agree", entails="both", why="both say the same")
    soft = "possible" in modes
    why = "a possibility against a flat answer" if soft else "yes against no"
    return apart("warning" if soft else "serious", soft=soft, why=why)


def of_part(sets: Comparison) -> Relation:
    """The verdict on a part and its whole, `a` being the part."""
    if not sets.exceeds:
        return Relation(verdict="compatible", entails=sets.entails, why="a part and its whole")
    if sets.rounding:
        return Relation(verdict="compatible", why="a part and its whole, rounded")
    return apart(sets.gap, soft=False, why="the part exceeds the whole")


def apart(gap: Gap, *, soft: bool, why: str) -> Relation:
    """The verdict on two that exclude each other: a contradiction of flat facts, else estimates that diverge."""
    if soft:
        return Relation(verdict="divergent", severity=at_least(gap, "note"), excludes=True, why=why)
    return Relation(verdict="contradiction", severity=at_least(gap, "warning"), excludes=True, why=why)
