"""The passage of a copy that is nearest to the words of a quote, and which words went, came or were replaced.

Passages are looked for where the rare words of the quote stand as it has them, so that time is linear in the text of the copy;
rapidfuzz compares the quote with those alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimtrack.evidence.page import Page

_RAREST = 8
"""So many of a quote's words are looked up."""
_CANDIDATES = 3
_SLACK = 6
"""So many words may have gone or come, at least, before a passage is no longer found by its words."""
_LOOSE = 2
"""So many words more than it has itself may stand between a run at an end and the rest."""


class Matched(NamedTuple):
    """A run of `words` words that are the same from `ours` in the quote and from `theirs` in the copy."""

    ours: int
    theirs: int
    words: int


class Aligned(NamedTuple):
    """A passage `[start, end)` of the copy with what it shares with the quote. `weight` says how much of both, from 0 to 1."""

    start: int
    end: int
    matched: tuple[Matched, ...]
    likeness: float

    def differing(self, ours: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """What lies between the runs they share: `[from, to)` of the copy, and of the `ours` words of the quote."""
        mine, at = 0, self.start
        for run in (*self.matched, Matched(ours, self.end, 0)):
            if run.ours > mine or run.theirs > at:
                yield (at, run.theirs), (mine, run.ours)
            mine, at = run.ours + run.words, run.theirs + run.words


def nearest(page: Page, keys: Sequence[str], small: frozenset[str], place: tuple[int, int] | None = None) -> Aligned | None:
    """The passage most like these words; of two that are equally like them the one in `place` (`[from, to)` of the copy).

    None where not one word of weight is shared.
    """
    best: Aligned | None = None
    for start in _starts(page, keys, small, place):
        found = _aligned(page, keys, start, small)
        if found and (best is None or _rank(found, place) > _rank(best, place)):
            best = found
    return best


def _rank(found: Aligned, place: tuple[int, int] | None) -> tuple[float, bool]:
    return round(found.likeness, 6), _inside(found.start, place)


def _inside(at: int, place: tuple[int, int] | None) -> bool:
    return place is not None and place[0] <= at < place[1]


def _starts(page: Page, keys: Sequence[str], small: frozenset[str], place: tuple[int, int] | None) -> list[int]:
    """Where the quote would begin in the copy if its rare words stood there as they stand in it: the best few places."""
    first_at: dict[str, int] = {}
    for at, key in enumerate(keys):
        first_at.setdefault(key, at)
    held = sorted((len(page.index[key]), at, key) for key, at in first_at.items() if key in page.index and key not in small)
    held = held[:_RAREST] or sorted((len(page.index[key]), at, key) for key, at in first_at.items() if key in page.index)[:1]
    votes = sorted((there - at, 1.0 / count) for count, at, key in held for there in page.index[key])
    width = max(_SLACK, len(keys) // 4)
    scored: list[tuple[float, bool, int]] = []
    total, low = 0.0, 0
    for start, vote in votes:
        total += vote
        while votes[low][0] < start - width:
            total -= votes[low][1]
            low += 1
        scored.append((round(total, 9), _inside(start, place), votes[low][0]))
    chosen: list[int] = []
    for _, _, start in sorted(scored, key=lambda one: (-one[0], not one[1], one[2])):
        if all(abs(start - other) > width for other in chosen):
            chosen.append(start)
        if len(chosen) == _CANDIDATES:
            break
    return chosen


def _aligned(page: Page, keys: Sequence[str], start: int, small: frozenset[str]) -> Aligned | None:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where a quote is not found as it is

    slack = max(_SLACK, len(keys) // 2)
    low, high = max(0, start - slack), min(len(page.keys), start + len(keys) + 2 * slack)
    window = page.keys[low:high]
    blocks = [
        Matched(op.src_start, low + op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(keys, window)
        if op.tag == "equal"
    ]
    blocks = _from_the_end(_from_the_start(blocks, keys, page), keys, page)
    if not any(keys[run.ours + step] not in small for run in blocks for step in range(run.words)):
        return None
    first, last = blocks[0], blocks[-1]
    begin = _back(page, first.theirs, first.ours)
    end = _on(page, last.theirs + last.words, len(keys) - last.ours - last.words)
    shared = sum(_weight(keys[run.ours + step], small) for run in blocks for step in range(run.words))
    both = sum(_weight(key, small) for key in keys) + sum(_weight(key, small) for key in page.keys[begin:end])
    return Aligned(begin, end, tuple(blocks), 2 * shared / both)


def _weight(key: str, small: frozenset[str]) -> float:
    return 0.25 if key in small else 1.0


def _from_the_start(blocks: list[Matched], keys: Sequence[str], page: Page) -> list[Matched]:
    """The runs without those at the front that lie too far off to belong to the passage.

    The first words of a quote often stand once more shortly before it; they are taken where they stand nearest to the rest.
    """
    while len(blocks) > 1:
        first, second = blocks[0], blocks[1]
        own = list(keys[first.ours : first.ours + first.words])
        last = second.theirs - first.words
        nearer = (at for at in range(last, first.theirs, -1) if page.keys[at : at + first.words] == own)
        first = first._replace(theirs=next(nearer, first.theirs))
        if second.theirs - first.theirs - (second.ours - first.ours) <= first.words + _LOOSE:
            return [first, *blocks[1:]]
        blocks = blocks[1:]
    return blocks


def _from_the_end(blocks: list[Matched], keys: Sequence[str], page: Page) -> list[Matched]:
    """The same at the end."""
    while len(blocks) > 1:
        before, last = blocks[-2], blocks[-1]
        own = list(keys[last.ours : last.ours + last.words])
        end = before.theirs + before.words
        nearer = (at for at in range(end, last.theirs) if page.keys[at : at + last.words] == own)
        last = last._replace(theirs=next(nearer, last.theirs))
        if last.theirs - before.theirs - (last.ours - before.ours) <= last.words + _LOOSE:
            return [*blocks[:-1], last]
        blocks = blocks[:-1]
    return blocks


def _back(page: Page, start: int, most: int) -> int:
    """So many words further to the front, as far as the sentence goes."""
    low = start
    while low > 0 and start - low < most and page.leaf(low - 1) == page.leaf(start) and not _ends(page.between(low - 1)):
        low -= 1
    return low


def _on(page: Page, end: int, most: int) -> int:
    """So many words further on, as far as the sentence goes."""
    high = end
    while (
        high < len(page.keys)
        and high - end < most
        and page.leaf(high) == page.leaf(end - 1)
        and not _ends(page.between(high - 1))
    ):
        high += 1
    return high


def _ends(between: str) -> bool:
    return any(mark in between for mark in ".!?؟。")
