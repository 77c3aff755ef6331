"""The words of a text as names are looked for among them: which have capitals, which may lead to a name, which begin a sentence.

Here is no name yet. A word of small letters is no part of most names, and is looked at once for all texts in which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from claimtrack.patterns import later
from claimtrack.words.remembered import Remembered
from claimtrack.words.spellings import plain

ARTICLES = "al el ul as ash at ath ad adh an ar az".split()
"""The Arabic article, also as it sounds before the letters of the sun."""
FIRST_ARTICLE = later(rf"^(?:{'|'.join(ARTICLES)})[-\s](?=\w)", re.IGNORECASE)
PARTICLES = frozenset(
    "al el ul bin ibn ben bint abu umm abd de da das do dos di del della der den des du la le van von zu zur ter ten y".split()
)
"""Small words that may stand inside a name, between or before words in capitals."""
TITLES = frozenset(
    """
    president vice-president minister prime chancellor premier secretary senator sen representative rep congressman
    congresswoman governor gov mayor king queen prince princess pope sheikh shaikh sayyid ayatollah emir sultan mullah imam
    general gen colonel col major captain capt lieutenant lt sergeant sgt admiral commander judge justice professor prof dr
    mr mrs ms miss sir lord lady ambassador envoy spokesman spokeswoman sheriff attorney chief former
    """.split()
)
"""What stands before a name and is no part of it."""
_NO_NAMES = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    christmas easter i ii iii a an the and or but nor so yet if as at by for from in into of off on onto out over to under
    up with without within about above across after against along amid among around before behind below beneath beside
    besides between beyond despite down during except inside like near outside past per since than through throughout till
    toward towards until unlike upon versus via because although though while when whenever where wherever whether which who
    whom whose what why how that this these those there here he she it its they them their we us our you your his her my
    mine me him is are was were be been being am do does did has have had will would can could shall should might must not
    no none nobody nothing never ever only also just even still already again once twice both each every either neither all
    any some most many much more less few fewer several other another such same own very too then now today tomorrow
    yesterday recently lately currently next last first second third fourth one two three four five six seven eight nine ten
    eleven twelve dozen dozens hundreds thousands millions billions scores says said say let lets please thanks yes ok okay
    new old great good bad big small high low long short top best worst total
    """.split()
)
_DAYS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split())

_WORD = later(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’‘.-][^\W_]+)*")
_POSSESSIVE = later(r"['’]s?$")
_LOOK_BACK = 12
"""So many letters before a word tell whether it begins a sentence."""
_SENTENCE_ENDS = later(r"[.!?:;•]['\"”’)\]]*\s*[\"“‘'(\[]*$")
_ABBREVIATED = later(r"(?:^|\s)(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|Capt|Sgt|Prof|Jr|Sr)\.$")
_SHOUTED = 0.6


class Word(NamedTuple):
    """A word as names are made of it, in small letters too, and where it begins in what stands between two spaces.

    `leads` where a name may begin with it, `nameless` where it is never a name by itself (`March`, `The`, `President`). `firsts`
    are what spellings of the table may begin with that begin with this word.
    """

    text: str
    offset: int
    lowered: str
    capital: bool
    leads: bool
    nameless: bool
    firsts: tuple[str, ...]


class Words(NamedTuple):
    """The words of a text, in order, and where each begins in it."""

    text: str
    words: Sequence[Word]
    starts: Sequence[int]

    def end(self, at: int) -> int:
        """Where the word with this number ends."""
        return self.starts[at] + len(self.words[at].text)

    def begins(self, at: int) -> bool:
        """Whether the word is in capitals and begins a sentence, so that its capital proves nothing."""
        if not self.words[at].capital:
            return False
        start = self.starts[at]
        before = self.text[max(0, start - _LOOK_BACK) : start].rstrip(" \t\n\"“‘'([")
        if before[-1:].isalnum():
            return False
        return (not before or bool(_SENTENCE_ENDS.search(before))) and not _ABBREVIATED.search(before)

    def joined(self, at: int) -> bool:
        """Whether nothing but a space, or the dot of an initial, stands between the word and the next one."""
        between = self.text[self.end(at) : self.starts[at + 1]]
        return between == " " or (between == ". " and (len(self.words[at].text) == 1 or self.words[at].lowered in TITLES))

    def shouted(self) -> bool:
        """Whether a sentence writes its words in capitals, as headlines do, so that a capital proves nothing."""
        if sum([word.capital for word in self.words]) <= _SHOUTED * len(self.words):
            return False
        needless = [at for at, word in enumerate(self.words) if word.capital and word.lowered in _NO_NAMES]
        return len([at for at in needless if self.words[at].lowered[:3] not in _DAYS and not self.begins(at)]) > 1


def words_of(text: str) -> Words:
    """The words of a text; no number is one (21st, 1990s). None of them holds a space."""
    parts = text.split(" ")
    rows = [*map(_KNOWN.__getitem__, parts)]
    places = accumulate([len(part) + 1 for part in parts], initial=0)
    starts = [place + word.offset for row, place in zip(rows, places, strict=False) for word in row]
    return Words(text, [*chain.from_iterable(rows)], starts)


def _words(piece: str) -> tuple[Word, ...]:
    return tuple(_looked_at(piece))


_KNOWN = Remembered(_words, 1 << 16)


def _looked_at(piece: str) -> Iterator[Word]:
    for match in _WORD.finditer(piece):
        head = _head(match.group())  # `U.S.-backed` and `Iran-linked` begin with a name
        if head[:1].isdigit():
            continue
        capital = head[0].isupper() or ("-" in head and any(part[:1].isupper() for part in head.split("-")))
        lowered = head.casefold().rstrip(".")
        yield Word(
            text=head,
            offset=match.start(),
            lowered=lowered,
            capital=capital,
            leads=capital or lowered in PARTICLES,
            nameless=lowered in _NO_NAMES or lowered in TITLES,
            firsts=tuple(dict.fromkeys(_firsts(head))) if capital else (),
        )


def _firsts(first: str) -> Iterator[str]:
    yield plain(first).casefold().partition(" ")[0]
    bare = plain(FIRST_ARTICLE.sub("", first)).casefold().partition(" ")[0]
    yield bare
    yield bare.removesuffix("s")


def _head(written: str) -> str:
    """The word without a possessive, and of `Iran-linked` what is in capitals."""
    bare = _POSSESSIVE.sub("", written)
    parts = bare.split("-")
    led = len(parts) > 1 and parts[0][:1].isupper() and not any(part[:1].isupper() for part in parts[1:])
    return parts[0] if led and parts[0].casefold() not in ARTICLES else bare
