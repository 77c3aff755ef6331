"""Coordinates in a text: decimal, in degrees and minutes, what3words, plus codes, MGRS. Not temperatures, scores or versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_TO = r"(?:[NSEWO]\b|north|south|east|west|nord|sud|est|ouest|süd|ost|شمال\w*|جنوب\w*|شرق\w*|غرب\w*)"


def coordinates(text: str) -> Iterator[tuple[int, int]]:
    """Where coordinates begin and end in a levelled text."""
    for match in _decimal().finditer(text):
        marked = match["n1"] or match["n2"] or "°" in match.group()
        exact = min(len(match["f1"]), len(match["f2"])) >= (3 if marked else 4)
        if exact and abs(float(match["d1"])) <= 90 and abs(float(match["d2"])) <= 180:
            yield match.span()
    for pattern in _others():
        for match in pattern.finditer(text):
            yield match.span()


@cache
def _decimal() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/-])(?P<d1>[+-]?\d{{1,2}})[.,](?P<f1>\d{{3,12}})\s?°?\s?(?P<n1>{_TO})?\s?(?:[,;/]|\s)\s?"
        rf"(?P<d2>[+-]?\d{{1,3}})[.,](?P<f2>\d{{3,12}})(?![\d])\s?°?\s?(?P<n2>{_TO})?",
        re.IGNORECASE,
    )


@cache
def _others() -> tuple[re.Pattern[str], ...]:
    angle = rf"\d{{1,3}}\s?°\s?\d{{1,2}}(?:[.,]\d+)?\s?'\s?(?:\d{{1,2}}(?:[.,]\d+)?\s?(?:\"|''))?\s?{_TO}"
    code = "[23456789CFGHJMPQRVWX]"
    return (
        re.compile(rf"(?<!\w){angle}(?:[\s,;]{{0,3}}{angle})?", re.IGNORECASE),
        re.compile(r"///[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}"),
        re.compile(r"(?:what3words|w3w)\b[^\w\n]{0,4}[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}", re.IGNORECASE),
        re.compile(rf"(?<![\w+])(?=[\d]*[A-Z])(?:{code}{{8}}|{code}{{4}})\+(?=\d*[A-Z]|\d\d){code}{{2,3}}(?![\w+])"),
        re.compile(r"(?<!\w)\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:\d{5} ?\d{5}|\d{4} ?\d{4})(?!\w)"),
    )
