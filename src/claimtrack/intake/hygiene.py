"""Texts from elsewhere made fit for a record: what is invisible goes, what means something stays, and each change is named.

Never changes a word, and never drops the quotation marks of a part of a sentence.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

import msgspec

from claimtrack.render.plain import BLANKS, FLAG, INVISIBLE, LINE_ENDS

ENTITIES = "HTML entities resolved"
CONTROLS = "control and invisible characters removed"
BREAKS = "line breaks and runs of spaces made one space"
QUOTED = "quotation marks around the whole sentence removed"
REPLACED = "characters lost before it came here (\ufffd)"

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BREAK = re.compile(f"[{LINE_ENDS}]")
_GONE = re.compile(f"({FLAG})|[{INVISIBLE}]")
_BLANK = re.compile(f"[{BLANKS}]")
_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"[!-%'-~]+(?: [!-%'-~]+)*")
_MARKS = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb", "\u201d": "\u201d", "\u2018": "\u2019"}


class Clean(msgspec.Struct, frozen=True):
    """A text on one line, and what was changed in it."""

    text: str
    changes: tuple[str, ...] = ()


def cleaned(text: str) -> Clean:
    """The text on one line, without what cannot stand in a record. Marks that Arabic and Persian need between letters stay."""
    if _PLAIN.fullmatch(text):
        return Clean(text)
    changes = []
    bare = text
    for _ in range(2):  # feeds escape what was escaped already: `&amp;quot;`
        if (resolved := _ENTITY.sub(_resolved, bare)) != bare:
            bare = resolved
            changes.append(ENTITIES)
    broken = _BREAK.sub(" ", bare)
    visible = _BLANK.sub(" ", _GONE.sub(lambda found: found[1] or "", broken))
    if visible != broken:
        changes.append(CONTROLS)
    line = _SPACES.sub(" ", visible).strip()
    if _BREAK.search(bare.strip()) or "  " in visible.strip():
        changes.append(BREAKS)
    if "\ufffd" in line:
        changes.append(REPLACED)
    return Clean(line, tuple(dict.fromkeys(changes)))


def _resolved(entity: re.Match[str]) -> str:
    """What an entity stands for; what is no entity stays, though it begin like one (`&notice;`)."""
    whole = entity.group()
    return unescape(whole) if whole[1] == "#" or whole[1:] in html5 else whole


def unquoted(sentence: str) -> str | None:
    """The sentence without the quotation marks around the whole of it; None where there are none, or they may be of parts."""
    closing = _MARKS.get(sentence[:1])
    if closing is None or len(sentence) < 3:
        return None
    body, last = sentence[1:-1], sentence[-1]
    if last == closing and not any(mark in body for mark in (sentence[0], closing)):
        return body.strip() or None
    return None
