"""What the commit hook costs: `claimtrack protect --staged` against `python -c pass` and `claimtrack verify` in the same run.

    python bench/protect.py [RUNS] [CLAIMS]

In a scratch repository with so many claims (default 1,000) and a fifth as many sources, a tenth of them protected, of which one
record is staged. Prints medians of the CPU time of whole processes, git's included, and their ratios. Exits with 1 where the hook
takes more than 25 times what `python -c pass` takes, or more than 0.6 of what `verify` takes on the case of this repository.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT / "src"),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": f"{what}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}
PASS = [sys.executable, "-c", "pass"]
PROGRAM = [sys.executable, "-m", "claimtrack"]
MOST_PASSES, MOST_VERIFIES = 25.0, 0.6


def seconds(command: list[str], folder: Path) -> float:
    """The CPU time a process takes, its children's included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def corpus(folder: Path, claims: int) -> None:
    """A corpus in a repository of its own, committed."""
    for name in ("claims", "sources"):
        (folder / name).mkdir()
    for number in range(claims // 5):
        protected = number % 10 == 0
        text = (
            "source: a nurse\nkind: person\nanonymity: background\n"
            if protected
            else f"source: Paper {number}\nkind: outlet\nanonymity: named\n"
        )
        (folder / "sources" / f"source-{number}.yaml").write_text(text, "utf-8")
    for number in range(claims):
        text = f"claim: The bridge {number} is closed\nsaid:\n  - {{source: source-{number % (claims // 5)}, words: says so}}\n"
        (folder / "claims" / f"bridge-{number}.yaml").write_text(text, "utf-8")
    for args in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "all"]):
        subprocess.run(["git", *args], cwd=folder, env=ENVIRONMENT, check=True)


def stage(folder: Path, name: str) -> None:
    """Stage a change of one record, and of no other."""
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=folder, env=ENVIRONMENT, check=True)
    with (folder / name).open("a", encoding="utf-8") as text:
        text.write("# changed\n")
    subprocess.run(["git", "add", name], cwd=folder, env=ENVIRONMENT, check=True)


def main(runs: int, claims: int) -> int:
    """Measure in turn, so that whatever else the machine does falls on all alike."""
    worst = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        corpus(folder, claims)
        print(f"{claims:,} claims; ms, medians of {runs}")
        print(f"{'staged':34} {'protect':>8} {'pass':>6} {'verify (case)':>14} {'x pass':>7} {'x verify':>9}")
        for name, what in (
            ("claims/bridge-1.yaml", "a claim on a named source"),
            ("claims/bridge-0.yaml", "a claim on a protected source"),
            ("sources/source-0.yaml", "a protected source"),
        ):
            stage(folder, name)
            rounds = [
                (seconds([*PROGRAM, "protect", "--staged"], folder), seconds(PASS, folder), seconds([*PROGRAM, "verify"], ROOT))
                for _ in range(runs)
            ]
            own, least, whole = (statistics.median(side) * 1000 for side in zip(*rounds, strict=True))
            ratios = [statistics.median(one[0] / one[at] for one in rounds) for at in (1, 2)]
            print(f"{what:34} {own:8.0f} {least:6.0f} {whole:14.0f} {ratios[0]:7.1f} {ratios[1]:9.2f}")
            worst = [max(pair) for pair in zip(worst, ratios, strict=True)]
    return int(worst[0] > MOST_PASSES or worst[1] > MOST_VERIFIES)


if __name__ == "__main__":
    sys.exit(main(*(int(arg) for arg in (*sys.argv[1:], *("11", "1000")[len(sys.argv) - 1 :]))))
