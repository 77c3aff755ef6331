"""What stands between two spaces of a sentence, read once for all sentences in which it stands, and what it adds to a sketch.

Nearly all words of a corpus are the same few thousand. No token, term or word goes across a space, but for `per cent` and numbers
with a scale word behind them (`1.2 million`): a sentence that may hold one of these is read as one piece.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from claimtrack.patterns import later
from claimtrack.words.answering import is_figure, turn
from claimtrack.words.capitals import ARTICLES
from claimtrack.words.english import CURRENCIES, NEGATIONS, SCALES
from claimtrack.words.remembered import Remembered
from claimtrack.words.spellings import american
from claimtrack.words.tokens import Term, folded, placed_terms, stem, tokens

_SPOKEN = later(r"(?:(?<!\S)-(?=\d))?\d+(?:[.,:/]\d+)*\w*|\w+")
_UNITS = r"[mM](?:[wW]h?|Hz|V|A|J|Pa|T)\b | [kKMGT][bB](?:ps)?\b"
_SIGNS = later(
    rf"""
      (?<!\S)[-+]\s?(?=[.$€£¥₹]?\d)          # below or above nothing
    | (?<=[\d%])\s[-+*/÷×]\s(?=[.$€£¥₹]?\d)   # a sum
    | [<>≤≥≦≧=≈~±]+(?=\s?[.$€£¥₹]?\d)        # more, less, about
    | (?<![\w.])\.(?=\d)                    # .5
    | (?<=\d)\+(?!\w)                       # 50+
    | \b[A-Z]{{1,3}}(?:\+{{1,2}}|[#-])(?!\w)     # A-, C++
    | (?<=\d)\s?(?:{_UNITS})                # milli and mega, bits and bytes
    | \?(?=["'”’)\]\s]*$)                    # what is asked is not said
    """,
    re.VERBOSE,
)
_MAY_SIGN = later(rf"^[-+*/÷×] | [<>≤≥≦≧=≈~±?+\#\s] | (?<![\w.])\.\d | [A-Z]-(?!\w) | (?:^|\d)(?:{_UNITS})", re.VERBOSE)
"""Found in one of the pieces of every text in which a sign stands."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−﹣－", "-"))
_ENDING = later(r"'(?:s|re|ve|ll|d|m)?$")
_DOUBLED = later(r"([^\W\d_aeiou])\1")
_MONEY = later(f"[%{''.join(CURRENCIES)}]")
_TWO_NUMBERS = later(r" (?<=\d )(?=\d)")
_NOT_ASCII = later(r"[^\x00-\x7f]")
_NEARLY_ASCII = 0.9


class Piece(NamedTuple):
    """A part of a sentence, its length, and what it adds to a sketch (see `Marks`) where no name stands.

    `undoubled` is what it adds to the wording in a name that no table knows. One with figures, negations or turns `answers`.
    `first` and `last` are where its first and its last word stand, of those that tell anything; where these are two places, each
    stands alone in `parts`. `signed` pieces may hold signs, or parts of one.
    """

    length: int
    first: int = 0
    last: int = 0
    terms: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    negations: int = 0
    turns: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    undoubled: tuple[str, ...] = ()
    answers: bool = False
    said: str = ""
    signed: bool = False
    scaled: bool = False
    parts: tuple[Piece, ...] = ()


_SCALED, _SIGNED = attrgetter("scaled"), attrgetter("signed")


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, with one space between each and the next."""
    if "`" in text:
        return [read(text)]  # which is an apostrophe, but not in a text that is all ASCII
    parts = text.split(" ")
    found = [*map(_KNOWN.__getitem__, parts)]
    if "er cent" in text or any(map(_SCALED, found)):
        return [*map(_KNOWN.__getitem__, _joined(parts, found))]
    return found


def _joined(parts: Iterable[str], found: Iterable[Piece]) -> list[str]:
    """The parts of a text, scale words with what stands before them, and `per` with `cent`."""
    joined: list[str] = []
    for part, piece in zip(parts, found, strict=True):
        if joined and (piece.scaled or (part.startswith("cent") and joined[-1].endswith("er"))):
            joined[-1] += " " + part
        else:
            joined.append(part)
    return joined


def signs(text: str, parts: Iterable[Piece]) -> tuple[str, ...]:
    """What no word of a text with these pieces says: below nothing, more than, a question; in order."""
    if not any(map(_SIGNED, parts)):
        return ()
    return tuple([match.group().strip() for match in _SIGNS.finditer(text.translate(_DASHES))])


def letters(text: str, said: str) -> tuple[str, ...]:
    """The letters of a text of which this is `spoken`, and again without those that are not ASCII, if they are few."""
    return tuple(dict.fromkeys((_letters(said), *_without_accents(text))))


def spoken(text: str) -> list[str]:
    """The words and numbers of a text, folded, without punctuation: what is left when only typing differs."""
    return _SPOKEN.findall(_MONEY.sub(_in_words, folded(text).replace("'", "")))


def read(text: str) -> Piece:
    """A text as one piece."""
    found: dict[int, tuple[list[Term], list[str]]] = {}
    terms = placed_terms(text)
    for term in terms:
        found.setdefault(term.start, ([], []))[0].append(term)
    for token in tokens(text):
        if turned := turn(token.text):
            found.setdefault(token.start, ([], []))[1].append(turned)
    alone = [_at(place, text, *found[place]) for place in sorted(found)]
    return Piece(
        length=len(text),
        first=alone[0].first if alone else 0,
        last=alone[-1].last if alone else 0,
        terms=_all([one.terms for one in alone]),
        figures=_all([one.figures for one in alone]),
        negations=sum([one.negations for one in alone]),
        turns=_all([one.turns for one in alone]),
        wording=_all([one.wording for one in alone]),
        undoubled=_all([one.undoubled for one in alone]),
        answers=any(one.answers for one in alone),
        said=" ".join(spoken(text)),
        signed=bool(_MAY_SIGN.search(text.translate(_DASHES))),
        scaled=any(term.text in SCALES for term in terms),
        parts=tuple(alone),
    )


def _at(place: int, text: str, terms: Sequence[Term], turns: Sequence[str]) -> Piece:
    """What stands at one place of a text."""
    words = [(text[term.start : term.end], term.text) for term in terms]
    told = tuple([_in_one_spelling(word, term) for word, term in words])
    written = [_as_written(word, term) for word, term in words]
    figures, negations = tuple([term for term in told if is_figure(term)]), sum([term in NEGATIONS for term in told])
    return Piece(
        length=0,
        first=place,
        last=place,
        terms=told,
        figures=figures,
        negations=negations,
        turns=tuple(turns),
        wording=tuple([wording for wording, _ in written]),
        undoubled=tuple([undoubled for _, undoubled in written if undoubled is not None]),
        answers=bool(figures or negations or turns),
    )


def _all(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return rows[0] if len(rows) == 1 else tuple(chain.from_iterable(rows))


_KNOWN = Remembered(read, 1 << 16)


def _letters(said: str) -> str:
    """What is `spoken` without what divides the words, but for two numbers that follow each other."""
    return _TWO_NUMBERS.sub("|", said).replace(" ", "")


def _without_accents(text: str) -> Iterator[str]:
    """The letters of a text that is nearly all ASCII without those that are not."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not any(map(str.isalpha, _NOT_ASCII.findall(text)))):
        return
    kept = "".join(letter for letter in unicodedata.normalize("NFC", text) if letter.isascii() or not letter.isalpha())
    if len(kept) != len(text) and len(kept) >= _NEARLY_ASCII * len(text):
        yield _letters(" ".join(spoken(kept)))


@lru_cache(maxsize=1 << 16)
def _in_one_spelling(word: str, term: str) -> str:
    """The term of a word as it is where British and American spelling are one."""
    written = folded(word).partition("'")[0]
    other = american(written)
    return stem(other) if other != written and stem(written) == term else term


@lru_cache(maxsize=1 << 16)
def _as_written(word: str, term: str) -> tuple[str, str | None]:
    """A word without its ending, or its term where that is another word; and the same in a name, None for an article."""
    written = _ENDING.sub("", folded(word)).replace("'", "")
    same = stem(written) == term
    undoubled = None if written in ARTICLES else _DOUBLED.sub(r"\1", written) if same else term
    return written if same else term, undoubled


def _in_words(match: re.Match[str]) -> str:
    return f" {CURRENCIES.get(match.group(), 'percent')} "
