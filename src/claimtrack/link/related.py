"""Two texts, and what they have to do with each other: the algebra of claims for sentences that stand in no record."""

from __future__ import annotations

from datetime import date

import msgspec

from claimtrack.link import sentences
from claimtrack.link.sentences import Match
from claimtrack.link.side import Side, stated
from claimtrack.link.verdict import Relation
from claimtrack.policy import RelationPolicy
from claimtrack.values import languages, sentence
from claimtrack.values.sentence import Sentence


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Two sentences as they were read, their relation, and the aligned values it rests on, the one that decides first."""

    a: Sentence
    b: Sentence
    relation: Relation
    matches: tuple[Match, ...]


def relate(
    a: str,
    b: str,
    *,
    said: date | tuple[date | None, date | None] | None = None,
    one_question: bool = False,
    policy: RelationPolicy | None = None,
) -> Related:
    """What two sentences have to do with each other, by what they state (docs/relations.md).

    `said` is the day on which they were said, or a day for each; without it, times that count from that day (`within a month`)
    are not read. `one_question` says that both answer one question, so that their values count the same things, whatever the
    words around. Never raises for any text.
    """
    rules = policy or RelationPolicy()
    days = said if isinstance(said, tuple) else (said, said)
    first, second = (_side(text, day, rules) for text, day in zip((a, b), days, strict=True))
    found = sentences.relate(first, second, rules, one_question=one_question)
    return Related(a=stated(first, rules), b=stated(second, rules), relation=found.relation, matches=found.matches)


def _side(text: str, said: date | None, policy: RelationPolicy) -> Side:
    return Side(about=None, text=text, said=said, mode=sentence.read(text, said, policy, languages.of(text)).meant)
