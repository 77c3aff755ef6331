"""Conflict between two sentences on real pairs (`vitaminc_numeric`): does the claim contradict the evidence, or not?

Two-way: support against conflict, with bootstrap intervals; beside it the share of pairs called neither (the evidence does not
say) that are called a conflict all the same. Rivals are measured in the same run. The pages are split into two halves by a hash
of their title: rules were looked at on the first half only.

    python bench/eval_conflict.py FOLDER [--misses N] [--rows N]

A claim is in conflict with its evidence when one of their aligned values excludes the other, or both are bounds of one kind with
other numbers and the evidence does not imply the claim (`more than 26 million` implies `more than 25 million`).
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

from bench_data import load
from bootstrap import SEED, interval
from claimtrack.link.related import Related, relate

Row = dict[str, Any]
Judge = Callable[[str, str], bool]

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_COMPARED = re.compile(
    r"(?P<more>more than|over|above|at least|after|higher than)"
    r"|(?P<less>less than|fewer than|under|below|at most|up to|before|lower than)"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="the folder with vitaminc_numeric.jsonl.gz")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print so many wrong verdicts for reading by hand")
    parser.add_argument("--rows", type=int, default=0, metavar="N", help="only so many rows, drawn by a fixed seed")
    args = parser.parse_args()
    rows = load(args.folder, "vitaminc_numeric")
    if args.rows:
        rows = random.Random(SEED).sample(rows, min(args.rows, len(rows)))
    judges: dict[str, Judge] = {
        "every number must occur": every_number_occurs,
        "comparison words": comparison_words,
        "quantulum3": quantulum,
        "claimtrack": claimtrack,
    }
    table = Table(title=f"vitaminc_numeric: {len(rows):,} pairs")
    for head in ("judge", "half", "F1", "95 %", "precision", "recall", "called conflict of `neither`", "ms a pair"):
        table.add_column(head, justify="left" if head in ("judge", "half") else "right")
    for name, judge in judges.items():
        began = time.process_time()
        verdicts = [judge(plain(row["premise"]), plain(row["hypothesis"])) for row in rows]
        each = (time.process_time() - began) * 1000 / len(rows)
        for part, chosen in (("looked at", [0]), ("kept aside", [1]), ("both", [0, 1])):
            inside = [number for number, row in enumerate(rows) if half(row) in chosen]
            table.add_row(name, part, *figures([rows[i] for i in inside], [verdicts[i] for i in inside]), f"{each:.2f}")
        if name == "claimtrack" and args.misses:
            show_misses(rows, verdicts, args.misses)
    Console(width=140).print(table)


def figures(rows: Sequence[Row], verdicts: Sequence[bool]) -> tuple[str, ...]:
    """F1 with its interval, precision and recall of `conflict` (two-way); the share of `neutral` called conflict."""
    two_way = [
        (row["label"] == "conflict", verdict) for row, verdict in zip(rows, verdicts, strict=True) if row["label"] != "neutral"
    ]
    neither = [verdict for row, verdict in zip(rows, verdicts, strict=True) if row["label"] == "neutral"]
    low, high = interval(range(len(two_way)), 300, lambda drawn: scores([two_way[int(i)] for i in drawn])[0])
    f1, precision, recall = scores(two_way)
    called = sum(neither) / len(neither) if neither else 0.0
    return f"{f1:.3f}", f"{low:.3f}-{high:.3f}", f"{precision:.3f}", f"{recall:.3f}", f"{called:.3f}"


def scores(cases: Sequence[tuple[bool, bool]]) -> tuple[float, float, float]:
    """F1, precision and recall of (truth, verdict) cases."""
    hit = sum(truth and verdict for truth, verdict in cases)
    called, true = sum(verdict for _, verdict in cases), sum(truth for truth, _ in cases)
    precision, recall = hit / called if called else 0.0, hit / true if true else 0.0
    return (2 * precision * recall / (precision + recall) if hit else 0.0), precision, recall


def half(row: Row) -> int:
    """0 or 1, by the page the pair comes from."""
    return hashlib.sha256(row["page"].encode()).digest()[0] % 2


def plain(text: str) -> str:
    """The text with the marks of its tokeniser undone: ` ,` is `,`, `-LRB-` a bracket."""
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("``", '"').replace("''", '"')
    text = re.sub(r"\s+([.,;:%)!?])", r"\1", text)
    return re.sub(r"\s+('s|n't|’s)", r"\1", re.sub(r"([($£€])\s+", r"\1", text))


def claimtrack(premise: str, hypothesis: str) -> bool:
    """Our verdict. No day is given, so a date without a year is one of the latest year that either text names."""
    return conflicting(judged(premise, hypothesis))


def judged(premise: str, hypothesis: str) -> Related:
    """The claim is `a`, the evidence `b`."""
    years = [int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", f"{premise} {hypothesis}")]
    return relate(hypothesis, premise, said=date(max(years, default=2020), 12, 31))


def conflicting(related: Related) -> bool:
    """Whether the evidence contradicts the claim."""
    relations = [match.relation for match in related.matches] or [related.relation]
    return any(
        relation.verdict == "contradiction" or (relation.verdict == "divergent" and relation.entails not in ("b", "both"))
        for relation in relations
    )


def every_number_occurs(premise: str, hypothesis: str) -> bool:
    """In conflict when a number of the claim does not occur in the evidence."""
    held = numbers(premise)
    return any(number not in held for number in numbers(hypothesis))


def comparison_words(premise: str, hypothesis: str) -> bool:
    """As before, but a number after `more than`, `before` and the like is met by any number on its side."""
    held = numbers(premise)
    for match in _NUMBER.finditer(hypothesis):
        number = float(match.group().replace(",", ""))
        before = [found.lastgroup for found in _COMPARED.finditer(hypothesis[max(0, match.start() - 25) : match.start()].lower())]
        near = [other for other in held if 0.5 * number <= other <= 2 * number] or held
        kind = before[-1] if before else None
        met = [other > number if kind == "more" else other < number if kind == "less" else other == number for other in near]
        if near and not any(met):
            return True
    return False


def numbers(text: str) -> list[float]:
    """The numbers of a text, in figures or small words."""
    words = [float(_WORDS.index(word) + 1) for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS]
    return [float(found.replace(",", "")) for found in _NUMBER.findall(text)] + words


def quantulum(premise: str, hypothesis: str) -> bool:
    """In conflict when a quantity of the claim meets quantities of its unit in the evidence, and none is equal or on its side."""
    from quantulum3 import parser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ours, theirs = parser.parse(hypothesis), parser.parse(premise)
        except Exception:  # noqa: BLE001 - it raises many things on running text; what it cannot read it does not judge
            return False
    for one in ours:
        same = [other.value for other in theirs if other.unit.name == one.unit.name]
        before = [found.lastgroup for found in _COMPARED.finditer(hypothesis[max(0, one.span[0] - 25) : one.span[0]].lower())]
        kind = before[-1] if before else None
        met = [v > one.value if kind == "more" else v < one.value if kind == "less" else v == one.value for v in same]
        if same and not any(met):
            return True
    return False


def show_misses(rows: Sequence[Row], verdicts: Sequence[bool], number: int) -> None:
    """Wrong verdicts, drawn by a fixed seed, with what was read and aligned."""
    wrong = [
        row for row, verdict in zip(rows, verdicts, strict=True) if verdict != (row["label"] == "conflict") and half(row) == 0
    ]
    for row in random.Random(SEED).sample(wrong, min(number, len(wrong))):
        related = judged(plain(row["premise"]), plain(row["hypothesis"]))
        print(f"\n{row['label']}\n  evidence: {related.b.text}\n  claim:    {related.a.text}")
        for side, sentence in (("claim", related.a), ("evidence", related.b)):
            read = [f"{one.text} [{one.counted}]" for one in sentence.quantities] + [one.text for one in sentence.times]
            print(f"  {side} read: {'; '.join(read)}")
        for match in related.matches:
            values = match.values
            print(f"  {values.a.text} ~ {values.b.text} ({values.likeness:.2f}): {match.relation.verdict}")


if __name__ == "__main__":
    main()
