"""The GitLab CI job: valid by GitLab's own schema, and its script lines run as they stand on a merge request."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from ci.pull_request import checked_out, tool
from git_repo import git

FILE = Path(__file__).parents[2] / "docs" / "ci" / "gitlab.yml"
JOB: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))["claims"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The checkout of a merge request, with the environment that `before_script` would have made beside it."""
    checkout = checked_out(tmp_path)
    programs = tmp_path / "checkout.venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "claimtrack").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimtrack "$@"\n')
    (programs / "claimtrack").chmod(0o755)
    return checkout


def run(project: Path, *parts: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The lines of these parts of the job in one shell, as a runner joins them (`set -eo pipefail`)."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI"))}
    environment = {**kept, **JOB["variables"], "CI": "true", "GITLAB_CI": "true", "CI_PROJECT_DIR": str(project), **variables}
    lines = [line for part in parts for line in JOB[part]]
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def with_program(project: Path) -> dict[str, str]:
    return {"PATH": f"{project}.venv/bin{os.pathsep}{os.environ['PATH']}"}


def base(project: Path) -> dict[str, str]:
    return {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(project, "rev-parse", "HEAD^1").strip()}


@pytest.mark.long
def test_a_merge_request_fails_for_what_it_changes_and_the_widget_gets_all(project: Path) -> None:
    ran = run(project, "script", **with_program(project), **base(project))
    assert ran.returncode == 1, ran.stderr
    assert "claims/mined.yaml:1:1: error[CT101]" in ran.stdout
    assert "rumour" not in ran.stdout
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((project / reports["codequality"]).read_text("utf-8"))
    assert {"claims/mined.yaml", "claims/rumour.yaml"} <= {one["location"]["path"] for one in quality}
    junit = ET.parse(project / reports["junit"]).getroot()  # noqa: S314 - we have just written it ourselves
    assert "mined" in ET.tostring(junit, "unicode")
    assert "rumour" not in ET.tostring(junit, "unicode")
    (comment,) = JOB["artifacts"]["paths"]
    assert "`mined`" in (project / comment).read_text("utf-8")


@pytest.mark.long
def test_the_default_branch_is_checked_whole(project: Path) -> None:
    ran = run(project, "script", **with_program(project))
    assert (ran.returncode, "claims/rumour.yaml:1:1: error[CT101]" in ran.stdout) == (1, True)


@pytest.mark.long
def test_a_shallow_clone_fails_in_words(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project}", "shallow")
    ran = run(tmp_path / "shallow", "script", **with_program(project), **base(project))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "shallow" in ran.stderr


@pytest.mark.long
def test_the_whole_with_its_installation(tmp_path: Path) -> None:
    project = checked_out(tmp_path)
    ran = run(project, "before_script", "script", CLAIMTRACK=str(FILE.parents[2]), **base(project), PATH=os.environ["PATH"])
    assert ran.returncode == 1, f"this test needs a package registry that pip reaches:\n{ran.stderr}"
    assert "error[CT101]" in ran.stdout


def test_the_job_is_what_gitlab_reads() -> None:
    done = tool("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(FILE))
    assert done.returncode == 0, done.stdout


def test_no_line_has_anything_for_shellcheck(tmp_path: Path) -> None:
    script = tmp_path / "job.sh"
    script.write_text("#!/usr/bin/env bash\nset -eo pipefail\n" + "\n".join([*JOB["before_script"], *JOB["script"]]), "utf-8")
    done = tool("shellcheck", "--exclude=SC2086", str(script))  # `$since` is nothing, or one word without blanks
    assert done.returncode == 0, done.stdout
