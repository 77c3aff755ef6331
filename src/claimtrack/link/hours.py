"""Times of day: what follows where two sentences say that one thing was at two of them, or at one by two clocks.

They are looked at where the days and numbers of the sentences leave the question open; a number is not held against a time.
"""

from __future__ import annotations

import msgspec

from claimtrack.link.verdict import Relation, Stated, apart
from claimtrack.link.wordings import Beside
from claimtrack.model import Mode
from claimtrack.policy import RelationPolicy
from claimtrack.values import clocks, languages
from claimtrack.values.clocks import Clock
from claimtrack.values.sentence import Sentence

_OPEN = ("agree", "refinement")


def given(sentence: Sentence) -> bool:
    """Whether a sentence gives a time of day."""
    return of(sentence) is not None


def of(sentence: Sentence) -> Clock | None:
    """The time of day at which a sentence says that something is."""
    return clocks.find(sentence.text, languages.named(sentence.language))


def at_hours(
    relation: Relation, read: tuple[Sentence, Sentence], beside: Beside, modes: tuple[Mode, Mode], policy: RelationPolicy
) -> Relation:
    """The relation of two sentences, held against the times of day that they give."""
    ours, theirs = map(of, read)
    if ours is None or theirs is None:
        return _of_one(relation, "a" if ours else "b") if ours or theirs else relation
    valued = any(one.quantities or one.times for one in read)
    if relation.verdict not in _OPEN and (valued or relation.verdict != "unrelated"):
        return relation
    if beside.opposed or beside.other_figures or beside.likeness < policy.implying:
        return relation
    minutes = clocks.apart(ours, theirs)
    rough = ours.rough or theirs.rough
    if minutes is None:
        return Relation(verdict="compatible", why="times of day by two clocks")
    if minutes > (policy.about_minutes if rough else policy.clock_minutes):
        soft = rough or any(mode != "fact" for mode in modes)
        found = apart("note" if soft else "warning", soft=soft, why="two times of day")
        sure = beside.likeness >= policy.same_words and not beside.other_names
        return msgspec.structs.replace(found, stated=(_stated(ours, read[0]), _stated(theirs, read[1])), sure=sure)
    if minutes or ours.rough != theirs.rough:
        return Relation(verdict="compatible", why="much the same time of day", sure=relation.sure)
    return relation


def _of_one(relation: Relation, which: str) -> Relation:
    """A time of day that only one sentence gives is implied by nothing that the other says."""
    if relation.entails != "both":
        return relation
    verdict = "refinement" if relation.verdict == "agree" else relation.verdict
    entails = "a" if which == "a" else "b"
    return msgspec.structs.replace(relation, verdict=verdict, entails=entails, why="one gives the time of day")


def _stated(one: Clock, sentence: Sentence) -> Stated:
    return Stated(sentence.text[one.start : one.end], one.phrase())
