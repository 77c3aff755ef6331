"""The running text of a copy: its paragraphs without what stands in quotation marks, as words that can be compared.

Two reporters at one press conference write down the same quotation; the words around it are their own. Titles, captions and
the lines by which a page lives (its rights, its newsletter) are nobody's report. Compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from claimtrack.evidence.copy import Copy
from claimtrack.words.tokens import folded

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", '"': '"', "‘": "’", "'": "'"}
"""What opens a quotation, and what may close it."""
_APOSTROPHES = "‘'"
"""Marks that may be none of a quotation: then nothing closes them, or a letter stands on both sides."""
_LONGEST_FURNITURE = 40
"""A paragraph of more words is text, whatever it speaks of."""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’]\w+)*")


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        r"all rights reserved|©|\bcopyright\b|may not be (?:published|reproduced)|\bcookies?\b|\bnewsletters?\b"
        r"|\bsubscri(?:be|ption)\b|\b(?:sign up|privacy policy|terms of (?:use|service)|follow us|read more|log in)\b",
        re.IGNORECASE,
    )


def stretches(copy: Copy) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each stretch of running text: the number of its paragraph, counted from 1 as editors do, and its words as written.

    A stretch ends with its paragraph, and where a quotation begins.
    """
    number = 0
    for block in copy.blocks:
        if block.kind != "paragraph":
            continue
        number += 1
        if _is_furniture(block.text):
            continue
        for part in unquoted(block.text):
            words = tuple(_word().findall(part))
            if words:
                yield number, words


@lru_cache(maxsize=1 << 15)
def levelled(word: str) -> str:
    """A word as it is compared: whatever only typing decides is gone."""
    return word.lower() if word.isascii() else folded(word)


def unquoted(paragraph: str) -> list[str]:
    """The parts of a paragraph outside quotation marks.

    A quotation that is not closed goes on to the end of the paragraph: so newspapers set one of several paragraphs. A mark after
    a letter or figure opens none: it is one of inches, or an apostrophe.
    """
    parts, start, at = [], 0, 0
    while (mark := _marks().search(paragraph, at)) is not None:
        end = _end(paragraph, mark.start())
        if end is None:
            at = mark.end()
            continue
        parts.append(paragraph[start : mark.start()])
        start = at = end
    return [part for part in (*parts, paragraph[start:]) if part.strip()]


def _end(text: str, at: int) -> int | None:
    """Where the quotation is over that opens here; None where none does."""
    mark = text[at]
    if at and (text[at - 1].isalnum() or (mark == "»" and not text[at - 1].isspace())):
        return None
    for closing in _closing(_PAIRS[mark]).finditer(text, at + 1):
        return closing.end()
    return None if mark in _APOSTROPHES else len(text)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_PAIRS)}]")


@cache
def _closing(marks: str) -> re.Pattern[str]:
    """Any of these marks, but for an apostrophe between letters."""
    return re.compile(rf"[{marks}](?!\w)" if set(marks) & set("’'") else f"[{marks}]")


def _is_furniture(paragraph: str) -> bool:
    return _furniture().search(paragraph) is not None and len(paragraph.split()) <= _LONGEST_FURNITURE
