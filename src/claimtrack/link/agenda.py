"""What comes due: open forecasts by the day on which they decide themselves, sources by the day of their review.

Puts together what the records say; decides nothing, and forgets nothing that has no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from claimtrack.config import Config
from claimtrack.link.decided import Decision, decisions
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import Deadline, Outlook, closed, decides, outlook, undated
from claimtrack.link.pairs import Pair
from claimtrack.model import FiledSource
from claimtrack.values.dates import last_day


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """An open forecast or possibility with its day, the conflicts that its day helps to decide, and the facts that decide it."""

    dossier: Dossier
    outlook: Outlook
    deadline: Deadline
    conflicts: tuple[Pair, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def day(self) -> date:
        """The last day it leaves itself."""
        return self.deadline.day


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A source whose record somebody meant to look at again by a day."""

    source: FiledSource
    day: date


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """What comes due, in the order of the days; `undated` are the open forecasts that no day decides, by id."""

    due: tuple[Due, ...]
    reviews: tuple[Review, ...]
    undated: tuple[tuple[Dossier, Outlook], ...]

    def until(self, last: date) -> Agenda:
        """Without what comes after a day."""
        return Agenda(
            due=tuple(one for one in self.due if one.day <= last),
            reviews=tuple(one for one in self.reviews if one.day <= last),
            undated=self.undated,
        )

    @property
    def dated(self) -> int:
        """How many entries have a day."""
        return len(self.due) + len(self.reviews)


def agenda(dossiers: Iterable[Dossier], pairs: Iterable[Pair], sources: Iterable[FiledSource], config: Config) -> Agenda:
    """All that a corpus has on its agenda, however far ahead."""
    claims = sorted(dossiers, key=lambda one: one.id)
    found = list(pairs)
    conflicts, decided = _conflicts(found), _decided(found, config)
    entries = [entry for one in claims if (entry := _entry(one, conflicts, decided, config))]
    reviews = [Review(source=one, day=last_day(one.record.review_by)) for one in sources if one.record.review_by]
    return Agenda(
        due=tuple(sorted(entries, key=lambda one: (one.day, one.dossier.id))),
        reviews=tuple(sorted(reviews, key=lambda one: (one.day, one.source.id))),
        undated=tuple((one, kind) for one in claims if (kind := undated(one.claim, config)) is not None),
    )


def _entry(
    dossier: Dossier, conflicts: Mapping[str, list[Pair]], decided: Mapping[str, list[Decision]], config: Config
) -> Due | None:
    policy = config.policy.relation
    last = None if closed(dossier.claim) else decides(dossier.claim, policy)
    kind = outlook(dossier.claim, policy)
    if last is None or kind is None:
        return None
    return Due(
        dossier=dossier,
        outlook=kind,
        deadline=last,
        conflicts=tuple(conflicts.get(dossier.id, ())),
        decisions=tuple(decided.get(dossier.id, ())),
    )


def _conflicts(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """The conflicts of each claim, whichever side it is on."""
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        for one in (pair.a, pair.b) if pair.conflicting else ():
            found.setdefault(one.id, []).append(pair)
    return found


def _decided(pairs: Iterable[Pair], config: Config) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for pair in pairs:
        for one in decisions(pair, config):
            found.setdefault(one.forecast.id, []).append(one)
    return found
