"""The role of a value in its sentence: what is counted, and the words around it. Two values in one role speak of the same thing.

Words of one meaning are one word here (the dead, deaths, killed: `SpeechWords.alike`), whatever their endings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from claimtrack.values import languages
from claimtrack.values.mention import Mention
from claimtrack.values.sentence import Sentence
from claimtrack.words.tokens import placed_terms

Role = Mapping[str, float]
"""How much each word says about what a value speaks of."""

COUNTED, CLAUSE, ELSEWHERE = 1.5, 1.0, 0.15
"""The weight of a word that is counted, that stands in the same clause as the value, that stands elsewhere in the sentence."""

_BREAK = re.compile(r"[,;:.!?()–—]\s|\s[–—-]\s")
"""Where a clause ends, near enough: the next value ends it, too."""


@lru_cache(maxsize=1 << 14)
def role(sentence: Sentence, one: Mention) -> Role:
    """The role of one of the sentence's values."""
    text = sentence.text
    others = [(other.start, other.end) for other in (*sentence.quantities, *sentence.times) if other != one]
    breaks = list(_BREAK.finditer(text))
    first = max((0, *(end for _, end in others if end <= one.start), *(at.end() for at in breaks if at.end() <= one.start)))
    last = min(
        (len(text), *(start for start, _ in others if start >= one.end), *(at.start() for at in breaks if at.start() >= one.end))
    )
    counted = text.find(one.counted, one.end) + len(one.counted) if one.counted else one.end
    found: dict[str, float] = {}
    for word, start in _meanings(text, sentence.language):
        if any(begin <= start < end for begin, end in ((one.start, one.end), *others)):
            continue
        weight = COUNTED if one.end <= start < counted else CLAUSE if first <= start < last else ELSEWHERE
        found[word] = max(found.get(word, 0.0), weight)
    return found


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
    """The words of a text that are no numbers, each as its meaning, with the place where it stands."""
    return tuple((_meaning(term.text, language), term.start) for term in placed_terms(text) if not term.text[0].isdigit())


@lru_cache(maxsize=1 << 16)
def _meaning(term: str, language: str) -> str:
    return _groups(language).get(term, term)


@cache
def _groups(language: str) -> Mapping[str, str]:
    """Each word of a group of words of one meaning, as the analyser leaves it, and the name of its group."""
    groups = languages.named(language).speech.alike
    return {word: f"={min(group)}" for group in groups for word in group}
