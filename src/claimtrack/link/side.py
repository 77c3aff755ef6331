"""A claim as the algebra sees it: what it is about, its value, what narrows it, and who says so when.

Reads the words of a claim's value fields; compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from claimtrack.model import Claim, Mode
from claimtrack.policy import RelationPolicy
from claimtrack.values import label, quantity_words, window_words
from claimtrack.values.comparison import Unread
from claimtrack.values.dates import first_day, is_day, last_day
from claimtrack.values.label import Label
from claimtrack.values.polarity import Polarity
from claimtrack.values.quantity import Quantity
from claimtrack.values.window import Window

Value = Quantity | Window | Label | Polarity
Days = tuple[date, date]


class Utterance(msgspec.Struct, frozen=True):
    """One attribution's account of an utterance: who spoke, in what words; or that it was never said."""

    id: str
    speaker: str
    quote: str | None
    denied: bool = False


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two claims that are compared. `supporters` vouch for it: a source, and the days on which it may have spoken."""

    about: str | None
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

    @property
    def counted_on(self) -> Days | None:
        """The days to which a count belongs: `as_of`, else from the first to the last statement."""
        days = [days for _, days in self.supporters if days]
        return self.as_of or ((min(first for first, _ in days), max(last for _, last in days)) if days else None)


def side(claim: Claim, policy: RelationPolicy, wholes: Iterable[str] = ()) -> Side:
    """The side that a claim takes. `wholes` are the questions that its question is a part of, as all claims together say.

    A value that cannot be read, or counts from an unknown day, is no value: CT002 and CT111 speak of it.
    """
    return Side(
        about=claim.about,
        wholes=frozenset(wholes) | ({claim.part_of} if claim.part_of else frozenset()),
        place=label.read(claim.place).steps if claim.place else (),
        event=claim.event,
        period=period_days(claim.period) if claim.period else None,
        per=claim.per,
        as_of=_days(claim.as_of),
        growing=claim.growing,
        many=claim.many,
        mode=claim.mode,
        value=readable(claim, policy),
        supporters=tuple((said.source, _days(said.date)) for said in claim.said if said.stance in ("supports", "partly")),
        utterances=tuple(
            Utterance(said.utterance, said.source, said.quote, said.stance == "denies" or claim.polarity is False)
            for said in claim.said
            if said.utterance
        ),
    )


def readable(claim: Claim, policy: RelationPolicy) -> Value | None:
    """The value of a claim, or None where it has none that can be read."""
    try:
        return read_value(claim, policy)
    except Unread:
        return None


def read_value(claim: Claim, policy: RelationPolicy) -> Value | None:
    """The value that one of the claim's fields gives.

    Raises Unread when its words are not of a known form, NeedsDay when they count from a day that is not recorded.
    """
    if claim.value is not None:
        return quantity_words.read(claim.value, policy)
    if claim.when is not None:
        return window_words.read(claim.when, said_on(claim))
    if claim.label is not None:
        return label.read(claim.label)
    return None if claim.polarity is None else Polarity(claim.polarity)


def days_said(claim: Claim) -> tuple[date, ...]:
    """The days on which the claim was made, as far as they are recorded to the day, earliest first."""
    dates = {said.date for said in claim.said if said.date and is_day(said.date) and said.stance in ("supports", "partly")}
    return tuple(sorted(first_day(text) for text in dates))


def said_on(claim: Claim) -> date | None:
    """The day from which relative words count: the first on which the claim was made."""
    return next(iter(days_said(claim)), None)


def period_days(text: str) -> Days:
    """The first and last day of `2026-02-03/2026-02-19` or `2026-02`."""
    start, _, end = text.partition("/")
    return first_day(start), last_day(end or start)


def days_apart(a: Days, b: Days) -> bool:
    """Whether two spans of days have no day in common."""
    return a[1] < b[0] or b[1] < a[0]


def _days(text: str | None) -> Days | None:
    return None if text is None else (first_day(text), last_day(text))
