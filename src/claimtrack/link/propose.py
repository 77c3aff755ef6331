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
from claimtrack.link import features, joining
from claimtrack.link.blocking import Weighed, by_whole, home
from claimtrack.link.dossier import Dossier
from claimtrack.link.features import Felt
from claimtrack.link.joining import Words, left_out, likeness, meeting
from claimtrack.link.merging import Opposed, united
from claimtrack.link.pairs import CONFLICTS, Pair, asked_together
from claimtrack.link.relation import relate
from claimtrack.link.side import Side, given, side
from claimtrack.link.sketch import Sketch
from claimtrack.link.verdict import Relation
from claimtrack.policy import LinkPolicy
from claimtrack.words.answering import is_value

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


class Alike(msgspec.Struct, frozen=True):
    """The ids of two claims that share enough words to be looked at."""

    a: str
    b: str


def alike(key: str, met: Sequence[Words], config: Config) -> Iterator[Alike | Uncompared]:
    """The claims that share enough words among those that met under a key, and how many pairs were left out."""
    if len(met) > 1:
        yield from _alike(key, met, config.policy.link, None)


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of which alone proposals are wanted, by id."""

    claims: frozenset[str]
    config: Config


def sought(key: str, met: Sequence[Words], looking: Sought) -> Iterator[Alike | Uncompared]:
    """What `alike` finds of the claims that are sought."""
    yield from _alike(key, met, looking.config.policy.link, looking.claims)


def named(found: Iterable[Alike | Uncompared]) -> frozenset[str]:
    """The ids of all claims that are to be looked at beside another."""
    return frozenset(name for one in found if isinstance(one, Alike) for name in (one.a, one.b))


def by_id(one: Weighed, _shared: object = None) -> Iterator[tuple[str, Weighed]]:
    """The claim under its id."""
    yield one.id, one


def by_end(row: Alike | Uncompared, _shared: object = None) -> Iterator[tuple[str, str]]:
    """Each of two claims that are alike under the id of the other."""
    if isinstance(row, Alike):
        yield row.a, row.b
        yield row.b, row.a


def beside(claim: str, met: Sequence[Weighed | str], _shared: object = None) -> Iterator[tuple[str, Weighed]]:
    """The claim under each pair in which it is to be looked at."""
    others = dict.fromkeys(row for row in met if isinstance(row, str))
    for row in met:
        if not isinstance(row, str):
            yield from ((f"{claim} {other}" if claim < other else f"{other} {claim}", row) for other in others)


def proposals(_pair: str, met: Sequence[Weighed], config: Config) -> Iterator[Proposal]:
    """What is proposed of the two claims under one key."""
    one, other = met
    if (found := proposal(one, other, config)) is not None:
        yield found


def proposal(one: Weighed, other: Weighed, config: Config) -> Proposal | None:
    """What is proposed of two claims, if anything. Symmetric."""
    policy = config.policy.link
    a, b = (one, other) if one.id < other.id else (other, one)
    found = _felt(a, b, policy)
    if found is None or judged(a, b):
        return None
    together = asked_together(a.sketch.dossier, b.sketch.dossier)
    if together and not twins(a.sketch, b.sketch, config):
        return None  # these are compared already, and can only be duplicates
    score, repeated = features.score(found), features.same_letters(a, b)
    ours = _side(a.sketch.dossier, a.sketch.dossier.claim.claim, config)
    # What is one sentence but for typing is read once: a lost apostrophe (`dont`) is no other meaning.
    theirs = _side(b.sketch.dossier, (a if repeated else b).sketch.dossier.claim.claim, config)
    relation = relate(ours, theirs, config.policy.relation, linked=True)
    kind = _kind(a, b, relation, config, together=together)
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


def near(one: Weighed, other: Weighed, policy: LinkPolicy) -> bool:
    """Whether two claims are alike enough for a proposal, whatever else it takes; nothing is asked of who said them."""
    return _felt(one, other, policy) is not None


def _felt(a: Weighed, b: Weighed, policy: LinkPolicy) -> tuple[Felt, ...] | None:
    """What speaks for two claims, where it is enough for a proposal."""
    if not _share_enough(a.words, b.words, policy):
        return None
    found = features.felt(a, b)
    return found if features.score(found) >= policy.proposed or features.same_letters(a, b) else None


def in_order(found: Iterable[Proposal]) -> list[Proposal]:
    """Proposals by the ids of their claims."""
    return sorted(found, key=lambda one: (one.a.id, one.b.id))


def missing(found: Iterable[Alike | Uncompared]) -> int:
    """How many pairs were left out, at most."""
    return sum(one.pairs for one in found if isinstance(one, Uncompared))


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


def _alike(key: str, met: Sequence[Words], policy: LinkPolicy, ours: frozenset[str] | None) -> Iterator[Alike | Uncompared]:
    found: Iterable[tuple[Words, Words] | Uncompared] = (
        _whole(key, met, policy) if by_whole(key) else _joined(key, met, policy, ours)
    )
    told: dict[tuple[str, str], None] = {}
    for one in found:
        if isinstance(one, Uncompared):
            mine = len(met) if ours is None else sum(words.id in ours for words in met)
            yield Uncompared(key, min(one.pairs, mine * len(met)))
        elif ours is None or one[0].id in ours or one[1].id in ours:
            a, b = one[0].id, one[1].id
            told[(a, b) if a < b else (b, a)] = None
    yield from (Alike(a, b) for a, b in told)


def _whole(key: str, met: Sequence[Words], policy: LinkPolicy) -> Iterator[tuple[Words, Words] | Uncompared]:
    """The pairs that met by all they say and share enough words."""
    yield from (two for two in meeting(met, policy.bound) if _share_enough(*two, policy))
    if missed := left_out(len(met), policy.bound):
        yield Uncompared(key, missed)


def _joined(
    key: str, met: Sequence[Words], policy: LinkPolicy, ours: frozenset[str] | None
) -> Iterator[tuple[Words, Words] | Uncompared]:
    """The pairs that met under terms, share enough words and are at home there."""
    floor, bound = policy.words, policy.bound
    for block in joining.blocks(tuple(key.split("\t")), met, floor, bound, ours):
        yield from (two for two in joining.alike(block, floor, bound, ours) if home(*two) == key)
        if block.crowded:
            yield Uncompared(key, left_out(len(block.met), bound))


def _share_enough(one: Words, other: Words, policy: LinkPolicy) -> bool:
    return likeness(one, other) >= policy.words or features.repeated(one, other)


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
