"""Two quantities that are the ends of one, each with its own unit: `between 30% and 40%`, `30 km to 40 km`.

Joins only; whether the words are a range is decided by `quantity_words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimtrack.policy import RelationPolicy
from claimtrack.values import quantity_words
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import Later
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity


def joined(sentence: str, found: Sequence[Mention], policy: RelationPolicy, language: Language) -> tuple[Mention, ...]:
    """The quantities of a sentence, those that are the two ends of one as that one."""
    ranges = {one.start: (one, whole) for one, whole in _ranges(sentence, found, policy, language)}
    kept: list[Mention] = []
    for one in found:
        if kept and one.end <= kept[-1].end:
            continue
        kept.append(ranges[one.start][1] if one.start in ranges else one)
    return tuple(kept)


def _ranges(
    sentence: str, found: Sequence[Mention], policy: RelationPolicy, language: Language
) -> Iterator[tuple[Mention, Mention]]:
    for low, high in pairwise(found):
        start = _begins(sentence, low, high, language)
        if start is None:
            continue
        try:
            value = quantity_words.read(sentence[start : high.end], policy, language)
        except Unread:
            continue
        if value.bound == "range":
            words = sentence[start : high.end]
            yield low, Mention(start=start, end=high.end, text=words, value=value, counted=high.counted, per=high.per)


def _begins(sentence: str, low: Mention, high: Mention, language: Language) -> int | None:
    """Where the range begins that the two make, if they are flat measures of one kind with nothing but a joint between."""
    one, other = low.value, high.value
    if not (isinstance(one, Quantity) and isinstance(other, Quantity) and one.bound == other.bound == "exact"):
        return None
    if one.unit.dimension != other.unit.dimension or low.per != high.per:
        return None
    for opening in _openings(language):
        joint = opening.joint.match(sentence, low.end)
        if joint is None or joint.end() != high.start:
            continue
        before = opening.before.search(sentence, max(0, low.start - _LONGEST_OPENING), low.start)
        if (before is not None) is opening.needed:
            return before.start() if before else low.start
    return None


_LONGEST_OPENING = 20


class _Opening(NamedTuple):
    before: Later
    joint: Later
    needed: bool


@cache
def _openings(language: Language) -> tuple[_Opening, ...]:
    """What joins the ends of a range, and what stands before them: it has to (`between`), or must not where it may.

    Who went `from 5% to 6%` tells of a change.
    """
    return tuple(
        _Opening(
            before=Later(rf"(?<!\w)(?:{before.removesuffix('?')})$" if before else r"(?!)"),
            joint=Later(joint),
            needed=not re.match(before, ""),
        )
        for before, joint in language.numbers.ranges
    )
