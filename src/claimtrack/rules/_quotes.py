"""How the rules on quotes name copies and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.finding import Label
from claimtrack.link.wording import listed, short
from claimtrack.place import Place

if TYPE_CHECKING:
    from claimtrack.evidence.quotation import Exhibit, Quotation, QuoteOf
    from claimtrack.evidence.verdict import Change
    from claimtrack.model import Capture

_DIGITS = 8
_WORDS = 60
_MOST_LABELS = 3
_MOST_CLAIMS = 6


def copy_named(capture: Capture) -> str:
    """`the copy of 2026-02-23`, or by its hash where it has no date."""
    return f"the copy of {capture.captured}" if capture.captured else f"the copy `{capture.sha256[:_DIGITS]}`"


def copy_of(one: Quotation) -> str:
    """The source and the copy that a verdict is of."""
    named = copy_named(one.capture) if one.capture else "the copy"
    return f"`{one.of.found.in_}` ({named})" if one.of.found.in_ else named


def told(change: Change) -> str:
    """`` `will` became `may` ``."""
    was, now = (f"`{short(side, _WORDS)}`" for side in (change.was, change.now))
    if not change.was:
        return f"{now} was put in"
    if not change.now:
        return f"{was} was left out"
    return f"{was} became {now}"


def about(one: QuoteOf) -> tuple[str, ...]:
    """What makes a finding on a quote the same finding tomorrow: the claim, the speaker, the words."""
    return one.claim, one.said.source, one.quote


def at_source(exhibit: Exhibit, quotes: tuple[QuoteOf, ...], text: str, *route: str | int) -> tuple[Label, ...]:
    """The place in the source's record; the first few of its quotes where nobody filed it."""
    if exhibit.filed is not None:
        return (Label(Place(exhibit.filed.path, route, exhibit.filed.document), text),)
    return tuple(Label(quote.place, text) for quote in quotes[:_MOST_LABELS])


def resting(quotes: tuple[QuoteOf, ...]) -> tuple[str, ...]:
    """A note with the claims whose quotes these are; none where there are none."""
    claims = sorted({quote.claim for quote in quotes})
    if not claims:
        return ()
    more = [f"{len(claims) - _MOST_CLAIMS} more"] if len(claims) > _MOST_CLAIMS else []
    return (f"quoted by {listed([*(f'`{claim}`' for claim in claims[:_MOST_CLAIMS]), *more])}",)
