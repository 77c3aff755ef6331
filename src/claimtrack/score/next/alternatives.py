"""Which of the ways up to show: ways that are really different, and where two are alike only the one that is worth its price."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.score.next.additions import Addition
from claimtrack.score.next.search import Way

_VOICES = ("same-camp", "another-camp", "neutral")
"""People who say so in a position to know: the same telephone call, to somebody else."""

_ALIKE = 1e-9


def different(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways in their order, without those for which another needs the same kind of work, no more of it, and gains no less."""
    shown: list[Way] = []
    for way in ways:
        if not any(_dominates(other, way) for other in shown):
            shown.append(way)
    return tuple(shown)


def _dominates(other: Way, way: Way) -> bool:
    """Whether `other`, which stands before `way` and so takes no more effort, leaves no reason for it."""
    return _work(other) == _work(way) and other.score >= way.score - _ALIKE


def _work(way: Way) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_kind(one) for one in way.additions))


def _kind(addition: Addition) -> tuple[str, str]:
    return ("voice", "") if addition.kind in _VOICES else (addition.kind, addition.subject)
