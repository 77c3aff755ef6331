"""Which entries of two versions of a list, and of the one they come from, are one entry; and in which order all of them stand.

Knows what makes an entry of a record itself: a statement its source and day, a judgement its pair of claims, a copy its hash.
Looks at values alone, never at how they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import msgspec

FILE = "(file)"
"""Stands for the name of the list that the documents of a file are."""
RECORD = "(record)"
"""Stands for the name of one of these documents."""
ANSWERS = ("value", "when", "label", "polarity")
"""The keys of which a claim has one at most (docs/records.md)."""

_HALF = 0.5
_MOST_PAIRS = 100_000
"""So many pairs of entries without a mark in common are held against each other; where there are more, all are new."""
_WORDS = ("quote", "words")

Rank: TypeAlias = Callable[["Row"], tuple[Any, ...]]
"""Which of two new entries goes first."""


class Row(NamedTuple):
    """One entry in the three versions, as an index or key, with no more than one in each; or, where they are at odds, more.

    Of a row that is `at_odds` neither side's entries go with the other's, and nothing in them is united.
    """

    base: tuple[Any, ...]
    ours: tuple[Any, ...]
    theirs: tuple[Any, ...]
    at_odds: bool = False


class Reordered(Exception):
    """Both sides brought the entries of a list into another order, and not into the same one."""


def of_mappings(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], *, claim: bool) -> list[Row]:
    """The keys of three mappings, matched. Those that answer the question of a claim are one, where both sides changed them."""
    odd = {key for key in ANSWERS if key in {*base, *ours, *theirs}} if claim and _opposed(base, ours, theirs) else set()
    rows = [
        Row(tuple({name} & base.keys()), tuple({name} & ours.keys()), tuple({name} & theirs.keys()))
        for name in dict.fromkeys((*ours, *theirs, *base))
        if name not in odd
    ]
    if odd:
        one, two, three = (tuple(key for key in side if key in odd) for side in (base, ours, theirs))
        rows.append(Row(one, two, three, at_odds=True))
    first, second, third = ({key: number for number, key in enumerate(one)} for one in (base, ours, theirs))
    placed = [_placed(row, first, second, third) for row in rows]
    try:
        return _in_order(placed, lambda _: ())
    except Reordered:  # the order of keys says nothing: ours is kept
        last = len(placed)
        return [one.row for one in sorted(placed, key=lambda one: one.ours if one.ours >= 0 else last)]


def of_lists(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], name: str) -> list[Row]:
    """The entries of three lists, matched, in the order in which they stand when united.

    What both sides left in its place stays there; what they added stands where they added it, by day, whoever is "ours". Raises
    Reordered.
    """
    ours_of, theirs_of = _paired(base, ours, name), _paired(base, theirs, name)
    rows = [_row(number, (base, ours, theirs), (ours_of.get(number), theirs_of.get(number)), name) for number in range(len(base))]
    taken, taken_too = set(ours_of.values()), set(theirs_of.values())
    theirs_new = {number: theirs[number] for number in range(len(theirs)) if number not in taken_too}
    if name == FILE and not base and len(ours) == len(theirs) == 1:
        return [Row((), (0,), (0,))]
    for one in (number for number in range(len(ours)) if number not in taken):
        other = _added_too(ours[one], theirs_new, name)
        if other is None:
            rows.append(Row((), (one,), ()))
        else:
            rows.append(Row((), (one,), (other,), at_odds=_at_odds(ours[one], theirs_new.pop(other), name)))
    rows += [Row((), (), (other,)) for other in theirs_new]

    def rank(row: Row) -> tuple[Any, ...]:
        return min(_rank(side[number], name) for side, found in ((ours, row.ours), (theirs, row.theirs)) for number in found)

    numbers = {number: number for number in range(max(len(base), len(ours), len(theirs)))}
    return _in_order([_placed(row, numbers, numbers, numbers) for row in rows], rank)


class _Placed(NamedTuple):
    """A row, and where it stands in each version; -1 where it does not."""

    row: Row
    base: int
    ours: int
    theirs: int


def _placed(row: Row, base: Mapping[Any, int], ours: Mapping[Any, int], theirs: Mapping[Any, int]) -> _Placed:
    return _Placed(row, _first(base, row.base), _first(ours, row.ours), _first(theirs, row.theirs))


def _first(places: Mapping[Any, int], keys: Sequence[Any]) -> int:
    return min((places[key] for key in keys), default=-1)


def _in_order(rows: Sequence[_Placed], rank: Rank) -> list[Row]:
    """The rows around those that stand in all three versions. Raises Reordered."""
    fixed = [one for one in rows if min(one.base, one.ours, one.theirs) >= 0]
    base = sorted(fixed, key=lambda one: one.base)
    ours = sorted(fixed, key=lambda one: one.ours)
    theirs = sorted(fixed, key=lambda one: one.theirs)
    if ours not in (base, theirs) and theirs != base:
        raise Reordered
    order = [one.row for one in (theirs if ours == base else ours)]
    left = _gaps([one.row for one in sorted(rows, key=lambda one: one.ours) if one.ours >= 0], order)
    right = _gaps([one.row for one in sorted(rows, key=lambda one: one.theirs) if one.theirs >= 0], order)
    found: dict[Row, None] = {}
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        found.update(dict.fromkeys(order[number - 1 : number] if number else ()))
        found.update(dict.fromkeys(_zipped(one, other, rank)))
    return [*found, *(one.row for one in rows if one.ours < 0 and one.theirs < 0)]


def _gaps(rows: Sequence[Row], order: Sequence[Row]) -> list[list[Row]]:
    """What stands on one side before the first of the fixed rows, and behind each of them."""
    found: list[list[Row]] = [[] for _ in range(len(order) + 1)]
    places = {row: number for number, row in enumerate(order, 1)}
    at = 0
    for row in rows:
        at = places.get(row, at)
        if row not in places:
            found[at].append(row)
    return found


def _zipped(ours: Sequence[Row], theirs: Sequence[Row], rank: Rank) -> Iterator[Row]:
    """Two runs of rows as one: each run keeps its order, and of their heads the lower goes first."""
    left, right = list(ours), list(theirs)
    while left or right:
        chosen = right if not left or (right and rank(right[0]) < rank(left[0])) else left
        row = chosen[0]
        left, right = [one for one in left if one != row], [one for one in right if one != row]
        yield row


def _row(number: int, versions: tuple[Sequence[Any], ...], found: tuple[int | None, int | None], name: str) -> Row:
    """An entry of the base, and what became of it; at odds where both changed it, and one perhaps put another in its place."""
    base, ours, theirs = versions
    left, right = found
    was, at_odds = base[number], False
    if left is not None and right is not None:
        one, other = ours[left], theirs[right]
        doubtful = (
            name != FILE
            and was not in (one, other)
            and one != other
            and any(0 < _likeness(was, now, name) < 1 for now in (one, other))
        )
        at_odds = doubtful and not _clash(was, one, other)
    return Row((number,), () if left is None else (left,), () if right is None else (right,), at_odds=at_odds)


def _clash(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether one text was changed by both, and not alike, so that whoever unites them is asked anyway."""
    three = [(base.get(key), ours.get(key), theirs.get(key)) for key in {*ours, *theirs}]
    return any(was not in (one, other) and one != other and not isinstance(one, dict | list) for was, one, other in three)


def _opposed(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether both sides changed by which key a claim answers its question, and not in the same way."""
    b, o, t = ({key: one[key] for key in ANSWERS if key in one} for one in (base, ours, theirs))
    return b not in (o, t) and o != t and len({*b, *o, *t}) > 1


def _paired(base: Sequence[Any], side: Sequence[Any], name: str) -> dict[int, int]:
    """Which entry of a side has become of each entry of the base: the very same, else one with its marks, else the likest."""
    if name == FILE and len(base) == len(side) == 1:
        return {0: 0}
    found: dict[int, int] = {}
    free: dict[bytes, list[int]] = {}
    for number in reversed(range(len(side))):
        free.setdefault(_written(side[number]), []).append(number)
    for number, entry in enumerate(base):
        if same := free.get(_written(entry)):
            found[number] = same.pop()
    marks: dict[bytes, list[int]] = {}
    for number in sorted(set(range(len(side))) - set(found.values())):
        if (mark := _itself(side[number], name)) is not None:
            marks.setdefault(_written(mark), []).append(number)
    left = [(number, _itself(base[number], name)) for number in range(len(base)) if number not in found]
    _take(found, base, side, name, [(one, other) for one, mark in left for other in marks.get(_written(mark), ())])
    one, other = (sorted(set(range(len(all_of))) - set(taken)) for all_of, taken in ((base, found), (side, found.values())))
    if len(one) * len(other) <= _MOST_PAIRS:
        _take(found, base, side, name, [(first, second) for first in one for second in other])
    return found


def _take(found: dict[int, int], base: Sequence[Any], side: Sequence[Any], name: str, pairs: Sequence[tuple[int, int]]) -> None:
    """Match those of some pairs that are like each other, the likest first."""
    taken = set(found.values())
    for likeness, one, other in sorted((-_likeness(base[one], side[other], name), one, other) for one, other in pairs):
        if likeness < 0 and one not in found and other not in taken:
            found[one] = other
            taken.add(other)


def _likeness(one: Any, other: Any, name: str) -> float:
    """How much speaks for two entries being versions of one: 1 or more is sure, 0 says that they are two."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0
    keys = {*one, *other}
    share = sum(bool(one.get(key) == other.get(key)) for key in keys) / max(1, len(keys))
    if _itself(one, name) is not None and _itself(one, name) == _itself(other, name):
        return 1 + share
    if name in (RECORD, "captures"):
        return 0
    same = {
        "said": (*_WORDS, *(("utterance", "found") if _both(one, other, "source") else ())),
        "corrections": ("was", "why"),
        FILE: ("claim", "source"),
    }
    if any(_both(one, other, key) for key in same.get(name, ())) and (share >= _HALF or name != FILE):
        return 1 + share
    return share if share >= _HALF and name != FILE else 0


def _itself(entry: Any, name: str) -> Any:
    """What makes an entry itself; None where nothing does. A document that is a list holds judgements."""
    if not isinstance(entry, dict):
        return None
    match name:
        case "said":
            return (entry.get("source"), entry.get("date")) if entry.get("source") else None
        case "captures":
            return entry.get("sha256")
        case "corrections":
            return entry.get("date")
        case "(record)":
            return sorted((_text(entry.get("a")), _text(entry.get("b"))))
        case "(file)":
            return entry.get("id")
        case _:
            return None


def _added_too(entry: Any, others: Mapping[int, Any], name: str) -> int | None:
    """Which of the entries that the other side added is this one: the same, else one that tells of the same thing."""
    for number, other in others.items():
        if other == entry:
            return number
    if _itself(entry, name) is None:
        return None
    for number, other in others.items():
        if _itself(other, name) == _itself(entry, name) and not _told_apart(entry, other):
            return number
    return None


def _told_apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two statements of one source and day stand in different places, or are different acts of speech."""
    places = [found.get("in") if isinstance(found := entry.get("found"), dict) else None for entry in (one, other)]
    acts = [entry.get("utterance") for entry in (one, other)]
    return any(first is not None and second is not None and first != second for first, second in (places, acts))


def _at_odds(one: Any, other: Any, name: str) -> bool:
    """Whether two entries that both sides added, each for itself, are not simply one that says more than the other."""
    if name not in ("said", "corrections") or one == other:
        return False
    return not (_within(one, other) or _within(other, one))


def _within(less: Mapping[str, Any], more: Mapping[str, Any]) -> bool:
    return all(key in more and more[key] == value for key, value in less.items())


def _rank(entry: Any, name: str) -> tuple[Any, ...]:
    """Where an entry that is new stands among others that are new at the same place."""
    if isinstance(entry, dict):
        if name == RECORD:
            return (*sorted((_text(entry.get("a")), _text(entry.get("b")))), _written(entry))
        return (_text(entry.get("date") or entry.get("captured")), _text(entry.get("id")), _written(entry))
    return ("", "", _written(entry))


def _both(one: Mapping[str, Any], other: Mapping[str, Any], key: str) -> bool:
    return one.get(key) is not None and one.get(key) == other.get(key)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _written(entry: Any) -> bytes:
    return msgspec.json.encode(entry, order="sorted")
