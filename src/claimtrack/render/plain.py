"""Text from records made safe to print: no control character, escape sequence or change of direction reaches a terminal.

Holds the one table of characters that nobody sees; `intake/hygiene.py` takes them out of what comes in.
"""

from __future__ import annotations

import re

from claimtrack.patterns import later

LINE_ENDS = "\t\n\v\f\r\x85\u2028\u2029"
"""What ends a line or jumps on it."""
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""What counts as a letter or a sign and is printed as nothing: the fillers of Hangul, the empty cell of Braille."""
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060-\u206f\u202a-\u202e\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e00ff"
)
"""As ranges of a pattern: what no reader sees and no script needs. Joiners and variation selectors, which scripts need, are not
among them."""
FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
"""A flag that is written with letters nobody sees, such as that of Scotland: the one use they still have."""
_DIRECTIONS = "\u061c\u200e\u200f"
"""Marks that texts from right to left need, and a terminal takes for orders."""

_HIDDEN = later(f"{FLAG}|[{LINE_ENDS}{BLANKS}{INVISIBLE}{_DIRECTIONS}]|(?<=##)\\[")
"""`##[`, wherever it stands on a line, begins an order to the runner of GitHub Actions (`ActionCommand.TryParse`)."""


def visible(text: str) -> str:
    """The text with every control and direction character written out (`\\x1b`, `\\u202e`), and every byte that is no letter
    (`\\xe9`); a tab becomes a space.
    """
    if text.isascii() and text.isprintable() and "##[" not in text:
        return text
    return _HIDDEN.sub(_written, text)


def inert(json: str) -> str:
    """A JSON text that means the same and gives no order to a runner whose log it is printed to."""
    return json.replace("##[", r"##\u005b")


def _written(match: re.Match[str]) -> str:
    letter = match.group()
    if letter == "\t":
        return " "
    if letter == "[":
        return r"\x5b"
    if "\udc80" <= letter <= "\udcff":  # a byte that is not UTF-8, as Python keeps it
        return rf"\x{letter.encode('utf-8', 'surrogateescape').hex()}"
    return letter if len(letter) > 1 else letter.encode("unicode_escape").decode("ascii")
