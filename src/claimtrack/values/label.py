"""Labels: one name out of several that exclude each other, from wide to narrow (`is/raqa-cell` lies inside `is`)."""

from __future__ import annotations

import msgspec

from claimtrack.values.comparison import Comparison, Sets, entailed


class Label(msgspec.Struct, frozen=True):
    """The steps of a label, widest first, without regard to case."""

    text: str
    steps: tuple[str, ...]

    def phrase(self) -> str:
        """The label as it was written, marked as a name."""
        return f"`{self.text}`"


def read(text: str) -> Label:
    """The label that a `label` field holds."""
    return Label(text, tuple(step for step in text.casefold().split("/") if step))


def relate(a: Label, b: Label) -> Comparison:
    """How two labels lie to each other; two names that are not inside each other are as far apart as can be."""
    sets = nesting(a.steps, b.steps)
    return Comparison(sets=sets, gap="serious" if sets == "disjoint" else "none", entails=entailed(sets))


def nesting(a: tuple[str, ...], b: tuple[str, ...]) -> Sets:
    """How two paths from wide to narrow lie to each other (also used for places)."""
    if a == b:
        return "equal"
    if a[: len(b)] == b:
        return "a_in_b"
    return "b_in_a" if b[: len(a)] == a else "disjoint"
