"""The report on a corpus after an edit, from what a run before it noted: only what the edit may touch is judged again.

report(after) = report(before) - judged(before, near the edit) + judged(after, near the edit). Nothing else can stand otherwise
(`link/near.py`), but for what texts propose between two claims (`worded.py`). `docs/decisions/025-one-edit.md` says more.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from claimtrack import rule, telling
from claimtrack.baseline import Entry
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.finding import Finding, order
from claimtrack.link.pairs import Pair
from claimtrack.memory import slight, thorough
from claimtrack.memory import state as states
from claimtrack.memory.leaves import Leaves
from claimtrack.memory.noting import Noting
from claimtrack.memory.sides import Edit, Side, Unsure
from claimtrack.memory.state import Noted, Sources, State
from claimtrack.model import FiledSource
from claimtrack.packed import Rows
from claimtrack.plan import Report, check


def report(noted: Noted, edit: Edit, config: Config, recorded: Sequence[Entry], *, claims: bool = True) -> tuple[Report, Noted]:
    """The report after an edit, and what to begin from next time. Raises Unsure.

    No stored copy may be at hand, before or after. Of clusters and pairs the report holds what is printed of a whole corpus; of
    clusters only how many there are of each level where no `claims` are printed.
    """
    ready = slight.ready(noted, edit, config) or thorough.ready(noted, edit, config)
    (before, old), (after, new) = (judged(side, config) for side in (ready.before, ready.after))
    state = ready.noted.state
    clusters = _clusters(ready.noted.clusters, before, after)
    now = msgspec.structs.replace(
        state,
        found=_changed(state.found, old, new),
        **_levels(state, before, after),
        pairs=_pairs(state.pairs, before, after),
        related=state.related + len(after.pairs) - len(before.pairs),
        unheld=state.unheld + after.unheld - before.unheld,
    )
    after_all = ready.noted._replace(state=now, clusters=clusters)
    told = _told(now, config, recorded)
    return msgspec.structs.replace(told, **_records(after_all, ready.sources, claims=claims), files=now.files), after_all


def _records(noted: Noted, sources: Sequence[FiledSource] | None, *, claims: bool) -> dict[str, Rows[Any]]:
    """The sources of a report (`sources`, where they are at hand), and its clusters as they are printed or merely counted."""
    clusters = states.clusters(noted.clusters) if claims else states.counted(noted.state)
    return {"clusters": tuple(clusters), "sources": Sources(noted.sources) if sources is None else tuple(sources)}


def judged(side: Side, config: Config) -> tuple[Report, list[bytes]]:
    """The report on one side, and all that was found there, packed."""
    noting = Noting(LocalEngine(), side.sketches)
    made = check(side.known, config, noting)
    return made, [*noting.found]


def _changed(rows: Sequence[bytes], old: Sequence[bytes], new: Sequence[bytes]) -> list[bytes]:
    """All rows without those that are old, with those that are new where they belong in order.

    Raises Unsure where an old one is not among them.
    """
    came, went = Counter(new) - Counter(old), Counter(old) - Counter(new)
    left = went.total()
    kept = []
    for row in rows:
        if went and went.get(row, 0) > 0:
            went[row] -= 1
            left -= 1
        else:
            kept.append(row)
    if left:
        raise Unsure
    for row in came.elements():
        insort(kept, row, key=states.order_of)
    return kept


def _levels(state: State, before: Report, after: Report) -> dict[str, dict[str, Any]]:
    """How many claims stand at each level, with an example of each. Raises Unsure where one is not there that was."""
    levels, examples = Counter(state.levels), dict(state.examples)
    levels.update(one.corroboration.level for one in after.clusters)
    levels.subtract(Counter(one.corroboration.level for one in before.clusters))
    if any(number < 0 for number in levels.values()):
        raise Unsure
    for one in after.clusters:
        if one.corroboration.level not in examples:
            examples[one.corroboration.level] = states.packed_cluster(one)
    return {"levels": {level: number for level, number in levels.items() if number}, "examples": examples}


def _clusters(rows: Leaves, before: Report, after: Report) -> Leaves:
    return rows.changed((one.id for one in before.clusters), {one.id: states.packed_cluster(one) for one in after.clusters})


def _pairs(rows: Sequence[Pair], before: Report, after: Report) -> list[Pair]:
    """The pairs in conflict. Raises Unsure where an old one is not among them."""
    old, new = ([states.plain_pair(one) for one in side.pairs if one.conflicting] for side in (before, after))
    left = [one for one in rows if one not in old or one in new]
    if len(rows) - len(left) != sum(one not in new for one in old):
        raise Unsure
    return sorted((*left, *(one for one in new if one not in old)), key=lambda one: (one.a.id, one.b.id))


def _told(state: State, config: Config, recorded: Sequence[Entry]) -> Report:
    """What is told of all that was found."""
    found = states.unpacked(state.found)
    told = telling.told(found, state.comments, config, recorded, _in_order, state.nameless)
    return Report(
        clusters=(),
        sources=(),
        pairs=tuple(state.pairs),
        uncompared=state.uncompared,
        unheld=state.unheld,
        **told.reported(whole=not state.broken),
        files=0,
        broken=state.broken,
    )


def _in_order(rows: Iterable[Finding]) -> list[Finding]:
    """Findings, sorted: a state has them in order, but for what is said of comments."""
    of_comments = rule.codes("ignore")
    found: list[Finding] = []
    others: list[Finding] = []
    for one in rows:
        (others if one.code in of_comments else found).append(one)
    for one in others:
        insort(found, one, key=order)
    return found
