"""A text with all digits, spaces and signs in one writing, each letter with its place in the text. Looks for nothing."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Levelled(NamedTuple):
    """The text to look into, and for each of its characters the place it has in the text as written."""

    text: str
    places: range | list[int]


def levelled(text: str) -> Levelled:
    """The text with digits of any script as `0-9`, wide forms as narrow ones, and without what nobody sees.

    `٠٩٤٤` and `０９４４` become `0944`, a no-break space a space, a dash a hyphen; a soft hyphen or a mark of direction goes.
    """
    if text.isascii():
        return Levelled(text, range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = _plain(letter)
        if plain:
            letters.append(plain)
            places.append(place)
    return Levelled("".join(letters), places)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _SIGNS:
        return _SIGNS[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if unicodedata.category(letter) in ("Cf", "Mn"):
        return ""
    narrow = unicodedata.normalize("NFKC", letter)
    return narrow if len(narrow) == 1 else letter


_SIGNS = {**dict.fromkeys("‐‑‒–—−﹣", "-"), "٫": ".", "٬": ",", "،": ",", "′": "'", "’": "'", "″": '"', "”": '"', "“": '"'}
