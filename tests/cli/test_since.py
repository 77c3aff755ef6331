"""`verify --since` and `--staged` on small repositories: the history, the change, and beside them what is told."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.conftest import Run
from git_repo import ALONE, git, repository
from written_corpus import split

DAY = ("--today", "2026-02-24")

OLD = """\
=== 2026-02-01 What the desk has, with its old debts
# claims/bridge.yaml
claim: The bridge at Qasrak is open
about: qasrak/bridge
polarity: true
said:
  - {source: mayor, basis: official, date: 2026-01-30}
# claims/rumour.yaml
claim: The governor has left the town
# claims/tolls.yaml
claim: Tolls were doubled on the bridge
said:
  - {source: mayor, basis: official, date: 2026-01-30}
  - {source: old-voice, date: 2026-01-30}
# sources/mayor.yaml
source: the mayor of Qasrak
kind: official
anonymity: named
camp: town
grade: B
# sources/driver.yaml
source: a truck driver who crossed the bridge
kind: person
anonymity: unnamed
# camps.yaml
town: {name: the town}
"""

PULL_REQUEST = """\
# claims/closed.yaml
claim: The bridge at Qasrak is closed
about: qasrak/bridge
polarity: false
said:
  - {source: mayor, basis: official, date: 2026-01-30}
# claims/looted.yaml
claim: The school at Qasrak was looted
said:
  - {source: driver, basis: firsthand, date: 2026-02-23}
# claims/mined.yaml
claim: The road to Qasrak is mined
# sources/mayor.yaml
source: the mayor of Qasrak
kind: official
anonymity: named
camp: town
grade: D
"""

TOLD = """\
claims/mined.yaml:1:1: error[CT101] no-source: nobody is recorded to have said `mined`
claims/bridge.yaml:3:1: error[CT201] contradiction: `qasrak/bridge` cannot be both: `The bridge at Qasrak is open` or \
`The bridge at Qasrak is closed`
claims/looted.yaml:1:1: note[CT102] uncorroborated: `looted` rests on driver (unnamed), score 0.43
"""
CLOSING = """\
5 claims, 1 source: 2 errors, 1 note
1 corroborated, 2 disputed, 1 uncorroborated, 1 unsourced; policy 1
since main (COMMIT, 2026-02-01): 4 records written, 2 more claims touched
"""
DONE = [("CT101", ("mined",)), ("CT201", ("bridge", "closed")), ("CT102", ("looted",))]


def write(corpus: Path, text: str) -> None:
    for path, content in split(text).items():
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        (corpus / path).write_text(content, encoding="utf-8")


def commit(corpus: Path, subject: str = "Change") -> None:
    git(corpus, "add", "--all", ".")
    git(corpus, "commit", "--quiet", "--allow-empty", "-m", subject)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return repository(tmp_path / "desk", OLD)


@pytest.fixture
def pull_request(desk: Path) -> Path:
    git(desk, "checkout", "--quiet", "-b", "work")
    write(desk, PULL_REQUEST)
    commit(desk, "Three claims, and what the mayor is worth")
    return desk


def codes(out: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one["code"], tuple(one["claims"])) for one in json.loads(out)["findings"]]


def test_a_pull_request_is_told_what_it_does_and_nothing_of_older_debt(claimtrack: Run, pull_request: Path) -> None:
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", "concise", cwd=pull_request)
    assert (ran.out, without_commit(ran.err, pull_request), ran.status) == (TOLD, CLOSING, 1)


def test_in_json_with_what_was_written_and_touched(claimtrack: Run, pull_request: Path) -> None:
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", "json", cwd=pull_request)
    report = json.loads(ran.out)
    assert (codes(ran.out), ran.status) == (DONE, 1)
    assert report["since"] == {
        "revision": "main",
        "commit": git(pull_request, "rev-parse", "main").strip(),
        "date": "2026-02-01",
        "staged": False,
        "written": ["closed", "looted", "mayor", "mined"],
        "touched": ["bridge", "tolls"],
        "gone": [],
        "older": [],
        "solved": 0,
        "unread": 0,
        "reconfigured": False,
    }
    assert [claim["id"] for claim in report["claims"]] == ["bridge", "closed", "looted", "mined", "tolls"]
    assert [(one["a"], one["b"]) for one in report["conflicts"]] == [("bridge", "closed")]
    lines = claimtrack("verify", "--since", "main", *DAY, "--output-format", "jsonl", cwd=pull_request).out.splitlines()
    assert json.loads(lines[0])["since"] == report["since"]


def test_as_a_comment_for_the_pull_request(claimtrack: Run, pull_request: Path, shown: SnapshotAssertion) -> None:
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", "md", cwd=pull_request)
    assert without_commit(ran.out, pull_request) == shown
    assert ran.out == claimtrack("verify", "--since", "main", *DAY, "--output-format", "md", cwd=pull_request).out


FOR_PROGRAMS: dict[str, Callable[[str], list[str]]] = {
    "github": lambda out: re.findall(r"title=(CT\d+) ", out),
    "gitlab": lambda out: [one["check_name"].split()[0] for one in json.loads(out)],
    "sarif": lambda out: [one["ruleId"] for one in json.loads(out)["runs"][0]["results"]],
    "junit": lambda out: re.findall(r"(?:error|warning|note)\[(CT\d+)\]", out),
    "full": lambda out: re.findall(r"(?:error|warning|note)\[(CT\d+)\]", out),
}


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_in_each_format_the_same_and_nothing_else(claimtrack: Run, pull_request: Path, name: str) -> None:
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", name, cwd=pull_request)
    assert ran.status == 1
    assert set(FOR_PROGRAMS[name](ran.out)) == {code for code, _ in DONE}
    assert "claims/rumour" not in ran.out
    assert "old-voice" not in ran.out


def test_what_main_did_meanwhile_is_not_ours(claimtrack: Run, pull_request: Path) -> None:
    """The merge base is what counts, as with git's three dots."""
    git(pull_request, "checkout", "--quiet", "main")
    write(pull_request, "# claims/late.yaml\nclaim: The well is dry\n")
    commit(pull_request)
    git(pull_request, "checkout", "--quiet", "work")
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", "json", cwd=pull_request)
    assert codes(ran.out) == DONE


def test_what_is_not_committed_counts(claimtrack: Run, desk: Path) -> None:
    write(desk, "# claims/late.yaml\nclaim: The well is dry\n")
    ran = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk)
    assert (codes(ran.out), ran.status) == ([("CT101", ("late",))], 1)


UNCHANGED = [
    pytest.param(str, id="nothing"),
    pytest.param(
        lambda desk: (desk / "claims/rumour.yaml").write_text("# a note\nclaim:   'The governor has left the town'\n"),
        id="laid out anew",
    ),
    pytest.param(lambda desk: (desk / "claims/rumour.yaml").rename(desk / "claims/gone.yaml"), id="moved, with its id"),
    pytest.param(
        lambda desk: (desk / "claims/rumour.yaml").write_bytes(b"\xef\xbb\xbfclaim: The governor has left the town\r\n"),
        id="of another system",
    ),
]


@pytest.mark.parametrize("change", UNCHANGED)
def test_a_change_that_says_nothing_else_is_none(claimtrack: Run, desk: Path, change: Callable[[Path], object]) -> None:
    change(desk)
    ran = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk)
    assert (codes(ran.out), json.loads(ran.out)["since"]["written"], ran.status) == ([], [], 0)


def test_a_source_that_went_is_missed_by_those_who_name_it(claimtrack: Run, desk: Path) -> None:
    (desk / "sources/mayor.yaml").unlink()
    ran = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk)
    assert ran.status == 1
    assert {("CT004", ("bridge",)), ("CT004", ("tolls",))} <= set(codes(ran.out))
    missed = [one["message"] for one in json.loads(ran.out)["findings"] if one["code"] == "CT004"]
    assert all("`mayor`" in message for message in missed)


def test_a_record_that_was_edited_is_told_of_whole_and_fails_for_what_is_new(claimtrack: Run, desk: Path) -> None:
    write(desk, "# claims/rumour.yaml\nclaim: The governor has left the town\ntags: [town]\n")
    ran = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk)
    assert (codes(ran.out), ran.status) == ([("CT101", ("rumour",))], 0)
    assert json.loads(ran.out)["since"]["older"] == [json.loads(ran.out)["findings"][0]["fingerprint"]]
    closing = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "concise", cwd=desk).err
    assert "1 finding of these was there before" in closing
    comment = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "md", cwd=desk).out
    assert "**There before, in records that this change writes**" in comment


def test_an_ignore_that_was_taken_away_is_a_change(claimtrack: Run, desk: Path) -> None:
    write(desk, "# claims/well.yaml\n# claimtrack: ignore[CT101] it is common knowledge\nclaim: The well is dry\n")
    commit(desk)
    write(desk, "# claims/well.yaml\nclaim: The well is dry\n")
    ran = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk)
    assert (codes(ran.out), ran.status) == ([("CT101", ("well",))], 1)


def test_a_record_that_broke_is_told_and_one_that_was_broken_is_counted(claimtrack: Run, desk: Path) -> None:
    write(desk, "# claims/old.yaml\nclaim: [\n")
    commit(desk)
    clean = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "concise", cwd=desk)
    assert (clean.out, clean.status) == ("", 0)
    assert "1 record could not be read before, nor now: not compared" in clean.err
    comment = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "md", cwd=desk).out
    assert "**Not checked**\n\n- 1 record could not be read before, nor now" in comment
    write(desk, "# claims/rumour.yaml\nclaim: [\n")
    ran = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk)
    assert (codes(ran.out), ran.status) == ([("CT001", ()), ("CT002", ())], 1)


def test_another_configuration_is_a_change_like_others(claimtrack: Run, desk: Path) -> None:
    (desk / "claimtrack.toml").write_text('ignore = ["CT101"]\n', encoding="utf-8")
    commit(desk)
    (desk / "claimtrack.toml").write_text("", encoding="utf-8")
    ran = claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk)
    assert (codes(ran.out), ran.status) == ([("CT101", ("rumour",))], 1)
    assert (
        "the configuration is another one" in claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "md", cwd=desk).out
    )


def test_a_corpus_in_a_folder_of_the_repository(claimtrack: Run, tmp_path: Path) -> None:
    desk = repository(tmp_path / "repo", OLD, below="news/desk")
    write(desk, PULL_REQUEST)
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", "json", cwd=desk)
    assert codes(ran.out) == DONE
    git(desk, "add", ".")
    assert codes(claimtrack("verify", "--staged", *DAY, "--output-format", "json", cwd=desk).out) == DONE


def test_only_what_was_asked_for(claimtrack: Run, pull_request: Path) -> None:
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", "json", "claims/looted.yaml", cwd=pull_request)
    assert (codes(ran.out), ran.status) == ([("CT102", ("looted",))], 0)


def test_fixes_of_what_changed_alone(claimtrack: Run, desk: Path) -> None:
    write(desk, "# claims/old.yaml\nclaim: The well is dry\nsaid:\n  - {source: Mayor, basis: official}\n")
    commit(desk)
    write(desk, "# claims/new.yaml\nclaim: The mill is shut\nsaid:\n  - {source: Mayor, basis: official}\n")
    claimtrack("verify", "--since", "HEAD", "--fix", *DAY, cwd=desk)
    assert "source: mayor" in (desk / "claims/new.yaml").read_text("utf-8")
    assert "source: Mayor" in (desk / "claims/old.yaml").read_text("utf-8")


def test_in_another_worktree_and_with_a_detached_head(claimtrack: Run, pull_request: Path, tmp_path: Path) -> None:
    git(pull_request, "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"), "work")
    ran = claimtrack("verify", "--since", "main", *DAY, "--output-format", "json", cwd=tmp_path / "beside")
    assert codes(ran.out) == DONE


REFUSED = [
    (("--since", "mian"), "git knows no revision `mian`", "did you mean `main`?"),
    (("--since", ""), "`` is no revision", "write a branch"),
    (("--since", "--all"), "`--all` is no revision", "write a branch"),
    (("--since", "main", "--staged"), "`--staged` counts from the last commit", "give one of the two"),
    (("--staged", "--fix"), "`--staged` looks at git's index", "use `--since HEAD` with them"),
]


@pytest.mark.parametrize(("options", "message", "way_on"), REFUSED)
def test_what_cannot_be_done_is_said(claimtrack: Run, desk: Path, options: tuple[str, ...], message: str, way_on: str) -> None:
    ran = claimtrack("verify", *options, *DAY, cwd=desk)
    assert (ran.out, ran.status) == ("", 2)
    assert message in ran.err
    assert way_on in ran.err


def test_outside_of_any_repository(claimtrack: Run, desk: Path) -> None:
    shutil.rmtree(desk / ".git")
    for option in (("--since", "main"), ("--staged",)):
        ran = claimtrack("verify", *option, *DAY, cwd=desk, GIT_CEILING_DIRECTORIES=str(desk.parent))
        assert (ran.out, ran.status) == ("", 2)
        assert "is in no git repository" in ran.err


def test_in_a_shallow_clone_the_way_on_is_told(claimtrack: Run, pull_request: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=work", pull_request.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    ran = claimtrack("verify", "--since", "origin/main", *DAY, cwd=shallow)
    assert (ran.out, ran.status) == ("", 2)
    assert "fetch-depth: 0" in ran.err
    git(shallow, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    ran = claimtrack("verify", "--since", "origin/main", *DAY, cwd=shallow)
    assert (ran.out, ran.status) == ("", 2)
    assert "have no common ancestor here" in ran.err
    git(shallow, "fetch", "--quiet", "--unshallow")
    ran = claimtrack("verify", "--since", "origin/main", *DAY, "--output-format", "json", cwd=shallow)
    assert codes(ran.out) == DONE


def test_what_is_staged_and_not_what_lies_beside_it(claimtrack: Run, desk: Path) -> None:
    write(desk, "# claims/well.yaml\nclaim: The well is dry\n")
    git(desk, "add", "claims/well.yaml")
    write(desk, "# claims/well.yaml\nclaim: The well is dry\nsaid:\n  - {source: mayor, basis: official}\n")
    write(desk, "# claims/other.yaml\nclaim: The mill is shut\n")
    git(desk, "add", "--intent-to-add", "claims/other.yaml")
    ran = claimtrack("verify", "--staged", *DAY, "--output-format", "concise", cwd=desk)
    assert ran.out == "claims/well.yaml:1:1: error[CT101] no-source: nobody is recorded to have said `well`\n"
    assert ran.status == 1


def test_what_is_staged_to_go(claimtrack: Run, desk: Path) -> None:
    git(desk, "rm", "--quiet", "--cached", "sources/mayor.yaml")
    ran = claimtrack("verify", "--staged", *DAY, "--output-format", "json", cwd=desk)
    assert {("CT004", ("bridge",)), ("CT004", ("tolls",))} <= set(codes(ran.out))
    assert codes(claimtrack("verify", "--since", "HEAD", *DAY, "--output-format", "json", cwd=desk).out) == []


def test_before_the_first_commit_all_is_new(claimtrack: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, "# claims/well.yaml\nclaim: The well is dry\n")
    assert claimtrack("verify", "--since", "HEAD", *DAY, cwd=tmp_path).status == 2
    none = claimtrack("verify", "--staged", *DAY, cwd=tmp_path)
    assert (none.status, none.out) == (3, "")
    git(tmp_path, "add", ".")
    ran = claimtrack("verify", "--staged", *DAY, "--output-format", "json", cwd=tmp_path)
    assert (codes(ran.out), ran.status) == ([("CT101", ("well",))], 1)


def test_a_merge_with_conflicts_cannot_be_checked(claimtrack: Run, desk: Path) -> None:
    for branch, claim in (("one", "The well is dry"), ("two", "The well is full")):
        git(desk, "checkout", "--quiet", "-b", branch, "main")
        write(desk, f"# claims/well.yaml\nclaim: {claim}\n")
        commit(desk)
    subprocess.run(["git", "merge", "--quiet", "one"], cwd=desk, env={**os.environ, **ALONE}, check=False, capture_output=True)
    ran = claimtrack("verify", "--staged", *DAY, cwd=desk)
    assert (ran.out, ran.status) == ("", 2)
    assert "`claims/well.yaml` has conflicts of a merge" in ran.err


def test_a_configuration_that_is_staged_and_wrong(claimtrack: Run, desk: Path) -> None:
    (desk / "claimtrack.toml").write_text("fail-on = 'never ever'\n", encoding="utf-8")
    git(desk, "add", ".")
    (desk / "claimtrack.toml").unlink()
    ran = claimtrack("verify", "--staged", *DAY, cwd=desk)
    assert (ran.out, ran.status) == ("", 2)
    assert "the configuration that is staged cannot be used" in ran.err


@pytest.mark.parametrize("how", [("-a",), ("claims/bridge.yaml",)])
def test_a_hook_sees_the_index_of_its_own_commit(desk: Path, how: tuple[str, ...]) -> None:
    """`git commit -a` and `git commit FILE` commit from an index of their own, and tell the hook so."""
    hook = desk / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{sys.executable} -m claimtrack verify --staged --today 2026-02-24 >hook.txt 2>&1\n")
    hook.chmod(0o755)
    write(desk, "# claims/bridge.yaml\nclaim: The bridge at Qasrak is open\nabout: qasrak/bridge\npolarity: true\n")
    done = subprocess.run(
        ["git", "commit", *how, "-m", "Lose a source"], cwd=desk, env={**os.environ, **ALONE}, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "error[CT101] no-source: nobody is recorded to have said `bridge`" in (desk / "hook.txt").read_text("utf-8")


def without_commit(text: str, desk: Path) -> str:
    """A text without the id of the commit, which each machine makes alike but no reader wants to see."""
    commit = git(desk, "rev-parse", "main").strip()
    return text.replace(commit[:10], "COMMIT").replace(commit[:7], "COMMIT")
