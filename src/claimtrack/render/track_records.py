"""Track records for people and for programs: the counts of all sources, or the words of one with what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimtrack.link.wording import short
from claimtrack.model import Source
from claimtrack.render.json_report import figure
from claimtrack.render.plain import visible
from claimtrack.score.track_record import Came, Told, TrackRecord

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

FIELDS = ("name", "role", "kind", "right", "of", "rate", "low", "high", "telling", "outside", "claims")
WORDS = ("source", "role", "kind", "came", "counted", "claim", "text", "stance", "date", "resolution", "outcome", "path")

HEADINGS = {
    ("forecast", "voice"): "forecasts, in their own voice",
    ("fact", "voice"): "facts, in their own voice",
    ("forecast", "relay"): "forecasts, as carried",
    ("fact", "relay"): "facts, as carried",
}
WHY: Mapping[Came, str] = {
    "right": "right",
    "wrong": "wrong",
    "both": "came out both ways",
    "partly": "held partly",
    "void": "void: the question fell away",
    "hedged": "only called possible, or went part of the way",
    "untold": "not told which way",
    "late": "said when the day had passed",
    "replaced": "replaced or withdrawn in time",
}
CAUTION = "counts what the desk recorded as decided, and nothing else; a grade is the desk's, and no count changes it"


def fields(one: TrackRecord) -> dict[str, Any]:
    """A track record as plain values; the rate and its 95 % interval are null where nothing was counted."""
    return {
        "name": one.name,
        "role": one.role,
        "kind": one.kind,
        "right": one.right,
        "of": one.of,
        "rate": figure(one.right / one.of) if one.of else None,
        "low": figure(one.low) if one.of else None,
        "high": figure(one.high) if one.of else None,
        "telling": one.telling,
        "outside": one.outside(),
        "claims": sorted({told.dossier.id for draw in one.draws for told in draw.told}),
    }


def words(records: Iterable[TrackRecord]) -> list[dict[str, Any]]:
    """Each word behind some track records as plain values; `counted` says whether its question is in the rate."""
    return [
        _word(told, counted=draw.came in ("right", "wrong") and told.came == draw.came)
        for one in records
        for draw in one.draws
        for told in draw.told
    ]


def table(records: Sequence[TrackRecord]) -> Iterator[Text | Table | str]:
    """All track records, forecasts and facts apart, voices and relays apart."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    for (kind, role), heading in HEADINGS.items():
        some = [one for one in records if (one.kind, one.role) == (kind, role)]
        if some:
            yield Text(heading, "bold")
            yield _rows(some)
            yield ""
    yield CAUTION


def lines(name: str, source: Source | None, records: Sequence[TrackRecord]) -> Iterator[Text | str]:
    """The track records of one source, each with its claims."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    yield Text.assemble((visible(name), "bold"), visible(f": {source.source}") if source else "")
    for (kind, role), heading in HEADINGS.items():
        for one in records:
            if (one.kind, one.role) == (kind, role):
                yield Text(f"  {heading.replace('their', 'its')}: {counts(one)}", "bold")
                yield from _draws(one)
    if any("untold" in one.outside() for one in records):
        yield "  to count what is not told yet, add `resolution: held` or `failed`: `claimtrack edit ID`"
    yield f"  {CAUTION}"


def counts(one: TrackRecord) -> str:
    """`3 of 4 right: between .30 and .95; too few to say`."""
    if not one.of:
        return "none counted"
    told = f"{one.right} of {one.of} right: between {_share(one.low)} and {_share(one.high)}"
    return told if one.telling else f"{told}; too few to say"


def _draws(one: TrackRecord) -> Iterator[Text | str]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    for draw in one.draws:
        style = {"right": "green", "wrong": "red"}.get(draw.came, "dim")
        for told in draw.told:
            said = told.statement
            way = {"denies": "denied"}.get(said.stance, "said")
            by = f" by {said.attribution.source}" if told.role == "relay" else ""
            on = f" on {said.attribution.date}" if said.attribution.date else ""
            came = WHY[told.came] if told.came == draw.came else f"{WHY[told.came]}; counted once, as {WHY[draw.came]}"
            yield Text.assemble("    ", (came, style), f"  {visible(told.dossier.id)}, {way}{visible(by)}{visible(on)}")
            claim = told.dossier.claim
            became = f" ({visible(short(claim.outcome, 100))})" if claim.outcome else ""
            yield f"      {visible(short(claim.claim, 200))}: {told.resolution or 'no resolution'}{became}"


def _rows(records: Iterable[TrackRecord]) -> Table:
    from rich.table import Table  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only

    rows = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for _ in range(4):
        rows.add_column(overflow="fold")
    for one in records:
        outside = ", ".join(f"{number} {_SHORT[why]}" for why, number in one.outside().items())
        remark = "; ".join(part for part in ("too few to say" if one.of and not one.telling else "", outside) if part)
        between = f"{_share(one.low)} to {_share(one.high)}" if one.of else ""
        rows.add_row(f"  {visible(one.name)}", f"{one.right} of {one.of}", between, Text(remark, "dim"))
    return rows


_SHORT: Mapping[Came, str] = {
    "both": "both ways",
    "partly": "partly",
    "void": "void",
    "hedged": "hedged",
    "untold": "not told",
    "late": "too late",
    "replaced": "replaced",
}


def _share(rate: float) -> str:
    return f"{rate:.2f}".removeprefix("0")


def _word(told: Told, *, counted: bool) -> dict[str, Any]:
    claim = told.dossier.claim
    return {
        "source": told.source,
        "role": told.role,
        "kind": told.kind,
        "came": told.came,
        "counted": counted,
        "claim": told.dossier.id,
        "text": claim.claim,
        "stance": told.statement.attribution.stance,
        "date": told.statement.attribution.date,
        "resolution": told.resolution,
        "outcome": claim.outcome,
        "path": told.dossier.filed.path,
    }
