"""docs/ci.md: its commands run on a branch of the case, and the files that it shows are those that the other tests try."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import yaml

from ci.pull_request import ROOT, tool
from ci.runner import ACTION
from git_repo import Committed, git, repository

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
SHOWN = dict(re.findall(r"<!-- file: (\S+) -->\n```yaml\n(.*?)```", PAGE, flags=re.DOTALL))
WORKFLOWS = ("ci/github.yml", "ci/github-nightly.yml")


def test_the_commands_of_the_page_run_on_a_branch_of_the_case(tmp_path: Path) -> None:
    found = [path for name in ("claims", "sources") for path in sorted((ROOT / name).rglob("*.yaml"))] + [ROOT / "camps.yaml"]
    files: dict[str, bytes | str | None] = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found}
    corpus = repository(tmp_path, [Committed("2026-02-24", "The case", files)])
    git(corpus, "checkout", "--quiet", "-b", "my-branch")
    (corpus / "claims" / "bridge.yaml").write_text("claim: The bridge is open\nsaid: [{source: afp, date: 2026-02-24}]\n")
    git(corpus, "add", ".")
    blocks = re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines()]
    assert len(commands) >= 10
    for command in commands:
        program, *args = shlex.split(command)
        assert program == "claimtrack"
        done = subprocess.run(
            [sys.executable, "-m", program, *args], cwd=corpus, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)


def test_the_files_on_the_page_are_the_files_beside_it() -> None:
    assert {f"ci/{path.name}" for path in (ROOT / "docs" / "ci").iterdir()} == SHOWN.keys()
    for name, text in SHOWN.items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, name


def test_the_workflows_are_well_formed_and_zizmor_has_nothing_to_say() -> None:
    files = [str(ROOT / "docs" / name) for name in WORKFLOWS]
    for command in (
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
        ["zizmor", "--offline", "--no-progress"],
    ):
        done = tool(*command, *files)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflows_give_the_action_inputs_that_it_has() -> None:
    for name in WORKFLOWS:
        (job,) = yaml.safe_load(SHOWN[name])["jobs"].values()
        (step,) = [step for step in job["steps"] if "/claimtrack@" in step["uses"]]
        assert step["with"].keys() <= ACTION["inputs"].keys()
        assert all(re.search(r"@[0-9a-f]{40}$", step["uses"]) for step in job["steps"]), "a tag can be moved"


def test_the_page_lists_every_input_and_output_of_the_action() -> None:
    for name, one in ACTION["inputs"].items():
        default = f"`{one['default']}`" if one["default"] else ""
        assert f"| `{name}` | {default} | ".replace("|  |", "| |") in PAGE
    assert all(f"`{name}`" in PAGE for name in ACTION["outputs"])
