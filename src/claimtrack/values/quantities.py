"""Finds the quantities that a sentence states: where each begins and ends, what it counts, per what.

Decides boundaries only; what the words mean is read by `quantity_words.py`, and what that refuses is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from claimtrack.patterns import later
from claimtrack.policy import RelationPolicy
from claimtrack.values import changes, numerals, quantity_words, two_ends, unit_words, units
from claimtrack.values.comparison import Unread
from claimtrack.values.languages.english import ENGLISH
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import no_count
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity
from claimtrack.values.quantity_shapes import Shape, shape_of

Span = tuple[int, int]

LONGEST = 2_000
"""Longer texts are no claims; only so much of one is looked at."""
_NOUN_WORDS = 6
_NAMED = later(r"(?:[\w)’']|\d[.,]|[/#:]|[-–−]|\+\s?)$")
"""What stands right before a figure that is part of a name, a code, a time of day or another figure, or below zero."""
_PIECE = later(r"[^\W\d_]|°|[’'][^\W\d_]")
"""What stands right behind a figure that is part of a name, or whose unit is not known: `5G`, `40C`, `2025's`."""
_FIGURE_BEFORE = later(r"\d[ \u202f\u00a0\u2009]$")
_GROUP_BEHIND = later(r"[ \u202f\u00a0\u2009]\d{3}(?!\d)")
_LEADING_ZERO = later(r"0\d")
_HYPHENED = later(r"(\d)-(?=[^\W\d_])")
_SHORT_MONEY = later(r"\s?[^\W\d_]{1,2}[€$£¥₹]")
"""An amount of money in a unit that is not read: `3,5 M€`."""
_LIKE_A_YEAR = later(r"1\d{3}|20\d{2}")
_ELLIPSIS = later(r"\w-\s+\w+\s+$")
"""The first of two words whose end stands behind the second: `three- to fourfold`."""
_AFTER_NUMBER = later(r"(?:\s*|-)(?:[^\s\w]+(?!\S)|[^\s,.;:()-]+)")
_WORD = later(r"[^\W\d_][\w’'-]*|[%&]")


def find(sentence: str, policy: RelationPolicy, language: Language = ENGLISH, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """The quantities of a sentence, in their order. `taken` are spans that mean something else: times, names.

    Never raises: what cannot be read for sure is left alone.
    """
    return _find(sentence[:LONGEST], policy, language, tuple(taken))


def candidates(sentence: str, policy: RelationPolicy, language: Language = ENGLISH) -> tuple[Mention, ...] | None:
    """All that `find` may give for the sentence, whatever is taken there, and perhaps more; None where that is not plain."""
    sentence, shape = sentence[:LONGEST], shape_of(language)
    if changes.former(sentence, language):
        return None
    found: list[Mention] = []
    at = 0
    while match := shape.number(sentence, at, language):
        at = match.end("number")
        if _is_cut(sentence, match, shape):
            continue
        if _has_figure_before(sentence, match.start("number")):
            return None
        read = None if _is_group(sentence, match, ()) else _read(sentence, match, policy, language, shape)
        if read is None:
            continue
        if read[1] > at:
            inside = shape.number(sentence, at, language)
            if inside and inside.start() < read[1]:
                return None
            at = read[1]
        if changes.is_further(sentence, (read[0].start, read[0].end), language):
            return None
        if _countable(sentence, read[0], language, shape):
            found.append(read[0])
    return tuple(found) if two_ends.joined(sentence, found, policy, language) == tuple(found) else None


def whole_end(sentence: str, at: int, language: Language = ENGLISH) -> int:
    """Where the whole ends that stands behind a part which ends at `at`, as `of the 300` does; `at` where none does."""
    whole = shape_of(language).whole_at(sentence, at)
    return whole.end() if whole else at


@lru_cache(maxsize=8192)
def _find(sentence: str, policy: RelationPolicy, language: Language, taken: tuple[Span, ...]) -> tuple[Mention, ...]:
    shape = shape_of(language)
    taken += tuple(match.span() for match in no_count(language).finditer(sentence))
    found: list[Mention] = []
    old = changes.former(sentence, language)
    at = 0
    while match := shape.number(sentence, at, language):
        at = match.end("number")
        if (past := _past(match, old)) is not None:
            at = past
            continue
        if _overlaps(match.span("number"), taken) or _is_cut(sentence, match, shape) or _is_group(sentence, match, taken):
            continue
        read = _read(sentence, match, policy, language, shape)
        if read is None or _overlaps((read[0].start, read[0].end), taken):
            continue
        at = max(read[1], at)
        if _countable(sentence, read[0], language, shape):
            further = not found and changes.is_further(sentence, (read[0].start, read[0].end), language)
            found.append(msgspec.structs.replace(read[0], further=True) if further else read[0])
    return two_ends.joined(sentence, found, policy, language)


def _past(match: re.Match[str], old: Sequence[Span]) -> int | None:
    """Where to go on behind a former number that the match begins with; None where it begins with none."""
    starts = (match.start(), match.start("number"))
    return next((end for start, end in old if any(start <= one < end for one in starts)), None)


def _is_cut(sentence: str, match: re.Match[str], shape: Shape) -> bool:
    """Whether the number is only a piece of something: of a name, a code, another figure, an ellipsis."""
    start, end = match.start(), match.end()
    if _NAMED.search(sentence[max(0, start - 2) : start]) and not shape.glued.search(sentence[max(0, start - 4) : start]):
        return True
    if shape.going_on.match(sentence, end):
        return True
    return bool(_ELLIPSIS.search(sentence[max(0, start - 12) : start]))


def _is_group(sentence: str, match: re.Match[str], taken: Sequence[Span]) -> bool:
    """Whether the figure is one of several that are a number together, or are none: `3 000`, `0800 123 456`."""
    start, end = match.span("number")
    if _has_figure_before(sentence, start) and not _overlaps((start - 2, start), taken):
        return True
    if _LEADING_ZERO.match(sentence, start):
        return True
    return sentence[end - 1].isdigit() and _GROUP_BEHIND.match(sentence, end) is not None


def _has_figure_before(sentence: str, start: int) -> bool:
    return sentence[start].isdigit() and _FIGURE_BEFORE.search(sentence, max(0, start - 2), start) is not None


def _countable(sentence: str, mention: Mention, language: Language, shape: Shape) -> bool:
    """Whether the number counts or measures something: not `one of`, not `no doubt`, not the number in the name of a thing."""
    quantity = mention.value
    if not isinstance(quantity, Quantity) or quantity.unit != units.COUNT:
        return True
    if shape.nobody.match(sentence, mention.start):
        return shape.nobody_done.match(sentence, mention.start) is not None
    if quantity.extent.high == 0:
        return bool(mention.counted and shape.none_counted.search(mention.counted))
    if quantity.bound != "exact":
        return True
    things = bool(mention.counted and shape.plural.search(mention.counted))
    if quantity.headline == 1 and (not mention.counted or shape.one_of.match(sentence, mention.end)):
        return False
    if language.speech.proper and mention.start and mention.text[0].isupper() and not mention.counted:
        return False
    if _LIKE_A_YEAR.fullmatch(mention.text) and not things:
        return False
    before = shape.names.search(sentence[: mention.start].rstrip())
    return things or before is None or before.group().lower() in language.speech.stops


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _read(
    sentence: str, match: re.Match[str], policy: RelationPolicy, language: Language, shape: Shape
) -> tuple[Mention, int] | None:
    """The quantity whose number matched, with its unit and trailing bound as far as they can be read; and where to go on."""
    number = match.start("number")
    signed = shape.sign.match(sentence, number) is not None
    article = shape.article.match(sentence, number)
    opened = match.end("opener") if match["opener"] else number
    starts = dict.fromkeys((match.start(), number, article.end() if article else number, opened))
    for end in _ends(sentence, match.end("number"), language, shape, signed=signed):
        for start in starts:
            try:
                value = quantity_words.read(_apart(sentence, match, (start, end), shape), policy, language)
            except Unread:
                continue
            if start != match.start() and match["bound"] and not _is_loose(match["bound"], language):
                return None
            if shape.half.match(sentence, end) or _SHORT_MONEY.match(sentence, end):
                return None
            if (sentence[end - 1].isdigit() and _PIECE.match(sentence, end)) or _is_letter(sentence[start:end], value):
                return None
            return _mention(sentence, (start, end), value, policy, language, shape)
    return None


def _is_loose(bound: str, language: Language) -> bool:
    """Whether a bound that cannot be read with its number may be left out: `about 10 to 12`, but not `at least two or three`."""
    return quantity_words.leading_bound(bound, language)[0] in ("about", "exact")


def _is_letter(text: str, value: Quantity) -> bool:
    """Whether a capital behind the figure only looks like a unit: `5G`. Litres have one."""
    return (
        text[-2:-1].isdigit()
        and text[-1] in "GHMT"
        and value.unit != units.COUNT
        and value.unit.dimension not in units.CURRENCIES
    )


def _apart(sentence: str, match: re.Match[str], span: Span, shape: Shape) -> str:
    """The words of the span as they are read: `2m high` with a space before the unit, `two or three` as what lies between."""
    (start, end), number = span, match.end("number")
    text = sentence[start:end]
    if end > number and shape.measured.match(sentence, end):
        text = f"{sentence[start:number]} {sentence[number:end].lstrip(' -')}"
    elif sentence[number : number + 1] == "-" and number < end:
        text = f"{sentence[start:number]} {sentence[number + 1 : end]}"
    if match["either"]:
        text = f"{text[: match.start('either') - start]} – {text[match.end('either') - start :]}"
    return _HYPHENED.sub(r"\1 ", text)


def _ends(sentence: str, end: int, language: Language, shape: Shape, *, signed: bool) -> Iterator[int]:
    """Where the quantity may end, the furthest first: behind a unit, behind a trailing bound, behind the number."""
    short = shape.short.match(sentence, end)
    if short and unit_words.leading(short["unit"] or "", None, language)[0].dimension in units.CURRENCIES:
        yield short.end()
    if short and signed:
        yield short.end("scale")
    trailing = _bound_behind(sentence, end, shape)
    stop = trailing.end() if trailing else end
    words = list(_AFTER_NUMBER.finditer(sentence[stop : stop + 60]))
    for length in (3, 2, 1):
        if len(words) < length:
            continue
        unit = sentence[stop : stop + words[length - 1].end()]
        dimension, rest = unit_words.leading(unit.strip(" -"), None, language)
        if dimension != units.COUNT and not rest:
            after = stop + len(unit.rstrip(" .,;"))
            more = _bound_behind(sentence, after, shape)
            if more:
                yield more.end()
            yield after
    if stop != end:
        yield stop
    yield end


def _bound_behind(sentence: str, at: int, shape: Shape) -> re.Match[str] | None:
    """The bound that stands behind a number; none where its words belong to the next number: `13 dead or more than 40 hurt`."""
    found = shape.trailing.match(sentence, at)
    if found is None:
        return None
    words = (found.start() + word.start() for word in re.finditer(r"\S+", found.group()))
    numbers = (shape.start.match(sentence, start) for start in words)
    return None if any(number and number["bound"] for number in numbers) else found


def _mention(
    sentence: str, span: Span, value: Quantity, policy: RelationPolicy, language: Language, shape: Shape
) -> tuple[Mention, int] | None:
    start, end = span
    whole = shape.whole_at(sentence, end) if value.unit.dimension in ("count", "percent") else None
    counted, after = _noun(sentence, whole.end() if whole else end, language, shape)
    if language.speech.bound_behind and (bound := _bound_behind(sentence, after, shape)):
        try:
            value = quantity_words.read(f"{sentence[start:end]} {bound.group().strip()}", policy, language)
        except Unread:
            return None
        after = bound.end()
    if value.bound != "vague" and numerals.scale_word(counted.partition(" ")[0], language):
        return None
    rate = shape.rate.match(sentence, after) or shape.rate.match(sentence, end)
    per = None if rate is None else _per(rate, language)
    mention = Mention(start=start, end=end, text=sentence[start:end], value=value, counted=counted, per=per)
    return mention, rate.end() if rate else whole.end() if whole else end


def _per(rate: re.Match[str], language: Language) -> str:
    span = next((text for text in rate.groups() if text), rate.group()).strip().lower()
    return language.speech.spans_of_time.get(span, span)


def _noun(sentence: str, at: int, language: Language, shape: Shape) -> tuple[str, int]:
    """What is counted, in the words that follow, up to one that begins something else; and where it ends."""
    joined = shape.joining.match(sentence, at)
    begin = joined.end() if joined else at
    end = begin
    for number, word in enumerate(_WORD.finditer(sentence, begin)):
        if (
            number == _NOUN_WORDS
            or sentence[end : word.start()].strip(" \t\n-–'\"“”‘’")
            or word.group().lower() in language.speech.stops
            or shape.stopping.fullmatch(word.group())
            or (number and shape.stopping_later.fullmatch(word.group()))
        ):
            break
        end = word.end()
    return sentence[begin:end].strip(" -"), end
