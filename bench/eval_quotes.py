"""Quotes that were spoilt in known ways, in a seeded run: is each told as what it is?

The material are published claims, five to a paragraph, ten paragraphs to a copy; the quotes are their sentences.

    python bench/eval_quotes.py FOLDER [--number N] [--seed N] [--misses]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench_data import load
from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.page import Page

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from evidence.mutations import KINDS, LOUDNESS, mutated
from evidence.telling import SHA, loudness

PER_COPY = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="the folder with snopes_claims.jsonl.gz and politifact_claims.jsonl.gz")
    parser.add_argument("--number", type=int, default=200, metavar="N", help="so many quotes of every set")
    parser.add_argument("--seed", type=int, default=2026, metavar="N")
    parser.add_argument("--misses", action="store_true", help="print those that were told wrong")
    args = parser.parse_args()
    for name in ("snopes_claims", "politifact_claims"):
        texts = [" ".join(str(row["text"]).split()) for row in load(args.folder, name)]
        texts = random.Random(args.seed).sample(texts, min(len(texts), 40 * args.number))
        Console(width=100).print(table(name, texts, args.number, args.seed, show=args.misses))


def table(name: str, texts: list[str], number: int, seed: int, *, show: bool) -> Table:
    """How each kind was told, over copies of 50 claims each."""
    told: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    copies = [texts[at : at + PER_COPY] for at in range(0, len(texts), PER_COPY)]
    per_copy = len(KINDS)
    done = 0
    for count, held in enumerate(copies):
        if done >= number:
            break
        page = Page(Copy(sha256=SHA, blocks=tuple(Block(" ".join(held[at : at + 5])) for at in range(0, len(held), 5))))
        try:
            spoilt = mutated(held, min(per_copy, number - done), seed + count)
        except ValueError:
            continue  # these fifty have no sentence for one of the kinds
        done += len(spoilt)
        for one in spoilt:
            loud = loudness(page, one.quote)
            right = LOUDNESS.index(one.least) <= LOUDNESS.index(loud) <= LOUDNESS.index(one.most)
            told[one.kind]["right" if right else "louder" if LOUDNESS.index(loud) > LOUDNESS.index(one.most) else "missed"] += 1
            if show and not right:
                print(f"{one.kind}: told as {loud}\n  was {one.original}\n  now {one.quote}")
    found = Table(title=f"{name}: {done} quotes")
    for head in ("kind", "to be told as", "right", "missed", "too loud"):
        found.add_column(head, justify="left" if head in ("kind", "to be told as") else "right")
    for kind, (_, least, _) in KINDS.items():
        found.add_row(kind, least, *(str(told[kind][column]) for column in ("right", "missed", "louder")))
    return found


if __name__ == "__main__":
    main()
