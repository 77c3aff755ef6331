"""Two texts, word by word: what stayed, what went, what came."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

import msgspec

_MOST_WORDS = 2_000
"""Longer texts are told as one that went and one that came: comparing takes the square of their length."""


class Run(msgspec.Struct, frozen=True):
    """Some words in a row, and what became of them."""

    kind: Literal["same", "gone", "new"]
    text: str


def reworded(before: str, after: str) -> tuple[Run, ...]:
    """The runs of both texts in reading order; nothing where they are the same."""
    if before == after:
        return ()
    old, new = before.split(), after.split()
    if len(old) + len(new) > _MOST_WORDS or old == new:
        return (Run("gone", before), Run("new", after))
    runs: list[Run] = []
    for kind, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run("same", " ".join(old[i:j])))
            continue
        if i < j:
            runs.append(Run("gone", " ".join(old[i:j])))
        if k < end:
            runs.append(Run("new", " ".join(new[k:end])))
    return tuple(runs)
