"""How the lines of a text are set: which lines are one block, and which blocks a reader would count as paragraphs. Pure.

Locators say `paragraph 4`: titles, subheads, bylines and captions do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from claimtrack.evidence.copy import Block, BlockKind

Hint = Literal["title", "heading", "paragraph", "other", "unsure"]
"""What a form says of a run of text; `unsure` where it says nothing but that the text stands by itself."""

HARD_WRAPPED = 120
"""A text whose longest line has no more columns was broken into lines by a program, and its paragraphs were not."""
_RAGGED = 0.7
"""A line this much of the longest, which the next word would have fitted into, was ended on purpose."""
_SHORT = 100
"""So many characters, and `_FEW` words, a subhead has at most."""
_FEW = 16
_ITEM = re.compile(r"\s*(?:[-*•–—▪◦‣]|\(?\d{1,2}[.)])\s+\S")
_ENDED = re.compile(r"""[.!?…:;,؟۔।。！？：；，][\s"'”’»“)\]]*$|[.!?…]["'”’»)]*\[?\d{1,3}\]?$|["”’»]$""")
_ASKED = re.compile(r"""^[^"“«].*[?!؟？！]$""")


class Run(msgspec.Struct, frozen=True):
    """A run of text that stands by itself, on one line, and what its form says of it."""

    text: str
    hint: Hint = "unsure"
    page: int | None = None


def runs(text: str, page: int | None = None) -> list[Run]:
    """The runs of a plain text. Where blank lines part it, wrapped lines are joined; else each line is a run of its own."""
    lines = [line.rstrip() for line in text.replace("\f", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n").split("\n")]
    width = max(map(len, lines), default=0)
    parted = "" in "\n".join(lines).strip("\n").split("\n")
    joined = unwrapped(lines, width) if parted and width <= HARD_WRAPPED else lines
    return [Run(squeezed(line), "paragraph" if _ITEM.match(line) else "unsure", page) for line in joined if line.strip()]


def unwrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Lines joined where they were broken.

    Not at a blank line, before an item of a list, or where the next word would have fitted and begins something new.
    """
    held = ""
    last = ""
    for line in lines:
        apart = not line.strip() or not last.strip() or _ITEM.match(line) is not None
        if held and (apart or _ended_on_purpose(last, line.split()[0], width)):
            yield held
            held = ""
        held = _joined(held, line)
        last = line
    if held:
        yield held


def set_out(found: Sequence[Run]) -> tuple[Block, ...]:
    """The blocks of a text. What its form leaves open is told by the look of it.

    A short line that ends without a stop is a subhead between paragraphs, the title where it comes first, else a byline or the
    like. Where all lines are short, as in a post, they are what there is to count.
    """
    kinds = [_kind(run) for run in found]
    if "paragraph" not in kinds:
        kinds = ["paragraph" if kind == "short" else kind for kind in kinds]
    elif "title" not in kinds and (kinds[0] == "short" or _headline(found)):
        kinds[0] = "title"
    numbers = [number for number, kind in enumerate(kinds) if kind == "paragraph"]
    return tuple(
        Block(run.text, _placed(kind, number, numbers), run.page)
        for number, (run, kind) in enumerate(zip(found, kinds, strict=True))
    )


def squeezed(text: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(text.split())


def _kind(run: Run) -> BlockKind | Literal["short"]:
    if run.hint != "unsure":
        return run.hint
    short = len(run.text) <= _SHORT and len(run.text.split()) <= _FEW
    return "short" if short and not _ENDED.search(run.text) else "paragraph"


def _ended_on_purpose(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following) < _RAGGED * width and not following[0].islower() and not line.endswith("-")


def _placed(kind: BlockKind | Literal["short"], number: int, paragraphs: Sequence[int]) -> BlockKind:
    if kind != "short":
        return kind
    return "heading" if paragraphs[0] < number < paragraphs[-1] else "other"


def _headline(found: Sequence[Run]) -> bool:
    """Whether a first line that asks or calls out is the title of what follows: `Who closed the bridge?`."""
    first, *rest = found
    short = first.hint == "unsure" and len(first.text) <= _SHORT and len(first.text.split()) <= _FEW
    return short and bool(_ASKED.match(first.text)) and bool(rest) and len(rest[0].text) > 2 * len(first.text)


def _joined(held: str, line: str) -> str:
    """Two lines as one. A hyphen at the end becomes a soft one, which no comparison sees, unless it looks like a real one."""
    if re.search(r"[a-zß-öø-ÿ]-$", held) and re.match(r"\s*[a-zß-öø-ÿ]", line):
        return held[:-1] + "\u00ad" + line.lstrip()
    if re.search(r"\w-$", held):
        return held + line.lstrip()
    return f"{held} {line}" if held else line
