"""What falls with a source, as rows: for people as lines under headings, for programs as plain values.

The correction list that follows from it is written in `retraction.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimtrack.link.wording import counted, listed
from claimtrack.render.claims import SHORT
from claimtrack.render.json_report import figure
from claimtrack.render.plain import visible
from claimtrack.score.asked import Asked
from claimtrack.score.corroborate import Corroboration
from claimtrack.score.exposure import Exposure
from claimtrack.score.fall import Change

FIELDS = (
    "id",
    "claim",
    "status",
    "turn",
    "level",
    "after",
    "score",
    "score_after",
    "support",
    "support_after",
    "denial",
    "denial_after",
    "roots",
    "roots_after",
    "single_points",
    "single_points_after",
    "lost",
    "left",
    "exact",
    "about",
    "path",
)
EXPOSURE_FIELDS = ("id", "kind", "published", "claims", "published_count", "claims_count", "unsupported")


def fields(change: Change) -> dict[str, Any]:
    """All the fields of a changed claim, as plain values. `lost` and `left` are the voices that supported it, and still do."""
    claim, before, after = change.cluster.dossier.claim, change.before, change.after
    return {
        "id": change.cluster.id,
        "claim": claim.claim,
        "status": claim.status,
        "turn": change.turn,
        "level": before.level,
        "after": after.level,
        **{
            f"{name}{suffix}": figure(getattr(one, name))
            for name in ("score", "support", "denial")
            for suffix, one in (("", before), ("_after", after))
        },
        "roots": list(before.roots),
        "roots_after": list(after.roots),
        "single_points": list(before.single_points),
        "single_points_after": list(after.single_points),
        "lost": sorted({path.origin.source for path in change.lost}),
        "left": sorted({path.origin.source for path in after.support_paths}),
        "exact": before.exact and after.exact,
        "about": claim.about,
        "path": change.cluster.dossier.filed.path,
    }


def exposure_fields(one: Exposure) -> dict[str, Any]:
    """All the fields of a source or camp with which claims fall, as plain values."""
    return {
        "id": one.id,
        "kind": one.kind,
        "published": list(one.printed),
        "claims": list(one.claims),
        "published_count": len(one.printed),
        "claims_count": len(one.claims),
        "unsupported": one.unsupported,
    }


def sections(changes: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    """The changes under their headings: what readers have before them first, what rises last."""
    some = list(changes)
    falling = [one for one in some if one.turn == "falls"]
    headings = {
        "published": [one for one in falling if one.printed],
        "not published": [one for one in falling if not one.printed],
        "rises, since a denial falls": [one for one in some if one.turn == "rises"],
    }
    yield from ((heading, under) for heading, under in headings.items() if under)


def table(changes: Iterable[Change]) -> Any:
    """Changed claims, one a row: the figures, the levels, the id."""
    from rich.table import Table  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only

    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for no_wrap in (True, True, False):
        grid.add_column(no_wrap=no_wrap, overflow="fold")
    for change in changes:
        before, after = change.before, change.after
        levels = [SHORT[one.level] for one in (before, after)]
        words = " -> ".join(dict.fromkeys(levels))
        status = change.cluster.dossier.claim.status
        mark = f" ({status})" if status in ("corrected", "retracted", "settled") else ""
        grid.add_row(f"  {_score(before)} -> {_score(after)}", words, Text(visible(change.cluster.id + mark)))
    return grid


def exposure_table(some: Sequence[Exposure]) -> Any:
    """Sources and camps, one a row: how many claims fall with each."""
    from rich.table import Table  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only

    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for heading in ("published", "all", "nothing left"):
        grid.add_column(heading, justify="right")
    grid.add_column("falls with")
    for one in some:
        name = f"camp:{one.id}" if one.kind == "camp" else one.id
        figures = (len(one.printed), len(one.claims), one.unsupported)
        grid.add_row(*(str(number or "-") for number in figures), Text(visible(name)))
    return grid


def closing(some: Sequence[Asked], changes: Sequence[Change], total: int) -> str:
    """The line that counts: `without `afp`: 6 claims fall a level (1 published), 2 lose score, 1 rises; 87 are unaffected`."""
    falling = [one for one in changes if one.falls_a_level]
    weaker = sum(one.turn == "falls" for one in changes) - len(falling)
    rising = sum(one.turn == "rises" for one in changes)
    printed = sum(one.printed for one in falling)
    told = [f"{counted(len(falling), 'claim')} fall{'s' * (len(falling) == 1)} a level ({printed} published)"]
    if weaker:
        told.append(f"{weaker:,} lose{'s' * (weaker == 1)} score alone")
    if rising:
        told.append(f"{rising:,} rise{'s' * (rising == 1)}")
    left = total - len(changes)
    return f"without {without(some)}: {', '.join(told)}; {left:,} {'is' if left == 1 else 'are'} unaffected"


def without(some: Iterable[Asked]) -> str:
    """What falls, as a sentence calls it: `afp` and the camp `rebels`."""
    return visible(listed(one.called for one in some))


def _score(one: Corroboration) -> str:
    def plain(number: float) -> str:
        return f"{number:.2f}".removeprefix("0")

    return plain(one.score) if one.exact else f"{plain(one.low)}..{plain(one.high)}"
