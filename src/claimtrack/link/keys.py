"""Blocking: the keys under which claims meet to be compared. Claims that share no key are never compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.link.dossier import Dossier
from claimtrack.link.register import Judged

QUESTION = "question:"
LINK = "link:"


def keys(dossier: Dossier, _shared: object = None) -> Iterator[tuple[str, Dossier]]:
    """The claim under its question, under every question that one is part of, and under each link that people judged.

    A retracted claim stands no more and meets nobody.
    """
    claim = dossier.claim
    if claim.status != "retracted":
        for key in of_parts(dossier.id, (claim.about, claim.part_of, *dossier.wholes), dossier.judged):
            yield key, dossier


def of_parts(name: str, questions: Iterable[str | None], judged: Iterable[Judged] = ()) -> Iterator[str]:
    """The keys of a claim by all that they are made of."""
    for question in sorted({question for question in questions if question}):
        yield QUESTION + question
    for one in judged:
        if one.verdict == "same":
            yield LINK + " ".join(sorted((name, one.other)))
