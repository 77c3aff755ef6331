"""Evidence that lies between two states of a claim: some differences already made, the others not yet.

By such mixtures one sees what a single difference does. Made of records, so that what follows is what the score makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from claimtrack.changes.differences import (
    Bearing,
    Described,
    Difference,
    Fate,
    Match,
    Ruled,
    Sided,
    Spoken,
    bearing,
    described,
    matched,
    names,
    sided,
    spoken,
)
from claimtrack.link.dossier import Dossier
from claimtrack.model import Attribution, Camp, Source
from claimtrack.policy import Policy
from claimtrack.score.cluster import Cluster, Kin, heard
from claimtrack.score.corroborate import Corroboration

FateOf = Callable[[str], Fate]


def _other(_claim: str) -> Fate:
    return "other"


class Sides(NamedTuple):
    """One claim in two states, and the policies by which they are scored.

    `now` gives the later ids of claims that were renamed; `fate` what became of a claim that bears on this one on one side only.
    """

    before: Cluster
    after: Cluster
    policies: tuple[Policy, Policy]
    now: Mapping[str, str] = {}
    fate: FateOf = _other


class Mixture:
    """Two states of a claim, and all that lies between them."""

    def __init__(self, sides: Sides) -> None:
        """Find the differences."""
        self._sides = sides
        before, after, policies, now, fate = sides
        self._own = matched(before.dossier.claim.said, after.dossier.claim.said)
        once = {now.get(kin.other.id, kin.other.id): kin for kin in before.kin}
        then = {kin.other.id: kin for kin in after.kin}
        self._kin = {name: (once.get(name), then.get(name)) for name in sorted(once.keys() | then.keys())}
        self._kin_said = {
            name: matched(old.other.claim.said, new.other.claim.said) for name, (old, new) in self._kin.items() if old and new
        }
        self._sources = (before.heard.sources, after.heard.sources)
        self._camps = (before.heard.camps, after.heard.camps)
        found: list[Difference] = [*spoken(after.id, self._own)]
        for name, (one, other) in self._kin.items():
            found += bearing(name, one, other, "other" if one and other else fate(name))
            found += spoken(name, self._kin_said.get(name, ()))
        found += described(*self._sources, names(before) & names(after))
        camps = [{source.camp for source in sources.values() if source.camp} for sources in self._sources]
        found += sided(*self._camps, camps[0] & camps[1])
        if policies[0] != policies[1]:
            found.append(Ruled(policies[0].stamp, policies[1].stamp))
        self.differences: tuple[Difference, ...] = tuple(found)

    def scored(self, made: Set[int]) -> Corroboration:
        """The corroboration when the differences of these numbers are made, and the others are not."""
        done = [one for number, one in enumerate(self.differences) if number in made]
        after, policies = self._sides.after, self._sides.policies
        policy = policies[any(isinstance(one, Ruled) for one in done)]
        saying = _saying(after.dossier, _said(self._own, done, after.id))
        dossier = msgspec.structs.replace(saying, sources=self._mixed_sources(done), camps=self._mixed_camps(done))
        kin = [self._mixed_kin(name, done) for name in self._kin]
        return heard(dossier, [one for one in kin if one is not None]).corroborated(policy.score)

    def _mixed_kin(self, name: str, done: Sequence[Difference]) -> Kin | None:
        old, new = self._kin[name]
        turned = any(isinstance(one, Bearing) and one.claim == name for one in done)
        if old is None or new is None:
            found = new if turned else old
            return None if found is None else _bare(found, found.other)
        found = new if turned else old
        return _bare(found, _saying(found.other, _said(self._kin_said[name], done, name)))

    def _mixed_sources(self, done: Sequence[Difference]) -> dict[str, Source]:
        old, new = self._sources
        mixed = {**new, **old}
        missing = {one.source for one in self.differences if isinstance(one, Described) and one.field == "record"}
        for name in missing & new.keys():
            mixed.pop(name)
        for one in done:
            if not isinstance(one, Described):
                continue
            if one.field != "record":
                mixed[one.source] = msgspec.structs.replace(mixed[one.source], **{one.field: one.after})
            elif one.after is None:
                mixed.pop(one.source)
            else:
                mixed[one.source] = new[one.source]
        return mixed

    def _mixed_camps(self, done: Sequence[Difference]) -> dict[str, Camp]:
        old, new = self._camps
        roles = {one.camp: one.before for one in self.differences if isinstance(one, Sided)}
        roles |= {one.camp: one.after for one in done if isinstance(one, Sided)}
        return {**new, **old, **{name: Camp(name=name, role=role) for name, role in roles.items()}}


def _said(matches: Sequence[Match], done: Sequence[Difference], claim: str) -> tuple[Attribution, ...]:
    changed = [one for one in done if isinstance(one, Spoken) and one.claim == claim]
    found: list[Attribution] = []
    for match in matches:
        mine = [one for one in changed if one.before is match.before and one.after is match.after]
        if match.before is None or match.after is None:
            here = match.after if mine else match.before
        else:
            fields: Mapping[str, object] = {one.field: getattr(match.after, one.field) for one in mine}
            here = msgspec.structs.replace(match.before, **fields) if fields else match.before
        if here is not None:
            found.append(here)
    return tuple(found)


def _saying(dossier: Dossier, said: tuple[Attribution, ...]) -> Dossier:
    filed = msgspec.structs.replace(dossier.filed, record=msgspec.structs.replace(dossier.claim, said=said))
    return msgspec.structs.replace(dossier, filed=filed)


def _bare(kin: Kin, other: Dossier) -> Kin:
    """A kin without sources and camps of its own: those of the mixture hold for all."""
    return Kin(other=msgspec.structs.replace(other, sources={}, camps={}), relation=kin.relation)
