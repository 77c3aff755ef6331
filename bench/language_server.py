"""What one changed record costs the language server, beside a whole check: `python bench/language_server.py [CLAIMS] [RUNS]`.

A generated corpus (1,000 claims unless told, a source for every five): each run changes one sentence and does all that the server
does before it tells an editor, in this process. The whole check is that of `verify`, without a memory, in the same run. Medians.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

from claimtrack.lsp.checking import check
from claimtrack.lsp.corpus import Corpus

TODAY = date(2026, 2, 24)
SUBJECTS = "bridge harbour school tunnel library market station clinic bakery stadium theatre airport".split()
VERBS = "closed opened moved flooded sold searched repaired emptied painted guarded".split()
PLACES = "Northport Easton Westbrook Southmere Highfield Lowtown Midvale Oldgate Newham Farside".split()


def main(size: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        written(root, size)
        corpus = Corpus(root, TODAY)
        session = corpus.opened()
        first = seconds(lambda: checked(corpus, {}))
        whole = [seconds(session.verify) for _ in range(max(1, runs // 4))]
        path = f"claims/c{size // 2}.yaml"
        text = (root / path).read_text("utf-8")
        changed = [text.replace("people", f"people and {number} dogs", 1) for number in range(runs)]
        updates = [seconds(partial(checked, corpus, {path: one})) for one in changed]
        engine = [seconds(partial(found, corpus, {path: one + "\n"})) for one in changed]
    print(f"{size:,} claims, {len(session.files):,} files, {runs} runs")
    print(f"{'whole check':40} {statistics.median(whole) * 1000:9.1f} ms")
    print(f"{'first check of the server':40} {first * 1000:9.1f} ms")
    print(f"{'one record changed, all that is done':40} {statistics.median(updates) * 1000:9.1f} ms")
    print(f"{'  the check alone, another change':40} {statistics.median(engine) * 1000:9.1f} ms")
    print(f"{'whole check / one record changed':40} {statistics.median(whole) / statistics.median(updates):9.1f}")


def checked(corpus: Corpus, texts: dict[str, str]) -> None:
    """All that the server does between a text and what it tells of it."""
    session = corpus.now(texts)
    corpus.checked(session, check(session, corpus.engine, lambda: False))


def found(corpus: Corpus, texts: dict[str, str]) -> None:
    check(corpus.now(texts), corpus.engine, lambda: False)


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def written(root: Path, size: int) -> None:
    """A corpus in which questions have one to three answers, some of which do not go together, and some sources are unknown."""
    drawn = random.Random(7)
    for name in ("claims", "sources"):
        (root / name).mkdir()
    sources = max(5, size // 5)
    for number in range(sources):
        grade, anonymity = drawn.choice("ABCDEF"), drawn.choice(["named", "unnamed", "background"])
        camp = drawn.choice(["city", "observers"])
        text = f"source: a voice of the {camp}, number {number}\nkind: person\nanonymity: {anonymity}\n"
        (root / f"sources/s{number}.yaml").write_text(f"{text}grade: {grade}\ncamp: {camp}\n")
    (root / "camps.yaml").write_text("city: {name: the city}\nobservers: {name: the observers, role: neutral}\n")
    for number in range(size):
        subject, verb, place = drawn.choice(SUBJECTS), drawn.choice(VERBS), drawn.choice(PLACES)
        people = drawn.randint(3, 4000)
        said = "".join(
            f"  - source: s{drawn.randrange(sources)}\n    basis: position\n    date: 2026-02-{drawn.randint(1, 23):02}\n"
            for _ in range(drawn.randint(1, 4))
        )
        text = f"claim: The {subject} of {place} was {verb} by {people} people, record {number}\nabout: q/{number // 2}\n"
        (root / f"claims/c{number}.yaml").write_text(f"{text}said:\n{said}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 12)
