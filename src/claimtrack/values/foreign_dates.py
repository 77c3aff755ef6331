"""Finds days and months named in another language than that of the text, so that nobody counts them; it does not read them."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.values import languages
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import alternatives
from claimtrack.values.languages.telling import months


def spans(sentence: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where a day stands beside a month, with its year, that only another language writes so: `12 mars 2026` in English."""
    return tuple(found.span() for found in _pattern(language).finditer(sentence))


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    own = {name.lower() for name in language.times.months}
    names = alternatives(name for other in languages.KNOWN for name in months(other) if name.lower() not in own)
    return re.compile(rf"(?<![\w.,])\d{{1,2}}(?:\.|er)?\s(?:{names})(?!\w)(?:\s\d{{4}}(?!\w))?")
