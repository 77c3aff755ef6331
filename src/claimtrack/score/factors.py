"""The kinds of nodes that a path is made of, one function each: what policy gives it, and why.

A node's chance to hold is the product of its figures. Nothing here decides which nodes make a path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import prod
from typing import Literal

import msgspec

from claimtrack.model import Anonymity, Basis, Camp, Kind, Source
from claimtrack.policy import ScorePolicy
from claimtrack.score.statements import source_of

NodeKind = Literal["voice", "basis", "camp", "relay", "partly"]

ORGANISATIONS: frozenset[Kind] = frozenset({"agency", "body", "group", "outlet"})
"""The kinds that others speak for or through; their own voice has the same relay node as those."""

UNDECLARED = "undeclared"


class Node(msgspec.Struct, frozen=True):
    """One thing that must hold: its id, its kind, whom it concerns, and the words of policy with their figures."""

    id: str
    kind: NodeKind
    subject: str
    figures: tuple[tuple[str, float], ...]

    @property
    def weight(self) -> float:
        """The chance that the node holds."""
        figures = self.figures
        return figures[0][1] if len(figures) == 1 else prod([figure for _, figure in figures], start=1.0)

    @property
    def exact_weight(self) -> Fraction:
        """The same chance as an exact fraction of the figures as they are written in the policy."""
        product = Fraction(1)
        for _, figure in self.figures:
            product *= Fraction(str(figure))
        return product


def voice(identity: str, anonymity: Anonymity, sources: Mapping[str, Source], policy: ScorePolicy) -> Node:
    """A source as a voice: what its anonymity is worth, times its grade unless an organisation answers for that."""
    figures = [(str(anonymity), policy.anonymity[anonymity])]
    if answers_for(identity, sources) is None:
        grade = source_of(identity, sources).grade
        figures.append((grade, policy.grade[grade]))
    return Node(f"voice:{identity}", "voice", identity, tuple(figures))


def basis(identity: str, word: Basis, policy: ScorePolicy) -> Node:
    """How a source knows; one node for all that it says on the same basis."""
    return Node(f"basis:{identity}:{word}", "basis", identity, ((word, policy.basis[word]),))


def camp(identity: str, camps: Mapping[str, Camp], policy: ScorePolicy) -> Node:
    """Whose side it is on. All who declare none are one party together, for nobody can say that they are not."""
    known = camps.get(identity)
    role = known.role if known is not None and identity != UNDECLARED else "party"
    return Node(f"camp:{identity}", "camp", identity, ((role, policy.camp.neutral if role == "neutral" else policy.camp.party),))


def relay(identity: str, sources: Mapping[str, Source], policy: ScorePolicy) -> Node:
    """An organisation or an outlet that carries a statement, or answers for a voice: its grade."""
    grade = source_of(identity, sources).grade
    return Node(f"relay:{identity}", "relay", identity, ((grade, policy.grade[grade]),))


def partly(identity: str, policy: ScorePolicy) -> Node:
    """A source that goes only part of the way."""
    return Node(f"partly:{identity}", "partly", identity, (("partly", policy.partly),))


def answers_for(identity: str, sources: Mapping[str, Source]) -> str | None:
    """The organisation whose grade a voice has: the one it speaks of, or itself when it is one."""
    source = source_of(identity, sources)
    return source.of or (identity if source.kind in ORGANISATIONS else None)


def camp_of(identity: str, sources: Mapping[str, Source]) -> str:
    """The camp of a source: its own, else that of the organisation it speaks for, else the undeclared one."""
    source = source_of(identity, sources)
    return source.camp or (source_of(source.of, sources).camp if source.of else None) or UNDECLARED


def best(terms: Iterable[Anonymity], policy: ScorePolicy) -> Anonymity:
    """The terms that are worth most: a voice that is named anywhere is named."""
    return max(terms, key=lambda word: (policy.anonymity[word], word == "named", word))
