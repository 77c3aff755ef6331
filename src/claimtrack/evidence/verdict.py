"""What was found when a quote was looked for in one copy: values only."""

from __future__ import annotations

from typing import Literal

import msgspec

from claimtrack.evidence.copy import BlockKind

Weight = Literal["spelling", "words", "meaning"]
"""What a change does: the same word written otherwise; other words, the same sense; something else is said."""
Kind = Literal["exact", "altered", "joined", "absent"]
"""`joined`: passages that stand apart in the copy are run together, or its parts stand there in another order."""

WEIGHTS: tuple[Weight, ...] = ("spelling", "words", "meaning")


class Spot(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where words stand in a copy: paragraphs of the whole copy and of a page, each from 1; 0 where they stand in none."""

    first: int
    last: int
    kind: BlockKind = "paragraph"
    page: int | None = None
    last_page: int | None = None
    first_on_page: int = 0
    last_on_page: int = 0


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words of the copy and what the quote has in their place; either may be empty. `why` says what follows, if anything."""

    was: str
    now: str
    weight: Weight = "meaning"
    why: str = ""


class Passage(msgspec.Struct, frozen=True):
    """Words as they stand in the copy, and where."""

    text: str
    spot: Spot
    place: str = ""
    """The spot in words: `paragraph 4`."""
    around: tuple[int, int, int] = (0, 0, 0)
    """The number of the block that it begins in, and where it begins and ends there; for whoever reads on from it."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a quote stands in a copy.

    Of an exact one, `passages` are all the places where it stands (some of the first); of an altered one the place it was taken
    from, of one that is joined each part. `changes` may be there for an exact one, too: a question mark, an ellipsis over a
    `not`.
    """

    kind: Kind
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()
    likeness: float = 0.0
    far: bool = False
    """Of a joined one: the parts around its ellipsis stand in order, but far apart."""
