"""The places of a pair of claims in conflict, which the conflict rules share."""

from __future__ import annotations

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Pair
from claimtrack.link.side import mode_of
from claimtrack.link.verdict import Stated
from claimtrack.link.wording import voices
from claimtrack.place import Place
from claimtrack.records import VALUE_FIELDS


def labels(pair: Pair, config: Config) -> tuple[Label, Label]:
    """Both claims at the line, or the words of their sentence, that hold their answer, each with who vouches for it."""
    stated = pair.relation.stated or (None, None)
    return (
        Label(_answering(pair.a, stated[0]), _who(pair.a, config), "primary"),
        Label(_answering(pair.b, stated[1]), _who(pair.b, config), "secondary"),
    )


def _answering(dossier: Dossier, stated: Stated | None) -> Place:
    field = next((field for field in VALUE_FIELDS if getattr(dossier.claim, field) is not None), None)
    if field is not None or stated is None:
        return dossier.place(field or "claim")
    return msgspec.structs.replace(dossier.place("claim"), words=stated.words)


def _who(dossier: Dossier, config: Config) -> str:
    mode = mode_of(dossier.claim, config.policy.relation)
    how = {"possible": ", says it is possible", "estimate": ", an estimate"}.get(mode, "")
    return voices(dossier) + how
