"""The dossier of a source: its record, and of a protected one all in which it may show. Reads no value: it is cheap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claimtrack.link.register import Register
from claimtrack.link.remarks import Remark
from claimtrack.model import Attribution, Filed, FiledClaim, FiledSource, Source
from claimtrack.place import Place
from claimtrack.protection import ids, persons
from claimtrack.protection.fields import is_protected
from claimtrack.protection.persons import People
from claimtrack.words.tokens import folded


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution by which a claim cites a source that is protected, or protected there."""

    claim: str
    place: Place
    said: Attribution


class SourceDossier(msgspec.Struct, frozen=True, kw_only=True):
    """A source with the organisation it speaks for, where that is known; of a protected one all in which it may show."""

    filed: FiledSource
    organisation: Source | None = None
    cited: tuple[Cited, ...] = ()
    remarks: tuple[Remark, ...] = ()
    people: People = People()
    """The named persons of whose names some words stand in these texts."""
    known: frozenset[str] = frozenset()
    """The entries of `known_to` that are sources, camps or organisations of the corpus."""
    named: frozenset[str] = frozenset()
    """The named persons among the sources that it is held against: `maybe_same_as`, `distinct_from`."""

    @property
    def id(self) -> str:
        """The source's id."""
        return self.filed.id

    @property
    def source(self) -> Source:
        """The source itself."""
        return self.filed.record

    def place(self, *route: str | int) -> Place:
        """A place in the source's file."""
        return Place(self.filed.path, route, self.filed.document)


def by_source(filed: FiledClaim | FiledSource, register: Register) -> Iterator[tuple[str, FiledSource | Cited]]:
    """A source under its own id; of a claim what it quotes protected sources for, and named ones on terms that protect them."""
    if isinstance(filed.record, Source):
        yield filed.id, filed
        return
    for index, said in enumerate(filed.record.said):
        source = register.sources.get(said.source)
        if source is not None and is_protected(said.anonymity or source.anonymity):
            yield said.source, Cited(claim=filed.id, place=Place(filed.path, ("said", index), filed.document), said=said)


def of_source(_key: str, met: Sequence[FiledSource | Cited | Remark], register: Register) -> Iterator[SourceDossier]:
    """The dossier of a source (a stream of one), of all that stands under its id."""
    for filed in (one for one in met if isinstance(one, Filed)):
        source = filed.record
        plain = SourceDossier(filed=filed, organisation=register.sources.get(source.of or ""))
        cited = sorted((one for one in met if isinstance(one, Cited)), key=lambda one: one.place.order)
        remarks = sorted((one for one in met if isinstance(one, Remark)), key=lambda one: (one.place.order, one.text))
        if not cited and not is_protected(source.anonymity):
            yield plain
            continue
        names = (filed.id, filed.path, source.camp or "", source.of or "")
        texts = (*names, source.source, source.reason or "", source.terms or "", *source.known_to)
        yield msgspec.structs.replace(
            plain,
            cited=tuple(cited),
            remarks=tuple(remarks),
            people=persons.among(register.people, (*texts, *(one.text for one in remarks)), ids.parts_of(names)),
            known=frozenset(entry for entry in source.known_to if _is_known(entry, register)),
            named=frozenset(name for name in (*source.maybe_same_as, *source.distinct_from) if _is_somebody(name, register)),
        )


def _is_known(entry: str, register: Register) -> bool:
    """Whether an entry is the id, or the name at the head of the description, of something that is no person."""
    if entry in register.sources or entry in register.camps:
        return not _is_somebody(entry, register)
    if not persons.is_person_like(entry, register.names):
        return True
    plain = folded(entry)
    bodies = (one.source for one in register.sources.values() if one.kind not in ("person", "official"))
    heads = (folded(text) for text in (*bodies, *(camp.name for camp in register.camps.values())))
    return any(f"{head} ".startswith((f"{plain} ", f"{plain},", f"the {plain} ")) for head in heads)


def _is_somebody(name: str, register: Register) -> bool:
    source = register.sources.get(name)
    return source is not None and source.anonymity == "named" and source.kind in ("person", "official")
