"""A quote as editors write it: runs of exact words, and between them what the quotation marks do not vouch for.

`...` stands for words that are left out, `[the army]` for words that are put in or replaced, `[T]he` for a letter whose size was
changed, `leav[ing]` for a word whose form was. Reads the marks only; whether they are used fairly is judged by `weighing`.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from claimtrack.evidence.levelled import Word, tidied, words


class Gap(msgspec.Struct, frozen=True):
    """A place where the original may have other words, `most` of them; None where only paragraphs bound it (an ellipsis)."""

    text: str
    most: int | None
    head: str = ""
    tail: str = ""
    """How the one word begins and ends that stands there, where only its form was changed."""


class Run(msgspec.Struct, frozen=True):
    """Words that stand in the original as they are."""

    words: tuple[Word, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.key for word in self.words)


class Quoted(msgspec.Struct, frozen=True):
    """A quote: its tidied text, and its runs and gaps in turn, a run first and last."""

    text: str
    items: tuple[Run | Gap, ...]
    before: Gap | None = None
    after: Gap | None = None
    """Brackets at its ends, which stand for words that are not looked for."""


def quoted(text: str, most: int, *, rounded: bool = False) -> Quoted:
    """The runs and gaps of a quote; `most` words may stand where brackets do.

    Round brackets are words of the quote, unless it is read as `rounded`: some agencies cannot send square ones.
    """
    tidy = " ".join(tidied(text).split())
    items: list[Run | Gap] = []
    at = 0
    for match in _mark(rounded).finditer(tidy):
        _add_run(items, tidy, at, match.start())
        at = match.end()
        if match["letter"]:
            item: Run | Gap = _with_letter(match)
        elif match["dots"]:
            item = Gap("...", None)
        elif match["head"] or match["tail"]:
            item = Gap(match.group(), 1, match["head"].casefold(), match["tail"].casefold())
        else:
            item = Gap(match.group(), 0 if match["put"].strip().casefold() in ("sic", "!", "?") else most)
        _add(items, item)
    _add_run(items, tidy, at, len(tidy))
    before = items.pop(0) if items and isinstance(items[0], Gap) else None
    after = items.pop() if items and isinstance(items[-1], Gap) else None
    return Quoted(tidy, tuple(items), before if isinstance(before, Gap) else None, after if isinstance(after, Gap) else None)


def _add_run(items: list[Run | Gap], tidy: str, start: int, end: int) -> None:
    found = tuple(Word(word.key, word.start + start, word.end + start) for word in words(tidy[start:end]))
    if found:
        _add(items, Run(found))


def _with_letter(match: re.Match[str]) -> Run:
    """`[T]he` is the word `The`."""
    (key, *_), *_ = words(match["letter"] + match["rest"])
    return Run((Word(key, match.start(), match.end()),))


def _add(items: list[Run | Gap], item: Run | Gap) -> None:
    """Put an item behind the others; runs that meet are one run, gaps that meet are the wider gap."""
    last = items[-1] if items else None
    if isinstance(item, Run) and isinstance(last, Run):
        items[-1] = Run(last.words + item.words)
    elif isinstance(item, Gap) and isinstance(last, Gap):
        open_end = item.most is None or last.most is None
        items[-1] = Gap(f"{last.text} {item.text}", None if open_end else (item.most or 0) + (last.most or 0))
    else:
        items.append(item)


@cache
def _mark(rounded: bool) -> re.Pattern[str]:
    letters = r"[^\W\d_]"
    # Bounded, and begun at the front of a word only, so that no text makes the search take long.
    put = r"[\[(](?P<put>[^\])]{0,300})[\])]" if rounded else r"\[(?P<put>[^\]\[]{0,300})\]"
    return re.compile(
        rf"""
          (?P<dots> [\[(]\s*(?:\.\s*){{3,}}[\])] | (?<!\.)(?:\.\s?){{2,}}\. )
        | (?<!\w) \[(?P<letter>{letters})\] (?P<rest>{letters}[\w']*)
        | (?<!{letters}) (?P<head>{letters}*) {put} (?P<tail>{letters}*)
        """,
        re.VERBOSE,
    )
