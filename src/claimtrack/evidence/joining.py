"""Whether a quote is passages of one copy that stand apart there, run together as if they were one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimtrack.evidence.marks import crosses
from claimtrack.evidence.page import Page
from claimtrack.policy import QuotePolicy

_MOST = 4
"""So many passages are told as run together; more are no longer a matter of joining."""

Part = tuple[int, int]


def joined(page: Page, keys: Sequence[str], small: frozenset[str], policy: QuotePolicy) -> list[Part] | None:
    """The passages `[start, end)` of the copy whose words in turn are these words; None where they are no such passages.

    Each has at least `passage_words` words, one of them of weight, and between two of them a sentence ends, or they stand in
    another order.
    """
    parts: list[Part] = []
    at = 0
    while at < len(keys):
        found = _longest(page, keys[at:], parts[-1][1] if parts else 0)
        if found is None or len(parts) == _MOST:
            return None
        words, part = found
        if words < policy.passage_words or all(key in small for key in keys[at : at + words]):
            return None
        parts.append(part)
        at += words
    apart = any(after[0] < before[1] or crosses(page, before[1] - 1, after[0]) for before, after in pairwise(parts))
    return parts if len(parts) > 1 and apart else None


def _longest(page: Page, keys: Sequence[str], behind: int) -> tuple[int, Part] | None:
    """How many of the first words stand in the copy as they are, and where; rather behind the part before than in front of it."""
    low, high = 0, len(keys)
    found: Part | None = None
    while low < high:
        middle = (low + high + 1) // 2
        there = next(page.find(keys[:middle]), None)
        if there is None:
            high = middle - 1
        else:
            low, found = middle, there
    if found is None:
        return None
    return low, next(page.find(keys[:low], min(behind, len(page.keys))), found)
