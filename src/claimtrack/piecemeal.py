"""The plan for many records, in little room: question by question, and what was judged is let go.

The stations are those of `plan.py`, and so are the findings. Of all claims at once no more is held than the words by which they
may be alike; what else is said of them lies packed until it is known whose texts come near another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, repeat

import msgspec

from claimtrack import plan, records, rules, telling
from claimtrack.baseline import Entry
from claimtrack.config import Config
from claimtrack.evidence import quotation
from claimtrack.finding import Finding
from claimtrack.gather import Gathered, registered
from claimtrack.link import apart, blocking, company, dossier, propose, rarity, sketch
from claimtrack.link.blocking import Weighed
from claimtrack.link.joining import Words
from claimtrack.link.pairs import Pair
from claimtrack.link.propose import Alike, Proposal, Uncompared
from claimtrack.link.register import Register
from claimtrack.link.sketch import Sketch
from claimtrack.model import FiledClaim
from claimtrack.packed import Ordered, Packed, Rows
from claimtrack.plan import Report, Station
from claimtrack.records import File
from claimtrack.score import cluster
from claimtrack.score.cluster import Cluster
from claimtrack.verbs import Engine

SIZE = 5_000
"""So many claims are judged at once, or all that hang together by their questions, where these are more."""


def verify(
    files: Sequence[File],
    config: Config,
    engine: Engine,
    recorded: Sequence[Entry] = (),
    *,
    claims: bool = True,
    size: int = SIZE,
) -> Report:
    """What `plan.verify` says of a corpus without stored copies, with less in the report.

    Of pairs it has those in conflict, of clusters nothing of what bears on the claim, and no proposals. Where no `claims` are
    wanted, it has no pairs either, and of clusters only as many of each level as there are, the first of it again and again.
    """
    rules.all_rules()
    known, filed = registered(list(engine.flat_map(records.read, files, None)), files, config, engine)
    judged = _Judged(known.register, config, engine, whole=claims)
    judged.look(_of_records(known, filed, config, engine))
    ends = judged.said.lay(apart.parts(filed, known.register, size))
    known = msgspec.structs.replace(known, readings=(), source_dossiers=())
    filed.clear()
    for first, end in pairwise((0, *ends)):
        judged.judge(first, end)
    alike, words = _alike(judged.said, config, engine)
    for proposed in _proposed(judged.said, alike, words, 2 * size, known.register, config, engine):
        judged.look((("proposal", proposed), ("pair", judged.met(engine.flat_map(propose.conflicting, proposed, None)))))
    told = telling.told(
        *(judged.found, known.comments, config, recorded, lambda rows: plan.in_order(rows, engine), known.nameless)
    )
    return Report(
        clusters=judged.clusters(),
        sources=tuple(known.sources),
        pairs=judged.pairs,
        uncompared=propose.missing(alike),
        unheld=judged.unheld,
        **told.reported(whole=not known.broken),
        files=len(known.files),
        broken=known.broken,
    )


def _of_records(known: Gathered, claims: Sequence[FiledClaim], config: Config, engine: Engine) -> Iterator[Station]:
    """What is looked at before any two claims are compared."""
    register = known.register
    yield "text", known.readings
    yield "namesakes", known.doubles
    yield "references", known.unknown
    yield "source", known.source_dossiers
    ends = engine.flat_map(dossier.of_claim, (one for one in claims if one.id in register.judged), register)
    yield "judgement", plan.linked_by_people(ends, known, engine)
    quoting = (one for one in claims if any(said.quote for said in one.record.said))
    quotes = list(engine.flat_map(quotation.of_dossier, engine.flat_map(dossier.of_claim, quoting, register), None))
    yield from zip(("quotation", "exhibit"), plan.laid_out(quotes, known.sources, (), config, engine), strict=True)


class _Said:
    """What claims say, packed: their records; and their sketches, without the records, each with the number of its record."""

    def __init__(self) -> None:
        self.records = Packed[FiledClaim](FiledClaim)
        self.sketches = Packed[Sketch](Sketch)
        self._numbers: list[int] = []

    def lay(self, parts: Iterable[Sequence[FiledClaim]]) -> list[int]:
        """Have the records of some parts, one part behind the other; answers where each ends."""
        ends = []
        for part in parts:
            self.records.add(part)
            ends.append(len(self.records))
        return ends

    def draw(self, sketches: Iterable[Sketch], numbers: Mapping[str, int]) -> None:
        """Have sketches of claims whose records have these numbers."""
        for one in sketches:
            self.sketches.add((msgspec.structs.replace(one, dossier=dossier.bare(one.dossier)),))
            self._numbers.append(numbers[one.id])

    def whole(self, sketches: Collection[int]) -> Iterator[Sketch]:
        """The sketches of these numbers, in their order, with records."""
        filed = self.records.some({self._numbers[number] for number in sketches})
        for one, record in zip(self.sketches.some(sketches), filed, strict=True):
            yield msgspec.structs.replace(one, dossier=dossier.Dossier(filed=record, sources={}, camps={}))


class _Judged:
    """What is kept of the parts that were judged; of clusters and pairs only what is printed."""

    def __init__(self, known: Register, config: Config, engine: Engine, *, whole: bool) -> None:
        self._known, self._config, self._engine, self._whole = known, config, engine, whole
        self.found = Packed[Finding](Finding)
        self.pairs = Ordered[Pair](Pair, lambda pair: (pair.a.id, pair.b.id))
        self.unheld = 0
        self.said = _Said()
        self._clusters = Ordered[Cluster](Cluster, lambda one: one.id)
        self._levels = Counter[str]()
        self._first: dict[str, Cluster] = {}

    def look(self, stations: Iterable[Station]) -> None:
        """Have the rules look at some rows."""
        self.found.add(plan.findings_of(stations, self._config, self._engine))

    def judge(self, first: int, end: int) -> None:
        """Judge the claims of one part, whose records lie there."""
        filed = list(self.said.records.between(first, end))
        part = list(self._engine.flat_map(dossier.of_claim, filed, self._known))
        met, clusters, unheld = plan.compared(part, None, self._config, self._engine)
        self.look((("claim", part), ("pair", self.met(met)), ("cluster", clusters)))
        self.unheld += unheld
        if self._whole:
            self._clusters.add(map(cluster.printed, clusters))
        for one in clusters:
            level = one.corroboration.level
            self._levels[level] += 1
            if level not in self._first:
                self._first[level] = cluster.printed(one)
        numbers = {one.id: number for number, one in enumerate(filed, first)}
        self.said.draw(self._engine.flat_map(sketch.of_dossier, part, self._config), numbers)

    def met(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Have some pairs, and give them back."""
        pairs = list(pairs)
        if self._whole:
            met = (one for one in pairs if one.conflicting)
            self.pairs.add(msgspec.structs.replace(one, a=dossier.printed(one.a), b=dossier.printed(one.b)) for one in met)
        return pairs

    def clusters(self) -> Rows[Cluster]:
        """The clusters by claim; else as many of each level."""
        if self._whole:
            return self._clusters
        return tuple(chain.from_iterable(repeat(one, self._levels[level]) for level, one in self._first.items()))


def _alike(said: _Said, config: Config, engine: Engine) -> tuple[list[Alike | Uncompared], dict[int, Words]]:
    """The claims that are alike, and how many pairs were not looked at; their words, by the number of the sketch."""
    policy, once = config.policy.link, _Once()
    counted = engine.flat_map(blocking.counted, map(once.sketch, said.sketches), rarity.rarity(said.sketches, policy))
    words = [once.words(one.words) for one in engine.flat_map(blocking.weighed, counted, policy)]
    del once, counted
    alike = list(engine.group(propose.alike, _keyed(words, policy.words), config))
    looked_at = propose.named(alike)
    return alike, {number: one for number, one in enumerate(words) if one.id in looked_at}


def _proposed(
    said: _Said,
    alike: Iterable[Alike | Uncompared],
    words: Mapping[int, Words],
    size: int,
    known: Register,
    config: Config,
    engine: Engine,
) -> Iterator[list[Proposal]]:
    """What is proposed of the claims that are alike, of some pairs at a time; their sketches are sorted by that before."""
    parts = apart.couples((one for one in alike if isinstance(one, Alike)), size)
    place = {name: number for number, part in enumerate(parts) for name in propose.named(part)}
    laid = [Packed[Sketch](Sketch) for _ in parts]
    for one in said.whole(words.keys()):
        laid[place[one.id]].add((one,))
    own = {one.id: one for one in words.values()}
    for part, sketches in zip(parts, laid, strict=True):
        weighed = (
            Weighed(sketch=msgspec.structs.replace(one, dossier=whole), words=own[one.id])
            for one in sketches
            for whole in dossier.of_claim(one.dossier.filed, known)
        )
        yield plan.proposals(weighed, part, config, engine)


class _Once:
    """Has equal texts and numbers of many claims once in memory."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._numbers: dict[float, float] = {}

    def sketch(self, one: Sketch) -> Sketch:
        """A sketch, unpacked anew, with terms that others have too."""
        maybe = tuple([(*self._same((name,)), self._same(others)) for name, others in one.maybe])
        return msgspec.structs.replace(one, terms=self._same(one.terms), maybe=maybe)

    def words(self, one: Words) -> Words:
        """The words of a claim, with weights, sums and a question that others have too."""
        numbers = self._numbers
        return msgspec.structs.replace(
            one,
            weights={term: numbers.setdefault(weight, weight) for term, weight in one.weights.items()},
            left=tuple([numbers.setdefault(each, each) for each in one.left]),
            about=one.about and self._texts.setdefault(one.about, one.about),
        )

    def _same(self, terms: Iterable[str]) -> tuple[str, ...]:
        texts = self._texts
        return tuple([texts.setdefault(term, term) for term in terms])


def _keyed(words: list[Words], floor: float) -> Iterator[tuple[str, Words]]:
    """The claims under the keys where they have company. Of the longest no more is kept: the one of a question is asked for here
    alone, and letters that no other claim has make nobody alike."""
    met = company.Company(words, floor)
    for number, one in enumerate(words):
        keys = met.keys(one)
        letters = tuple([each for each in one.letters if blocking.LETTERS + each in keys])
        words[number] = kept = msgspec.structs.replace(one, twins="", letters=letters)
        yield from zip(keys, repeat(kept))
