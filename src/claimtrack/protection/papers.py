"""Numbers of papers and accounts in a text: IBANs and cards by their check digits, passports behind a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_PAPER = (
    r"passport|passeport|reisepass|pass-?nr|ausweis\w*|personalausweis\w*|id card|identity card|national id|carte d'identité"
    r"|social security|ssn|steuer-?id|tax id|driving licen[cs]e|driver'?s licen[cs]e|führerschein\w*"
    r"|جواز(?: ال)?سفر\w*|هوية|الهوية"
)


def accounts(text: str) -> Iterator[tuple[int, int]]:
    """Where bank accounts and cards begin and end in a levelled text: ISO 13616 (mod 97) and Luhn's check must hold."""
    for match in _iban().finditer(text):
        for end in _ends(match):
            if _is_iban(text[match.start() : end].replace(" ", "")):
                yield match.start(), end
                break
    for match in _card().finditer(text):
        if _is_luhn(re.sub(r"\D", "", match.group())):
            yield match.span()


def papers(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of passports and identity papers begin and end in a levelled text."""
    for match in _paper().finditer(text):
        number = match["number"]
        if sum(letter.isdigit() for letter in number) >= 5:
            yield match.span("number")
    for match in _social().finditer(text):
        yield match.span()


def _ends(match: re.Match[str]) -> Iterator[int]:
    """Where an IBAN may end, the longest first: words in capitals may stand behind it."""
    written = match.group()
    yield match.end()
    for at in range(len(written) - 1, 14, -1):
        if written[at] == " ":
            yield match.start() + at


def _is_iban(written: str) -> bool:
    if not 15 <= len(written) <= 34:
        return False
    return int("".join(str(int(letter, 36)) for letter in written[4:] + written[:4])) % 97 == 1


def _is_luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return len(set(digits)) > 2 and sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


@cache
def _iban() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)")


@cache
def _card() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,-])[3-6]\d{3}(?:([ -])\d{4}\1\d{4}\1\d{4}|\d{12})(?![\w.,-]\d|\w)")


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{_PAPER})(?!\w)(?:[ :#.,-]|no|nr|number|numéro|nummer|n°|is|ist|رقم)*"
        r"(?P<number>[A-Z]{0,3} ?\d[A-Z0-9-]{4,14})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _social() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,/-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-])")
