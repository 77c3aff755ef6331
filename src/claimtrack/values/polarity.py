"""Polarity: yes or no to the question itself."""

from __future__ import annotations

import msgspec

from claimtrack.values.comparison import Comparison


class Polarity(msgspec.Struct, frozen=True):
    """Whether the claim says yes."""

    yes: bool

    def phrase(self) -> str:
        """Yes or no."""
        return "yes" if self.yes else "no"


def relate(a: Polarity, b: Polarity) -> Comparison:
    """Yes and yes are equal; yes and no exclude each other."""
    if a.yes == b.yes:
        return Comparison(sets="equal", entails="both")
    return Comparison(sets="disjoint", gap="serious")
