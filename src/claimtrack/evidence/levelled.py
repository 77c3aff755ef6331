"""A text as it is compared letter by letter: what only typing decides is levelled, what means something is kept.

Unlike `words.tokens`, which makes texts alike in order to find them, nothing goes here that could turn a statement round: signs,
accents, small words and endings all stay. Knows nothing of quotes or copies.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word, number or sign with its place in a tidied text, and the key by which it is compared (`U.S.` has `us`)."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=1 << 10)
def tidied(text: str) -> str:
    """The text with straight quotes, plain hyphens, spaces and dots, and without what is not seen; letters keep their case.

    Unicode's compatibility forms (NFKC: ligatures, full-width letters, no-break and thin spaces, the ellipsis); soft hyphens,
    zero-width and bidirectional marks, the Arabic lengthening stroke, and the vowel points that Hebrew and Arabic may leave
    out.
    """
    if text.isascii():
        return text.replace("`", "'")
    table, points = _plain(), _points()
    return unicodedata.normalize("NFC", points.sub("", unicodedata.normalize("NFKC", text.translate(table)).translate(table)))


def words(tidy: str) -> tuple[Word, ...]:
    """The words of a tidied text, in order. Numbers are whole (`1,000`, `4.5`), hyphens part words, quotes and commas are none.

    Scripts that put no space between words are taken letter by letter.
    """
    return tuple(Word(_key(match.group()), *match.span()) for match in _word().finditer(tidy))


def unmarked(key: str) -> str:
    """A key without the marks above and below its letters: `naïve` and `naive` are one."""
    if key.isascii():
        return key
    return "".join(letter for letter in unicodedata.normalize("NFKD", key) if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 16)
def _key(written: str) -> str:
    key = unicodedata.normalize("NFC", written.casefold())
    if key[0].isdecimal():
        return _grouping().sub("", key)
    if key in _SAME:
        return _SAME[key]
    return key.replace(".", "") if "." in key else "percent" if key.startswith("per") and " " in key else key


_SAME = {"%": "percent", "&": "and"}
"""Signs that stand for a word. Money is not among them: `$5` and `5 dollars` differ in more than typing."""


@cache
def _plain() -> dict[int, str]:
    return str.maketrans(
        {
            **dict.fromkeys("‘’‚‛‹›ʼʻʾʿˈ′`´ꞌ＇", "'"),
            **dict.fromkeys("“”„‟«»″「」『』", '"'),
            **dict.fromkeys("‐‑‒–−⁃﹘﹣－", "-"),
            **dict.fromkeys("—―⸺⸻", " - "),
            **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640\u061c", ""),
            **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
        }
    )


@cache
def _points() -> re.Pattern[str]:
    return re.compile(
        "[\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u0652\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+"
    )


@cache
def _grouping() -> re.Pattern[str]:
    return re.compile(r"(?<=\d)[,'](?=\d{3}(?!\d))")


@cache
def _word() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    unspaced = "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
    inside = rf"(?:(?!{unspaced})[\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff])"
    return re.compile(
        rf"""
          {unspaced}
        | \d+ (?:[.,:/']\d+)*
        | (?<!\w)-(?=[$€£¥₹]?\d)
        | {letter}(?:\.{letter})+(?!{letter}) \.?
        | (?i:per[ ]cent)\b
        | (?<![\w'])(?i:[cdjlmnst]|qu)'(?={letter})
        | {letter}{inside}* (?:'{letter}{inside}*)*
        | [$€£¥₹%‰&]
        """,
        re.VERBOSE,
    )
