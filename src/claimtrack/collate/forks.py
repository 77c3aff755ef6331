"""What becomes of a text where two sides cannot be united: their versions side by side, and the markers that git knows.

The form of the markers is git's (git-merge(1), "How conflicts are presented").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import msgspec

from claimtrack.collate.values import Side

SIDES: tuple[Side, Side, Side] = ("base", "ours", "theirs")
USUAL_SIZE = 7
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Fork(msgspec.Struct, frozen=True):
    """Three versions of some whole lines, or of a part of a line on the way there; empty where a version has none."""

    base: str
    ours: str
    theirs: str

    def each(self, change: Callable[[str], str]) -> Fork:
        """The same with something done to each version."""
        return Fork(change(self.base), change(self.ours), change(self.theirs))


Part: TypeAlias = str | Fork


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """How conflicts are marked: the length of a marker, whether the common version is shown, what the versions are called."""

    size: int = USUAL_SIZE
    base: bool = False
    names: tuple[str, str, str] = ("base", "ours", "theirs")


def folded(parts: Iterable[Part], side: Side) -> str:
    """The text as it is with one side's version wherever they differ."""
    return "".join(part if isinstance(part, str) else getattr(part, side) for part in parts)


def one_fork(parts: Sequence[Part]) -> Fork:
    """All of it as three versions."""
    return Fork(*(folded(parts, side) for side in SIDES))


def is_forked(parts: Iterable[Part]) -> bool:
    """Whether anything could not be united."""
    return any(isinstance(part, Fork) for part in parts)


def marked(parts: Iterable[Part], style: Style) -> tuple[str, list[int]]:
    """The text with conflict markers around what differs, and on which lines, counted from 1, these begin."""
    text, begins = "", []
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        text = _ended(text)
        begins.append(text.count("\n") + 1)
        text += _between(part, style)
    return text, begins


def of_whole(base: str, ours: str, theirs: str) -> list[Part]:
    """Two versions of a text, forked between their first and their last difference, in whole lines."""
    one, other = _lines(ours), _lines(theirs)
    most = min(len(one), len(other))
    head = next((number for number in range(most) if one[number] != other[number]), most)
    most -= head
    tail = next((number for number in range(most) if one[-1 - number] != other[-1 - number]), most)
    known = _lines(base)
    middle = known[head : len(known) - tail] if known[:head] == one[:head] and len(known) >= head + tail else known
    fork = Fork("".join(middle), *("".join(lines[head : len(lines) - tail]) for lines in (one, other)))
    return ["".join(one[:head]), fork, "".join(one[len(one) - tail :])]


def _between(fork: Fork, style: Style) -> str:
    base, ours, theirs = style.names
    middle = f"{'|' * style.size} {base}\n{_ended(fork.base)}" if style.base else ""
    return (
        f"{'<' * style.size} {ours}\n{_ended(fork.ours)}{middle}{'=' * style.size}\n"
        f"{_ended(fork.theirs)}{'>' * style.size} {theirs}\n"
    )


def _lines(text: str) -> list[str]:
    return _LINE.findall(text)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
