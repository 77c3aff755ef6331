"""Where a quote stands in a copy word for word, with its ellipses and brackets. Never settles for something like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from claimtrack.evidence.page import Page
from claimtrack.evidence.quoted import Gap, Quoted, Run
from claimtrack.policy import QuotePolicy

_MOST_TRIED = 8
"""So many places are tried for the words behind a gap."""
_MOST_DEAD = 2_000
"""After so many ends that lead nowhere the search is given up: no quote of an editor needs them."""


class Stretch(NamedTuple):
    """Words `[start, end)` of a copy, and the run or gap of the quote that they stand under."""

    item: Run | Gap
    start: int
    end: int


Standing = tuple[Stretch, ...]
"""One place where a quote stands: its runs and gaps in turn."""


def standings(page: Page, quote: Quoted, policy: QuotePolicy) -> Iterator[Standing]:
    """All places where a quote stands in a copy, first to last; of those that end at the same word the shortest."""
    if not quote.items:
        return
    first, *rest = quote.items
    dead: set[tuple[int, int]] = set()
    waiting: Standing = ()
    for start, end in page.find(_keys(first)):
        following = _following(page, rest, end, policy, dead)
        if following is None:
            continue
        found = (Stretch(first, start, end), *following)
        if waiting and waiting[-1].end != found[-1].end:
            yield waiting
        waiting = found
    if waiting:
        yield waiting


def _following(
    page: Page, items: Sequence[Run | Gap], at: int, policy: QuotePolicy, dead: set[tuple[int, int]]
) -> Standing | None:
    """The rest of a quote behind a word, at the nearest place from which all of it can be found.

    `dead` are the ends that were tried in vain, so that no text makes the search take long.
    """
    if not items:
        return ()
    if (len(items), at) in dead or len(dead) > _MOST_DEAD:
        return None
    gap, run, *rest = items
    assert isinstance(gap, Gap)  # noqa: S101 - runs and gaps take turns (`quoted`)
    keys = _keys(run)
    last = page.reach(at - 1, policy.nearby_paragraphs if gap.most is None else 1)
    if gap.most is not None:
        last = min(last, at + gap.most + 2 * len(keys) + 1)
    for start, end in islice(page.find(keys, at, last), _MOST_TRIED):
        if gap.most is not None and start - at > gap.most:
            break
        if not _fits(gap, page.keys[at:start]):
            continue
        following = _following(page, rest, end, policy, dead)
        if following is not None:
            return (Stretch(gap, at, start), Stretch(run, start, end), *following)
    dead.add((len(items), at))
    return None


def _fits(gap: Gap, replaced: Sequence[str]) -> bool:
    if not (gap.head or gap.tail):
        return True
    return len(replaced) == 1 and replaced[0].startswith(gap.head) and replaced[0].endswith(gap.tail)


def _keys(item: Run | Gap) -> tuple[str, ...]:
    return item.keys if isinstance(item, Run) else ()
