"""Who published the stored copies: from the records of the sources, and from what was read where.

A small table; looks into no copy.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from claimtrack.model import FiledClaim, FiledSource


class Published(msgspec.Struct, frozen=True, order=True):
    """A source whose copy it is, when that was published, and when the copy was taken, as far as records say."""

    source: str
    published: str | None = None
    captured: str | None = None


Publishers = dict[str, tuple[Published, ...]]
"""Under the hash of each copy: the sources it is a copy of. Two for one hash are one page under two names."""


def publishers(sources: Iterable[FiledSource], claims: Iterable[FiledClaim]) -> Publishers:
    """Who published each copy: the source that lists it, and the one in which a statement with that hash was found."""
    captured: dict[str, dict[str, str | None]] = {}
    published = {}
    for filed in sources:
        published[filed.id] = filed.record.published
        for capture in filed.record.captures:
            captured.setdefault(capture.sha256, {})[filed.id] = capture.captured
    for claim in claims:
        for said in claim.record.said:
            if said.found and said.found.sha256 and said.found.in_:
                held = captured.setdefault(said.found.sha256, {})
                held[said.found.in_] = held.get(said.found.in_) or said.found.captured
    return {
        copy: tuple(Published(source, published.get(source), day) for source, day in sorted(held.items()))
        for copy, held in sorted(captured.items())
    }
