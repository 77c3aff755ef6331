"""Both sides of an edit of any kind: each is put together from all that was read, and then no more kept of it than it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

import msgspec

from claimtrack import records
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.gather import Gathered, assembled
from claimtrack.link import sketch
from claimtrack.link.near import Near, narrowed, near
from claimtrack.memory import sides, slips
from claimtrack.memory import state as states
from claimtrack.memory.leaves import Leaves, Packed, held
from claimtrack.memory.noting import Noting
from claimtrack.memory.sides import Edit, Ready, Unsure
from claimtrack.memory.slips import Slips
from claimtrack.memory.state import Noted, Sketches
from claimtrack.memory.worded import before_and_after, worded
from claimtrack.protection.fields import is_protected
from claimtrack.records import Reading

Row = TypeVar("Row")

_REGISTERS = ("camps", "links")


def ready(noted: Noted, edit: Edit, config: Config) -> Ready:
    """Both sides. Raises Unsure where files that nobody touched may be read otherwise."""
    state, paths, engine = noted.state, edit.paths, LocalEngine()
    readings = noted.readings()
    before = assembled(readings, (), config, engine, state.comments, state.remarked)
    kept = [one for one in state.remarked if one[1].place.path not in paths]
    noting = Noting(engine)
    after = assembled(
        [*_readings(readings, edit)],
        edit.files,
        config,
        noting,
        [one for one in state.comments if one.place.path not in paths],
        kept,
    )
    remarkable = state.remarkable or any(map(states.is_remarkable, edit.files))
    if _looks_otherwise(before, after) and (
        remarkable or any(one.folder == "claims" and states.faulty(one) for one in after.readings)
    ):
        raise Unsure
    found = near(before.dossiers, after.dossiers)
    narrow = narrowed(found, before.dossiers, after.dossiers, config.policy.relation)
    sketches = _sketches(noted.sketches, after, found, config)
    words = before_and_after(Sketches(noted.sketches), Sketches(sketches), found.changed, noted.words, config.policy.link)
    touched = worded(words, found.changed, config)
    quoted = _quoted(before, after, found.changed)
    judged = found.beyond.union(
        touched.beside,
        *(_judged_with(side, found.changed) for side in (before, after)),
        *(_quoting(side, quoted) for side in (before, after)),
        *((one.id for one in side.dossiers if one.judged) for side in (before, after) if before.judged != after.judged),
    )
    both = []
    for side, other, known in ((before, after, words[0]), (after, before, words[1])):
        here = msgspec.structs.replace(narrow, changed=touched.sought, own=found.changed, rarity=known.rarity)
        only = msgspec.structs.replace(_only(side, other, judged, quoted), near=here)
        both.append(sides.Side(only, sides.beside(known.sketches, only)))
    now = msgspec.structs.replace(
        state,
        **states.of_readings(after.readings),
        register=after.register,
        nameless=after.nameless,
        broken=after.broken,
        comments=[*after.comments],
        remarked=[*noting.remarked, *kept],
        uncompared=state.uncompared + touched.uncompared,
        remarkable=remarkable,
    )
    claims, others = (
        held({one.path: _packed(noted, one, paths) for one in after.readings if (one.folder == "claims") is of_claims})
        for of_claims in (True, False)
    )
    by_id = held(slips.of_claims(filed for one in after.readings for filed in one.claims if one.folder == "claims"))
    records = (claims, sketches, noted.clusters, others, states.by_id(after.readings), Slips(by_id, None), None)
    return Ready(both[0], both[1], Noted(now, *records), after.sources)


def _packed(noted: Noted, one: Reading, paths: Collection[str]) -> Packed:
    known = noted.claims if one.folder == "claims" else noted.others
    return known[one.path] if one.path in known and one.path not in paths else states.packed(one)


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
    protected = ({name for name, one in side.sources.items() if is_protected(one.anonymity)} for side in (ours, theirs))
    return next(protected) != next(protected)


def _sketches(before: Leaves, after: Gathered, found: Near, config: Config) -> Leaves:
    changed = (one for one in after.dossiers if one.id in found.changed)
    came = (made for one in changed for made in sketch.of_dossier(one, config))
    return before.changed(found.changed, {one.id: states.packed_sketch(one) for one in came})


def _judged_with(known: Gathered, changed: Collection[str]) -> Iterator[str]:
    """The claims that people judged beside one of these."""
    return (judged.other for one in known.dossiers if one.id in changed for judged in one.judged)


def _quoted(before: Gathered, after: Gathered, changed: Collection[str]) -> frozenset[str]:
    """The keys under which quotes stand that may have another verdict: a source, or the hash of a copy."""
    ours, theirs = ({one.id: one for one in side.sources} for side in (before, after))
    edited = frozenset(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    return edited.union(*(sides.quoted(side, changed) for side in (before, after)))


def _quoting(known: Gathered, quoted: Collection[str]) -> Iterator[str]:
    return (one.id for one in known.dossiers if quoted and any(key in quoted for key in slips.keys_of_quotes(one.claim)))


def _only(one: Gathered, other: Gathered, kept: Collection[str], quoted: Collection[str]) -> Gathered:
    """No more than it takes: these claims, the sources under these keys, and of all else what the other side has not."""
    twins = {known.id: known for known in other.source_dossiers}
    readings = {known.path: known for known in other.readings}
    return msgspec.structs.replace(
        one,
        dossiers=[known for known in one.dossiers if known.id in kept],
        sources=[known for known in one.sources if known.id in quoted],
        source_dossiers=[known for known in one.source_dossiers if twins.get(known.id) != known],
        readings=[known for known in one.readings if states.faulty(known) and readings.get(known.path) != known],
        doubles=_rest(one.doubles, other.doubles),
        unknown=_rest(one.unknown, other.unknown),
        comments=(),
    )


def _rest(rows: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    known = set(others)
    return [one for one in rows if one not in known]
