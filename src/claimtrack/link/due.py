"""The day on which an open forecast decides itself."""

from __future__ import annotations

from datetime import date

from claimtrack.config import Config
from claimtrack.link.side import given, mode_of, readable, sentence_of
from claimtrack.model import Claim
from claimtrack.policy import RelationPolicy
from claimtrack.values.window import Window


def due(claim: Claim, config: Config) -> date | None:
    """The last day of a forecast or possibility that is still open; None for all other claims."""
    if mode_of(claim, config.policy.relation) not in ("forecast", "possible") or claim.outcome or claim.status in ("settled", "retracted"):
        return None
    return max((day for window in _windows(claim, config.policy.relation) if (day := window.decided())), default=None)


def _windows(claim: Claim, policy: RelationPolicy) -> list[Window]:
    """The time that a field gives; without any value in a field, the times of the sentence."""
    values = [readable(claim, policy)] if given(claim) else [one.value for one in sentence_of(claim, policy).times]
    return [value for value in values if isinstance(value, Window)]
