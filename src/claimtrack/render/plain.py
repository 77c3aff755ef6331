"""Text from records made safe to print: no control character, escape sequence or change of direction reaches a terminal."""

from __future__ import annotations

import re

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")


def visible(text: str) -> str:
    """The text with every control and direction character written out (`\\x1b`, `\\u202e`); a tab becomes a space."""
    return _HIDDEN.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    letter = match.group()
    if letter == "\t":
        return " "
    return letter.encode("unicode_escape").decode("ascii")
