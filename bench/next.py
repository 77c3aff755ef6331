"""How long the search for what lifts a claim takes: `python bench/next.py [CLAIMS]`, beside one `corroborate` in the same run.

Once on the case of this repository, once on generated claims (1,000 unless told): one to six attributions each, by sources of
their own, so that nothing but the shape of the evidence can be shared between claims.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import get_args

from claimtrack.model import Anonymity, Attribution, Basis, Camp, Grade, Kind, Source
from claimtrack.place import Place
from claimtrack.policy import Policy
from claimtrack.render import steps
from claimtrack.score.cluster import Heard
from claimtrack.score.next.search import Search, next_level
from claimtrack.score.next.todo import tasks
from claimtrack.score.statements import Bearing, Statement
from claimtrack.session import open_corpus

ROOT = Path(__file__).parent.parent
POLICY = Policy()
CAMPS = {f"camp-{number}": Camp(name="a camp", role="neutral" if number == 4 else "party") for number in range(5)}
RUNS = 5


def main(size: int) -> None:
    session = open_corpus(root=ROOT, today=date(2026, 2, 24))
    report = session.verify()
    case = [one.heard for one in report.clusters]
    print(f"{'what':52} {'ms a claim':>10} {'x corroborate':>14} {'shapes':>7} {'sets tried':>11}")
    rows("the case", case)
    rows(f"{size:,} generated claims", generated(size))
    rows(f"{size:,} generated claims, some of them denied", generated(size, denied=0.2))
    some = list(steps.open_claims(report, session.config, steps.search(report, session.config), None))
    print(f"\nthe list for the desk, on the case: {milliseconds(lambda: list(tasks(some))):.1f} ms")


def rows(name: str, claims: Sequence[Heard]) -> None:
    """One line for a corpus, and one for what its claims cost without a memory of shapes."""
    once = milliseconds(lambda: [one.corroborated(POLICY.score) for one in claims]) / len(claims)
    levels = [next_level(one.corroborated(POLICY.score).level) for one in claims]

    def searched(fresh: Callable[[], Search]) -> tuple[int, int]:
        found, shapes = 0, 0
        shared = fresh()
        for one, wanted in zip(claims, levels, strict=True):
            found += shared.heard(one, wanted).tried
            shapes += 1
        return found, shapes

    shared = Search(POLICY, frozenset())
    tried, _ = searched(lambda: shared)
    shapes = len(shared._known)
    together = milliseconds(lambda: searched(lambda: Search(POLICY, frozenset()))) / len(claims)
    apart = milliseconds(lambda: [Search(POLICY, frozenset()).heard(o, w) for o, w in zip(claims, levels, strict=True)])
    print(f"{name + ': one corroborate':52} {once:10.3f} {1:14.1f}")
    print(f"{name + ': search':52} {together:10.3f} {together / once:14.1f} {shapes:7,} {tried:11,}")
    apart /= len(claims)
    print(f"{name + ': search, nothing remembered':52} {apart:10.3f} {apart / once:14.1f} {len(claims):7,} {tried:11,}")


def generated(size: int, denied: float = 0.0) -> list[Heard]:
    """Claims as desks have them: a few voices, most of them unnamed, many through an agency. Seeded."""
    chosen = random.Random(7)
    agencies = {
        f"agency-{number}": Source(source="an agency", kind="agency", anonymity="named", grade="B") for number in range(3)
    }
    return [claim(number, chosen, agencies, denied) for number in range(size)]


def claim(number: int, chosen: random.Random, agencies: dict[str, Source], denied: float) -> Heard:
    sources, said = dict(agencies), []
    kinds: tuple[Kind, ...] = ("person", "official", "body")
    anonymities: tuple[Anonymity, ...] = ("named", "unnamed", "unnamed", "background")
    grades: tuple[Grade, ...] = ("B", "C", "F", "F", "F")
    for voice in range(chosen.choice((1, 1, 1, 2, 2, 3, 4, 6))):
        name = f"source-{number}-{voice}"
        sources[name] = Source(
            source="somebody",
            kind=chosen.choice(kinds),
            anonymity=chosen.choice(anonymities),
            camp=chosen.choice((None, *CAMPS)),
            grade=chosen.choice(grades),
        )
        stance: Bearing = "denies" if chosen.random() < denied else "supports"
        spoken = Attribution(
            source=name,
            basis=chosen.choice(get_args(Basis)),
            via=chosen.choice(((), ("agency-0",), (f"agency-{chosen.randrange(3)}",))),
        )
        said.append(Statement(spoken, stance, partly=False, claim="claim", place=Place("claim.yaml", ("said", voice))))
    return Heard(statements=tuple(said), sources=sources, camps=CAMPS)


def milliseconds(job: Callable[[], object]) -> float:
    """The median of some runs."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        job()
        times.append(perf_counter() - start)
    return sorted(times)[RUNS // 2] * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
