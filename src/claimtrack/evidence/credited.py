"""Which wires a copy credits, and in what words: lines that say whose copy it is, and reports attributed in the text.

A credit under a picture says whose the picture is, and is none. Reads patterns; whether the whole text is that wire's it cannot
tell, and says how it knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.publishers import Publishers
from claimtrack.evidence.wires import Wires

Way = Literal["line", "text"]
"""`line`: a dateline, a byline or a line at the end says whose copy it is; `text`: a sentence attributes a report to the wire."""

_ENDS = 2
"""So many paragraphs at the beginning and at the end of a page may carry its credit."""
_LONGEST_LINE = 14
"""A credit line has no more words; what is longer is a sentence."""
_SHOWN = 60


class Credit(msgspec.Struct, frozen=True, order=True):
    """That a copy of a source credits a wire, how, and in which words."""

    source: str
    wire: str
    way: Way
    copy: str
    words: str


class Looking(msgspec.Struct, frozen=True, kw_only=True):
    """Whose copies are looked at, and for which wires."""

    publishers: Publishers
    wires: Wires


def credited(copy: Copy, looking: Looking) -> Iterator[Credit]:
    """The wires that a copy credits, each once, by the surest way. A wire does not credit itself."""
    publishers = looking.publishers.get(copy.sha256, ())
    if copy.state != "whole" or not publishers:
        return
    for wire, names in looking.wires.items():
        if any(one.source == wire for one in publishers):
            continue
        found = _found(copy, names)
        if found is not None:
            way, words = found
            yield from (Credit(one.source, wire, way, copy.sha256, words) for one in publishers)


def _found(copy: Copy, names: tuple[str, ...]) -> tuple[Way, str] | None:
    blocks = [block for block in copy.blocks if not _of_a_picture().search(block.text)]
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    ends = [*paragraphs[:_ENDS], *paragraphs[-_ENDS:]]
    for block in blocks:
        line = _line(block, names, at_an_end=any(block is one for one in ends))
        if line:
            return "line", line
    for block in paragraphs:
        match = _reported(names).search(block.text)
        if match:
            return "text", match.group()
    return None


def _line(block: Block, names: tuple[str, ...], *, at_an_end: bool) -> str | None:
    """The words of a block by which it says whose copy the page is."""
    if len(block.text.split()) <= _LONGEST_LINE:
        whole = _whole_line(names).fullmatch(block.text.strip())
        # A name alone in the margin is as often that of the photographer's agency.
        if whole and (block.kind == "paragraph" or block.text.strip() not in names):
            return whole.group()[:_SHOWN]
        contributed = _contributed(names).search(block.text)
        if contributed:
            return contributed.group()[:_SHOWN]
    if at_an_end and block.kind == "paragraph":
        bracketed = _bracketed(names).search(block.text)
        if bracketed:
            return bracketed.group()
    return None


def _any(names: tuple[str, ...]) -> str:
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"


@cache
def _of_a_picture() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:photo(?:graph(?:er|y)?)?|image|picture|video|graphic|file pic|getty|foto|bild|illustration|crédit photo)\b", re.I
    )


@cache
def _whole_line(names: tuple[str, ...]) -> re.Pattern[str]:
    """`AFP`, `(AFP)`, `By AFP`, `Reuters/Herald`, `Source: dpa`, `© 2026 AFP`, `Herald with AFP`."""
    return re.compile(
        rf"(?:(?i:by|source|sources|from|text|©|copyright|quelle|von|source :|par)[:\s]*)?(?:\(c\)|\d{{4}}|\s)*\(?"
        rf"(?:[\w.]+(?: [\w.]+)?(?:/| with | and | avec | mit ))?{_any(names)}(?:/[\w.]+(?: [\w.]+)?)*\)?\.?"
    )


@cache
def _contributed(names: tuple[str, ...]) -> re.Pattern[str]:
    """`AFP contributed to this report`, `with material from dpa`, `mit Material von dpa`, `avec AFP`."""
    return re.compile(
        rf"{_any(names)} contributed(?: reporting)? to this (?:report|story|article)"
        rf"|(?i:with (?:material|reporting|additional reporting|input|information|inputs) from|mit material (?:von|der)|avec)"
        rf" (?:the )?{_any(names)}|(?i:this (?:story|article) was (?:first |originally )?(?:published|distributed) by)"
        rf" (?:the )?{_any(names)}"
    )


@cache
def _bracketed(names: tuple[str, ...]) -> re.Pattern[str]:
    """`DAMASCUS (AFP) -`, `... on Monday. (Reuters)`, `[AP]`, `(AFP/Herald)`."""
    return re.compile(rf"[(\[](?:[\w.]+/)?{_any(names)}(?:/[\w.]+)*[)\]]")


@cache
def _reported(names: tuple[str, ...]) -> re.Pattern[str]:
    """`AFP reported`, `told the Associated Press`, `according to Reuters`, `news agency dpa`."""
    verbs = "reported|reports|said|says|quoted|wrote|has learned|journalists?|correspondents?|reporters?|team|saw|tally|count"
    return re.compile(
        rf"{_any(names)}(?:'s|’s)?(?: (?:news agency|agency|also|earlier|has|had)){{0,2}} (?:{verbs})\b"
        rf"|(?i:told|tells|according to|reported by|quoted by|citing|an interview with|news agency|agence|Nachrichtenagentur)"
        rf" (?:the )?(?:news agency )?{_any(names)}"
    )
