"""The hooks for pre-commit, really installed by it from a clone of this project, and run by `git commit` on a scratch desk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from git_repo import ALONE, git, repository
from written_corpus import split

ROOT = Path(__file__).parents[2]
PRE_COMMIT = Path(sys.executable).parent / "pre-commit"
INSTALLED = ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
EXAMPLE = ROOT / "docs" / "ci" / "pre-commit-config.yaml"

DESK = """\
=== 2026-02-01 What the desk has, with its old debts
# claims/bridge.yaml
claim: The bridge is open
said: [{source: driver, basis: firsthand, date: 2026-01-30}]
# claims/rumour.yaml
claim: The governor has left the town
# sources/driver.yaml
source: a truck driver who crossed the bridge
kind: person
anonymity: unnamed
known_to: [the desk]
reason: fears for the job
"""
SOURCED = """\
# claims/closed.yaml
claim: The school is closed
said: [{source: driver, basis: firsthand, date: 2026-02-01}]
"""
UNSOURCED = """\
# claims/mined.yaml
claim: The road is mined
"""
GIVEN_AWAY = """\
# sources/driver.yaml
source: a truck driver who crossed the bridge
kind: person
anonymity: unnamed
known_to: [Maria Keller]
reason: fears for the job, call +49 170 1234567
"""


def test_the_manifest_and_the_example_are_what_pre_commit_reads() -> None:
    for kind, file in (("manifest", ROOT / ".pre-commit-hooks.yaml"), ("config", EXAMPLE)):
        done = subprocess.run([PRE_COMMIT, f"validate-{kind}", file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (listed,) = yaml.safe_load(EXAMPLE.read_text("utf-8"))["repos"]
    assert {hook["id"] for hook in listed["hooks"]} == offered


class Ran:
    """How a program ended, and all that it printed."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.status, self.text = done.returncode, done.stdout


Program = Callable[..., Ran]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Runs a program with a store of pre-commit's own, in which the hooks are installed once."""
    home = tmp_path_factory.mktemp("pre-commit")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONPATH", "PRE_COMMIT"))}
    path = f"{PRE_COMMIT.parent}{os.pathsep}{kept['PATH']}"
    environment = {**kept, **ALONE, "PATH": path, "PRE_COMMIT_HOME": str(home)}

    def program(*args: str | Path, cwd: Path) -> Ran:
        return Ran(
            subprocess.run(
                [str(arg) for arg in args],
                cwd=cwd,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=550,
                check=False,
            )
        )

    return program


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this project as it stands, committed."""
    folder = tmp_path_factory.mktemp("clones") / "claimtrack"
    folder.mkdir()
    for name in INSTALLED:
        here = ROOT / name
        copy = shutil.copytree if here.is_dir() else shutil.copy
        copy(here, folder / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "As it stands")
    return folder


@pytest.fixture
def desk(tmp_path: Path, project: Path, run: Program) -> Path:
    """A desk with the hooks of the example, installed as its readers would."""
    corpus = repository(tmp_path / "desk", DESK)
    config = EXAMPLE.read_text("utf-8").replace("https://github.com/your-organisation/claimtrack", str(project))
    (corpus / ".pre-commit-config.yaml").write_text(config.replace("0" * 40, git(project, "rev-parse", "HEAD").strip()), "utf-8")
    installed = run(PRE_COMMIT, "install", "--install-hooks", cwd=corpus)
    assert installed.status == 0, f"this test needs a package registry that pip reaches:\n{installed.text}"
    git(corpus, "add", ".pre-commit-config.yaml")
    return corpus


def put(corpus: Path, text: str) -> None:
    for path, content in split(text).items():
        (corpus / path).write_text(content, "utf-8")


@pytest.mark.long
def test_what_git_commit_lets_through_and_what_not(desk: Path, run: Program) -> None:
    put(desk, SOURCED)
    git(desk, "add", "claims")
    sourced = run("git", "commit", "--message", "A school", cwd=desk)
    assert (sourced.status, sourced.text.count("Passed")) == (0, 3), sourced.text

    put(desk, UNSOURCED)
    git(desk, "add", "claims")
    unsourced = run("git", "commit", "--message", "A road", cwd=desk)
    assert (unsourced.status, "claims/mined.yaml" in unsourced.text, "rumour" in unsourced.text) == (1, True, False)
    git(desk, "reset", "--quiet", "--hard")

    put(desk, GIVEN_AWAY)
    away = run("git", "commit", "--all", "--message", "The driver", cwd=desk)
    assert (away.status, "CT60" in away.text) == (1, True), away.text
    assert "Keller" not in away.text
    assert "1234567" not in away.text
    git(desk, "reset", "--quiet", "--hard")

    message = run("git", "commit", "--allow-empty", "--message", "Maria Keller, the truck driver, call +49 170 1234567", cwd=desk)
    assert (message.status, "1234567" in message.text) == (1, False), message.text


@pytest.mark.long
def test_a_source_that_goes_alone_is_noticed(desk: Path, run: Program) -> None:
    git(desk, "rm", "--quiet", "sources/driver.yaml")
    gone = run("git", "commit", "--message", "Nobody needs the driver", cwd=desk)
    assert (gone.status, "CT004" in gone.text) == (1, True), gone.text


@pytest.mark.long
def test_only_what_is_staged_counts(desk: Path, run: Program) -> None:
    put(desk, SOURCED)
    git(desk, "add", "claims")
    put(desk, UNSOURCED)
    (desk / "claims" / "closed.yaml").write_text("claim: The school is closed\n", "utf-8")
    assert run("git", "commit", "--message", "A school", cwd=desk).status == 0
    assert (desk / "claims" / "closed.yaml").read_text("utf-8") == "claim: The school is closed\n"


@pytest.mark.long
def test_try_repo(desk: Path, project: Path, run: Program) -> None:
    put(desk, UNSOURCED)
    git(desk, "add", "claims")
    tried = run(PRE_COMMIT, "try-repo", project, "claimtrack-verify", "--verbose", cwd=desk)
    assert (tried.status, "error[CT101]" in tried.text) == (1, True), tried.text
