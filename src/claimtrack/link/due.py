"""The day on which an open forecast decides itself."""

from __future__ import annotations

from datetime import date

from claimtrack.config import Config
from claimtrack.link.side import readable
from claimtrack.model import Claim
from claimtrack.values.window import Window


def due(claim: Claim, config: Config) -> date | None:
    """The last day of a forecast or possibility that is still open; None for all other claims."""
    if claim.mode not in ("forecast", "possible") or claim.outcome or claim.status in ("settled", "retracted"):
        return None
    value = readable(claim, config.policy.relation)
    return value.decided() if isinstance(value, Window) else None
