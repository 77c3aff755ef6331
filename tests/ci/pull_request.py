"""One pull request on a small desk, as a platform checks it out, and the checkers that the `dev` extra installs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from git_repo import git, repository
from written_corpus import split

ROOT = Path(__file__).parents[2]

MAIN = """\
=== 2026-02-01 What the desk has, with its old debts
# claims/bridge.yaml
claim: The bridge at Qasrak is open
about: qasrak/bridge
polarity: true
said: [{source: mayor, basis: official, date: 2026-01-30}]
# claims/rumour.yaml
claim: The governor has left the town
# sources/mayor.yaml
source: the mayor of Qasrak
kind: official
anonymity: named
camp: town
grade: B
# camps.yaml
town: {name: the town}
"""
CHANGE = """\
# claims/closed.yaml
claim: The bridge at Qasrak is closed
about: qasrak/bridge
polarity: false
said: [{source: mayor, basis: official, date: 2026-01-30}]
# claims/looted.yaml
claim: The school at Qasrak was looted
said: [{source: driver, basis: firsthand, date: 2026-02-23}]
# claims/mined.yaml
claim: The road to Qasrak is mined
# sources/driver.yaml
source: a truck driver who crossed the bridge
kind: person
anonymity: unnamed
camp: drivers
known_to: [the desk]
reason: fears for the job
# sources/mayor.yaml
source: the mayor of Qasrak
kind: official
anonymity: named
camp: town
grade: D
# camps.yaml
town: {name: the town}
drivers: {name: the drivers}
"""


def checked_out(folder: Path, change: str = CHANGE, below: str = "") -> Path:
    """A pull request as actions/checkout leaves it with `fetch-depth: 0`: its merge into main, detached, beside `origin/main`."""
    origin = folder / "origin"
    corpus = repository(origin, MAIN, below)
    git(origin, "checkout", "--quiet", "-b", "change")
    for path, content in split(change).items():
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        (corpus / path).write_text(content, "utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--allow-empty", "--message", "A change")
    git(origin, "checkout", "--quiet", "main")
    git(origin, "merge", "--quiet", "--no-ff", "--message", "Merge", "change")
    merged = git(origin, "rev-parse", "HEAD").strip()
    git(origin, "update-ref", "refs/pull/7/merge", merged)
    git(origin, "reset", "--quiet", "--hard", "HEAD^1")
    git(folder, "clone", "--quiet", str(origin), "checkout")
    git(folder / "checkout", "fetch", "--quiet", "origin", "refs/pull/7/merge")
    git(folder / "checkout", "checkout", "--quiet", "--detach", merged)
    return folder / "checkout"


def tool(name: str, *args: str) -> subprocess.CompletedProcess[str]:
    """One of the checkers that the `dev` extra installs beside this Python."""
    program = Path(sys.executable).parent / name
    assert program.exists(), f"`{name}` is not installed: `pip install -e '.[dev]'`"
    return subprocess.run([str(program), *args], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
