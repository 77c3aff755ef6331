"""What is measured of a whole run, each with its rival in the same turns: cold, warm, after one edit; memory, growth, start-up.

The limits are those that the project set itself. Each group gives its figures one by one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import log10
from pathlib import Path
from typing import NamedTuple

import desks
import startup
from claimtrack.engine import processes
from claimtrack.engine.choosing import MANY
from figures import Figure, Unit
from measuring import PROGRAM, Spent, in_turn, middle, spent, telling

_PARSE_ALL = """
import os, sys, yaml
for folder, _, names in os.walk(sys.argv[1]):
    if ".git" not in folder and ".claimtrack" not in folder:
        for name in names:
            if name.endswith(".yaml"):
                with open(os.path.join(folder, name), "rb") as file:
                    yaml.load(file, yaml.CSafeLoader)
"""
_WHOLE = (10_000, 100_000)
_ITEMS = 5_000


class Plan(NamedTuple):
    """Where corpora lie, which sizes are measured, and of how many runs each figure is the median."""

    work: Path
    sizes: Sequence[int]
    runs: int


def cold(plan: Plan) -> Iterator[Figure]:
    """Everything on, nothing remembered, beside merely parsing the same files; then what that tells of memory and growth."""
    own: dict[int, Spent] = {}
    for size in plan.sizes:
        folder = desks.desk(plan.work, size)
        runs = 1 if size >= _WHOLE[1] else plan.runs
        telling(f"cold, {size:,} claims")
        ours, parsing = in_turn(runs, partial(_cold, folder), partial(spent, [sys.executable, "-c", _PARSE_ALL, "."], folder))
        own[size], parsed = middle(ours), middle(parsing)
        yield Figure(
            name="cold `verify`", size=_claims(size), own=own[size].cpu, baseline="PyYAML CSafeLoader parses the same files",
            other=parsed.cpu, ratio=own[size].cpu / parsed.cpu, limit=1.5 if size == _WHOLE[0] else None, runs=runs,
        )  # fmt: skip
    for size, one in own.items():
        limit = 600 if size == _WHOLE[1] else None
        yield Figure(name="peak memory, cold", size=_claims(size), own=one.peak, unit="MB", limit=limit)
    for small, large in zip([*own], [*own][1:], strict=False):
        yield from _growth(small, own[small], large, own[large])


def _growth(small: int, before: Spent, large: int, after: Spent) -> Iterator[Figure]:
    step, sizes = log10(large / small), f"{small:,} to {large:,}"
    limit = 12 if (small, large) == _WHOLE else None
    yield Figure(
        name="growth of cold CPU", size=sizes, own=after.cpu, baseline=_claims(small), other=before.cpu,
        ratio=after.cpu / before.cpu, limit=limit,
    )  # fmt: skip
    for name, ratio in (("CPU", after.cpu / before.cpu), ("memory", after.peak / before.peak)):
        yield Figure(name=f"exponent of cold {name}", size=sizes, own=log10(ratio) / step, unit="")


def rivals(plan: Plan) -> Iterator[Figure]:
    """Cold beside checkers of YAML files that do less, on the same files, once each: they are slow."""
    size = min(_WHOLE[0], max(plan.sizes))
    folder = desks.desk(plan.work, size)
    ours = middle([_cold(folder) for _ in range(plan.runs)])
    for name, limit, job in (("check-jsonschema", 8, _schemas), ("yamllint", 12, _lint)):
        telling(f"{name} on {size:,} claims: it takes minutes")
        theirs = job(folder)
        yield _faster(name, size, ours, theirs, limit if size == _WHOLE[0] else None, plan.runs)


def doorstop(plan: Plan) -> Iterator[Figure]:
    """Cold on 5,000 claims and 1,000 sources beside doorstop on 5,000 items of its own, which it has reviewed before."""
    size = min(_ITEMS, max(plan.sizes))
    folder, items = desks.desk(plan.work, size), desks.items(plan.work, size)
    ours = middle([_cold(folder) for _ in range(plan.runs)])
    telling(f"doorstop on {size:,} items: it takes minutes")
    theirs = spent([desks.rival("doorstop"), "-q", "-F"], items, good=(0,))  # -F: it checks, and writes nothing
    yield _faster("doorstop", size, ours, theirs, 20 if size == _ITEMS else None, plan.runs)


def _faster(rival: str, size: int, ours: Spent, theirs: Spent, limit: float | None, runs: int) -> Figure:
    return Figure(
        name=f"cold `verify`, times faster than {rival}", size=_claims(size), own=ours.cpu, baseline=rival, other=theirs.cpu,
        ratio=theirs.cpu / ours.cpu, limit=limit, least=True, runs=runs,
    )  # fmt: skip


def _schemas(folder: Path) -> Spent:
    total = Spent(0, 0, 0, 0)
    for kind in ("claim", "source"):
        schema = folder.parent / f"{kind}.schema.json"
        schema.write_bytes(subprocess.run([*PROGRAM, "schema", kind], capture_output=True, check=True).stdout)
        files = sorted(str(path.relative_to(folder)) for path in (folder / f"{kind}s").rglob("*.yaml"))
        one = spent([desks.rival("check-jsonschema"), "--schemafile", str(schema), *files], folder)
        total = Spent(total.cpu + one.cpu, total.wall + one.wall, max(total.peak, one.peak), one.status)
    return total


def _lint(folder: Path) -> Spent:
    return spent([desks.rival("yamllint"), "claims", "sources", "camps.yaml"], folder)


def warm(plan: Plan) -> Iterator[Figure]:
    """Run again where nothing has changed, beside `git status`; then with one claim changed, each time another one."""
    for size in (one for one in plan.sizes if one >= 1_000):
        folder = desks.desk(plan.work, size)
        telling(f"warm, {size:,} claims")
        _verify(folder)
        _verify(folder)
        asked = partial(spent, ["git", "status", "--porcelain"], folder)
        again, status = (middle(runs) for runs in in_turn(2 * plan.runs + 1, partial(_verify, folder), asked))
        limit = dict(zip(_WHOLE, (8.0, 4.0), strict=True)).get(size)
        yield Figure(
            name="warm `verify`, nothing changed", size=_claims(size), own=again.cpu * 1000, unit="ms CPU",
            baseline="`git status`",
            other=status.cpu * 1000, ratio=again.cpu / status.cpu, limit=limit, runs=2 * plan.runs + 1,
        )  # fmt: skip
        changed = middle([_edited(folder, number) for number in range(plan.runs)])
        yield Figure(
            name="one edit, beyond that", size=_claims(size), own=(changed.cpu - again.cpu) * 1000, unit="ms CPU",
            limit=60 if size == _WHOLE[0] else None, runs=plan.runs,
        )  # fmt: skip


def shown(plan: Plan) -> Iterator[Figure]:
    """Other commands after a `verify`, each of which asks something else each time, beside that `verify`."""
    for size in (one for one in plan.sizes if one >= 1_000):
        folder = desks.desk(plan.work, size)
        telling(f"shown after a verify, {size:,} claims")
        whole = _cold(folder)
        paths = sorted((folder / "claims").rglob("*.yaml"))
        ids = [
            paths[(number + 1) * 7919 % len(paths)].relative_to(folder / "claims").with_suffix("") for number in range(plan.runs)
        ]
        asked: dict[str, list[list[str]]] = {
            "explain": [["explain", one.as_posix()] for one in ids],
            "show": [["show", one.as_posix()] for one in ids],
            "conflicts": [["conflicts", "--json", f"a,b,{field}"] for field in ("why", "about", "answers")[: plan.runs]],
            "list --uncorroborated": [["list", "--uncorroborated", *more] for more in ((), ("--json", "id,way_up"))],
        }
        for name, commands in asked.items():
            own = middle([spent([*PROGRAM, *one, *desks.VERIFY[1:]], folder) for one in commands])
            yield Figure(
                name=f"`{name}` after a `verify`", size=_claims(size), own=own.cpu, baseline="that `verify`, cold",
                other=whole.cpu, ratio=own.cpu / whole.cpu, runs=len(commands),
            )  # fmt: skip


def _edited(folder: Path, number: int) -> Spent:
    """A run after the sentence of one claim was changed; what was there is put back, and what the run noted stays."""
    paths = sorted((folder / "claims").rglob("*.yaml"))
    path = paths[(number + 1) * 7919 % len(paths)]
    old = path.read_text("utf-8")
    path.write_text(old.replace(" in ", " near ", 1), encoding="utf-8")
    try:
        return _verify(folder)
    finally:
        path.write_text(old, encoding="utf-8")


def starts(plan: Plan) -> Iterator[Figure]:
    """What starting costs, beside the imports that nobody can do without (`bench/startup.py`)."""
    telling("start-up")
    for name, (args, target) in startup.CASES.items():
        ours, base = in_turn(2 * plan.runs + 1, partial(_start, [*PROGRAM, *args]), partial(_start, startup.BASELINE))
        own, other = middle(ours).cpu * 1000, middle(base).cpu * 1000
        yield Figure(
            name=f"start-up: `{name}`", size="", own=own, unit="ms CPU", baseline="`import yaml, msgspec`", other=other,
            ratio=own / other, limit=target, runs=len(ours),
        )  # fmt: skip


def _start(command: Sequence[str]) -> Spent:
    startup.forget()
    return spent(command, startup.ROOT)


def helpers(plan: Plan) -> Iterator[Figure]:
    """Cold with helpers, as many processes as there are processors, beside one process alone: by the clock, and in CPU."""
    for size in (one for one in plan.sizes if MANY <= one < _WHOLE[1]):
        folder, processors = desks.desk(plan.work, size), processes.processors()
        telling(f"cold with helpers, {size:,} claims")
        shared, alone = (
            middle(runs) for runs in in_turn(plan.runs, partial(_cold, folder), partial(_cold, folder, "--jobs", "1"))
        )
        where = f"{_claims(size)}, {processors} processors"
        told: tuple[tuple[str, Unit, float, float], ...] = (
            ("cold `verify` with helpers", "s", shared.wall, alone.wall),
            ("its CPU", "s CPU", shared.cpu, alone.cpu),
            ("its peak memory", "MB", shared.peak, alone.peak),
        )
        for name, unit, ours, theirs in told:
            yield Figure(
                name=name, size=where, own=ours, unit=unit, baseline="`--jobs 1`", other=theirs, ratio=ours / theirs,
                runs=plan.runs,
            )  # fmt: skip


def _cold(folder: Path, *options: str) -> Spent:
    desks.forget(folder)
    return _verify(folder, *options)


def _verify(folder: Path, *options: str) -> Spent:
    return spent([*PROGRAM, *desks.VERIFY, *options], folder)


def _claims(size: int) -> str:
    return f"{size:,} claims"


GROUPS: dict[str, Callable[[Plan], Iterator[Figure]]] = {
    "cold": cold,
    "helpers": helpers,
    "rivals": rivals,
    "doorstop": doorstop,
    "warm": warm,
    "shown": shown,
    "startup": starts,
}


def work_of(folder: Path | None) -> Path:
    """Where corpora are made: a folder that is given, else one among the temporary ones."""
    import tempfile

    return folder or Path(tempfile.gettempdir()) / f"claimtrack-bench-{os.getuid()}"
