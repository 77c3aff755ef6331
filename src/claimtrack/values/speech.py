"""How a sentence is meant: whether it says no, and whether it speaks of a fact, an estimate, a forecast or a possibility."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from claimtrack.patterns import later
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import alternatives, begin

_LONG_WORD = later(r"[^\W\d_]{4,}")

Meant = Literal["fact", "estimate", "forecast", "possible"]


Span = tuple[int, int]


@lru_cache(maxsize=8192)
def meant(sentence: str, language: Language = ENGLISH, spans: tuple[Span, ...] = ()) -> Meant:
    """How the sentence is meant, by its modal words: the weakest of them decides. A sentence without any states a fact.

    Words inside `spans`, which are those of its times, say nothing of it: `on 9 May`.
    """
    possible, estimate, forecast = _modal(language)
    if _modal_in(sentence, possible, language, spans):
        return "possible"
    if _modal_in(sentence, forecast, language, spans):
        return "forecast"
    return "estimate" if _modal_in(sentence, estimate, language, spans) else "fact"


@lru_cache(maxsize=8192)
def negated(sentence: str, language: Language = ENGLISH, spans: tuple[Span, ...] = ()) -> bool:
    """Whether the sentence, as a whole, says no: an odd number of its words negate or deny.

    Words inside `spans`, which are those of its values and times, negate these alone: `not before spring`.
    """
    found = (match for match in _negative(language).finditer(sentence) if match[1])
    return sum(not _inside(match.span(), spans) for match in found) % 2 == 1


def _modal_in(sentence: str, pattern: re.Pattern[str], language: Language, spans: tuple[Span, ...]) -> bool:
    """Whether a modal word stands outside the spans, and is no month or name: `Theresa May`."""
    for match in pattern.finditer(sentence):
        named = match.group().lower() in language.speech.names_too and match.group().istitle() and not _any_case(sentence)
        if not (named or _inside(match.span(), spans)):
            return True
    return False


def _any_case(sentence: str) -> bool:
    """Whether capitals show no names: in a question, which may begin with a modal word, and in a headline."""
    words = _LONG_WORD.findall(sentence)
    return sentence.rstrip().endswith("?") or 4 * sum(word[0].isupper() for word in words) > 3 * max(len(words), 3)


def _inside(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


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
    nothing = rf"{begins}(?:{alternatives(speech.not_negating)})(?!\w)|{speech.numbering}"
    return re.compile(rf"{nothing}|({saying_no})", re.IGNORECASE)
