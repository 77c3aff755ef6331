"""Pairs: the claims that met under one key, two by two, each with its relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import comb

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Confidence
from claimtrack.link import crowds
from claimtrack.link.dossier import Dossier
from claimtrack.link.keys import LINK, QUESTION
from claimtrack.link.relation import relate, same_question
from claimtrack.link.side import Side, wholes_of
from claimtrack.link.verdict import Relation, once
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
    members = crowds.members(met, policy)
    held = crowds.held(members, policy)
    for first, second in held:
        one, other = members[first], members[second]
        if wanted is None or one[0].id in wanted or other[0].id in wanted:
            yield from _pair(key, one, other, policy)
    if len(members) > policy.crowd:
        yield Unheld(key, comb(len(members), 2) - len(held))


def of_one(own: Dossier, key: str, others: Sequence[Dossier], config: Config) -> Iterator[Pair]:
    """The pairs that one claim has under a key where these others stand, too."""
    found = sought(key, (own, *others), Sought(frozenset((own.id,)), config))
    return (pair for pair in found if isinstance(pair, Pair))


def _pair(key: str, one: crowds.Member, other: crowds.Member, policy: RelationPolicy) -> Iterator[Pair]:
    """The two, where they meet here and are related (a stream of one at most)."""
    (a, side_a), (b, side_b) = one, other
    linked = key.startswith(LINK)
    if not linked and not _meet_here(side_a, side_b, key.removeprefix(QUESTION)):
        return
    if (linked and share_question(side_a, side_b)) or _judged_different(a, b):
        return
    relation = relate(side_a, side_b, policy, linked=linked)
    if relation.verdict != "unrelated":
        sure: Confidence = "high" if relation.sure else "medium"
        about = side_a.about if linked and side_a.about else key.split(":", 1)[1]
        yield Pair(a=a, b=b, relation=once(relation), confidence=sure, about=about)


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
    return bool(a.judged) and {judged.verdict for judged in a.judged if judged.other == b.id} == {"different"}
