"""`claimtrack protect`: what stops a commit, in real repositories with real hooks; and nothing else does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run
from git_repo import ALONE, git
from written_corpus import laid_out, split

DESK = """
# sources/mayor.yaml
source: Xun Lindqvist, the mayor of Port Selim
kind: person
anonymity: named
# sources/amber-kettle.yaml
source: a nurse
kind: person
anonymity: background
known_to: [the desk chief]
# claims/ward.yaml
claim: The ward is closed
said:
  - {source: amber-kettle, words: says so}
# claims/bridge.yaml
claim: The bridge is closed
said:
  - {source: mayor, words: says so}
"""
NUMBER = "0171-1234567"
LEAK = split(DESK)["sources/amber-kettle.yaml"] + f"terms: call {NUMBER} first\n"
QUOTED = split(DESK)["claims/ward.yaml"].replace("says so", f"'call {NUMBER}'")
STOPPED = "sources/amber-kettle.yaml:5:1: warning[CT602] contact-details: a phone number in `terms` of the protected source"


class Desk:
    """A repository with the hook, whose corpus is its folder `below`."""

    def __init__(self, top: Path, below: str = "") -> None:
        self.top, self.corpus = top, top / below
        top.mkdir(parents=True, exist_ok=True)
        git(top, "init", "--quiet", "--initial-branch=main")
        laid_out(self.corpus, split(DESK))
        git(top, "add", "--all")
        git(top, "commit", "--quiet", "-m", "the desk")
        self.hook("pre-commit", "--staged")
        self.hook("commit-msg", '--message "$1"')

    def hook(self, name: str, args: str) -> None:
        path = self.top / ".git" / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimtrack protect {args}\n', "utf-8")
        path.chmod(0o755)

    def write(self, path: str, text: str) -> None:
        target = self.corpus / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def commit(self, *args: str, message: str = "news", cwd: str = "") -> tuple[int, str]:
        """The exit code of `git commit`, and all that was printed."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", "commit", "--quiet", "-m", message, *args],
            cwd=self.top / cwd,
            env={**kept, **ALONE, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return done.returncode, done.stdout + done.stderr

    def add(self, *paths: str) -> None:
        git(self.top, "add", "--", *(paths or (".",)))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "repo")


def test_a_leak_is_not_committed_and_not_shown(desk: Desk) -> None:
    desk.write("sources/amber-kettle.yaml", LEAK)
    desk.add()
    status, told = desk.commit()
    assert status == 1
    assert STOPPED in told
    assert NUMBER not in told
    assert git(desk.top, "log", "--format=%s").split("\n")[0] == "the desk"


@pytest.mark.parametrize(("path", "text"), [("sources/copper-otter.yaml", LEAK), ("claims/ward.yaml", QUOTED)])
def test_new_sources_and_claims_that_cite_an_old_one(desk: Desk, path: str, text: str) -> None:
    desk.write(path, text)
    desk.add()
    status, told = desk.commit()
    assert (status, "CT602" in told, NUMBER in told) == (1, True, False)


def test_what_is_staged_counts_and_not_what_lies_there(desk: Desk) -> None:
    clean = (desk.corpus / "sources/amber-kettle.yaml").read_text("utf-8")
    desk.write("sources/amber-kettle.yaml", LEAK)
    desk.add()
    desk.write("sources/amber-kettle.yaml", clean)
    assert desk.commit()[0] == 1
    desk.write("sources/amber-kettle.yaml", clean.replace("a nurse", "a nurse of the town"))
    desk.add()
    desk.write("sources/amber-kettle.yaml", LEAK)
    assert desk.commit() == (0, "")


def test_the_index_of_commit_all_and_of_commit_file_counts(desk: Desk) -> None:
    desk.write("sources/amber-kettle.yaml", LEAK)
    assert desk.commit("--all")[0] == 1
    desk.write("claims/bridge.yaml", split(DESK)["claims/bridge.yaml"] + "tags: [bridge]\n")
    assert desk.commit("--", "sources/amber-kettle.yaml")[0] == 1
    assert desk.commit("--", "claims/bridge.yaml") == (0, "")


def test_the_first_commit(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "repo")
    git(desk.top, "checkout", "--quiet", "--orphan", "fresh")
    assert desk.commit() == (0, "")
    git(desk.top, "checkout", "--quiet", "--orphan", "again")
    desk.write("sources/amber-kettle.yaml", LEAK)
    desk.add()
    assert desk.commit()[0] == 1


def test_a_corpus_below_the_repository(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "repo", "notes/desk one")
    desk.write("sources/amber-kettle.yaml", LEAK)
    desk.add()
    status, told = desk.commit()
    assert status == 1
    assert "notes/desk one/" + STOPPED in told
    assert desk.commit(cwd="notes")[0] == 1
    (desk.top / "other.yaml").write_text(f"call: {NUMBER}\n", "utf-8")
    git(desk.top, "reset", "--quiet")
    desk.add("other.yaml")
    assert desk.commit() == (0, "")


def test_another_worktree(desk: Desk) -> None:
    git(desk.top, "worktree", "add", "--quiet", "../other")
    other = desk.top.parent / "other"
    (other / "sources/amber-kettle.yaml").write_text(LEAK, "utf-8")
    git(other, "add", "--all")
    assert desk.commit(cwd="../other")[0] == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sources/amber-kettle.yaml", f"source: [call {NUMBER}"),
        ("claims/ward.yaml", f"claim: x\nsaid:\n  - {{call: {NUMBER}}}\n"),
    ],
)
def test_what_cannot_be_read_does_not_pass(desk: Desk, claimtrack: Run, path: str, text: str) -> None:
    desk.write(path, text)
    desk.add()
    status, told = desk.commit()
    assert status == 1  # what git makes of any refusal
    assert f"`{path}` was not checked" in told
    assert NUMBER not in told
    ran = claimtrack("protect", "--staged", cwd=desk.corpus)
    assert (ran.status, ran.out) == (2, "")


def test_a_claim_on_a_source_that_cannot_be_read_does_not_pass(desk: Desk) -> None:
    desk.write("sources/amber-kettle.yaml", "source: [x")
    desk.add()
    desk.commit("--no-verify")
    desk.write("claims/ward.yaml", QUOTED)
    desk.add()
    status, told = desk.commit()
    assert (status, "cites a source whose record cannot be read" in told, NUMBER in told) == (1, True, False)


def test_old_leaks_moves_and_what_goes_do_not_stop(desk: Desk) -> None:
    desk.write("sources/amber-kettle.yaml", LEAK)
    desk.add()
    assert desk.commit("--no-verify")[0] == 0
    desk.write("claims/bridge.yaml", split(DESK)["claims/bridge.yaml"] + "tags: [bridge]\n")
    (desk.corpus / "claims/ward.yaml").unlink()
    desk.add()
    assert desk.commit() == (0, "")
    git(desk.top, "mv", "sources/amber-kettle.yaml", "sources/copper-otter.yaml")
    assert desk.commit()[0] == 1  # it stands in the commit under its new name


def test_a_link_leads_to_a_record_or_does_not_pass(desk: Desk) -> None:
    desk.write("sources/amber-kettle.yaml", LEAK)
    (desk.corpus / "sources/copper-otter.yaml").symlink_to("amber-kettle.yaml")
    (desk.corpus / "sources/silver-fox.yaml").symlink_to("/etc/hostname")
    desk.add()
    _, told = desk.commit()
    assert "sources/copper-otter.yaml:5:1: warning[CT602]" in told
    assert "`sources/silver-fox.yaml` was not checked" in told


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("Add what the nurse said", 0),
        (f"Call {NUMBER} for the rest", 1),
        ("amber-kettle is Nora Haddad", 1),
        ("amber-kettle answers Xun Lindqvist", 1),
        ("Xun Lindqvist denies it", 0),
        ("Close the ward\n\nCo-authored-by: Nora Haddad <nora@example.org>", 0),
        ("Write to nora@example.org", 1),
        ("Thanks to @nora, see https://news.example/a", 0),
    ],
)
def test_messages(desk: Desk, message: str, status: int) -> None:
    ended, told = desk.commit("--allow-empty", message=message)
    assert ended == status, told
    assert not status or ":1: error: " in told
    assert not any(word in told for word in (NUMBER, "Haddad", "nora@", "Lindqvist"))


def test_a_message_does_not_show_what_the_records_withhold(desk: Desk) -> None:
    desk.write(
        "sources/amber-kettle.yaml", split(DESK)["sources/amber-kettle.yaml"].replace("desk chief", "desk chief, Nils Qvarnström")
    )
    desk.add()
    assert desk.commit("--no-verify")[0] == 0
    status, told = desk.commit("--allow-empty", message="Ask nils qvarnström")
    assert (status, "qvarnström" in told.casefold()) == (1, False)


def test_files_folders_and_what_lies_in_no_corpus(desk: Desk, claimtrack: Run, tmp_path: Path) -> None:
    desk.write("sources/amber-kettle.yaml", LEAK)
    outside = tmp_path / "outside.yaml"
    outside.write_text(f"call: {NUMBER}\n", "utf-8")
    ran = claimtrack("protect", "claims/ward.yaml", str(outside), "sources/amber-kettle.yaml", cwd=desk.corpus)
    assert (ran.status, ran.out.splitlines()[0].partition("protected")[0] + "protected source") == (1, STOPPED)
    assert NUMBER not in ran.out + ran.err
    assert claimtrack("protect", "claims", str(outside), cwd=desk.corpus).status == 0
    assert claimtrack("protect", "sources", cwd=desk.corpus).status == 1
    assert claimtrack("protect", cwd=desk.corpus).status == 1
    assert claimtrack("protect", "--staged", cwd=desk.corpus).status == 0
    assert claimtrack("protect", cwd=tmp_path).status == 3
    assert claimtrack("protect", "nowhere.yaml", cwd=desk.corpus).status == 2
    assert claimtrack("protect", "--staged", cwd=tmp_path).status == 2
    assert claimtrack("protect", "--message", "nowhere", cwd=desk.corpus).status == 2
    assert claimtrack("protect", "--message", "x", "--staged", cwd=desk.corpus).status == 2


def test_rows(desk: Desk, claimtrack: Run) -> None:
    desk.write("sources/n@example.org.yaml", LEAK)
    ran = claimtrack("protect", "sources", "--json", "path,line,code,severity,confidence", cwd=desk.corpus)
    assert ran.status == 1
    assert json.loads(ran.out) == [
        {"path": "sources/[withheld].yaml", "line": 1, "code": "CT602", "severity": "warning", "confidence": "high"},
        {"path": "sources/[withheld].yaml", "line": 5, "code": "CT602", "severity": "warning", "confidence": "high"},
    ]


def test_git_that_refuses_is_told(desk: Desk, claimtrack: Run) -> None:
    (desk.top / ".git" / "index").write_bytes(b"no index")
    ran = claimtrack("protect", "--staged", cwd=desk.corpus)
    assert (ran.status, ran.out) == (2, "")
    assert "git refuses" in ran.err
