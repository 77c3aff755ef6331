"""How long reading takes: `python bench/parse.py [FOLDER]`.

Files per second of CPU time, for every file of a corpus, beside PyYAML's own C loader in the same run; rounds take turns, and
the best of each counts, so that a busy machine slows all alike. Below, what the most hostile texts cost.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import yaml

from claimtrack import records, yamlrun, yamlspans, yamlsrc, yamltext
from claimtrack.records import File

ROUNDS = 7
HOSTILE = {
    "brackets in brackets": "[" * 250_000,
    "an alias bomb": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(9_000)),
    "values": "- a\n" * 130_000,
    "documents": "--- a\n" * 80_000,
    "broken documents": "--- [\n" * 80_000,
    "forbidden characters": "a: " + "\x1b" * 500_000,
    "misspelt keys": "".join(f"k{n}: x\n" for n in range(19_000)),
    "one long text": "claim: " + "word " * 100_000,
}


def main() -> None:
    root = Path(sys.argv[1] if sys.argv[1:] else Path(__file__).parents[1])
    read = {str(path): path.read_bytes() for folder in ("claims", "sources") for path in sorted((root / folder).rglob("*.yaml"))}
    texts = [data.decode() for data in read.values()]
    files = [
        File(path=path, folder="claims" if "claims" in path else "sources", id="x", data=data) for path, data in read.items()
    ]
    jobs: dict[str, Callable[[], object]] = {
        "yaml.load, CSafeLoader": lambda: [list(yaml.load_all(data, Loader=yaml.CSafeLoader)) for data in read.values()],
        "yamlsrc.compose": lambda: [yamlsrc.compose(data) for data in read.values()],
        "records.read": lambda: [list(records.read(file)) for file in files],
        "yamlspans.spans": lambda: [yamlspans.spans(text) for text in texts],
    }
    rounds = [{name: seconds(job) for name, job in jobs.items()} for _ in range(ROUNDS)]
    best = {name: min(times[name] for times in rounds) for name in jobs}
    size = sum(map(len, read.values())) / 1024
    print(f"{len(read)} files, {size:.0f} KiB, {'libyaml' if yamlrun.WITH_LIBYAML else 'the parser in Python'}\n")
    print(f"{'what':26} {'files/CPU s':>12} {'MiB/CPU s':>10} {'of CSafeLoader':>15}")
    for name, spent in best.items():
        share = best["yaml.load, CSafeLoader"] / spent
        print(f"{name:26} {len(read) / spent:12,.0f} {size / 1024 / spent:10.1f} {share:14.2f}x")
    print(f"\n{'hostile text':26} {'KiB':>12} {'read, CPU ms':>14} {'spans, CPU ms':>14}")
    for name, text in HOSTILE.items():
        data = text.encode()[: yamltext.MAX_BYTES]
        file = File(path="claims/x.yaml", folder="claims", id="x", data=data)
        reading = seconds(lambda file=file: list(records.read(file)))  # type: ignore[misc]
        placing = seconds(lambda data=data: yamlspans.spans(data.decode()))  # type: ignore[misc]
        print(f"{name:26} {len(data) // 1024:12} {1000 * reading:14.1f} {1000 * placing:14.1f}")


def seconds(job: Callable[[], object]) -> float:
    """The CPU time of a job."""
    start = process_time()
    job()
    return process_time() - start


if __name__ == "__main__":
    main()
