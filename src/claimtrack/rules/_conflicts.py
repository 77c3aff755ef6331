"""The places of a pair of claims in conflict, which the conflict rules share."""

from __future__ import annotations

from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Pair
from claimtrack.link.wording import voices
from claimtrack.records import VALUE_FIELDS


def labels(pair: Pair) -> tuple[Label, Label]:
    """Both claims at the line that holds their answer, each with who vouches for it."""
    return (
        Label(pair.a.place(_answering(pair.a)), _who(pair.a), "primary"),
        Label(pair.b.place(_answering(pair.b)), _who(pair.b), "secondary"),
    )


def _answering(dossier: Dossier) -> str:
    return next((field for field in VALUE_FIELDS if getattr(dossier.claim, field) is not None), "claim")


def _who(dossier: Dossier) -> str:
    how = {"possible": ", says it is possible", "estimate": ", an estimate"}.get(dossier.claim.mode, "")
    return voices(dossier) + how
