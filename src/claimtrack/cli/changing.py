"""`claimtrack verify --since` and `--staged`: a change is checked, and in words what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from claimtrack import baseline
from claimtrack.baseline import Entry
from claimtrack.changes.news import News
from claimtrack.engine.choosing import Listener, engine_of
from claimtrack.engine.remembering import Remembering
from claimtrack.history import changing, revisions
from claimtrack.history.changing import Change
from claimtrack.link.wording import counted
from claimtrack.memory.keeping import keeping
from claimtrack.narrowing import narrowed
from claimtrack.plan import Report
from claimtrack.render.plain import visible
from claimtrack.session import Session
from claimtrack.verbs import Engine


class Checked(NamedTuple):
    """The corpus as the change leaves it, what it did, and the check of it with other texts."""

    session: Session
    news: News
    again: Callable[[Mapping[str, str]], Report]


def check(session: Session, since: str | None, engine: str | Engine, listener: Listener | None) -> Checked:
    """Check the change since a revision; without one what is staged. Raises Trouble for all that could not be looked at."""
    with revisions.past_of(session) as past:
        change = changing.of_index(past) if since is None else changing.since(past, since)
    chosen = _local(change, listener) if engine == "local" else engine_of(engine) if isinstance(engine, str) else engine

    def again(texts: Mapping[str, str]) -> Report:
        return _told(msgspec.structs.replace(change, after=change.after.with_texts(texts)), chosen, session.known).report

    return Checked(change.after, _told(change, chosen, session.known), again)


def _local(change: Change, listener: Listener | None) -> Engine:
    """The engine of this machine: two states are read once, and what a file says is kept for the next run."""
    remembering = Remembering()
    remembering.listener = listener
    return keeping(remembering, change.after.root, listener) if change.memory else remembering


def closing(news: News) -> Iterator[str]:
    """What is said last of a change: how much it wrote, touched and solved, and what was not checked."""
    found = news.comparison
    done = [
        f"{counted(len(news.written), 'record')} written",
        f"{counted(len(found.gone), 'claim')} gone" if found.gone else "",
        f"{counted(len(news.touched), 'more claim')} touched" if news.touched else "",
        f"{counted(news.solved, 'finding')} solved" if news.solved else "",
    ]
    what = "staged since" if news.base.staged else "since"
    yield visible(f"{what} {news.base.plainly}: {', '.join(filter(None, done))}")
    if news.older:
        were = "was" if len(news.older) == 1 else "were"
        yield f"{counted(len(news.older), 'finding')} of these {were} there before: no failure"
    if news.unread:
        yield f"{counted(news.unread, 'record')} could not be read before, nor now: not compared"
    if news.base.empty:
        yield "there was no record of this corpus then: everything is new"
    if news.base.fault:
        yield visible(f"the configuration of that time could not be used ({news.base.fault}); today's holds for both")


def _told(change: Change, engine: Engine, known: Sequence[Entry]) -> News:
    """What the change did, without what the baseline knows: a debt that says something else now is still that debt."""
    news = change.told(engine)
    parted = baseline.parted(news.report.findings, known)
    report = msgspec.structs.replace(news.report, findings=tuple(parted.new), baselined=tuple(parted.known))
    left = {id(one) for one in parted.new}
    older = tuple(one for one in news.older if id(one) in left)
    only = change.after.only
    return msgspec.structs.replace(news, report=narrowed(report, only) if only else report, older=older)
