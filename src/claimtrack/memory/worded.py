"""Which claims' links an edit may touch by its words: of those it wrote, of those that have a word whose weight it moved, and of
those that met under a crowded key where a claim came or went. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from claimtrack.config import Config
from claimtrack.link import blocking, propose
from claimtrack.link.propose import Alike, Uncompared
from claimtrack.link.rarity import Rarity
from claimtrack.memory.concordance import Concordance, concordance
from claimtrack.memory.state import Sketches
from claimtrack.policy import LinkPolicy

Row = tuple[str, Any]
"""A key, and a claim as it stands under it."""


class Words(NamedTuple):
    """A corpus before or after: the sketches of all claims by id, how rare their words are, and who had them before."""

    sketches: Sketches
    rarity: Rarity
    had: Concordance


def before_and_after(
    before: Sketches, after: Sketches, changed: Collection[str], words: Concordance | None, policy: LinkPolicy
) -> tuple[Words, Words]:
    """Both sides of an edit, on which no other sketches than those that `changed` differ; `words` is of what was `before`."""
    words = words or concordance(before.values())
    went, came = ([side[name] for name in changed if name in side] for side in (before, after))
    counted = words.tally()
    now = counted.changed(went, came).rarity(policy)
    return Words(before, counted.rarity(policy), words), Words(after, now, words)


class Worded(NamedTuple):
    """The claims whose links may be others, all that stand under one of their keys, and how many pairs more are not compared."""

    sought: frozenset[str]
    beside: frozenset[str]
    uncompared: int


def worded(sides: tuple[Words, Words], changed: frozenset[str], config: Config) -> Worded:
    """What an edit touches by its words; `changed` are the claims that say something else on the two sides."""
    policy, ours = config.policy.link, changed | _reweighed(sides)
    own = [[*_rows(side, ours, policy)] for side in sides]
    keys = {key for rows in own for _, (key, _) in rows}
    others = [row for row in _rows(sides[0], _had(sides[0], keys) - ours, policy) if row[1][0] in keys]
    met = [_by_key([*others, *rows]) for rows in own]
    beside = frozenset(name for name, _ in others)
    moved, uncompared = _moved(met, policy.bound, config)
    extra = frozenset(one.a for one in moved if one.a not in ours and one.b not in ours)
    if extra:
        more = {key for side in sides for _, (key, _) in _rows(side, extra, policy)}
        beside = beside.union(_had(sides[0], more))  # who came to stand there has changed, and is among `ours`
    return Worded(ours | extra, beside | ours | extra, uncompared)


def _reweighed(sides: tuple[Words, Words]) -> frozenset[str]:
    """The claims that had a term whose weight is another, or that is common on one side alone.

    Whoever has such a term only now has changed.
    """
    ours, theirs = (side.rarity for side in sides)
    before, after = ours.weights, theirs.weights
    terms = {term for term, weight in before.items() if after.get(term) != weight}
    return sides[0].had.having(terms | (after.keys() - before.keys()) | (ours.common ^ theirs.common))


def _rows(side: Words, names: Iterable[str], policy: LinkPolicy) -> Iterator[tuple[str, Row]]:
    """Each of the claims under its keys, beside its id."""
    names = [*names]
    side.sketches.packed.fetch(names)
    for name in names:
        for counted in blocking.counted(side.sketches[name], side.rarity) if name in side.sketches else ():
            for weighed in blocking.weighed(counted, policy):
                yield from ((name, row) for row in blocking.keys(weighed, policy))


def _had(side: Words, keys: Collection[str]) -> frozenset[str]:
    """Who may have stood under these keys."""
    return side.had.standing(blocking.taken_apart(keys))


def _by_key(rows: Iterable[tuple[str, Row]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for _, (key, row) in rows:
        found.setdefault(key, []).append(row)
    return found


def _moved(met: list[dict[str, list[Any]]], bound: int, config: Config) -> tuple[set[Alike], int]:
    """Which claims are alike under a key on one side alone, where it is crowded on either, and how many pairs more are left out.

    Under a key that is not crowded every two are compared, whoever else stands there.
    """
    before, after = met
    moved: set[Alike] = set()
    more = 0
    for key in before.keys() | after.keys():
        rows = [side.get(key, []) for side in (before, after)]
        if max(map(len, rows)) > bound:
            found = [{*propose.alike(key, one, config)} for one in rows]
            moved.update(one for one in found[0] ^ found[1] if isinstance(one, Alike))
            more += sum(one.pairs for one in found[1] if isinstance(one, Uncompared))
            more -= sum(one.pairs for one in found[0] if isinstance(one, Uncompared))
    return moved, more
