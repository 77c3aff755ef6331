"""The stations of an archive at which claims meet by their texts, and what comes of it: proposals and links.

Only the words of a claim travel to where claims meet. Two that are alike are looked at where the earlier one, by id, is at home:
at its question, where most of those that are like it are already; of the others each comes there once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claimtrack import rule
from claimtrack.archive import rows, settling
from claimtrack.archive.judging import Settled
from claimtrack.archive.rows import Row
from claimtrack.link import blocking, propose, sketch
from claimtrack.link.blocking import Rarity, Weighed
from claimtrack.link.joining import Stood
from claimtrack.link.propose import Alike, Uncompared
from claimtrack.model import FiledClaim
from claimtrack.records import Reading


class Terms(msgspec.Struct, frozen=True):
    """The terms of one claim, as their rarity is counted (see `blocking.rarity`)."""

    terms: tuple[str, ...]
    maybe: tuple[tuple[str, tuple[str, ...]], ...]


class Placed(msgspec.Struct, frozen=True):
    """The words of a claim as they stand under a key, and where it is at home."""

    stood: Stood
    home: str


class Errand(msgspec.Struct, frozen=True):
    """A claim is wanted at a home that is not its own."""

    claim: str
    home: str


class AlikeAt(msgspec.Struct, frozen=True):
    """Two claims to be looked at, and where."""

    home: str
    a: str
    b: str


class Weighing:
    """What is settled, and how rare each term is."""

    def __init__(self, here: Settled, rarity: Rarity) -> None:
        """Keep them."""
        self.here, self.rarity = here, rarity


def terms(reading: Reading, here: Settled) -> Iterator[Terms]:
    """The terms of each claim."""
    for filed in settling.claims(reading, here.lost):
        for one in sketch.of_dossier(here.desk.dossier(filed), here.desk.config):
            yield Terms(one.terms, one.maybe)


def words(reading: Reading, weighing: Weighing) -> Iterator[tuple[str, Placed]]:
    """The words of each claim under the keys at which it meets others."""
    policy = weighing.here.desk.config.policy.link
    for filed in settling.claims(reading, weighing.here.lost):
        for one in _weighed(filed, weighing):
            yield from ((key, Placed(stood, home(filed))) for key, stood in blocking.keys(one, policy))


def alike(key: str, met: Sequence[Placed], weighing: Weighing) -> Iterator[AlikeAt | Errand | Uncompared]:
    """Which claims that met under a key are to be looked at, where, and who has to go there."""
    homes = {one.stood.words.id: one.home for one in met}
    for found in propose.alike(key, [one.stood for one in met], weighing.here.desk.config):
        if isinstance(found, Alike):
            place = homes[found.a]
            yield AlikeAt(place, found.a, found.b)
            if homes[found.b] != place:
                yield Errand(found.b, place)
        else:
            yield found


def at_home(reading: Reading, here: Settled) -> Iterator[tuple[str, FiledClaim]]:
    """The claims of a reading at home."""
    yield from ((home(filed), filed) for filed in settling.claims(reading, here.lost))


def by_id(reading: Reading, here: Settled) -> Iterator[tuple[str, FiledClaim]]:
    """The claims of a reading by id."""
    yield from ((filed.id, filed) for filed in settling.claims(reading, here.lost))


def of_errand(one: Errand, _shared: object = None) -> Iterator[tuple[str, str]]:
    """The home at which a claim is wanted, under the claim's id."""
    yield one.claim, one.home


def sent(_claim: str, met: Sequence[FiledClaim | str], _shared: object = None) -> Iterator[tuple[str, FiledClaim]]:
    """A claim, at every home at which it is wanted."""
    for place in dict.fromkeys(one for one in met if isinstance(one, str)):
        yield from ((place, one) for one in met if not isinstance(one, str))


def of_pair(one: AlikeAt, _shared: object = None) -> Iterator[tuple[str, AlikeAt]]:
    """Two claims to be looked at, under the home of one."""
    yield one.home, one


def proposals(_home: str, met: Sequence[FiledClaim | AlikeAt], weighing: Weighing) -> Iterator[Row]:
    """What is proposed of the pairs that are looked at in one home, and what is said of them."""
    pairs = dict.fromkeys((one.a, one.b) for one in met if isinstance(one, AlikeAt))
    named = {name for pair in pairs for name in pair}
    found = {one.id: one for one in met if not isinstance(one, AlikeAt) and one.id in named}
    weighed = {name: one for name, filed in found.items() for one in _weighed(filed, weighing)}
    desk = weighing.here.desk
    for a, b in pairs:
        for one in propose.proposals(f"{a} {b}", [weighed[a], weighed[b]], desk.config):
            yield rows.of_link(one)
            yield from desk.asking.rows(rule.findings("proposal", one, desk.config))
            for conflict in propose.conflicting(one):
                yield from desk.of_pair(conflict)
                yield from desk.asking.rows(rule.findings("pair", conflict, desk.config))


def home(filed: FiledClaim) -> str:
    """Where a claim is at home: at its question, else by itself."""
    return f"?{filed.record.about}" if filed.record.about else filed.id


def _weighed(filed: FiledClaim, weighing: Weighing) -> Iterator[Weighed]:
    desk = weighing.here.desk
    for one in sketch.of_dossier(desk.dossier(filed), desk.config):
        for counted in blocking.counted(one, weighing.rarity):
            yield from blocking.weighed(counted, desk.config.policy.link)
