"""Pairs: the claims that met under one key, two by two, each with its relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import comb

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Confidence
from claimtrack.link import crowds
from claimtrack.link.dossier import Dossier
from claimtrack.link.keys import LINK
from claimtrack.link.relation import compared, same_question, superseded
from claimtrack.link.side import Side, wholes_of
from claimtrack.link.verdict import UNRELATED, Relation, once
from claimtrack.policy import RelationPolicy

CONFLICTS = ("divergent", "contradiction", "attribution", "supersession")


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims, `a` before `b` by id, and what they have to do with each other; `about` is the question they met under."""

    a: Dossier
    b: Dossier
    relation: Relation
    about: str
    confidence: Confidence = "high"
    proposed: bool = False
    """No question and no person joins them, but their texts."""

    @property
    def conflicting(self) -> bool:
        """Whether this pair is something to tell the desk."""
        return self.relation.verdict in CONFLICTS and self.relation.severity != "none" and not self.settled

    @property
    def settled(self) -> bool:
        """Whether the desk recorded that one of two failed or is void, so that they diverge no more.

        A flat contradiction stays one: who printed both owes readers a correction, not an entry.
        """
        gone = any(one.claim.resolution in ("failed", "void") for one in (self.a, self.b))
        return gone and self.relation.verdict in ("divergent", "supersession")

    @property
    def doubt(self) -> str:
        """That nobody but their texts joins the two, and what to do if they are wrong; nothing where somebody does."""
        if not self.proposed:
            return ""
        way_on = f"`claimtrack link {self.a.id} {self.b.id} --different` if they do not"
        return f"only their texts say that they belong together: {way_on}"


class Unheld(msgspec.Struct, frozen=True):
    """So many pairs met under the key of a crowded question, and were not held against each other there."""

    key: str
    pairs: int


class Sought(msgspec.Struct, frozen=True):
    """The claims whose pairs are asked for, beside the config."""

    claims: frozenset[str]
    config: Config


def pairs(key: str, met: Sequence[Dossier], config: Config) -> Iterator[Pair | Unheld]:
    """The related pairs among the claims that met under a key. Pairs that people judged different alone are left out.

    Of a crowded question only those are compared that `crowds.py` brings together; how many are not is told.
    """
    return _related(key, met, config.policy.relation, None)


def sought(key: str, met: Sequence[Dossier], wanted: Sought) -> Iterator[Pair | Unheld]:
    """Of these pairs those that one of the claims asked for belongs to."""
    return _related(key, met, wanted.config.policy.relation, wanted.claims)


def _related(key: str, met: Sequence[Dossier], policy: RelationPolicy, wanted: frozenset[str] | None) -> Iterator[Pair | Unheld]:
    """Compares what is said once, however many claims say it: most that answer one question give one of a few answers."""
    members = crowds.members(met, policy)
    held = crowds.held(members, policy)
    said = answers([side for _, side in members])
    linked, question = key.startswith(LINK), key.partition(":")[2]
    known: dict[tuple[int, int], Relation] = {}
    for first, second in held:
        (a, side_a), (b, side_b) = members[first], members[second]
        if wanted is not None and a.id not in wanted and b.id not in wanted:
            continue
        if a.judged and _judged_different(a, b):
            continue
        both = said[first], said[second]
        relation = known.get(both)
        if relation is None:
            meet = not share_question(side_a, side_b) if linked else _meet_here(side_a, side_b, question)
            relation = known[both] = once(compared(side_a, side_b, policy, linked=linked)) if meet else UNRELATED
        if relation.verdict != "unrelated":
            sure: Confidence = "high" if relation.sure else "medium"
            about = side_a.about if linked and side_a.about else question
            yield Pair(a=a, b=b, relation=superseded(side_a, side_b, relation), confidence=sure, about=about)
    if len(members) > policy.crowd:
        yield Unheld(key, comb(len(members), 2) - len(held))


def answers(sides: Sequence[Side]) -> list[int]:
    """A number for each of the claims that met: those with the same number are the same to all others, whoever says them.

    Their words count only where one of them has no value but in its words, who says them only where one grows with the days.
    """
    worded = any(one.value is None for one in sides)
    growing = any(one.growing for one in sides)
    numbers: dict[Side, int] = {}
    return [numbers.setdefault(_bare(one, worded=worded, growing=growing), len(numbers)) for one in sides]


def _bare(side: Side, *, worded: bool, growing: bool) -> Side:
    """A side with no more than what tells it apart from the others that met with it."""
    kept = side if growing else msgspec.structs.replace(side, supporters=())
    return kept if worded else msgspec.structs.replace(kept, text="", said=None)


def of_one(own: Dossier, key: str, others: Sequence[Dossier], config: Config) -> Iterator[Pair]:
    """The pairs that one claim has under a key where these others stand, too."""
    found = sought(key, (own, *others), Sought(frozenset((own.id,)), config))
    return (pair for pair in found if isinstance(pair, Pair))


def _meet_here(a: Side, b: Side, question: str) -> bool:
    """One of the two is about this very question; two parts of it need not have anything to do with each other."""
    if same_question(a, b):
        return question == min(a.about or "", b.about or "")
    return question in (a.about, b.about) and share_question(a, b)


def share_question(a: Side, b: Side) -> bool:
    """Whether two claims are compared already: about one question, or one about a part of the other's."""
    return same_question(a, b) or a.about in b.wholes or b.about in a.wholes


def asked_together(a: Dossier, b: Dossier) -> bool:
    """`share_question` of two claims of which nothing was read yet."""
    return share_question(*(Side(about=one.claim.about, text="", wholes=wholes_of(one.claim, one.wholes)) for one in (a, b)))


def _judged_different(a: Dossier, b: Dossier) -> bool:
    """Whether people said that two claims are different, and nobody the opposite."""
    return {judged.verdict for judged in a.judged if judged.other == b.id} == {"different"}
