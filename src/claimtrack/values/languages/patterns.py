"""Patterns made of the words of a language. No word of any language stands here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property

from claimtrack.values.languages.language import Language


def alternatives(words: Iterable[str]) -> str:
    """The words as one pattern, the longest first; a space in them is any space. Nothing at all matches where there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"


class Later:
    """A pattern that is prepared when it is first looked for: most sentences need few of a language's patterns.

    Asked as a prepared one is asked; in which case letters stand does not count unless the flags say so.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        """Keep the pattern."""
        self.pattern, self.flags = pattern, flags

    @cached_property
    def ready(self) -> re.Pattern[str]:
        """The pattern, prepared."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """Whether it stands at a place."""
        return self.ready.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """Whether it is the whole."""
        return self.ready.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Where it first stands."""
        return self.ready.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """All places where it stands."""
        return self.ready.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """All words that it finds."""
        return self.ready.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """What stands between."""
        return self.ready.split


def spaced(words: Iterable[str]) -> str:
    """The words as one pattern, each with the space behind it; none need stand behind an apostrophe or sign."""
    every = list(words)
    spoken = [word for word in every if word[-1].isalpha() or word[-1] == "."]
    signs = [word for word in every if word not in spoken]
    parts = [rf"(?:{alternatives(spoken)})\s+"] * bool(spoken) + [rf"(?:{alternatives(signs)})\s*"] * bool(signs)
    return rf"(?:{'|'.join(parts) or '(?!)'})"


@cache
def begin(language: Language) -> str:
    """A pattern of the place where a word begins, also behind one that is written together with it."""
    behind = "".join(rf"|(?<=\b{re.escape(word)})" for word in language.numbers.clitics)
    return rf"(?:\b{behind})" if behind else r"\b"


@cache
def no_count(language: Language) -> re.Pattern[str]:
    """A pattern of the numbers that count nothing, with what stands around them."""
    return re.compile(language.speech.no_count or r"(?!)", re.IGNORECASE)


@cache
def before_number(language: Language) -> str:
    """A pattern of the bounds that may stand before a number, with the space behind them."""
    bounds = [word for words in language.numbers.bounds.values() for word in words]
    spoken = [word for word in bounds if word[0].isalpha()]
    signs = [word for word in bounds if word not in spoken]
    return rf"(?:(?:{begin(language)}{spaced(spoken)})|(?:{alternatives(signs)})\s*)"
