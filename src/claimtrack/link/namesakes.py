"""Namesakes: the records that claim one id. A file of that name keeps it before one that says `id:`, then paths decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from claimtrack.model import Claim, FiledClaim, FiledSource
from claimtrack.place import Place


class Namesakes(msgspec.Struct, frozen=True, kw_only=True):
    """One id and the places of the records that claim it, in the order of paths."""

    kind: Literal["claim", "source"]
    id: str
    places: tuple[Place, ...]


def by_id(filed: FiledClaim | FiledSource, _shared: object = None) -> Iterator[tuple[str, FiledClaim | FiledSource]]:
    """The record under its kind and id."""
    yield f"{_kind(filed)}:{filed.id}", filed


def settle(
    _key: str, met: Sequence[FiledClaim | FiledSource], _shared: object = None
) -> Iterator[FiledClaim | FiledSource | Namesakes]:
    """Of the records that met under one id the one that keeps it, and the namesakes where there are any."""
    ordered = sorted(met, key=lambda filed: (filed.record.id is not None, filed.path, filed.document))
    yield ordered[0]
    if len(ordered) > 1:
        places = tuple(Place(filed.path, ("id",) if filed.record.id else (), filed.document) for filed in ordered)
        yield Namesakes(kind=_kind(ordered[0]), id=ordered[0].id, places=places)


def sorted_apart(settled: Iterable[FiledClaim | FiledSource | Namesakes]) -> tuple[list[FiledClaim], list[FiledSource]]:
    """The claims and the sources among what `settle` gave, each by id."""
    claims, sources = [], []
    for one in settled:
        if isinstance(one, Namesakes):
            continue
        if isinstance(one.record, Claim):
            claims.append(one)
        else:
            sources.append(one)
    return sorted(claims, key=_id), sorted(sources, key=_id)


def _kind(filed: FiledClaim | FiledSource) -> Literal["claim", "source"]:
    return "claim" if isinstance(filed.record, Claim) else "source"


def _id(filed: FiledClaim | FiledSource) -> str:
    return filed.id
