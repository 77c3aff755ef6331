"""References: which ids a record names that nobody knows, each with the id that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from claimtrack.link.register import Register
from claimtrack.model import Claim, Filed, FiledClaim, FiledSource, Judgement, Source
from claimtrack.place import Place, Route
from claimtrack.spelling import nearest, only_alike

Kind = Literal["source", "camp", "claim", "question"]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The ids that may be referred to: those of the register and no more of it, as most edits leave them as they are."""

    source: frozenset[str]
    camp: frozenset[str]
    claim: frozenset[str]
    question: frozenset[str]
    broken: frozenset[str]
    camps_unread: bool


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A reference that leads nowhere: from which record, at what place, to what kind of thing."""

    owner: str
    owner_is_claim: bool
    place: Place
    id: str
    kind: Kind
    near: str | None
    sure: bool = False
    """Whether `near` has the same letters and digits in the same order, and no other id has."""


def known(register: Register) -> Known:
    """The ids of a register."""
    return Known(
        source=frozenset(register.sources),
        camp=frozenset(register.camps),
        claim=register.claims.union(register.renamed),
        question=register.questions,
        broken=register.broken,
        camps_unread=register.camps_unread,
    )


def of_claim(filed: FiledClaim, known: Known) -> Iterator[Unknown]:
    """The unknown references of a claim. A question nobody asks is one only where a question is spelt much like it."""
    yield from _unknown(filed, _in_claim(filed.record), known)


def of_source(filed: FiledSource, known: Known) -> Iterator[Unknown]:
    """The unknown references of a source."""
    yield from _unknown(filed, _in_source(filed.record), known)


def of_judgement(filed: Filed[Judgement], known: Known) -> Iterator[Unknown]:
    """The unknown references of a judgement in `links.yaml`."""
    row = int(filed.id)
    yield from _unknown(filed, (((row, "a"), "claim", filed.record.a), ((row, "b"), "claim", filed.record.b)), known)


Reference = tuple[Route, Kind, str]


def _in_claim(claim: Claim) -> Iterator[Reference]:
    for index, said in enumerate(claim.said):
        yield ("said", index, "source"), "source", said.source
        for key in ("via", "picks_up"):
            for number, name in enumerate(getattr(said, key)):
                yield ("said", index, key, number), "source", name
        if said.found and said.found.in_:
            yield ("said", index, "found", "in"), "source", said.found.in_
    if claim.part_of:
        yield ("part_of",), "question", claim.part_of


def _in_source(source: Source) -> Iterator[Reference]:
    if source.camp:
        yield ("camp",), "camp", source.camp
    if source.of:
        yield ("of",), "source", source.of
    for key in ("maybe_same_as", "distinct_from", "credits"):
        for number, name in enumerate(getattr(source, key)):
            yield (key, number), "source", name


def _unknown(
    filed: FiledClaim | FiledSource | Filed[Judgement], references: Iterable[Reference], known: Known
) -> Iterator[Unknown]:
    for route, kind, name in references:
        ids: frozenset[str] = getattr(known, kind)
        if name in ids or name in known.broken or (kind == "camp" and known.camps_unread):
            continue
        near = nearest(name, ids)
        if kind == "question" and near is None:
            continue
        yield Unknown(
            owner=filed.id,
            owner_is_claim=isinstance(filed.record, Claim),
            place=Place(filed.path, route, filed.document),
            id=name,
            kind=kind,
            near=near,
            sure=near is not None and only_alike(name, near, ids),
        )
