"""What starting the program costs, against `python -c "import yaml, msgspec"` in the same run: CPU of processes, medians.

    python bench/startup.py [RUNS]

Prints a table; the targets are 2.5 for `--help` and 6 for `verify` on the case.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BASELINE = [sys.executable, "-c", "import yaml, msgspec"]
PROGRAM = [sys.executable, "-m", "claimtrack"]
CASES = {
    "--version": (["--version"], None),
    "--help": (["--help"], 2.5),
    "rule CT202": (["rule", "CT202"], None),
    "list --uncorroborated (the case)": (["list", "--uncorroborated"], None),
    "verify (the case)": (["verify"], 6.0),
    "verify --output-format json (the case)": (["verify", "--output-format", "json"], None),
}


def forget() -> None:
    """Take away what earlier runs remember, so that the next one says nothing again."""
    shutil.rmtree(ROOT / ".claimtrack", ignore_errors=True)


def cpu(command: list[str]) -> float:
    """The CPU seconds of a process, its own and its children's."""
    forget()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(runs: int) -> None:
    """Measure every case against the baseline, in turn."""
    print(f"{'command':42} {'CPU ms':>8} {'baseline':>9} {'ratio':>6} {'target':>7}")
    for name, (args, target) in CASES.items():
        command = [*PROGRAM, *args]
        cpu(command), cpu(BASELINE)
        pairs = [(cpu(command), cpu(BASELINE)) for _ in range(runs)]
        own, base = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
        ratio = statistics.median(one / other for one, other in pairs)
        print(f"{name:42} {own:8.0f} {base:9.0f} {ratio:6.2f} {'' if target is None else target:>7}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
