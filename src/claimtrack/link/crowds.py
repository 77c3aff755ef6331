"""Which claims on a crowded question are held against each other: each against those nearest to it by what they say, by value,
by source and by what people judged. It compares nothing.

A question that a thousand claims answer has half a million pairs. Nobody reads so many, and next to nothing is lost: a claim is
held against the answers next to its own, and against one claim for each of these where many give the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations, groupby

from claimtrack.link import side as sides
from claimtrack.link.dossier import Dossier
from claimtrack.link.side import Side
from claimtrack.policy import RelationPolicy
from claimtrack.values.label import Label
from claimtrack.values.polarity import Polarity
from claimtrack.values.quantity import Quantity
from claimtrack.values.window import Window

Member = tuple[Dossier, Side]
Couple = tuple[int, int]
Answer = tuple[object, ...]


def members(met: Iterable[Dossier], policy: RelationPolicy) -> list[Member]:
    """The claims that met under a key, each once, by id, with what it says."""
    once = {dossier.id: dossier for dossier in sorted(met, key=lambda dossier: dossier.id)}
    return [(one, sides.side(one.claim, policy, one.wholes, one.labels)) for one in once.values()]


def held(members: Sequence[Member], policy: RelationPolicy) -> Collection[Couple]:
    """The numbers of those that are held against each other: of all members every two, of a crowd its `couples`."""
    if len(members) > policy.crowd:
        return couples(members, policy)
    return [*combinations(range(len(members)), 2)]


def couples(members: Sequence[Member], policy: RelationPolicy) -> list[Couple]:
    """The numbers of those that are held against each other, the lower one first, in order."""
    near = policy.nearest
    answers = [_answer(side) for _, side in members]
    order = sorted(range(len(members)), key=lambda one: (answers[one], members[one][1].said or date.min, members[one][0].id))
    groups = [list(same) for _, same in groupby(order, key=lambda one: answers[one])]
    firsts = [same[0] for same in groups]
    found = _neighbours(order, near)
    for number, same in enumerate(groups):
        others = firsts[max(0, number - near) : number] + firsts[number + 1 : number + 1 + near]
        found.update((one, other) for one in same for other in others)
    for voices in _by_voice(members).values():
        found |= _neighbours([number for _, number in sorted(voices)], 1)
    found |= _judged(members)
    return sorted({(one, other) if one < other else (other, one) for one, other in found})


def _neighbours(row: Sequence[int], near: int) -> set[Couple]:
    return {(one, other) for at, one in enumerate(row) for other in row[at + 1 : at + 1 + near]}


def _answer(side: Side) -> Answer:
    """What a side says, so that sorting brings together what is nearly the same."""
    match side.value:
        case Quantity() as value:
            extent = value.extent
            ends = (extent.high is None, extent.high or 0, extent.low is None, extent.low or 0)
            return (0, value.unit.dimension, side.per or "", value.headline, *ends)
        case Window() as value:
            return (1, value.last or value.first or date.min, value.first or date.min, value.last is None)
        case Label() as value:
            return (2, value.steps)
        case Polarity() as value:
            return (3, value.yes)
    return (4, side.text)


def _by_voice(members: Sequence[Member]) -> dict[str, list[tuple[date, int]]]:
    """Under each source, and each utterance, the members that it stands behind, with the day."""
    found: dict[str, list[tuple[date, int]]] = {}
    for number, (_, side) in enumerate(members):
        voices: Iterable[str] = {f"source:{name}" for name, _ in side.supporters} | {f"said:{one.id}" for one in side.utterances}
        for voice in voices:
            found.setdefault(voice, []).append((side.said or date.min, number))
    return found


def _judged(members: Sequence[Member]) -> set[Couple]:
    numbers = {dossier.id: number for number, (dossier, _) in enumerate(members)}
    return {
        (number, numbers[judged.other])
        for number, (dossier, _) in enumerate(members)
        for judged in dossier.judged
        if judged.verdict == "same" and judged.other in numbers
    }
