"""The numbers of a change: which one it began from, and which come on top of others that the sentence does not tell.

The toll that rose from 98 to 112 is 112; two more dead are not all the dead there are. Reads no number itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import Later, begin
from claimtrack.values.quantity_shapes import shape_of

Span = tuple[int, int]

_LONGEST_LEAD = 40


def former(sentence: str, language: Language) -> tuple[Span, ...]:
    """The places of the numbers that a change began from (`rose from 98 to 112`), with what leads on from them."""
    words = _words(language)
    if not words.origin.search(sentence):
        return ()
    number = shape_of(language).single
    found: list[Span] = []
    for lead in words.from_first.finditer(sentence):
        old = number.match(sentence, lead.end())
        to = old and words.then_to.match(sentence, old.end())
        if to and number.match(sentence, to.end()):
            found.append((lead.start("origin"), to.end()))
    for lead in words.to_first.finditer(sentence):
        new = number.match(sentence, lead.end())
        back = new and words.then_from.match(sentence, new.end())
        old = back and number.match(sentence, back.end())
        if back and old:
            found.append((back.start("origin"), old.end()))
    found += _compared(sentence, language)
    return tuple(found)


def _compared(sentence: str, language: Language) -> Iterator[Span]:
    """A former number without a word of change before it: `112, up from 98`."""
    number = shape_of(language).single
    for lead in _words(language).former.finditer(sentence):
        old = number.match(sentence, lead.end())
        if old and number.search(sentence, 0, lead.start()):
            yield lead.end(), old.end()


def is_further(sentence: str, span: Span, language: Language) -> bool:
    """Whether a quantity comes on top of others by its words: `another 20`, `two more`."""
    words, (start, end) = _words(language), span
    before = sentence[max(0, start - _LONGEST_LEAD) : start]
    return words.further_before.search(before) is not None or words.further_behind.match(sentence, end) is not None


class _Words(NamedTuple):
    origin: Later
    from_first: Later
    then_to: Later
    to_first: Later
    then_from: Later
    former: Later
    further_before: Later
    further_behind: Later


@cache
def _words(language: Language) -> _Words:
    known, begins = language.change, begin(language)
    verbs = known.moving if known.origin == known.step else f"{known.rising}|{known.falling}|{known.moving}"
    lead = rf"{begins}(?:{verbs})(?!\w)[^.;:]{{0,60}}?{begins}"
    rest = r"[\w%€$]*(?:\s+[\w%€$-]+){0,4}?,?\s+"
    return _Words(
        origin=Later(rf"{begins}(?:{known.origin}|{known.former})\s"),
        from_first=Later(rf"{lead}(?P<origin>{known.origin})\s+"),
        then_to=Later(rf"{rest}(?:{known.outcome})\s+"),
        to_first=Later(rf"{lead}(?:{known.outcome})\s+"),
        then_from=Later(rf"{rest}(?P<origin>{known.origin})\s+"),
        former=Later(rf"{begins}(?:{known.former})\s+"),
        further_before=Later(rf"{begins}(?:{known.further_before})\s+$"),
        further_behind=Later(known.further_behind),
    )
