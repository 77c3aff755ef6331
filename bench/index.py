"""What answers from an index cost: `python bench/index.py [--claims 100000] [--unjudged] [--index DIR] [--questions 40]`.

Generates records, builds their index (unless DIR holds one already) and asks it: as whole processes, with CPU, wall time and the
peak of memory, and question by question in one process. The baseline of a process is `python -c "import duckdb"` in the same run.
With `--unjudged` claims go into the index as they are generated, without a score: that measures searching alone, at sizes that
take hours to judge on one core. The questions are sentences of the corpus, halves of them in another order, and single words.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import corpus
from claimtrack import records
from claimtrack.archive.plan import Checked
from claimtrack.archive.rows import Hiding
from claimtrack.catalogue import building, manifest
from claimtrack.catalogue.forms import HeldClaim
from claimtrack.catalogue.opened import Catalogue, opened
from claimtrack.catalogue.searching import Shelves
from claimtrack.config import Config
from claimtrack.engine import chunks
from claimtrack.engine.local import LocalEngine
from claimtrack.records import File
from claimtrack.search.entry import of_claim
from claimtrack.search.ranking import search
from figures import Figure, Unit, keep, table
from measuring import PROGRAM, Spent, in_turn, middle, spent, telling

_SECOND = 1.0
_MEMORY = 600.0
_RUNS = 3
LIST = "list, one level"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--unjudged", action="store_true")
    parser.add_argument("--index", type=Path, help="an index of such claims, or a folder for one (default: a temporary one)")
    parser.add_argument("--questions", type=int, default=40)
    options = parser.parse_args()
    size = f"{options.claims:,} claims" + (", not judged" if options.unjudged else "")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.index or Path(temporary, "index")
        figures = [] if manifest.is_index(folder) else [*_build(options.claims, folder, Path(temporary), size, options.unjudged)]
        figures += _asked(folder, size, judged=not options.unjudged)
        figures += _questions(folder, size, options.questions)
    print(table(figures))
    keep("index", "Serving from an index", "python bench/index.py", figures)


def _build(claims: int, folder: Path, beside: Path, size: str, unjudged: bool) -> Iterator[Figure]:
    telling(f"generating and indexing {size}")
    if unjudged:
        began = process_time()
        unjudged_index(claims, folder)
        yield Figure(name="build, without judging", size=size, own=process_time() - began)
    else:
        corpus.write_parquet(beside / "records", corpus.size(claims))
        day = ["--input", str(beside / "records"), "--today", "2026-03-01"]
        own = spent([*PROGRAM, "index", "build", "--to", str(folder), *day], beside)
        alone = spent([*PROGRAM, "index", "build", "--to", str(beside / "alone"), "--jobs", "1", *day], beside)
        checked = spent([*PROGRAM, "verify", "--output-dir", str(beside / "checked"), *day], beside)
        yield _compared("build", size, own.cpu, "`verify --input`", checked.cpu)
        yield _compared("build, by the clock", size, own.wall, "`--jobs 1`", alone.wall, "s")
        yield _compared("build, memory", size, own.peak, "`--jobs 1`", alone.peak, "MB")
    held = sum(one.bytes for one in manifest.read(folder).tables.values()) / 1e6
    yield Figure(name="size of the index", size=size, own=held, unit="MB")


def _compared(name: str, size: str, own: float, baseline: str, other: float, unit: Unit = "s CPU") -> Figure:
    return Figure(name=name, size=size, own=own, unit=unit, baseline=baseline, other=other, ratio=own / other)


def unjudged_index(claims: int, folder: Path) -> None:
    """An index of generated claims as they are, each without a score."""
    rows = (_unjudged(number, record) for number, record in enumerate(corpus.claims(corpus.size(claims))))
    found = Checked(rows=Once(rows), hiding=Hiding(), unchecked=0, uncompared=0, unheld=0)
    config = Config(today=corpus.TODAY)
    building.built(lambda: found, folder, config, LocalEngine())


class Once:
    """Rows of one kind, which whoever asks for it may read once; of other kinds there are none."""

    def __init__(self, rows: Iterator[HeldClaim]) -> None:
        self.rows = rows

    def __iter__(self) -> Iterator[HeldClaim]:
        return self.rows

    def kept(self) -> Once:
        return self

    def only(self, *kinds: type) -> Iterator[HeldClaim]:
        return self.rows if HeldClaim in kinds else iter(())


def _unjudged(number: int, record: dict[str, object]) -> HeldClaim:
    name = str(record["id"])
    tree = chunks.texts({key: value for key, value in record.items() if key != "id"})
    reading = records.of_tree(File(path=f"claims#{number}", folder="claims", id=name, data=b""), tree)
    (filed,) = reading.claims
    claim = filed.record
    return HeldClaim(
        entry=of_claim(filed),
        level="unsourced",
        score=0.0,
        disbelief=0.0,
        conflict=0.0,
        probability=0.0,
        exact=True,
        roots=(),
        single_points=(),
        sources=tuple(sorted({said.source for said in claim.said})),
        mode=claim.mode,
        tags=claim.tags,
        due=None,
        published=False,
        accuses=False,
        rests_on="not judged",
        who="",
        way_up="",
        named=(),
        anonymities=(),
        was=claim.was,
        record=claim,
    )


def _asked(folder: Path, size: str, *, judged: bool) -> Iterator[Figure]:
    """What whole processes cost."""
    with opened(folder) as catalogue:
        texts = _sentences(catalogue, 1)
        crowd = _in_a_crowd(catalogue) if judged else ""
    asked = {"search": ["search", texts[0]], "search, with a day": ["search", texts[0], "--said", "2026-02-01"]}
    if judged:
        asked["explain, on the most crowded question"] = ["explain", crowd, "--json"]
        asked[LIST] = ["list", "--level", "strongly-corroborated", "--json", "id"]
        asked["conflicts, one question"] = ["conflicts", "--about", "*a/*", "--json", "a,b"]
    bare = [sys.executable, "-c", "import duckdb"]
    for name, args in asked.items():
        telling(f"{name} at {size}")
        command = [*PROGRAM, *args, "--index", str(folder.resolve())]
        own, base = (middle(runs).cpu for runs in in_turn(_RUNS, *(_job(one, folder) for one in (command, bare))))
        most = _SECOND if name != LIST else None  # a list is as long as it is
        yield Figure(name=name, size=size, own=own, baseline="import duckdb", other=base, limit=most, runs=_RUNS)
        yield Figure(name=f"{name}, memory", size=size, own=_peak(command[len(PROGRAM) :]), unit="MB", limit=_MEMORY)


_TOLD = """
import sys
from claimtrack.cli import main
try:
    main(sys.argv[1:])
finally:
    (peak,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
    print(peak, file=sys.stderr)
"""


def _peak(args: list[str]) -> float:
    """The most memory that one process holds, in MB: its own word, as the kernel's counts what its parent held too."""
    done = subprocess.run([sys.executable, "-c", _TOLD, *args], capture_output=True, check=True)
    return int(done.stderr.split()[-1]) * 1024 / 1e6


def _job(command: list[str], folder: Path) -> Callable[[], Spent]:
    def run() -> Spent:
        return spent(command, folder)

    return run


def _questions(folder: Path, size: str, number: int) -> Iterator[Figure]:
    """What questions cost in one process, each asked of an index that has read nothing yet."""
    drawn = random.Random(1)
    with opened(folder) as catalogue:
        cpu, wall = [], []
        for place, text in enumerate(_sentences(catalogue, number)):
            words = text.split()
            drawn.shuffle(words)
            asked = (text, " ".join(words[: max(2, len(words) // 2)]), max(words, key=len))[place % 3]
            began, clock = process_time(), perf_counter()
            search(Shelves(catalogue), asked, 10)
            cpu.append(process_time() - began)
            wall.append(perf_counter() - clock)
    yield Figure(name="a question, in one process", size=size, own=1000 * median(cpu), unit="ms CPU", runs=number)
    yield Figure(name="the slowest of them", size=size, own=1000 * max(cpu), unit="ms CPU", runs=number)


def _sentences(catalogue: Catalogue, number: int) -> list[str]:
    drawn = random.Random(7)
    docs = [drawn.randrange(catalogue.manifest.claims) for _ in range(number)]
    return [one.entry.claim for one in catalogue.claims(docs).values()]


def _in_a_crowd(catalogue: Catalogue) -> str:
    """A claim on the question that most claims are about."""
    question = "select min(id) from read_parquet(?) where about is not null group by about order by count(*) desc, about limit 1"
    ((name,),) = catalogue.rows(question, "claims")
    return str(name)


if __name__ == "__main__":
    main()
