"""Finds the frame of a denial around a sentence: who denies, and where what is denied begins; `could not confirm that`, too.

Reads words only. A frame begins its sentence: what is denied after something else was told frames nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import msgspec

from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import Later

_LONGEST = 100
"""Whoever denies is named in fewer letters."""


class Frame(msgspec.Struct, frozen=True):
    """The words `sentence[:end]` in which somebody denies the rest, or says neither yes nor no to it."""

    kind: Literal["denied", "withheld"]
    who: str
    """Who does so; empty in `it is not true that`, where a denial is nobody's but his who vouches for the sentence."""
    verb: int
    """Where the words that deny begin."""
    end: int
    themselves: bool
    """Whether those who deny are spoken of in what they deny: `the army denied that it fled`."""


def frame(sentence: str, language: Language) -> Frame | None:
    """The frame of a denial that a sentence begins with, if it does."""
    words = _words(language)
    for kind, pattern in (("withheld", words.withholding), ("denied", words.denying)):
        found = pattern.search(sentence)
        if found is None:
            continue
        head = sentence[: found.start()]
        if len(head) > _LONGEST or words.clause.search(head) or words.turn.search(sentence, found.end()):
            return None
        behind = found.groupdict().get("who")
        who = behind if behind is not None else head
        return Frame(
            kind="denied" if kind == "denied" else "withheld",
            who=who.strip(),
            verb=found.start(),
            end=found.end(),
            themselves=words.themselves.match(sentence, found.end()) is not None,
        )
    return None


def ended(sentence: str, language: Language) -> bool:
    """Whether it says of something that it is so no more."""
    return _words(language).ended.search(sentence) is not None


def pending(sentence: str, language: Language) -> bool:
    """Whether it says of something that it is not so yet."""
    return _words(language).pending.search(sentence) is not None


class _Words(NamedTuple):
    denying: Later
    withholding: Later
    themselves: Later
    clause: Later
    turn: Later
    ended: Later
    pending: Later


@cache
def _words(language: Language) -> _Words:
    words, clauses = language.denial, language.times.clauses
    return _Words(
        denying=Later(words.denying),
        withholding=Later(words.withholding),
        themselves=Later(words.themselves),
        clause=Later(rf"[,;:.!?()،؛]\s|{clauses}"),
        turn=Later(rf"[,;:،؛]\s+(?:{clauses})|[.!?]\s+\w"),
        ended=Later(words.ended),
        pending=Later(words.pending),
    )
