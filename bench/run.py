"""Measures all that a limit is set to, prints one table, and writes `docs/performance.md`.

    python bench/run.py [--sizes 1k,10k,100k] [--only cold,warm] [--quick] [--json FILE]

Figures are kept in `bench/figures/run.json` (or FILE); those that are not measured this time stay as they are. `--quick` takes
one run of each at 1,000 claims and keeps nothing. Linking and Spark have scripts of their own, which keep their figures beside
these. Exit code 1 where a limit does not hold.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import cases
import figures
import page
from figures import Figure
from measuring import telling


def main() -> int:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1k,10k,100k", help="how many claims, by commas; k for thousands")
    parser.add_argument("--runs", type=int, default=5, help="of how many runs a figure is the median")
    parser.add_argument("--only", help=f"some of: {','.join(cases.GROUPS)}")
    parser.add_argument("--quick", action="store_true", help="1,000 claims, one run, without slow rivals; nothing is kept")
    parser.add_argument("--json", type=Path, default=figures.FOLDER / "run.json", help="where figures are kept")
    parser.add_argument("--work", type=Path, help="where corpora are made and found again")
    options = parser.parse_args()
    names = options.only.split(",") if options.only else ["cold", "warm", "startup"] if options.quick else [*cases.GROUPS]
    if unknown := [name for name in names if name not in cases.GROUPS]:
        parser.error(f"there is no `{unknown[0]}`; there are {', '.join(cases.GROUPS)}")
    sizes = [1_000] if options.quick else sorted(map(size, options.sizes.split(",")))
    plan = cases.Plan(cases.work_of(options.work), sizes, 1 if options.quick else options.runs)
    measured: list[Figure] = []
    for name in names:
        for one in cases.GROUPS[name](plan):
            telling(f"  {' '.join(cell for cell in figures.row(one) if cell)}")
            measured.append(one)
            if not options.quick:
                figures.keep(options.json.stem, "Whole runs", "python bench/run.py", measured, options.json.parent)
    if not options.quick:
        page.main()
    print(figures.table(measured))
    return int(any(one.holds is False for one in measured))


def size(text: str) -> int:
    """So many claims: `10k` is 10,000."""
    return int(text[:-1]) * 1000 if text.endswith("k") else int(text)


if __name__ == "__main__":
    sys.exit(main())
