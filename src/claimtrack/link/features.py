"""What speaks for and against two claims belonging together: a list of documented functions, each with its visible weight.

A feature looks at two claims and says how far it holds, from 0 to 1; the score is the sum of weight times value, kept within 0
and 1. That claims are alike does not make them one: within 20 days and within 30 are as alike as can be (see `propose.py`).
The weights were set by reading what is proposed of real claims (docs/linking.md), and are the same for every desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from claimtrack.link.blocking import Weighed
from claimtrack.link.joining import Words, likeness
from claimtrack.link.sketch import Sketch, question_words
from claimtrack.words.names import alike

NEARLY_VERBATIM = 0.75
"""Only texts whose words are so much alike are compared letter by letter."""
ENOUGH = 3
"""So many words in common are enough to go by."""


class Felt(msgspec.Struct, frozen=True):
    """A feature of a pair: its name, how far it holds (0 to 1), and what that adds to the score."""

    name: str
    value: float
    adds: float


Feature = Callable[[Weighed, Weighed], float]


def words(a: Weighed, b: Weighed) -> float:
    """The words and names they share, the rarer the more (cosine of their weights)."""
    return likeness(a.words, b.words)


def few_words(a: Weighed, b: Weighed) -> float:
    """How far they fall short of three words in common: two claims that share one word may share nothing else."""
    shared = sum(term in b.weights for term in a.weights)
    return max(0.0, 1 - shared / ENOUGH)


def contained(a: Weighed, b: Weighed) -> float:
    """How much of the shorter claim the longer one says too."""
    shared = sum(weight * weight for term, weight in a.weights.items() if term in b.weights)
    return shared / min(a.words.length, b.words.length) ** 2 if shared else 0.0


def same_names(a: Weighed, b: Weighed) -> float:
    """The share of the names of both that both name, in any spelling."""
    ours, theirs = a.sketch.names, b.sketch.names
    if not (ours and theirs):
        return 0.0
    met = sum(any(alike(one, other) for other in theirs) for one in ours)
    met += sum(any(alike(one, other) for other in ours) for one in theirs)
    return met / (len(ours) + len(theirs))


def other_names(a: Weighed, b: Weighed) -> float:
    """Each names somebody or some place that the other does not."""
    return float(bool(strangers(a, b)) and bool(strangers(b, a)))


def same_figures(a: Weighed, b: Weighed) -> float:
    """The share of the numbers, dates and measures of both that both give."""
    ours, theirs = set(a.sketch.figures), set(b.sketch.figures)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def same_subject(a: Weighed, b: Weighed) -> float:
    """Their questions begin alike (`us-exit-syria/complete`, `us-exit-syria/full`): the share of steps both have."""
    ours, theirs = question_words(a.sketch.dossier.claim), question_words(b.sketch.dossier.claim)
    if not (ours and theirs):
        return 0.0
    return len(set(ours) & set(theirs)) / len(set(ours) | set(theirs))


def same_kind(a: Weighed, b: Weighed) -> float:
    """Both answer with the same kind of value: two numbers, two times, two labels, two yes-or-no."""
    return float(any(_given(a, field) and _given(b, field) for field in ("value", "when", "label", "polarity")))


def verbatim(a: Weighed, b: Weighed) -> float:
    """How much of the two texts is the same letter by letter (rapidfuzz's ratio).

    0 for texts that share too few words, or differ in a name, a figure, a negation or whatever else turns a sense.
    """
    if same_letters(a, b):
        return 1.0
    if words(a, b) < NEARLY_VERBATIM or turned(a.sketch, b.sketch) or strangers(a, b) or strangers(b, a):
        return 0.0
    return letter_by_letter(a.sketch, b.sketch)


FEATURES: tuple[tuple[Feature, float], ...] = (
    (words, 0.75),
    (contained, 0.15),
    (same_names, 0.10),
    (same_figures, 0.05),
    (same_subject, 0.20),
    (same_kind, 0.05),
    (verbatim, 0.10),
    (few_words, -0.75),
    (other_names, -0.25),
)
"""The features and what each adds to the score where it holds wholly."""


def felt(a: Weighed, b: Weighed) -> tuple[Felt, ...]:
    """All features of a pair that hold at all. Symmetric."""
    found = ((feature, weight, feature(a, b)) for feature, weight in FEATURES)
    return tuple(Felt(feature.__name__, round(value, 4), round(weight * value, 4)) for feature, weight, value in found if value)


def score(found: Iterable[Felt]) -> float:
    """The score of a pair, from 0 to 1."""
    return round(min(1.0, max(0.0, sum(one.adds for one in found))), 4)


def same_letters(a: Weighed, b: Weighed) -> bool:
    """`repeated` of two claims whose words are weighed."""
    return repeated(a.words, b.words)


def repeated(a: Sketch | Words, b: Sketch | Words) -> bool:
    """Whether two texts are one but for typing: case, punctuation that says nothing, accents, spaces."""
    return a.signs == b.signs and not set(a.letters).isdisjoint(b.letters)


def letter_by_letter(a: Sketch, b: Sketch) -> float:
    """How much of two folded texts is the same, from 0 to 1 (rapidfuzz's ratio)."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where two texts are nearly one

    return fuzz.ratio(a.plain, b.plain) / 100


def same_wording(a: Sketch, b: Sketch) -> bool:
    """Whether two texts say the same words in the same order, but for small words and what only typing decides.

    Two spellings that a table or a rule of transliteration holds for one name are two names here, unless the table knows both and
    neither says more than the other (`Supreme Court`, `US Supreme Court`).
    """
    return a.wording == b.wording and not any(
        one != other and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")
        for one, other in zip(a.known_as, b.known_as, strict=False)
    )


def turned(a: Sketch, b: Sketch) -> bool:
    """Whether two texts differ in something that makes another claim of one, however alike they are; names are not looked at."""
    turning = ((one.figures, one.negations, one.turns, one.signs, one.known) for one in (a, b))
    return len(set(turning)) > 1


def strangers(a: Weighed, b: Weighed) -> tuple[str, ...]:
    """The names of the first that surely are names, or are names elsewhere, and that the second does not name."""
    return tuple(
        one
        for one in a.sketch.names
        if not any(alike(one, other) for other in b.sketch.names) and ("@" + one.rpartition(" ")[2] in a.weights or one[0] == "=")
    )


def _given(one: Weighed, field: str) -> bool:
    return getattr(one.sketch.dossier.claim, field) is not None
