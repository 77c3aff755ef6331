"""Patterns made of the words of a language. No word of any language stands here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claimtrack.values.languages.language import Language


def alternatives(words: Iterable[str]) -> str:
    """The words as one pattern, the longest first; a space in them is any space. Nothing at all matches where there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"


@cache
def before_number(language: Language) -> str:
    """A pattern of the bounds that may stand before a number, with the space behind them."""
    bounds = [word for words in language.numbers.bounds.values() for word in words]
    spoken = [word for word in bounds if word[-1].isalpha() or word[-1] == "."]
    signs = [word for word in bounds if word not in spoken]
    return rf"(?:(?:\b(?:{alternatives(spoken)})\s+)|(?:{alternatives(signs)})\s*)"
