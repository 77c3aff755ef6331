"""What comes due, for people by day and for programs as rows: what is overdue first, what has no day last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from claimtrack.config import Config
from claimtrack.link.agenda import Agenda, Due, Review
from claimtrack.link.answers import answer
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import Outlook
from claimtrack.link.wording import counted, short, voices
from claimtrack.render.plain import visible
from claimtrack.values.dates import said_plainly

if TYPE_CHECKING:
    from rich.text import Text

FIELDS = (
    "kind",
    "id",
    "day",
    "days",
    "about_that_day",
    "text",
    "answer",
    "said_by",
    "level",
    "about",
    "conflicts_with",
    "decided_by",
    "path",
)


def fields(agenda: Agenda, levels: Mapping[str, str], config: Config, *, undated: bool = True) -> list[dict[str, Any]]:
    """One row an entry, in the order of the days; those without a day last. `days` is below 0 once the day has passed.

    `kind` is forecast, possible or review (of a source); `about_that_day` says that the words only surround the day.
    """
    dated: list[Due | Review] = sorted((*agenda.due, *agenda.reviews), key=lambda one: one.day)
    rows = [_of_due(one, levels, config) if isinstance(one, Due) else _of_review(one, config) for one in dated]
    return [*rows, *(_of_claim(dossier, kind, levels, config) for dossier, kind in agenda.undated if undated)]


def lines(agenda: Agenda, levels: Mapping[str, str], config: Config, *, undated: bool = True) -> Iterator[str | Text]:
    """What has come due, what comes, and what has no day."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    today = config.today
    for heading, entries in (
        ("overdue: nobody has recorded what came of it", [one for one in agenda.due if one.day < today]),
        ("coming", [one for one in agenda.due if one.day >= today]),
    ):
        if entries:
            yield Text(heading, "bold red" if heading != "coming" else "bold")
            for day, of_day in groupby(entries, key=lambda one: one.day):
                yield Text(f"  {said_plainly(day)}, {distance(day, today)}", "bold")
                for one in of_day:
                    yield from _block(one, levels, config)
            yield ""
    if agenda.reviews:
        yield Text("sources to look at again", "bold")
        for review in agenda.reviews:
            yield f"  {said_plainly(review.day)}, {distance(review.day, today)}"
            yield f"    {visible(review.source.id)}: {visible(review.source.record.source)}"
        yield ""
    if undated:
        yield from _without_a_day(agenda.undated)


def distance(day: date, today: date) -> str:
    """`in 3 days`, `today`, `3 days ago`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago")


def _block(one: Due, levels: Mapping[str, str], config: Config) -> Iterator[str | Text]:
    """One forecast: what it says, who says so, what stands against it, and the fact that decides it."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    policy = config.policy.relation
    dossier = one.dossier
    yield Text.assemble("    ", (visible(dossier.id), "bold"), f"  {_standing(one, levels)}")
    yield f"      {visible(short(dossier.claim.claim, 200))}"
    yield f"      {visible(_answer(one, config))}; {visible(voices(dossier))}"
    for pair in one.conflicts:
        other = pair.b if pair.a.id == dossier.id else pair.a
        yield f"      {pair.relation.verdict}: `{visible(other.id)}` says {visible(answer(other, policy))}"
    for decision in one.decisions:
        says = f"`{visible(decision.fact.id)}` says {visible(answer(decision.fact, policy))}"
        yield Text(f"      {says}: if that is right, it {decision.resolution}", "green")


def _standing(one: Due, levels: Mapping[str, str]) -> str:
    level = levels.get(one.dossier.id, "")
    return f"{level}, only a possibility" if one.outlook == "possible" else level


def _answer(one: Due, config: Config) -> str:
    """What decides it, in calendar words; a claim without a time of its own is told with the span it covers."""
    told = answer(one.dossier, config.policy.relation)
    if one.deadline.key in ("when", "claim"):
        words = told if not told.startswith("`") else f"`{one.deadline.words}`"
    else:
        words = f"{told}, `{one.deadline.key}: {one.deadline.words}`" if not told.startswith("`") else f"`{one.deadline.words}`"
    return f"{words} (the words only surround the day)" if one.deadline.vague else words


def _without_a_day(undated: Iterable[tuple[Dossier, Outlook]]) -> Iterator[str | Text]:
    """Forecasts that nothing decides; possibilities, of which many speak of what was, are only counted."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    named = [dossier for dossier, kind in undated if kind == "forecast"]
    if named:
        yield Text("no day: nothing says when these can be checked; give them a `when`, `period` or `as_of`", "bold")
    for dossier in named:
        yield f"  {visible(dossier.id)}: {visible(short(dossier.claim.claim, 200))}"
    if named:
        yield ""


def _of_due(one: Due, levels: Mapping[str, str], config: Config) -> dict[str, Any]:
    others = sorted(side.id for pair in one.conflicts for side in (pair.a, pair.b) if side.id != one.dossier.id)
    return {
        **_of_claim(one.dossier, one.outlook, levels, config),
        "day": one.day.isoformat(),
        "days": (one.day - config.today).days,
        "about_that_day": one.deadline.vague,
        "conflicts_with": others,
        "decided_by": [{"claim": decision.fact.id, "resolution": decision.resolution} for decision in one.decisions],
    }


def _of_claim(dossier: Dossier, kind: Outlook, levels: Mapping[str, str], config: Config) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": dossier.id,
        "day": None,
        "days": None,
        "about_that_day": False,
        "text": dossier.claim.claim,
        "answer": answer(dossier, config.policy.relation).strip("`"),
        "said_by": voices(dossier),
        "level": levels.get(dossier.id),
        "about": dossier.claim.about,
        "conflicts_with": [],
        "decided_by": [],
        "path": dossier.filed.path,
    }


def _of_review(one: Review, config: Config) -> dict[str, Any]:
    return {
        "kind": "review",
        "id": one.source.id,
        "day": one.day.isoformat(),
        "days": (one.day - config.today).days,
        "about_that_day": False,
        "text": one.source.record.source,
        "answer": None,
        "said_by": None,
        "level": None,
        "about": None,
        "conflicts_with": [],
        "decided_by": [],
        "path": one.source.path,
    }
