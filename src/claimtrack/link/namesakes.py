"""Namesakes: the records that claim one id. A file of that name keeps it before one that says `id:`, then paths decide.

Last comes a claim that says the id `was` another claim's, merged into it: as long as a record has the id, nothing leads there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from claimtrack.model import Claim, FiledClaim, FiledSource
from claimtrack.place import Place


class Former(msgspec.Struct, frozen=True, kw_only=True):
    """An id that was another claim's, and the place where the claim that took it in says so."""

    id: str
    place: Place


class Namesakes(msgspec.Struct, frozen=True, kw_only=True):
    """One id and the places of the records that claim it, in the order of paths."""

    kind: Literal["claim", "source"]
    id: str
    places: tuple[Place, ...]


Row = FiledClaim | FiledSource | Former


def by_id(filed: FiledClaim | FiledSource, _shared: object = None) -> Iterator[tuple[str, Row]]:
    """The record under its kind and id, and under the ids of the claims it took in."""
    yield f"{_kind(filed)}:{filed.id}", filed
    if isinstance(filed.record, Claim):
        for number, old in enumerate(filed.record.was):
            yield f"claim:{old}", Former(id=old, place=Place(filed.path, ("was", number), filed.document))


def settle(_key: str, met: Sequence[Row], _shared: object = None) -> Iterator[FiledClaim | FiledSource | Namesakes]:
    """Of the records that met under one id the one that keeps it, and the namesakes where there are any."""
    former = sorted((one for one in met if isinstance(one, Former)), key=lambda one: one.place.order)
    records: list[FiledClaim | FiledSource] = [one for one in met if not isinstance(one, Former)]
    records.sort(key=lambda filed: (filed.record.id is not None, filed.path, filed.document))
    yield from records[:1]
    places = [Place(filed.path, ("id",) if filed.record.id else (), filed.document) for filed in records]
    places += [one.place for one in former]
    if len(places) > 1:
        yield Namesakes(kind=_kind(records[0]) if records else "claim", id=met[0].id, places=tuple(places))


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
