"""Blocking: the keys under which claims meet to be compared. Claims that share no key are never compared."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.link.dossier import Dossier

QUESTION = "question:"
LINK = "link:"


def keys(dossier: Dossier, _shared: object = None) -> Iterator[tuple[str, Dossier]]:
    """The claim under its question, under every question that one is part of, and under each link that people judged.

    A retracted claim stands no more and meets nobody.
    """
    claim = dossier.claim
    if claim.status == "retracted":
        return
    for question in sorted({question for question in (claim.about, claim.part_of, *dossier.wholes) if question}):
        yield QUESTION + question, dossier
    for judged in dossier.judged:
        if judged.verdict == "same":
            yield LINK + " ".join(sorted((dossier.id, judged.other))), dossier
