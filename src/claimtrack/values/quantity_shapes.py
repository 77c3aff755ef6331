"""The patterns that mark the boundaries of quantities in a sentence, made of the words of a language.

Holds no words of any language, and decides nothing; `quantities.py` does.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.patterns import later
from claimtrack.values import numerals, units
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import Later, alternatives, before_number, begin, spaced


class Shape(NamedTuple):
    """The patterns that mark the boundaries of quantities in one language."""

    start: Later
    single: Later
    trailing: Later
    rate: Later
    joining: Later
    of_whole: Later
    whole: Later
    half: Later
    article: Later
    short: Later
    sign: Later
    going_on: Later
    measured: Later
    one_of: Later
    names: Later
    plural: Later
    none_counted: Later
    nobody: Later
    nobody_done: Later
    glued: Later
    stopping: Later
    stopping_later: Later

    def number(self, sentence: str, at: int, language: Language) -> re.Match[str] | None:
        """The first number from `at` on, with its bound: what a search for `start` finds, tried only where one may begin."""
        if not sentence.isascii() or language.numbers.clitics:
            return self.start.search(sentence, at)
        for piece in _PIECES.finditer(sentence, at):
            if _may_begin(piece.group(), language) and (found := self.start.match(sentence, piece.start())):
                return found
        return None

    def whole_at(self, sentence: str, at: int) -> re.Match[str] | None:
        """The whole that stands behind a part which ends at `at`: ` of the 300`."""
        return self.whole.match(sentence, at) if self.of_whole.match(sentence, at) else None


_PIECES = later(r"\w+|[^\w\s]")


@lru_cache(maxsize=1 << 14)
def _may_begin(piece: str, language: Language) -> bool:
    """Whether a number, or what stands before one, may begin with a word or sign."""
    words, numbers = _beginnings(language)
    return piece[0].isdecimal() or piece.lower() in words or numbers.match(piece) is not None


@cache
def _beginnings(language: Language) -> tuple[frozenset[str], re.Pattern[str]]:
    known, speech = language.numbers, language.speech
    phrases = (
        *(known.mixed, known.many, known.few, known.counting, known.articles, units.CURRENCY_SIGNS),
        *(speech.nobody, speech.none_of, speech.range_openers, *known.bounds.values()),
    )
    words = frozenset(_PIECES.findall(words)[0] for group in phrases for words in group)
    return words, re.compile(known.words, re.IGNORECASE)


@cache
def shape_of(language: Language) -> Shape:
    """The patterns of one language."""
    known, speech = language.numbers, language.speech
    begins, figures = begin(language), numerals.figures(language)
    glued = alternatives(known.clitics)
    signs = rf"(?:{alternatives([sign.strip() for sign in units.CURRENCY_SIGNS])})\s?"
    scale = rf"(?:\s?-?(?:{alternatives(list(known.scales))}){known.scale_plural and known.scale_plural + '?'}(?!\w))"
    half = rf"(?:\s+(?:{alternatives(known.halves)})(?!\w))?" if known.halves else ""
    article = rf"(?:(?:{alternatives(known.articles)})\s+)?"
    counting = rf"(?:{known.words}|{alternatives(known.counting)})"
    between = rf"(?:\s+(?:{alternatives(known.joints)}))?[\s-]+{f'(?:{known.joint} ?)?' if known.joint else ''}"
    spoken = rf"{begins}{article}{counting}(?:{between}{article}{counting})*\b"
    mixed = rf"{begins}(?:{alternatives(known.mixed)})(?!\w){scale}*" if known.mixed else r"(?!)"
    vague = rf"{begins}(?:{alternatives([*known.many, *known.few])})(?!\w){scale}*"
    nobody = rf"{begins}(?:{alternatives(speech.nobody)})\b"
    none = rf"{nobody}|{begins}(?:{alternatives(speech.none_of)})\b"
    of_them = rf"(?:\s+{spaced(speech.of)}(?:[\w’'-]+\s+){{1,5}}?|\s+)"
    apart = rf"(?:(?<![\w.])|(?<!\d){begins}(?<=\w))" if known.clitics else r"(?<![\w.])"
    figure = rf"{apart}(?:{signs})?{figures}{scale}*(?!{speech.ordinal_figures}|[:/]\d)"
    money = rf"{apart}(?:{signs}){figures}\s?(?:{alternatives(known.short_scales)})(?!\w)"
    number = rf"(?:(?:{figure}|{mixed}|{vague}|{spoken}){half}|{none})"
    opener = rf"(?P<opener>{begins}{spaced(speech.range_openers)})?"
    either = rf"(?P<either>\s+(?:{alternatives(speech.either)})\s+)"
    joint = rf"\s*(?:{alternatives(speech.range_joints)})\s*"
    another = rf"(?:(?:{joint}|{either}){number})?"
    bare = "|".join(joint for before, joint in known.ranges if re.match(before, ""))
    amounts = rf"(?:(?:{begins}{spaced(speech.range_openers)}){money}{joint}|{money}(?:{bare})){money}"
    bounds = alternatives([word for words in known.trailing.values() for word in words])
    return Shape(
        start=Later(rf"(?P<bound>{before_number(language)})?(?P<number>{amounts}|{opener}{number}{another})"),
        single=Later(rf"{before_number(language)}?{number}"),
        trailing=Later(rf"\s*(?:{bounds})(?!\w)"),
        rate=Later(speech.rates),
        of_whole=Later(rf"\s+(?:{spaced(speech.out_of)}|{spaced(speech.of)})"),
        whole=Later(rf"\s+(?:{spaced(speech.out_of)}|{spaced(speech.of)})(?:{number})(?=\s+[^\W\d_])"),
        joining=Later(rf"\s+{spaced(speech.of)}"),
        half=Later(rf"\s+(?:{alternatives(known.halves)})(?!\w)"),
        article=Later(article),
        short=Later(rf"\s?(?P<scale>{alternatives(known.short_scales)})(?!\w)(?:\s+(?P<unit>[^\W\d_]+))?"),
        going_on=Later(rf"-(?:\s|(?:{alternatives([*known.joints, *speech.range_joints])})-)"),
        sign=Later(signs),
        measured=Later(rf"\s+(?:{alternatives(known.measured)})(?!\w)"),
        one_of=Later(rf"\s+{spaced(speech.one_of)}"),
        names=Later(speech.names, re.RegexFlag(0)),
        plural=Later(speech.plural),
        none_counted=Later(speech.none_counted or speech.plural),
        stopping=Later(speech.stopping),
        stopping_later=Later(speech.stopping_later, re.RegexFlag(0)),
        nobody=Later(nobody),
        nobody_done=Later(rf"{nobody}{of_them}{speech.done}"),
        glued=Later(rf"(?<!\w)(?:{glued})$", re.RegexFlag(0)),
    )
