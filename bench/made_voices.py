"""The sources and camps of a made-up desk, and who of them says a claim.

Twenty sources make a shift, always in the same order of kinds, so that a source of a kind is found by its number alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from made_words import AFTER, BODIES, EVENTS, WHICH, detail, person, place

Record = dict[str, Any]
SHIFT = (
    "agency outlet outlet article article article article article article body body body body official official official person"
)
KINDS = [*SHIFT.split(), "report", "team", "person"]
"""What the sources of one shift are."""
LEAST = len(KINDS)
_SLOTS = {kind: [slot for slot, one in enumerate(KINDS) if one == kind] for kind in KINDS}
CAMPS = 48
"""Camps of parties; one more is neutral."""
ROLES = "clerk|engineer|nurse|foreman|auditor|driver|inspector|technician|archivist|surveyor|pilot|warden|cashier|adviser".split(
    "|"
)
REASONS = (
    "staff are forbidden to speak to the press|fears dismissal|a lawsuit is pending|the report is not published yet|"
    "speaks without leave of the board|has been threatened before"
).split("|")
KNOWN_TO = ["the desk chief", "the investigations editor", "the night editor"]


def camps() -> Iterator[Record]:
    """`{id, name, role}` each."""
    for number in range(CAMPS):
        yield {"id": f"camp-{number:02}", "name": f"the {place(number * 677)} {BODIES[number % len(BODIES)]}", "role": "party"}
    yield {"id": "press", "name": "the press", "role": "neutral"}


def source_id(number: int) -> str:
    """The id of a source, by its number."""
    kind = KINDS[number % LEAST]
    return f"{'agencies' if kind == 'agency' else 'bodies' if kind == 'body' else kind + 's'}/{kind}-{number:06}"


def source(n: int, number: int, seed: int) -> Record:
    """One source of so many."""
    chosen = Random(f"{seed} source {number}")
    kind = KINDS[number % LEAST]
    home = place(chosen.randrange(200 + n))
    record: Record = {"id": source_id(number)}
    camp = {} if chosen.random() < 0.03 else {"camp": _camp(n, number)}
    if kind == "agency":
        record |= {"source": f"the {home} press agency", "kind": "agency", "anonymity": "named"}
        return record | {"camp": "press", "grade": chosen.choice("AB"), "url": f"https://agency-{number}.example"}
    if kind == "outlet":
        title = chosen.choice(("Herald", "Courier", "Observer", "Gazette", "Mirror", "Echo"))
        record |= {"source": f"the {home} {title}", "kind": "outlet", "anonymity": "named"}
        return record | {"camp": "press", "grade": chosen.choice("BBCCD"), "url": f"https://outlet-{number}.example"}
    if kind in ("article", "report"):
        return record | _paper(n, kind, home, chosen)
    if kind == "body":
        record |= {"source": f"the {home} {chosen.choice(BODIES)}", "kind": "body", "anonymity": "named"} | camp
        return record | {"grade": chosen.choice("ABBBC")}
    if kind == "team":
        record |= {"source": f"our reporters in {home}", "kind": "team", "anonymity": "named"}
        return record | {"camp": "press", "grade": "A"}
    return record | _human(n, kind, home, chosen) | camp | {"grade": chosen.choice("BCCDF")}


def said(n: int, seed: int, many: int, day: date, words: str, chosen: Random) -> Iterator[Record]:
    """So many attributions: the first is a voice that counts, mostly; then other sides; at the end those that pick it up."""
    speakers: list[int] = []
    for turn in range(many):
        lapse = chosen.random()
        picks_up = turn >= 1 and chosen.random() < (0.25, 0.4, 0.5)[turn - 1]
        kind = "outlet" if picks_up else chosen.choices(("body", "report", "team", "official", "person"), (60, 10, 14, 10, 6))[0]
        number = _one(n, kind, chosen)
        if number in speakers:
            continue
        one: Record = {"source": source_id(number)}
        if turn and not picks_up and lapse > 0.994:
            one["stance"] = "denies"
        elif turn and not picks_up and lapse > 0.96:
            one["stance"] = "partly"
        if chosen.random() < 0.5:
            one["quote"] = f"{words} {detail(chosen)}"
        else:
            one["words"] = f"spoke of {words} {detail(chosen)}"
        one["basis"] = _basis(kind, chosen)
        if picks_up:
            one["picks_up"] = [source_id(speakers[0])]
        elif kind in ("body", "official", "person") and chosen.random() < 0.4:
            one["via"] = [source_id(_one(n, "agency", chosen))]
        spoken = day + timedelta(chosen.randrange(5))
        if lapse > 0.004:
            one["date"] = spoken.isoformat()
        one["found"] = _found(n, seed, spoken, chosen, with_place=lapse > 0.008)
        speakers.append(number)
        yield one


def _one(n: int, kind: str, chosen: Random) -> int:
    return chosen.randrange(n // LEAST) * LEAST + chosen.choice(_SLOTS[kind])


def _camp(_n: int, number: int) -> str:
    return f"camp-{number * 31 % CAMPS:02}"


def _basis(kind: str, chosen: Random) -> str:
    if kind == "outlet":
        return "secondhand"
    if chosen.random() < 0.05:
        return chosen.choice(("unknown", "hearsay", "analysis"))
    choices = {
        "body": ("official", "document"),
        "report": ("document",),
        "team": ("firsthand",),
        "official": ("position", "official"),
    }
    return chosen.choice(choices.get(kind, ("firsthand", "secondhand", "position")))


def _found(n: int, seed: int, day: date, chosen: Random, *, with_place: bool) -> Record:
    article = _one(n, "article", chosen)
    found: Record = {"in": source_id(article)}
    if with_place:
        found["at"] = f"paragraph {chosen.randrange(1, 30)}"
    if chosen.random() < 0.15:
        found |= {"url": f"https://outlet-{seed}.example/{article}", "captured": (day + timedelta(1)).isoformat()}
    return found


def _paper(n: int, kind: str, home: str, chosen: Random) -> Record:
    day = (date(2025, 3, 1) + timedelta(chosen.randrange(350))).isoformat()
    title = f"{chosen.choice(('Ledger', 'Report', 'Minutes', 'Review'))} on the {chosen.choice(WHICH)} {chosen.choice(EVENTS)}"
    record: Record = {"source": f"{title} in {home}", "kind": "document", "anonymity": "named"}
    if kind == "report":
        return record | {"camp": "press", "grade": "B", "published": day}
    record |= {"of": source_id(_one(n, "outlet", chosen)), "camp": "press", "grade": "C", "publisher": f"the {home} press"}
    record["published"] = day
    if chosen.random() < 0.15:
        record["credits"] = [source_id(_one(n, "agency", chosen))]
    return record


def _human(n: int, kind: str, home: str, chosen: Random) -> Record:
    body, role = chosen.choice(BODIES), chosen.choice(ROLES)
    of = {"of": source_id(_one(n, "body", chosen))} if kind == "official" else {}
    if chosen.random() < 0.55:
        record: Record = {"source": f"{person(chosen)}, {role} of the {home} {body}", "kind": kind, "anonymity": "named"}
        return record | of
    anonymity = chosen.choice(("unnamed", "background", "deep_background", "pseudonym"))
    described = f"a {role} of the {home} {body} {chosen.choice(AFTER)} {chosen.choice(EVENTS)}"
    record = {"source": described, "kind": kind, "anonymity": anonymity, **of}
    if chosen.random() < 0.97:
        record["known_to"] = [chosen.choice(KNOWN_TO)]
    if chosen.random() < 0.96:
        record["reason"] = chosen.choice(REASONS)
    return record
