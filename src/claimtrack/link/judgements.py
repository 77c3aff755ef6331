"""Judgements: what people said of two claims, and whether these still are what they were when it was said.

A judgement stands until a person takes it back; that a text has changed since is told (CT403), and nothing else follows from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from claimtrack.link.dossier import Dossier
from claimtrack.link.register import Register
from claimtrack.model import Claim, Filed, Judgement
from claimtrack.place import Place

_NOT_SAID = ("id", "was", "said", "tags", "status", "outcome", "corrections", "review", "reply", "alleges")
"""What of a claim does not belong to what it says."""
_DIGITS = 12


class JudgedLink(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims, `a` before `b` by id, with what a person said of them and where it is written down."""

    a: Dossier
    b: Dossier
    judgement: Judgement
    place: Place

    @property
    def stale(self) -> bool:
        """Whether one of the texts has changed since; never where the judgement does not say which texts it is of."""
        return self.judgement.of is not None and self.judgement.of != state(self.a.claim, self.b.claim)


def state(a: Claim, b: Claim) -> str:
    """12 hexadecimal digits that change when one of two claims says something else, whoever says it. Symmetric."""
    both = b"\n".join(sorted(msgspec.json.encode(_what_it_says(one), order="sorted") for one in (a, b)))
    return hashlib.sha256(both).hexdigest()[:_DIGITS]


def by_link(row: Dossier | Filed[Judgement], register: Register) -> Iterator[tuple[str, Dossier | Filed[Judgement]]]:
    """A judgement under the two claims it is of, as they are called now, and a claim under all the links it has."""
    if isinstance(row, Dossier):
        others = dict.fromkeys(judged.other for judged in row.judged)
        yield from ((_key(row.id, other), row) for other in others if other != row.id)
    else:
        yield _key(register.now(row.record.a), register.now(row.record.b)), row


def judged(_key: str, met: Sequence[Dossier | Filed[Judgement]], _shared: object = None) -> Iterator[JudgedLink]:
    """The judgements of one link, where both claims are there."""
    claims = sorted({row.id: row for row in met if isinstance(row, Dossier)}.items())
    if len(claims) == 2:
        for row in sorted((row for row in met if not isinstance(row, Dossier)), key=lambda row: int(row.id)):
            place = Place(row.path, (int(row.id),), row.document)
            yield JudgedLink(a=claims[0][1], b=claims[1][1], judgement=row.record, place=place)


def _key(one: str, other: str) -> str:
    return " ".join(sorted((one, other)))


def _what_it_says(claim: Claim) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(claim)
    return {**{key: value for key, value in fields.items() if key not in _NOT_SAID}, "claim": " ".join(claim.claim.split())}
