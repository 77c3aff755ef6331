"""What two sentences say beside their values: how much of it is the same, whether one of them says no, whom else they name.

Compares words only. A name is the same in any spelling, and where one is part of the other; who merely tells it is not named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

import msgspec

from claimtrack.link import roles
from claimtrack.values import clocks, languages
from claimtrack.values.languages.patterns import Later
from claimtrack.values.sentence import Sentence
from claimtrack.words.names import alike, names
from claimtrack.words.tokens import terms

Span = tuple[int, int]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """The words of two sentences beside their values. A likeness is what they share of all words, from 0 to 1.

    `opposed` says that one of them says no; `negated` that one at least does; `other_names` that each names somebody whom the
    other does not.
    """

    likeness: float
    likeness_without_names: float
    opposed: bool
    negated: bool
    other_names: bool
    other_figures: bool
    """They hold figures that were read as no value, and not the same: nothing follows from their words alone."""


class _Wording(msgspec.Struct, frozen=True):
    words: frozenset[str]
    names: frozenset[str]
    in_names: frozenset[str]


def beside(a: Sentence, b: Sentence) -> Beside:
    """The two sentences beside their values."""
    ours, theirs = _wording(a), _wording(b)
    other = [{name for name in one.names if not _named(name, two.names)} for one, two in ((ours, theirs), (theirs, ours))]
    return Beside(
        likeness=_shared(ours.words, theirs.words),
        likeness_without_names=_shared(ours.words - ours.in_names, theirs.words - theirs.in_names),
        opposed=a.negated != b.negated,
        negated=a.negated or b.negated,
        other_names=all(other),
        other_figures=_figures(a) != _figures(b),
    )


def _shared(ours: Collection[str], theirs: Collection[str]) -> float:
    every = set(ours) | set(theirs)
    return len(set(ours) & set(theirs)) / len(every) if ours and theirs else 0.0


def _named(name: str, others: Collection[str]) -> bool:
    """Whether a name is among others, in another spelling or as a part of a longer one."""
    words = set(name.split())
    return any(alike(name, other) or words <= set(other.split()) or words >= set(other.split()) for other in others)


@lru_cache(maxsize=1 << 12)
def _wording(sentence: Sentence) -> _Wording:
    text = sentence.text
    values = [(one.start, one.end) for one in (*sentence.quantities, *sentence.times)]
    found = [one for one in names(text) if not any(start <= one.start and one.end <= end for start, end in values)]
    tellers = [(one.start, one.end) for one in found if _tells(text, one.start, one.end, sentence.language)]
    aside = (*tellers, *_standing(sentence), *_framing(sentence), *_hours(sentence))
    said = {word for word, at in roles.meanings(sentence) if not any(start <= at < end for start, end in aside)}
    return _Wording(
        words=frozenset(said) - _empty(sentence.language),
        names=frozenset(one.key for one in found if not any(start <= one.start < end for start, end in aside)),
        in_names=frozenset(roles.meaning(term, sentence.language) for one in found for term in terms(one.text)),
    )


def _framing(sentence: Sentence) -> Iterator[Span]:
    """The words of a denial around what is denied, and who denies it, unless that is spoken of there as well."""
    frame = sentence.frame
    if frame is not None:
        yield (frame.verb if frame.themselves else 0), frame.end


def _hours(sentence: Sentence) -> Iterator[Span]:
    """The words of the time of day, and of its clock."""
    found = clocks.find(sentence.text, languages.named(sentence.language))
    if found is not None:
        yield found.start, found.end


def _figures(sentence: Sentence) -> frozenset[str]:
    """The figures that were read as no value, and belong to no time of day."""
    return roles.figures(sentence, tuple(_hours(sentence)))


def _standing(sentence: Sentence) -> list[Span]:
    """The words that say whether something goes on, or has come about yet."""
    return [found.span() for found in _lasting(sentence.language).finditer(sentence.text)]


@cache
def _lasting(language: str) -> Later:
    return Later(languages.named(language).denial.standing)


def _tells(text: str, start: int, end: int, language: str) -> bool:
    """Whether a name is that of somebody who tells it, or is told: it stands beside a verb of saying."""
    before, after = _saying(language)
    return bool(before.search(text[:start]) or after.match(text, end))


@cache
def _saying(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = languages.named(language).times.reported
    return re.compile(rf"(?:{verbs})\s+(?:\w+\s+)?$", re.IGNORECASE), re.compile(rf",?\s+(?:{verbs})", re.IGNORECASE)


@cache
def _empty(language: str) -> frozenset[str]:
    """The words, as their meanings, that negate, affirm or soften: how a thing is said, and not what."""
    speech = languages.named(language).speech
    kinds = (speech.negations, speech.denials, speech.affirmations, speech.possible, speech.forecast, speech.estimate)
    return frozenset(roles.meaning(term, language) for words in kinds for word in words for term in terms(word))
