"""Composes a number from its words by the table of a language, where the library of number words does not know the language.

Knows how numbers are put together: parts from large to small, units before tens where a joint stands between them, scales that
multiply what stands before them. It knows no word; those stand in `NumberWords.spelled`, `scales` and `joint`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimtrack.values.languages.language import NumberWords

_LONGEST_PHRASE = 2


class _Part(NamedTuple):
    value: int
    scale: bool
    joined: bool
    only_behind: bool = False


def value(words: Sequence[str], known: NumberWords) -> int | None:
    """The number that the words are, all of them, lower case; None where they are none or several."""
    parts = list(_parts(words, known))
    if not parts or parts[0].joined or sum(part.value < 0 for part in parts):
        return None
    total, current, last = 0, 0, 0
    for part in parts:
        if part.scale and part.value > 100:
            if (part.joined and current) or (part.only_behind and not current):
                return None
            multiplied = (current or 1) * part.value
            if (last and multiplied >= last) or (total and not current and not part.joined):
                return None
            total, current, last = total + multiplied, 0, part.value
            continue
        if part.scale and 0 < current < 10 and not part.joined:
            current *= part.value
            continue
        fresh = not current
        if fresh and total and known.joint and not part.joined:
            return None
        if not fresh and not _goes_on(current, part, known):
            return None
        if part.value >= 1000:
            if current or (last and part.value >= last):
                return None
            total, last = total + part.value, _place(part.value)
            continue
        current += part.value
    return total + current if not last or current < last else None


def _goes_on(current: int, part: _Part, known: NumberWords) -> bool:
    """Whether a part may be added to what stands before it: smaller than its last place, or tens behind units."""
    if known.joint and not part.joined:
        return False
    if part.value < _place(current):
        return True
    units = current % 10
    return bool(part.joined and units and current % 100 == units and 20 <= part.value < 100 and part.value % 10 == 0)


def _place(number: int) -> int:
    """The worth of the last place of a number that is no zero."""
    place = 1
    while number % (place * 10) == 0:
        place *= 10
    return place


def _parts(words: Sequence[str], known: NumberWords) -> Iterator[_Part]:
    """The parts of a number in words; one of -1 where a word belongs to no number."""
    at = 0
    while at < len(words):
        joined = bool(known.joint) and words[at] == known.joint and at > 0
        at += joined
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase = " ".join(words[at : at + length])
            found = _lookup(phrase, known, joined=joined) if at + length <= len(words) else None
            if found is not None:
                yield found
                at += length
                break
        else:
            yield _Part(-1, scale=False, joined=False)
            return


def _lookup(phrase: str, known: NumberWords, *, joined: bool) -> _Part | None:
    for word, glued in ((phrase, joined), (phrase.removeprefix(known.joint), True)):
        if not word or (glued and not joined and word == phrase):
            continue
        if word in known.spelled:
            return _Part(known.spelled[word], scale=False, joined=glued)
        if word in known.scales:
            return _Part(known.scales[word], scale=True, joined=glued, only_behind=word in known.only_behind)
    return None
