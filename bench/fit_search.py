"""Fits the weights of the ranking: `python bench/fit_search.py DATA_FOLDER`.

A listwise softmax over the candidates of every training question (ListNet, Cao et al., 2007), no weight below 0, a light pull
towards 0; each set, and `politifact` with and without the day of the line, counts the same. Printed are the weights for
`src/claimtrack/search/weights.py` and, in five folds, what they give on training questions they were not fitted on. The
candidates themselves depend a little on the weights in force: run it twice.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from claimtrack.search.index import Index
from claimtrack.search.ranking import FACTORS, measured
from claimtrack.search.weights import WEIGHTS
from search_sets import SETS, Asked, claims, indexed, precision, questions

np: Any = import_module("numpy")  # which comes with the rivals of `bench`, and is needed by this script alone
Figures = Any
"""An array of numbers."""
FOLDS, STEPS, RATE, PULL, SLACK = 5, 1500, 0.05, 1e-3, -1e9


class Lists:
    """The candidates of many questions: their values, which of them are right, and how much each question counts."""

    def __init__(self, index: Index, asked: list[Asked], *, dated: bool) -> None:
        found = [measured(index, one.text, one.day if dated else None) for one in asked]
        longest = max(map(len, found))
        self.asked, self.ids = asked, [[name for name, _ in rows] for rows in found]
        self.values = np.zeros((len(asked), longest, len(FACTORS)))
        self.there = np.zeros((len(asked), longest), dtype=bool)
        self.right = np.zeros((len(asked), longest))
        for at, (one, rows) in enumerate(zip(asked, found, strict=True)):
            for place, (name, values) in enumerate(rows):
                self.values[at, place], self.there[at, place], self.right[at, place] = values, True, name in one.gold

    def slope(self, weights: Figures, chosen: Figures) -> Figures:
        """The gradient of the mean log likelihood of the right candidates of the chosen questions."""
        chosen = chosen & (self.right.sum(axis=1) > 0)
        values, right = self.values[chosen], self.right[chosen]
        points = np.where(self.there[chosen], values @ weights, SLACK)
        likely = np.exp(points - points.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        wanted = right / right.sum(axis=1, keepdims=True)
        return np.asarray(np.einsum("qc,qcf->f", wanted - likely, values) / chosen.sum())

    def precisions(self, weights: Figures) -> Figures:
        """The average precision of each question with these weights."""
        points = np.where(self.there, self.values @ weights, SLACK)
        order = np.argsort(-points, axis=1, kind="stable")
        ranked = [[ids[at] for at in places if at < len(ids)] for ids, places in zip(self.ids, order, strict=True)]
        return np.array([precision(found, one.gold) for found, one in zip(ranked, self.asked, strict=True)])


def fit(lists: list[Lists], without: int | None = None) -> Figures:
    """The weights, from all questions or from those outside one fold: projected Adam, which needs no other library."""
    weights = np.array([getattr(WEIGHTS, name) for name in FACTORS])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    chosen = [np.array([at % FOLDS != without for at in range(len(one.asked))]) for one in lists]
    for step in range(1, STEPS + 1):
        slope = np.mean([one.slope(weights, kept) for one, kept in zip(lists, chosen, strict=True)], axis=0) - PULL * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = np.maximum(weights + RATE * move, 0)
    return weights


def main() -> None:
    folder = sys.argv[1]
    lists = {}
    for name in SETS:
        index, asked = indexed(claims(folder, name)), questions(folder, name, "train")
        lists[name] = Lists(index, asked, dated=False)
        if any(one.day for one in asked):
            lists[f"{name}, with the day"] = Lists(index, asked, dated=True)
    everything = list(lists.values())
    print("weights")
    for name, weight in zip(FACTORS, fit(everything), strict=True):
        print(f"  {name:10} {weight:6.2f}   (in force {getattr(WEIGHTS, name):.2f})")
    folds = [fit(everything, without=fold) for fold in range(FOLDS)]
    in_force = np.array([getattr(WEIGHTS, name) for name in FACTORS])
    print(f"\n{'MAP@5 on training questions':34} {'in force':>9} {'folds':>9}")
    for name, one in lists.items():
        by_fold = [one.precisions(weights) for weights in folds]
        kept = np.array([by_fold[at % FOLDS][at] for at in range(len(one.asked))])
        print(f"{name:34} {one.precisions(in_force).mean():9.3f} {kept.mean():9.3f}")


if __name__ == "__main__":
    main()
