"""What checking quotes costs: 1,000 copies and 5,000 quotes at once, twice and four times their text: `python bench/quotes.py`.

A third of the quotes stand in their copy, a third have one word changed, a third are not there at all; then all of one kind, and
one copy that holds everything. CPU seconds of the evidence stations of the plan alone, the best of some runs, beside a plain
`str.find` of every quote in its copy. Linear is a ratio of 2 when the text is doubled, by longer copies or by more of them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.evidence import exhibits
from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.quotation import Quotation, QuoteOf
from claimtrack.model import Attribution, Capture, Filed, FiledSource, Found, Source

CONFIG = Config(today=date(2026, 2, 24))
PARAGRAPH = 60
QUOTE = 14
PER_COPY = 5
_SMALL = "the of to in and a that is was for on with as by at from it will not be they".split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    print(f"{'what':34} {'text':>5} {'MB':>6} {'copies':>7} {'quotes':>7} {'CPU s':>7} {'ratio':>6} {'find s':>7}")
    for kind in ("mixed", "exact", "altered", "absent"):
        table(f"longer copies, {kind}", partial(longer, args.copies, kind), args.runs)
    table("more copies, mixed", lambda times: world(args.copies * times, 10, "mixed"), args.runs)
    table("one copy, 250 quotes, mixed", lambda times: world(1, 2000 * times, "mixed", per_copy=250), args.runs)


World = tuple[list[FiledSource], list[QuoteOf], list[Copy]]


def table(name: str, build: Callable[[int], World], runs: int) -> None:
    before = 0.0
    for times in (1, 2, 4):
        sources, quotes, copies = build(times)
        size = sum(len(block.text) for copy in copies for block in copy.blocks) / 1e6
        spent = min(cpu(partial(checked, sources, quotes, copies)) for _ in range(runs))
        plain = min(cpu(partial(found_plainly, quotes, copies)) for _ in range(runs))
        ratio = f"{spent / before:6.2f}" if before else " " * 6
        print(f"{name:34} {times:4}x {size:6.1f} {len(copies):7,} {len(quotes):7,} {spent:7.2f} {ratio} {plain:7.2f}")
        before = spent


def longer(number: int, kind: str, times: int) -> World:
    return world(number, 10 * times, kind)


def world(number: int, paragraphs: int, kind: str, per_copy: int = PER_COPY) -> World:
    """So many sources with a copy each, and their quotes."""
    chosen = random.Random(2026)
    vocabulary = [word(chosen) for _ in range(8000)]
    sources, quotes, copies = [], [], []
    for at in range(number):
        sha = f"{at:064x}"
        texts = [prose(chosen, vocabulary) for _ in range(paragraphs)]
        copies.append(Copy(sha256=sha, blocks=tuple(Block(text) for text in texts)))
        record = Source(source="an outlet", kind="outlet", anonymity="named", captures=(Capture(sha256=sha),))
        sources.append(Filed(f"source-{at}", f"sources/{at}.yaml", 0, record))
        for index in range(per_copy):
            words = chosen.choice(texts).split()
            start = chosen.randrange(len(words) - QUOTE)
            cut = words[start : start + QUOTE]
            wanted = ("exact", "altered", "absent")[index % 3] if kind == "mixed" else kind
            if wanted == "altered":
                cut[QUOTE // 2] = "elsewhere"
            elif wanted == "absent":
                cut = prose(chosen, vocabulary).split()[:QUOTE]
            said = Attribution(source="somebody", quote=" ".join(cut), found=Found(in_=f"source-{at}", at="paragraph 1"))
            quotes.append(QuoteOf(claim=f"claim-{at}-{index}", path="claims/a.yaml", document=0, index=0, said=said))
    return sources, quotes, copies


def prose(chosen: random.Random, vocabulary: Sequence[str]) -> str:
    words = [chosen.choice(_SMALL) if chosen.random() < 0.45 else chosen.choice(vocabulary) for _ in range(PARAGRAPH)]
    return " ".join(one + ("." if number % 15 == 14 else "") for number, one in enumerate(words))


def word(chosen: random.Random) -> str:
    return "".join(chosen.choice("bcdfglmnprstv") + chosen.choice("aeiou") for _ in range(chosen.randint(2, 4)))


def checked(sources: Sequence[FiledSource], quotes: Sequence[QuoteOf], copies: Sequence[Copy]) -> int:
    engine = LocalEngine()
    named: list[FiledSource | QuoteOf] = [*sources, *quotes]
    stored: list[FiledSource | QuoteOf | Copy] = [*named, *copies]
    held = engine.group(exhibits.handed_out, engine.flat_map(exhibits.by_hash, stored, None), None)
    rows = [*engine.flat_map(exhibits.by_source, named, None), *held]
    return sum(isinstance(one, Quotation) for one in engine.group(exhibits.laid_out, rows, CONFIG))


def found_plainly(quotes: Sequence[QuoteOf], copies: Sequence[Copy]) -> int:
    texts = {f"source-{int(copy.sha256, 16)}": " ".join(block.text for block in copy.blocks) for copy in copies}
    return sum(texts[quote.found.in_ or ""].find(quote.quote) >= 0 for quote in quotes)


def cpu(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


if __name__ == "__main__":
    main()
