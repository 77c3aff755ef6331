"""The dossier of a claim: the claim with the few records that it names, so that whoever looks at it needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from claimtrack.link import labels
from claimtrack.link.register import Judged, Register
from claimtrack.link.side import given
from claimtrack.model import Attribution, Camp, Claim, Filed, FiledClaim, Source
from claimtrack.place import Place


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with the sources it names (and the organisations they speak for), their camps, and its standing among questions."""

    filed: FiledClaim
    sources: dict[str, Source]
    camps: dict[str, Camp]
    wholes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """The labels that may answer its question; only where no field of its own gives a value."""
    judged: tuple[Judged, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.filed.id

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.filed.record

    def place(self, *route: str | int) -> Place:
        """A place in the claim's file."""
        return Place(self.filed.path, route, self.filed.document)


def of_claim(filed: FiledClaim, register: Register) -> Iterator[Dossier]:
    """The dossier of a claim (a stream of one)."""
    sources = _named(filed.record, register.sources)
    camps = {source.camp for source in sources.values() if source.camp}
    yield Dossier(
        filed=filed,
        sources=sources,
        camps={camp: register.camps[camp] for camp in sorted(camps) if camp in register.camps},
        wholes=register.wholes.get(filed.record.about or "", ()),
        labels=() if given(filed.record) else register.labels.get(labels.kind(filed.record.about or ""), ()),
        judged=register.judged.get(filed.id, ()),
    )


def printed(one: Dossier) -> Dossier:
    """A dossier with no more of the claim than is printed of it in a list of all claims."""
    filed = one.filed
    claim = Claim(
        claim=filed.record.claim,
        about=filed.record.about,
        resolution=filed.record.resolution,
        said=tuple(Attribution(source=name) for name in sorted({said.source for said in filed.record.said})),
    )
    return Dossier(filed=Filed(filed.id, filed.path, filed.document, claim), sources={}, camps={})


def bare(one: Dossier) -> Dossier:
    """A dossier with nothing of the claim but the sentence and its question."""
    filed = one.filed
    claim = Claim(claim=filed.record.claim, about=filed.record.about)
    return Dossier(filed=Filed(filed.id, filed.path, filed.document, claim), sources={}, camps={})


def _named(claim: Claim, known: Mapping[str, Source]) -> dict[str, Source]:
    """The sources that a claim names, and the organisations that these speak for, by id."""
    names = {name for said in claim.said for name in (said.source, *said.via, *said.picks_up)}
    names |= {known[name].of or name for name in names if name in known}
    return {name: known[name] for name in sorted(names) if name in known}
