"""Which claim that is new is one that went, under another id.

Found by what the records say and not by the names of files, so that it is the same for commits, the index and a working tree, and
for several records in one file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from claimtrack.model import Claim, FiledClaim

_ALIKE = 0.5
"""So much of two records must be the same for one to be the other, as `git diff -M` has it (git-diff(1), 50 %)."""
_MOST = 200
"""So many records that are the same nowhere are compared with each other: it takes the square of their number."""
_NOT_SAID = ("id", "was", "status", "outcome", "resolution", "corrections", "review", "tags")


def renamed(gone: Iterable[FiledClaim], new: Iterable[FiledClaim]) -> dict[str, str]:
    """From the new id to the old one. What a record says of itself (`was`) comes first, then the same record, then the likest.

    Symmetric but for `was`: with `gone` and `new` exchanged, the same pairs are found.
    """
    old, young = ({filed.id: filed for filed in sorted(side, key=lambda one: one.id)} for side in (gone, new))
    found: dict[str, str] = {}
    for name, other in [*_told(old, young), *((a, b) for b, a in _told(young, old))]:
        _join(found, name, other)
    for part in (_record, _sentence):
        _unite(found, _left(old, found.values()), _left(young, found), part)
    _unite_alike(found, _left(old, found.values()), _left(young, found))
    return found


def _told(old: dict[str, FiledClaim], young: dict[str, FiledClaim]) -> list[tuple[str, str]]:
    return [(name, was) for name, filed in young.items() for was in filed.record.was if was in old]


def _left(side: dict[str, FiledClaim], taken: Iterable[str]) -> list[FiledClaim]:
    done = set(taken)
    return [filed for name, filed in side.items() if name not in done]


def _join(found: dict[str, str], name: str, old: str) -> None:
    if name not in found and old not in found.values():
        found[name] = old


def _unite(found: dict[str, str], old: Sequence[FiledClaim], young: Sequence[FiledClaim], part: object) -> None:
    """Join those of which a part is the same in one record on either side, and in no other."""
    assert callable(part)  # noqa: S101
    by_part: dict[bytes, tuple[list[str], list[str]]] = {}
    for side, rows in enumerate((old, young)):
        for filed in rows:
            by_part.setdefault(part(filed.record), ([], []))[side].append(filed.id)
    for was, names in by_part.values():
        if len(was) == len(names) == 1:
            _join(found, names[0], was[0])


def _unite_alike(found: dict[str, str], old: Sequence[FiledClaim], young: Sequence[FiledClaim]) -> None:
    if not old or not young or max(len(old), len(young)) > _MOST:
        return
    parts = {id(filed): _parts(filed.record) for filed in (*old, *young)}
    pairs = [(_alike(parts[id(a)], parts[id(b)]), a.id, b.id) for a in old for b in young]
    for likeness, was, name in sorted(pairs, key=lambda pair: (-pair[0], sorted(pair[1:]))):
        if likeness >= _ALIKE:
            _join(found, name, was)


def _record(claim: Claim) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(claim, id=None, was=()))


def _sentence(claim: Claim) -> bytes:
    return claim.claim.encode("utf-8", "surrogatepass")


def _parts(claim: Claim) -> tuple[Counter[str], Counter[str]]:
    """The words of its sentence; and all else that it says, field by field."""
    fields = {key: value for key, value in msgspec.to_builtins(claim).items() if key not in _NOT_SAID}
    words = Counter(fields.pop("claim").lower().split())
    said = fields.pop("said", [])
    rest = [f"{key}={value}" for key, value in fields.items()]
    return words, Counter([*rest, *(f"{key}={value}" for one in said for key, value in one.items())])


def _alike(a: tuple[Counter[str], Counter[str]], b: tuple[Counter[str], Counter[str]]) -> float:
    """The lesser likeness of the two (Dice): two claims of one source are not one, nor are two sentences of one form."""
    return min(_dice(a[0], b[0]), _dice(a[1], b[1]))


def _dice(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0
