"""The one table of fields: what a source's record may hold, and what of it may leave the house, for each anonymity.

Whoever holds more than is needed can be made to hand it over, and git keeps it forever: what a field gives away of a person
decides, not what it is good for. `docs/protection.md` prints this table.
"""

from __future__ import annotations

from typing import get_args

import msgspec

from claimtrack.model import Anonymity, Claim, Kind, Source


class Row(msgspec.Struct, frozen=True):
    """What a source's record may hold, and which of that may leave; both for its kind."""

    held: frozenset[str]
    public: frozenset[str]


def fields_of(anonymity: Anonymity, kind: Kind) -> Row:
    """The row of a source."""
    held, public = _TABLE[anonymity]
    if kind in PUBLISHED and anonymity in _PUBLISHED_OF:
        held, public = held | _PAGE | _COPIES, public | _PAGE
    elif kind in ("agency", "outlet") and anonymity == "deep_background":
        public = _BASE  # an article's own voice: nobody was promised anything
    return Row(held, public)


def is_protected(anonymity: str) -> bool:
    """Whether somebody who speaks on these terms is protected: everybody who is not on the record by name."""
    return anonymity != "named"


PUBLISHED: tuple[Kind, ...] = ("document", "dataset", "agency", "outlet", "post", "media")
"""The kinds that are something published, not somebody."""

_ALL = frozenset(Source.__struct_encode_fields__)
_BASE = frozenset({"source", "kind", "anonymity", "id", "camp", "of", "grade"})
"""What readers may be told: what it is, on which terms, whose side, how reliable."""
_DESK = frozenset({"known_to", "reason", "terms", "review_by", "maybe_same_as", "distinct_from"})
"""What only the desk needs: who could be asked for the name, what was promised, whom it may be."""
_PAGE = frozenset({"url", "publisher", "published", "credits"})
"""Where something was published."""
_COPIES = frozenset({"captures"})
"""Stored copies: other people's property, and of a leaked paper the trace to whoever gave it."""
_PUBLISHED_OF = ("pseudonym", "unnamed", "unidentified")
"""A page or video whose author is not named has an address; a paper handed over on a promise has none that may be held."""

_PROTECTED = (_BASE | _DESK, _BASE)
_TABLE: dict[Anonymity, tuple[frozenset[str], frozenset[str]]] = {
    "named": (_ALL, _BASE | _PAGE),
    "pseudonym": (_BASE | _DESK | _PAGE | _COPIES, _BASE | _PAGE),
    "unnamed": _PROTECTED,
    "background": _PROTECTED,
    "deep_background": (_BASE | _DESK, frozenset()),
    "unidentified": _PROTECTED,
    "off_record": (_BASE | _DESK, frozenset()),
}

WHY = {
    "known_to": "who could be asked for the name",
    "reason": "between the source and the desk",
    "terms": "between the source and the desk",
    "review_by": "the desk's own",
    "maybe_same_as": "a guess at who it is",
    "distinct_from": "a guess at who it is",
    "captures": "stored copies never leave",
    "sha256": "stored copies never leave",
    "captured": "stored copies never leave",
    "review": "the desk's own",
}
"""Why a field stays, in a few words."""

CLAIM = frozenset(Claim.__struct_encode_fields__) - {"review"}
"""What of a claim may leave: all but what an editor noted on it."""
FOUND = frozenset({"in", "at", "url", "archived"})
"""What may leave of the place where a statement stands: not which copy of it is held, nor since when."""


def table() -> list[tuple[Anonymity, Row, Row]]:
    """The whole table: each anonymity with its row for people, and for what is published."""
    return [(word, fields_of(word, "person"), fields_of(word, "document")) for word in get_args(Anonymity)]
