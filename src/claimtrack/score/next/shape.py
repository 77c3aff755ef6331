"""The shape of what is heard: all that a figure depends on and nothing else, so that claims of one shape are searched once.

Names are replaced by numbers, words and places left out. Two shapes that are equal have the same figures and the same ways up;
two that are not may still be alike, which costs a search and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

import msgspec

from claimtrack.model import Attribution, Camp, Source
from claimtrack.place import Place
from claimtrack.score.cluster import Heard
from claimtrack.score.factors import UNDECLARED
from claimtrack.score.statements import Statement

_NOWHERE = Place("")


class Shape(msgspec.Struct, frozen=True):
    """What is heard without its names: statements, sources and camps, sorted; and which sources are guarded."""

    statements: tuple[Statement, ...]
    sources: tuple[tuple[str, Source], ...]
    camps: tuple[tuple[str, Camp], ...]
    guarded: frozenset[str]

    @property
    def heard(self) -> Heard:
        """The same as something heard, of which figures can be made."""
        return Heard(statements=self.statements, sources=dict(self.sources), camps=dict(self.camps))


def shape(heard: Heard, guarded: Set[str]) -> tuple[Shape, dict[str, str]]:
    """The shape, and what each of its names stands for. The order and the repetition of statements change nothing."""
    named = {name for one in heard.statements for name in _names(one.attribution)}
    named |= {heard.sources[name].of or name for name in named if name in heard.sources}
    sides = {heard.sources[name].camp for name in named if name in heard.sources} - {None, UNDECLARED}
    dated = _dates_matter(heard.statements)
    plain = sorted({_plain(one, dated=dated) for one in heard.statements}, key=_order)
    camps = {name: f"c{number:03}" for number, name in enumerate(sorted(map(str, sides), key=lambda one: _camp(one, heard)))}
    profile = _profiles(plain)
    ordered = sorted(named, key=lambda name: (_source(name, heard, guarded, camps), profile.get(name, ()), name))
    renamed = {name: f"s{number:03}" for number, name in enumerate(ordered)}
    found = Shape(
        statements=tuple(sorted((_renamed(one, renamed) for one in plain), key=_order)),
        sources=tuple(
            (renamed[name], _stripped(heard.sources[name], renamed, camps)) for name in ordered if name in heard.sources
        ),
        camps=tuple((camps[name], Camp(name="", role=heard.camps[name].role)) for name in camps if name in heard.camps),
        guarded=frozenset(renamed[name] for name in named & guarded),
    )
    return found, {new: old for table in (renamed, camps) for old, new in table.items()}


def _names(said: Attribution) -> tuple[str, ...]:
    return (said.source, *said.via, *said.picks_up)


def _dates_matter(statements: Iterable[Statement]) -> bool:
    """Whether anything is taken back, superseded or repeated, so that it matters what was said first."""
    voices: Counter[str] = Counter()
    for one in statements:
        if one.stance == "withdraws" or one.attribution.picks_up:
            return True
        voices[one.attribution.source] += 1
    return any(count > 1 for count in voices.values())


def _plain(one: Statement, *, dated: bool) -> Statement:
    """The statement without its words, and without its date where that does not matter."""
    said = one.attribution
    bare = Attribution(
        source=said.source,
        basis=said.basis,
        via=said.via,
        picks_up=said.picks_up,
        anonymity=said.anonymity,
        against_interest=said.against_interest,
        date=said.date if dated else None,
    )
    return Statement(bare, one.stance, one.partly, "", _NOWHERE)


def _camp(name: str, heard: Heard) -> tuple[Any, ...]:
    """By what a camp is known without its name: its role, and what those who belong to it are."""
    known = heard.camps.get(name)
    members = sorted(_kind(source) for source in heard.sources.values() if source.camp == name)
    return (known.role if known else "", members, name)


def _kind(source: Source) -> tuple[str, ...]:
    return (source.kind, source.anonymity, source.grade, str(bool(source.of)))


def _source(name: str, heard: Heard, guarded: Set[str], camps: Mapping[str, str]) -> tuple[str, ...]:
    """By what a source is known without its name."""
    source = heard.sources.get(name)
    if source is None:
        return ()
    return (*_kind(source), camps.get(source.camp or "", source.camp or ""), str(name in guarded))


def _profiles(statements: Iterable[Statement]) -> dict[str, tuple[Any, ...]]:
    """What each source does in the statements, without the names of others."""
    found: dict[str, list[Any]] = {}
    for one in statements:
        said = one.attribution
        part = (one.stance, one.partly, said.basis, len(said.via), len(said.picks_up), said.anonymity or "", said.date or "")
        for role, names in (("says", (said.source,)), ("carries", said.via), ("is repeated", said.picks_up)):
            for name in names:
                found.setdefault(name, []).append((role, *part))
    return {name: tuple(sorted(parts)) for name, parts in found.items()}


def _renamed(one: Statement, names: Mapping[str, str]) -> Statement:
    said = one.attribution
    changed = msgspec.structs.replace(
        said, source=names[said.source], via=_all(said.via, names), picks_up=_all(said.picks_up, names)
    )
    return msgspec.structs.replace(one, attribution=changed)


def _all(some: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({names[name] for name in some}))


def _stripped(source: Source, names: Mapping[str, str], camps: Mapping[str, str]) -> Source:
    """The source without what readers are told of it."""
    return Source(
        source="",
        kind=source.kind,
        anonymity=source.anonymity,
        camp=camps.get(source.camp or "", source.camp),
        of=names.get(source.of or ""),
        grade=source.grade,
    )


def _order(one: Statement) -> tuple[Any, ...]:
    return tuple(_orderly(one))


def _orderly(one: Statement) -> Iterator[Any]:
    said = one.attribution
    yield from (said.source, one.stance, one.partly, said.basis, said.via, said.picks_up)
    yield from (said.anonymity or "", said.date or "", said.against_interest)
