"""The state of a corpus after a run: all from which a later run can tell what an edit changes, as values that can be kept.

Nothing here judges or compares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypedDict

import msgspec

from claimtrack.finding import Finding
from claimtrack.gather import Broken
from claimtrack.ignore import Comment
from claimtrack.link.dossier import bare, printed
from claimtrack.link.pairs import Pair
from claimtrack.link.register import Register
from claimtrack.link.remarks import Remark
from claimtrack.link.sketch import Sketch
from claimtrack.model import Claim, FiledClaim, FiledSource
from claimtrack.plan import Report
from claimtrack.records import File, Reading
from claimtrack.score import cluster as scored
from claimtrack.score.cluster import Cluster

Packed = bytes | memoryview
Remarked = tuple[str, Remark]
"""A remark under the source of which it may tell."""


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


class Standing(msgspec.Struct, array_like=True, frozen=True):
    """How one claim stands: the level, and its cluster, packed."""

    id: str
    level: str
    cluster: bytes


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What a run noted, but for what was read of the files of claims; `others` is what was read of all others.

    `found` are all findings, told or not, each packed. The dossiers in `sketches`, `standings` and `pairs` (of which there are
    those in conflict) hold no more than is printed of a whole corpus. `remarkable`: some record has a comment that could tell of
    somebody, once others are protected. `plain`: no two records have or had one id, and all claims could be read.
    """

    slips: list[Slip]
    others: list[Reading]
    register: Register
    nameless: tuple[str, ...]
    broken: tuple[Broken, ...]
    comments: list[Comment]
    remarked: list[Remarked]
    sketches: list[Sketch]
    standings: list[Standing]
    pairs: list[Pair]
    found: list[bytes]
    uncompared: int
    unheld: int
    remarkable: bool
    plain: bool


class Noted(NamedTuple):
    """A state, and what was read of each file of claims, packed, by path."""

    state: State
    claims: Mapping[str, Packed]

    def readings(self) -> list[Reading]:
        """What was read of all files. Raises MsgspecError where it is none."""
        return [*map(reading, self.claims.values()), *self.state.others]


class Seen(NamedTuple):
    """What a run saw: what it read as the rules saw it, and what it made of that."""

    readings: Sequence[Reading]
    register: Register
    nameless: Sequence[str]
    comments: Sequence[Comment]
    remarked: Sequence[Remarked]
    sketches: Iterable[Sketch]
    found: Iterable[Finding]


def of_run(seen: Seen, report: Report, files: Iterable[File]) -> Noted:
    """The state after a run of the whole corpus."""
    state = State(
        **of_readings(seen.readings),
        register=seen.register,
        nameless=tuple(seen.nameless),
        broken=report.broken,
        comments=[*seen.comments],
        remarked=[*seen.remarked],
        sketches=[plain_sketch(one) for one in seen.sketches],
        standings=[*map(standing, report.clusters)],
        pairs=[plain_pair(one) for one in report.pairs if one.conflicting],
        found=[*packed(seen.found)],
        uncompared=report.uncompared,
        unheld=report.unheld,
        remarkable=any(is_remarkable(one) for one in files),
    )
    return Noted(state, {one.path: packed_reading(one) for one in seen.readings if one.folder == "claims"})


class OfReadings(TypedDict):
    """The part of a state that was read."""

    slips: list[Slip]
    others: list[Reading]
    plain: bool


def of_readings(readings: Iterable[Reading]) -> OfReadings:
    """What a state has of all that was read."""
    claims: list[Reading] = []
    others: list[Reading] = []
    for one in readings:
        (claims if one.folder == "claims" else others).append(one)
    return OfReadings(
        slips=[slip(filed) for one in claims for filed in one.claims],
        others=others,
        plain=not any(faulty(one) for one in claims) and _apart(claims, others),
    )


def _apart(claims: Iterable[Reading], others: Iterable[Reading]) -> bool:
    ids = Counter(filed.id for one in claims for filed in one.claims)
    sources = Counter(filed.id for one in others for filed in one.sources)
    merged = any(filed.record.was for one in claims for filed in one.claims)
    return not merged and all(count == 1 for count in chain(ids.values(), sources.values()))


def faulty(one: Reading) -> bool:
    """Whether anything was wrong with a file."""
    return bool(one.refused or one.problems or one.misfits or one.broken)


def is_remarkable(file: File) -> bool:
    """Whether a file may hold a comment at all."""
    return isinstance(file.data, bytes) and b"#" in file.data


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


def plain_sketch(one: Sketch) -> Sketch:
    """A sketch whose dossier has nothing but the sentence and its question."""
    return msgspec.structs.replace(one, dossier=bare(one.dossier))


def standing(one: Cluster) -> Standing:
    """How a claim stands, without what bears on it, and how."""
    return Standing(one.id, one.corroboration.level, _ENCODER.encode(scored.printed(one)))


def clusters(standings: Iterable[Standing]) -> list[Cluster]:
    """The clusters again. Raises MsgspecError for what is none."""
    return [_CLUSTER.decode(one.cluster) for one in standings]


def counted(standings: Iterable[Standing]) -> list[Cluster]:
    """As many clusters of each level as there are, the first of it again and again, for a report that only counts them."""
    levels: dict[str, list[Standing]] = {}
    for one in standings:
        levels.setdefault(one.level, []).append(one)
    return [cluster for same in levels.values() for cluster in clusters(same[:1]) * len(same)]


def plain_pair(one: Pair) -> Pair:
    """A pair without the reasons, which its findings give."""
    relation = msgspec.structs.replace(one.relation, why="", stated=None)
    return msgspec.structs.replace(one, a=printed(one.a), b=printed(one.b), relation=relation)


def sources(others: Iterable[Reading]) -> list[FiledSource]:
    """The sources among what was read, by id."""
    return sorted((filed for one in others for filed in one.sources), key=lambda filed: filed.id)


def packed(found: Iterable[Finding | Pair]) -> Iterator[bytes]:
    """Findings as bytes, equal ones as equal bytes."""
    return map(_ENCODER.encode, found)


def unpacked(found: Iterable[bytes]) -> Iterator[Finding]:
    """The findings again. Raises MsgspecError for what is none."""
    return map(_FINDING.decode, found)


def packed_reading(one: Reading) -> bytes:
    """What was read of a file as bytes."""
    return _ENCODER.encode(one)


def reading(value: Packed) -> Reading:
    """What was read of a file again. Raises MsgspecError for what is none."""
    return _READING.decode(value)


_ENCODER = msgspec.msgpack.Encoder()
_FINDING = msgspec.msgpack.Decoder(Finding)
_CLUSTER = msgspec.msgpack.Decoder(Cluster)
_READING = msgspec.msgpack.Decoder(Reading)
