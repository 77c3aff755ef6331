"""How sources, lists and days are named in sentences: the words that messages, lists and dossiers share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimtrack.model import Attribution, Source
from claimtrack.values.dates import said_plainly, span

if TYPE_CHECKING:
    from datetime import date

    from claimtrack.link.dossier import Dossier

ANONYMITY = {
    "named": "named",
    "pseudonym": "under a pseudonym",
    "unnamed": "unnamed",
    "background": "on background",
    "deep_background": "on deep background",
    "unidentified": "unidentified",
    "off_record": "off the record",
}
PEOPLE = ("person", "official", "body", "group", "team")
"""The kinds of source to whom somebody can promise anonymity; an article's own voice is not one."""


def listed(words: Iterable[str], joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    parts = list(words)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}" if parts else ""


def anonymity(said: Attribution, source: Source | None) -> str:
    """The anonymity in force for one attribution."""
    return said.anonymity or (source.anonymity if source else "unidentified")


def anonymity_of(said: Attribution, dossier: Dossier) -> str:
    """The anonymity in force for one attribution of a claim."""
    return anonymity(said, dossier.sources.get(said.source))


def voices(dossier: Dossier) -> str:
    """Who vouches for a claim: `syrian-government-official (unnamed) and kurdish-source (unnamed)`."""
    seen: dict[str, str] = {}
    for said in supporters(dossier):
        seen.setdefault(said.source, ANONYMITY[anonymity_of(said, dossier)])
    names = [f"{name} ({how})" for name, how in seen.items()]
    if len(names) > 3:
        names = [*names[:2], f"{len(names) - 2} more"]
    return listed(names) or "nobody"


def supporters(dossier: Dossier) -> list[Attribution]:
    """The attributions that vouch for a claim, wholly or partly, and were not taken back there by those who made them."""
    said = dossier.claim.said
    back = [one for one in said if one.stance in ("denies", "withdraws") and anonymity_of(one, dossier) != "off_record"]
    vouching = (one for one in said if one.stance in ("supports", "partly"))
    return [one for one in vouching if not any(_takes_back(other, one) for other in back)]


def _takes_back(later: Attribution, earlier: Attribution) -> bool:
    """Whether a source undoes its own word: a denial what is surely earlier, a withdrawal what is not surely later than it."""
    if later.source != earlier.source or (later.picks_up and not earlier.picks_up):
        return False
    (first, last), (other_first, other_last) = span(later.date), span(earlier.date)
    if later.stance == "withdraws":
        return other_first <= last
    return not later.picks_up and other_last < first


def days(dates: Sequence[date]) -> str:
    """`15 and 23 March 2026`: days in order, the month and year said once where they are the same."""
    ordered = sorted(set(dates))
    if len(ordered) > 1 and len({(day.year, day.month) for day in ordered}) == 1:
        return f"{listed(str(day.day) for day in ordered[:-1])} and {said_plainly(ordered[-1])}"
    return listed(said_plainly(day) for day in ordered)


def short(text: str, width: int = 60) -> str:
    """A sentence cut to a width, at a word."""
    if len(text) <= width:
        return text
    return text[: text.rfind(" ", 0, width - 3)].rstrip(",;: ") + "..."


def counted(number: int, word: str) -> str:
    """`1 claim`, `2 claims`, `2 fixes`."""
    return f"{number:,} {word}{('es' if word.endswith('x') else 's') * (number != 1)}"
