"""Claims that somebody else holds in the same words: in an index of other desks' work, say. Pure; who looks them up says where.

Two are taken for one claim when they say the same words in the same order, but for small words and typing, as CT402 has it, and
what both state does not part: "closed yesterday", said on two days, is two claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from claimtrack.config import Config
from claimtrack.link import propose
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import CONFLICTS
from claimtrack.link.relation import relate
from claimtrack.link.side import side
from claimtrack.link.sketch import sketch
from claimtrack.model import FiledClaim
from claimtrack.words.tokens import folded


class There(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that somebody else holds, with its level and score there."""

    filed: FiledClaim
    level: str
    score: float

    @property
    def id(self) -> str:
        """Its id there."""
        return self.filed.id


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of the corpus, and those that say it elsewhere: the very sentence first, then what is best supported. `place` is
    where they were found."""

    dossier: Dossier
    found: tuple[There, ...]
    place: str

    @property
    def verbatim(self) -> bool:
        """Whether the first is the very sentence, but for what only typing decides."""
        return _same(self.dossier, self.found[0])


def elsewhere(dossier: Dossier, near: Iterable[There], place: str, config: Config) -> Iterator[Elsewhere]:
    """The claim with those of some near ones that say it (a stream of one); its own record there is none of them."""
    found = [one for one in near if not (one.id == dossier.id and _same(dossier, one)) and _says(dossier, one, config)]
    if found:
        ordered = sorted(found, key=lambda one: (not _same(dossier, one), -one.score, one.id))
        yield Elsewhere(dossier=dossier, found=tuple(ordered), place=place)


def _same(dossier: Dossier, there: There) -> bool:
    return folded(dossier.claim.claim) == folded(there.filed.record.claim)


def _says(dossier: Dossier, there: There, config: Config) -> bool:
    other = Dossier(filed=there.filed, sources={}, camps={})
    if not propose.twins(sketch(dossier, config), sketch(other, config), config):
        return False
    ours, theirs = (side(one.claim, config.policy.relation, one.wholes, one.labels) for one in (dossier, other))
    relation = relate(ours, theirs, config.policy.relation, linked=True)
    return not (relation.excludes or (relation.verdict in CONFLICTS and relation.severity != "none"))
