"""The GitHub Action: its file is well formed, and a pull request goes through its steps as they stand."""

from __future__ import annotations

import base64
import gzip
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ci.pull_request import checked_out, tool
from ci.runner import ACTION, STEPS, Call, Runner
from claimtrack.render.comment import MARK
from git_repo import git

EVENT: Mapping[str, Any] = {
    "number": 7,
    "pull_request": {"number": 7, "base": {"ref": "main"}, "head": {"repo": {"full_name": "desk/claims"}}},
}
FORK = {**EVENT, "pull_request": {**EVENT["pull_request"], "head": {"repo": {"full_name": "somebody/claims"}}}}
COMMENTS = "repos/desk/claims/issues/7/comments"
Done = Mapping[str, Mapping[str, str]]
READ_ONLY = "gh: Resource not accessible by integration (HTTP 403)"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return checked_out(tmp_path)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path / "runner")


def annotated(log: str) -> list[str]:
    return [f"{kind} {code}" for kind, code in re.findall(r"^::(error|warning|notice) .*title=(CT\d+)", log, flags=re.MULTILINE)]


@pytest.mark.long
def test_a_pull_request_is_annotated_commented_on_and_judged(runner: Runner, checkout: Path) -> None:
    ended = runner.run(checkout, EVENT)
    assert ended.status == 1, ended.log
    assert annotated(ended.log)[:2] == ["error CT101", "error CT201"]
    assert "rumour" not in ended.log + ended.summary
    (posted,) = ended.written
    assert (posted.method, posted.path, list(posted.fields)) == ("POST", COMMENTS, ["body"])
    assert posted.fields["body"].startswith(f"{MARK}\n")
    assert all(f"`{claim}`" in posted.fields["body"] for claim in ("closed", "looted", "mined"))
    assert ended.summary == posted.fields["body"]
    assert {key: ended.outputs[key] for key in ("status", "errors", "warnings")} == {
        "status": "1",
        "errors": "2",
        "warnings": "0",
    }
    report = json.loads(Path(ended.outputs["json-file"]).read_text("utf-8"))
    assert {claim for one in report["findings"] for claim in one["claims"]} == {"bridge", "closed", "looted", "mined"}
    assert "`rumour`" in Path(ended.outputs["sarif-file"]).read_text("utf-8"), "code scanning gets the whole corpus"


def verified(runner: Runner, status: int = 1, body: str = f"{MARK}\n### claimtrack: 2 errors\n", quiet: str = "false") -> Done:
    """What the steps before the comment leave when the check went as it says."""
    comment, sarif = runner.folder / "comment.md", runner.folder / "claimtrack.sarif"
    comment.write_text(body, "utf-8")
    sarif.write_text('{"version": "2.1.0"}', "utf-8")
    found = {"status": str(status), "comment-file": str(comment), "sarif-file": str(sarif), "quiet": quiet}
    return {"install": {}, "verify": found}


def comment(number: int, body: str, login: str = "github-actions[bot]") -> dict[str, Any]:
    return {"id": number, "user": {"login": login}, "body": body}


def test_a_comment_is_updated_in_place(runner: Runner, tmp_path: Path) -> None:
    runner.comments = [
        comment(1, f"{MARK}\nnot ours", login="somebody"),
        comment(2, f"about {MARK}"),
        comment(3, f"{MARK}\r\nours"),
        comment(4, f"{MARK}\nours, too"),
    ]
    ended = runner.run(tmp_path, EVENT, done=verified(runner))
    assert ended.written == [
        Call("PATCH", "repos/desk/claims/issues/comments/3", {"body": f"{MARK}\n### claimtrack: 2 errors\n"})
    ]
    assert ended.status == 1


def test_a_change_that_leaves_the_corpus_alone_gets_no_new_comment_but_an_old_one_is_updated(
    runner: Runner, tmp_path: Path
) -> None:
    alone = verified(runner, status=0, quiet="true")
    assert runner.run(tmp_path, EVENT, done=alone).written == []
    runner.comments = [comment(3, f"{MARK}\nstale")]
    assert [call.method for call in runner.run(tmp_path, EVENT, done=alone).written] == ["PATCH"]


def test_the_token_of_a_fork_may_only_read_and_that_is_said(runner: Runner, tmp_path: Path) -> None:
    runner.refuses = READ_ONLY
    ended = runner.run(tmp_path, FORK, done=verified(runner), inputs={"upload-sarif": "true"})
    assert ended.status == 1, "the verdict, not the comment"
    assert (
        f"has not commented on this pull request: it comes from a fork, whose token may only read ({READ_ONLY})" in ended.summary
    )
    assert "has not reported to code scanning" in ended.summary
    assert "::notice title=claimtrack has not commented::it comes from a fork" in ended.log
    assert runner.run(tmp_path, FORK, done=verified(runner, status=0), inputs={"upload-sarif": "true"}).status == 0


def test_a_job_without_the_permission_is_told_which(runner: Runner, tmp_path: Path) -> None:
    runner.refuses = READ_ONLY
    ended = runner.run(tmp_path, EVENT, done=verified(runner, status=0))
    assert (ended.status, "the job needs the permission pull-requests: write" in ended.summary) == (0, True)


def test_a_runner_without_gh_says_so(runner: Runner, tmp_path: Path) -> None:
    runner.programs("head", "tr", "cut", "wc", "gzip", "base64")
    ended = runner.run(tmp_path, EVENT, done=verified(runner), inputs={"upload-sarif": "true"})
    assert (ended.status, ended.calls) == (1, [])
    assert ended.summary.count("this runner has no gh") == 2


def test_code_scanning_gets_the_sarif_zipped(runner: Runner, tmp_path: Path) -> None:
    (sent,) = runner.run(tmp_path, EVENT, done=verified(runner), inputs={"upload-sarif": "true", "comment": "false"}).calls
    assert sent[:2] == ("POST", "repos/desk/claims/code-scanning/sarifs")
    assert (sent.fields["commit_sha"][:7], sent.fields["ref"]) == ("0123456", "refs/pull/7/merge")
    assert gzip.decompress(base64.b64decode(sent.fields["sarif"], validate=True)) == b'{"version": "2.1.0"}'


def test_two_corpora_of_a_repository_have_a_comment_each(runner: Runner, tmp_path: Path) -> None:
    runner.comments = [comment(3, f"{MARK}\nof the corpus at the root"), comment(4, f"<!-- claimtrack: desk -->\n{MARK}\n")]
    (patched,) = runner.run(tmp_path, EVENT, done=verified(runner), inputs={"root": "desk"}).written
    assert (patched.path[-2:], patched.fields["body"].splitlines()[:2]) == ("/4", ["<!-- claimtrack: desk -->", MARK])


def test_a_long_report_is_linked_to(runner: Runner, tmp_path: Path) -> None:
    (posted,) = runner.run(tmp_path, EVENT, done=verified(runner, body=f"{MARK}\n{'x' * 65_000}\n")).written
    assert posted.fields["body"].splitlines()[0] == MARK
    assert "https://github.com/desk/claims/actions/runs/77" in posted.fields["body"]
    assert len(posted.fields["body"]) < 300


def test_the_event_that_checks_out_the_target_is_refused(runner: Runner, tmp_path: Path) -> None:
    ended = runner.run(tmp_path, EVENT, name="pull_request_target")
    assert (ended.status, ended.calls) == (2, [])
    assert "use pull_request" in ended.summary


@pytest.mark.long
def test_a_shallow_checkout_is_not_checked_and_never_passed(runner: Runner, checkout: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{checkout}", "shallow")
    git(tmp_path / "shallow", "update-ref", "-d", "refs/remotes/origin/main")
    runner.comments = [comment(3, f"{MARK}\nall was well")]
    ended = runner.run(tmp_path / "shallow", EVENT, inputs={"upload-sarif": "true"})
    assert (ended.status, ended.outputs["status"], ended.outputs["sarif-file"], ended.outputs["errors"]) == (2, "2", "", "")
    assert "::error title=claimtrack could not check::" in ended.log
    assert "give actions/checkout the input fetch-depth: 0" in ended.summary
    (patched,) = ended.written
    assert patched.fields["body"].startswith(f"{MARK}\n### claimtrack: nothing was checked\n")


@pytest.mark.long
def test_a_push_is_checked_whole(runner: Runner, checkout: Path) -> None:
    ended = runner.run(checkout, {}, name="push")
    assert (ended.status, ended.calls) == (1, [])
    assert "rumour" in ended.summary


@pytest.mark.long
def test_a_merge_queue_is_compared_with_its_base(runner: Runner, checkout: Path) -> None:
    base = git(checkout, "rev-parse", "HEAD^1").strip()
    ended = runner.run(checkout, {"merge_group": {"base_sha": base}}, name="merge_group")
    assert (ended.status, ended.calls, ended.outputs["errors"]) == (1, [], "2")
    assert "rumour" not in ended.summary


@pytest.mark.long
def test_a_change_elsewhere_in_the_repository(runner: Runner, tmp_path: Path) -> None:
    ended = runner.run(checked_out(tmp_path, change=""), EVENT)
    assert (ended.status, ended.written, ended.outputs["errors"]) == (0, [], "0")


@pytest.mark.long
def test_inputs_reach_the_program(runner: Runner, tmp_path: Path) -> None:
    checkout = checked_out(tmp_path, below="desk")
    ended = runner.run(checkout, EVENT, inputs={"root": "desk", "fail-on": "never"})
    assert (ended.status, ended.outputs["errors"], "file=desk/claims/mined.yaml" in ended.log) == (0, "2", True)
    ended = runner.run(checkout, EVENT, inputs={"root": "desk", "annotations": "false", "since": "HEAD"})
    assert (ended.status, annotated(ended.log)) == (0, [])
    ended = runner.run(checkout, EVENT, inputs={"root": "desk", "annotations": "false", "since": ""})
    assert (ended.status, annotated(ended.log), "error[CT101]" in ended.log) == (1, [], True)


@pytest.mark.long
@pytest.mark.parametrize("name", ["since", "root", "baseline", "fail-on"])
def test_no_input_is_read_as_shell_or_as_an_option(runner: Runner, checkout: Path, name: str) -> None:
    hostile = '--help $(touch owned) `touch owned` "; touch owned; "\n::error::owned'
    ended = runner.run(checkout, EVENT, inputs={name: hostile, "comment": "false"})
    assert ended.status == 2
    assert not (checkout / "owned").exists()
    assert "::error::owned" not in obeyed(ended.log)


@pytest.mark.long
def test_what_a_record_says_is_no_command_of_the_workflow(runner: Runner, tmp_path: Path) -> None:
    hostile = '# claims/bad.yaml\nclaim: "x\\n::set-output name=a::b"\nsaid: [{source: "\\n::error::owned"}]\n'
    checkout = checked_out(tmp_path, change=hostile)
    for annotating in ("true", "false"):
        ended = runner.run(checkout, EVENT, inputs={"annotations": annotating})
        assert ended.status == 1
        assert {re.split("[ :]", line)[2] for line in obeyed(ended.log)} <= {"error", "warning", "notice"}
        assert "::error::owned" not in obeyed(ended.log)


def obeyed(log: str) -> list[str]:
    """The lines of a log that the runner takes for commands: not those between `::stop-commands::` and its token."""
    rest = re.sub(r"^::stop-commands::(\w+)$.*?^::\1::$", "", log, flags=re.MULTILINE | re.DOTALL)
    return [line for line in rest.splitlines() if line.startswith("::")]


@pytest.mark.long
def test_the_whole_with_its_installation(runner: Runner, checkout: Path) -> None:
    ended = runner.run(checkout, EVENT, done={}, inputs={"python": sys.executable})
    assert ended.status == 1, f"this test needs a package registry that pip reaches:\n{ended.log}"
    assert (ended.outputs["errors"], [call.method for call in ended.written]) == ("2", ["POST"])


@pytest.mark.parametrize(
    ("python", "system", "said"),
    [("/bin/false", "Linux", "It needs Python 3.11 or later"), ("python3", "Windows", "Linux and macOS runners only")],
)
def test_where_it_cannot_be_installed(runner: Runner, tmp_path: Path, python: str, system: str, said: str) -> None:
    runner.system = system
    ended = runner.run(tmp_path, EVENT, done={}, inputs={"python": python})
    assert (ended.status, said in ended.summary, said in ended.log) == (2, True, True)


def test_the_file_is_an_action_by_its_schema_and_by_zizmor() -> None:
    for command in (
        ["check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"],
        ["zizmor", "--offline", "--no-progress", "--persona=auditor", "action.yml"],
    ):
        done = tool(*command)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("step", STEPS, ids=[step["name"] for step in STEPS])
def test_no_step_has_anything_for_shellcheck(step: Mapping[str, Any], tmp_path: Path) -> None:
    script = tmp_path / "step.sh"
    script.write_text(f"#!/usr/bin/env bash\nset -eo pipefail\n{step['run']}", "utf-8")
    done = tool("shellcheck", str(script))
    assert done.returncode == 0, done.stdout


def test_the_token_is_given_to_the_steps_that_call_github_and_to_no_other() -> None:
    with_token = [step["name"] for step in STEPS if any("token" in value for value in step.get("env", {}).values())]
    assert with_token == [step["name"] for step in STEPS if "gh api" in step["run"]]
    assert len(with_token) == 2


def test_inputs_and_outputs_say_what_they_are() -> None:
    for one in (*ACTION["inputs"].values(), *ACTION["outputs"].values()):
        assert len(one["description"]) > 20
    assert all("default" in one for one in ACTION["inputs"].values())
    assert not any("${{" in step["run"] for step in STEPS), "an expression in a script is read as shell"
