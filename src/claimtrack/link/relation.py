"""The relation of two claims: whether they speak of the same thing at all, then what their values have to do with each other.

Symmetric: `relate(b, a)` is `relate(a, b)` turned round. The verdict follows from set relations alone; a claim to which no field
gives a value is compared by what its sentence states (`sentences.py`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from claimtrack.link import labels, sentences
from claimtrack.link.counts import relate_counts
from claimtrack.link.side import Days, Side, days_apart
from claimtrack.link.utterances import disputed
from claimtrack.link.verdict import UNRELATED, Relation, apart, of_label, of_part, of_polarity, of_values
from claimtrack.policy import RelationPolicy
from claimtrack.values import label, polarity, window
from claimtrack.values.comparison import Entails, at_least
from claimtrack.values.label import Label
from claimtrack.values.polarity import Polarity
from claimtrack.values.quantity import Quantity
from claimtrack.values.window import Window


def relate(a: Side, b: Side, policy: RelationPolicy, *, linked: bool = False) -> Relation:
    """What two claims have to do with each other. `linked` says that people judged them to belong together."""
    return superseded(a, b, compared(a, b, policy, linked=linked))


def compared(a: Side, b: Side, policy: RelationPolicy, *, linked: bool = False) -> Relation:
    """The same whoever says either, but for the days to which counts that grow belong."""
    part = _part(a, b)
    if not (linked or part or same_question(a, b)):
        return UNRELATED
    if part == "b":
        return compared(b, a, policy, linked=linked).turned()
    dispute = disputed(a, b)
    if dispute is not None:
        return dispute
    if _other_subject(a, b):
        return UNRELATED
    found = _values(a, b, policy, part=part is not None, one_question=same_question(a, b) or part is not None)
    possible = _possible(a, b)
    return found if possible == "none" or found.verdict == "unrelated" else msgspec.structs.replace(found, possible=possible)


def _possible(a: Side, b: Side) -> Entails:
    """Which side says no more than that it is possible, by its field or its words."""
    if a.mode == "possible":
        return "both" if b.mode == "possible" else "a"
    return "b" if b.mode == "possible" else "none"


def same_question(a: Side, b: Side) -> bool:
    """Whether both are about one question; two questions that are said to be parts of each other are one."""
    return a.about is not None and (a.about == b.about or (b.about in a.wholes and a.about in b.wholes))


def _part(a: Side, b: Side) -> Literal["a", "b"] | None:
    """Which side's question is a part of the other's."""
    if same_question(a, b) or (b.about not in a.wholes and a.about not in b.wholes):
        return None
    return "a" if b.about in a.wholes else "b"


def _other_subject(a: Side, b: Side) -> bool:
    """Another event, another place without an event that would make it one, or a stock on another day."""
    if a.event and b.event and a.event != b.event:
        return True
    one_event = a.event is not None and a.event == b.event
    if a.place and b.place and not one_event and label.nesting(a.place, b.place) == "disjoint":
        return True
    return bool(a.as_of and b.as_of and not (a.growing or b.growing) and days_apart(a.as_of, b.as_of))


def _values(a: Side, b: Side, policy: RelationPolicy, *, part: bool, one_question: bool) -> Relation:
    if a.place and b.place and label.nesting(a.place, b.place) == "disjoint":
        return apart("warning", soft=False, why="one event in two places")
    modes, many = (a.mode, b.mode), a.many or b.many
    match a.value, b.value:
        case Quantity() as one, Quantity() as other:
            return _ahead(relate_counts(a, b, (one, other), policy, part=part), a, b)
        case Window() as one, Window() as other if part:
            return of_part(window.part_of(one, other, policy))
        case Window() as one, Window() as other:
            return _ahead(of_values(window.relate(one, other, policy), modes, many=many), a, b)
        case Label() as one, Label() as other if not part:
            return of_label(label.relate(one, other), modes, many=many)
        case Polarity() as one, Polarity() as other if not part:
            return of_polarity(polarity.relate(one, other), modes)
        case None, None if a.utterances and b.utterances and not part:
            return _same_words(a, b)
        case ((None | Quantity() | Window()), (None | Quantity() | Window())) if a.value is None or b.value is None:
            stated = _ahead(sentences.relate(a, b, policy, part=part, one_question=one_question).relation, a, b)
            if part or (stated.sure and stated.verdict != "unrelated"):
                return stated
            named = _by_stated_labels(a, b)
            return stated if named.verdict == "unrelated" else named
        case ((None | Label()), (None | Label())) if not part:
            return _by_stated_labels(a, b)
    return UNRELATED


def _by_stated_labels(a: Side, b: Side) -> Relation:
    """Labels, one of them at least named by a sentence and not by a field, so that it is less sure what they answer."""
    ours, theirs = (side.value if isinstance(side.value, Label) else labels.stated(side.text, side.labels) for side in (a, b))
    if ours is None or theirs is None:
        return UNRELATED
    relation = of_label(label.relate(ours, theirs), (a.mode, b.mode), many=a.many or b.many)
    return msgspec.structs.replace(relation, sure=False)


def _same_words(a: Side, b: Side) -> Relation:
    if {one.id for one in a.utterances}.isdisjoint(other.id for other in b.utterances):
        return UNRELATED
    return Relation(verdict="agree", entails="both", why="the same words of the same speaker")


def _ahead(relation: Relation, a: Side, b: Side) -> Relation:
    """Two forecasts that cannot both come true are worth a warning, however close they are."""
    if not relation.excludes or not {a.mode, b.mode} & {"forecast", "possible"}:
        return relation
    return msgspec.structs.replace(relation, severity=at_least(relation.severity, "warning"))


def superseded(a: Side, b: Side, relation: Relation) -> Relation:
    """Where all who vouch for one side have since said the other, the later word stands."""
    if relation.verdict not in ("divergent", "contradiction") or relation.severity == "none":
        return relation
    later: Literal["a", "b"] | None = "b" if _all_changed(a, b) else "a" if _all_changed(b, a) else None
    if later is None:
        return relation
    why = "the same source, later, says otherwise: the later word stands"
    return msgspec.structs.replace(relation, verdict="supersession", severity="note", later=later, why=why)


def _all_changed(earlier: Side, later: Side) -> bool:
    return bool(earlier.supporters) and all(_said_later(source, days, later) for source, days in earlier.supporters)


def _said_later(source: str, days: Days | None, other: Side) -> bool:
    return any(who == source and days and when and days[1] < when[0] for who, when in other.supporters)
