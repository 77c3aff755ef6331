"""Claims apart: a corpus in parts, no claim of which meets one of another part under a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from claimtrack.link import keys
from claimtrack.link.components import families
from claimtrack.link.propose import Alike
from claimtrack.link.register import Register
from claimtrack.model import FiledClaim

Row = TypeVar("Row")


def parts(claims: Sequence[FiledClaim], known: Register, size: int) -> list[list[FiledClaim]]:
    """The claims in parts of at most `size`, or of one family, where that is larger; all that meet are of one family."""
    top = families(edge for one in claims for edge in _edges(one, known))
    by_family: dict[str, list[FiledClaim]] = {}
    for one in claims:
        by_family.setdefault(top.get(_own(one), _own(one)), []).append(one)
    return _together(by_family.values(), size)


def couples(alike: Iterable[Alike], size: int) -> list[list[Alike]]:
    """The same of claims that are alike, two by two: no claim stands in two parts."""
    alike = list(alike)
    top = families((one.a, one.b) for one in alike)
    by_family: dict[str, list[Alike]] = {}
    for one in alike:
        by_family.setdefault(top[one.a], []).append(one)
    return _together(by_family.values(), size)


def _together(whole: Iterable[list[Row]], size: int) -> list[list[Row]]:
    found: list[list[Row]] = []
    for rows in whole:
        if found and len(found[-1]) + len(rows) <= size:
            found[-1] += rows
        else:
            found.append(rows)
    return found


def _edges(filed: FiledClaim, known: Register) -> Iterator[tuple[str, str]]:
    """A claim beside each of its keys, as `keys.keys` has them; also one that was retracted, which stands with its question."""
    about, part_of = filed.record.about, filed.record.part_of
    questions = (about, part_of, *known.wholes.get(about or "", ()))
    return ((_own(filed), key) for key in keys.of_parts(filed.id, questions, known.judged.get(filed.id, ())))


def _own(filed: FiledClaim) -> str:
    """What stands for a claim: no key begins so."""
    return f" {filed.id}"
