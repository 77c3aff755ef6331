"""Which way a number goes in its sentence: up or down, by so much or to so much; and what follows where two go different ways.

Reads words only. A rise of 12 per cent and a fall of 12 per cent have their number in common, and nothing else.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from claimtrack.link.roles import BREAK
from claimtrack.link.verdict import UNRELATED, Relation, apart
from claimtrack.model import Mode
from claimtrack.values import languages
from claimtrack.values.languages.patterns import Later, begin
from claimtrack.values.mention import Mention
from claimtrack.values.sentence import Sentence

How = Literal["by", "straight", "to", ""]
"""How a number stands to the word of change: `rose by 3`, `rose 3`, `rose to 3`, any other way."""


class Way(NamedTuple):
    """Whether a number goes up or down (0: neither is said), and how it stands to the word that says so."""

    direction: Literal[-1, 0, 1] = 0
    how: How = ""


NOWHERE = Way()


def parted(a: tuple[Sentence, Mention], b: tuple[Sentence, Mention], modes: tuple[Mode, Mode]) -> Relation | None:
    """The relation of two numbers of which one rises and the other falls, or one is a difference and one is not; else None."""
    ours, theirs = way(*a), way(*b)
    if ours == theirs or a[0].negated or b[0].negated:
        return None
    ways = {ours.how, theirs.how}
    if ("to" in ways and ways & {"by", "straight"}) or ("by" in ways and NOWHERE in (ours, theirs)):
        return UNRELATED
    if ours.direction * theirs.direction != -1 or ours.how == theirs.how == "to":
        return None
    soft = any(mode != "fact" for mode in modes)
    return apart("warning" if soft else "serious", soft=soft, why="one goes up, the other down")


def way(sentence: Sentence, one: Mention) -> Way:
    """Which way a number goes, by the last word of change before it in its clause; where there is none, by the word behind it."""
    words = _words(sentence.language)
    if not words.change.search(sentence.text):
        return NOWHERE
    ends = [other.end for other in (*sentence.quantities, *sentence.times) if other.end <= one.start]
    ends += [at.end() for at in BREAK.finditer(sentence.text) if at.end() <= one.start]
    first = max((0, *ends))
    before = list(words.change.finditer(sentence.text, first, one.start))
    if not before:
        behind = words.behind.match(sentence.text, one.end)
        return Way(_direction(behind["rising"]), "straight") if behind else NOWHERE
    last = before[-1]
    return Way(_direction(last["rising"]), _how(sentence.text[last.end() : one.start], words))


def _how(between: str, words: _Words) -> How:
    if not between.strip():
        return "straight"
    return "to" if words.to.search(between) else "by" if words.by.search(between) else ""


def _direction(rising: str | None) -> Literal[-1, 1]:
    return 1 if rising else -1


class _Words(NamedTuple):
    change: Later
    behind: Later
    by: Later
    to: Later


@cache
def _words(language: str) -> _Words:
    known = languages.named(language)
    words, begins = known.change, begin(known)
    change = rf"(?:(?P<rising>{words.rising})|(?P<falling>{words.falling}))(?!\w)"
    return _Words(
        change=Later(rf"{begins}{change}"),
        behind=Later(rf"\s+(?:\w+\s+)?{change}"),
        by=Later(rf"{begins}(?:{words.step})\s+$"),
        to=Later(rf"{begins}(?:{words.outcome})\s+$"),
    )
