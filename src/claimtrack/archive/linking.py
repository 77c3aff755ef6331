"""The stations of an archive at which claims meet by their texts, and what comes of it: proposals and links.

Only the words of a claim travel to where claims meet. Which are alike is known in one place, and of all others nothing travels
again: two claims are looked at beside the earlier one, by id. What travels far is packed once, and unpacked only where it is
needed, as few of the keys of a claim lead to another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from claimtrack import rule
from claimtrack.archive import rows, settling
from claimtrack.archive.judging import Settled
from claimtrack.archive.looking import Desk
from claimtrack.archive.rows import Row
from claimtrack.link import blocking, carried, propose, sketch
from claimtrack.link.blocking import Weighed
from claimtrack.link.dossier import Dossier
from claimtrack.link.joining import Words
from claimtrack.link.propose import Alike, Uncompared
from claimtrack.link.rarity import Maybe, Rarity
from claimtrack.link.sketch import Marks
from claimtrack.model import FiledClaim
from claimtrack.records import Reading


class Marked(msgspec.Struct, frozen=True, array_like=True):
    """A claim with the marks of its sentence, which are looked for once."""

    filed: FiledClaim
    marks: Marks


class Drawn(msgspec.Struct, frozen=True, array_like=True):
    """A claim by id, with its marks: packed, unless it lies in a file whose name is not UTF-8."""

    id: str
    held: bytes | Marked

    @property
    def marked(self) -> Marked:
        """The claim with its marks."""
        return self.held if isinstance(self.held, Marked) else _MARKED.decode(self.held)


class Terms(msgspec.Struct, frozen=True):
    """The terms of one claim, as their rarity is counted (see `rarity.rarity`)."""

    terms: tuple[str, ...]
    maybe: tuple[Maybe, ...]


class Standing(msgspec.Struct, frozen=True, array_like=True):
    """The words of a claim, as `carried` packs them, with all its keys that begin alike."""

    packed: bytes
    keys: tuple[str, ...]


class Found(msgspec.Struct, frozen=True):
    """Beside which claims each is to be looked at, by id: always the first of a pair, by id; and how many pairs were left out."""

    beside: dict[str, tuple[str, ...]]
    uncompared: int


_PACK = msgspec.msgpack.Encoder()
_MARKED = msgspec.msgpack.Decoder(Marked)


class Weighing:
    """What is settled, and how rare each term is."""

    def __init__(self, here: Settled, rarity: Rarity) -> None:
        """Keep them."""
        self.here, self.rarity = here, rarity


def drawn(reading: Reading, here: Settled) -> Iterator[Drawn | Terms]:
    """Each claim with its marks, and its terms; none where it was retracted, for it stands no more."""
    for filed in settling.claims(reading, here.lost):
        if filed.record.status != "retracted":
            marks = sketch.marks(filed.record.claim, here.desk.config)
            yield Drawn(filed.id, _held(Marked(filed, marks)))
            yield Terms(marks.terms, marks.maybe)


def _held(one: Marked) -> bytes | Marked:
    try:
        return _PACK.encode(one)
    except UnicodeEncodeError:  # such a name has lone surrogates
        return one


def words(one: Drawn, weighing: Weighing) -> Iterator[tuple[str, Standing]]:
    """The words of a claim under what its keys begin with: once where many keys begin alike. They say nothing of who said it."""
    weighed = _weighed(one.marked, weighing)
    packed = carried.packed(weighed.words)
    under: dict[str, list[str]] = {}
    for key, _ in blocking.keys(weighed, weighing.here.desk.config.policy.link):
        under.setdefault(blocking.first(key), []).append(key)
    yield from ((first, Standing(packed, tuple(keys))) for first, keys in under.items())


def alike(_first: str, met: Sequence[Standing], weighing: Weighing) -> Iterator[Alike | Uncompared]:
    """Which claims that met under keys which begin alike are to be looked at."""
    standing = Counter(key for one in met for key in one.keys)
    under: dict[str, list[Words]] = {}
    for one in met:
        if shared := [key for key in one.keys if standing[key] > 1]:
            words = carried.unpacked(one.packed)
            for key in shared:
                under.setdefault(key, []).append(words)
    for key, together in sorted(under.items()):
        yield from propose.alike(key, together, weighing.here.desk.config)


def found(rows: Iterable[Alike | Uncompared]) -> Found:
    """Which claims come together to be looked at."""
    pairs: dict[str, set[str]] = {}
    uncompared = 0
    for one in rows:
        if isinstance(one, Alike):
            pairs.setdefault(one.a, {one.a}).add(one.a)
            pairs.setdefault(one.b, set()).add(one.a)
        else:
            uncompared += one.pairs
    return Found({name: tuple(sorted(others)) for name, others in pairs.items()}, uncompared)


def beside(one: Drawn, places: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Drawn]]:
    """A claim wherever it is to be looked at."""
    yield from ((place, one) for place in places.get(one.id, ()))


def proposals(first: str, met: Sequence[Drawn], weighing: Weighing) -> Iterator[Row]:
    """What is proposed of a claim and each of those that are looked at beside it, and what is said of them."""
    desk = weighing.here.desk
    weighed = {one.id: _weighed(one.marked, weighing) for one in met}
    a = weighed.pop(first)
    near = [name for name in sorted(weighed) if propose.near(a, weighed[name], desk.config.policy.link)]
    a = _whole(a, desk) if near else a
    for name in near:
        for one in propose.proposals(f"{first} {name}", [a, _whole(weighed[name], desk)], desk.config):
            yield rows.of_link(one)
            yield from desk.asking.rows(rule.findings("proposal", one, desk.config))
            for conflict in propose.conflicting(one):
                yield from desk.of_pair(conflict)
                yield from desk.asking.rows(rule.findings("pair", conflict, desk.config))


def _weighed(one: Marked, weighing: Weighing) -> Weighed:
    """A claim with its words, and nothing of who said it: few are looked at so closely that this is asked for."""
    bare = Dossier(filed=one.filed, sources={}, camps={})
    (counted,) = blocking.counted(sketch.beside(one.marks, bare), weighing.rarity)
    (weighed,) = blocking.weighed(counted, weighing.here.desk.config.policy.link)
    return weighed


def _whole(one: Weighed, desk: Desk) -> Weighed:
    """The same with its whole dossier."""
    whole = msgspec.structs.replace(one.sketch, dossier=desk.dossier(one.sketch.dossier.filed))
    return msgspec.structs.replace(one, sketch=whole)
