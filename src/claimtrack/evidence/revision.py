"""What a publisher changed between two copies, sentence by sentence and word by word. Judges nothing of it.

Only what a reader would see counts: straight or curly quotation marks, dashes and spaces of another kind are no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from claimtrack.evidence.copy import Block, Copy
from claimtrack.words.sentences import sentences

ChangeKind = Literal["kept", "changed", "moved", "added", "removed"]
Mark = Literal["same", "removed", "added"]

ALIKE = 0.6
"""So alike (of 1) two sentences must be, by their letters, for one to be the other changed."""
_MOST_PAIRS = 40_000
"""So many pairs of sentences are compared between two that were kept; beyond it all are told as removed and added."""
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|\s+|[^\w\s]")
_TYPING = str.maketrans(
    {**dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "\u00ad": "", "…": "..."}
)


class Line(msgspec.Struct, frozen=True):
    """A sentence, with the place a reader would name: the paragraph it stands in, or the kind of text it is."""

    text: str
    place: str


class Piece(msgspec.Struct, frozen=True):
    """Some words of a sentence, which are in both copies, or in one of them."""

    text: str
    mark: Mark = "same"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the older copy, of the newer one, or of both. `pieces` are the words of one that was changed."""

    kind: ChangeKind
    before: Line | None = None
    after: Line | None = None
    pieces: tuple[Piece, ...] = ()


def changes(older: Copy, newer: Copy) -> list[Change]:
    """What became of each sentence, in the order of the newer copy, what was removed where it stood.

    Raises Trouble where the library that parts sentences is not installed.
    """
    before, after = lines(older.blocks), lines(newer.blocks)
    keys = [[seen(line.text) for line in side] for side in (before, after)]
    found: list[Change] = []
    for name, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if name == "equal":
            pairs = zip(before[a:b], after[c:d], strict=True)
            found += [Change(kind="kept", before=one, after=other) for one, other in pairs]
        else:
            found += _paired(before[a:b], after[c:d])
    return _with_moves(found)


def lines(blocks: Sequence[Block]) -> list[Line]:
    """The sentences of a copy. Paragraphs are counted as a locator counts them."""
    found = []
    paragraph = 0
    for block in blocks:
        paragraph += block.kind == "paragraph"
        place = f"paragraph {paragraph}" if block.kind == "paragraph" else block.kind
        found += [Line(sentence, place) for sentence in sentences(block.text)]
    return found


def seen(text: str) -> str:
    """A text as far as a reader tells it from another."""
    return " ".join(text.translate(_TYPING).split())


def _paired(before: list[Line], after: list[Line]) -> Iterator[Change]:
    """Sentences between two that were kept: each of the older with the one of the newer that it most likely became, in order."""
    partner = _partners(before, after) if len(before) * len(after) <= _MOST_PAIRS else {}
    at = 0
    for number, line in enumerate(before):
        if number not in partner:
            yield Change(kind="removed", before=line)
            continue
        yield from (Change(kind="added", after=one) for one in after[at : partner[number]])
        at = partner[number] + 1
        yield Change(kind="changed", before=line, after=after[at - 1], pieces=_pieces(line.text, after[at - 1].text))
    yield from (Change(kind="added", after=one) for one in after[at:])


def _partners(before: list[Line], after: list[Line]) -> dict[int, int]:
    """The pairs, in order on both sides, whose likenesses add up to the most (Needleman and Wunsch, 1970, without gap costs)."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - for whoever compares copies alone

    left, right = ([seen(line.text) for line in side] for side in (before, after))
    likeness = [[fuzz.ratio(one, other, score_cutoff=100 * ALIKE) / 100 for other in right] for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] and likeness[i][j] + best[i + 1][j + 1])
    found, i, j = {}, 0, 0
    while i < len(left) and j < len(right):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _with_moves(found: list[Change]) -> list[Change]:
    """The same, where a sentence that was taken out at one place and put in at another is told once, as moved."""
    gone: dict[str, list[Line]] = {}
    for one in found:
        if one.kind == "removed" and one.before:
            gone.setdefault(seen(one.before.text), []).append(one.before)
    moved: list[Line] = []
    ready = []
    for one in found:
        origin = gone.get(seen(one.after.text)) if one.kind == "added" and one.after else None
        if origin:
            moved.append(origin.pop(0))
            one = Change(kind="moved", before=moved[-1], after=one.after)  # noqa: PLW2901 - the same change, told better
        ready.append(one)
    return [one for one in ready if not (one.kind == "removed" and any(one.before is line for line in moved))]


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words of a changed sentence; a run of changed words is told once, what was there first and then what is."""
    left, right = (_WORD.findall(text) for text in (before, after))
    keys = [[word.translate(_TYPING) if not word.isspace() else " " for word in side] for side in (left, right)]
    gone, new = "", ""
    found: list[Piece] = []
    for name, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        same = "".join(right[c:d])
        if name == "equal" and (same.strip() or not (gone or new)):
            found += _told(gone, new)
            gone = new = ""
            found.append(Piece(same))
            continue
        gone += "".join(left[a:b])
        new += same
    return (*found, *_told(gone, new))


def _told(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(gone, "removed")
    if new:
        yield Piece(new, "added")
