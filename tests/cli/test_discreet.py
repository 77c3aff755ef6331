"""No command prints what identifies a protected source where it does not print to a terminal: not on stdout, not on stderr."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run, on_terminal
from git_repo import commits, git, repository

HISTORY = """
=== 2026-02-20 first
# sources/mayor.yaml
source: Xun Lindqvist, the mayor of Port Selim
kind: person
anonymity: named
# sources/xun-lindqvist-2.yaml
source: a nurse
kind: person
anonymity: background
terms: agreed with Peter Haddad in the café
known_to: [Nils Qvarnström]
review_by: 2026-02-21
# sources/tel-0170-1234567.yaml
source: an aide
kind: official
anonymity: unnamed
# claims/ward.yaml
claim: The ward will be closed within a week
about: ward/closed
when: within a week
mode: forecast
said:
  - {source: xun-lindqvist-2, words: says so, date: 2026-02-20}
=== 2026-02-23 second
# claims/ward-open.yaml
claim: The ward will be closed within a month
about: ward/closed
when: within a month
mode: forecast
said:
  - {source: tel-0170-1234567, words: says so, date: 2026-02-23, found: {in: xun-lindqvist-2}}
  - {source: xun-lindqvist-2, words: says so, date: 2026-02-23, via: [tel-0170-1234567]}
"""
SECRETS = ("xun-lindqvist-2", "tel-0170-1234567", "0170", "Haddad", "Qvarnström")
CALLS = """
verify
list
list --json id,sources,path
show ward
show ward-open
show xun-lindqvist-2
show xun-lindqvist-2 --json
explain ward
explain ward-open --json
due
due --json kind,id,text
track-record
track-record xun-lindqvist-2
next
next ward
impact
impact xun-lindqvist-2
impact xun-lindqvist-2 --retract
conflicts
search ward
links
link ward ward-open --same
merge ward ward-open
capture list
capture check
log ward
log ward-open --json
diff HEAD~1
diff HEAD~1 HEAD --json
publish-check
publish-check --json id,path,stops
protect
protect --json path,message
edit xun-lindqvist-2
show xun-lindqvist-3
impact tel-017-1234567
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return repository(tmp_path / "desk", commits(HISTORY))


@pytest.mark.parametrize("call", CALLS.strip().splitlines())
def test_no_command_prints_a_secret_into_a_pipe(claimtrack: Run, desk: Path, call: str) -> None:
    plain = claimtrack(*call.split(), cwd=desk, EDITOR="true")
    told = plain.out + plain.err
    assert "bug in claimtrack" not in told
    assert [one for one in SECRETS if one in told] == [], told


@pytest.mark.parametrize("call", ["list --color always", "show ward-open --color always", "explain ward-open --color always"])
def test_nor_in_colours(claimtrack: Run, desk: Path, call: str) -> None:
    ran = claimtrack(*call.split(), cwd=desk)
    assert "[withheld]" in ran.out
    assert [one for one in SECRETS if one in ran.out + ran.err] == []


def test_long_names_are_not_broken_so_that_nobody_knows_them(claimtrack: Run, desk: Path) -> None:
    long = "xun-lindqvist-" + "x" * 120
    git(desk, "mv", "sources/xun-lindqvist-2.yaml", f"sources/{long}.yaml")
    for path in (desk / "claims").iterdir():
        path.write_text(path.read_text("utf-8").replace("xun-lindqvist-2", long), "utf-8")
    for call in ("list", "next", "impact", "conflicts", "track-record"):
        assert "lindqvist" not in claimtrack(call, cwd=desk).out.casefold().replace("xun lindqvist, the mayor", "")


def test_at_a_terminal_the_desk_sees_what_it_has_to_rename(desk: Path) -> None:
    assert "xun-lindqvist-2" in on_terminal(["list", "--json", "id,sources"], desk)
    assert "xun-lindqvist-2" not in on_terminal(["list", "--json", "id,sources"], desk, CI="true")
    assert "xun-lindqvist-2" not in on_terminal(["verify"], desk)
