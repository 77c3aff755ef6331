"""A quote of a claim with what became of it in the copies it may stand in; a source with its copies. Values for the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from claimtrack.evidence.copy import Copy
from claimtrack.evidence.verdict import Verdict
from claimtrack.link.dossier import Dossier
from claimtrack.model import Attribution, Capture, FiledSource, Found, Source
from claimtrack.place import Place

Presence = Literal["whole", "changed", "unread", "missing"]
"""What there is of a copy on this machine."""


class QuoteOf(msgspec.Struct, frozen=True, kw_only=True):
    """One quote of one claim, with the source that is said to have spoken and the organisation it speaks for, if known."""

    claim: str
    path: str
    document: int
    index: int
    said: Attribution
    source: Source | None = None
    organisation: Source | None = None

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.said.quote or ""

    @property
    def found(self) -> Found:
        """Where it is said to stand."""
        return self.said.found or Found()

    @property
    def place(self) -> Place:
        """The quote in the claim's file."""
        return self.at("quote")

    @property
    def order(self) -> tuple[str, int]:
        """The key by which quotes are sorted."""
        return self.claim, self.index

    def at(self, *route: str | int) -> Place:
        """A place in the attribution."""
        return Place(self.path, ("said", self.index, *route), self.document)


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A quote and the verdict on it. Without a verdict it was not checked.

    `capture` is the copy that the verdict is of; `newest` the latest one, where the quote stands only in the older `capture`.
    """

    of: QuoteOf
    verdict: Verdict | None = None
    capture: Capture | None = None
    newest: Capture | None = None
    misplaced: bool = False
    """It stands there word for word, but not where the record says, or the record says no place."""
    at: str | None = None
    """Of a misplaced one: the place as an editor would write it; None where no words for it can be read back."""
    mouth: str | None = None
    """The speaker whom the copy names, where that surely is not the source."""


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A stored copy as the records name it, what there is of it here, and the quotes that could not be checked without it."""

    capture: Capture
    presence: Presence
    number: int | None = None
    """Its number among the source's `captures`; None where only quotes name it."""
    unchecked: tuple[QuoteOf, ...] = ()


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its copies, newest first, and the quotes of it that were not checked since it has none.

    `key` is its id, or the hash alone where quotes name no source. `filed` is None where nobody filed the source.
    """

    key: str
    filed: FiledSource | None = None
    holdings: tuple[Holding, ...] = ()
    without_copy: tuple[QuoteOf, ...] = ()


def of_dossier(dossier: Dossier, _shared: object = None) -> Iterator[QuoteOf]:
    """The quotes of a claim."""
    for index, said in enumerate(dossier.claim.said):
        if said.quote is not None:
            source = dossier.sources.get(said.source)
            yield QuoteOf(
                claim=dossier.id,
                path=dossier.filed.path,
                document=dossier.filed.document,
                index=index,
                said=said,
                source=source,
                organisation=dossier.sources.get(source.of or "") if source else None,
            )


def presence(copy: Copy | None) -> Presence:
    """What there is of a copy here: one without text is no more than one that could not be read."""
    if copy is None:
        return "missing"
    return copy.state if copy.state != "whole" or copy.blocks else "unread"
