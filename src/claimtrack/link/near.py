"""Near a change: which claims it may touch, found from the dossiers of two states alone. Compares no claims with each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from claimtrack.link import keys
from claimtrack.link.blocking import Rarity
from claimtrack.link.dossier import Dossier


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """Ids of claims, from the inside out.

    `changed`: what they say, or what is known of those they name, is another. `around`: these, and all that meet one of them
    under a key: no other claim can stand otherwise. `beyond`: these, and all that meet one of them: what it takes to tell how
    they stand. `rarity` is that of the words of the whole corpus, where no more of it is at hand than this takes.
    """

    changed: frozenset[str]
    around: frozenset[str]
    beyond: frozenset[str]
    rarity: Rarity | None = None


def near(before: Sequence[Dossier], after: Sequence[Dossier], also: frozenset[str] = frozenset()) -> Near:
    """The claims near the difference of two states; `also` count as changed. Symmetric."""
    sides = [{one.id: one for one in side} for side in (before, after)]
    names = sides[0].keys() | sides[1].keys()
    changed = also | {name for name in names if sides[0].get(name) != sides[1].get(name)}
    stands = [{one.id: frozenset(key for key, _ in keys.keys(one)) for one in side} for side in (before, after)]
    return near_of(changed, stands)


def near_of(changed: frozenset[str], stands: Sequence[Mapping[str, Iterable[str]]]) -> Near:
    """The same where it is known what changed; `stands` are the keys of the claims of each state, by claim.

    Of all states but the first it is enough to have those that changed.
    """
    under = [_under(stand) for stand in stands]
    around = _meeting(changed, stands, under)
    return Near(changed=changed, around=around, beyond=_meeting(around, stands, under))


def _under(stands: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, keyed in stands.items():
        for key in keyed:
            found.setdefault(key, set()).add(name)
    return found


def _meeting(
    names: frozenset[str], stands: Sequence[Mapping[str, Iterable[str]]], under: Sequence[Mapping[str, set[str]]]
) -> frozenset[str]:
    """These claims, and those that meet one of them under a key in either state."""
    wanted = {key for stand in stands for name in names for key in stand.get(name, ())}
    return names.union(*(met.get(key, set()) for met in under for key in wanted))
