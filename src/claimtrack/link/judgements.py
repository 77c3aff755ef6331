"""Judgements: what people said of two claims, and whether these still are what they were when it was said.

A judgement stands until a person takes it back; that a text has changed since, that another judgement of the same two claims says
the opposite, or that the two are one claim by now, is told (CT403), and nothing else follows from it.
"""

from __future__ import annotations

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
    against: tuple[Place, ...] = ()
    """Where the opposite is written down of the same two claims; only at the first judgement of them, so that it is told once."""

    @property
    def own(self) -> bool:
        """Whether both of its claims are one and the same."""
        return self.a.id == self.b.id

    @property
    def stale(self) -> bool:
        """Whether one of the texts has changed since; never where the judgement does not say which texts it is of."""
        return not self.own and self.judgement.of is not None and self.judgement.of != state(self.a.claim, self.b.claim)


def state(a: Claim, b: Claim) -> str:
    """12 hexadecimal digits that change when one of two claims says something else, whoever says it. Symmetric."""
    both = b"\n".join(sorted(msgspec.json.encode(_what_it_says(one), order="sorted") for one in (a, b)))
    import hashlib  # noqa: PLC0415 - it brings OpenSSL, and most runs need no hash

    return hashlib.sha256(both).hexdigest()[:_DIGITS]


def by_link(row: Dossier | Filed[Judgement], register: Register) -> Iterator[tuple[str, Dossier | Filed[Judgement]]]:
    """A judgement under the two claims it is of, as they are called now, and a claim under all the links it has."""
    if isinstance(row, Dossier):
        others = dict.fromkeys(judged.other for judged in row.judged)
        yield from ((_key(row.id, other), row) for other in others)
    else:
        yield _key(register.now(row.record.a), register.now(row.record.b)), row


def judged(key: str, met: Sequence[Dossier | Filed[Judgement]], _shared: object = None) -> Iterator[JudgedLink]:
    """The judgements of one link, where both claims are there.

    Of a claim and itself only those that say something untrue or nothing: not those that said what a merge has made true since.
    """
    claims = sorted({row.id: row for row in met if isinstance(row, Dossier)}.items())
    ends = key.split(" ")
    if [name for name, _ in claims] != sorted(set(ends)):
        return
    a, b = claims[0][1], claims[-1][1]
    rows = sorted((row for row in met if not isinstance(row, Dossier)), key=lambda row: int(row.id))
    for number, row in enumerate(rows):
        if a.id == b.id and row.record.verdict == "same" and row.record.a != row.record.b:
            continue
        opposite = tuple(_place(other) for other in rows if other.record.verdict != row.record.verdict)
        yield JudgedLink(a=a, b=b, judgement=row.record, place=_place(row), against=() if number else opposite)


def _place(row: Filed[Judgement]) -> Place:
    return Place(row.path, (int(row.id),), row.document)


def _key(one: str, other: str) -> str:
    return " ".join(sorted((one, other)))


def _what_it_says(claim: Claim) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(claim)
    return {**{key: value for key, value in fields.items() if key not in _NOT_SAID}, "claim": " ".join(claim.claim.split())}
