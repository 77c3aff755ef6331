"""A runner for tests: the steps of `action.yml`, taken out of the file and run as they stand, with a `gh` that only notes calls.

What GitHub does for a composite action is done here as its documentation says (metadata syntax, contexts, default environment
variables, workflow commands): inputs with their defaults, `${{ }}` in `env`, `if` and outputs, the files for outputs and the
summary, and `bash --noprofile --norc -eo pipefail`. Any expression besides looking up, `==`, `!=` and `&&` is refused.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BASH = shutil.which("bash") or "bash"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_TERM = re.compile(r"([\w.-]+) (==|!=) '([^']*)'")


class Call(NamedTuple):
    """One call of the REST API: `PATCH repos/...` with the fields of its body, those read from a file as what the file holds."""

    method: str
    path: str
    fields: dict[str, str]


class Ended(NamedTuple):
    """What a run of the action left: its exit code, its log, its summary, its outputs, and what it asked of GitHub."""

    status: int
    log: str
    summary: str
    outputs: dict[str, str]
    calls: list[Call]

    @property
    def written(self) -> list[Call]:
        """The calls that change something."""
        return [call for call in self.calls if call.method != "GET"]


class Runner:
    """A machine with a checkout: its temporary folder, its `gh`, and the programs that the first step would install."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.comments: list[dict[str, Any]] = []
        self.refuses = ""
        self.system = "Linux"
        self.path = f"{folder / 'path'}{os.pathsep}{os.environ['PATH']}"
        for name in ("temp", "path", "bin", "gh"):
            (folder / name).mkdir(parents=True)
        _program(folder / "bin" / "python", f'exec "{sys.executable}" "$@"')
        _program(folder / "bin" / "claimtrack", f'exec "{sys.executable}" -m claimtrack "$@"')
        _program(folder / "path" / "gh", f'exec "{sys.executable}" "{Path(__file__).parent / "gh.py"}" "$@"')

    def programs(self, *names: str) -> None:
        """Have these programs of this machine and no other, no `gh` either."""
        only = self.folder / "only"
        only.mkdir()
        for name in names:
            found = shutil.which(name)
            assert found, f"this test needs `{name}`"
            (only / name).symlink_to(found)
        self.path = str(only)

    def run(
        self,
        checkout: Path,
        event: Mapping[str, Any],
        *,
        name: str = "pull_request",
        done: Mapping[str, Mapping[str, str]] | None = None,
        inputs: Mapping[str, str] | None = None,
    ) -> Ended:
        """The action on this checkout with these inputs.

        `done`: the outputs of steps that are left out as if they had run; when not given, claimtrack is installed already.
        """
        done = {"install": {"bin": str(self.folder / "bin")}} if done is None else done
        github = {"event": event, "event_name": name, "token": "t0ken"}
        given = inputs or {}
        assert given.keys() <= ACTION["inputs"].keys()
        context: dict[str, Any] = {
            "github": github,
            "inputs": {key: given.get(key, one["default"]) for key, one in ACTION["inputs"].items()},
            "steps": {step: {"outputs": dict(outputs)} for step, outputs in done.items()},
        }
        state = self._begin(checkout, event, name)
        log, status = "", 0
        for step in STEPS:
            assert step["shell"] == "bash"
            if status == 0 and step.get("id") not in done and _holds(step.get("if", ""), context):
                said, status = self._step(step, checkout, context, state)
                log += said
        outputs = {key: _filled(one["value"], context) for key, one in ACTION["outputs"].items()}
        noted = self.folder / "gh" / "calls.jsonl"
        asked = [json.loads(line) for line in noted.read_text().splitlines()] if noted.exists() else []
        assert all((one["token"], one["host"]) == ("t0ken", "github.com") for one in asked)
        calls = [Call(one["method"], one["path"], one["fields"]) for one in asked]
        return Ended(status, log, Path(state["GITHUB_STEP_SUMMARY"]).read_text("utf-8"), outputs, calls)

    def _begin(self, checkout: Path, event: Mapping[str, Any], name: str) -> dict[str, str]:
        """The environment of every step, with nothing of an earlier run."""
        (self.folder / "gh" / "calls.jsonl").unlink(missing_ok=True)
        (self.folder / "gh" / "comments.json").write_text(json.dumps(self.comments))
        refusing = self.folder / "gh" / "refuse"
        refusing.unlink(missing_ok=True)
        if self.refuses:
            refusing.write_text(self.refuses)
        (self.folder / "summary.md").write_text("")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "GH_"))}
        number = event.get("number")
        return {
            **kept,
            "PATH": self.path,
            "GH_FOLDER": str(self.folder / "gh"),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_EVENT_NAME": name,
            "GITHUB_BASE_REF": event.get("pull_request", {}).get("base", {}).get("ref", ""),
            "GITHUB_REF": f"refs/pull/{number}/merge" if number else "refs/heads/main",
            "GITHUB_SHA": "0123456789abcdef0123456789abcdef01234567",
            "GITHUB_REPOSITORY": "desk/claims",
            "GITHUB_RUN_ID": "77",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_WORKSPACE": str(checkout),
            "RUNNER_OS": self.system,
            "RUNNER_TEMP": str(self.folder / "temp"),
        }

    def _step(
        self, step: Mapping[str, Any], checkout: Path, context: dict[str, Any], state: Mapping[str, str]
    ) -> tuple[str, int]:
        script, output = self.folder / "step.sh", self.folder / "output.txt"
        script.write_text(step["run"], "utf-8")
        output.write_text("")
        environment = {key: _filled(value, context) for key, value in step.get("env", {}).items()}
        done = subprocess.run(
            [BASH, "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=checkout,
            env={**state, **environment, "GITHUB_OUTPUT": str(output)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        if "id" in step:
            lines = output.read_text("utf-8").splitlines()
            context["steps"][step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
        return done.stdout, done.returncode


def _program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def _found(path: str, context: Mapping[str, Any]) -> str:
    """What a context has at a path; nothing where there is nothing, as on GitHub."""
    value: Any = context
    for key in path.split("."):
        value = value.get(key, "") if isinstance(value, Mapping) else ""
    return str(value)


def _filled(text: str, context: Mapping[str, Any]) -> str:
    return _EXPRESSION.sub(lambda match: _found(match.group(1), context), text)


def _holds(condition: str, context: Mapping[str, Any]) -> bool:
    terms = [term for whole in _EXPRESSION.findall(condition) for term in whole.split(" && ")]
    parts = [_TERM.fullmatch(term) for term in terms]
    assert None not in parts, condition
    return all((_found(part.group(1), context) == part.group(3)) == (part.group(2) == "==") for part in parts if part is not None)
