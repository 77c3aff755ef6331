"""What the index keeps of a claim: its sentence, the other words of its record, and what a result shows. Ranks nothing."""

from __future__ import annotations

import msgspec

from claimtrack.model import FiledClaim, Status


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it is searched for: `claim` is its sentence, `other` all further words, `said` the days it was said (ISO)."""

    id: str
    claim: str
    other: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    about: str | None = None
    status: Status = "open"
    path: str = ""
    document: int = 0


def of_claim(filed: FiledClaim) -> Entry:
    """The entry of a record. Quotes, paraphrases, question, tags, outcome, corrected wordings, old ids are its other words."""
    claim = filed.record
    spoken = [words for said in claim.said for words in (said.quote, said.words) if words]
    told = [claim.about.replace("-", " ").replace("/", " ") if claim.about else "", *claim.tags, claim.outcome or ""]
    replaced = [*(correction.was or "" for correction in claim.corrections), *claim.was]
    other = dict.fromkeys(words for words in (*spoken, *told, *replaced) if words and words != claim.claim)
    return Entry(
        id=filed.id,
        claim=claim.claim,
        other=tuple(other),
        said=tuple(sorted({said.date for said in claim.said if said.date})),
        about=claim.about,
        status=claim.status,
        path=filed.path,
        document=filed.document,
    )
