"""Sketches: what a claim's text, question and values offer for telling whether it belongs together with another.

A sketch holds words, names, figures and turns; it compares nothing, and knows no other claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.pieces import Piece, letters, pieces, signs
from claimtrack.model import Claim
from claimtrack.words.answering import NOT
from claimtrack.words.names import Name, handle, names
from claimtrack.words.spellings import KNOWN, plain

NAME = "@"
"""What the words of a name are replaced by, before its handle: no other term begins so."""

Placed = tuple[Piece, Name | None]
"""A piece of a sentence, and the name in which it stands."""


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """A claim's sentence as texts are compared. `terms` are its words, those of names replaced by `@` and their handle.

    `maybe` are names that may be none (see `Name.sure`): the handle, and the terms that stand if it is none; `known` the names
    of the table, with repetitions. `figures` are the numbers, dates and measures among the terms, `turns` the negations, bounds
    and directions, `signs` what no word says: below nothing, more than, a question. `plain` is the folded text, `letters` that
    text without spaces, and again without its accented letters, which get lost between one system and the next. `wording` are the
    words that are no small words, in order and as they are written; only in names doubled consonants and the Arabic article count
    for nothing, and a name of the table is its key, with its spelling in `known_as`.
    """

    terms: tuple[str, ...]
    maybe: tuple[tuple[str, tuple[str, ...]], ...]
    names: tuple[str, ...]
    known: tuple[str, ...]
    figures: tuple[str, ...]
    negations: int
    turns: tuple[str, ...]
    signs: tuple[str, ...]
    wording: tuple[str, ...]
    known_as: tuple[str, ...]
    plain: str
    letters: tuple[str, ...]


class Sketch(Marks, frozen=True, kw_only=True):
    """A claim with the marks of its sentence."""

    dossier: Dossier

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.dossier.id


def of_dossier(dossier: Dossier, config: Config) -> Iterator[Sketch]:
    """The sketch of a claim; none where it was retracted, for it stands no more."""
    if dossier.claim.status != "retracted":
        yield sketch(dossier, config)


def sketch(dossier: Dossier, config: Config) -> Sketch:
    """The sketch of a claim."""
    return Sketch(dossier=dossier, **_marked(dossier.claim.claim, config))


def beside(one: Marks, dossier: Dossier) -> Sketch:
    """The sketch of a claim of whose sentence the marks are known."""
    return Sketch(dossier=dossier, **msgspec.structs.asdict(one))


def marks(text: str, config: Config) -> Marks:
    """The marks of a sentence."""
    return Marks(**_marked(text, config))


def _marked(text: str, config: Config) -> dict[str, Any]:
    """The marks of a sentence by their names."""
    found, parts = names(text, config.settings.names), pieces(text)
    told = _told(parts, found)
    said = " ".join([one.said for one in parts if one.said])
    known = [name for name in found if name.key.startswith(KNOWN)]
    return {
        "terms": tuple(dict.fromkeys([*[NAME + handle(name.key) for name in found if name.sure], *told.terms])),
        "maybe": tuple([(NAME + handle(name.key), tuple(told.inside[name.start])) for name in found if not name.sure]),
        "names": tuple(dict.fromkeys([name.key for name in found])),
        "known": tuple(sorted([name.key for name in known])),
        "figures": tuple(sorted(told.figures)),
        "negations": told.negations,
        "turns": tuple(sorted(told.turns)),
        "signs": signs(text, parts),
        "wording": tuple(told.wording),
        "known_as": tuple([plain(name.text) for name in known]),
        "plain": said,
        "letters": letters(text, said),
    }


class _Told:
    """What the pieces of a sentence tell together outside of names, and which terms stand in a name, by where it begins."""

    __slots__ = ("figures", "inside", "negations", "terms", "turns", "wording")

    def __init__(self, found: Iterable[Name]) -> None:
        self.terms: list[str] = []
        self.figures: list[str] = []
        self.negations = 0
        self.turns: list[str] = []
        self.wording: list[str] = []
        self.inside: dict[int, list[str]] = {name.start: [] for name in found}

    def outside(self, piece: Piece) -> None:
        """Add what stands in no name."""
        self.terms += piece.terms
        self.wording += piece.wording
        self.answers(piece)

    def answers(self, piece: Piece) -> None:
        """Add its figures, negations and turns alone."""
        self.figures += piece.figures
        self.negations += piece.negations
        self.turns += piece.turns

    def named(self, piece: Piece, name: Name) -> None:
        """Add what stands in a name: there only a negation turns the sense."""
        if name.key.startswith(KNOWN):
            if piece.terms and not self.inside[name.start]:
                self.wording.append(name.key)
        else:
            self.wording += piece.undoubled
        self.inside[name.start] += piece.terms
        self.turns += [turned for turned in piece.turns if turned == NOT]


def _told(parts: Iterable[Piece], found: Sequence[Name]) -> _Told:
    """What is told by pieces and names, both in the order of the text, in which no two names overlap."""
    told, names, at = _Told(found), iter(found), 0
    terms, wording = told.terms, told.wording
    name = next(names, None)
    for piece in parts:
        if piece.terms or piece.turns:
            first, last = at + piece.first, at + piece.last
            while name is not None and name.end <= first:
                name = next(names, None)
            if name is None or last < name.start:
                terms += piece.terms
                wording += piece.wording
                if piece.answers:
                    told.answers(piece)
            elif name.start <= first and last < name.end:
                told.named(piece, name)
            else:
                for part in piece.parts:
                    held = next((one for one in found if one.start <= at + part.first < one.end), None)
                    told.outside(part) if held is None else told.named(part, held)
        at += piece.length + 1
    return told


def question_words(claim: Claim) -> tuple[str, ...]:
    """The steps of a claim's question, and of what it is a part of: `us-exit-syria`, `complete`."""
    return tuple(step for question in (claim.about, claim.part_of) if question for step in question.split("/"))
