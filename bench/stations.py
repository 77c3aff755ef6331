"""Where the time of a cold `verify` goes: `python bench/stations.py FOLDER [--today 2026-03-01]`, CPU seconds by station.

The whole program runs in this process, and every function that an engine is given, and a few others, switch a clock over to the
station they belong to; what they call in turn goes to its own station. Prints a table, or with `--json` an object of seconds.
It knows the program by names of modules, so that it measures earlier versions too: put theirs on PYTHONPATH.
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import io
import json
import resource
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from time import process_time
from typing import Any

STATIONS = {
    "start": "start-up and imports",
    "open": "settings, what no output may show",
    "files": "files found and read",
    "yaml": "YAML to trees",
    "records": "trees to records",
    "gather": "records put beside what they name",
    "pairs": "claims of one question compared",
    "clusters": "clusters scored",
    "sketches": "sketches of sentences",
    "proposals": "proposals of links",
    "judgements": "judgements, comments",
    "quotes": "quotes and copies",
    "rules": "rules",
    "order": "findings silenced and sorted",
    "render": "rendering",
    "collector": "the cyclic collector",
    "plan": "between the stations",
    "workers": "worker processes",
}
_BY_MODULE = {
    "records": "records",
    "link.pairs": "pairs",
    "link.keys": "pairs",
    "link.crowds": "pairs",
    "score": "clusters",
    "link.sketch": "sketches",
    "link.blocking": "proposals",
    "link.propose": "proposals",
    "link.judgements": "judgements",
    "suppress": "judgements",
    "evidence": "quotes",
    "rule": "rules",
    "rules": "rules",
    "finding": "order",
    "telling": "order",
    "baseline": "order",
    "link": "gather",
    "protection": "gather",
}
"""The station of a function that an engine is given, by the longest beginning of its module's name."""
_BY_NAME = {
    "yamlsrc.compose": "yaml",
    "shelf.records_of": "files",
    "link.register.register": "gather",
    "link.propose.in_order": "proposals",
    "link.blocking.rarity": "proposals",
    "link.rarity.rarity": "proposals",
    "link.company.keyed": "proposals",
    "telling.told": "order",
}
"""Functions that are called otherwise."""


class Clock:
    """CPU seconds by station; one station runs at a time, and whoever interrupts it gives it back."""

    def __init__(self) -> None:
        """Start at the beginning of the process."""
        self.spent = dict.fromkeys(STATIONS, 0.0)
        self._now, self._since = "start", 0.0

    def switch(self, station: str) -> str:
        """Go over to a station; answers the one before."""
        at, before = process_time(), self._now
        self.spent[before] += at - self._since
        self._now, self._since = station, at
        return before

    @contextmanager
    def at(self, station: str) -> Iterator[None]:
        """What is done in this block is done at a station."""
        before = self.switch(station)
        try:
            yield
        finally:
            self.switch(before)

    def timed(self, station: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, at its station; what it yields is worked out there too, and used at the caller's."""

        @functools.wraps(function)
        def at_station(*args: Any, **named: Any) -> Any:
            with self.at(station):
                result = function(*args, **named)
            return self._each(station, result) if isinstance(result, Iterator) else result

        return at_station

    def _each(self, station: str, rows: Iterator[Any]) -> Iterator[Any]:
        while True:
            with self.at(station):
                row = next(rows, self)
            if row is self:
                return
            yield row


def engine(clock: Clock, listener: Any = None) -> Any:
    """A local engine that puts every function at its station."""
    from claimtrack.engine.local import LocalEngine

    class Stations(LocalEngine):
        def flat_map(self, function: Any, rows: Iterable[Any], shared: Any) -> Iterator[Any]:
            return super().flat_map(clock.timed(_station(function), function), rows, shared)

        def group(self, function: Any, rows: Iterable[Any], shared: Any) -> Iterator[Any]:
            return super().group(clock.timed(_station(function), function), rows, shared)

    return Stations(listener)


def _station(function: Any) -> str:
    module = getattr(function, "func", function).__module__.removeprefix("claimtrack.")
    while module not in _BY_MODULE and "." in module:
        module = module.rpartition(".")[0]
    return _BY_MODULE.get(module, "plan")


def measured(folder: Path, today: str) -> dict[str, float]:
    """One cold run on a corpus, without what earlier runs left there: seconds by station, in this process, which is spent."""
    shutil.rmtree(folder / ".claimtrack", ignore_errors=True)
    clock = Clock()
    from claimtrack import cli, session

    chosen_in = importlib.import_module("claimtrack.session" if hasattr(session, "engine_of") else "claimtrack.engine.choosing")
    vars(chosen_in)["engine_of"] = lambda _name, listener=None, *_: engine(clock, listener)
    for name, station in _BY_NAME.items():
        module, _, function = name.rpartition(".")
        place = importlib.import_module(f"claimtrack.{module}")
        if hasattr(place, function):
            setattr(place, function, clock.timed(station, getattr(place, function)))
    gc.callbacks.append(_collecting(clock))
    session.open_corpus = clock.timed("open", session.open_corpus)
    session.Session.verify = _then_rendering(clock, session.Session.verify)  # type: ignore[method-assign]  # this process is measured, and ends
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            cli.main(["verify", "--today", today, "--root", str(folder)])
        except SystemExit as status:
            if status.code not in (0, 1):
                raise
    clock.switch("start")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock.spent["workers"] = children.ru_utime + children.ru_stime
    shutil.rmtree(folder / ".claimtrack", ignore_errors=True)
    return clock.spent


def _then_rendering(clock: Clock, verify: Callable[..., Any]) -> Callable[..., Any]:
    def at_plan(*args: Any, **named: Any) -> Any:
        with clock.at("plan"):
            report = verify(*args, **named)
        clock.switch("render")
        return report

    return at_plan


def _collecting(clock: Clock) -> Callable[[str, dict[str, int]], None]:
    before: list[str] = []

    def heard(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            before.append(clock.switch("collector"))
        elif before:
            clock.switch(before.pop())

    return heard


def main() -> None:
    """Print the table of one run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", default="2026-03-01")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    spent = measured(options.folder, options.today)
    if options.json:
        json.dump(spent, sys.stdout)
        return
    whole = sum(spent.values())
    for station, seconds in spent.items():
        print(f"{STATIONS[station]:36} {seconds:8.2f} {seconds / whole:6.1%}")
    print(f"{'all':36} {whole:8.2f}")


if __name__ == "__main__":
    main()
