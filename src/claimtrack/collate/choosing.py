"""Of three versions of a piece of text the one that was changed on one side, or none where both changed it, and not alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from claimtrack.collate.pieces import Piece

T = TypeVar("T")


def chosen(base: T | None, ours: T, theirs: T, look: Callable[[T], Any]) -> T | None:
    """The version of the side that changed what is looked at; ours where both are the same. There may be no base."""
    if look(ours) == look(theirs):
        return ours
    if base is not None and look(base) == look(theirs):
        return ours
    return theirs if base is not None and look(base) == look(ours) else None


def by_words(base: Piece | None, ours: Piece, theirs: Piece) -> Piece | None:
    """The piece of the side that changed what it says, where the other changed no more than blanks."""
    said = words(base) if base is not None else ""
    if words(theirs) in (said, words(ours)):
        return ours
    return theirs if words(ours) == said else None


def taken(base: Piece | None, ours: Piece, theirs: Piece) -> Piece:
    """The piece of the side that changed it; ours where both did."""
    return chosen(base, ours, theirs, Piece.bare) or by_words(base, ours, theirs) or ours


def words(one: Piece) -> str:
    """What a piece says, whatever blanks stand in it."""
    return " ".join(one.text.split())
