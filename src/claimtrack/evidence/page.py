"""A stored copy laid out to be searched: its paragraphs in one run of letters, and where each word of it stands.

Only finds what is there letter by letter; what a difference means is weighed elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from claimtrack.evidence.copy import Block, BlockKind, Copy
from claimtrack.evidence.levelled import tidied, words

_WALL = "\0"
"""What stands between blocks over which no quote runs, and is no word."""
_PARAGRAPH = "paragraph"


class Leaf(NamedTuple):
    """One block: its tidied text, and its number among the paragraphs of the copy and of its page, from 1; 0 where it is none."""

    text: str
    kind: BlockKind
    number: int
    page: int | None
    on_page: int


class Page:
    """A copy as one sequence of words. Paragraphs come first and run on; titles and the rest stand alone behind."""

    def __init__(self, copy: Copy) -> None:
        """Lay the copy out. Time and memory are linear in its text."""
        self.leaves = _leaves(copy)
        self.keys: list[str] = []
        self._where: list[tuple[int, int, int]] = []
        self.ends: list[int] = []
        for index, leaf in enumerate(self.leaves):
            if leaf.kind != _PARAGRAPH:
                self._put(_WALL, index, 0, 0)
            for word in words(leaf.text):
                self._put(word.key, index, word.start, word.end)
            self.ends.append(len(self.keys))
        self._letters = "".join(self.keys)
        self._starts = _starts(self.keys)

    def find(self, wanted: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """Where these words stand as `[start, end)` of `keys`, however the letters are parted into words, between two bounds."""
        letters = "".join(wanted)
        low = self._starts[first] if letters else len(self._letters)
        high = self._starts[len(self.keys) if last is None else min(last, len(self.keys))]
        at = self._letters.find(letters, low, high)
        while at >= 0 and letters:
            start, end = self._boundary(at), self._boundary(at + len(letters))
            if start is not None and end is not None:
                yield start, end
            at = self._letters.find(letters, at + 1, high)

    def reach(self, word: int, further: int) -> int:
        """The end, in words, of the paragraph so many paragraphs behind that of a word; of its own block where that is none."""
        leaf = self.leaf(word)
        upto = leaf
        while upto < min(leaf + further, len(self.leaves) - 1) and self.leaves[upto + 1].kind == _PARAGRAPH:
            upto += 1
        return self.ends[upto]

    def leaf(self, word: int) -> int:
        """The number of the block that holds a word."""
        return self._where[word][0]

    def text(self, start: int, end: int) -> str:
        """The text of the words `[start, end)`, from the first letter to the last."""
        parts: list[str] = []
        at = start
        while at < end:
            leaf = self.leaf(at)
            upto = at
            while upto < end and self.leaf(upto) == leaf:
                upto += 1
            parts.append(self.leaves[leaf].text[self._where[at][1] : self._where[upto - 1][2]])
            at = upto
        return " ".join(" ".join(parts).split())

    def between(self, word: int) -> str:
        """What stands between a word and the one behind it; a line break and more where another block begins."""
        (leaf, _, end), (other, start, _) = self._where[word], self._where[word + 1]
        return self.leaves[leaf].text[end:start] if leaf == other else self.leaves[leaf].text[end:] + "\n\n"

    def after(self, word: int) -> str:
        """What stands behind a word in its block, up to the next word."""
        leaf, _, end = self._where[word]
        following = self._where[word + 1] if word + 1 < len(self._where) else (-1, 0, 0)
        return self.leaves[leaf].text[end : following[1] if following[0] == leaf else None]

    def span(self, word: int) -> tuple[int, int]:
        """Where a word stands in the text of its block."""
        return self._where[word][1:]

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Where each word occurs."""
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            found.setdefault(key, []).append(at)
        found.pop(_WALL, None)
        return found

    def _put(self, key: str, leaf: int, start: int, end: int) -> None:
        self.keys.append(key)
        self._where.append((leaf, start, end))

    def _boundary(self, letter: int) -> int | None:
        at = bisect_left(self._starts, letter)
        return at if self._starts[at] == letter else None


def _leaves(copy: Copy) -> tuple[Leaf, ...]:
    leaves: list[Leaf] = []
    number = on_page = 0
    page: int | None = None
    for block in _blocks(copy):
        if block.page != page:
            page, on_page = block.page, 0
        if block.kind == _PARAGRAPH:
            number, on_page = number + 1, on_page + 1
        counted = block.kind == _PARAGRAPH
        leaves.append(Leaf(tidied(block.text), block.kind, number if counted else 0, block.page, on_page if counted else 0))
    return tuple(sorted(leaves, key=lambda leaf: leaf.kind != _PARAGRAPH))


def _blocks(copy: Copy) -> tuple[Block, ...]:
    if copy.title is None or any(block.kind == "title" for block in copy.blocks):
        return copy.blocks
    return (*copy.blocks, Block(copy.title, "title"))


def _starts(keys: Sequence[str]) -> list[int]:
    """Where each word begins among the letters, and where these end."""
    starts = [0]
    for key in keys:
        starts.append(starts[-1] + len(key))
    return starts
