"""Which quotes stand against which copies: rows meet under a copy's hash, then under the source, where the quotes are looked up.

The keys and functions that an engine groups by; what is found wrong is told by the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from claimtrack.config import Config
from claimtrack.evidence.copy import Copy, readable
from claimtrack.evidence.quotation import Exhibit, Holding, Quotation, QuoteOf, presence
from claimtrack.model import Capture, FiledSource

if TYPE_CHECKING:
    from claimtrack.evidence.desk import Desk

NOWHERE = ""
"""The key of quotes that name neither a source nor a copy."""


class Asked(msgspec.Struct, frozen=True):
    """A copy is wanted under this key."""

    key: str


class Held(msgspec.Struct, frozen=True):
    """A copy, for all that stands under a key."""

    copy: Copy


def by_hash(row: FiledSource | QuoteOf | Copy, _shared: object = None) -> Iterator[tuple[str, Asked | Copy]]:
    """A copy under its hash, and under the same whoever rests on it."""
    if isinstance(row, Copy):
        yield row.sha256, row
    elif isinstance(row, QuoteOf):
        if row.found.sha256:
            yield row.found.sha256, Asked(key(row))
    else:
        yield from ((capture.sha256, Asked(row.id)) for capture in row.record.captures)


def handed_out(_hash: str, rows: Sequence[Asked | Copy], _shared: object = None) -> Iterator[tuple[str, Held]]:
    """A copy, under the key of everybody who asks for it."""
    copies = [row for row in rows if isinstance(row, Copy)]
    if copies:
        # The same bytes twice are the same copy; a whole one wins over one that was found damaged elsewhere.
        best = min(copies, key=lambda copy: ("whole", "changed", "unread").index(copy.state))
        for name in sorted({row.key for row in rows if isinstance(row, Asked)}):
            yield name, Held(best)


def by_source(row: FiledSource | QuoteOf, _shared: object = None) -> Iterator[tuple[str, FiledSource | QuoteOf]]:
    """A quote under the source it stands in, and that source."""
    yield (key(row) if isinstance(row, QuoteOf) else row.id), row


def key(quote: QuoteOf) -> str:
    """The source a quote is found in; the hash where that alone is given."""
    return quote.found.in_ or quote.found.sha256 or NOWHERE


def laid_out(name: str, rows: Sequence[FiledSource | QuoteOf | Held], config: Config) -> Iterator[Quotation | Exhibit]:
    """Every quote that stands under one key with its verdict, and what there is of the copies."""
    quotes = sorted((row for row in rows if isinstance(row, QuoteOf)), key=lambda quote: quote.order)
    filed = next((row for row in rows if not isinstance(row, QuoteOf | Held)), None)
    if name == NOWHERE:
        yield from (Quotation(of=quote) for quote in quotes)
        return
    held = {row.copy.sha256: row.copy for row in rows if isinstance(row, Held)}
    captures = _captures(filed, quotes)
    missed: dict[str, list[QuoteOf]] = {}
    without: list[QuoteOf] = []
    desk = _desk(held, config)
    for quote in quotes:
        wanted = _wanted(quote, captures)
        quotation = desk.looked_up(quote, wanted) if desk else Quotation(of=quote)
        yield quotation
        if quotation.verdict is None:
            for capture in wanted:
                if not readable(held.get(capture.sha256)):
                    missed.setdefault(capture.sha256, []).append(quote)
            if not wanted:
                without.append(quote)
    numbers = {capture.sha256: at for at, capture in enumerate(filed.record.captures)} if filed else {}
    holdings = tuple(
        Holding(
            capture=capture,
            presence=presence(held.get(capture.sha256)),
            number=numbers.get(capture.sha256),
            unchecked=tuple(missed.get(capture.sha256, ())),
        )
        for capture in captures
    )
    if holdings or without:
        yield Exhibit(key=name, filed=filed, holdings=holdings, without_copy=tuple(without))


def _desk(held: dict[str, Copy], config: Config) -> Desk | None:
    """Where the copies are read; None where none can be, so that nothing is imported for it."""
    if not any(map(readable, held.values())):
        return None
    from claimtrack.evidence.desk import Desk  # noqa: PLC0415 - all that searches, for those who have copies alone

    return Desk(held, config.policy.quote)


def _captures(filed: FiledSource | None, quotes: Sequence[QuoteOf]) -> list[Capture]:
    """All copies that the source or its quotes name, newest first, those without a date last, the later entry first."""
    listed = list(enumerate(filed.record.captures)) if filed else []
    ordered = [one for _, one in sorted(listed, key=lambda entry: (entry[1].captured or "", entry[0]), reverse=True)]
    known = {capture.sha256: capture for capture in reversed(ordered)}
    for quote in quotes:
        pinned = quote.found.sha256
        if pinned and pinned not in known:
            known[pinned] = Capture(sha256=pinned, captured=quote.found.captured, url=quote.found.url)
            ordered.append(known[pinned])
    return [capture for capture in ordered if known[capture.sha256] is capture]


def _wanted(quote: QuoteOf, captures: Sequence[Capture]) -> list[Capture]:
    """The copies in which a quote may stand: the one it pins, else those of the day it names, else all, newest first."""
    if quote.found.sha256:
        return [capture for capture in captures if capture.sha256 == quote.found.sha256]
    if quote.found.captured:
        return [capture for capture in captures if (capture.captured or "").startswith(quote.found.captured)]
    return list(captures)
