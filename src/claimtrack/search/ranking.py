"""The ranking: a sum of visible factors, each with its weight and the words that matched. It knows texts, and no truth.

words    BM25 over all texts of the record, numbers as `1200000`, each term of the question counted once (Robertson et al., 1994)
names    how rare the names are that the sentence shares, in whatever spelling
wording  how nearly the shorter of question and text stands in the other, letter by letter (rapidfuzz's partial_ratio, from .5 on)
day      how soon before the day of the question the claim was said, if that day is given

Numbers and neighbouring words were tried as factors of their own: their fitted weight was 0, since words and wording hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import inf, log

import msgspec
from rapidfuzz import fuzz

from claimtrack.search.entry import Entry
from claimtrack.search.index import Candidate
from claimtrack.search.question import Question, ask
from claimtrack.search.searchable import Searchable
from claimtrack.search.weights import WEIGHTS, Weights
from claimtrack.words.tokens import folded

FACTORS = ("words", "names", "wording", "day")


class Factor(msgspec.Struct, frozen=True):
    """One part of a score: weight x value, and its `share` of the score. `words` are those of the question that matched."""

    name: str
    weight: float
    value: float
    share: float
    words: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """A claim that was found: its place in the ranking, its score (about 1 for the same sentence), and how it comes about."""

    rank: int
    score: float
    entry: Entry
    factors: tuple[Factor, ...]
    same: bool = False
    """Whether it is the very sentence, but for what only typing decides; such claims come first."""

    @property
    def matched(self) -> tuple[str, ...]:
        """The words of the question that this claim has, rarest first."""
        return tuple(dict.fromkeys(word for factor in self.factors if factor.name in ("words", "names") for word in factor.words))


def search(index: Searchable, text: str, top: int = 10, day: date | None = None, weights: Weights = WEIGHTS) -> list[Found]:
    """The claims nearest to a text, best first; none when no word of it stands in any. `day` is when it was said, if known."""
    question = ask(text, day, index.own)
    index.expect((*question.terms, *question.names))
    view = _View(index, weights)
    perfect = _points(view.perfect(question), weights)
    judged = []
    for candidate in _candidates(view, question, top):
        values = view.values(question, candidate)
        same = folded(candidate.entry.claim) == question.folded
        judged.append((not same, -_points(values, weights), _order(candidate.entry), candidate, values))
    judged.sort(key=lambda one: one[:3])
    return [
        Found(
            rank=rank,
            score=1.0 if not other else round(min(-points / perfect, 0.9999), 4),
            entry=candidate.entry,
            factors=tuple(view.factors(question, candidate, values, perfect)),
            same=not other,
        )
        for rank, (other, points, _, candidate, values) in enumerate(judged[:top], 1)
    ]


def measured(
    index: Searchable, text: str, day: date | None = None, weights: Weights = WEIGHTS
) -> list[tuple[str, tuple[float, ...]]]:
    """The ids of all candidates with their factors' values in the order of FACTORS: what weights are fitted on."""
    question = ask(text, day, index.own)
    index.expect((*question.terms, *question.names))
    view = _View(index, weights)
    return [(one.entry.id, view.values(question, one)) for one in _candidates(view, question)]


def _candidates(view: _View, question: Question, top: int = 0) -> list[Candidate]:
    """The claims that words, names and day put first, and the very sentence; no history of the index changes which they are."""
    points = view.rough(question)
    wanted = max(view.weights.candidates, top)
    least = sorted(points.values(), reverse=True)[wanted - 1] if len(points) > wanted else -inf
    chosen = [doc for doc, worth in points.items() if worth >= least]
    if len(chosen) > wanted:
        equals = [doc for doc in chosen if points[doc] == least]
        names = view.index.ids(equals)
        above = [doc for doc in chosen if points[doc] > least]
        chosen = above + sorted(equals, key=names.__getitem__)[: wanted - len(above)]
    same = view.index.same(question.folded)
    return list(view.index.candidates(sorted({*chosen, *same})).values())


class _View:
    """An index with the weights in force: what a term is worth in it, and in a text of it."""

    def __init__(self, index: Searchable, weights: Weights) -> None:
        self.index = index
        self.weights = weights
        self.size = len(index)
        self.rarity: dict[str, float] = {}

    def rare(self, term: str) -> float:
        """How rare a term is, in tens of nats (Robertson and Sparck Jones, never below 0)."""
        known = self.rarity.get(term)
        if known is None:
            holding = self.index.holding(term)
            known = self.rarity[term] = log(1 + (self.size - holding + 0.5) / (holding + 0.5)) / 10
        return known

    def rough(self, question: Question) -> dict[int, float]:
        """What words, names and day give to every claim that has a term or a name of the question."""
        weights, points = self.weights, dict[int, float]()
        get = points.get
        looked = 0
        for term in sorted(question.terms, key=lambda term: (-self.rare(term), term)):
            looked += self.index.holding(term)
            if looked > weights.postings and points:
                break
            held = self.index.impacts(term, weights.k1, weights.b)
            if held is not None:
                worth = weights.words * self.rare(term)
                for doc, part in zip(held.docs, held.parts, strict=True):
                    points[doc] = get(doc, 0.0) + worth * part
        for name in question.names:
            posting = self.index.posting(name)
            worth = weights.names * self.rare(name)
            for doc in posting.docs if posting else ():
                points[doc] = get(doc, 0.0) + worth
        if question.day is not None:
            first, last = self.index.days()
            on = question.day.toordinal()
            for doc in points:
                points[doc] += weights.day * self.near(on, first[doc], last[doc])
        return points

    def near(self, on: int, first: int, last: int) -> float:
        """1 for what was said on that day, half of it `near_days` before; 0 for what was first said later, or nobody knows when.

        `first` and `last` are the days of the claim.
        """
        if not first or first > on + self.weights.days_later:
            return 0.0
        return self.weights.near_days / (self.weights.near_days + max(on - last, 0))

    def values(self, question: Question, candidate: Candidate) -> tuple[float, ...]:
        """The values of the factors, in the order of FACTORS."""
        held = [term for text in candidate.texts for term in text]
        have = set(held)
        shared = [term for term in question.terms if term in have]
        return (
            sum(self.rare(term) * self.weight_in(held.count(term), candidate.length) for term in shared),
            sum(self.rare(name) for name in question.names if name in candidate.names),
            self.wording(question, candidate.entry),
            0.0 if question.day is None else self.near(question.day.toordinal(), candidate.first, candidate.last),
        )

    def perfect(self, question: Question) -> tuple[float, ...]:
        """The values of a claim that is the question."""
        once = self.weight_in(1, len(question.terms))
        return (
            sum(map(self.rare, question.terms)) * once,
            sum(map(self.rare, question.names)),
            1.0,
            0.0 if question.day is None else 1.0,
        )

    def weight_in(self, count: int, length: int) -> float:
        """How much of a term's rarity counts in a text of that length which has it so often: BM25's saturation."""
        k1, b = self.weights.k1, self.weights.b
        return count * (k1 + 1) / (count + k1 * (1 - b + b * length / self.index.average))

    def factors(self, question: Question, candidate: Candidate, values: Sequence[float], perfect: float) -> Iterable[Factor]:
        """The factors that gave a claim anything, with the words of the question that they rest on."""
        have = {term for text in candidate.texts for term in text}
        shared = sorted((term for term in question.terms if term in have), key=lambda term: (-self.rare(term), term))
        words = {
            "words": [question.terms[term] for term in shared],
            "names": [question.names[name] for name in question.names if name in candidate.names],
        }
        for name, value in zip(FACTORS, values, strict=True):
            weight = getattr(self.weights, name)
            if weight and value:
                said = tuple(dict.fromkeys(words.get(name, ())))
                yield Factor(name, weight, round(value, 4), round(weight * value / perfect, 4), said)

    def wording(self, question: Question, entry: Entry) -> float:
        """How nearly the question runs alike with one of the claim's own texts: 0 for half of the letters, 1 for all."""
        best = _HALF
        for text in (entry.claim, *entry.other)[: self.weights.texts]:
            best = max(best, float(fuzz.partial_ratio(question.folded, folded(text), score_cutoff=best)))
        return (best - _HALF) / _HALF


_HALF = 50.0
"""So alike, of 100, are any two sentences of one language."""


def _points(values: Sequence[float], weights: Weights) -> float:
    return sum(float(getattr(weights, name)) * value for name, value in zip(FACTORS, values, strict=True))


def _order(entry: Entry) -> tuple[str, str, int]:
    return entry.id, entry.path, entry.document
