"""Where the claims of a corpus stand, from what a run noted: for whoever shows claims, and does not ask what is wrong with them.

What was noted has of clusters and pairs no more than is printed of a whole corpus. Here their dossiers are whole again, which
takes no judging; what bears on a claim is judged anew, near it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.gather import Gathered, assembled
from claimtrack.link import dossier
from claimtrack.link.dossier import Dossier
from claimtrack.link.near import narrowed, near
from claimtrack.memory import edited, slight
from claimtrack.memory import state as states
from claimtrack.memory.sides import Edit, Side, Unsure, beside
from claimtrack.memory.state import Noted, Sketches
from claimtrack.plan import Report
from claimtrack.records import File


def whole(told: Report, noted: Noted, config: Config) -> Report:
    """A report of what was noted (`edited.report`), its clusters and pairs with whole dossiers. Raises Unsure."""
    known = {one.id: one for one in _dossiers(noted, config)}
    try:
        return msgspec.structs.replace(
            told,
            clusters=tuple([msgspec.structs.replace(one, dossier=known[one.id]) for one in told.clusters]),
            pairs=tuple([msgspec.structs.replace(one, a=known[one.a.id], b=known[one.b.id]) for one in told.pairs]),
        )
    except KeyError:
        raise Unsure from None


def around(noted: Noted, files: Sequence[File], config: Config) -> Report:
    """What a run says of the claims in some files of the corpus: their clusters, and every pair and proposal they are part of.

    There may be more of others, and of these not all. Raises Unsure.
    """
    ready = slight.ready(noted, Edit(files, frozenset()), config)
    side = _side(noted, {file.path for file in files}, config) if ready is None else ready.after
    found, _ = edited.judged(side, config)
    return found


def _dossiers(noted: Noted, config: Config) -> Iterable[Dossier]:
    if not noted.state.plain:
        return _gathered(noted, config).dossiers
    readings = map(states.reading, noted.claims.values())
    return (made for one in readings for filed in one.claims for made in dossier.of_claim(filed, noted.state.register))


def _gathered(noted: Noted, config: Config) -> Gathered:
    return assembled(noted.readings(), (), config, LocalEngine(), noted.state.comments, noted.state.remarked)


def _side(noted: Noted, paths: set[str], config: Config) -> Side:
    """The whole corpus, of which nothing is judged but what lies near these files."""
    known = _gathered(noted, config)
    asked = frozenset(one.id for one in known.dossiers if one.filed.path in paths)
    found = narrowed(near(known.dossiers, known.dossiers, asked), known.dossiers, known.dossiers, config.policy.relation)
    bare = msgspec.structs.replace(known, readings=(), doubles=(), unknown=(), source_dossiers=(), near=found)
    return Side(bare, beside(Sketches(noted.sketches), bare))
