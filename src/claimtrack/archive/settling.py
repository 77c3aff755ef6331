"""Which record keeps an id that several have, and what the register needs of each record: little, so that it fits one machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeGuard

import msgspec

from claimtrack.link import namesakes
from claimtrack.link.namesakes import Namesakes
from claimtrack.model import Camp, Claim, Filed, FiledClaim, FiledSource, Judgement, Source
from claimtrack.records import Reading

_UNSAID = "-"
Losers = frozenset[tuple[str, int]]
"""The files (or rows) and documents whose record has lost its id to another."""
Named = FiledClaim | FiledSource | namesakes.Former


def doubles(outlines: Sequence[Outline]) -> list[Namesakes]:
    """The namesakes among all records."""
    times = Counter(key for key, _ in _by_id(outlines))
    met: dict[str, list[Named]] = {key: [] for key in sorted(times) if times[key] > 1}
    for key, row in _by_id(outlines) if met else ():
        if key in met:
            met[key].append(row)
    return [one for key, rows in met.items() for one in namesakes.settle(key, rows) if isinstance(one, Namesakes)]


def _by_id(outlines: Iterable[Outline]) -> Iterator[tuple[str, Named]]:
    for one in outlines:
        if not isinstance(one, Odd) and _is_named(one):
            yield from namesakes.by_id(one)


def losers(found: Iterable[Namesakes]) -> Losers:
    """The records that no id leads to."""
    lost = [place for one in found for place in [place for place in one.places if place.route[:1] != ("was",)][1:]]
    return frozenset((place.path, place.document) for place in lost)


class Odd(msgspec.Struct, frozen=True):
    """A reading with faults."""

    reading: Reading


Outline = FiledClaim | FiledSource | Filed[Camp] | Filed[Judgement] | Odd


def outlines(reading: Reading, _shared: object = None) -> Iterator[Outline]:
    """What the register takes from a reading, and the reading itself where it has faults."""
    yield from map(_outlined, reading.claims)
    yield from reading.sources
    yield from reading.camps
    yield from reading.judgements
    if reading.refused or reading.problems or reading.misfits or reading.broken:
        yield Odd(reading)


def kept(outlines: Iterable[Outline], lost: Losers) -> list[Outline]:
    """Without the records that no id leads to."""
    return [one for one in outlines if isinstance(one, Odd) or not _is_named(one) or (one.path, one.document) not in lost]


def _is_named(one: Filed[Any]) -> TypeGuard[FiledClaim | FiledSource]:
    return isinstance(one.record, Claim | Source)


def claims(reading: Reading, lost: Losers) -> Iterator[FiledClaim]:
    """The claims of a reading that kept their ids."""
    yield from (filed for filed in reading.claims if (filed.path, filed.document) not in lost)


def sources(reading: Reading, lost: Losers) -> Iterator[FiledSource]:
    """The sources of a reading that kept their ids."""
    yield from (filed for filed in reading.sources if (filed.path, filed.document) not in lost)


def _outlined(filed: Filed[Any]) -> Filed[Any]:
    record = filed.record
    if isinstance(record, Source):
        return filed
    kept = Claim(claim=_UNSAID, id=record.id, about=record.about, part_of=record.part_of, label=record.label, was=record.was)
    return Filed(filed.id, filed.path, filed.document, kept)
