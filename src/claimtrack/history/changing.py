"""What a change does to a corpus: the working tree since it left a revision, or what is staged since the last commit.

Whatever stands in the way is Trouble: a change that could not be looked at must not pass.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from claimtrack import configuring, discretion, ownfiles
from claimtrack.changes.compare import State
from claimtrack.changes.news import Base, News, news
from claimtrack.gather import differing, gather
from claimtrack.history import repository
from claimtrack.history.objects import Commit
from claimtrack.history.past import Past
from claimtrack.history.repository import HEAD
from claimtrack.history.revisions import apart
from claimtrack.history.staged import staged
from claimtrack.plan import check
from claimtrack.records import File
from claimtrack.session import Session
from claimtrack.trouble import NothingToCheck, Trouble
from claimtrack.verbs import Engine

CHOSEN = ("select", "ignore", "min_confidence", "fail_on")
"""The settings that the command line may override, for both states then."""


class Change(msgspec.Struct, frozen=True):
    """Two states of one corpus, ready to be checked, and from where the second is counted."""

    base: Base
    before: Session
    after: Session
    memory: bool = True
    """What earlier runs kept can be believed: git does not carry it."""

    def told(self, engine: Engine) -> News:
        """What the change does, checked by an engine; no more is judged than it may touch.

        All that is judged by a configuration is judged anew where that is another one.
        """
        before, after = (gather(one.files, one.config, engine) for one in (self.before, self.after))
        if self.before.config == self.after.config:
            before, after = differing(before, after, self.after.config.policy.relation)
        states = [
            State(check(known, one.config, engine, one.copies()), one.config)
            for known, one in ((before, self.before), (after, self.after))
        ]
        for state in states:
            discretion.checked(state.report.withheld.words)
        old = {file.path: file.data for file in self.before.files}
        edited = {file.path for file in self.after.files if old.get(file.path) != file.data}
        return news(self.base, states[0], states[1], edited)


def since(past: Past, revision: str) -> Change:
    """The working tree beside the commit in which it left a revision (as `git diff REV...` has it, with what is not committed).

    Raises Trouble where that commit cannot be known.
    """
    head, commit = _apart(past, revision)
    return _change(past, revision, commit, past.now, [head])


def left(past: Past, revision: str) -> tuple[Base, Sequence[File]]:
    """From where a change is counted, and the files that lay there then. Raises Trouble as `since` does."""
    _, commit = _apart(past, revision)
    before = past.session(commit)
    base = Base(revision=revision, commit=commit.id, date=repository.day(commit).isoformat(), empty=not before.files)
    return base, before.files


def of_index(past: Past) -> Change:
    """What is staged beside the last commit. Raises Trouble during a merge with conflicts, NothingToCheck without claims."""
    found = staged(past)
    fault = past.then(found.after).fault
    if fault:
        raise Trouble(f"the configuration that is staged cannot be used: {fault}", "mend it, and `git add` it")
    after = msgspec.structs.replace(_as_then(past, found.after), only=past.now.only)
    if not any(file.folder == "claims" for file in after.files):
        raise NothingToCheck("no claim is committed or staged", "`git add` the claims first")
    return _change(past, HEAD, found.before, after, [found.before, found.after], staged=True)


def _apart(past: Past, revision: str) -> tuple[Commit, Commit]:
    """The last commit, and the one in which the working tree left a revision."""
    head, other = (repository.resolve(past.repo, one, past.objects) for one in (HEAD, revision))
    return head, apart(past, other, head)


def _change(
    past: Past, revision: str, commit: Commit, after: Session, carriers: Sequence[Commit], *, staged: bool = False
) -> Change:
    before = _as_then(past, commit)
    base = Base(
        revision=revision,
        commit=commit.id or None,
        date=repository.day(commit).isoformat() if commit.id else None,
        staged=staged,
        empty=not before.files,
        fault=past.then(commit).fault,
        reconfigured=before.config.settings != after.config.settings,
    )
    carried = any(past.holds(one, ownfiles.FOLDER) for one in carriers)
    return Change(base, before, after, memory=not carried)


def _as_then(past: Past, commit: Commit) -> Session:
    """The corpus in a commit by the configuration it had then: a change of the configuration is a change like others.

    What the command line says holds for every state.
    """
    found = past.session(commit, then=True)
    ours, written = past.now.config.settings, configuring.settings_of(past.now.root)
    chosen = {name: getattr(ours, name) for name in CHOSEN if getattr(ours, name) != getattr(written, name)}
    settings = msgspec.structs.replace(found.config.settings, **chosen)
    return msgspec.structs.replace(found, config=msgspec.structs.replace(found.config, settings=settings))
