"""The report on a corpus after an edit, from what a run before it noted: only what the edit may touch is judged again.

report(after) = report(before) - judged(before, near the edit) + judged(after, near the edit). Nothing else can stand otherwise
(`link/near.py`), but what texts propose between two claims: words get rarer and more common. Their weights go by steps, so that
they seldom move; the claims that have a word whose weight did count as edited there. `docs/decisions/025-one-edit.md` says more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

import msgspec

from claimtrack import records, telling
from claimtrack.baseline import Entry
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.finding import Finding, order
from claimtrack.gather import Gathered, assembled
from claimtrack.link import blocking, sketch
from claimtrack.link.dossier import Dossier
from claimtrack.link.near import Near, near
from claimtrack.memory import state as states
from claimtrack.memory.noting import Noting
from claimtrack.memory.state import Level, Opposed, Outline, State
from claimtrack.memory.worded import Side, Worded, worded
from claimtrack.plan import Report, check
from claimtrack.protection.fields import is_protected
from claimtrack.records import File, Reading

Row = TypeVar("Row")

_REGISTERS = ("camps", "links")


class Unsure(Exception):
    """It cannot be told from the state alone what the edit does: the corpus is checked as a whole."""


class Edit(NamedTuple):
    """The files that came or hold other bytes, and the paths of those that went."""

    files: Sequence[File]
    gone: frozenset[str]

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all of them."""
        return self.gone.union(file.path for file in self.files)


def report(state: State, edit: Edit, config: Config, recorded: Sequence[Entry]) -> tuple[Report, State]:
    """The report after an edit, and the state to begin from next time. Raises Unsure.

    No stored copy may be at hand, before or after. Of clusters and pairs the report holds what is printed of a whole corpus.
    """
    engine, paths = LocalEngine(), edit.paths
    before = assembled(state.readings, (), config, engine, state.comments, state.remarked)
    noted = Noting(engine)
    after = assembled(
        [*_readings(state.readings, edit)],
        edit.files,
        config,
        noted,
        [one for one in state.comments if one.place.path not in paths],
        [one for one in state.remarked if one[1].place.path not in paths],
    )
    remarkable = state.remarkable or any(map(states.is_remarkable, edit.files))
    if _looks_otherwise(before, after) and (remarkable or any(one.folder == "claims" and _faulty(one) for one in after.readings)):
        raise Unsure
    found = near(before.dossiers, after.dossiers)
    sides = _sides(before, after, state.outlines, found, config)
    words = worded(sides, found.changed, config)
    judged = _judged(sides, found, words, config)
    told = _added([*states.packed(judged[1].found)], [*states.packed(judged[0].found)], state.found)
    now = msgspec.structs.replace(
        state,
        readings=list(after.readings),
        comments=list(after.comments),
        remarked=[*noted.remarked, *(one for one in state.remarked if one[1].place.path not in paths)],
        outlines=[*map(states.outline, sides[1].sketches.values())],
        found=told,
        levels=_levels(state, judged),
        opposed=_opposed(state, judged),
        uncompared=state.uncompared + words.uncompared,
        unheld=state.unheld + judged[1].report.unheld - judged[0].report.unheld,
        remarkable=remarkable,
    )
    return _told(now, after, config, recorded), now


def _readings(before: Iterable[Reading], edit: Edit) -> Iterator[Reading]:
    """What was read, and is read of the files that were edited; registers last, in the order in which a session opens them."""
    fresh = {file.path: reading for file in edit.files for reading in records.read(file)}
    kept = [one for one in before if one.path not in edit.gone]
    found = [fresh.pop(one.path, one) for one in kept]
    found += fresh.values()
    yield from (one for one in found if one.folder not in _REGISTERS)
    last = [one for one in found if one.folder in _REGISTERS]
    yield from sorted(last, key=lambda one: (one.folder, one.path.endswith(".yml"), one.path))


def _looks_otherwise(before: Gathered, after: Gathered) -> bool:
    """Whether another source is protected, or other persons are known, so that files that nobody touched may tell of them."""
    ours, theirs = before.register, after.register
    if (ours.guarded, ours.hidden, ours.people) != (theirs.guarded, theirs.hidden, theirs.people):
        return True
    sides = ({name for name, one in side.sources.items() if is_protected(one.anonymity)} for side in (ours, theirs))
    return next(sides) != next(sides)


def _sides(before: Gathered, after: Gathered, outlines: Iterable[Outline], found: Near, config: Config) -> tuple[Side, Side]:
    dossiers = [{one.id: one for one in side.dossiers} for side in (before, after)]
    old = {one.id: one.beside(dossiers[0][one.id]) for one in outlines}
    new = {name: one for name, one in old.items() if name not in found.changed}
    changed = (dossiers[1][name] for name in found.changed if name in dossiers[1])
    new.update((one.id, one) for dossier in changed for one in sketch.of_dossier(dossier, config))
    policy = config.policy.link
    return (
        Side(before, old, blocking.rarity(old.values(), policy)),
        Side(after, new, blocking.rarity(new.values(), policy)),
    )


class _Judged(NamedTuple):
    report: Report
    found: Sequence[Finding]


def _judged(sides: tuple[Side, Side], found: Near, words: Worded, config: Config) -> tuple[_Judged, _Judged]:
    """Both sides, judged near the edit: with the same left out of each."""
    quoted = _quoted(sides, found.changed)
    kept = found.beyond.union(
        words.beside,
        *(_judged_with(side.known, found.changed) for side in sides),
        *(_judged_at_all(one, other) for one, other in (sides, sides[::-1])),
        *(_quoting(side.known, quoted) for side in sides),
    )
    judged = []
    for side, other in (sides, sides[::-1]):
        here = msgspec.structs.replace(found, changed=words.sought, rarity=side.rarity)
        known = msgspec.structs.replace(_only(side.known, other.known, kept, quoted), near=here)
        noted = Noting(LocalEngine(), side.sketches)
        judged.append(_Judged(check(known, config, noted), noted.found))
    return judged[0], judged[1]


def _judged_with(known: Gathered, changed: Collection[str]) -> Iterator[str]:
    """The claims that people judged beside one of these."""
    return (judged.other for one in known.dossiers if one.id in changed for judged in one.judged)


def _judged_at_all(one: Side, other: Side) -> Iterator[str]:
    """All that were judged, where some judgement says something else, or stands elsewhere."""
    return (dossier.id for dossier in one.known.dossiers if dossier.judged and one.known.judged != other.known.judged)


def _quoted(sides: tuple[Side, Side], changed: Collection[str]) -> frozenset[str]:
    """The keys under which quotes stand that may have another verdict: a source, or the hash of a copy."""
    ours, theirs = ({one.id: one for one in side.known.sources} for side in sides)
    edited = {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
    return frozenset(edited).union(
        key for side in sides for one in side.known.dossiers if one.id in changed for key in _keys_of_quotes(one)
    )


def _quoting(known: Gathered, quoted: Collection[str]) -> Iterator[str]:
    return (one.id for one in known.dossiers if quoted and any(key in quoted for key in _keys_of_quotes(one)))


def _keys_of_quotes(dossier: Dossier) -> Iterator[str]:
    """Under what the quotes of a claim meet others (`evidence/exhibits.py`); those that say no place meet none."""
    for said in dossier.claim.said:
        if said.quote is not None and said.found is not None:
            yield from (key for key in (said.found.in_ or said.found.sha256,) if key)


def _only(one: Gathered, other: Gathered, kept: Collection[str], quoted: Collection[str]) -> Gathered:
    """No more than it takes: these claims, the sources under these keys, and of all else what the other side has not."""
    twins = {known.id: known for known in other.source_dossiers}
    readings = {known.path: known for known in other.readings}
    return msgspec.structs.replace(
        one,
        dossiers=[known for known in one.dossiers if known.id in kept],
        sources=[known for known in one.sources if known.id in quoted],
        source_dossiers=[known for known in one.source_dossiers if twins.get(known.id) != known],
        readings=[known for known in one.readings if _faulty(known) and readings.get(known.path) != known],
        doubles=_rest(one.doubles, other.doubles),
        unknown=_rest(one.unknown, other.unknown),
        comments=(),
    )


def _faulty(reading: Reading) -> bool:
    return bool(reading.refused or reading.problems or reading.misfits)


def _rest(rows: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    known = set(others)
    return [one for one in rows if one not in known]


def _added(new: Sequence[bytes], old: Sequence[bytes], all_: Sequence[bytes]) -> list[bytes]:
    """All rows without those that are old, with those that are new. Raises Unsure where an old one is not among them."""
    came, went = Counter(new) - Counter(old), Counter(old) - Counter(new)
    left = went.total()
    kept = []
    for row in all_:
        if went and went.get(row, 0) > 0:
            went[row] -= 1
            left -= 1
        else:
            kept.append(row)
    if left:
        raise Unsure
    return [*kept, *came.elements()]


def _levels(state: State, judged: tuple[_Judged, _Judged]) -> list[Level]:
    old = {one.id for one in judged[0].report.clusters}
    new = [states.level(one) for one in judged[1].report.clusters]
    return sorted(chain((one for one in state.levels if one.id not in old), new), key=lambda one: one.id)


def _opposed(state: State, judged: tuple[_Judged, _Judged]) -> list[Opposed]:
    old, new = ([states.opposed(one) for one in side.report.pairs if one.conflicting] for side in judged)
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    left = Counter(state.opposed) - gone
    return sorted((left + come).elements(), key=lambda one: (one.a, one.b))


def _told(state: State, after: Gathered, config: Config, recorded: Sequence[Entry]) -> Report:
    """The report that the state of a corpus gives."""
    told = telling.told(
        states.unpacked(state.found), after.comments, config, recorded, lambda rows: sorted(rows, key=order), after.nameless
    )
    dossiers = {one.id: one for one in after.dossiers}
    return Report(
        clusters=tuple(states.clusters(state.levels, dossiers)),
        sources=tuple(after.sources),
        pairs=tuple(states.pairs(state.opposed, dossiers)),
        uncompared=state.uncompared,
        unheld=state.unheld,
        findings=tuple(told.parted.new),
        silenced=tuple(told.silenced),
        withheld=told.withheld,
        baselined=tuple(told.parted.known),
        gone=() if after.broken else told.parted.gone,
        files=len(after.readings),
        broken=after.broken,
    )
