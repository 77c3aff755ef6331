"""Slips: the little of each claim that others depend on, and under what it is found; a run reads those alone that it asks for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from claimtrack.link import keys
from claimtrack.link.register import Register
from claimtrack.memory.leaves import Leaves, held
from claimtrack.model import Claim, FiledClaim

_SOURCE = "source:"
_QUOTED = "quoted:"
"""Before what a claim names, and before that under which its quotes meet others: no key by which claims meet begins so."""


class Slip(msgspec.Struct, array_like=True, frozen=True):
    """What of a claim others depend on: its questions, the sources that it names, under what its quotes meet others."""

    id: str
    path: str
    about: str | None
    part_of: str | None
    label: str | None
    retracted: bool
    sources: tuple[str, ...]
    quoted: tuple[str, ...]


class Slips(NamedTuple):
    """The slips of all claims by id, packed; and what says which claims are found under a key, None where it is to be made."""

    by_id: Leaves
    filed: Leaves | None

    def all(self) -> Iterator[Slip]:
        """The slips of all claims."""
        return map(_SLIP.decode, self.by_id.values())

    def of(self, names: Iterable[str]) -> list[Slip]:
        """The slips of some claims, of those that are there."""
        names = [*names]
        self.by_id.fetch(names)
        return [_SLIP.decode(self.by_id[name]) for name in names if name in self.by_id]

    def keys(self, names: Iterable[str], register: Register) -> Iterator[str]:
        """The keys under which some claims meet others."""
        return (key for one in self.of(names) for key in meeting(one, register))

    def changed(self, went: Iterable[str], came: Iterable[Slip]) -> Slips:
        """The same after some went, and some came or say something else."""
        return Slips(self.by_id.changed(went, {one.id: packed(one) for one in came}), None)

    def filing(self, register: Register) -> Filed:
        """What says under a key which claims are found there."""
        return Filed(self.filed if self.filed is not None else filed(self.all(), register))


class Filed:
    """The ids of the claims that are found under a key."""

    def __init__(self, packed: Leaves) -> None:
        """Nothing is looked up yet."""
        self._packed = packed

    def meeting(self, wanted: Iterable[str]) -> Iterator[list[str]]:
        """Those that meet under each of some keys."""
        return self._found(wanted)

    def naming(self, sources: Iterable[str]) -> Iterator[list[str]]:
        """Those that name each of some sources."""
        return self._found(_SOURCE + one for one in sources)

    def quoting(self, wanted: Iterable[str]) -> Iterator[list[str]]:
        """Those with a quote under each of some keys."""
        return self._found(_QUOTED + one for one in wanted)

    def _found(self, wanted: Iterable[str]) -> Iterator[list[str]]:
        wanted = [*wanted]
        self._packed.fetch(wanted)
        return (_IDS.decode(self._packed[key]) for key in wanted if key in self._packed)


class _ByKey(Mapping[str, bytes]):
    """The ids under each key, packed when they are asked for; numbers stand for them until then, as there are many."""

    def __init__(self, slips: Iterable[Slip], register: Register) -> None:
        self._ids: list[str] = []
        self._under: dict[str, array[int]] = {}
        for one in slips:
            number = len(self._ids)
            self._ids.append(one.id)
            for key in dict.fromkeys(_keys(one, register)):
                if key in self._under:
                    self._under[key].append(number)
                else:
                    self._under[key] = array("I", (number,))

    def __getitem__(self, key: str) -> bytes:
        return _ENCODER.encode(sorted(self._ids[number] for number in self._under[key]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._under)

    def __len__(self) -> int:
        return len(self._under)


def filed(slips: Iterable[Slip], register: Register) -> Leaves:
    """What says under a key which of these claims are found there."""
    return held(_ByKey(slips, register))


def meeting(one: Slip, register: Register) -> Iterable[str]:
    """The keys under which a claim meets others (`link/keys.py`). Most stand under their question alone."""
    if one.retracted:
        return ()
    about, wholes, judged = one.about, register.wholes.get(one.about or "", ()), register.judged.get(one.id, ())
    if about and not (one.part_of or wholes or judged):
        return (keys.QUESTION + about,)
    return keys.of_parts(one.id, (about, one.part_of, *wholes), judged)


def _keys(one: Slip, register: Register) -> Iterator[str]:
    yield from meeting(one, register)
    yield from (_SOURCE + name for name in one.sources)
    yield from (_QUOTED + key for key in one.quoted)


def slip(filed: FiledClaim) -> Slip:
    """What of a claim others depend on."""
    claim = filed.record
    return Slip(
        filed.id,
        filed.path,
        claim.about,
        claim.part_of,
        claim.label,
        claim.status == "retracted",
        tuple({name: None for said in claim.said for name in (said.source, *said.via, *said.picks_up)}),
        tuple(keys_of_quotes(claim)),
    )


def keys_of_quotes(claim: Claim) -> Iterator[str]:
    """Under what the quotes of a claim meet others (`evidence/exhibits.py`); those that say no place meet none."""
    for said in claim.said:
        if said.quote is not None and said.found is not None:
            yield from (key for key in (said.found.in_ or said.found.sha256,) if key)


def packed(one: Slip) -> bytes:
    """A slip as bytes."""
    return _ENCODER.encode(one)


def of_claims(claims: Iterable[FiledClaim]) -> dict[str, bytes]:
    """The slips of claims, packed, by id; where several claims have one id, that of the last by path."""
    return {filed.id: packed(slip(filed)) for filed in sorted(claims, key=lambda filed: filed.path)}


_ENCODER = msgspec.msgpack.Encoder()
_SLIP = msgspec.msgpack.Decoder(Slip)
_IDS = msgspec.msgpack.Decoder(list[str])
