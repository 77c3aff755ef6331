"""Reads a sentence: the values it states with their words, whether it says no, and how it is meant.

Times are found first, since a deadline holds a number that counts nothing; what has been read once is not read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from claimtrack.policy import RelationPolicy
from claimtrack.values import denials, quantities, ranks, shares, speech, times
from claimtrack.values.denials import Frame
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity
from claimtrack.values.speech import Meant
from claimtrack.values.window import Window


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence states. `quantities` and `times` are in the order of the text; a time without a window is left out.

    `negated` is of all of it: who denies that nobody came does not say no. `frame` are the words by which one denies the rest.
    """

    text: str
    quantities: tuple[Mention, ...]
    times: tuple[Mention, ...]
    negated: bool
    meant: Meant
    language: str
    frame: Frame | None = None


@lru_cache(maxsize=8192)
def read(text: str, said: date | None, policy: RelationPolicy, language: Language = ENGLISH) -> Sentence:
    """The sentence as it was said on the day `said`. Never raises: what cannot be read for sure is left alone."""
    seen, how = _times(text, said, language)
    taken = [(one.start, one.end) for one in seen]
    found: list[Mention] = []
    for kind in (ranks, shares):
        fresh = [one for one in kind.find(text, policy, language) if not _within(one, taken)]
        taken += [(one.start, quantities.whole_end(text, one.end, language)) for one in fresh]
        found += fresh
    found += quantities.find(text, policy, language, tuple(sorted(taken)))
    own = (*((one.start, one.end) for one in seen), *((one.start, one.end) for one in found if not _is_none(one)))
    dated = [one.window for one in seen if one.window is not None]
    if how == "fact" and said is not None and any(_lies_ahead(window, said) for window in dated):
        how = "forecast"
    frame = denials.frame(text, language)
    framed = () if frame is None else ((0, frame.end),)
    says_no = speech.negated(text, language, (*own, *framed)) and not any(_is_turned(one, said, language) for one in seen)
    return Sentence(
        text=text,
        quantities=tuple(sorted(found, key=lambda one: one.start)),
        times=_mentions(seen),
        negated=says_no != (frame is not None and frame.kind == "denied"),
        meant=how,
        language=language.code,
        frame=frame,
    )


def times_of(text: str, said: date | None, language: Language = ENGLISH) -> tuple[Mention, ...]:
    """The times that `read` gives, without the work on anything else."""
    return _mentions(_times(text, said, language)[0])


def counts_at_most(text: str, dimension: str, policy: RelationPolicy, language: Language = ENGLISH) -> tuple[Mention, ...] | None:
    """The quantities of a dimension that `read` may give, and perhaps more; None where one has to read to know.

    Cheaper than `read`: what else the words may mean, as in a date, is not looked at.
    """
    if dimension in _OF_OTHER_READERS or dimension.startswith("out of"):
        return None
    seen = quantities.candidates(text, policy, language)
    if seen is None:
        return None
    return tuple(one for one in seen if isinstance(one.value, Quantity) and one.value.unit.dimension == dimension)


def outside_times(mentions: Sequence[Mention], text: str, said: date | None, language: Language = ENGLISH) -> list[Mention]:
    """Those of `counts_at_most` that are no part of a time in the sentence."""
    taken = [(one.start, one.end) for one in _times(text, said, language)[0]] if mentions else []
    return [one for one in mentions if not _within(one, taken)]


_OF_OTHER_READERS = (ranks.RANK.dimension, shares.PERCENT.dimension, shares.TIMES.dimension)


def _times(text: str, said: date | None, language: Language) -> tuple[tuple[times.TimeMention, ...], Meant]:
    """The times of a sentence and how it is meant, each read in the light of the other."""
    how = speech.meant(text, language)
    seen = times.find(text, said, language, ahead=_ahead(how))
    if not seen or how == "fact":
        return seen, how  # without the words of its times a sentence has no other modal words
    outside = speech.meant(text, language, tuple((one.start, one.end) for one in seen))
    if _ahead(outside) != _ahead(how):
        seen = times.find(text, said, language, ahead=_ahead(outside))
    return seen, outside


def _mentions(seen: Iterable[times.TimeMention]) -> tuple[Mention, ...]:
    return tuple(
        Mention(start=one.start, end=one.end, text=one.text, value=one.window, lead=one.lead, relative=one.relative)
        for one in seen
        if one.window is not None
    )


def _ahead(how: Meant) -> bool | None:
    return True if how in ("forecast", "possible") else None


def _is_turned(one: times.TimeMention, said: date | None, language: Language) -> bool:
    """Whether the sentence's no is in the time already: who will not leave before May will leave, in May or later."""
    if one.lead != "not_before":
        return False
    alone = times.find(one.text, said, language)
    return bool(alone) and alone[0].lead != "not_before"


def _is_none(one: Mention) -> bool:
    """Whether it is a count of none, with which the sentence says no."""
    return isinstance(one.value, Quantity) and one.value.extent.high == 0


def _lies_ahead(window: Window, said: date) -> bool:
    """Whether all of it was still to come on the day it was said, or its deadline was: nobody reports that as a fact."""
    edge = window.last if window.first is None else window.first
    return edge is not None and edge > said


def _within(one: Mention, taken: list[tuple[int, int]]) -> bool:
    return any(one.start < end and start < one.end for start, end in taken)
