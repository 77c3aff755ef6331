"""Both sides of an edit of claims alone, and of none whose id, label or question others depend on: most edits are of this kind.

Only the claims that are judged are put together; of all others it is enough to know the little that is on their slips.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from claimtrack import records, suppress
from claimtrack.config import Config
from claimtrack.gather import Gathered
from claimtrack.link import dossier, labels, references, remarks, sketch, source_dossier
from claimtrack.link.near import Near, Stands, narrowed, near_of
from claimtrack.link.register import Register
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.memory import sides, slips
from claimtrack.memory import state as states
from claimtrack.memory.leaves import Leaves
from claimtrack.memory.sides import Edit, Ready
from claimtrack.memory.slips import Filed, Slip, Slips
from claimtrack.memory.state import Noted, Remarked, Sketches, State
from claimtrack.memory.worded import Worded, Words, before_and_after, worded
from claimtrack.model import FiledClaim, FiledSource
from claimtrack.protection.fields import is_protected
from claimtrack.records import Reading


class _Claims(NamedTuple):
    """What an edit did to the claims: those that were in the files it touched, and those that are there now."""

    went: Sequence[FiledClaim]
    came: Sequence[FiledClaim]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(one.id for one in (*self.went, *self.came))


def ready(noted: Noted, edit: Edit, config: Config) -> Ready | None:
    """Both sides; None where the edit may reach farther."""
    state, paths = noted.state, edit.paths
    fresh = _read(noted, edit)
    if fresh is None:
        return None
    old = [states.reading(noted.claims[path]) for path in paths if path in noted.claims]
    claims = _Claims([one for read in old for one in read.claims], [one for read in fresh for one in read.claims])
    known = _Slips([*map(slips.slip, claims.went)], [*map(slips.slip, claims.came)], noted.slips)
    after = _register(state, known, claims)
    if after is None:
        return None
    filed = noted.slips.filing(state.register)
    found = _near(known, filed, claims, after)
    sketches = _sketches(noted.sketches, claims, after, config)
    words = before_and_after(Sketches(noted.sketches), Sketches(sketches), claims.ids, noted.words, config.policy.link)
    touched = worded(words, found.changed, config)
    around = _Around(found, touched, claims.ids, _protected(claims, after), frozenset(_quoted(claims)))
    judged = frozenset(_judged(state, filed, around))
    places = {one.path for one in noted.slips.of(judged)} - paths
    noted.claims.fetch(places)
    same = [one for path in places for one in states.reading(noted.claims[path]).claims if one.id in judged]
    files = state.files + len(fresh) - len(old)
    now = _after(state, edit, after, files, around)
    parts = (
        _Part([*same, *claims.went], state.register, words[0], state.remarked),
        _Part([*same, *claims.came], after, words[1], now.remarked),
    )
    sources = states.sources(noted.sources, around.protected | around.quoted)
    both = _narrowed([_gathered(part, state, sources, around) for part in parts], found, config)
    ours, theirs = (sides.Side(one, sides.beside(part.words.sketches, one)) for one, part in zip(both, parts, strict=True))
    read = noted.claims.changed(edit.gone, {one.path: states.packed(one) for one in fresh})
    made = noted._replace(state=now, claims=read, sketches=sketches, slips=known.now, words=None)
    return Ready(ours, theirs, made, None)


def _read(noted: Noted, edit: Edit) -> list[Reading] | None:
    """What is read of the files that were edited; None where it is not claims alone, and all of them plain."""
    kinds, known = {file.folder for file in edit.files}, all(path in noted.claims for path in edit.gone)
    if not (noted.state.plain and known and kinds <= {"claims"}):
        return None
    fresh = [reading for file in edit.files for reading in records.read(file)]
    return None if any(map(states.faulty, fresh)) else fresh


class _Around(NamedTuple):
    """What is to be judged: near which claims, whose words, which were written, which sources, quotes under which keys."""

    near: Near
    words: Worded
    written: frozenset[str]
    protected: frozenset[str]
    quoted: frozenset[str]


class _Part(NamedTuple):
    """What of one side is at hand."""

    claims: Sequence[FiledClaim]
    register: Register
    words: Words
    remarked: Sequence[Remarked]


def _after(state: State, edit: Edit, register: Register, files: int, around: _Around) -> State:
    """The state after the edit, but for what is judged."""
    paths = edit.paths
    comments = [one for one in state.comments if one.place.path not in paths]
    remarked = [one for one in state.remarked if one[1].place.path not in paths]
    return msgspec.structs.replace(
        state,
        files=files,
        register=register,
        comments=[*comments, *(one for file in edit.files for one in suppress.comments(file))],
        remarked=[*remarked, *(row for file in edit.files for row in remarks.of_file(file, register))],
        uncompared=state.uncompared + around.words.uncompared,
        remarkable=state.remarkable or any(map(states.is_remarkable, edit.files)),
    )


def _narrowed(both: Sequence[Gathered], found: Near, config: Config) -> list[Gathered]:
    """Both sides, each told no more than it takes; `found` has the claims that changed, and not those with other words."""
    before, after = both
    around = narrowed(found, before.dossiers, after.dossiers, config.policy.relation).around
    return [
        msgspec.structs.replace(one, near=msgspec.structs.replace(one.near, around=around))
        for one in both
        if one.near is not None
    ]


class _Slips(NamedTuple):
    """The slips of the claims that were in the files that were touched, that are there now, and of all as they were noted."""

    went: Sequence[Slip]
    came: Sequence[Slip]
    noted: Slips

    @property
    def now(self) -> Slips:
        """The slips of all claims after the edit."""
        return self.noted.changed((one.id for one in self.went), self.came)

    def kept(self) -> list[Slip]:
        """Those of the claims that lie elsewhere; all are read for that."""
        gone = {one.id for one in self.went}
        return [one for one in self.noted.all() if one.id not in gone]

    def tell_the_same(self, what: Callable[[Slip], object]) -> bool:
        """Whether all slips before and all after tell the same set of something: as a rule those that were touched do alone."""
        went, came = {*map(what, self.went)}, {*map(what, self.came)}
        return went == came or (went ^ came) <= {*map(what, self.kept())}


def _register(state: State, known: _Slips, claims: _Claims) -> Register | None:
    """The register after the edit; None where more of it is another than which claims and questions there are."""
    before, came = state.register, [one.id for one in known.came]
    others = before.claims - {one.id for one in known.went}
    if any(one.record.was for one in claims.came) or len(set(came)) < len(came) or not others.isdisjoint(came):
        return None
    ids = others.union(came)
    if before.judged and before.claims != ids:
        return None
    questions = _questions(before.questions, known)
    if questions is None or not (known.tell_the_same(_edge) and known.tell_the_same(_label)):
        return None
    return msgspec.structs.replace(before, claims=ids, questions=questions)


def _questions(before: frozenset[str], known: _Slips) -> frozenset[str] | None:
    """The questions after the edit; None where one came or went of which another claim says that its own is part of it."""
    if {one.about for one in known.went} == {one.about for one in known.came}:
        return before
    kept = known.kept()
    now = frozenset(one.about for one in (*kept, *known.came) if one.about)
    asked = now & before
    return None if now != before and any(one.part_of and one.part_of not in asked for one in kept) else now


def _edge(one: Slip) -> tuple[str, str] | None:
    """That a question is part of another."""
    return (one.about, one.part_of) if one.about and one.part_of else None


def _label(one: Slip) -> tuple[str, str] | None:
    """That a label is in use for a kind of question."""
    return (labels.kind(one.about), one.label) if one.about and one.label else None


def _near(known: _Slips, filed: Filed, claims: _Claims, register: Register) -> Near:
    before = Stands(lambda names: known.noted.keys(names, register), filed.meeting)
    return near_of(claims.ids, (before, _standing(known.came, register)))


def _standing(came: Iterable[Slip], register: Register) -> Stands:
    """Where the claims stand that came."""
    keyed = {one.id: [*slips.meeting(one, register)] for one in came}
    under: dict[str, list[str]] = {}
    for name, found in keyed.items():
        for key in found:
            under.setdefault(key, []).append(name)
    return Stands(
        lambda names: (key for name in names for key in keyed.get(name, ())),
        lambda wanted: (under.get(key, ()) for key in wanted),
    )


def _sketches(before: Leaves, claims: _Claims, register: Register, config: Config) -> Leaves:
    dossiers = (made for filed in claims.came for made in dossier.of_claim(filed, register))
    came = (one for made in dossiers for one in sketch.of_dossier(made, config))
    return before.changed(claims.ids, {one.id: states.packed_sketch(one) for one in came})


def _protected(claims: _Claims, register: Register) -> frozenset[str]:
    """The sources that are protected, or protected where one of these claims cites them: their dossiers have it."""
    said = (one for filed in (*claims.went, *claims.came) for one in filed.record.said)
    known = ((one, register.sources.get(one.source)) for one in said)
    return frozenset(one.source for one, source in known if source and is_protected(one.anonymity or source.anonymity))


def _quoted(claims: _Claims) -> Iterator[str]:
    return (key for filed in (*claims.went, *claims.came) for key in slips.keys_of_quotes(filed.record))


def _judged(state: State, filed: Filed, around: _Around) -> Iterator[str]:
    """The claims that it takes to judge."""
    yield from around.near.beyond
    yield from around.words.beside
    yield from (judged.other for name in around.near.changed for judged in state.register.judged.get(name, ()))
    yield from chain.from_iterable(filed.naming(around.protected))
    yield from chain.from_iterable(filed.quoting(around.quoted))


def _gathered(part: _Part, state: State, sources: Sequence[FiledSource], around: _Around) -> Gathered:
    claims, register = sorted(part.claims, key=lambda filed: filed.id), part.register
    ids = references.known(register)
    near = msgspec.structs.replace(around.near, changed=around.words.sought, own=around.near.changed, rarity=part.words.rarity)
    return Gathered(
        files=(),
        readings=(),
        doubles=(),
        sources=[one for one in sources if one.id in around.quoted],
        judged=state.judgements,
        register=register,
        dossiers=[made for filed in claims for made in dossier.of_claim(filed, register)],
        source_dossiers=[*_dossiers(part, sources, around.protected)],
        unknown=[one for filed in claims if filed.id in around.written for one in references.of_claim(filed, ids)],
        near=near,
    )


def _dossiers(part: _Part, sources: Sequence[FiledSource], names: Collection[str]) -> Iterator[SourceDossier]:
    """The dossiers of some sources, from all in which they may show."""
    met: dict[str, list[FiledSource | source_dossier.Cited | remarks.Remark]] = {name: [] for name in names}
    own, register = (one for one in sources if one.id in met), part.register
    for filed in chain[FiledClaim | FiledSource](own, part.claims if met else ()):
        for name, row in source_dossier.by_source(filed, register):
            if name in met:
                met[name].append(row)
    for name, remark in part.remarked:
        if name in met:
            met[name].append(remark)
    for name, rows in met.items():
        yield from source_dossier.of_source(name, rows, register)
