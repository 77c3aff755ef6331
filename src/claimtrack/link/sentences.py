"""What two sentences have to do with each other: the algebra over their aligned values, the worst of which is the verdict.

Where no value decides, the words may: the same words with a `not` between them are yes against no.
"""

from __future__ import annotations

import msgspec

from claimtrack.link import hours, turned, ways, wordings
from claimtrack.link.alignment import Aligned, aligned, other_days
from claimtrack.link.counts import relate_counts
from claimtrack.link.covered import covers_days, with_periods
from claimtrack.link.side import Side, stated
from claimtrack.link.verdict import UNRELATED, Relation, Stated, Verdict, of_label, of_part, of_polarity, of_values
from claimtrack.link.wordings import Beside
from claimtrack.model import Mode
from claimtrack.policy import RelationPolicy
from claimtrack.values import polarity, window
from claimtrack.values.comparison import GAPS, Comparison, Entails
from claimtrack.values.mention import Mention
from claimtrack.values.polarity import Polarity
from claimtrack.values.quantity import Quantity
from claimtrack.values.sentence import Sentence
from claimtrack.values.window import Window


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Two aligned values and the relation that follows from them alone."""

    values: Aligned
    relation: Relation


class Sentences(msgspec.Struct, frozen=True, kw_only=True):
    """The relation of two sentences; `matches` are their aligned values, the one that decides first. None where words decided."""

    relation: Relation
    matches: tuple[Match, ...] = ()

    @property
    def decisive(self) -> Match | None:
        """The match that the verdict rests on."""
        return self.matches[0] if self.matches else None


_LOUDEST: tuple[Verdict, ...] = ("contradiction", "divergent", "update", "compatible", "refinement", "agree")


def relate(a: Side, b: Side, policy: RelationPolicy, *, part: bool = False, one_question: bool = True) -> Sentences:
    """The relation of two claims by what their sentences state. Symmetric.

    `part` says that the question of `a` is a part of that of `b`; `one_question` that both answer one, so that a value needs no
    likeness to find its partner.
    """
    ours, theirs = stated(a, policy), stated(b, policy)
    found = _of_read(a, b, (ours, theirs), policy, part=part, one_question=one_question)
    if a.value is None and b.value is None and not part:
        found = _at_hours(found, (a, b), (ours, theirs), policy)
    if ours.frame is None and theirs.frame is None:
        return found
    return msgspec.structs.replace(found, relation=turned.told_of_others(found.relation, (a, b), (ours, theirs)))


def _at_hours(found: Sentences, sides: tuple[Side, Side], read: tuple[Sentence, Sentence], policy: RelationPolicy) -> Sentences:
    """What was found, held against the times of day that both sentences give."""
    if not any(map(hours.given, read)) or sides[0].many or sides[1].many:
        return found
    modes = sides[0].mode, sides[1].mode
    return msgspec.structs.replace(found, relation=hours.at_hours(found.relation, read, wordings.beside(*read), modes, policy))


def _of_read(
    a: Side, b: Side, read: tuple[Sentence, Sentence], policy: RelationPolicy, *, part: bool, one_question: bool
) -> Sentences:
    ours, theirs = read
    if turned.withheld(ours) != turned.withheld(theirs):
        return Sentences(relation=UNRELATED)
    pairs = aligned(ours, theirs, policy, one_question=one_question)
    over = with_periods(a, b, read)
    matches = [
        Match(
            values=pair,
            relation=_parted(a, b, read, pair) or _of_pair(*(over if covers_days(pair.a) else (a, b)), pair, policy, part=part),
        )
        for pair in pairs
    ]
    dated = bool(a.as_of and b.as_of) or a.growing or b.growing
    kept = [match for match in _answering(matches, other_days=not dated and other_days(ours, theirs)) if _says_something(match)]
    if kept:
        ordered = tuple(sorted(kept, key=_loudness))
        relation = _with_all(ordered, (ours, theirs), policy)
        if part:
            return Sentences(relation=relation, matches=ordered)
        beside = wordings.beside(ours, theirs)
        denied = turned.denies(ours) or turned.denies(theirs)
        if denied and beside.opposed == (turned.denies(ours) != turned.denies(theirs)):
            return _denied(relation, ordered, beside, (a, b), read, policy, one_question=one_question)
        return _beside_the_rest(relation, ordered, beside, (a, b), read, policy, one_question=one_question)
    if part or any((ours.quantities, ours.times, theirs.quantities, theirs.times)):
        return Sentences(relation=UNRELATED)
    return Sentences(relation=_without_values(wordings.beside(ours, theirs), (a, b), read, policy, one_question=one_question))


def _without_values(
    beside: Beside, sides: tuple[Side, Side], read: tuple[Sentence, Sentence], policy: RelationPolicy, *, one_question: bool
) -> Relation:
    """What two sentences have to do with each other by their words alone: yes and no, or two names."""
    by_words = turned.in_time(_by_words(beside, (sides[0].mode, sides[1].mode), policy), sides, read)
    return _by_names(beside, sides, policy) if one_question and by_words.verdict == "unrelated" else by_words


def _beside_the_rest(
    relation: Relation,
    matches: tuple[Match, ...],
    beside: Beside,
    sides: tuple[Side, Side],
    read: tuple[Sentence, Sentence],
    policy: RelationPolicy,
    *,
    one_question: bool,
) -> Sentences:
    """What follows from the values, held against the words around them.

    Two sentences with the same day or number may still be yes and no, or name two people. What agrees in a value, and in nothing
    else, agrees in passing.
    """
    agreeing = relation.verdict not in ("contradiction", "divergent")
    if agreeing and (beside.opposed or (one_question and beside.other_names)):
        by_words = _without_values(beside, sides, read, policy, one_question=one_question)
        if beside.opposed or by_words.verdict not in ("unrelated", "agree"):
            return Sentences(relation=by_words)
    in_passing = agreeing and _in_passing(matches, beside, policy)
    sure = relation.sure and not (beside.opposed or beside.other_names or in_passing)
    return Sentences(relation=msgspec.structs.replace(relation, sure=sure), matches=matches)


def _denied(
    relation: Relation,
    matches: tuple[Match, ...],
    beside: Beside,
    sides: tuple[Side, Side],
    read: tuple[Sentence, Sentence],
    policy: RelationPolicy,
    *,
    one_question: bool,
) -> Sentences:
    """What follows from the values where one side denies its own, or both do; those of another name are other values."""
    if one_question and beside.other_names:
        return Sentences(relation=UNRELATED)
    sure = relation.sure and not _in_passing(matches, beside, policy)
    found = turned.of_denied(msgspec.structs.replace(relation, sure=sure), read, (sides[0].mode, sides[1].mode))
    return Sentences(relation=found, matches=() if found.excludes else matches)


def _in_passing(matches: tuple[Match, ...], beside: Beside, policy: RelationPolicy) -> bool:
    """Whether what agrees are days alone, and in sentences that say other things."""
    dates_alone = all(isinstance(match.values.a.value, Window) for match in matches)
    return dates_alone and beside.likeness < policy.same_words


def _parted(a: Side, b: Side, read: tuple[Sentence, Sentence], pair: Aligned) -> Relation | None:
    """What follows from the words of change around two quantities alone; a value that a field gives needs no words."""
    if isinstance(pair.a.value, Window) or a.value is not None or b.value is not None or a.many or b.many:
        return None
    return ways.parted((read[0], pair.a), (read[1], pair.b), (a.mode, b.mode))


def _of_pair(a: Side, b: Side, pair: Aligned, policy: RelationPolicy, *, part: bool) -> Relation:
    one, other = pair.a.value, pair.b.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        ours, theirs = (
            msgspec.structs.replace(side, per=mention.per) if side.value is None else side
            for side, mention in ((a, pair.a), (b, pair.b))
        )
        if pair.b.further and not (pair.a.further or part):
            return relate_counts(theirs, ours, (other, one), policy, part=True).turned()
        more = pair.a.further and not pair.b.further
        return relate_counts(ours, theirs, (one, other), policy, part=part or more)
    if isinstance(one, Window) and isinstance(other, Window) and part:
        return of_part(window.part_of(one, other, policy))
    return of_values(pair.sets, (a.mode, b.mode), many=a.many or b.many)


def _answering(matches: list[Match], *, other_days: bool) -> list[Match]:
    """The matches that answer: counts before times, which then only date them.

    A number of another day is another number, and says nothing. But where two sentences give one number for two days, the day is
    what they differ in.
    """
    counts = [match for match in matches if isinstance(match.values.a.value, Quantity)]
    if not counts:
        return matches
    if not other_days:
        return counts
    told = [match for match in counts if match.relation.verdict != "unrelated"]
    return matches if told and all(match.relation.verdict == "agree" for match in told) else []


def _says_something(match: Match) -> bool:
    return match.relation.verdict != "unrelated"


def _loudness(match: Match) -> tuple[object, ...]:
    relation, values = match.relation, match.values
    return (
        _LOUDEST.index(relation.verdict),
        -GAPS.index(relation.severity),
        -values.likeness,
        sorted((values.a.text, values.b.text)),
        sorted((values.a.start, values.b.start)),
    )


def _with_all(ordered: tuple[Match, ...], read: tuple[Sentence, Sentence], policy: RelationPolicy) -> Relation:
    """The loudest relation, with the values it rests on; one sentence implies the other only where each of its values does.

    A number that has no partner is implied by nothing: who says that 46 were killed does not say that five of them were children.
    Values in roles that are not much alike may speak of other things: what follows from them is less sure.
    """
    sides = {match.relation.entails for match in ordered}
    implies_a = sides <= {"b", "both"} and _numbers(read[0]) <= {match.values.a.start for match in ordered}
    implies_b = sides <= {"a", "both"} and _numbers(read[1]) <= {match.values.b.start for match in ordered}
    entails: Entails = "both" if implies_a and implies_b else "a" if implies_b else "b" if implies_a else "none"
    values, relation = ordered[0].values, ordered[0].relation
    sure = all(match.values.likeness >= policy.implying for match in ordered)
    return msgspec.structs.replace(
        relation,
        entails=entails,
        stated=(_stated(values.a), _stated(values.b)),
        sure=sure,
    )


def _numbers(read: Sentence) -> set[int]:
    return {one.start for one in read.quantities}


def _stated(one: Mention) -> Stated:
    decided = one.value.decided() if isinstance(one.value, Window) else None
    return Stated(one.text, one.value.phrase(), decided)


def _by_words(beside: Beside, modes: tuple[Mode, Mode], policy: RelationPolicy) -> Relation:
    """Yes or no, where two sentences say the same but for a negation; nothing where they say other things."""
    if beside.other_figures or beside.likeness < policy.same_words or (not beside.opposed and beside.likeness < 1):
        return UNRELATED
    return of_polarity(polarity.relate(Polarity(beside.opposed), Polarity(False)), modes)


def _by_names(beside: Beside, sides: tuple[Side, Side], policy: RelationPolicy) -> Relation:
    """Two answers to one question that differ in a name alone: the name is the answer, as a label would be."""
    a, b = sides
    if not beside.other_names or beside.other_figures or beside.negated or beside.likeness_without_names < policy.same_but_names:
        return UNRELATED
    relation = of_label(Comparison(sets="disjoint", gap="serious"), (a.mode, b.mode), many=a.many or b.many)
    return msgspec.structs.replace(relation, why="two answers that differ in a name", sure=False)
