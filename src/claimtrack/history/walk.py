"""The history of one claim: every commit that changed it or what it rests on, newest first.

Like is compared with like: each state is scored by today's policy. A commit is held against each of its parents; a merge that
says what one of them said tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

import msgspec

from claimtrack.changes.claims import Changed, changed
from claimtrack.changes.compare import Conflict, conflicts
from claimtrack.changes.differences import Fate
from claimtrack.changes.mixture import Sides
from claimtrack.changes.renames import renamed
from claimtrack.changes.standing import Concern, Gathered, Standing, bears, concern, gather, standing
from claimtrack.history import repository
from claimtrack.history.objects import Commit
from claimtrack.history.past import CONFIGURED, FOLDERS, Past
from claimtrack.history.repository import HEAD, Step
from claimtrack.history.tree import Listed
from claimtrack.records import File
from claimtrack.trouble import Trouble

Kind = Literal["new", "gone", "changed", "unread", "ends", "nothing"]
"""`ends`: what was before is not in this clone. `nothing`: the commit touches what it rests on, and changes nothing in it."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A commit, or what is not committed (None), and what it did to the claim. `standing` is how the claim stood then."""

    commit: Commit | None
    kind: Kind
    standing: Standing
    before: Standing | None = None
    change: Changed | None = None
    conflicts: tuple[Conflict, ...] = ()


class _State(NamedTuple):
    standing: Standing
    concern: Concern


class _Source(NamedTuple):
    """Where a state is: its files by path, and all its claims, gathered when they are asked for."""

    files: dict[bytes, Listed]
    gathered: Callable[[], Gathered]


def history(past: Past, name: str, listener: Callable[[str, int], None] | None = None) -> Iterator[Moment]:
    """The moments of a claim by its id of today, of HEAD, or of a commit in which it still was."""
    return _Walk(past, listener).moments(name)


class _Walk:
    """One walk: the states of some commits are kept while their neighbours are looked at."""

    def __init__(self, past: Past, listener: Callable[[str, int], None] | None) -> None:
        self._past = past
        self._listener = listener
        self._states: dict[tuple[str, str], _State] = {}
        self._sources: dict[str, _Source] = {}

    def moments(self, name: str) -> Iterator[Moment]:
        head = repository.resolve(self._past.repo, HEAD, self._past.objects)
        here = self._here()
        now = standing(name, here.gathered(), self._past.now.config)
        uncommitted, name = self._between(None, (now, here), (head, name))
        if uncommitted.kind != "nothing":
            yield uncommitted
        names = {head.id: name}
        for number, step in enumerate(repository.touching(self._past.repo, head.id, _paths(self._past, head)), 1):
            if self._listener:
                self._listener("history", number)
            yield self._moment(step, names.setdefault(step.commit, name), names)

    def _moment(self, step: Step, name: str, names: dict[str, str]) -> Moment:
        commit = self._commit(step.commit)
        state, source = self._state(commit, name), self._source(commit)
        if not step.parents:
            return self._first(commit, state.standing)
        found = []
        for parent in step.parents:
            other = self._commit(parent)
            moment, earlier = self._between(commit, (state.standing, source), (other, name), state)
            names.setdefault(parent, earlier)
            found.append(moment)
        self._forget(step.commit)
        return next((one for one in found if one.kind == "nothing"), found[0])

    def _first(self, commit: Commit, own: Standing) -> Moment:
        there: Kind = "unread" if own.unread else "nothing" if own.cluster is None else "new"
        ends = repository.ends_here(self._past.repo, commit, self._past.objects)
        return Moment(commit=commit, kind="ends" if ends else there, standing=own)

    def _between(
        self, commit: Commit | None, new: tuple[Standing, _Source], old: tuple[Commit, str], state: _State | None = None
    ) -> tuple[Moment, str]:
        """What became of a claim from an earlier commit to a state; and what it was called in the earlier one."""
        (own, source), (parent, name) = new, old
        before = self._earlier(parent, name, source, state)
        there = self._source(parent)
        if own.cluster is not None and before.cluster is None and not before.unread:
            then, now = there.gathered().claims, source.gathered().claims
            was = renamed((then[one] for one in then if one not in now), (now[one] for one in now if one not in then)).get(name)
            if was is not None:
                name, before = was, self._state(parent, was).standing
        return self._told(commit, (before, there), new), name

    def _told(self, commit: Commit | None, old: tuple[Standing, _Source], new: tuple[Standing, _Source]) -> Moment:
        before, own = old[0], new[0]
        if own is before or (own.cluster is None and before.cluster is None and own.unread == before.unread):
            return Moment(commit=commit, kind="nothing", standing=own, before=before)
        if own.cluster is None or before.cluster is None:
            kind: Kind = "unread" if own.unread else "gone" if own.cluster is None else "new"
            return Moment(commit=commit, kind=kind, standing=own, before=before)
        policy = self._past.now.config.policy
        now = {before.name: own.name} if before.name != own.name else {}
        change = changed(Sides(before.cluster, own.cluster, (policy, policy), now, lambda other: _fate(other, old[1], new[1])))
        against = tuple(conflicts(before.pairs, own.pairs, now))
        kind = "changed" if change.anything or against else "nothing"
        return Moment(commit=commit, kind=kind, standing=own, before=before, change=change, conflicts=against)

    def _earlier(self, parent: Commit, name: str, source: _Source, state: _State | None) -> Standing:
        """How the claim stood in a parent: as in the child, where nothing that bears on it changed between the two."""
        key = (parent.id, name)
        if key not in self._states and state is not None and not self._touched(self._source(parent), source, state.concern):
            self._states[key] = state
        return self._state(parent, name).standing

    def _touched(self, before: _Source, after: _Source, on: Concern) -> bool:
        old, new = before.files, after.files
        paths = [path for path in old.keys() | new.keys() if old.get(path) != new.get(path)]
        files = [one for path in paths for one in (old.get(path), new.get(path)) if one is not None]
        return any(bears(self._past.reading(self._past.file(one)), on) for one in files)

    def _state(self, commit: Commit, name: str) -> _State:
        key = (commit.id, name)
        if key not in self._states:
            gathered = self._source(commit).gathered()
            own = standing(name, gathered, self._past.now.config)
            self._states[key] = _State(own, concern(own, gathered))
        return self._states[key]

    def _source(self, commit: Commit) -> _Source:
        if commit.id not in self._sources:
            files = {one.path: one for one in self._past.listing(commit)}
            self._sources[commit.id] = _Source(files, lru_cache(1)(lambda: self._gathered(map(self._past.file, files.values()))))
        return self._sources[commit.id]

    def _here(self) -> _Source:
        """The working tree."""
        return _Source({}, lru_cache(1)(lambda: self._gathered(self._past.now.files)))

    def _gathered(self, files: Iterable[File]) -> Gathered:
        return gather([self._past.reading(file) for file in files])

    def _commit(self, name: str) -> Commit:
        found = self._past.objects.commit(name)
        if found is None:
            raise Trouble(f"the commit `{name[:12]}` is not here", "the clone is incomplete or damaged: see `git fsck`")
        return found

    def _forget(self, commit: str) -> None:
        """Its children were looked at before it, and nobody asks for it again."""
        self._sources.pop(commit, None)
        self._states = {key: state for key, state in self._states.items() if key[0] != commit}


def _paths(past: Past, head: Commit) -> list[bytes]:
    """Where records lie or ever lay, below the corpus; all of it where links lead about in it."""
    configured = [name.encode() for name in CONFIGURED]
    steps = repository.touching(past.repo, head.id, configured)
    commits = [found for found in (past.objects.commit(step.commit) for step in steps) if found is not None]
    folders = {tuple(getattr(past.settings(one), name) for name in FOLDERS) for one in (head, *commits)}
    if past.linked(head):
        return [b"."]
    names = {name for some in folders for name in some}
    names |= {str(PurePosixPath(name).with_suffix(".yml")) for some in folders for name in some[2:]}
    ready = sorted(name.encode("utf-8", "surrogateescape") for name in names)
    return [*ready, *(configured if len(folders) > 1 else ())]


def _fate(claim: str, before: _Source, after: _Source) -> Fate:
    """What became of a claim that bears on another on one side only."""
    old, new = before.gathered(), after.gathered()
    if claim not in new.claims:
        return "unread" if claim in new.known.broken else "gone"
    if claim not in old.claims:
        return "unread" if claim in old.known.broken else "new"
    statuses = {side.claims[claim].record.status for side in (old, new)}
    return "retracted" if "retracted" in statuses and len(statuses) > 1 else "other"
