"""Yes against no between two sentences, where one denies what the other states, or says that it is so no more, or not yet.

Judges relations that others found; reads no value itself. A denial excludes what implies the thing denied, and nothing else.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from claimtrack.link.side import Side
from claimtrack.link.verdict import Relation, of_polarity
from claimtrack.model import Mode
from claimtrack.values import denials, languages, polarity
from claimtrack.values.comparison import Entails
from claimtrack.values.polarity import Polarity
from claimtrack.values.sentence import Sentence

_OTHER: dict[Entails, Entails] = {"a": "b", "b": "a"}


def denies(sentence: Sentence) -> bool:
    """Whether somebody denies in it what it states."""
    return sentence.frame is not None and sentence.frame.kind == "denied"


def withheld(sentence: Sentence) -> bool:
    """Whether somebody says in it neither yes nor no to what it states."""
    return sentence.frame is not None and sentence.frame.kind == "withheld"


def of_denied(relation: Relation, read: tuple[Sentence, Sentence], modes: tuple[Mode, Mode]) -> Relation:
    """What follows from the relation of two statements where one of them is denied, or both are.

    Who denies that 12 died excludes that 12 died, and leaves open whether 30 did, or at least five.
    """
    ours, theirs = map(denies, read)
    if ours and theirs:
        if relation.verdict == "agree":
            return relation
        entails = _OTHER.get(relation.entails, relation.entails)
        return msgspec.structs.replace(
            relation, verdict="compatible", severity="none", entails=entails, excludes=False, why="both are denials"
        )
    if relation.entails not in ("both", "b" if ours else "a"):
        return Relation(verdict="compatible", why="what one denies is not what the other says", sure=relation.sure)
    against = of_polarity(polarity.relate(Polarity(ours), Polarity(theirs)), modes)
    return msgspec.structs.replace(against, sure=relation.sure)


def told_of_others(relation: Relation, sides: tuple[Side, Side], read: tuple[Sentence, Sentence]) -> Relation:
    """A denial that those who vouch for the sentence only tell of somebody else: it is less sure that they deny it, too."""
    told = any(side.relays and denies(sentence) for side, sentence in zip(sides, read, strict=True))
    return msgspec.structs.replace(relation, sure=False) if told and relation.excludes else relation


def in_time(relation: Relation, sides: tuple[Side, Side], read: tuple[Sentence, Sentence]) -> Relation:
    """Yes against no where the no is of a state that changes: what was open may be open no more, who had yet to go may have gone.

    It counts by the days on which the two were said; on one day, or on days unknown, both cannot be.
    """
    days = sides[0].said, sides[1].said
    if not relation.excludes or days[0] is None or days[1] is None or days[0] == days[1]:
        return relation
    later: Literal[0, 1] = 0 if days[0] > days[1] else 1
    last, first = read[later], read[1 - later]
    if last.negated and not first.negated and denials.ended(last.text, languages.named(last.language)):
        return Relation(verdict="update", why="said later: it is so no more")
    if first.negated and not last.negated and denials.pending(first.text, languages.named(first.language)):
        return Relation(verdict="update", why="said later: it has come about")
    return relation
