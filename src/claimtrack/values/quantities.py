"""Finds the quantities that a sentence states: where each begins and ends, what it counts, per what.

Decides boundaries only; what the words mean is read by `quantity_words.py`, and what that refuses is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.policy import RelationPolicy
from claimtrack.values import quantity_words, units
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import alternatives, before_number
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity

Span = tuple[int, int]

LONGEST = 2_000
"""Longer texts are no claims; only so much of one is looked at."""
_NOUN_WORDS = 6
_DIGITS = r"\d{1,3}(?:[,\u202f\u00a0\u2009]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FIGURE = rf"(?:{_DIGITS})(?![\d,.]*\d)"
_NAMED = re.compile(r"(?:[\w)’']|\d[.,]|[/#:]|(?<!\s)[-–])$")
"""What stands right before a figure that is part of a name, a code, a time of day or another figure."""
_HYPHENED = re.compile(r"(\d)-(?=[^\W\d_])")
_IN_A_NAME = re.compile(r"(?<!\S)[^\W\d_a-z][\w’'-]*$")
"""A word with a capital right before a number that counts no things: `Flight 370`."""
_LIKE_A_YEAR = re.compile(r"1\d{3}|20\d{2}")
_ONE_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"(?:\s*|-)(?:[^\s\w]+(?!\S)|[^\s,.;:()-]+)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|[%&]")


def find(sentence: str, policy: RelationPolicy, language: Language = ENGLISH, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """The quantities of a sentence, in their order. `taken` are spans that mean something else: times, names.

    Never raises: what cannot be read for sure is left alone.
    """
    return _find(sentence[:LONGEST], policy, language, tuple(taken))


@lru_cache(maxsize=8192)
def _find(sentence: str, policy: RelationPolicy, language: Language, taken: tuple[Span, ...]) -> tuple[Mention, ...]:
    shape = _shape(language)
    found: list[Mention] = []
    at = 0
    while match := shape.start.search(sentence, at):
        at = match.end("number")
        if _overlaps(match.span("number"), taken) or _NAMED.search(sentence[max(0, match.start() - 2) : match.start()]):
            continue
        read = _read(sentence, match, policy, language, shape)
        if read is None or _overlaps((read[0].start, read[0].end), taken) or not _countable(sentence, read[0], language):
            continue
        found.append(read[0])
        at = max(read[1], at)
    return tuple(found)


def _countable(sentence: str, mention: Mention, language: Language) -> bool:
    """Whether the number counts or measures something: not `one of`, not `no doubt`, not the number in the name of a thing."""
    quantity = mention.value
    if not isinstance(quantity, Quantity) or quantity.unit != units.COUNT:
        return True
    if quantity.extent.high == 0:
        return bool(mention.counted and re.search(language.speech.plural, mention.counted, re.IGNORECASE))
    if quantity.bound != "exact":
        return True
    things = bool(mention.counted and re.search(language.speech.plural, mention.counted, re.IGNORECASE))
    if quantity.headline == 1 and (not mention.counted or _ONE_OF.match(sentence, mention.end)):
        return False
    if _LIKE_A_YEAR.fullmatch(mention.text) and not things:
        return False
    before = _IN_A_NAME.search(sentence[: mention.start].rstrip())
    return things or before is None or before.group().lower() in language.speech.stops


class _Shape(NamedTuple):
    """The patterns that mark the boundaries of quantities in one language."""

    start: re.Pattern[str]
    trailing: re.Pattern[str]
    rate: re.Pattern[str]
    joining: re.Pattern[str]
    whole: re.Pattern[str]


@cache
def _shape(language: Language) -> _Shape:
    known, speech = language.numbers, language.speech
    signs = rf"(?:{alternatives([sign.strip() for sign in units.CURRENCY_SIGNS])})\s?"
    scale = rf"(?:\s?-?(?:{alternatives(list(known.scales))})s?\b)"
    counting = rf"(?:{known.words}|{alternatives(known.counting)})"
    spoken = rf"\b(?:an?\s+)?{counting}(?:(?:\s+and)?[\s-]+(?:an?\s+)?{counting})*\b"
    vague = rf"\b(?:{alternatives([*known.many, *known.few])})(?:\s+(?:{alternatives(list(known.scales))})s?)*\b"
    none = rf"\b(?:{alternatives(speech.none_of)})\b"
    known_ordinal = rf"{speech.ordinal_figures}\b"
    figure = rf"(?<![\w.])(?:{signs})?{_FIGURE}(?:{scale})*(?!{known_ordinal}|[:/]\d)"
    number = rf"(?:{figure}|{vague}|{spoken}|{none})"
    ranged = rf"(?:between\s+)?{number}\s*(?:{alternatives(speech.range_joints)})\s*{number}"
    return _Shape(
        start=re.compile(rf"(?P<bound>{before_number(language)})?(?P<number>{ranged}|{number})", re.IGNORECASE),
        trailing=re.compile(
            rf"\s*(?:{alternatives([word for words in known.trailing.values() for word in words])})(?!\w)", re.IGNORECASE
        ),
        rate=re.compile(speech.rates, re.IGNORECASE),
        whole=re.compile(
            rf"\s+(?:{alternatives(speech.out_of)}|(?:{alternatives(speech.of)}))\s+(?:{figure})(?=\s+[^\W\d_])", re.IGNORECASE
        ),
        joining=re.compile(rf"\s+(?:{alternatives(speech.of)})\s+", re.IGNORECASE),
    )


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _read(
    sentence: str, match: re.Match[str], policy: RelationPolicy, language: Language, shape: _Shape
) -> tuple[Mention, int] | None:
    """The quantity whose number matched, with its unit and trailing bound as far as they can be read; and where to go on."""
    for end in _ends(sentence, match.end("number"), shape):
        for start in dict.fromkeys((match.start(), match.start("number"))):
            try:
                value = quantity_words.read(_HYPHENED.sub(r"\1 ", sentence[start:end]), policy, language)
            except Unread:
                continue
            return _mention(sentence, (start, end), value, language, shape)
    return None


def _ends(sentence: str, end: int, shape: _Shape) -> Iterator[int]:
    """Where the quantity may end, the furthest first: behind a unit, behind a trailing bound, behind the number."""
    trailing = shape.trailing.match(sentence, end)
    stop = trailing.end() if trailing else end
    words = list(_AFTER_NUMBER.finditer(sentence[stop : stop + 60]))
    for length in (3, 2, 1):
        if len(words) < length:
            continue
        unit = sentence[stop : stop + words[length - 1].end()]
        dimension, rest = units.leading(unit.strip(" -"))
        if dimension != units.COUNT and not rest:
            after = stop + len(unit.rstrip(" .,;"))
            more = shape.trailing.match(sentence, after)
            if more:
                yield more.end()
            yield after
    if stop != end:
        yield stop
    yield end


def _mention(sentence: str, span: Span, value: Quantity, language: Language, shape: _Shape) -> tuple[Mention, int]:
    start, end = span
    whole = shape.whole.match(sentence, end) if value.unit == units.COUNT else None
    counted, after = _noun(sentence, whole.end() if whole else end, language, shape)
    rate = shape.rate.match(sentence, after) or shape.rate.match(sentence, end)
    per = None if rate is None else _per(rate, language)
    mention = Mention(start=start, end=end, text=sentence[start:end], value=value, counted=counted, per=per)
    return mention, rate.end() if rate else whole.end() if whole else end


def _per(rate: re.Match[str], language: Language) -> str:
    span = next((text for text in rate.groups() if text), rate.group()).strip().lower()
    return language.speech.spans_of_time.get(span, span)


def _noun(sentence: str, at: int, language: Language, shape: _Shape) -> tuple[str, int]:
    """What is counted, in the words that follow, up to one that begins something else; and where it ends."""
    joined = shape.joining.match(sentence, at)
    begin = joined.end() if joined else at
    end = begin
    for number, word in enumerate(_WORD.finditer(sentence, begin)):
        if (
            number == _NOUN_WORDS
            or sentence[end : word.start()].strip(" \t\n-–'\"“”‘’")
            or word.group().lower() in language.speech.stops
        ):
            break
        end = word.end()
    return sentence[begin:end].strip(" -"), end
