"""A claim as the algebra sees it: what it is about, its value, what narrows it, and who says so when.

A value that a field gives wins; a claim without one is read from its sentence. Compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from claimtrack.model import Claim, Mode
from claimtrack.policy import RelationPolicy
from claimtrack.values import label, languages, quantity_words, sentence, window_words
from claimtrack.values.comparison import Unread
from claimtrack.values.dates import first_day, is_day, last_day
from claimtrack.values.label import Label
from claimtrack.values.mention import Mention
from claimtrack.values.polarity import Polarity
from claimtrack.values.quantity import Quantity
from claimtrack.values.sentence import Sentence
from claimtrack.values.window import Window
from claimtrack.words.tokens import terms

Value = Quantity | Window | Label | Polarity
Days = tuple[date, date]


class Utterance(msgspec.Struct, frozen=True):
    """One attribution's account of an utterance: who spoke, in what words; or that it was never said."""

    id: str
    speaker: str
    quote: str | None
    denied: bool = False


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two claims that are compared. `supporters` vouch for it: a source, and the days on which it may have spoken.

    `value` is what a field gives; `text` is the sentence, and `said` the day from which its relative words count. `labels` are
    those that the sentence may state.
    """

    about: str | None
    text: str = ""
    said: date | None = None
    labels: tuple[str, ...] = ()
    wholes: frozenset[str] = frozenset()
    place: tuple[str, ...] = ()
    event: str | None = None
    period: Days | None = None
    per: str | None = None
    as_of: Days | None = None
    growing: bool = False
    many: bool = False
    mode: Mode = "fact"
    value: Value | None = None
    supporters: tuple[tuple[str, Days | None], ...] = ()
    utterances: tuple[Utterance, ...] = ()
    relays: bool = False
    """Whether none of those who vouch for it is the one who denies it by the words of the sentence."""

    @property
    def counted_on(self) -> Days | None:
        """The days to which a count belongs: `as_of`, else from the first to the last statement."""
        days = [days for _, days in self.supporters if days]
        return self.as_of or ((min(first for first, _ in days), max(last for _, last in days)) if days else None)


def side(claim: Claim, policy: RelationPolicy, wholes: Iterable[str] = (), labels: tuple[str, ...] = ()) -> Side:
    """The side that a claim takes. `wholes` are the questions that its question is a part of, as all claims together say.

    A value that cannot be read, or counts from an unknown day, is no value: CT002 and CT111 speak of it.
    """
    return Side(
        about=claim.about,
        text=claim.claim,
        said=said_on(claim),
        labels=labels,
        wholes=wholes_of(claim, wholes),
        place=label.read(claim.place).steps if claim.place else (),
        event=claim.event,
        period=period_days(claim.period) if claim.period else None,
        per=claim.per,
        as_of=_days(claim.as_of),
        growing=claim.growing,
        many=claim.many,
        mode=mode_of(claim, policy),
        value=readable(claim, policy),
        supporters=tuple((said.source, _days(said.date)) for said in claim.said if said.stance in ("supports", "partly")),
        utterances=tuple(
            Utterance(said.utterance, said.source, said.quote, said.stance == "denies" or claim.polarity is False)
            for said in claim.said
            if said.utterance
        ),
        relays=_relays(claim, policy),
    )


def _relays(claim: Claim, policy: RelationPolicy) -> bool:
    """Whether a sentence tells of a denial (`the army denied that ...`) of somebody whom no id of a vouching source names."""
    frame = None if given(claim) else sentence_of(claim, policy).frame
    if frame is None or not frame.who:
        return False
    speaker = set(terms(frame.who))
    vouching = (said.source for said in claim.said if said.stance in ("supports", "partly"))
    return not any(speaker & set(terms(re.sub(r"[\W_]+", " ", source))) for source in vouching)


def wholes_of(claim: Claim, wholes: Iterable[str]) -> frozenset[str]:
    """The questions that a claim's question is a part of, as it says itself and as all claims together say."""
    return frozenset((*wholes, claim.part_of)) if claim.part_of else frozenset(wholes)


def given(claim: Claim) -> bool:
    """Whether a field gives the claim's value. A value that a field gives always wins over the words of the sentence."""
    return claim.value is not None or claim.when is not None or claim.label is not None or claim.polarity is not None


def mode_of(claim: Claim, policy: RelationPolicy) -> Mode:
    """How the claim is meant: as its field says; where no field gives a value either, as the words of its sentence do."""
    return claim.mode if claim.mode != "fact" or given(claim) else sentence_of(claim, policy).meant


def readable(claim: Claim, policy: RelationPolicy) -> Value | None:
    """The value that a field of the claim gives, or None where it gives none that can be read."""
    try:
        return read_value(claim, policy)
    except Unread:
        return None


def read_value(claim: Claim, policy: RelationPolicy) -> Value | None:
    """The value that one of the claim's fields gives.

    Raises Unread when its words are not of a known form, NeedsDay when they count from a day that is not recorded.
    """
    amount, when = claim.value, claim.when
    if amount is not None:
        return languages.read_field(languages.of(claim.claim), lambda known: quantity_words.read(amount, policy, known))
    if when is not None:
        said, ahead = said_on(claim), ahead_of(claim)
        return languages.read_field(languages.of(claim.claim), lambda known: window_words.read(when, said, known, ahead=ahead))
    if claim.label is not None:
        return label.read(claim.label)
    return None if claim.polarity is None else Polarity(claim.polarity)


def ahead_of(claim: Claim) -> bool | None:
    """Whether a date without its year lies ahead of the day it was said: surely so in a forecast, else nobody knows."""
    return True if claim.mode in ("forecast", "possible") else None


def sentence_of(claim: Claim, policy: RelationPolicy) -> Sentence:
    """What the claim's own words state, whatever its fields say."""
    return sentence.read(claim.claim, said_on(claim), policy, languages.of(claim.claim))


def told(claim: Claim, policy: RelationPolicy) -> Value | None:
    """The claim's answer: the value that a field gives, else the one quantity, or without any the one time, of its sentence."""
    if given(claim):
        return readable(claim, policy)
    read = sentence_of(claim, policy)
    only = read.quantities or read.times
    return only[0].value if len(only) == 1 else None


def says_no(claim: Claim, value: Value, policy: RelationPolicy) -> bool:
    """Whether the sentence that a value was read from says no to it: `12 were not killed`. A count of none is no such no."""
    none = isinstance(value, Quantity) and value.extent.high == 0
    return not (none or given(claim)) and sentence_of(claim, policy).negated


def stated(side: Side, policy: RelationPolicy) -> Sentence:
    """The sentence of a side with the values to go by: the one that a field gives, at its words where the sentence has them."""
    read = sentence.read(side.text, side.said, policy, languages.of(side.text))
    match side.value:
        case Quantity() as value:
            return msgspec.structs.replace(read, quantities=(_at_its_words(value, read.quantities, side.per),), times=())
        case Window() as value:
            return msgspec.structs.replace(read, quantities=(), times=(_at_its_words(value, read.times, None),))
    return read


def _at_its_words(value: Quantity | Window, seen: tuple[Mention, ...], per: str | None) -> Mention:
    counted = value.counted if isinstance(value, Quantity) else ""
    for one in seen:
        if one.value.extent == value.extent:
            return msgspec.structs.replace(one, value=value, per=per, counted=one.counted or counted, further=False)
    return Mention(start=0, end=0, text=value.text, value=value, counted=counted, per=per)


def days_said(claim: Claim) -> tuple[date, ...]:
    """The days on which the claim was made, as far as they are recorded to the day, earliest first."""
    return tuple(map(first_day, sorted(set(_days_written(claim)))))


def said_on(claim: Claim) -> date | None:
    """The day from which relative words count: the first on which the claim was made."""
    days = _days_written(claim)
    return first_day(min(days)) if days else None


def _days_written(claim: Claim) -> list[str]:
    """The days on which the claim was made as they are written: in the order of the calendar, too, when they are sorted."""
    return [said.date for said in claim.said if said.date and said.stance in ("supports", "partly") and is_day(said.date)]


def period_days(text: str) -> Days:
    """The first and last day of `2026-02-03/2026-02-19` or `2026-02`."""
    start, _, end = text.partition("/")
    return first_day(start), last_day(end or start)


def days_apart(a: Days, b: Days) -> bool:
    """Whether two spans of days have no day in common."""
    return a[1] < b[0] or b[1] < a[0]


def _days(text: str | None) -> Days | None:
    return None if text is None else (first_day(text), last_day(text))
