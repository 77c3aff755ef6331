"""The state of a corpus after a run: all from which a later run can tell what an edit changes, as values that can be kept.

Nothing here judges or compares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import NamedTuple, TypedDict

import msgspec

from claimtrack.finding import Finding, order
from claimtrack.gather import Broken
from claimtrack.ignore import Comment
from claimtrack.link.dossier import bare, printed
from claimtrack.link.pairs import Pair
from claimtrack.link.register import Register
from claimtrack.link.remarks import Remark
from claimtrack.link.sketch import Sketch
from claimtrack.memory.concordance import Concordance
from claimtrack.memory.leaves import Leaves, Packed, held
from claimtrack.memory.slips import Slips
from claimtrack.model import Filed, FiledSource, Judgement
from claimtrack.plan import Report
from claimtrack.records import File, Reading
from claimtrack.score import cluster as scored
from claimtrack.score.cluster import Cluster

Remarked = tuple[str, Remark]
"""A remark under the source of which it may tell."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What a run noted, but for what there is of each claim and of each other file.

    `levels` says how many claims stand at each level; `examples` are clusters, one of each level, packed. `found` are all
    findings, told or not, each packed, in the order in which they are told. `pairs` are those in conflict among all that are
    `related`; their dossiers hold no more than is printed of a whole corpus. `remarkable`: some record has a comment that could
    tell of somebody, once others are protected. `plain`: no two records have or had one id, and all claims could be read.
    """

    files: int
    judgements: list[Filed[Judgement]]
    register: Register
    nameless: tuple[str, ...]
    broken: tuple[Broken, ...]
    comments: list[Comment]
    remarked: list[Remarked]
    levels: dict[str, int]
    examples: dict[str, bytes]
    pairs: list[Pair]
    related: int
    found: list[bytes]
    uncompared: int
    unheld: int
    remarkable: bool
    plain: bool


class Noted(NamedTuple):
    """A state, and what there is of each claim, packed: what was read of its file, by path; its sketch, cluster and slip, by id;
    and what was read of all other files, by path, with the sources by id.

    The dossiers in these hold no more than is printed of a whole corpus. `words` is of the sketches; None where it is to be made.
    """

    state: State
    claims: Leaves
    sketches: Leaves
    clusters: Leaves
    others: Leaves
    sources: Leaves
    slips: Slips
    words: Concordance | None

    def readings(self) -> list[Reading]:
        """What was read of all files. Raises MsgspecError where it is none."""
        return [*map(reading, self.claims.values()), *map(reading, self.others.values())]


class Seen(NamedTuple):
    """What a run saw: what it read as the rules saw it, and what it made of that; packed as in `Noted`."""

    read: OfReadings
    claims: Mapping[str, Packed]
    sketches: Mapping[str, Packed]
    clusters: Mapping[str, Packed]
    others: Mapping[str, Packed]
    slips: Mapping[str, Packed]
    levels: dict[str, int]
    examples: dict[str, bytes]
    pairs: list[Pair]
    related: int
    words: Concordance
    register: Register
    nameless: Sequence[str]
    comments: Sequence[Comment]
    remarked: Sequence[Remarked]
    found: Sequence[bytes]


class Ran(NamedTuple):
    """What else is to be known of a run: of its files whether one is remarkable, and the rest of its report."""

    remarkable: bool
    broken: tuple[Broken, ...]
    uncompared: int
    unheld: int


def ran(files: Iterable[File], report: Report) -> Ran:
    """The same of what was checked, and the report on it."""
    return Ran(any(map(is_remarkable, files)), report.broken, report.uncompared, report.unheld)


def of_run(seen: Seen, run: Ran) -> Noted:
    """The state after a run of the whole corpus."""
    state = State(
        **seen.read,
        register=seen.register,
        nameless=tuple(seen.nameless),
        broken=run.broken,
        comments=[*seen.comments],
        remarked=[*seen.remarked],
        levels=seen.levels,
        examples=seen.examples,
        pairs=seen.pairs,
        related=seen.related,
        found=sorted(seen.found, key=order_of),
        uncompared=run.uncompared,
        unheld=run.unheld,
        remarkable=run.remarkable,
    )
    others = held(seen.others)
    return Noted(
        state,
        *(held(seen.claims), held(seen.sketches), held(seen.clusters), others, by_id(map(reading, others.values()))),
        *(Slips(held(seen.slips), None), seen.words),
    )


class OfReadings(TypedDict):
    """The part of a state that was read."""

    files: int
    judgements: list[Filed[Judgement]]
    plain: bool


def of_readings(readings: Iterable[Reading]) -> OfReadings:
    """What a state has of all that was read."""
    claims: list[Reading] = []
    others: list[Reading] = []
    for one in readings:
        (claims if one.folder == "claims" else others).append(one)
    return OfReadings(
        files=len({one.path for one in claims}) + len(others),
        judgements=[judged for one in others for judged in one.judgements],
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


def packed_sketch(one: Sketch) -> bytes:
    """A sketch as bytes, its dossier with nothing but the sentence and its question."""
    return _ENCODER.encode(msgspec.structs.replace(one, dossier=bare(one.dossier)))


class Sketches(Mapping[str, Sketch]):
    """Sketches that are unpacked when they are asked for. Raises MsgspecError for what is none."""

    def __init__(self, packed: Leaves) -> None:
        """Nothing is unpacked yet."""
        self.packed = packed
        self._known: dict[str, Sketch] = {}

    def __getitem__(self, name: str) -> Sketch:
        """The sketch of a claim. Raises KeyError where there is none."""
        if name not in self._known:
            self._known[name] = _SKETCH.decode(self.packed[name])
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        """The ids of all claims that have one."""
        return iter(self.packed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.packed)


def packed_cluster(one: Cluster) -> bytes:
    """A cluster as bytes, without what bears on it, and how."""
    return _ENCODER.encode(scored.printed(one))


def clusters(packed: Leaves) -> list[Cluster]:
    """All clusters again, by id. Raises MsgspecError for what is none."""
    return [_CLUSTER.decode(packed[name]) for name in sorted(packed)]


def counted(state: State) -> Iterator[Cluster]:
    """As many clusters of each level as there are, the same again and again, for a report that only counts them."""
    for level, number in state.levels.items():
        yield from repeat(_CLUSTER.decode(state.examples[level]), number)


def plain_pair(one: Pair) -> Pair:
    """A pair with no more of its claims than is printed of a whole corpus."""
    return msgspec.structs.replace(one, a=printed(one.a), b=printed(one.b))


def by_id(others: Iterable[Reading]) -> Leaves:
    """The sources among what was read, packed, by id; where several have one id, the last by path."""
    by_path = sorted(others, key=lambda one: one.path)
    return held({filed.id: _ENCODER.encode(filed) for one in by_path for filed in one.sources})


class Sources:
    """All sources by id, unpacked for whoever reads them: most reports only count them."""

    def __init__(self, packed: Leaves) -> None:
        """All are loaded now, as nothing of what is kept may be missing once a report is begun."""
        packed.load()
        self._packed, self._names = packed, sorted(packed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)

    def __iter__(self) -> Iterator[FiledSource]:
        """All of them. Raises MsgspecError for what is none."""
        return (_SOURCE.decode(self._packed[name]) for name in self._names)


def sources(packed: Leaves, names: Iterable[str]) -> list[FiledSource]:
    """Sources again, by id: those with these names that are there."""
    wanted = sorted(names)
    packed.fetch(wanted)
    return [_SOURCE.decode(packed[name]) for name in wanted if name in packed]


def packed(value: Finding | Reading | Pair) -> bytes:
    """A value as bytes, equal ones as equal bytes."""
    return _ENCODER.encode(value)


def unpacked(found: Iterable[bytes]) -> Iterator[Finding]:
    """The findings again. Raises MsgspecError for what is none."""
    return map(_FINDING.decode, found)


def order_of(found: bytes) -> tuple[object, ...]:
    """The key by which a packed finding is sorted. Raises MsgspecError for what is none."""
    return order(_FINDING.decode(found))


def pair(value: Packed) -> Pair:
    """A pair again. Raises MsgspecError for what is none."""
    return _PAIR.decode(value)


def reading(value: Packed) -> Reading:
    """What was read of a file again. Raises MsgspecError for what is none."""
    return _READING.decode(value)


_ENCODER = msgspec.msgpack.Encoder()
_FINDING = msgspec.msgpack.Decoder(Finding)
_SKETCH = msgspec.msgpack.Decoder(Sketch)
_CLUSTER = msgspec.msgpack.Decoder(Cluster)
_READING = msgspec.msgpack.Decoder(Reading)
_SOURCE = msgspec.msgpack.Decoder(FiledSource)
_PAIR = msgspec.msgpack.Decoder(Pair)
