"""How well `search` finds what was checked before: `python bench/eval_search.py DATA_FOLDER [--split dev] [--misses N]`.

MAP@5, recall@5 and the mean reciprocal rank over the questions of two published sets, ours beside the rivals in the same run,
with 95 % bootstrap intervals, and the gain over BM25 (bm25s, claim and title) with its paired interval. Then the speed, one core,
on the claims of both sets together. `--misses N` prints questions whose answer was not first, with what was ranked above it.

rivals:  bm25s with its English stop words, over the claim, and over claim and title
         SQLite FTS5 with its porter stemmer, all words of the question joined by OR
         rapidfuzz token_set_ratio over claim and title, on a sample of the questions, since it reads all claims for each
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from time import process_time

import bm25s
import msgspec
from rapidfuzz import fuzz, process, utils

from bootstrap import interval, mean, paired
from claimtrack.search.entry import Entry
from claimtrack.search.index import Index
from claimtrack.search.ranking import search
from search_sets import SETS, Asked, claims, indexed, precision, questions

DEPTH = 5
SAMPLE = 40
SEED = 20260224
Find = Callable[[Asked], list[str]]


class Result(msgspec.Struct):
    """What one way of finding gave for each question, in their order."""

    name: str
    precisions: list[float]
    recalls: list[float]
    ranks: list[float]


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder")
    given.add_argument("--split", default="dev", choices=("dev", "train"))
    given.add_argument("--misses", type=int, default=0)
    options = given.parse_args()
    sets = {name: claims(options.folder, name) for name in SETS}
    asked = {name: questions(options.folder, name, options.split) for name in SETS}
    for name, entries in sets.items():
        compare(name, entries, asked[name])
    speed([entry for entries in sets.values() for entry in entries], asked)
    for name, entries in sets.items():
        if options.misses:
            misses(name, entries, asked[name], options.misses)


def compare(name: str, entries: list[Entry], asked: list[Asked]) -> None:
    """The table of one set."""
    index = indexed(entries)
    ours = judged("ours", partial(found_by_us, index), asked)
    rivals = [
        judged("bm25s, claim", of_bm25s(entries, asked, titles=False), asked),
        judged("bm25s, claim and title", of_bm25s(entries, asked, titles=True), asked),
        judged("SQLite FTS5, claim and title", of_fts5(entries), asked),
    ]
    ways = [ours, *rivals]
    if all(one.day for one in asked):
        ways.insert(1, judged("ours, with the day of the line", partial(found_by_us, index, dated=True), asked))
    print(f"\n{name}: {len(entries):,} claims, {len(asked)} questions")
    print(f"  {'':34} {'MAP@5':>6} {'95 %':>13}  {'recall@5':>8}  {'MRR@5':>6}  {'over bm25s, claim and title':>28}")
    for way in ways:
        low, high = interval(way.precisions)
        gain = [one - other for one, other in zip(way.precisions, rivals[1].precisions, strict=True)]
        least, most = paired(way.precisions, rivals[1].precisions)
        over = "" if way is rivals[1] else f"{mean(gain):+.3f} ({least:+.3f} to {most:+.3f})"
        print(
            f"  {way.name:34} {mean(way.precisions):6.3f} {low:6.3f}-{high:.3f}  {mean(way.recalls):8.3f}"
            f"  {mean(way.ranks):6.3f}  {over:>28}"
        )
    sample = random.Random(SEED).sample(asked, min(SAMPLE, len(asked)))
    fuzzy = judged(f"rapidfuzz, on {len(sample)} of the questions", of_rapidfuzz(entries), sample)
    same = judged("ours, on the same", partial(found_by_us, index), sample)
    for way in (fuzzy, same):
        low, high = interval(way.precisions)
        print(
            f"  {way.name:34} {mean(way.precisions):6.3f} {low:6.3f}-{high:.3f}  {mean(way.recalls):8.3f}  {mean(way.ranks):6.3f}"
        )


def judged(name: str, find: Find, asked: Sequence[Asked]) -> Result:
    """What a way of finding gives for every question."""
    result = Result(name, [], [], [])
    for one in asked:
        found = find(one)[:DEPTH]
        result.precisions.append(precision(found, one.gold, DEPTH))
        result.recalls.append(len(one.gold & set(found)) / min(len(one.gold), DEPTH))
        result.ranks.append(next((1 / rank for rank, name in enumerate(found, 1) if name in one.gold), 0.0))
    return result


def found_by_us(index: Index, one: Asked, *, dated: bool = False) -> list[str]:
    return [found.entry.id for found in search(index, one.text, DEPTH, one.day if dated else None)]


def of_bm25s(entries: list[Entry], asked: list[Asked], *, titles: bool) -> Find:
    index = bm25s.BM25()
    texts = [" ".join((entry.claim, *entry.other)) if titles else entry.claim for entry in entries]
    index.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)
    split = bm25s.tokenize([one.text for one in asked], stopwords="en", show_progress=False)
    rows, _ = index.retrieve(split, k=DEPTH, show_progress=False)
    known = {one.id: [entries[at].id for at in row] for one, row in zip(asked, rows, strict=True)}
    return lambda one: known[one.id]


def of_fts5(entries: list[Entry]) -> Find:
    held = sqlite3.connect(":memory:")
    held.execute("create virtual table claim using fts5(text, tokenize='porter unicode61')")
    held.executemany(
        "insert into claim (rowid, text) values (?, ?)", ((at, " ".join((e.claim, *e.other))) for at, e in enumerate(entries))
    )

    def find(one: Asked) -> list[str]:
        any_of = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", one.text.lower())))
        rows = held.execute("select rowid from claim where claim match ? order by rank limit ?", (any_of, DEPTH))
        return [entries[at].id for (at,) in rows]

    return find


def of_rapidfuzz(entries: list[Entry]) -> Find:
    texts = [utils.default_process(" ".join((entry.claim, *entry.other))) for entry in entries]

    def find(one: Asked) -> list[str]:
        rows = process.extract(utils.default_process(one.text), texts, scorer=fuzz.token_set_ratio, limit=DEPTH)
        return [entries[at].id for _, _, at in rows]

    return find


def speed(entries: list[Entry], asked: dict[str, list[Asked]]) -> None:
    """How long the index takes, and how many look-ups a second of CPU time it answers; the second round has words at hand."""
    start = process_time()
    index = indexed(entries)
    built = process_time() - start
    start = process_time()
    data = index.dump() or b""
    written = process_time() - start
    start = process_time()
    loaded = Index.load(data)
    read = process_time() - start
    print(f"\nspeed on {len(entries):,} claims, one core, CPU time")
    print(f"  index built in {built:.1f} s, {len(data) / 1e6:.0f} MB; into bytes in {written:.2f} s, from bytes in {read:.2f} s")
    for name, some in asked.items():
        rounds = []
        for _ in range(2):
            start = process_time()
            for one in some:
                search(loaded, one.text, DEPTH)
            rounds.append(len(some) / (process_time() - start))
        print(f"  {name:12} {rounds[0]:6.0f} look-ups a second, {rounds[1]:6.0f} in the second round")


def misses(name: str, entries: list[Entry], asked: list[Asked], most: int) -> None:
    """Questions whose answer was not first, with the answer and what stood above it: to be read by hand."""
    index, known = indexed(entries), {entry.id: entry for entry in entries}
    print(f"\n{name}: questions whose answer was not first")
    missed = 0
    for one in asked:
        found = search(index, one.text, 100)
        place = next((at for at, result in enumerate(found) if result.entry.id in one.gold), None)
        if place == 0:
            continue
        missed += 1
        if missed > most:
            break
        print(f"\n? {one.text}")
        for gold in sorted(one.gold):
            print(f"  answer ({place + 1 if place is not None else 'not in the first 100'}): {told(known[gold])}")
        for result in found[: min(place or 3, 3)]:
            print(f"  {result.score:.2f} {told(result.entry)}\n       {', '.join(result.matched)}")


def told(entry: Entry) -> str:
    return " | ".join((entry.claim, *entry.other, *entry.said))


if __name__ == "__main__":
    main()
