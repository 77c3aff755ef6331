"""Reads the unit at the start of a phrase, by the words that a language has for the units of `units.py`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache

from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.units import COUNT, SYMBOLS, UNITS, Unit


def leading(text: str, number: Fraction | None = None, language: Language = ENGLISH) -> tuple[Unit, str]:
    """The unit at the start of `text`, and the words after it; a count of whatever is named where it is no known unit.

    `number` is what stands before it: 20 `barrel bombs` and one `foot patrol` are no measures.
    """
    words, known, ending = text.split(), _words(language), language.numbers.unit_plural
    if not words or not _begins(words[0], language):
        return COUNT, " ".join(words)
    for length in (3, 2, 1):
        head = " ".join(words[:length]).lower().rstrip(".,;")
        for word in (head, head.removesuffix(ending) if len(head) > 3 else head):
            if len(words) >= length and word in known:
                if word == head and word in language.numbers.unit_adjectives and _thing(number, words[length:], language):
                    break
                return known[word], " ".join(words[length:])
    return COUNT, " ".join(words)


@lru_cache(maxsize=1 << 12)
def _begins(word: str, language: Language) -> bool:
    """Whether a unit may begin with the word: most words of a text are the beginning of none."""
    written, ending, heads = word.lower(), language.numbers.unit_plural, _heads(language)
    plain = written.rstrip(".,;")
    return written in heads or plain in heads or plain.removesuffix(ending) in heads


@cache
def _heads(language: Language) -> frozenset[str]:
    return frozenset(words.split()[0] for words in _words(language))


def _thing(number: Fraction | None, following: list[str], language: Language) -> bool:
    """Whether a unit in the singular belongs to the noun that follows it."""
    if number is None or not following:
        return False
    after, known = following[0].lower(), language.numbers
    return after not in known.after_unit if number == 1 else after.isalpha() and after.endswith(known.unit_plural)


@cache
def _words(language: Language) -> Mapping[str, Unit]:
    """The words of the language's units, and the symbols that all languages share."""
    return {symbol: UNITS[symbol] for symbol in SYMBOLS} | {word: UNITS[name] for word, name in language.numbers.units.items()}
