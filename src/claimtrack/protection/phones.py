"""Telephone numbers in a text, in international and national writing. Not dates, counts, hashes, ISBNs or `1,000`.

No table of numbering plans: what begins with `+`, `00` or a trunk `0`, what is grouped as in North America, and whatever follows
a word such as `Tel.`. A number of a plan without a trunk digit (`612 34 56 78`) is found behind such a word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_WORDS = (
    r"tel|tél|telephone|téléphone|telefon\w*|phone|mobile|mob|cell|fax|handy\w*|rufnummer|durchwahl|portable|joignable|whatsapp"
    r"|signal|viber|هاتف\w*|الهاتف|جوال\w*|الجوال|موبايل|واتساب|تلفون\w*"
)
_BEFORE = 60
"""So many characters before a number may tell what it is."""
_LEAST, _MOST = 8, 15
"""So many digits an international number has (ITU-T E.164 allows 15)."""


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers begin and end; the text is levelled, and links and addresses are blanked out in it."""
    clear = _dates().sub(lambda match: "|" * len(match.group()), text)
    for match in _runs().finditer(clear):
        run = match.group().rstrip(" .-/(")
        if _is_phone(run, clear[max(0, match.start() - _BEFORE) : match.start()]):
            yield match.start(), match.start() + len(run)


def _is_phone(run: str, before: str) -> bool:
    digits = re.sub(r"\D", "", run)
    if _books().search(before):
        return False
    groups = re.findall(r"\d+", run)
    counted = bool(re.fullmatch(r"\+? ?\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*", run))
    if _called().search(before):
        return len(digits) <= _MOST and not (counted and digits.endswith("000"))
    if run.startswith("+") or run.startswith("(+") or re.match(r"\(?00[1-9]", run):
        number = digits.removeprefix("00")
        likely = len(number) >= _LEAST + 2 and not number.endswith("000") if counted else len(number) >= _LEAST
        return likely and len(number) <= _MOST
    if re.match(r"\(?0[1-9]", run):
        return _is_national(run, digits, groups)
    return bool(_american().fullmatch(run))


def _is_national(run: str, digits: str, groups: list[str]) -> bool:
    """Whether a run that begins with a trunk `0` has the size and the groups of a number."""
    if len(groups) == 1:
        return 10 <= len(digits) <= 12
    if len(groups[0]) < 2 or re.fullmatch(r"\d{5}-\d{4}|0\d*\.\d+", run):
        return False
    if all(len(group) == 2 for group in groups):
        return len(groups) == 5
    return 9 <= len(digits) <= 12 and len(groups) <= 5


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w@#$€£¥+])(?<!\w[/.,:'-])(?:(?<!\d[.,][ ])|(?=\(?\+))\(?(?:\+ ?)?\(?\d(?:[ .\-/()]{0,3}\d){5,16}(?![\w%°]|[.,]\d)"
    )


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?:(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d)(?!\d)(?:[T ]\d\d?[:.]\d\d)?"
        r"|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    )


@cache
def _american() -> re.Pattern[str]:
    return re.compile(r"(?:1[-. ]{1,2})?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-./])[2-9]\d\d[-. ]\d{4}")


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)[^\d\n|]{{0,20}}$", re.IGNORECASE)


@cache
def _books() -> re.Pattern[str]:
    return re.compile(r"(?:ISBN|ISSN|DOI|PMID|OCLC|EAN)[^\d\n]{0,5}$", re.IGNORECASE)
