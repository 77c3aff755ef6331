"""The copies of one source on a desk, and each quote looked up in them. Says what is there; the rules say what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimtrack.evidence import locators, mouths
from claimtrack.evidence.comparing import compare
from claimtrack.evidence.copy import Copy, readable
from claimtrack.evidence.locators import Locator
from claimtrack.evidence.page import Page
from claimtrack.evidence.quotation import Quotation, QuoteOf
from claimtrack.evidence.verdict import Verdict
from claimtrack.model import Capture
from claimtrack.policy import QuotePolicy


class Desk:
    """The copies by hash, each laid out when it is first asked for; lives as long as the quotes of one source are looked up."""

    def __init__(self, held: Mapping[str, Copy], policy: QuotePolicy) -> None:
        """Keep the copies."""
        self._held = held
        self._policy = policy
        self._pages: dict[str, Page] = {}

    def looked_up(self, quote: QuoteOf, wanted: Sequence[Capture]) -> Quotation:
        """The verdict of the newest of the `wanted` copies that has the quote; where none has, of the one that comes nearest.

        No verdict where one of them that may have it could not be read.
        """
        locator = locators.read(quote.found.at) if quote.found.at else None
        here = [capture for capture in wanted if readable(self._held.get(capture.sha256))]
        nearest: tuple[Capture, Verdict] | None = None
        for capture in here:
            verdict = compare(self._page(capture), quote.quote, self._policy, locator)
            if verdict.kind == "exact":
                return self._standing(quote, capture, verdict, locator, None if capture is here[0] else here[0])
            if nearest is None or verdict.likeness > nearest[1].likeness:
                nearest = capture, verdict
        if nearest is None or len(here) < len(wanted):
            return Quotation(of=quote)
        return Quotation(of=quote, verdict=nearest[1], capture=nearest[0])

    def _standing(
        self, quote: QuoteOf, capture: Capture, verdict: Verdict, locator: Locator | None, newest: Capture | None
    ) -> Quotation:
        """What is to be said of a quote that stands there word for word."""
        unread = quote.found.at is not None and locator is None
        right = unread or (locator is not None and any(locators.agrees(locator, one.spot) for one in verdict.passages))
        first = next(iter(verdict.passages), None)
        return Quotation(
            of=quote,
            verdict=verdict,
            capture=capture,
            newest=newest,
            misplaced=first is not None and not right,
            at=locators.written(first.spot, locator) if first and not right else None,
            mouth=self._mouth(quote, capture, verdict),
        )

    def _mouth(self, quote: QuoteOf, capture: Capture, verdict: Verdict) -> str | None:
        """Who speaks at all the places where it stands, if that is somebody else each time."""
        if quote.source is None or quote.said.source == quote.found.in_:
            return None
        others = (quote.organisation.source, quote.source.of or "") if quote.organisation else ()
        leaves = self._page(capture).leaves
        spoken = [mouths.somebody_else(leaves, one, quote.said.source, quote.source, others) for one in verdict.passages]
        return spoken[0] if spoken and all(spoken) else None

    def _page(self, capture: Capture) -> Page:
        if capture.sha256 not in self._pages:
            self._pages[capture.sha256] = Page(self._held[capture.sha256])
        return self._pages[capture.sha256]
