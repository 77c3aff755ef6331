"""Writes `docs/performance.md` from the figures that were kept: `python bench/page.py`. Measures nothing."""

from __future__ import annotations

import json
from pathlib import Path

import figures
from stations import STATIONS

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
PROFILE = "stations"
FIRST = "run"
"""What stands first; the others follow by name."""

_INTRO = """# What it costs

*Made by `python bench/run.py`; do not edit.*

Every figure is measured beside its baseline, both in turns in one run, on the corpora of `bench/corpus.py`: claims of 20 to 25
lines and a fifth as many sources, one claim in ten a near-twin, questions of 1 to 40 claims, from 10,000 claims on also some
of 1,000. CPU is user and system time of the process and all that it waited for; figures are medians. *Cold* is with nothing
remembered (`.claimtrack/` deleted), *warm* a second run where nothing has changed, in a git checkout. Memory is what the whole
tree of processes holds at its peak; pages that a process and those forked from it share count once (on Linux, where the kernel
tells the share of each: PSS). Limits are those the project set itself.
"""
_AGAIN = """
## Measure it yourself

```sh
pip install 'claimtrack[bench]'
python bench/run.py --sizes 1k,10k,100k     # all; --quick for a first look, --only cold,warm for a part
python bench/stations.py FOLDER             # where the time of one cold run goes
python bench/page.py                        # this page, from the figures in bench/figures/
```
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(text(), encoding="utf-8")


def text() -> str:
    """The whole page, from what lies in `bench/figures/`."""
    parts = [_INTRO]
    for path in sorted(figures.FOLDER.glob("*.json"), key=lambda path: (path.stem != FIRST, path.stem)):
        kept = figures.load(path) if path.stem != PROFILE else None
        if kept is not None:
            parts.append(f"\n## {kept.title}\n\n`{kept.command}`, on {kept.machine}.\n\n{figures.markdown([*kept.figures])}\n")
    profile = figures.FOLDER / f"{PROFILE}.json"
    if profile.exists():
        parts.append(stations(json.loads(profile.read_text("utf-8"))))
    return "".join([*parts, _AGAIN])


Seconds = dict[str, float]


def stations(kept: dict[str, dict[str, Seconds]]) -> str:
    """Where the time goes: a column for each state and size, a line for each station, in CPU seconds and shares."""
    columns = [(state, size) for size in ("1000", "10000") for state in kept if size in kept[state]]
    heads = " | ".join(f"{int(size):,} claims, {state}" for state, size in columns)
    lines = [f"| station | {heads} |", f"| --- |{' ---: |' * len(columns)}"]
    for station, title in STATIONS.items():
        cells = [kept[state][size].get(station, 0.0) for state, size in columns]
        if any(cell >= 0.005 for cell in cells):
            lines.append(f"| {title} | {' | '.join(f'{cell:.2f}' for cell in cells)} |")
    sums = " | ".join(f"**{sum(kept[state][size].values()):.2f}**" for state, size in columns)
    told = (
        "CPU seconds of one cold `verify` by station (`python bench/stations.py`): before part 5 (commit 9783ae9), and after. "
        "The clock that is switched from station to station costs some of it; workers are counted as one."
    )
    return f"\n## Where the time goes\n\n{told}\n\n" + "\n".join([*lines, f"| **all** | {sums} |"]) + "\n"


if __name__ == "__main__":
    main()
