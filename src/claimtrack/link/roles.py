"""The role of a value in its sentence: what is counted, and the words around it. Two values in one role speak of the same thing.

Words of one meaning are one word here (the dead, deaths, killed: `SpeechWords.alike`), whatever their endings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from claimtrack.patterns import later
from claimtrack.values import languages
from claimtrack.values.mention import Mention
from claimtrack.values.sentence import Sentence
from claimtrack.words.tokens import placed_terms

Role = Mapping[str, float]
"""How much each word says about what a value speaks of."""

COUNTED, CLAUSE, ELSEWHERE = 1.5, 1.0, 0.15
"""The weight of a word that is counted, that stands in the same clause as the value, that stands elsewhere in the sentence."""

BREAK = later(r"[,;:.!?()–—]\s|\s[–—-]\s")
"""Where a clause ends, near enough: the next value ends it, too."""


def role(sentence: Sentence, one: Mention) -> Role:
    """The role of one of the sentence's values."""
    text = sentence.text
    others = [(other.start, other.end) for other in (*sentence.quantities, *sentence.times) if other is not one]
    breaks = [at.span() for at in BREAK.finditer(text)]
    first = max((0, *(end for _, end in breaks if end <= one.start)))
    if any(first < end <= one.start for _, end in others):
        first = one.start  # what follows another value speaks of that one
    last = min((len(text), *(start for start, _ in (*others, *breaks) if start >= one.end)))
    counted = text.find(one.counted, one.end) + len(one.counted) if one.counted else one.end
    found: dict[str, float] = {}
    for word, start in meanings(sentence):
        if one.start <= start < one.end:
            continue
        weight = COUNTED if one.end <= start < counted else CLAUSE if first <= start < last else ELSEWHERE
        found[word] = max(found.get(word, 0.0), weight)
    return found


def meanings(sentence: Sentence) -> list[tuple[str, int]]:
    """The words of a sentence that are part of no value, each as its meaning, with the place where it stands."""
    return [(word, at) for word, at in _outside(sentence) if not word[0].isdigit()]


def figures(sentence: Sentence, aside: Collection[tuple[int, int]] = ()) -> frozenset[str]:
    """The figures of a sentence that were read as no value: an age, a number in a name, what may mean more than one thing.

    Those in places that are left aside do not count.
    """
    found = (one for one in _outside(sentence) if one[0][0].isdigit())
    return frozenset(word for word, at in found if not any(start <= at < end for start, end in aside))


def _outside(sentence: Sentence) -> Iterator[tuple[str, int]]:
    spans = sorted((one.start, one.end) for one in (*sentence.quantities, *sentence.times))
    starts = [start for start, _ in spans]
    for word, at in _meanings(sentence.text, sentence.language):
        before = bisect_right(starts, at) - 1
        if before < 0 or at >= spans[before][1]:
            yield word, at


def likeness(a: Role, b: Role) -> float:
    """How much two roles have in common, from 0 to 1: the weight of what they share over that of the lesser of them.

    Two values without any words around are alike; one of them alone may be anything.
    """
    least = min(sum(a.values()), sum(b.values()))
    if not least:
        return 0.5 if a or b else 1.0
    return sum(min(a[word], b[word]) for word in a.keys() & b.keys()) / least


@lru_cache(maxsize=1 << 13)
def _meanings(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """The words of a text, each as its meaning, with the place where it stands."""
    return tuple((meaning(term.text, language), term.start) for term in placed_terms(text))


def meaning(term: str, language: str) -> str:
    """A term, or the name of the group of words that mean the same."""
    return _groups(language).get(term, term)


@cache
def _groups(language: str) -> Mapping[str, str]:
    """Each word of a group of words of one meaning, as the analyser leaves it, and the name of its group."""
    groups = languages.named(language).speech.alike
    return {word: f"={min(group)}" for group in groups for word in group}
