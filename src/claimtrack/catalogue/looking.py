"""The claims of a corpus looked up in an index: which of them it holds in the same words, or nearly.

All are asked at once: a sentence as a whole, and each half of its words, of which a slip leaves one. What is near is then judged
by `link/elsewhere.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.catalogue import finding
from claimtrack.catalogue.forms import HeldClaim
from claimtrack.catalogue.opened import Catalogue
from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.elsewhere import Elsewhere, There, elsewhere
from claimtrack.model import Filed
from claimtrack.words.tokens import folded

_COMMON = 64
"""A half of a sentence that more claims share says too little; of the very sentence so many are looked at."""
_AT_ONCE = 2_000


def look_up(catalogue: Catalogue, dossiers: Sequence[Dossier], config: Config) -> list[Elsewhere]:
    """The claims that the index holds in the same words, in their order; those of which something is withheld there not."""
    found: list[Elsewhere] = []
    for start in range(0, len(dossiers), _AT_ONCE):
        some = dossiers[start : start + _AT_ONCE]
        near = _near(catalogue, some)
        held = catalogue.claims(doc for docs in near for doc in docs)
        for dossier, docs in zip(some, near, strict=True):
            found += elsewhere(dossier, _there(held[doc] for doc in docs), str(catalogue.folder), config)
    return found


def _near(catalogue: Catalogue, some: Sequence[Dossier]) -> list[list[int]]:
    """Of each claim the numbers of those in the index that may say the same."""
    asked = [(_whole(one), list(finding.halves(one.claim.claim))) for one in some]
    numbers = sorted({number for whole, halves in asked for number in (whole, *halves)})
    met = {key: (docs, number) for key, docs, number in catalogue.near(numbers, _COMMON)}
    found = []
    for whole, halves in asked:
        docs = {*met.get(whole, ((), 0))[0]}
        for half in halves:
            shared, number = met.get(half, ((), 0))
            docs |= set(shared) if number <= _COMMON else set()
        found.append(sorted(docs))
    return found


def _whole(dossier: Dossier) -> int:
    return finding.number(finding.SENTENCE, folded(dossier.claim.claim))


def _there(some: Iterable[HeldClaim]) -> Iterator[There]:
    for one in some:
        if one.record is not None:
            filed = Filed(one.entry.id, one.entry.path, one.entry.document, one.record)
            yield There(filed=filed, level=one.level, score=one.score)
