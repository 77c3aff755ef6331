"""What a search found, for people and for programs: each claim with the words it shares with the text that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimtrack.render.plain import visible
from claimtrack.search.ranking import Factor, Found

FIELDS = ("rank", "id", "claim", "score", "about", "status", "path", "said", "same", "why", "factors")
"""The fields of a row; `score` is 1 for the same sentence, and 0 for nothing in common."""

_WORDS = 8


def fields(found: Found) -> dict[str, Any]:
    """All the fields of a row, as plain values."""
    entry = found.entry
    return {
        "rank": found.rank,
        "id": entry.id,
        "claim": entry.claim,
        "score": found.score,
        "about": entry.about,
        "status": entry.status,
        "path": entry.path,
        "said": list(entry.said),
        "same": found.same,
        "why": list(found.matched),
        "factors": [
            {"name": one.name, "weight": one.weight, "value": one.value, "share": one.share, "words": list(one.words)}
            for one in found.factors
        ],
    }


def block(found: Found, *, explain: bool = False) -> Iterator[Any]:
    """A row, line by line: place and score, the claim, where it lies and when it was said, what matched."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    entry = found.entry
    yield Text.assemble(f"{found.rank}. ", (visible(entry.claim), "bold"), f"  {_shown(found)}")
    said = "said " + (entry.said[0] if len(entry.said) == 1 else f"{entry.said[0]} to {entry.said[-1]}") if entry.said else ""
    place = (entry.id, entry.about and f"about {entry.about}", said, entry.status if entry.status != "open" else "")
    yield Text("   " + ", ".join(visible(part) for part in place if part), "dim")
    if explain:
        for factor in found.factors:
            yield Text(f"     {_told(factor)}")
    else:
        yield Text(f"   = {_why(found)}")


def _shown(found: Found) -> str:
    """The score with two decimals; 1.00 is for the same sentence alone."""
    return f"{found.score if found.same else min(found.score, 0.99):.2f}"


def _why(found: Found) -> str:
    if found.same:
        return "the same sentence"
    words, day = found.matched, next((one for one in found.factors if one.name == "day"), None)
    more = f" and {len(words) - _WORDS} more" if len(words) > _WORDS else ""
    shared = ", ".join(visible(word) for word in words[:_WORDS]) or "the same letters"
    return shared + more + ("; said about then" if day is not None and day.value > _ABOUT_THEN else "")


_ABOUT_THEN = 0.9


def _told(factor: Factor) -> str:
    """`words      0.31 = 2.9 x 0.84  (troops, Syria)`, in parts of the score."""
    words = f"  ({', '.join(map(visible, factor.words))})" if factor.words else ""
    return f"{factor.name:8} {factor.share:5.2f}  weight {factor.weight:g} x {factor.value:.2f}{words}"
