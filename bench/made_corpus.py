"""The claims, sources and camps of a made-up desk of any size, as plain records: seeded, one at a time, each by its number alone.

Does not write them; `made_files.py` does. The same numbers give the same records on every machine. A record is a dict with the
keys of `docs/records.md` and an `id` before them. What a claim says is recombined from `made_words.py`: claims of one question
share who, what and where, and differ in wording, day and circumstance. About one claim in ten is a near-twin of another claim
(`twins` lists them). The desk works well: most sources are named or have a reason to be not, most claims have a voice that
counts, and every kind of lapse that people commit occurs now and then.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from math import gcd
from random import Random
from typing import Any, NamedTuple

import made_voices as voices
from made_words import BODIES, DID, DONE, KINDS, LEADS, MANNERS, THINGS, TOPICS, WORKS, detail, place, slug

Record = dict[str, Any]
TODAY = date(2026, 3, 1)
"""The day for `--today`: forecasts before it are settled, but for the few that somebody forgot."""

HOT = 1_000
"""So many claims stand in a hot question."""


class Twin(NamedTuple):
    """Two claims of which the second repeats the first; `how` sets them apart, `together` says if they share a question."""

    first: str
    second: str
    how: str
    together: bool


class Desk(NamedTuple):
    """The shape of a corpus: how many claims, sources and hot questions, the seed, and where each question begins."""

    claims: int
    sources: int
    seed: int
    hot: int
    starts: array[int]
    stride: int


class _Topic(NamedTuple):
    """What the claims of a question have in common."""

    kind: str
    number: int
    body: str
    home: int
    where: str
    thing: str
    work: str
    did: int
    figure: int
    day: date


def desk(many: int, sources: int, hot: int, seed: int) -> Desk:
    """A desk with so many claims and sources, of whose questions the first `hot` hold a thousand claims."""
    starts = array("q")
    at = number = 0
    while at < many:
        starts.append(at)
        at += HOT if number < hot else _size(Random(f"{seed} size {number}"))
        number += 1
    stride = next(step for step in range(max(1, int(many * 0.618)), 2 * many + 2) if gcd(step, many) == 1)
    return Desk(many, max(voices.LEAST, sources), seed, hot, starts, stride)


def claims(made: Desk) -> Iterator[Record]:
    """The claims, those of a question far apart from each other, as they are in a folder."""
    return (claim(made, number * made.stride % made.claims) for number in range(made.claims))


def twins(made: Desk) -> Iterator[Twin]:
    """The planted near-twins: pairs that a search for claims that belong together should find, or a question holds."""
    for number in range(made.claims):
        twin = _twin_of(made, number)
        if twin is not None:
            base, how = twin
            yield Twin(claim_id(made, base), claim_id(made, number), how, _question(made, base) == _question(made, number))


def sources(made: Desk) -> Iterator[Record]:
    """The sources."""
    return (voices.source(made.sources, number, made.seed) for number in range(made.sources))


def claim(made: Desk, number: int) -> Record:
    """One claim by its number among the questions."""
    twin = _twin_of(made, number)
    own = _own(made, number)
    record: Record = {"id": claim_id(made, number)}
    if twin is None:
        topic = _topic(made, _question(made, number))
        return record | _saying(made, topic, _own(made, number), number) | _said(made, topic, own)
    base, how = twin
    topic = _topic(made, _question(made, base))
    saying = _saying(made, topic, _own(made, base), base, how)
    if _question(made, base) != _question(made, number):
        saying["about"] = f"{slug(topic.where)}-{slug(topic.work if topic.kind != 'count' else topic.thing)}/desk-{number}"
    return record | saying | _said(made, topic, own)


def claim_id(made: Desk, number: int) -> str:
    """The id of a claim: its beat, and a name that sorts it far from its siblings."""
    shown = (number * 2_654_435_761 + made.seed) % 2**32
    return f"{TOPICS[shown % len(TOPICS)]}/{shown // len(TOPICS) % 100:02}/c{shown:010}-{number}"


def _own(made: Desk, number: int) -> Random:
    return Random(f"{made.seed} claim {number}")


def _size(chosen: Random) -> int:
    """How many claims a question holds: many hold few, some hold 40."""
    return min(40, max(1, int(chosen.paretovariate(1.1))))


def _question(made: Desk, number: int) -> int:
    return bisect_right(made.starts, number) - 1


def _twin_of(made: Desk, number: int) -> tuple[int, str] | None:
    """The number of the claim that this one repeats, and how; itself it is repeated by claims that are no twins alone."""
    if not _repeats(made, number):
        return None
    chosen = Random(f"{made.seed} twin {number}")
    start = made.starts[_question(made, number)]
    base = start if number > start and chosen.random() < 0.5 else _lonely(made, chosen)
    while _repeats(made, base):
        base = (base + 1) % made.claims
    how = chosen.choices(("other words", "other order", "an addition", "another number", "typed again"), (6, 4, 5, 2, 1))[0]
    if how == "another number" and _question(made, base) == _question(made, number):
        how = "an addition"
    return base, how


def _lonely(made: Desk, chosen: Random) -> int:
    """A claim whose question has few others: a twin of a claim under a large question is as near to all of them."""
    for _ in range(50):
        number = chosen.randrange(made.claims)
        if _many(made, _question(made, number)) <= 2 and not _repeats(made, number):
            break
    return number


def _end(made: Desk, question: int) -> int:
    return made.starts[question + 1] if question + 1 < len(made.starts) else made.claims


def _many(made: Desk, question: int) -> int:
    return _end(made, question) - made.starts[question]


def _repeats(made: Desk, number: int) -> bool:
    scattered = (number * 2_654_435_761 + made.seed * 40_503) % 2**32
    return made.claims > 10 and scattered < 2**32 // 10


def _topic(made: Desk, question: int) -> _Topic:
    return _topic_of(made.seed, made.claims, question, hot=question < made.hot)


@lru_cache(maxsize=64)
def _topic_of(seed: int, size: int, question: int, *, hot: bool) -> _Topic:
    chosen = Random(f"{seed} question {question}")
    kind = "stock" if hot else chosen.choices(("count", "day", "deadline", "whether", "owner"), (45, 15, 12, 18, 10))[0]
    home = chosen.randrange(200 + size // 8)
    return _Topic(
        kind=kind,
        number=question,
        body=chosen.choice(BODIES),
        home=home,
        where=place(chosen.choice((home, chosen.randrange(200 + size // 8)))),
        thing=f"{chosen.choice(KINDS)} {chosen.choice(THINGS)}",
        work=chosen.choice(WORKS),
        did=chosen.randrange(len(DID)),
        figure=int(10 ** chosen.uniform(1, 4.5)),
        day=date(2025, 3, 1) + timedelta(chosen.randrange(350)),
    )


def _saying(made: Desk, topic: _Topic, chosen: Random, number: int, how: str = "") -> Record:
    """The sentence of a claim and what it states; with `how` that of its near-twin."""
    form, manner, circumstance = chosen.randrange(4), chosen.choice(MANNERS), detail(chosen)
    count, day = _stated(topic, chosen, number)
    lead = LEADS[(chosen.randrange(len(LEADS)) + (how == "other words")) % len(LEADS)]
    if how == "other words":
        circumstance = f"around the time of the {' '.join(circumstance.split()[-2:])}"
    if how == "other order":
        form = (form + 1) % 4
    if how == "another number":
        count, day = count * 2 + 1, day + timedelta(16)
    body = f"the {place(topic.home)} {topic.body}"
    stated = _fields(topic, count, day, forgotten=number % 37 == 0)
    sentence = _sentence(topic, form, body, _phrase(topic, stated, day), manner if form == 3 else "")
    sentence = (
        f"{body} {lead} {sentence} {circumstance}",
        f"{circumstance} {sentence}",
        f"{sentence} {circumstance}",
        f"{sentence} {circumstance}",
    )[form]
    if how == "an addition":
        sentence += f", {('according to its own count', 'by every account so far', 'as first set down at noon')[number % 3]}"
    record: Record = {"claim": sentence[0].upper() + sentence[1:]}
    if _many(made, topic.number) > 1 or number % 3:
        record["about"] = (
            f"{slug(topic.where)}-{slug(topic.work if topic.kind != 'count' else topic.thing)}-{topic.number}/{topic.kind}"
        )
    return record | stated | {"place": slug(topic.where), "tags": [TOPICS[topic.number % len(TOPICS)]]}


def _stated(topic: _Topic, chosen: Random, number: int) -> tuple[int, date]:
    """The number and the day that a claim states: those of its question, but for one voice in some thirty."""
    off = chosen.random() < 0.003
    if topic.kind == "stock":
        step = number % 300
        return topic.figure + 37 * step, topic.day + timedelta(step)
    return topic.figure * (2 if off else 1), topic.day + timedelta(chosen.randrange(2, 20) if off else 0)


def _fields(topic: _Topic, count: int, day: date, *, forgotten: bool) -> Record:
    if topic.kind == "count":
        return {"value": f"{count:,} {topic.thing}", "period": topic.day.isoformat()[:7]}
    if topic.kind == "stock":
        return {"value": f"{count:,} {topic.thing}", "as_of": day.isoformat(), "growing": True}
    if topic.kind == "day":
        return {"when": f"on {day.isoformat()}"}
    if topic.kind == "deadline":
        settled: Record = {"mode": "forecast"}
        if day < TODAY and not forgotten:
            settled |= {"status": "settled", "outcome": f"done on {(day - timedelta(1)).isoformat()}", "resolution": "held"}
        return {"when": f"by {day.isoformat()}"} | settled
    if topic.kind == "owner":
        return {"label": f"{slug(topic.where)}/{slug(topic.body)}"}
    return {"polarity": day == topic.day}


def _phrase(topic: _Topic, stated: Record, day: date) -> str:
    """What the fields state, as it stands in the sentence."""
    written = f"{day.day} {day:%B %Y}"
    phrases: dict[str, str] = {
        "count": stated.get("value", ""),
        "stock": f"{stated.get('value', '')} up to {written}",
        "day": f"on {written}",
        "deadline": f"by {written}",
        "owner": f"the {topic.where} {topic.body}",
        "whether": "" if stated.get("polarity") else "not ",
    }
    return phrases[topic.kind]


def _sentence(topic: _Topic, form: int, body: str, phrase: str, manner: str) -> str:
    """The main clause, in one of four forms: with the body named before it, or doing it, or done to, or done in some manner."""
    did, done, where, work = DID[topic.did], DONE[topic.did], topic.where, topic.work
    how = f"{manner} " if manner else ""
    who = "it" if form == 0 else body
    if topic.kind in ("count", "stock"):
        return f"{phrase} in {where} were {done} by {body}" if form == 2 else f"{who} {how}{did} {phrase} in {where}"
    if topic.kind == "day":
        return (
            f"the {work} in {where} was {done} by {body} {phrase}"
            if form == 2
            else f"{who} {how}{did} the {work} in {where} {phrase}"
        )
    if topic.kind == "deadline":
        if form == 2:
            return f"the {work} in {where} will have been {done} {phrase} by {body}"
        return f"{who} will have {how}{done} the {work} in {where} {phrase}"
    if topic.kind == "owner":
        return f"the {work} in {where} {how}belongs to {phrase}" if form != 2 else f"{phrase} owns the {work} in {where}"
    return (
        f"the {work} in {where} has {phrase}been {done} by {body}"
        if form == 2
        else f"{who} has {phrase}{how}{done} the {work} in {where}"
    )


def _said(made: Desk, topic: _Topic, chosen: Random) -> Record:
    many = chosen.choices((1, 2, 3, 4), (35, 30, 22, 13))[0]
    words = (
        f"the {topic.work} in {topic.where}" if topic.kind not in ("count", "stock") else f"the {topic.thing} in {topic.where}"
    )
    record: Record = {}
    if many < 3 and chosen.random() < 0.9:
        record["review"] = {
            "verdict": chosen.choice(("holds", "holds with its limits", "to be watched")),
            "by": chosen.choice(("the desk chief", "the night editor", "the data desk")),
            "date": (topic.day + timedelta(6)).isoformat(),
            "why": f"read against {chosen.choice(('its minutes', 'the ledger', 'the register', 'two rolls'))} {detail(chosen)}",
        }
    record["said"] = [*voices.said(made.sources, made.seed, many, topic.day, words, chosen)]
    return record
