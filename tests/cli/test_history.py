"""`log` and `diff` on small repositories: the commits, and beside them what is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run
from git_repo import Committed, git, repository

DAY = ("--today", "2026-02-24")

STORY = """\
=== 2026-02-01 Write down what AFP has
# claims/exit.yaml
claim: US forces will leave Syria within a month
about: exit/day
said:
  - {source: official, basis: position, via: [afp], date: 2026-02-01}
# sources/official.yaml
source: a Syrian government official
kind: official
anonymity: unnamed
camp: government
# sources/afp.yaml
source: AFP
kind: agency
anonymity: named
camp: press
grade: B
# camps.yaml
government: {name: the government}
press: {name: the press, role: neutral}
=== 2026-02-03 Add SANA
# claims/exit.yaml
claim: US forces will leave Syria within a month
about: exit/day
said:
  - {source: official, basis: position, via: [afp], date: 2026-02-01}
  - {source: sana, basis: official, date: 2026-02-01}
# sources/sana.yaml
source: SANA
kind: agency
anonymity: named
camp: damascus
grade: C
=== 2026-02-04 Note on the bridge
# claims/bridge.yaml
claim: The bridge is open
=== 2026-02-05 SANA ran AFP's copy
# claims/exit.yaml
claim: US forces will leave Syria within a month
about: exit/day
said:
  - {source: official, basis: position, via: [afp], date: 2026-02-01}
  - {source: sana, basis: official, picks_up: [official], date: 2026-02-01}
=== 2026-02-06 File by country
# claims/exit.yaml
(gone)
# claims/syria/exit.yaml
claim: US forces may leave Syria within 30 days
about: exit/day
status: published
said:
  - {source: official, basis: position, via: [afp], date: 2026-02-01}
  - {source: sana, basis: official, picks_up: [official], date: 2026-02-01}
=== 2026-02-07 Mark down AFP
# sources/afp.yaml
source: AFP
kind: agency
anonymity: named
camp: press
grade: D
"""

LOG = """\
2026-02-07  Mark down AFP
  stays uncorroborated, .34 -> .22
    because source `afp` graded B -> D (-.13)

2026-02-06  File by country
  stays uncorroborated (.34)
    called `exit` before
    reworded: US forces [-will-]{+may+} leave Syria within [-a month-]{+30 days+}
    status: open -> published

2026-02-05  SANA ran AFP's copy
  falls from corroborated (.70) to uncorroborated (.34)
    because `sana` now only repeats `official` (picks_up), so its statement no longer counts: 1 root instead of 2; \
all that stands goes through `afp` (-.36)

2026-02-03  Add SANA
  rises from uncorroborated (.34) to corroborated (.70)
    because `sana` is new, and supports it (official): 2 roots instead of 1 (+.36)

2026-02-01  Write down what AFP has
  new: uncorroborated (.34)
    US forces will leave Syria within a month
    rests on official (unnamed)

"""

DIFF = """\
levels fallen
  syria/exit  (published)
    falls from corroborated (.70) to uncorroborated (.22)
      called `exit` before
      reworded: US forces [-will-]{+may+} leave Syria within [-a month-]{+30 days+}
      status: open -> published
      because `sana` now only repeats `official` (picks_up), so its statement no longer counts: 1 root instead of 2; \
all that stands goes through `afp` (-.39)
      because source `afp` graded B -> D (-.09)

new claims
  bridge
    The bridge is open
    unsourced (.00), rests on nobody

"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return repository(tmp_path / "desk", STORY)


def without_ids(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{7,40}\b(, |  )?", "", text)


def test_the_history_of_a_claim(claimtrack: Run, story: Path) -> None:
    ran = claimtrack("log", "syria/exit", *DAY, cwd=story)
    assert (without_ids(ran.out), ran.status) == (LOG, 0)
    assert ran.err == "5 changes; 1 further commit changed nothing in the claim or what it rests on\n"


def test_what_changed_between_two_revisions(claimtrack: Run, story: Path) -> None:
    ran = claimtrack("diff", "HEAD~4", *DAY, cwd=story)
    assert (ran.out, ran.status) == (DIFF, 0)
    assert without_ids(ran.err) == "HEAD~4 (2026-02-03) -> the working tree: 1 new claim, 1 changed\npolicy 1\n"


@pytest.mark.parametrize("given", [("HEAD~4..HEAD",), ("HEAD~4...HEAD",), ("HEAD~4..",), ("HEAD~4", "HEAD"), ("HEAD~4...",)])
def test_two_revisions_in_every_form(claimtrack: Run, story: Path, given: tuple[str, ...]) -> None:
    assert claimtrack("diff", *given, *DAY, cwd=story).out == DIFF


def test_nothing_differs_from_itself(claimtrack: Run, story: Path) -> None:
    ran = claimtrack("diff", "HEAD", "--exit-code", *DAY, cwd=story)
    assert (ran.out, ran.status) == ("", 0)
    assert ran.err.endswith("-> the working tree: no difference\npolicy 1\n")
    assert claimtrack("diff", "HEAD~1", "--exit-code", *DAY, cwd=story).status == 1


def test_as_json(claimtrack: Run, story: Path) -> None:
    document = json.loads(claimtrack("diff", "HEAD~4", "--json", *DAY, cwd=story).out)
    assert document["schema"] == "claimtrack/diff/1"
    assert document["summary"]["fallen"] == 1
    (change,) = document["changed"]
    assert (change["id"], change["was"], change["after"]["level"]) == ("syria/exit", "exit", "uncorroborated")
    assert [reason["subject"] for reason in change["reasons"]] == ["syria/exit", "afp"]
    rows = json.loads(claimtrack("log", "syria/exit", "--json", "date,id,level,score,kind", *DAY, cwd=story).out)
    assert [(row["date"][-2:], row["id"], row["score"]) for row in rows] == [
        ("07", "syria/exit", 0.216),
        ("06", "syria/exit", 0.342),
        ("05", "exit", 0.342),
        ("03", "exit", 0.6986),
        ("01", "exit", 0.342),
    ]


def test_what_is_not_committed_comes_first_and_n_is_the_most(claimtrack: Run, story: Path) -> None:
    source = story / "sources" / "afp.yaml"
    source.write_text(source.read_text().replace("grade: D", "grade: A"))
    ran = claimtrack("log", "syria/exit", "-n", "1", *DAY, cwd=story)
    assert ran.out.splitlines()[:3] == [
        "not committed",
        "  stays uncorroborated, .22 -> .36",
        "    because source `afp` graded D -> A (+.14)",
    ]
    assert ran.err == "1 change\nthere may be earlier ones: ask for more with `-n`\n"


def test_a_claim_that_is_gone_and_one_that_never_was(claimtrack: Run, story: Path) -> None:
    ran = claimtrack("log", "exit", *DAY, cwd=story)
    assert without_ids(ran.out).splitlines()[:2] == ["2026-02-06  File by country", "  `exit` is gone"]
    never = claimtrack("log", "syria/exits", *DAY, cwd=story)
    assert (never.status, never.err) == (
        2,
        "error: no claim has, or ever had, the id `syria/exits`\n  help: did you mean `syria/exit`?\n",
    )


MERGED = """\
=== 2026-02-01 First
# claims/a.yaml
claim: The bridge is open
said: [{source: mayor}]
# sources/mayor.yaml
source: the mayor
kind: official
anonymity: named
camp: city
=== 2026-02-02 Ask a driver (on drivers)
# claims/a.yaml
claim: The bridge is open
said: [{source: mayor}, {source: driver, basis: firsthand}]
# sources/driver.yaml
source: a driver
kind: person
anonymity: named
camp: drivers
=== 2026-02-03 Another matter
# claims/other.yaml
claim: Prices rose
=== 2026-02-04 Take in the driver (merge drivers)
# claims/a.yaml
claim: The bridge is open
said: [{source: mayor}, {source: driver, basis: firsthand}]
# sources/driver.yaml
source: a driver
kind: person
anonymity: named
camp: drivers
"""


def test_a_merge_tells_nothing_twice(claimtrack: Run, tmp_path: Path) -> None:
    ran = claimtrack("log", "a", *DAY, cwd=repository(tmp_path, MERGED))
    assert [line for line in without_ids(ran.out).splitlines() if line.startswith("2026")] == [
        "2026-02-02  Ask a driver",
        "2026-02-01  First",
    ]


def test_a_corpus_in_a_folder_of_the_repository_and_a_worktree_of_it(claimtrack: Run, tmp_path: Path) -> None:
    corpus = repository(tmp_path / "desk", STORY, below="news [room]/:syria")
    assert without_ids(claimtrack("log", "syria/exit", *DAY, cwd=corpus).out) == LOG
    git(tmp_path / "desk", "worktree", "add", "--quiet", "--detach", str(tmp_path / "other"), "HEAD")
    assert claimtrack("diff", "main~4", *DAY, cwd=tmp_path / "other" / "news [room]" / ":syria").out == DIFF


def test_no_setting_of_a_user_and_no_hook_bears_on_it(claimtrack: Run, story: Path) -> None:
    for name, value in {
        "color.ui": "always",
        "diff.external": "false",
        "core.pager": "false",
        "log.showSignature": "true",
        "core.quotePath": "true",
        "format.pretty": "oneline",
        "diff.noprefix": "true",
        "core.fsmonitor": "false",
    }.items():
        git(story, "config", name, value)
    hook = {
        "GIT_DIR": "/nowhere",
        "GIT_WORK_TREE": "/",
        "GIT_INDEX_FILE": "/nowhere/index",
        "GIT_PREFIX": "x/",
        "GIT_EXTERNAL_DIFF": "false",
    }
    assert without_ids(claimtrack("log", "syria/exit", *DAY, cwd=story, **hook).out) == LOG
    assert claimtrack("diff", "HEAD~4", *DAY, cwd=story, **hook).out == DIFF


def test_a_shallow_clone_says_where_history_ends(claimtrack: Run, story: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{story}", "shallow")
    ran = claimtrack("log", "syria/exit", *DAY, cwd=tmp_path / "shallow")
    assert without_ids(ran.out).splitlines()[4:6] == [
        "2026-02-06  File by country",
        "  as it stood where this clone ends: uncorroborated (.34)",
    ]
    assert "history ends here: this clone is shallow" in ran.err
    unknown = claimtrack("diff", "HEAD~4", *DAY, cwd=tmp_path / "shallow")
    assert unknown.status == 2
    assert "fetch --unshallow" in unknown.err


def test_names_that_git_would_quote(claimtrack: Run, tmp_path: Path) -> None:
    odd = ['claims/"quoted".yaml', "claims/zürich/straße.yaml", "claims/\ttab.yaml", "claims/a\nb.yaml", "claims/\udcff.yaml"]
    text = {name: b"claim: One\nid: id%d\n" % number for number, name in enumerate(odd)}
    corpus = repository(tmp_path, [Committed("2026-02-01", "Odd \x1b[31mnames", {**text})])
    ran = claimtrack("diff", "HEAD", "--exit-code", *DAY, cwd=corpus)
    assert (ran.status, ran.out) == (0, "")
    assert "\x1b" not in claimtrack("log", "id4", *DAY, cwd=corpus).out


def test_links_are_followed_in_the_corpus_only(claimtrack: Run, tmp_path: Path) -> None:
    files: dict[str, bytes | str | None] = {
        "kept/real.yaml": b"claim: The bridge is open\n",
        "claims/inside.yaml": "../kept/real.yaml",
        "claims/outside.yaml": "../../secret.yaml",
        "claims/nowhere.yaml": "missing.yaml",
        "claims/round.yaml": "round.yaml",
        "claims/folder": "../kept",
    }
    corpus = repository(tmp_path / "repo", [Committed("2026-02-01", "Links", files)], below="corpus")
    (tmp_path / "repo" / "secret.yaml").write_text("claim: Nobody must read this\n")
    ran = claimtrack("diff", "HEAD", "--json", *DAY, cwd=corpus)
    document = json.loads(ran.out)
    assert document["before"]["unchecked"] == document["after"]["unchecked"] == 4
    assert not any(document[key] for key in ("new", "gone", "changed"))


def test_what_could_not_be_read_is_told_and_not_called_gone(claimtrack: Run, story: Path) -> None:
    (story / "claims" / "bridge.yaml").write_text("claim: [The bridge\n")
    ran = claimtrack("diff", "HEAD", *DAY, cwd=story)
    assert "    is there and cannot be read: not checked\n" in ran.out
    assert "the working tree: 1 record could not be read, and not compared\n" in ran.err
    assert "  the record cannot be read here: not checked\n" in claimtrack("log", "bridge", *DAY, cwd=story).out


def test_another_policy_since_is_said_and_both_are_scored_by_todays(claimtrack: Run, story: Path) -> None:
    (story / "claimtrack.toml").write_text("[policy.score.grade]\nD = 0.3\n")
    git(story, "add", ".")
    git(story, "commit", "--quiet", "--message", "Trust less")
    ran = claimtrack("diff", "HEAD~1", *DAY, cwd=story)
    assert ran.out == ""
    assert "had the policy 1; both sides are scored by today's (`--policy-then`: each by its own)" in ran.err
    then = claimtrack("diff", "HEAD~1", "--policy-then", *DAY, cwd=story)
    assert "because the policy is 1+" in then.out


def test_records_that_lay_in_another_folder(claimtrack: Run, tmp_path: Path) -> None:
    corpus = repository(
        tmp_path,
        [
            Committed("2026-02-01", "First", {"facts/a.yaml": b"claim: One\n", "claimtrack.toml": b'claims = "facts"\n'}),
            Committed("2026-02-02", "Move", {"facts/a.yaml": None, "claims/a.yaml": b"claim: One\n", "claimtrack.toml": None}),
        ],
    )
    assert claimtrack("diff", "HEAD~1", *DAY, cwd=corpus).out == ""
    assert without_ids(claimtrack("log", "a", *DAY, cwd=corpus).out).startswith("2026-02-01  First")


def test_the_commands_of_the_page(claimtrack: Run, tmp_path: Path) -> None:
    found = [path for name in ("claims", "sources") for path in sorted((ROOT / name).rglob("*.yaml"))] + [ROOT / "camps.yaml"]
    files: dict[str, bytes | str | None] = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found}
    note: dict[str, bytes | str | None] = {"claims/note.yaml": b"claim: The bridge is open\n"}
    corpus = repository(tmp_path, [Committed("2026-02-24", "The case", files), Committed("2026-02-25", "A note", note)])
    (block,) = re.findall(r"```console\n(.*?)```", (ROOT / "docs" / "history.md").read_text("utf-8"), flags=re.DOTALL)
    for command in block.splitlines():
        program, *args = command.split()
        ran = claimtrack(*args, cwd=corpus)
        assert (program, ran.status) == ("claimtrack", 0), (command, ran.err)
        assert ran.out or args == ["diff", "HEAD"]


@pytest.mark.parametrize(
    ("revision", "error", "help_"),
    [
        ("mian", "git knows no revision `mian`", "did you mean `main`?"),
        ("HEAD~99", "git knows no revision `HEAD~99`", "see `git branch --all`"),
        ("HEAD:claims", "`HEAD:claims` is no commit", "write a branch"),
        ("deadbeef" * 5, "is no commit, or one that is not here", "write a branch"),
        ("a\nb", "is no revision", "write a branch"),
        ("main..mian", "git knows no revision `mian`", "did you mean `main`?"),
    ],
)
def test_revisions_that_there_are_not(claimtrack: Run, story: Path, revision: str, error: str, help_: str) -> None:
    ran = claimtrack("diff", revision, *DAY, cwd=story)
    assert (ran.status, ran.out) == (2, "")
    assert error in ran.err
    assert help_ in ran.err


def test_a_revision_is_never_an_option(claimtrack: Run, story: Path) -> None:
    ran = claimtrack("diff", "--", "--output=stolen", *DAY[:0], cwd=story)
    assert (ran.status, "is no revision" in ran.err) == (2, True)
    assert not (story / "stolen").exists()


def test_where_there_is_no_history(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text("claim: One\n")
    ceiling = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    for args in (("log", "a"), ("diff", "HEAD")):
        assert "is in no git repository" in (ran := claimtrack(*args, cwd=tmp_path, **ceiling)).err
        assert ran.status == 2
        missing = claimtrack(*args, cwd=tmp_path, PATH="/nowhere")
        assert (missing.status, missing.err.startswith("error: git is not installed")) == (2, True)
    git(tmp_path, "init", "--quiet")
    for args in (("log", "a"), ("diff", "HEAD")):
        unborn = claimtrack(*args, cwd=tmp_path)
        assert (unborn.status, unborn.err.startswith("error: there is no commit yet")) == (2, True)
    git(tmp_path, "config", "core.bare", "true")
    bare = claimtrack("diff", "HEAD", cwd=tmp_path)
    assert (bare.status, "without a working tree" in bare.err) == (2, True)


def test_a_repository_of_somebody_else(claimtrack: Run, story: Path) -> None:
    ran = claimtrack("diff", "HEAD", cwd=story, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (ran.status, "belongs to another user" in ran.err) == (2, True)


def test_a_submodule_is_said_to_be_unread(claimtrack: Run, story: Path, tmp_path: Path) -> None:
    outer = repository(tmp_path / "outer", [Committed("2026-02-01", "First", {"claims/a.yaml": b"claim: One\n"})])
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", f"file://{story}", "claims/others")
    git(outer, "commit", "--quiet", "--message", "Take in another desk")
    ran = claimtrack("diff", "HEAD", *DAY, cwd=outer)
    assert "1 record could not be read, and not compared" in ran.err


def test_a_damaged_repository_is_trouble(claimtrack: Run, story: Path) -> None:
    for lost in ("HEAD~3:claims", "HEAD~4:claims/exit.yaml"):
        tree = git(story, "rev-parse", lost).strip()
        (story / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
        ran = claimtrack("diff", "HEAD~3" if lost.endswith("claims") else "HEAD~4", *DAY, cwd=story)
        assert (ran.status, ran.out) == (2, "")
        assert f"`{tree[:12]}` of this repository is not here" in ran.err
