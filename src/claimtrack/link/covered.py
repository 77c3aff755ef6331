"""The days that a count covers by the words of its sentence: `over the past two weeks`, `since October 2023`, `in March`.

What is counted of one event (`the attack in March`) is dated by such words, and covers no days. Compares no counts.
"""

from __future__ import annotations

from functools import cache

import msgspec

from claimtrack.link.side import Days, Side
from claimtrack.values import languages
from claimtrack.values.languages.patterns import Later, begin
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity
from claimtrack.values.sentence import Sentence
from claimtrack.values.window import Window

_EDGES = ("by", "before", "not_before", "after", "since", "until", "as_of", "within", "around")
"""How a time is put that is no period in which something was counted."""


def with_periods(a: Side, b: Side, read: tuple[Sentence, Sentence]) -> tuple[Side, Side]:
    """The two sides with the periods that their sentences give, if these are two.

    What people recorded wins: a period, a day, or that the count grows. Counts since days that may be one cover the same.
    """
    if any(side.as_of or side.growing for side in (a, b)) or (a.period and b.period):
        return a, b
    ours, theirs = (_summed(sentence, side) for sentence, side in zip(read, (a, b), strict=True))
    if ours and theirs and ours.lead == theirs.lead == "since" and _meet(ours.value, theirs.value):
        return a, b
    if ours is None and theirs is None and not _calendar(a, b, read):
        return a, b
    first, second = (
        side.period or _days(one, sentence, side) for one, sentence, side in ((ours, read[0], a), (theirs, read[1], b))
    )
    if first is None or second is None:
        return a, b
    return msgspec.structs.replace(a, period=first), msgspec.structs.replace(b, period=second)


def covers_days(one: Mention) -> bool:
    """Whether a value may be that of a period: how long something took is not."""
    return isinstance(one.value, Quantity) and one.value.unit.dimension != "duration"


def _calendar(a: Side, b: Side, read: tuple[Sentence, Sentence]) -> bool:
    """Whether the times of both may be periods, though neither lasts up to the day it was said, not dates of one event."""
    if (a.event and b.event) or any(one.lead in _EDGES for sentence in read for one in sentence.times):
        return False
    return a.period is not None or b.period is not None or not all(map(_of_one_event, read))


def _of_one_event(sentence: Sentence) -> bool:
    """Whether what is counted may be that of one event, as the sentence speaks of one."""
    return _events(sentence.language).search(sentence.text) is not None


@cache
def _events(language: str) -> Later:
    known = languages.named(language)
    return Later(rf"{begin(known)}(?:{known.change.events})(?!\w)")


def _summed(sentence: Sentence, side: Side) -> Mention | None:
    """The one time of a sentence that lasts up to the day it was said."""
    found = [one for one in sentence.times if _lasts(one, side)]
    return found[0] if len(found) == 1 else None


def _lasts(one: Mention, side: Side) -> bool:
    window = one.value
    if not isinstance(window, Window) or window.vague or window.first is None or side.said is None:
        return False
    return window.first < side.said and (one.lead == "since" or (one.relative and window.last == side.said))


def _days(summed: Mention | None, sentence: Sentence, side: Side) -> Days | None:
    one = summed or (sentence.times[0] if len(sentence.times) == 1 else None)
    if one is None or not isinstance(one.value, Window) or one.value.vague or one.value.first is None:
        return None
    last = side.said if summed else one.value.last
    return None if last is None else (one.value.first, last)


def _meet(one: object, other: object) -> bool:
    if not (isinstance(one, Window) and isinstance(other, Window)):
        return False
    starts, ends = (one.first, other.first), (one.last, other.last)
    return None not in starts and None not in ends and max(filter(None, starts)) <= min(filter(None, ends))
