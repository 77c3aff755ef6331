"""How what a source said has turned out: its decided claims, one draw a question, and what their number can tell.

Counts what editors recorded as `resolution` and nothing else. It bears on no score and no grade: a grade is the desk's judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

import msgspec

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import closed, decides, outlook
from claimtrack.model import Claim, Resolution, Source
from claimtrack.policy import RelationPolicy
from claimtrack.score import factors, wilson
from claimtrack.score.statements import Statement, last_words, on_record, own_statements, source_of, standing
from claimtrack.values.dates import span

Role = Literal["voice", "relay"]
Kind = Literal["forecast", "fact"]
By = Literal["source", "organisation", "camp"]
Came = Literal["right", "wrong", "both", "partly", "void", "hedged", "untold", "replaced", "late"]
"""How a word came out. Only `right` and `wrong` make the rate. `both`: its words on one question came out both ways; `hedged`: it
only called it possible, or went part of the way; `untold`: the desk has not recorded which way; `late`: it was said when the day
had passed; `replaced`: a later word of its own on the question stands, or it was withdrawn in time."""

OUTSIDE: tuple[Came, ...] = ("both", "partly", "void", "hedged", "untold", "late", "replaced")
Question = tuple[str | None, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One word of a source on a claim that is decided, and how it came out. `source` spoke it or, as a relay, carried it."""

    source: str
    role: Role
    kind: Kind
    question: Question
    dossier: Dossier
    statement: Statement
    came: Came
    decides: date | None = None
    """The last day that the claim left itself, where it named one."""

    @property
    def resolution(self) -> Resolution | None:
        """What the desk recorded of the claim."""
        return self.dossier.claim.resolution


class Draw(msgspec.Struct, frozen=True, kw_only=True):
    """All that one source said on one question before its day; it counts once."""

    came: Came
    told: tuple[Told, ...]


class TrackRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How the decided claims of a source (or organisation, or camp) came out. `low` to `high` is the 95 % interval of its rate.

    `telling` says whether that interval is narrow enough to say anything (`policy.telling_width`).
    """

    name: str
    role: Role
    kind: Kind
    draws: tuple[Draw, ...]
    right: int
    of: int
    low: float
    high: float
    telling: bool

    def outside(self) -> dict[Came, int]:
        """How many questions are not in the rate, by why."""
        counts = {why: sum(draw.came == why for draw in self.draws) for why in OUTSIDE}
        return {why: number for why, number in counts.items() if number}


def track_records(dossiers: Iterable[Dossier], config: Config, by: By = "source") -> list[TrackRecord]:
    """The track records of all who spoke or carried what is decided: most questions first."""
    groups: dict[tuple[str, Role, Kind], dict[Question, list[Told]]] = {}
    for told in _told(list(dossiers), config.policy.relation):
        name = _name(told, by)
        groups.setdefault((name, told.role, told.kind), {}).setdefault(told.question, []).append(told)
    found = [_record(*key, questions, config.policy.telling_width) for key, questions in groups.items()]
    return sorted(found, key=lambda one: (-one.of, -len(one.draws), one.name, one.role, one.kind))


def _record(name: str, role: Role, kind: Kind, questions: Mapping[Question, list[Told]], width: float) -> TrackRecord:
    rounds = (told for said in questions.values() for told in _rounds(said))
    draws = sorted((Draw(came=_together(told), told=told) for told in rounds), key=_order)
    right, wrong = (sum(draw.came == came for draw in draws) for came in ("right", "wrong"))
    low, high = wilson.interval(right, right + wrong)
    return TrackRecord(
        name=name,
        role=role,
        kind=kind,
        draws=tuple(draws),
        right=right,
        of=right + wrong,
        low=low,
        high=high,
        telling=high - low <= width,
    )


def _rounds(told: list[Told]) -> Iterator[tuple[Told, ...]]:
    """The words on one question in rounds: who forecasts anew after the day of the first forecast is counted anew."""
    left = sorted(told, key=lambda one: (one.decides or date.max, one.dossier.id, one.statement.place.order))
    while left:
        ends = left[0].decides or date.max
        one_round = tuple(one for one in left if span(one.statement.attribution.date)[0] <= ends or one is left[0])
        left = [one for one in left if one not in one_round]
        yield one_round


def _together(told: Iterable[Told]) -> Came:
    """How all words on one question came out together: they are one draw, for they stand and fall with one another."""
    came = {one.came for one in told}
    if {"right", "wrong"} <= came:
        return "both"
    first: tuple[Came, ...] = ("right", "wrong", *OUTSIDE)
    return next(one for one in first if one in came)


def _order(draw: Draw) -> tuple[int, str]:
    ranked: tuple[Came, ...] = ("right", "wrong", *OUTSIDE)
    return ranked.index(draw.came), draw.told[0].dossier.id


def _told(dossiers: list[Dossier], policy: RelationPolicy) -> Iterator[Told]:
    """Every word on a decided claim: in the voice of whoever said it, and as carried by each relay.

    Whoever picks a report up carries it, and adds no word to that of its origin.
    """
    spoken_on = _days(dossiers, policy)
    for dossier in dossiers:
        claim = dossier.claim
        if not _counts(claim):
            continue
        upright, last = set(_upright(dossier, policy)), decides(claim, policy)
        for statement in _audible(dossier):
            if statement.stance == "withdraws":
                continue
            came = _came(statement, dossier, policy, stands=statement in upright and _latest(statement, claim, spoken_on, policy))
            said = statement.attribution
            carriers = dict.fromkeys((*said.via, *([said.source] if said.picks_up else [])))
            spoken: list[tuple[str, Role]] = [] if said.picks_up else [(said.source, "voice")]
            for name, role in (*spoken, *((carrier, "relay") for carrier in carriers if (carrier, "voice") not in spoken)):
                yield Told(
                    source=name,
                    role="voice" if role == "voice" else "relay",
                    kind="fact" if outlook(claim, policy) is None else "forecast",
                    question=_question(claim, dossier.id),
                    dossier=dossier,
                    statement=statement,
                    came=came,
                    decides=last.day if last else None,
                )


def _counts(claim: Claim) -> bool:
    """Whether the desk has closed a claim. One that it withdrew without a resolution tells of the desk, not of the source."""
    return claim.resolution is not None or (closed(claim) and claim.status != "retracted")


def _came(statement: Statement, dossier: Dossier, policy: RelationPolicy, *, stands: bool) -> Came:
    resolution = dossier.claim.resolution
    if _hindsight(statement, dossier.claim, policy):
        return "late"
    if not stands:
        return "replaced"
    if resolution is None:
        return "untold"
    if resolution in ("partly", "void"):
        return "partly" if resolution == "partly" else "void"
    if statement.partly or outlook(dossier.claim, policy) == "possible":
        return "hedged"
    return "right" if (resolution == "held") == (statement.stance == "supports") else "wrong"


def _audible(dossier: Dossier) -> tuple[Statement, ...]:
    return on_record(own_statements(dossier.filed), dossier.sources)


def _upright(dossier: Dossier, policy: RelationPolicy) -> tuple[Statement, ...]:
    """What stands of the words that were said in time: who takes a forecast back after its day does not undo it."""
    timely = [one for one in _audible(dossier) if not _hindsight(one, dossier.claim, policy)]
    return standing(timely, last_words(timely))


def _hindsight(statement: Statement, claim: Claim, policy: RelationPolicy) -> bool:
    last = decides(claim, policy)
    dated = statement.attribution.date
    return last is not None and dated is not None and span(dated)[0] > last.day


Days = Mapping[tuple[str, Question], frozenset[date]]


def _days(dossiers: Iterable[Dossier], policy: RelationPolicy) -> Days:
    """The days from which each source has surely spoken on each question, also where the claim is not decided yet."""
    days: dict[tuple[str, Question], set[date]] = {}
    for dossier in dossiers:
        question = _question(dossier.claim, dossier.id)
        for statement in _upright(dossier, policy) if dossier.claim.status != "retracted" else ():
            said = statement.attribution
            if not said.picks_up and said.date is not None:
                days.setdefault((said.source, question), set()).add(span(said.date)[0])
    return {key: frozenset(found) for key, found in days.items()}


def _latest(statement: Statement, claim: Claim, spoken_on: Days, policy: RelationPolicy) -> bool:
    """Whether its source said nothing on that question later, and before the day decided it: afterwards is too late to change."""
    said, last = statement.attribution, decides(claim, policy)
    later = (day for day in spoken_on.get((said.source, _question(claim, statement.claim)), ()) if day > span(said.date)[1])
    return all(last is not None and day > last.day for day in later)


def _question(claim: Claim, name: str) -> Question:
    """What a claim answers, of which event, where and of which days: a forecast for March and one for April are two questions."""
    return (claim.about or name, claim.event, claim.place, claim.period, claim.as_of)


def _name(told: Told, by: By) -> str:
    sources: Mapping[str, Source] = told.dossier.sources
    names: dict[By, Callable[[str], str]] = {
        "source": lambda name: name,
        "organisation": lambda name: source_of(name, sources).of or name,
        "camp": lambda name: factors.camp_of(name, sources),
    }
    return names[by](told.source)
