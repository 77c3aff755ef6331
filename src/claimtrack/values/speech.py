"""How a sentence is meant: whether it says no, and whether it speaks of a fact, an estimate, a forecast or a possibility."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import alternatives, begin

Meant = Literal["fact", "estimate", "forecast", "possible"]


@lru_cache(maxsize=8192)
def meant(sentence: str, language: Language = ENGLISH) -> Meant:
    """How the sentence is meant, by its modal words: the weakest of them decides. A sentence without any states a fact."""
    possible, estimate, forecast = _modal(language)
    if possible.search(sentence):
        return "possible"
    if forecast.search(sentence):
        return "forecast"
    return "estimate" if estimate.search(sentence) else "fact"


@lru_cache(maxsize=8192)
def negated(sentence: str, language: Language = ENGLISH) -> bool:
    """Whether the sentence, as a whole, says no: an odd number of its words negate or deny."""
    return sum(bool(found) for found in _negative(language).findall(sentence)) % 2 == 1


@cache
def _modal(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    speech = language.speech
    kinds = (speech.possible, speech.estimate, speech.forecast)
    possible, estimate, forecast = (rf"{begin(language)}(?:{alternatives(words)})\b" for words in kinds)
    patterns = (rf"{possible}|{speech.supposing}", estimate, rf"{forecast}|{speech.forecasting}")
    possible_words, estimate_words, forecast_words = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return possible_words, estimate_words, forecast_words


@cache
def _negative(language: Language) -> re.Pattern[str]:
    speech = language.speech
    words = [word for word in (*speech.negations, *speech.denials) if word[0].isalpha() and not word.startswith(("n'", "n’"))]
    endings = [word for word in speech.negations if word not in words]
    ending = rf"|\w(?:{alternatives(endings)})\b" if endings else ""
    begins = begin(language)
    saying_no = rf"{begins}(?:{alternatives(words)})\b{ending}|{speech.negating}"
    return re.compile(rf"{begins}(?:{alternatives(speech.not_negating)})(?!\w)|({saying_no})", re.IGNORECASE)
