"""The whole program on one screen: from files to findings, over any engine.

files -read-> records -dossier-> dossiers (`gather.py`) -block-> pairs -cluster-> clusters, and at every station the rules of that
scope.
Pure: no file, clock, environment or terminal; the day and the policy arrive in the config.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from claimtrack import rule, telling
from claimtrack.baseline import Entry
from claimtrack.config import Config
from claimtrack.finding import Finding, Silenced, Withheld, ranked
from claimtrack.gather import Broken, Gathered, gather
from claimtrack.link import blocking, company, judgements, keys, pairs, propose, rarity, sketch
from claimtrack.link.blocking import Weighed
from claimtrack.link.dossier import Dossier
from claimtrack.link.judgements import JudgedLink
from claimtrack.link.near import Near
from claimtrack.link.pairs import Pair, Unheld
from claimtrack.link.propose import Alike, Proposal, Uncompared
from claimtrack.model import Filed, FiledSource, Judgement
from claimtrack.packed import Rows
from claimtrack.records import File
from claimtrack.score import cluster
from claimtrack.score.cluster import Bears, Cluster
from claimtrack.verbs import Engine

if TYPE_CHECKING:
    from claimtrack.evidence.copy import Copy
    from claimtrack.evidence.overlap import InCommon
    from claimtrack.evidence.quotation import Exhibit, Quotation, QuoteOf
    from claimtrack.link.elsewhere import Elsewhere
    from claimtrack.score.pickups import Pickup


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that a run found, every list sorted: clusters by claim, sources by id, pairs and links by claims, findings worst first.

    `uncompared` says how many pairs of claims, at most, were not looked at for a link between them; `unheld` how many, at most,
    met on a crowded question and were not held against each other; `boilerplate` how many runs of words stand in so many stored
    copies that nobody was taken to repeat them; `silenced` holds what would be told but for an ignore comment; `withheld` what no
    output may show, also where the finding that says so was not asked for. `baselined` are findings that were asked for and that
    the baseline knows, sorted like the others; `gone` what of the baseline was looked for and not found, unless a record could
    not be read.
    """

    clusters: Rows[Cluster]
    sources: Rows[FiledSource]
    pairs: Rows[Pair]
    proposed: tuple[Proposal, ...] = ()
    judged: tuple[JudgedLink, ...] = ()
    uncompared: int = 0
    unheld: int = 0
    boilerplate: int = 0
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    files: int
    broken: tuple[Broken, ...] = ()
    withheld: Withheld = Withheld()
    baselined: tuple[Finding, ...] = ()
    gone: tuple[Entry, ...] = ()

    @property
    def unchecked(self) -> int:
        """How many records could not be used."""
        return len(self.broken)


def verify(
    files: Sequence[File], config: Config, engine: Engine, copies: Sequence[Copy] = (), recorded: Sequence[Entry] = ()
) -> Report:
    """Check a corpus, and its quotes against those stored copies that are here; `recorded` is the baseline in force."""
    return check(gather(files, config, engine), config, engine, copies, recorded)


def check(
    known: Gathered,
    config: Config,
    engine: Engine,
    copies: Sequence[Copy] = (),
    recorded: Sequence[Entry] = (),
    elsewhere: Sequence[Elsewhere] | None = None,
) -> Report:
    """Judge what was gathered: pairs, clusters, links and quotes, and at every station what the rules say.

    `elsewhere` are the claims that others hold, too; None where nobody looked.
    """
    dossiers, near = known.dossiers, known.near
    seen = [one for one in dossiers if near is None or one.id in near.beyond]
    met, clusters, unheld = compared(seen, near, config, engine)

    proposed, uncompared = _proposed(dossiers, near, config, engine)
    met += engine.flat_map(propose.conflicting, proposed, None)
    linked = linked_by_people(dossiers, known, engine)

    quotations, exhibits = _evidence(dossiers, known.sources, copies, config, engine)
    overlaps, boilerplate = _overlaps(copies, clusters, known.sources, config, engine)

    stations: tuple[Station, ...] = (
        ("text", known.readings),
        ("namesakes", known.doubles),
        ("references", known.unknown),
        ("claim", seen if near is None or near.own is None else [one for one in seen if one.id in near.own]),
        ("source", known.source_dossiers),
        ("pair", met),
        ("cluster", clusters),
        ("proposal", proposed),
        ("judgement", linked),
        ("quotation", quotations),
        ("exhibit", exhibits),
        ("overlap", overlaps),
        ("elsewhere", elsewhere or ()),
    )
    found = findings_of(stations, config, engine)
    told = telling.told(
        *(found, known.comments, config, recorded, lambda rows: in_order(rows, engine), known.nameless),
        looked_up=elsewhere is not None,
    )
    return Report(
        clusters=tuple(sorted(clusters, key=lambda one: one.id)),
        sources=tuple(known.sources),
        pairs=tuple(sorted(met, key=lambda pair: (pair.a.id, pair.b.id))),
        proposed=tuple(proposed),
        judged=tuple(linked),
        uncompared=uncompared,
        unheld=unheld,
        boilerplate=boilerplate,
        **told.reported(whole=not known.broken),
        files=len(known.files),
        broken=known.broken,
    )


def _held(seen: Sequence[Dossier], near: Near | None, config: Config, engine: Engine) -> Iterable[Pair | Unheld]:
    """The pairs of claims that people bring together; near a change those that it may touch."""
    under = engine.flat_map(keys.keys, seen, None)
    if near is None:
        return engine.group(pairs.pairs, under, config)
    return engine.group(pairs.sought, under, pairs.Sought(claims=near.around, config=config))


Station = tuple[rule.Scope, Iterable[Any]]
"""Rows, and which rules look at each of them."""


def findings_of(stations: Iterable[Station], config: Config, engine: Engine) -> Iterator[Finding]:
    """What the rules say at some stations."""
    return chain.from_iterable(engine.flat_map(partial(rule.findings, scope), rows, config) for scope, rows in stations)


def in_order(findings: Iterable[Finding], engine: Engine) -> list[Finding]:
    """Findings, sorted."""
    return [one for _, one in sorted(engine.flat_map(ranked, findings, None), key=itemgetter(0))]


def compared(seen: list[Dossier], near: Near | None, config: Config, engine: Engine) -> tuple[list[Pair], list[Cluster], int]:
    """The pairs among claims, their clusters, and how many pairs, at most, were not held against each other."""
    held = list(_held(seen, near, config, engine))
    met = [one for one in held if isinstance(one, Pair)]
    bearing: Iterable[tuple[str, Dossier | Bears]] = chain(
        engine.flat_map(cluster.by_question, seen, None), engine.flat_map(cluster.bearings, met, None)
    )
    if near is not None:
        around = near.around
        bearing = (row for row in bearing if cluster.is_of(row[1], around))
    clusters = list(engine.group(cluster.clusters, bearing, config))
    return met, clusters, sum(one.pairs for one in held if isinstance(one, Unheld))


def linked_by_people(dossiers: Iterable[Dossier], known: Gathered, engine: Engine) -> list[JudgedLink]:
    """The links that people judged, by their claims, each with both."""
    ends: Iterable[Dossier | Filed[Judgement]] = chain(dossiers, known.judged)
    linked = engine.group(judgements.judged, engine.flat_map(judgements.by_link, ends, known.register), None)
    return sorted(linked, key=lambda link: (link.a.id, link.b.id, link.place.order))


def _proposed(dossiers: Sequence[Dossier], near: Near | None, config: Config, engine: Engine) -> tuple[list[Proposal], int]:
    """The claims that their texts say may belong together, and how many pairs were not looked at; near a change its own only.

    sketches -count-> weighed -block-> (key, words) -alike-> ids of two, beside both claims -> proposals.
    """
    policy, sketches = config.policy.link, list(engine.flat_map(sketch.of_dossier, dossiers, config))
    rare = near.rarity if near is not None and near.rarity is not None else rarity.rarity(sketches, policy)
    if near is None:
        weighed = list(engine.flat_map(blocking.weighed, engine.flat_map(blocking.counted, sketches, rare), policy))
        alike = list(engine.group(propose.alike, company.keyed((one.words for one in weighed), policy.words), config))
    else:
        ours = engine.flat_map(blocking.counted, (one for one in sketches if one.id in near.changed), rare)
        under = {key for key, _ in engine.flat_map(blocking.keys, engine.flat_map(blocking.weighed, ours, policy), policy)}
        apart = blocking.taken_apart(under)
        others = engine.flat_map(blocking.counted, (one for one in sketches if blocking.may_stand(one, apart)), rare)
        weighed = list(engine.flat_map(blocking.weighed, others, policy))
        rows = (row for row in engine.flat_map(blocking.keys, weighed, policy) if row[0] in under)
        alike = list(engine.group(propose.sought, rows, propose.Sought(claims=near.changed, config=config)))
    looked_at = propose.named(alike)
    return proposals((one for one in weighed if one.id in looked_at), alike, config, engine), propose.missing(alike)


def proposals(weighed: Iterable[Weighed], alike: Sequence[Alike | Uncompared], config: Config, engine: Engine) -> list[Proposal]:
    """What is proposed of the claims that are alike, from each of them, by the ids of both."""
    ends: Iterable[tuple[str, Weighed | str]] = chain(
        engine.flat_map(propose.by_id, weighed, None), engine.flat_map(propose.by_end, alike, None)
    )
    return propose.in_order(engine.group(propose.proposals, engine.group(propose.beside, ends, None), config))


def _evidence(
    dossiers: Sequence[Dossier], sources: Sequence[FiledSource], copies: Sequence[Copy], config: Config, engine: Engine
) -> tuple[list[Quotation], list[Exhibit]]:
    """The quotes, each with what became of it in the copies it may stand in, and the sources with their copies."""
    if not any(said.quote for one in dossiers for said in one.claim.said) and not any(one.record.captures for one in sources):
        return [], []
    from claimtrack.evidence import quotation  # noqa: PLC0415 - only where somebody is quoted, or copies are kept

    return laid_out(list(engine.flat_map(quotation.of_dossier, dossiers, None)), sources, copies, config, engine)


def laid_out(
    quotes: Sequence[QuoteOf], sources: Sequence[FiledSource], copies: Sequence[Copy], config: Config, engine: Engine
) -> tuple[list[Quotation], list[Exhibit]]:
    """The same of the quotes."""
    from claimtrack.evidence import exhibits, quotation  # noqa: PLC0415 - only where somebody is quoted, or copies are kept

    rows: Iterable[FiledSource | QuoteOf | Copy] = chain(sources, quotes, copies)
    held = engine.group(exhibits.handed_out, engine.flat_map(exhibits.by_hash, rows, None), None)
    named: Iterable[FiledSource | QuoteOf] = chain(sources, quotes)
    laid = list(engine.group(exhibits.laid_out, chain(engine.flat_map(exhibits.by_source, named, None), held), config))
    checked = [one for one in laid if isinstance(one, quotation.Quotation)]
    return checked, [one for one in laid if not isinstance(one, quotation.Quotation)]


def _overlaps(
    copies: Sequence[Copy], clusters: Iterable[Cluster], sources: Sequence[FiledSource], config: Config, engine: Engine
) -> tuple[list[Pickup], int]:
    """The pairs of sources whose copies have text or a credit in common, with the claims in which both speak as if independent.

    copies -text-> prints -shingle-> met -pair-> shared passages, beside clusters -source pair->; and the runs left out.
    """
    if not copies:
        return [], 0
    from claimtrack.evidence import credited, overlap, publishers, wires  # noqa: PLC0415 - only where a copy lies here
    from claimtrack.score import pickups  # noqa: PLC0415 - only where a copy lies here

    policy, clusters = config.policy.evidence, list(clusters)
    known = publishers.publishers(sources, (one.dossier.filed for one in clusters))
    here = {copy.sha256: known[copy.sha256] for copy in copies if copy.sha256 in known}
    beside = list(engine.flat_map(pickups.side_by_side, clusters, pickups.holders(here)))
    partners = overlap.partners(pair for pair, _ in beside)

    texts = list(engine.flat_map(overlap.text, copies, overlap.Reading(publishers=here, partners=partners)))
    meeting = overlap.Meeting(partners=partners, common=policy.common)
    met = list(engine.group(overlap.meetings, engine.flat_map(overlap.prints, texts, policy), meeting))
    shared = engine.group(overlap.shared, engine.flat_map(overlap.ends, texts, overlap.pairs(met)), policy)
    looking = credited.Looking(publishers=here, wires=wires.wires(sources))
    given = pickups.credits_of(engine.flat_map(credited.credited, copies, looking))
    rows: Iterable[tuple[str, Cluster | InCommon]] = chain(beside, engine.flat_map(pickups.sharing, shared, None))
    return list(engine.group(pickups.pickup, rows, given)), sum(isinstance(one, overlap.Common) for one in met)
