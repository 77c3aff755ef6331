"""The differences between two bodies of evidence for one claim, as values: one for each thing that somebody may have changed.

Says what differs, never what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from claimtrack.link.verdict import Relation
from claimtrack.model import Attribution, Camp, Role, Source
from claimtrack.score.cluster import Cluster, Kin

COUNTED = ("stance", "basis", "via", "picks_up", "date", "anonymity", "against_interest")
"""The fields of an attribution that the score rests on."""
JUDGED = ("kind", "anonymity", "camp", "of", "grade")
"""The fields of a source that the score rests on."""

Fate = Literal["new", "gone", "retracted", "unread", "other"]


class Spoken(msgspec.Struct, frozen=True, tag=True):
    """An attribution of a claim is new (no `before`), gone (no `after`), or says otherwise in one `field`."""

    claim: str
    before: Attribution | None
    after: Attribution | None
    field: str = ""


class Bearing(msgspec.Struct, frozen=True, tag=True):
    """A claim has begun or ceased to bear on this one, or bears on it otherwise. `fate` says what became of that claim."""

    claim: str
    before: Relation | None
    after: Relation | None
    fate: Fate = "other"
    certain: tuple[bool, bool] = (True, True)
    """Before and after: whether that claim says more than that something is possible."""


class Described(msgspec.Struct, frozen=True, tag=True):
    """One field of a source's record is another; with `record` for a field, there was none, or is none now."""

    source: str
    field: str
    before: Any
    after: Any


class Sided(msgspec.Struct, frozen=True, tag=True):
    """A camp has another role."""

    camp: str
    before: Role
    after: Role


class Ruled(msgspec.Struct, frozen=True, tag=True):
    """The policy is another; its stamps."""

    before: str
    after: str


Difference = Spoken | Bearing | Described | Sided | Ruled


class Match(msgspec.Struct, frozen=True):
    """Two entries of `said` that are one; or one that has no other."""

    before: Attribution | None
    after: Attribution | None


def matched(before: Sequence[Attribution], after: Sequence[Attribution]) -> list[Match]:
    """The entries of two lists by twos: equal ones first, then of one source those with the most in common. Symmetric."""
    pairs = sorted(
        (
            (-_common(old, new), i + j, abs(i - j), min(i, j), i, j)
            for i, old in enumerate(before)
            for j, new in enumerate(after)
            if old.source == new.source
        ),
        key=lambda pair: pair[:4],
    )
    left, right, found = set(range(len(before))), set(range(len(after))), []
    for *_, i, j in pairs:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            found.append((i, j))
    both = [Match(before[i], after[j]) for i, j in sorted(found)]
    return [*both, *(Match(before[i], None) for i in sorted(left)), *(Match(None, after[j]) for j in sorted(right))]


def spoken(claim: str, matches: Iterable[Match], fields: Sequence[str] = COUNTED) -> Iterator[Spoken]:
    """The differences of two lists of attributions, in these fields of those that stand in both."""
    for match in matches:
        if match.before is None or match.after is None:
            yield Spoken(claim, match.before, match.after)
            continue
        for field in fields:
            if getattr(match.before, field) != getattr(match.after, field):
                yield Spoken(claim, match.before, match.after, field)


def bearing(claim: str, before: Kin | None, after: Kin | None, fate: Fate) -> Iterator[Bearing]:
    """Whether a claim bears otherwise on this one (a stream of one at most)."""
    if before is None or after is None or _weight(before) != _weight(after):
        relations = [None if kin is None else kin.relation for kin in (before, after)]
        certain = [kin is None or kin.relation.possible not in ("b", "both") for kin in (before, after)]
        yield Bearing(claim, relations[0], relations[1], fate, (certain[0], certain[1]))


def described(before: Mapping[str, Source], after: Mapping[str, Source], named: Iterable[str]) -> Iterator[Described]:
    """The differences of the records of sources that are named on both sides."""
    for name in sorted(named):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            if old is not new:
                yield Described(name, "record", old, new)
            continue
        for field in JUDGED:
            if getattr(old, field) != getattr(new, field):
                yield Described(name, field, getattr(old, field), getattr(new, field))


def sided(before: Mapping[str, Camp], after: Mapping[str, Camp], used: Iterable[str]) -> Iterator[Sided]:
    """The differences of camps that sources of both sides belong to; a camp that nobody declares is a party."""
    for name in sorted(used):
        old, new = (camps[name].role if name in camps else "party" for camps in (before, after))
        if old != new:
            yield Sided(name, old, new)


def names(cluster: Cluster) -> set[str]:
    """All sources that are named in what bears on a claim, and the organisations they speak for."""
    sources = cluster.heard.sources
    claims = (cluster.dossier, *(kin.other for kin in cluster.kin))
    found = {name for one in claims for said in one.claim.said for name in (said.source, *said.via, *said.picks_up)}
    return found | {sources[name].of or name for name in found if name in sources}


def _common(a: Attribution, b: Attribution) -> int:
    return sum(getattr(a, field) == getattr(b, field) for field in Attribution.__struct_fields__)


def _weight(kin: Kin) -> tuple[object, ...]:
    """All that decides what a claim's statements mean for another."""
    relation = kin.relation
    return (
        relation.entails,
        relation.excludes,
        relation.verdict in ("contradiction", "supersession"),
        relation.verdict == "supersession" and relation.later,
        kin.relation.possible in ("b", "both"),
    )
