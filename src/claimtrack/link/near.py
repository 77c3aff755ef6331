"""Near a change: which claims it may touch, found from the dossiers of two states alone. No relation is worked out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from claimtrack.link import crowds, keys
from claimtrack.link.dossier import Dossier
from claimtrack.link.rarity import Rarity
from claimtrack.policy import RelationPolicy


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """Ids of claims, from the inside out.

    `changed`: what they say, or what is known of those they name, is another. `around`: these, and all that meet one of them
    under a key: no other claim can stand otherwise, and no two of which neither is among them can be another pair. `beyond`:
    these, and all that meet one of them: what it takes to tell how they stand. `own` are the claims of which it takes to tell
    what is said of each by itself; None: of all of `beyond`. `rarity` is that of the words of the whole corpus, where no more of
    it is at hand than this takes.
    """

    changed: frozenset[str]
    around: frozenset[str]
    beyond: frozenset[str]
    own: frozenset[str] | None = None
    rarity: Rarity | None = None


def near(before: Sequence[Dossier], after: Sequence[Dossier], also: frozenset[str] = frozenset()) -> Near:
    """The claims near the difference of two states; `also` count as changed. Symmetric."""
    sides = [{one.id: one for one in side} for side in (before, after)]
    names = sides[0].keys() | sides[1].keys()
    changed = also | {name for name in names if sides[0].get(name) != sides[1].get(name)}
    return near_of(changed, [_standing_all(side) for side in (before, after)])


class Stands(NamedTuple):
    """The claims of one state: the keys of some of them, and who stands under each of some keys."""

    keys: Callable[[Iterable[str]], Iterable[str]]
    under: Callable[[Iterable[str]], Iterable[Collection[str]]]


def near_of(changed: frozenset[str], states: Sequence[Stands]) -> Near:
    """The same where it is known what changed. Of all states but the first it is enough to have those that changed."""
    around = _meeting(changed, states)
    return Near(changed=changed, around=around, beyond=_meeting(around, states))


def narrowed(found: Near, before: Sequence[Dossier], after: Sequence[Dossier], policy: RelationPolicy) -> Near:
    """The same, but of a crowded question only those are `around` that are held against a claim that changed, or against others
    than before (`crowds.py`). Nobody may be missing of those that meet a claim that changed. Symmetric.
    """
    sides = [[row for one in side for row in keys.keys(one)] for side in (before, after)]
    wanted = {key for rows in sides for key, one in rows if one.id in found.changed}
    met = [_standing(rows, wanted) for rows in sides]
    around = set(found.changed)
    for key in wanted:
        rows = [side.get(key, []) for side in met]
        if max(map(len, rows)) <= policy.crowd:
            around.update(one.id for side in rows for one in side)
        else:
            (ours, theirs) = ({*_held(side, policy)} for side in rows)
            around.update(*(ours ^ theirs), *(two for two in ours if not found.changed.isdisjoint(two)))
    return msgspec.structs.replace(found, around=frozenset(around))


def _standing(rows: Iterable[tuple[str, Dossier]], wanted: Collection[str]) -> dict[str, list[Dossier]]:
    under: dict[str, list[Dossier]] = {}
    for key, one in rows:
        if key in wanted:
            under.setdefault(key, []).append(one)
    return under


def _held(met: Sequence[Dossier], policy: RelationPolicy) -> Iterator[tuple[str, str]]:
    """The ids of the claims that are held against each other."""
    members = crowds.members(met, policy)
    return ((members[one][0].id, members[other][0].id) for one, other in crowds.held(members, policy))


def _standing_all(side: Iterable[Dossier]) -> Stands:
    keyed = {one.id: frozenset(key for key, _ in keys.keys(one)) for one in side}
    under: dict[str, set[str]] = {}
    for name, found in keyed.items():
        for key in found:
            under.setdefault(key, set()).add(name)
    return Stands(
        lambda names: (key for name in names for key in keyed.get(name, ())),
        lambda wanted: (under.get(key, ()) for key in wanted),
    )


def _meeting(names: frozenset[str], states: Sequence[Stands]) -> frozenset[str]:
    """These claims, and those that meet one of them under a key in either state."""
    wanted = {key for state in states for key in state.keys(names)}
    return names.union(*(found for state in states for found in state.under(wanted)))
