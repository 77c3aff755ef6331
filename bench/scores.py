"""How long the score takes: `python bench/scores.py`.

The times stand beside a baseline measured in the same run: a plain loop over the states of 14 nodes, the plainest way to be
exact. The nasty networks show what happens where exactness costs too much: bounds, and an end.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import product
from time import perf_counter

from claimtrack.model import Attribution, Camp, Source
from claimtrack.place import Place
from claimtrack.policy import ScorePolicy
from claimtrack.score.circuit import evaluate
from claimtrack.score.corroborate import corroborate
from claimtrack.score.network import Path, circuit, reliability
from claimtrack.score.statements import Statement

POLICY = ScorePolicy()
CAMPS = {f"camp-{number}": Camp(name=f"camp {number}") for number in range(5)}


def main() -> None:
    few, many = (world(size) for size in (3, 64))
    paths = star(64)
    print(f"{'what':58} {'ms':>9}")
    rows: dict[str, Callable[[], object]] = {
        "baseline: counting the 16,384 states of 14 nodes": lambda: count_states(14),
        "3 attributions, 3 camps, 3 relays: corroborate": lambda: corroborate(*few, CAMPS, POLICY),
        "64 attributions, 5 camps, 4 relays: corroborate": lambda: corroborate(*many, CAMPS, POLICY),
        "64 attributions, 5 camps, 4 relays: reliability alone": lambda: reliability(paths, chances(paths, 0.8), POLICY.budget),
    }
    for name, job in rows.items():
        print(f"{name:58} {milliseconds(job):9.2f}")
    print(f"\n{'nasty network, budget ' + format(POLICY.budget, ','):40} {'ms':>9} {'states':>7} {'low':>7} {'high':>7}")
    for name, family in nasty().items():
        weights = chances(family, 0.7 if name.startswith("chain") else 0.25)
        spent = milliseconds(lambda family=family, weights=weights: reliability(family, weights, POLICY.budget), 1)  # type: ignore[misc]
        built = circuit([family], POLICY.budget)
        (bounds,) = evaluate(built, weights)
        mark = "exact" if built.exact else ""
        print(f"{name:40} {spent:9.2f} {built.states:7} {float(bounds.low):7.4f} {float(bounds.high):7.4f} {mark}")


def world(size: int) -> tuple[list[Statement], dict[str, Source]]:
    """Unnamed sources spread over five camps and four agencies, each heard once."""
    sources = {f"agency-{number}": Source(source="an agency", kind="agency", anonymity="named", grade="B") for number in range(4)}
    said = []
    for number in range(size):
        name = f"source-{number:02}"
        sources[name] = Source(source="an official", kind="official", anonymity="unnamed", camp=f"camp-{number % 5}")
        spoken = Attribution(source=name, basis="position", via=(f"agency-{number * 7 % 4}",))
        said.append(Statement(spoken, "supports", partly=False, claim="claim", place=Place("claim.yaml", ("said", number))))
    return said, sources


def star(size: int) -> list[Path]:
    return [frozenset({f"voice{n}", f"basis{n}", f"camp{n % 5}", f"relay{n * 7 % 4}"}) for n in range(size)]


def nasty() -> dict[str, list[Path]]:
    chosen = random.Random(0)

    def chain(width: int) -> list[Path]:
        return [frozenset(f"n{node:02}" for node in range(start, start + width)) for start in range(40)]

    def tangle(count: int) -> list[Path]:
        return [frozenset(f"n{node:02}" for node in chosen.sample(range(60), 3)) for _ in range(count)]

    return {
        **{f"chain of 40, each over {width} nodes": chain(width) for width in (2, 4, 8, 16)},
        **{f"tangle of {count}, 3 of 60 nodes": tangle(count) for count in (30, 40, 60, 100, 200, 400)},
    }


def chances(paths: list[Path], chance: float) -> dict[str, float]:
    return dict.fromkeys({node for path in paths for node in path}, chance)


def count_states(nodes: int) -> float:
    """P(at least one of three paths) by looking at every state."""
    paths = [range(start, nodes, 3) for start in range(3)]
    total = 0.0
    for state in product((False, True), repeat=nodes):
        chance = 1.0
        for holds in state:
            chance *= 0.8 if holds else 1 - 0.8
        if any(all(state[node] for node in path) for path in paths):
            total += chance
    return total


def milliseconds(job: Callable[[], object], runs: int = 7) -> float:
    """The median of some runs."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        job()
        times.append(perf_counter() - start)
    return sorted(times)[runs // 2] * 1000


if __name__ == "__main__":
    main()
