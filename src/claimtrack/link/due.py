"""The day on which a forecast decides itself, where the claim says so, and whether it is still open.

The day is the last on which the claim can still come true or fail: the upper edge of its window, the lower one of `not before`,
the end of the period that a count, a label or a yes covers. Never says what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.side import mode_of, period_days, readable, said_on, sentence_of
from claimtrack.model import Claim
from claimtrack.place import Place
from claimtrack.policy import RelationPolicy
from claimtrack.values.dates import last_day
from claimtrack.values.window import Window

Outlook = Literal["forecast", "possible"]


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which a claim is decided, the key that says so, and the words there. `vague`: the words only surround the day."""

    day: date
    key: str
    words: str
    vague: bool = False


def outlook(claim: Claim, policy: RelationPolicy) -> Outlook | None:
    """How a claim speaks of what is to come; None where it speaks of what is or was.

    Whose `when` lay wholly ahead on the day it was said is a forecast, also where nobody wrote `mode: forecast`: nobody has
    seen it yet.
    """
    mode = mode_of(claim, policy)
    if mode in ("forecast", "possible"):
        return "forecast" if mode == "forecast" else "possible"
    return "forecast" if claim.when is not None and _lies_ahead(claim, policy) else None


def closed(claim: Claim) -> bool:
    """Whether the desk has recorded what came of a claim, or withdrawn it."""
    return bool(claim.outcome or claim.resolution) or claim.status in ("settled", "retracted")


def decides(claim: Claim, policy: RelationPolicy) -> Deadline | None:
    """The last day that a claim on what is to come leaves itself, whatever became of it; None where it names none."""
    kind = outlook(claim, policy)
    if kind is None:
        return None
    found = list(_deadlines(claim, policy))
    said = said_on(claim)
    if kind == "possible" and said is not None:
        found = [one for one in found if one.day >= said]  # what was possible on a day gone by is a guess, no forecast
    return max(found, key=lambda one: one.day, default=None)


def due(claim: Claim, config: Config) -> date | None:
    """The day on which a claim that is still open decides itself; None for all other claims."""
    last = None if closed(claim) else decides(claim, config.policy.relation)
    return None if last is None else last.day


def undated(claim: Claim, config: Config) -> Outlook | None:
    """How a claim that is still open speaks of what is to come, where it names no day on which anybody could look."""
    if closed(claim) or decides(claim, config.policy.relation):
        return None
    return outlook(claim, config.policy.relation)


def deadline(dossier: Dossier, config: Config) -> Place:
    """Where a claim says on which day it is decided: the key, or the words of its sentence."""
    last = decides(dossier.claim, config.policy.relation)
    if last is None or last.key != "claim":
        return dossier.place(last.key if last else "claim")
    return msgspec.structs.replace(dossier.place("claim"), words=last.words)


def _deadlines(claim: Claim, policy: RelationPolicy) -> Iterator[Deadline]:
    """The time that a field gives; else the end of what a count or an answer covers; else the times ahead in the sentence."""
    value = readable(claim, policy)
    if isinstance(value, Window):
        if (day := value.decided()) is not None:
            yield Deadline(day=day, key="when", words=value.text, vague=value.vague)
    elif claim.period is not None:
        yield Deadline(day=period_days(claim.period)[1], key="period", words=claim.period)
    elif claim.as_of is not None:
        yield Deadline(day=last_day(claim.as_of), key="as_of", words=claim.as_of)
    elif claim.when is None:
        yield from _in_sentence(claim, policy)


def _in_sentence(claim: Claim, policy: RelationPolicy) -> Iterator[Deadline]:
    """The times of the sentence that lay ahead when it was said; none where nobody knows when that was."""
    said = said_on(claim)
    for one in sentence_of(claim, policy).times if said else ():
        if isinstance(one.value, Window) and (day := one.value.decided()) is not None and said is not None and day > said:
            yield Deadline(day=day, key="claim", words=one.text, vague=one.value.vague)


@lru_cache(maxsize=1024)
def _lies_ahead(claim: Claim, policy: RelationPolicy) -> bool:
    """Remembered, as it is asked of a claim once for every other one on its question."""
    said = said_on(claim)
    value = readable(claim, policy) if said is not None else None
    if said is None or not isinstance(value, Window):
        return False
    edge = value.last if value.first is None else value.first
    return edge is not None and edge > said
