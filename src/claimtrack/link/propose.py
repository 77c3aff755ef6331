"""Proposals: claims that texts, names, figures and questions say belong together, with what the algebra says of them.

Similarity proposes; the algebra decides. No score makes two claims one: they are a duplicate only where both say the same words
in the same order, but for small words and typing, and where they can be merged: no field and no sign tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Literal

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Confidence
from claimtrack.link import features
from claimtrack.link.blocking import Weighed, home, left_out, meeting
from claimtrack.link.dossier import Dossier
from claimtrack.link.features import Felt
from claimtrack.link.merging import Opposed, united
from claimtrack.link.pairs import CONFLICTS, Pair, share_question
from claimtrack.link.relation import relate
from claimtrack.link.side import Side, given, side
from claimtrack.link.sketch import Sketch, is_value
from claimtrack.link.verdict import Relation

Kind = Literal["duplicate", "conflict", "related"]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims, `a` before `b` by id, that may belong together; `relation` is what the algebra says if they do."""

    a: Dossier
    b: Dossier
    kind: Kind
    score: float
    features: tuple[Felt, ...]
    relation: Relation
    confidence: Confidence = "low"

    @property
    def about(self) -> str:
        """What they may both be about, in the words of one of their questions, else their two ids."""
        questions = sorted({one.claim.about for one in (self.a, self.b) if one.claim.about})
        return questions[0] if questions else f"{self.a.id} and {self.b.id}"


class Uncompared(msgspec.Struct, frozen=True):
    """So many pairs met under a common key and were not compared there."""

    key: str
    pairs: int


def proposals(key: str, met: Sequence[Weighed], config: Config) -> Iterator[Proposal | Uncompared]:
    """The proposals among the claims that met under a key, and how many pairs were left out."""
    bound = config.policy.link.bound
    for one, other in meeting(met, bound):
        if home(one, other) in (None, key) and (found := proposal(one, other, config)) is not None:
            yield found
    if missing := left_out(len(met), bound):
        yield Uncompared(key, missing)


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of which alone proposals are wanted, by id."""

    claims: frozenset[str]
    config: Config


def sought(key: str, met: Sequence[Weighed], looking: Sought) -> Iterator[Proposal | Uncompared]:
    """The proposals that one of the claims that are sought belongs to, as `proposals` finds them."""
    bound, ours = looking.config.policy.link.bound, [one for one in met if one.id in looking.claims]
    if len(met) > bound:
        found = ((one, other) for one, other in meeting(met, bound) if not looking.claims.isdisjoint((one.id, other.id)))
        yield Uncompared(key, min(left_out(len(met), bound), len(ours) * len(met)))
    else:
        found = ((one, other) for one in ours for other in met if one.id < other.id or other.id not in looking.claims)
    for one, other in found:
        if home(one, other) in (None, key) and (made := proposal(one, other, looking.config)) is not None:
            yield made


def proposal(one: Weighed, other: Weighed, config: Config) -> Proposal | None:
    """What is proposed of two claims, if anything. Symmetric."""
    policy = config.policy.link
    repeated = features.same_letters(one, other)
    if judged(one, other) or not (repeated or features.words(one, other) >= policy.words):
        return None
    a, b = (one, other) if one.id < other.id else (other, one)
    found = features.felt(a, b)
    score = features.score(found)
    if score < policy.proposed and not repeated:
        return None
    ours = _side(a.sketch.dossier, a.sketch.dossier.claim.claim, config)
    # What is one sentence but for typing is read once: a lost apostrophe (`dont`) is no other meaning.
    theirs = _side(b.sketch.dossier, (a if repeated else b).sketch.dossier.claim.claim, config)
    relation = relate(ours, theirs, config.policy.relation, linked=True)
    kind = _kind(a, b, relation, config, together=share_question(ours, theirs))
    if kind is None:
        return None
    return Proposal(
        a=a.sketch.dossier,
        b=b.sketch.dossier,
        kind=kind,
        score=score,
        features=found,
        relation=relation,
        confidence="medium" if score >= policy.confident and relation.sure else "low",
    )


def once(found: Iterable[Proposal | Uncompared]) -> tuple[list[Proposal], int]:
    """Each proposal once, by the ids of its claims, and how many pairs were left out at most."""
    kept: dict[tuple[str, str], Proposal] = {}
    missing = 0
    for one in found:
        if isinstance(one, Uncompared):
            missing += one.pairs
        else:
            kept.setdefault((one.a.id, one.b.id), one)
    return [kept[pair] for pair in sorted(kept)], missing


def conflicting(proposal: Proposal, _shared: object = None) -> Iterator[Pair]:
    """A proposal whose claims would contradict each other, as the pair that the conflict rules look at."""
    if proposal.kind == "conflict":
        yield Pair(
            a=proposal.a,
            b=proposal.b,
            relation=proposal.relation,
            about=proposal.about,
            confidence=proposal.confidence,
            proposed=True,
        )


def _side(dossier: Dossier, sentence: str, config: Config) -> Side:
    claim = msgspec.structs.replace(dossier.claim, claim=sentence)
    return side(claim, config.policy.relation, dossier.wholes, dossier.labels)


def judged(one: Weighed, other: Weighed) -> bool:
    """Whether people have said of two claims that they belong together or do not."""
    return any(judged.other == other.id for judged in one.sketch.dossier.judged)


def one_claim(a: Sketch, b: Sketch, config: Config) -> bool:
    """Whether two claims are one, as CT402 has it: both say it in the same words, and the second can be merged into the first."""
    if not twins(a, b, config):
        return False
    try:
        united(a.dossier.filed, b.dossier.filed, config.policy.relation)
    except Opposed:
        return False
    return True


def twins(a: Sketch, b: Sketch, config: Config) -> bool:
    """Whether two claims say one thing in the same words: alike letter by letter, and alike in all that turns a sense."""
    if features.repeated(a, b):
        return True
    if features.turned(a, b) or not features.same_wording(a, b):
        return False
    return features.letter_by_letter(a, b) >= config.policy.link.verbatim


def _kind(a: Weighed, b: Weighed, relation: Relation, config: Config, *, together: bool) -> Kind | None:
    """What two claims are proposed as; those that share a question are compared already, and can only be duplicates."""
    conflict = relation.verdict in CONFLICTS and relation.severity != "none"
    if not conflict and one_claim(a.sketch, b.sketch, config):
        return "duplicate"
    if together:
        return None
    if conflict:
        return "conflict" if _one_question(a, b, config) else None
    return "related" if relation.verdict != "unrelated" or _to_be_told(a, b) else None


def _to_be_told(a: Weighed, b: Weighed) -> bool:
    """Whether a person's word would add anything: one has no question yet, and one no value that rules the other out."""
    claims = (a.sketch.dossier.claim, b.sketch.dossier.claim)
    return not all(claim.about for claim in claims) and not all(given(claim) for claim in claims)


def _one_question(a: Weighed, b: Weighed, config: Config) -> bool:
    """Whether two sentences ask the same and only answer differently: without their values they are almost the same words."""
    if features.strangers(a, b) or features.strangers(b, a):
        return False
    return _asked_alike(a.weights, b.weights) >= config.policy.link.question


def _asked_alike(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How alike two claims are without figures, negations and turns (cosine)."""
    ours, theirs = ({term: weight for term, weight in one.items() if not is_value(term)} for one in (a, b))
    shared = sum(weight * weight for term, weight in ours.items() if term in theirs)
    lengths = sum(weight * weight for weight in ours.values()) * sum(weight * weight for weight in theirs.values())
    return shared / sqrt(lengths) if shared else 0.0
