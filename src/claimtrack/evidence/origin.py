"""Which of two sources with the same text is the origin: the wire before the outlet, who is credited, who was first.

Proposes, and says by what; where nothing tells, it says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from claimtrack.evidence.credited import Credit
from claimtrack.evidence.overlap import InCommon
from claimtrack.model import Source
from claimtrack.values.dates import first_day, last_day


class Repetition(msgspec.Struct, frozen=True, kw_only=True):
    """That `later` repeats `origin`."""

    later: str
    origin: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who repeats whom, and `why` that is thought, as a sentence.

    One repetition; two where both repeat a third; where it is not `clear`, two that exclude each other.
    """

    repetitions: tuple[Repetition, ...]
    clear: bool
    why: str

    @property
    def ways(self) -> tuple[tuple[Repetition, ...], ...]:
        """What may have to be recorded: all of it, or one or the other."""
        return (self.repetitions,) if self.clear else tuple((one,) for one in self.repetitions)


def origin(a: str, b: str, sources: Mapping[str, Source], credited: Sequence[Credit], shared: Sequence[InCommon]) -> Origin:
    """The origin of what two sources have in common, the surest sign first."""
    for later, earlier in ((a, b), (b, a)):
        if any(credit.source == later and credit.wire == earlier for credit in credited):
            return _one(later, earlier, f"`{later}` credits `{earlier}`")
    of_a, of_b = ({credit.wire for credit in credited if credit.source == name} for name in (a, b))
    if of_a & of_b:
        return _both(a, b, min(of_a & of_b), "both credit `{wire}`")
    if shared and of_a | of_b:
        return _both(a, b, min(of_a | of_b), f"`{a if of_a else b}` credits `{{wire}}`, and the other has the same text")
    ranks = {name: _RANKS.get(sources[name].kind) for name in (a, b) if name in sources}
    known = sorted((rank, name) for name, rank in ranks.items() if rank is not None)
    if len(known) == 2 and known[0][0] < known[1][0]:
        first, later = known[0][1], known[1][1]
        return _one(later, first, f"`{first}` is {_A[sources[first].kind]}, `{later}` {_A[sources[later].kind]}")
    return _by_day(a, b, shared)


_RANKS = {"body": 0, "group": 0, "agency": 1, "outlet": 2, "media": 2, "post": 2}
"""Outlets run the copy of agencies, and both that of the bodies they report on; the other way round is rare."""
_A = {
    "body": "the body itself",
    "group": "the group itself",
    "agency": "an agency",
    "outlet": "an outlet",
    "media": "a medium",
    "post": "a post",
}


def _by_day(a: str, b: str, shared: Sequence[InCommon]) -> Origin:
    """Who was published first, else whose copy was taken first, where all their copies agree on that."""
    for day, why in (
        ("published", "`{first}` was published first"),
        ("captured", "the copy of `{first}` was taken first, which need not mean that it was published first"),
    ):
        firsts = {_first(a, b, one, day) for one in shared}
        first = firsts.pop() if len(firsts) == 1 else None
        if first is not None:
            return _one(b if first == a else a, first, why.format(first=first))
    either = tuple(Repetition(later=later, origin=earlier) for later, earlier in ((a, b), (b, a)))
    return Origin(repetitions=either, clear=False, why="nothing tells which of the two was first")


def _first(a: str, b: str, shared: InCommon, day: str) -> str | None:
    days = {one.source: getattr(one, day) for one in (*shared.sources_a, *shared.sources_b)}
    try:
        if last_day(days[a]) < first_day(days[b]):
            return a
        return b if last_day(days[b]) < first_day(days[a]) else None
    except (AttributeError, KeyError, ValueError):  # no day, or none that is in the calendar
        return None


def _both(a: str, b: str, wire: str, why: str) -> Origin:
    both = tuple(Repetition(later=later, origin=wire) for later in (a, b))
    return Origin(repetitions=both, clear=True, why=why.format(wire=wire))


def _one(later: str, earlier: str, why: str) -> Origin:
    return Origin(repetitions=(Repetition(later=later, origin=earlier),), clear=True, why=why)
