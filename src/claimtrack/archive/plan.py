"""The plan of an archive on one screen: from readings to the rows of tables, over any engine, without a place where all is held.

readings -settle-> register -> (question, claim) -judge-> rows;  readings -terms-> words -alike-> pairs of ids -propose-> rows
The functions of `plan.py` do the work, and find the same. Brought together here is only what is small: ids, sources, how rare
each term is, which claims are alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from claimtrack import rule
from claimtrack.archive import judging, linking, settling
from claimtrack.archive.judging import Settled
from claimtrack.archive.looking import Also, Desk
from claimtrack.archive.rows import ClaimRow, ConflictRow, FindingRow, Hiding, LinkRow, Row, of_link
from claimtrack.archive.settling import Odd
from claimtrack.config import Config
from claimtrack.evidence import exhibits
from claimtrack.evidence.quotation import Exhibit, Quotation, QuoteOf
from claimtrack.link import components, judgements, rarity, references, register, unread
from claimtrack.link.judgements import JudgedLink
from claimtrack.link.namesakes import Namesakes
from claimtrack.link.pairs import Unheld
from claimtrack.link.register import Register
from claimtrack.link.source_dossier import Cited
from claimtrack.model import Camp, Claim, Filed, FiledSource, Judgement, Source
from claimtrack.protection import persons
from claimtrack.records import Reading
from claimtrack.score.next import offers
from claimtrack.verbs import Engine, Together, kept, only


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a check left: all rows, wherever the engine has them; what may not be shown of them; and what was not checked."""

    rows: Iterable[Any]
    """Rows of the tables, and of the further kinds that were wanted."""
    hiding: Hiding
    unchecked: int
    uncompared: int
    unheld: int
    register: Register | None = None
    guarded: frozenset[str] = frozenset()
    """The sources that nobody may be told to name; only where further rows were wanted."""


def check(read: Iterable[Reading], config: Config, engine: Engine, also: Also | None = None) -> Checked:
    """Judge an archive, of which no captures and no comments are known; `also` says which further rows to leave."""
    readings = kept(read)
    here, doubles, odd, judged = _settled(readings, config, engine)
    desk, lost = here.desk, here.lost
    if also is not None:
        desk = Desk(desk.register, config, also, _guarded(readings, here, engine))
        here = Settled(desk, lost)
    further = also.kinds if also is not None else ()

    met = kept(engine.group(judging.question, engine.flat_map(judging.by_question, readings, here), desk))
    alone = kept(engine.flat_map(judging.alone, readings, here))
    bearing: Iterable[tuple[str, Any]] = Together(
        engine.flat_map(judging.by_claim, only(alone, judging.Apart), None),
        engine.flat_map(judging.of_bearing, only(met, judging.Bearing), None),
    )
    linked, uncompared = _linked(readings, here, engine)
    ends: Iterable[Any] = Together((one.dossier for one in only(alone, judging.End)), judged)
    stations: tuple[tuple[rule.Scope, Iterable[Any]], ...] = (
        ("namesakes", doubles),
        ("references", [found for one in judged for found in references.of_judgement(one, desk.ids)]),
        ("judgement", engine.group(judgements.judged, engine.flat_map(judgements.by_link, ends, desk.register), None)),
    )
    rows = kept(
        Together(
            only(met, ClaimRow, ConflictRow, FindingRow, *further),
            linked,
            only(alone, ClaimRow, FindingRow, *further),
            engine.group(judging.gathered, bearing, desk),
            engine.group(judging.source, engine.flat_map(judging.by_source, only(alone, judging.Known, Cited), None), desk),
            *(engine.flat_map(partial(_told, scope), subjects, desk) for scope, subjects in stations),
            engine.flat_map(_of_quotation, _evidence(alone, config, engine), desk),
        )
    )
    nameless = {word for one in odd for word in unread.telling(one, desk.register)}
    secret = set(engine.flat_map(_secrets, only(rows, FindingRow), None)) | nameless
    edges = ((one.a, one.b) for one in only(rows, LinkRow) if one.kind != "different")
    return Checked(
        rows=rows,
        hiding=Hiding(tuple(sorted(secret, key=lambda word: (-len(word), word))), components.families(edges)),
        unchecked=sum(len(one.broken) for one in odd),
        uncompared=uncompared,
        unheld=sum(one.pairs for one in only(met, Unheld)),
        register=desk.register,
        guarded=desk.guarded,
    )


def _settled(
    readings: Iterable[Reading], config: Config, engine: Engine
) -> tuple[Settled, list[Namesakes], list[Reading], list[Filed[Judgement]]]:
    """What is settled before anything is judged; the namesakes, the readings with faults and the judgements.

    The outlines of a million claims, of which the register is made, are held no longer than this.
    """
    outlines = list(engine.flat_map(settling.outlines, readings, None))
    doubles = settling.doubles(outlines)
    lost = settling.losers(doubles)
    outlines = settling.kept(outlines, lost)
    odd = [one.reading for one in outlines if isinstance(one, Odd)]
    judged = [one for one in outlines if isinstance(one, Filed) and isinstance(one.record, Judgement)]
    return Settled(Desk(_register(outlines, odd, judged, config, engine), config), lost), doubles, odd, judged


def _guarded(readings: Iterable[Reading], here: Settled, engine: Engine) -> frozenset[str]:
    """The sources that nobody may be told to name, as any record guards them."""
    sources = (Filed(name, "", 0, one) for name, one in here.desk.register.sources.items())
    return offers.guarded(sources, ()) | frozenset(engine.flat_map(_guards, readings, here))


def _guards(reading: Reading, here: Settled) -> Iterator[str]:
    yield from offers.guarded((), settling.claims(reading, here.lost))


def _register(
    outlines: Sequence[settling.Outline],
    odd: Sequence[Reading],
    judged: Iterable[Filed[Judgement]],
    config: Config,
    engine: Engine,
) -> Register:
    """The register, of outlines; its sources are whole."""
    records = [one for one in outlines if not isinstance(one, Odd)]
    sources: list[Any] = sorted((one for one in records if isinstance(one.record, Source)), key=lambda one: one.id)
    claims: list[Any] = sorted((one for one in records if isinstance(one.record, Claim)), key=lambda one: one.id)
    return register.register(
        claims,
        sources,
        {one.id: one.record for one in records if isinstance(one.record, Camp)},
        (one.record for one in judged),
        (name for reading in odd for name in reading.broken),
        names=config.settings.names,
        named=engine.flat_map(persons.named, sources, config),
        hidden=(name for reading in odd for name in reading.broken if reading.guarded),
        camps_unread=any(one.folder == "camps" and (one.refused or one.problems or one.misfits) for one in odd),
    )


def _linked(readings: Iterable[Reading], here: Settled, engine: Engine) -> tuple[Iterable[Row], int]:
    """What texts say of links between claims; and how many pairs, at most, were not looked at."""
    policy = here.desk.config.policy.link
    looked_at = kept(engine.flat_map(linking.drawn, readings, here))
    weighing, drawn = (
        linking.Weighing(here, rarity.rarity(only(looked_at, linking.Terms), policy)),
        only(looked_at, linking.Drawn),
    )
    found = linking.found(engine.group(linking.alike, engine.flat_map(linking.words, drawn, weighing), weighing))
    return engine.group(linking.proposals, engine.flat_map(linking.beside, drawn, found.beside), weighing), found.uncompared


def _evidence(alone: Iterable[Any], config: Config, engine: Engine) -> Iterable[Quotation | Exhibit]:
    """The quotes of an archive, none of which can be held against a copy, and the sources they stand in."""
    return engine.group(exhibits.laid_out, engine.flat_map(_by_source, only(alone, judging.Known, QuoteOf), None), config)


def _by_source(one: judging.Known | QuoteOf, _shared: object = None) -> Iterator[tuple[str, FiledSource | QuoteOf]]:
    yield from exhibits.by_source(one if isinstance(one, QuoteOf) else one.filed)


def _of_quotation(one: Quotation | Exhibit, desk: Desk) -> Iterator[Row]:
    yield from _told("quotation" if isinstance(one, Quotation) else "exhibit", one, desk)


def _told(scope: rule.Scope, subject: Any, desk: Desk) -> Iterator[Row]:
    yield from desk.asking.rows(rule.findings(scope, subject, desk.config))
    if isinstance(subject, JudgedLink):
        yield of_link(subject)


def _secrets(row: FindingRow, _shared: object = None) -> Iterator[str]:
    yield from row.secrets
