"""Two reports on one corpus: claims new, gone, reworded, risen and fallen, with why; conflicts new and gone; what came due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from claimtrack.changes.claims import Changed, changed
from claimtrack.changes.differences import Fate
from claimtrack.changes.mixture import Sides
from claimtrack.changes.renames import renamed
from claimtrack.config import Config
from claimtrack.link.due import due
from claimtrack.link.pairs import Pair
from claimtrack.plan import Report
from claimtrack.score.cluster import Cluster


class Lone(msgspec.Struct, frozen=True):
    """A claim that stands on one side only. `unread`: it is there on the other, and cannot be read; `merged`: where it went."""

    cluster: Cluster
    unread: bool = False
    merged: str | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.cluster.id


class Conflict(msgspec.Struct, frozen=True):
    """Two claims whose conflict is new (no `before`), gone (no `after`) or another one."""

    before: Pair | None
    after: Pair | None

    @property
    def pair(self) -> Pair:
        """The pair as it is last known."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a conflict stands on one side at least")
        return found


class Due(msgspec.Struct, frozen=True):
    """A claim that was to decide itself in the days between, and is open."""

    cluster: Cluster
    day: date


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All that differs, each list by id. `unchecked` are the records that could not be read, before and after.

    `renamed` gives the earlier ids of claims that have another one now.
    """

    new: tuple[Lone, ...]
    gone: tuple[Lone, ...]
    changed: tuple[Changed, ...]
    conflicts: tuple[Conflict, ...]
    due: tuple[Due, ...]
    unchecked: tuple[int, int]
    renamed: dict[str, str] = {}

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.new or self.gone or self.changed or self.conflicts or self.due)


class State(msgspec.Struct, frozen=True):
    """A report and the configuration that it was made with; its `today` is the day the state is of."""

    report: Report
    config: Config


def compare(before: State, after: State) -> Comparison:
    """What changed from one state of a corpus to another. With itself: nothing. The other way round: its mirror image."""
    old, new = ({one.id: one for one in state.report.clusters} for state in (before, after))
    lost = {name: one for name, one in old.items() if name not in new}
    found = {name: one for name, one in new.items() if name not in old}
    once = renamed((one.dossier.filed for one in lost.values()), (one.dossier.filed for one in found.values()))
    now = {was: name for name, was in once.items()}
    policies = before.config.policy, after.config.policy
    unread = _unread(before.report), _unread(after.report)
    both = {name: once.get(name, name) for name in new if once.get(name, name) in old}

    def fate(other: str) -> Fate:
        return _fate(other, (old, new), unread, now)

    sides = (Sides(old[was], new[name], policies, now, fate) for name, was in both.items())
    return Comparison(
        new=tuple(_lone(one, unread[0], old) for name, one in found.items() if name not in once),
        gone=tuple(_lone(one, unread[1], new) for name, one in lost.items() if name not in now),
        changed=tuple(one for one in map(changed, sides) if one.anything),
        conflicts=tuple(conflicts(before.report.pairs, after.report.pairs, now)),
        due=tuple(_due(after, before.config.today)),
        unchecked=(before.report.unchecked, after.report.unchecked),
        renamed=once,
    )


def conflicts(before: Iterable[Pair], after: Iterable[Pair], now: Mapping[str, str]) -> Iterator[Conflict]:
    """The conflicts that are new, gone or another; `now` gives the later ids of claims that were renamed."""
    old = {_ends(pair, now): pair for pair in before if pair.conflicting}
    new = {_ends(pair, {}): pair for pair in after if pair.conflicting}
    for ends in sorted(old.keys() | new.keys()):
        one, other = old.get(ends), new.get(ends)
        if one is None or other is None or _verdict(one) != _verdict(other):
            yield Conflict(one, other)


def _lone(cluster: Cluster, unread: frozenset[str], others: Mapping[str, Cluster]) -> Lone:
    merged = next((name for name, one in others.items() if cluster.id in one.dossier.claim.was), None)
    return Lone(cluster, cluster.dossier.filed.path in unread, merged)


def _unread(report: Report) -> frozenset[str]:
    """The files of which something could not be used."""
    return frozenset(
        label.place.path for finding in report.findings if finding.code in ("CT001", "CT002") for label in finding.labels[:1]
    )


def _fate(
    claim: str,
    sides: tuple[Mapping[str, Cluster], Mapping[str, Cluster]],
    unread: tuple[frozenset[str], frozenset[str]],
    now: Mapping[str, str],
) -> Fate:
    """What became of a claim that bears on another on one side only."""
    old = sides[0].get(claim) or next((sides[0][was] for was, name in now.items() if name == claim), None)
    new = sides[1].get(claim)
    if old is None or new is None:
        there = old or new
        path = there.dossier.filed.path if there is not None else ""
        if path in unread[0] | unread[1]:
            return "unread"
        return "gone" if new is None else "new"
    retracted = "retracted" in (old.dossier.claim.status, new.dossier.claim.status)
    return "retracted" if retracted and old.dossier.claim.status != new.dossier.claim.status else "other"


def _ends(pair: Pair, now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(now.get(one.id, one.id) for one in (pair.a, pair.b)))


def _verdict(pair: Pair) -> tuple[str, str]:
    return pair.relation.verdict, pair.relation.severity


def _due(state: State, since: date) -> Iterator[Due]:
    """The open claims that were to decide themselves after one day and by the other."""
    for cluster in state.report.clusters:
        day = due(cluster.dossier.claim, state.config)
        if day is not None and since < day <= state.config.today:
            yield Due(cluster, day)
