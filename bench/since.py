"""What it costs to check one changed record of many: `python bench/since.py [--sizes 1,100,1000,4000] [--runs 5]`.

For each size a corpus in a git repository, one claim of it edited. Figures are CPU seconds of whole processes, the children's git
included, medians of several runs: the whole corpus; the change, with nothing remembered; the change, with what the run before
kept; and the last beside the same in a corpus of one claim. What remains is what one pays for the others.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from remembering import made


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,100,1000,4000", help="how many claims")
    parser.add_argument("--runs", type=int, default=5, help="how many runs of each")
    options = parser.parse_args()
    print(f"{'claims':>7} {'whole':>7} {'cold':>7} {'warm':>7} {'warm/whole':>11} {'warm/one':>9}")
    alone = 0.0
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            root = corpus(Path(folder), size)
            whole = [spent(root) for _ in range(max(1, options.runs // 2))]
            cold = [forgotten(root) for _ in range(options.runs)]
            warm = [spent(root, "--since", "HEAD") for _ in range(options.runs)]
        alone = alone or median(warm)
        figures = [median(one) for one in (whole, cold, warm)]
        print(
            f"{size:7,} {figures[0]:7.2f} {figures[1]:7.2f} {figures[2]:7.2f} "
            f"{figures[2] / figures[0]:11.0%} {figures[2] / alone:9.1f}"
        )


def corpus(root: Path, size: int) -> Path:
    """A repository with so many claims, committed, and one of them edited."""
    for file in made(size):
        path = root / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.data if isinstance(file.data, bytes) else b"")
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "All")):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *command], cwd=root, check=True)
    edited = root / f"claims/c{size // 2}.yaml"
    edited.write_text(edited.read_text("utf-8").replace("claim: ", "claim: Yesterday ", 1), encoding="utf-8")
    return root


def forgotten(root: Path) -> float:
    """The CPU seconds of a look at the change without anything kept."""
    shutil.rmtree(root / ".claimtrack", ignore_errors=True)
    return spent(root, "--since", "HEAD")


def spent(root: Path, *options: str) -> float:
    """The CPU seconds of one `verify`."""
    before = os.times()
    command = [sys.executable, "-m", "claimtrack", "verify", *options, "--today", "2026-02-24", "--output-format", "json"]
    done = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
