"""Which record keeps an id that several have, and what the register needs of each record: little, so that it fits one machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from claimtrack.link import namesakes
from claimtrack.link.namesakes import Namesakes
from claimtrack.model import Camp, Claim, Filed, FiledClaim, FiledSource, Judgement, Source
from claimtrack.records import Reading

_UNSAID = "-"
Losers = frozenset[tuple[str, int]]
"""The files (or rows) and documents whose record has lost its id to another."""
Named = FiledClaim | FiledSource | namesakes.Former


def by_id(reading: Reading, _shared: object = None) -> Iterator[tuple[str, Named]]:
    """The records of a reading under their ids, with no more than it takes to settle who keeps them."""
    filed: FiledClaim | FiledSource
    for filed in chain[FiledClaim | FiledSource](reading.claims, reading.sources):
        yield from namesakes.by_id(_outlined(filed))


def clashing(key: str, met: Sequence[Named], _shared: object = None) -> Iterator[Namesakes]:
    """The namesakes that met under an id, where there are any."""
    if len(met) > 1:
        yield from (one for one in namesakes.settle(key, met) if isinstance(one, Namesakes))


def losers(found: Iterable[Namesakes]) -> Losers:
    """The records that no id leads to."""
    lost = [place for one in found for place in [place for place in one.places if place.route[:1] != ("was",)][1:]]
    return frozenset((place.path, place.document) for place in lost)


class Odd(msgspec.Struct, frozen=True):
    """A reading with faults."""

    reading: Reading


Outline = FiledClaim | FiledSource | Filed[Camp] | Filed[Judgement] | Odd


def outlines(reading: Reading, lost: Losers) -> Iterator[Outline]:
    """What the register takes from a reading, and the reading itself where it has faults."""
    yield from (_outlined(filed) for filed in claims(reading, lost))
    yield from sources(reading, lost)
    yield from reading.camps
    yield from reading.judgements
    if reading.refused or reading.problems or reading.misfits or reading.broken:
        yield Odd(reading)


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
