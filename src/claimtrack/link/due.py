"""The day on which an open forecast decides itself, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.side import given, mode_of, readable, said_on, sentence_of
from claimtrack.model import Claim
from claimtrack.place import Place
from claimtrack.policy import RelationPolicy
from claimtrack.values.window import Window

_OPEN_MODES = ("forecast", "possible")


def due(claim: Claim, config: Config) -> date | None:
    """The last day of a forecast or possibility that is still open; None for all other claims."""
    if claim.outcome or claim.status in ("settled", "retracted"):
        return None
    if mode_of(claim, config.policy.relation) not in _OPEN_MODES:
        return None
    return max((day for day, _ in _deadlines(claim, config.policy.relation)), default=None)


def deadline(dossier: Dossier, day: date, config: Config) -> Place:
    """Where a claim says that it is decided on that day: its `when`, or the words of its sentence."""
    claim = dossier.claim
    words = next((words for on, words in _deadlines(claim, config.policy.relation) if on == day), "")
    return dossier.place("when") if given(claim) else msgspec.structs.replace(dossier.place("claim"), words=words)


def _deadlines(claim: Claim, policy: RelationPolicy) -> Iterator[tuple[date, str]]:
    """Days with their words: the time that a field gives; else the times of the sentence that lay ahead when it was said."""
    if given(claim):
        value = readable(claim, policy)
        if isinstance(value, Window) and (day := value.decided()) is not None:
            yield day, value.text
        return
    said = said_on(claim)
    for one in sentence_of(claim, policy).times if said else ():
        if isinstance(one.value, Window) and (day := one.value.decided()) is not None and said is not None and day > said:
            yield day, one.text
