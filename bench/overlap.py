"""How long the search for undeclared pickups takes: `python bench/overlap.py`.

Seeded copies of some 600 words. A fifth runs an agency's story, lightly edited; all share the lines by which pages live and the
background paragraphs of their beat. The last column should stay the same when the copies double.
"""

from __future__ import annotations

import random
from datetime import date
from time import perf_counter

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.evidence.copy import Block, Copy
from claimtrack.plan import Report, verify
from claimtrack.records import File

WORDS = [
    f"{a}{b}" for a in "ba de fi go lu ma ne po ri su ta ve".split() for b in "cal den fir gon lim mar nos per rit sun".split()
]
CONFIG = Config(today=date(2026, 2, 24))
OUTLETS = 25


def main() -> None:
    print(f"{'copies':>7} {'words':>9} {'pickups':>8} {'found':>6} {'without s':>10} {'with s':>7} {'ms a copy':>10}")
    for size in (250, 500, 1_000):
        files, copies, planted = corpus(size)
        without, _ = timed(files, [])
        spent, report = timed(files, copies)
        found = {one.about[:2] for one in report.findings if one.code == "CT506"}
        assert found <= planted, "an invented pickup"
        words = sum(len(block.text.split()) for copy in copies for block in copy.blocks)
        each = (spent - without) / size * 1000
        print(f"{size:7,} {words:9,} {len(planted):8} {len(found):6} {without:10.2f} {spent:7.2f} {each:10.2f}")


def timed(files: list[File], copies: list[Copy]) -> tuple[float, Report]:
    """The median of three runs, with the last report."""
    times = []
    for _ in range(3):
        start = perf_counter()
        report = verify(files, CONFIG, LocalEngine(), copies)
        times.append(perf_counter() - start)
    return sorted(times)[1], report


def corpus(size: int) -> tuple[list[File], list[Copy], set[tuple[str, ...]]]:
    """Claims with two outlets each, a copy for both; in a fifth of them the second runs the first one's text."""
    chosen = random.Random(size)
    background = [text(chosen, 60) for _ in range(12)]
    records = {"sources/wire.yaml": "source: a wire\nkind: agency\nanonymity: named\n"}
    captures: dict[int, list[str]] = {number: [] for number in range(OUTLETS)}
    copies: list[Copy] = []
    planted: set[tuple[str, ...]] = set()
    for number in range(size // 2):
        names = chosen.sample(range(OUTLETS), 2)
        story = [text(chosen, 60) for _ in range(9)]
        other = [text(chosen, 60) for _ in range(9)]
        if number % 5 == 0:
            other = [edited(chosen, paragraph) for paragraph in story[:5]] + other[5:]
            first, second = sorted(f"outlet-{name}" for name in names)
            planted.add((first, second))
        for name, paragraphs in zip(names, (story, other), strict=True):
            digest = f"{len(copies):064x}"
            # The background is that of the outlet's own beat: two outlets with the same would be alike for good reason.
            page = [*paragraphs, background[name % 12] if name < 12 else text(chosen, 60), f"© {name} All rights reserved."]
            copies.append(Copy(sha256=digest, blocks=tuple(Block(block) for block in page)))
            captures[name].append(digest)
        said = "".join(f"  - {{source: outlet-{name}, basis: firsthand}}\n" for name in names)
        records[f"claims/claim-{number}.yaml"] = f"claim: {text(chosen, 8)}\nsaid:\n{said}"
    for name, held in captures.items():
        listed = "".join(f"  - {{sha256: '{digest}'}}\n" for digest in held)
        records[f"sources/outlet-{name}.yaml"] = f"source: outlet {name}\nkind: outlet\nanonymity: named\n" + (
            f"captures:\n{listed}" if held else ""
        )
    return [filed(path, content) for path, content in records.items()], copies, planted


def filed(path: str, content: str) -> File:
    folder, _, name = path.partition("/")
    return File(path=path, folder="claims" if folder == "claims" else "sources", id=name[:-5], data=content.encode())


def text(chosen: random.Random, length: int) -> str:
    return " ".join(chosen.choices(WORDS, k=length))


def edited(chosen: random.Random, paragraph: str) -> str:
    """Two words of a paragraph changed, as a desk does."""
    words = paragraph.split()
    for at in chosen.sample(range(len(words)), 2):
        words[at] = "otherwise"
    return " ".join(words)


if __name__ == "__main__":
    main()
