"""What it costs to propose links, beside MinHash LSH: `python bench/linking.py [--sizes 10k,100k] [--runs 1] [--json FILE]`.

Records of `bench/corpus.py` in memory to proposals, on one core, each measurement in a process of its own. The yardstick finds
candidates by datasketch's MinHash LSH, over the set of words of each text, with as few and as long bands as bring its recall of
the planted twins to .99 (fewer or shorter ones cost more in candidates than they save); it scores them by the very functions of
claimtrack, what is cheap first. Twins that share a question are compared already, need no link, and are not counted. Figures are
kept in `bench/figures/linking.json`.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
from math import log
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import msgspec

import corpus
import figures
import page
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.link import blocking, company, dossier, propose, rarity, register, sketch
from claimtrack.link.blocking import Weighed
from claimtrack.link.dossier import Dossier
from claimtrack.link.features import same_letters
from claimtrack.link.joining import likeness
from claimtrack.link.propose import Alike, Proposal
from claimtrack.model import Camp, Claim, Filed, Source
from figures import Figure
from measuring import spent, telling

CONFIG = Config(today=corpus.TODAY)
ENGINE = LocalEngine()
BANDS, ROWS = 30, 6
"""Of the yardstick: recall of .99 at a likeness of some .6 (Jaccard)."""
OTHER = f"MinHash LSH ({BANDS} bands of {ROWS}), the same scoring"
HALF, GROWTH, RECALL = 0.5, 14.0, 0.99
LARGE = 100_000
"""The limits; the first holds for so many claims."""

Pair = tuple[str, str]


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured: seconds, and MB at the peak beside those of the records alone.

    `candidates` are those of LSH, `alike` the pairs that share enough words; of planted twins the share that is among these
    (`met`), and among the proposals (`found`); and how many pairs, at most, were not looked at.
    """

    cpu: float
    peak: float
    records: float
    candidates: int
    alike: int
    met: float
    found: float
    uncompared: int


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """What one way gave."""

    alike: set[Pair]
    proposed: list[Proposal]
    candidates: int = 0
    uncompared: int = 0


def main() -> int:
    """Measure, print, keep; 1 where a limit does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10k,100k", help="how many claims, by commas; k for thousands")
    parser.add_argument("--runs", type=int, default=1, help="of how many runs a figure is the median")
    parser.add_argument("--json", type=Path, default=figures.FOLDER / "linking.json", help="where figures are kept")
    parser.add_argument("--one", choices=WAYS, help="measure this alone, in this process, and print it as JSON")
    options = parser.parse_args()
    sizes = sorted(int(size.replace("k", "000")) for size in options.sizes.split(","))
    if options.one:
        print(json.dumps(msgspec.to_builtins(measured(WAYS[options.one], sizes[0]))))
        return 0
    found = {size: {way: middle([apart(way, size) for _ in range(options.runs)]) for way in WAYS} for size in sizes}
    told = [*chain.from_iterable(of_size(size, found[size], options.runs) for size in sizes), *growth(found)]
    figures.keep(options.json.stem, "Linking", "python bench/linking.py", told, options.json.parent)
    page.main()
    print(figures.table(told))
    return int(any(one.holds is False for one in told))


def of_size(size: int, found: dict[str, Measured], runs: int) -> Iterator[Figure]:
    """The figures of one size."""
    ours, theirs = found["claimtrack"], found["MinHash LSH"]
    at, cpu, limit = f"{size:,} claims", ours.cpu / theirs.cpu, HALF if size >= LARGE else None
    yield Figure(
        name="links proposed", size=at, own=ours.cpu, baseline=OTHER, other=theirs.cpu, ratio=cpu, limit=limit, runs=runs
    )
    yield Figure(name="pairs alike", size=at, own=ours.alike, unit="", baseline=OTHER, other=theirs.alike)
    yield Figure(name="candidates of MinHash LSH", size=at, own=theirs.candidates, unit="")
    yield Figure(name="twins found alike, a share", size=at, own=ours.met, unit="", baseline=OTHER, other=theirs.met)
    name = "twins proposed, a share"
    yield Figure(name=name, size=at, own=ours.found, unit="", baseline=OTHER, other=theirs.found, limit=RECALL, least=True)
    yield Figure(name="pairs not looked at, at most", size=at, own=ours.uncompared, unit="")
    peaks = ours.peak / theirs.peak
    yield Figure(name="memory at its peak", size=at, own=ours.peak, unit="MB", baseline=OTHER, other=theirs.peak, ratio=peaks)
    yield Figure(name="memory beyond the records", size=at, own=ours.peak - ours.records, unit="MB")


def growth(found: dict[int, dict[str, Measured]]) -> Iterator[Figure]:
    """How CPU and memory grow from each size to the next."""
    for small, large in pairwise(found):
        for way, limit in (("claimtrack", GROWTH), ("MinHash LSH", None)):
            before, after = found[small][way].cpu, found[large][way].cpu
            yield _growth(f"growth of CPU, {way}", (small, large), before, after, limit)
            exponent = log(after / before) / log(large / small)
            yield Figure(name=f"exponent of growth, {way}", size=f"{small:,} to {large:,}", own=exponent, unit="")
        before, after = (one.peak - one.records for one in (found[small]["claimtrack"], found[large]["claimtrack"]))
        yield _growth("growth of memory beyond the records", (small, large), before, after, GROWTH, "MB")


def _growth(
    name: str, sizes: tuple[int, int], before: float, after: float, limit: float | None, unit: figures.Unit = "s CPU"
) -> Figure:
    small, large = sizes
    return Figure(
        name=name,
        size=f"{small:,} to {large:,}",
        own=after,
        unit=unit,
        baseline=f"{small:,} claims",
        other=before,
        ratio=after / before,
        limit=limit,
    )


def apart(way: str, size: int) -> Measured:
    """One measurement, in a process of its own on one core."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "measured.json"
        spent([sys.executable, __file__, "--one", way, "--sizes", str(size)], Path(__file__).parent, output=output, good=(0,))
        one = msgspec.json.decode(output.read_bytes(), type=Measured)
    telling(f"  {way}, {size:,} claims: {one}")
    return one


def middle(runs: list[Measured]) -> Measured:
    """The median of CPU and memory; the rest is the same each time."""
    cpu, peak, records = (median(getattr(one, name) for one in runs) for name in ("cpu", "peak", "records"))
    return msgspec.structs.replace(runs[0], cpu=cpu, peak=peak, records=records)


def measured(way: Callable[[list[Dossier]], Linked], size: int) -> Measured:
    """What one way costs from records in memory on."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
    if way is theirs:
        import datasketch  # noqa: F401 - loaded before the clock runs
    rows, twins = dossiers(size), planted(size)
    gc.collect()
    gc.freeze()
    before, begun = memory(), process_time()
    linked = way(rows)
    cpu, peak = process_time() - begun, memory()
    standing = {one.id for one in rows if one.claim.status != "retracted"}
    twins = {(a, b) for a, b in twins if a in standing and b in standing}
    named = {(one.a.id, one.b.id) for one in linked.proposed}
    return Measured(
        cpu=cpu,
        peak=peak,
        records=before,
        candidates=linked.candidates,
        alike=len(linked.alike),
        met=len(twins & linked.alike) / len(twins),
        found=len(twins & named) / len(twins),
        uncompared=linked.uncompared,
    )


def memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def dossiers(size: int) -> list[Dossier]:
    """The claims of a corpus with what they name."""
    wanted = corpus.size(size)
    camps = {one.id: one.record for one in filed("camps", corpus.camps(wanted), Camp)}
    sources = sorted(filed("sources", corpus.sources(wanted), Source), key=lambda one: one.id)
    claims = sorted(filed("claims", corpus.claims(wanted), Claim), key=lambda one: one.id)
    known = register.register(claims, sources, camps, (), ())
    return [one for claim in claims for one in dossier.of_claim(claim, known)]


def filed(folder: str, records: Iterable[corpus.Record], kind: type[Any]) -> Iterator[Filed[Any]]:
    """Records as a check has them."""
    for record in records:
        fields = {key: value for key, value in record.items() if key != "id"}
        yield Filed(record["id"], f"{folder}/{record['id']}.yaml", 0, msgspec.convert(fields, kind, strict=False))


def planted(size: int) -> set[Pair]:
    """The twins on two questions."""
    found = ((one.first, one.second) for one in corpus.planted(corpus.size(size)) if not one.together)
    return {(a, b) if a < b else (b, a) for a, b in found}


def weighed(rows: list[Dossier]) -> list[Weighed]:
    """The sketches of all claims, their words weighed: both ways need them, to score."""
    policy, sketches = CONFIG.policy.link, list(ENGINE.flat_map(sketch.of_dossier, rows, CONFIG))
    counted = ENGINE.flat_map(blocking.counted, sketches, rarity.rarity(sketches, policy))
    return list(ENGINE.flat_map(blocking.weighed, counted, policy))


def ours(rows: list[Dossier]) -> Linked:
    """The stations of `verify`."""
    claims = weighed(rows)
    alike = list(ENGINE.group(propose.alike, company.keyed((one.words for one in claims), CONFIG.policy.link.words), CONFIG))
    named = propose.named(alike)
    ends: Iterable[tuple[str, Weighed | str]] = chain(
        ENGINE.flat_map(propose.by_id, (one for one in claims if one.id in named), None),
        ENGINE.flat_map(propose.by_end, alike, None),
    )
    proposed = ENGINE.group(propose.proposals, ENGINE.group(propose.beside, ends, None), CONFIG)
    pairs = {(one.a, one.b) for one in alike if isinstance(one, Alike)}
    return Linked(alike=pairs, proposed=propose.in_order(proposed), uncompared=propose.missing(alike))


def theirs(rows: list[Dossier]) -> Linked:
    """MinHash LSH, and the same scoring of what it finds; of the pairs that are scored only those are held that are alike."""
    from datasketch import MinHash, MinHashLSH

    claims = weighed(rows)
    word, lsh = re.compile(r"\w+"), MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    sets = [[one.encode() for one in {*word.findall(claim.sketch.dossier.claim.claim.casefold())}] for claim in claims]
    alike: set[Pair] = set()
    proposed: list[Proposal] = []
    candidates = 0
    for number, hashed in enumerate(MinHash.bulk(sets, num_perm=BANDS * ROWS)):
        one = claims[number]
        met = lsh.query(hashed)
        candidates += len(met)
        for other in map(claims.__getitem__, met):
            if worth(one, other):
                alike.add((one.id, other.id) if one.id < other.id else (other.id, one.id))
                found = propose.proposal(one, other, CONFIG)
                proposed += [found] if found is not None else []
        lsh.insert(number, hashed, check_duplication=False)
    return Linked(alike=alike, proposed=proposed, candidates=candidates)


def worth(one: Weighed, other: Weighed) -> bool:
    """Whether two can be proposed at all, by what is cheapest to see: as claimtrack has it, in its order."""
    about = one.words.about
    if about is not None and about == other.words.about:
        return one.words.twins == other.words.twins or same_letters(one, other)
    return likeness(one.words, other.words) >= CONFIG.policy.link.words or same_letters(one, other)


WAYS = {"claimtrack": ours, "MinHash LSH": theirs}


if __name__ == "__main__":
    sys.exit(main())
