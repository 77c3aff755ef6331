"""What a sentence says, word by word: folded text, tokens with their places, and the terms by which texts are compared.

Knows no names, values or records, and nothing of how often a word occurs. Made for news in English; what is written in another
script is kept, folded and split as well as can be done without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from claimtrack.patterns import later
from claimtrack.words import english

Terms = tuple[str, ...]


class Token(NamedTuple):
    """A word, number, link, `#tag` or `@handle` as it stands in a text, which holds it at `[start:end]`."""

    text: str
    start: int
    end: int


class Term(NamedTuple):
    """What is left of a token once it can be compared, and the place in the text from which it comes."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """The text with everything levelled that only typing decides.

    Compatibility forms (NFKC), case, quotes, dashes, spaces, soft hyphens and the marks above and below letters: `Al‑Raqqah` with
    a macron and without, `“no”` and `"no"`. Letters of other scripts stay. Runs of space become one, none stand at the ends.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    # Twice, since a letter that casefold or a table gives may be one with a mark, and must not change when folded again.
    for _ in range(2):
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_PLAIN).casefold())).translate(_PLAIN)
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order. Numbers are whole (`1,000`, `4.5`, `20%`, `$1.2m`, `2026-02-23`), as are links."""
    return tuple(Token(match.group(), *match.span()) for match in _TOKEN.finditer(text))


@lru_cache(maxsize=1 << 14)
def terms(text: str) -> Terms:
    """The terms of a text, in order and with repetitions: `US troops haven't left` -> `us troop not left`.

    Folded and stemmed (Snowball's English stemmer, www.snowballstem.org); possessives and links dropped; tags, handles, acronyms
    and contractions opened. Stop words go, negations and numbers never do. `1,000` is `1000`, `$1.2 million` is `1200000 dollar`,
    `20 per cent` and `20%` are `20 percent`, `ten` is `10`.
    """
    return tuple(term.text for term in placed_terms(text))


def placed_terms(text: str) -> tuple[Term, ...]:
    """The terms of a text, each with the place of the token that it comes from."""
    found = (Term(word, token.start, token.end) for token in tokens(text) for word in _terms_of(token.text))
    return tuple(_scaled(found))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of one folded English word; a word of another script, and one that is no word, stays as it is."""
    if len(word) < _SHORTEST_STEMMED or not word.isascii():
        return word
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    from Stemmer import Stemmer  # noqa: PLC0415 - only where words are compared

    return Stemmer("english", 0)


_SHORTEST_STEMMED = 3
_LONGEST_FIGURE = 40
"""A number of more digits is left as it is written."""


@lru_cache(maxsize=1 << 17)
def _terms_of(token: str) -> Terms:
    first = token[0]
    if first.isdecimal() or first in english.CURRENCIES:
        return _figure(token)
    if first in "#@":
        return tuple(term for part in _CAMEL.findall(token[1:]) for term in _word(part))
    return () if _LINK.match(token) else _word(token)


def _word(written: str) -> Terms:
    if written in english.CAPITALS:
        return (written.lower(),)
    word = folded(written).replace(" ", "")
    if "." in word:
        word = word.replace(".", "")
        return (english.SAME.get(word, word),)
    if word.endswith("n't") or word in english.CONTRACTED:
        verb = word.removesuffix("n't")
        return ("not",) if verb in english.STOP or verb in english.CONTRACTED else (stem(verb), "not")
    word = _ENDING.sub("", word)
    word = english.SAME.get(word, word).replace("'", "")
    if word in english.STOP or not word:
        return ()
    if word in english.SCALES:
        return (word.removesuffix("s"),)
    if not word.isascii() and _unspaced().match(word):
        return tuple("".join(pair) for pair in pairwise(word)) or (word,)
    return (english.NUMBERS.get(word) or stem(word),)


def _figure(token: str) -> Terms:
    """The terms of a token that begins with figures, or with a currency and figures."""
    parts = _PARTS.fullmatch(token)
    if parts is None:
        return (folded(token).replace(" ", ""),)
    figures = "".join(str(unicodedata.decimal(letter, letter)) for letter in _GROUPING.sub("", parts["figures"]))
    if "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    suffix = folded(parts["suffix"])
    scales = english.MONEY_SUFFIXES if parts["currency"] else english.SUFFIXES
    after: Terms = (english.CURRENCIES[parts["currency"]],) if parts["currency"] else ()
    if suffix in scales:
        return (_times(figures, scales[suffix]), *after)
    if suffix == "%":
        return (figures, "percent", *after)
    if len(suffix) == 1 or suffix in english.ORDINALS:
        return (figures + suffix, *after)
    return (figures, *after, *(_word(suffix) if suffix else ()))


def _scaled(found: Iterable[Term]) -> list[Term]:
    """The terms with every number multiplied by the scale word behind it: `1.2 million` is `1200000`."""
    found = list(found)
    if english.SCALES.keys().isdisjoint([term.text for term in found]):
        return found
    done: list[Term] = []
    for term in found:
        scale = english.SCALES.get(term.text)
        if not scale or not done or term.start - done[-1].end > 1:
            done.append(term)
            continue
        last = len(done) - 1
        if last > 0 and done[last].text in _MONEY and done[last].start == done[last - 1].start:
            last -= 1
        if _NUMBER.fullmatch(done[last].text):
            done[last] = Term(_times(done[last].text, scale), done[last].start, term.end)
        else:
            done.append(term)
    return done


def _times(figures: str, scale: int) -> str:
    if len(figures) > _LONGEST_FIGURE:
        return figures
    product = format(Decimal(figures) * scale, "f")
    return product.rstrip("0").rstrip(".") if "." in product else product


# What no compatibility form covers: quotes, dashes, the hamza and ayn of transliterations, letters with a stroke, the Arabic
# lengthening stroke, and what is not seen at all.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʻʾʿˈ′`´ꞌ＇", "'"),
        **dict.fromkeys("“”„‟«»″‹›", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640\u061c", ""),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
        **{"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ħ": "h", "Ħ": "h", "ı": "i"},
        **{"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"},
    }
)
# Marks over and under letters, and the points that Hebrew and Arabic may leave out. The vowel signs of Indic scripts and of
# Thai are marks, too, but without them the word is another.
_POINTS = (
    r"\u0300-\u036f\u1dc0-\u1dff\u0591-\u05bd\u05bf\u05c1-\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
_MARKS = later(f"[{_POINTS}]+")

_APOSTROPHES = "'’‘ʼʻʾʿ＇`´"
_INSIDE = rf"[\w\u00ad\u200b-\u200d\u2060{_POINTS}\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e]"
_LETTER = r"[^\W\d_]"
_MONEY_SIGN = f"[{''.join(english.CURRENCIES)}]"
_MOST = 8  # groups of three digits: bounded, so that no text makes the search take long
_GROUPED = rf"\d{{1,3}}(?:[,\u202f\u00a0\u2009'’]\d{{3}}){{1,{_MOST}}}(?![\d,])|\d+"
_LINKED = r"(?:https?://|www\.|pic\.twitter\.com/|[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|gov|edu|co|uk|io|ly|be|gl|me|tv|info)/)"
_TOKEN = later(
    rf"""
      {_LINKED} [^\s<>"”]* [^\s<>"”.,;:!?)\]']
    | [\#@] {_INSIDE}+
    | \d{{4}}-\d\d-\d\d(?!\d) | \d{{1,2}}[:/]\d{{1,2}}(?:/\d{{2,4}})?(?!\d)
    | {_MONEY_SIGN}? (?:{_GROUPED}) (?:\.\d+)? (?:%|{_LETTER}+)?
    | {_LETTER}(?:\.{_LETTER})+(?!{_LETTER}) \.?
    | [Pp]er[ ]cent\b
    | {_LETTER}{_INSIDE}* (?:[{_APOSTROPHES}]{_LETTER}{_INSIDE}*)*
    | %
    """,
    re.VERBOSE,
)
_LINK = later(_LINKED, re.IGNORECASE)
_PARTS = later(rf"(?P<currency>{_MONEY_SIGN}?)(?P<figures>(?:{_GROUPED})(?:\.\d+)?)(?P<suffix>%|{_LETTER}*)")
_GROUPING = later(r"[,\u202f\u00a0\u2009'’]")
_CAMEL = later(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+")
_ENDING = later(r"'(?:s|re|ve|ll|d|m)$")
_NUMBER = later(r"\d+(?:\.\d+)?")
_MONEY = frozenset(english.CURRENCIES.values())


@cache
def _unspaced() -> re.Pattern[str]:
    """A letter of a script that puts no space between words: a text in it is compared by pairs of letters."""
    return re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
