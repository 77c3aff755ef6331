"""Which copy serves which claim, and which claims have none: what is said of it by the records alone. Looks at no copy."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from claimtrack.model import Attribution, Capture, FiledClaim, FiledSource


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A copy as the records name it: the source (None: only a claim names it), what is said of it, the claims it serves."""

    source: str | None
    capture: Capture
    claims: tuple[str, ...] = ()


class Bare(msgspec.Struct, frozen=True, kw_only=True):
    """Claims with words that no copy can be asked for: they stand in a source without one, or (None) nobody says where."""

    source: str | None
    claims: tuple[str, ...]


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The copies by source, the oldest of each first; and what has none, by source."""

    held: tuple[Held, ...]
    bare: tuple[Bare, ...]


def coverage(claims: Iterable[FiledClaim], sources: Iterable[FiledSource]) -> Coverage:
    """What serves which claims: a copy by its hash where `found` gives one, else every copy of the source that `found` names."""
    known = {source.id: in_order(source.record.captures) for source in sources}
    by_hash: dict[str, set[str]] = {}
    by_source: dict[str, set[str]] = {}
    bare: dict[str | None, set[str]] = {}
    claimed: dict[str, Capture] = {}
    for claim in claims:
        for said in claim.record.said:
            where = said.found.in_ if said.found else None
            if said.found and said.found.sha256:
                by_hash.setdefault(said.found.sha256, set()).add(claim.id)
                claimed[said.found.sha256] = Capture(sha256=said.found.sha256, captured=said.found.captured, url=said.found.url)
            elif where and known.get(where):
                by_source.setdefault(where, set()).add(claim.id)
            elif _wants_one(said):
                bare.setdefault(where, set()).add(claim.id)
    held = [
        Held(source=name, capture=one, claims=tuple(sorted(by_hash.get(one.sha256, set()) | by_source.get(name, set()))))
        for name in sorted(known)
        for one in known[name]
    ]
    recorded = {one.capture.sha256 for one in held}
    held += [
        Held(source=None, capture=claimed[name], claims=tuple(sorted(by_hash[name])))
        for name in sorted(claimed)
        if name not in recorded
    ]
    without = [
        Bare(source=name, claims=tuple(sorted(bare[name]))) for name in sorted(bare, key=lambda one: (one is None, one or ""))
    ]
    return Coverage(held=tuple(held), bare=tuple(without))


def in_order(captures: Iterable[Capture]) -> list[Capture]:
    """The captures of a source from the oldest to the latest; those without a day first, else as they are listed."""
    return sorted(captures, key=lambda one: one.captured or "")


def _wants_one(said: Attribution) -> bool:
    """Whether somebody may want to look it up: it is a quotation, or a place is given for it."""
    return said.quote is not None or (said.found is not None and said.found.in_ is not None)
