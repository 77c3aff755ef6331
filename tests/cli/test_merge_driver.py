"""`merge-driver` as git calls it: merges, rebases, cherry-picks and stashes in scratch repositories; and how it is set up."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack.history import driver
from cli.conftest import ROOT, Run
from git_repo import ALONE, git

BRIDGE = "claims/bridge.yaml"
CLAIM = """\
claim: The bridge is closed   # since Monday
about: bridge/closed
tags: [transport]
said:
  - source: city
    date: 2026-02-01
status: open
"""
POLICE = "  - {source: police, words: confirms it, date: 2026-02-03}\n"
NGO = "  # by telephone\n  - source: ngo\n    words: heard of it\n    date: 2026-02-02\n"


class Done(NamedTuple):
    status: int
    out: str
    err: str


class Desk(NamedTuple):
    """A repository with a corpus, in which `claimtrack` is on the PATH."""

    root: Path
    path: str

    def git(self, *args: str, **more: str) -> Done:
        return self.run("git", *args, **more)

    def run(self, *command: str, **more: str) -> Done:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment = {**kept, **ALONE, "PATH": f"{self.path}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1", **more}
        done = subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def commit(self, branch: str, text: str | None, path: str = BRIDGE) -> None:
        """Commit a file to a branch that begins at the first commit."""
        if branch != "main" and not git(self.root, "branch", "--list", branch):
            git(self.root, "branch", branch, "start")
        git(self.root, "checkout", "--quiet", branch)
        self.write(path, text)
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message", f"on {branch}")

    def write(self, path: str, text: str | None) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink()
        else:
            file.write_bytes(text.encode())

    def text(self, path: str = BRIDGE) -> str:
        return (self.root / path).read_bytes().decode()


@pytest.fixture
def desk(tmp_path: Path, claimtrack: Run) -> Desk:
    """A desk that has a claim, committed as `start`, and the driver set up."""
    shims = tmp_path / "bin"
    shims.mkdir()
    shim = shims / "claimtrack"
    shim.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT / "src"))} exec {shlex.quote(sys.executable)} -m claimtrack "$@"\n'
    )
    shim.chmod(0o755)
    root = tmp_path / "desk"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    made = Desk(root, str(shims))
    made.write(BRIDGE, CLAIM)
    assert claimtrack("init", "--merge-driver", cwd=root, PATH=f"{shims}{os.pathsep}{os.environ['PATH']}").status == 0
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "start")
    git(root, "tag", "start")
    return made


def edited(old: str, new: str) -> str:
    assert old in CLAIM
    return CLAIM.replace(old, new)


BOTH = edited("status", NGO + POLICE + "status")


def two_sources(desk: Desk) -> None:
    """Two desks add a source each to one claim."""
    desk.commit("other", edited("status", NGO + "status"))
    desk.commit("main", edited("status", POLICE + "status"))


def test_two_desks_add_a_source_each(desk: Desk, claimtrack: Run) -> None:
    two_sources(desk)
    plain = desk.git("-c", "merge.claimtrack.driver=git merge-file %A %O %B", "merge", "other")
    assert plain.status == 1, "git alone cannot"
    git(desk.root, "merge", "--abort")
    done = desk.git("merge", "--no-edit", "other")
    assert (done.status, desk.text()) == (0, BOTH)
    assert "claimtrack:" not in done.err
    assert "bridge" in claimtrack("list", cwd=desk.root).out


def test_the_page_on_merging(desk: Desk) -> None:
    page = (ROOT / "docs" / "merging.md").read_text("utf-8")
    base, ours, theirs, both = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)
    desk.commit("main", base)
    git(desk.root, "tag", "--force", "start")
    desk.commit("desk-b", theirs)
    desk.commit("main", ours)
    git(desk.root, "config", "--remove-section", "merge.claimtrack")
    (block,) = re.findall(r"```console\n(.*?)```", page, flags=re.DOTALL)
    for line in block.splitlines():
        program, *args = shlex.split(line)
        done = desk.run(program, *args, GIT_EDITOR="true")
        assert done.status == 0, (line, done.err)
    assert desk.text() == both


def test_what_git_is_not_told_to_prefer_it_does_not_prefer(desk: Desk) -> None:
    desk.commit("other", edited("open", "retracted"))
    desk.commit("main", edited("open", "published"))
    assert desk.git("merge", "-X", "ours", "other").status == 1


def test_common_versions_that_were_merged_themselves(desk: Desk) -> None:
    """A criss-cross: each branch merges the other's first commit, and goes on."""
    two_sources(desk)
    git(desk.root, "tag", "one", "main")
    git(desk.root, "tag", "two", "other")
    assert desk.git("merge", "--no-edit", "two").status == 0
    desk.write(BRIDGE, desk.text().replace("open", "published"))
    git(desk.root, "commit", "--quiet", "--all", "--message", "publish")
    git(desk.root, "checkout", "--quiet", "other")
    assert desk.git("merge", "--no-edit", "one").status == 0
    desk.write(BRIDGE, desk.text().replace("[transport]", "[transport, city]"))
    git(desk.root, "commit", "--quiet", "--all", "--message", "tag")
    done = desk.git("merge", "--no-edit", "main")
    assert (done.status, desk.text()) == (0, BOTH.replace("open", "published").replace("[transport]", "[transport, city]"))


def test_rebase_gives_the_same_as_merge(desk: Desk) -> None:
    two_sources(desk)
    assert desk.git("rebase", "other").status == 0
    assert desk.text() == BOTH


def test_cherry_pick(desk: Desk) -> None:
    two_sources(desk)
    assert desk.git("cherry-pick", "other").status == 0
    assert desk.text() == BOTH


def test_revert(desk: Desk) -> None:
    desk.commit("main", edited("status", NGO + "status"))
    desk.commit("main", BOTH)
    assert desk.git("revert", "--no-edit", "HEAD~1").status == 0
    assert desk.text() == edited("status", POLICE + "status")


def test_a_clone_that_was_not_set_up_merges_as_git_does(desk: Desk) -> None:
    two_sources(desk)
    git(desk.root, "config", "--remove-section", "merge.claimtrack")
    assert desk.git("merge", "other").status == 1
    assert "<<<<<<< HEAD\n" in desk.text()


def test_the_name_of_a_record_is_no_order_to_a_shell(desk: Desk) -> None:
    path = "claims/x'; touch harm; '$(touch harm)`touch harm`.yaml"
    for branch, about in (("other", "a/b"), ("main", "c/d")):
        desk.commit(branch, f"claim: The road is open\nabout: {about}\n", path)
    assert desk.git("merge", "other").status == 1
    assert "<<<<<<< ours\nabout: c/d\n" in desk.text(path)
    assert not (desk.root / "harm").exists()


def test_what_is_no_text_at_all(desk: Desk) -> None:
    desk.commit("other", "\0claim: a\n")
    desk.commit("main", "\0claim: b\n")
    done = desk.git("merge", "other")
    assert (done.status, "git cannot merge it as text" in done.err) == (1, True)
    assert desk.text() == "<<<<<<< ours\n\0claim: b\n=======\n\0claim: a\n>>>>>>> theirs\n"


def test_stash_pop(desk: Desk) -> None:
    desk.commit("main", edited("status", NGO + "status"))
    git(desk.root, "checkout", "--quiet", "start")
    desk.write(BRIDGE, edited("status", POLICE + "status"))
    git(desk.root, "stash")
    git(desk.root, "checkout", "--quiet", "main")
    assert desk.git("stash", "pop").status == 0
    assert desk.text() == BOTH


def test_a_record_that_one_side_has_renamed(desk: Desk) -> None:
    desk.commit("other", edited("open", "published"))
    git(desk.root, "checkout", "--quiet", "main")
    git(desk.root, "mv", BRIDGE, "claims/closed.yaml")
    desk.commit("main", edited("[transport]", "[transport, city]"), "claims/closed.yaml")
    assert desk.git("merge", "--no-edit", "other").status == 0
    assert desk.text("claims/closed.yaml") == edited("[transport]", "[transport, city]").replace("open", "published")


def test_a_record_added_on_both_sides(desk: Desk) -> None:
    for branch, source in (("other", "x"), ("main", "y")):
        desk.commit(branch, f"claim: The road is open\nsaid:\n  - source: {source}\n", "claims/road.yaml")
    assert desk.git("merge", "--no-edit", "other").status == 0
    assert desk.text("claims/road.yaml") == "claim: The road is open\nsaid:\n  - source: x\n  - source: y\n"


def test_both_changed_one_value(desk: Desk) -> None:
    desk.commit("other", edited("open", "retracted").replace("[transport]", "[transport, city]"))
    desk.commit("main", edited("open", "published"))
    done = desk.git("merge", "other")
    assert done.status == 1
    assert "claimtrack: claims/bridge.yaml: a conflict at line 7" in done.err
    assert "retracted" not in done.err
    expected = edited("[transport]", "[transport, city]").removesuffix("status: open\n")
    assert desk.text() == expected + "<<<<<<< ours\nstatus: published\n=======\nstatus: retracted\n>>>>>>> theirs\n"
    assert git(desk.root, "diff", "--name-only", "--diff-filter=U").split() == [BRIDGE]


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_the_common_version_is_shown_where_it_is_wanted(desk: Desk, style: str) -> None:
    desk.commit("other", edited("open", "retracted"))
    desk.commit("main", edited("open", "published"))
    assert desk.git("-c", f"merge.conflictStyle={style}", "merge", "other").status == 1
    assert "||||||| base\nstatus: open\n=======\n" in desk.text()


def test_a_marker_is_as_long_as_git_wants_it(desk: Desk) -> None:
    with (desk.root / ".gitattributes").open("a") as file:
        file.write("*.yaml conflict-marker-size=12\n")
    desk.commit("main", CLAIM, "claims/twin.yaml")
    git(desk.root, "tag", "--force", "start")
    desk.commit("other", edited("open", "retracted"))
    desk.commit("main", edited("open", "published"))
    assert desk.git("merge", "other").status == 1
    assert f"{'<' * 12} ours\n" in desk.text()


def test_two_answers_to_one_question_are_a_conflict_though_their_lines_are_far_apart(desk: Desk) -> None:
    desk.commit("other", edited("claim:", "value: 50 cars\nclaim:"))
    desk.commit("main", CLAIM + "when: on 2026-03-01\n")
    done = desk.git("merge", "other")
    assert done.status == 1
    assert "<<<<<<< ours\nwhen: on 2026-03-01\n=======\nvalue: 50 cars\n>>>>>>> theirs\n" in desk.text()


def test_what_cannot_be_read_is_merged_by_git_and_that_is_said(desk: Desk) -> None:
    desk.commit("other", "# [\n" + edited("open", "[open").replace("# since Monday", "# secret"))
    desk.commit("main", edited("about: bridge/closed", "about: bridge/shut"))
    done = desk.git("merge", "--no-edit", "other")
    assert "claims/bridge.yaml: merged as text, not as a record: theirs cannot be read: it is not good YAML" in done.err
    assert "secret" not in done.err
    assert all(words in desk.text() for words in ("# secret", "bridge/shut", "status: [open"))


def test_a_clean_merge_of_texts_that_breaks_the_record_is_a_conflict(desk: Desk) -> None:
    """Here ours is good but for the line ends, so that records cannot be told apart; git's merge would have a key twice."""
    mixed = CLAIM.replace("transport]\n", "transport]\r\n")
    desk.commit("main", mixed)
    git(desk.root, "tag", "--force", "start")
    desk.commit("other", "mode: estimate\n" + mixed)
    desk.commit("main", mixed + "mode: fact\n")
    done = desk.git("merge", "other")
    assert done.status == 1
    assert "as text it would not be a good record" in done.err
    assert "<<<<<<< ours" in desk.text()
    assert "mode: estimate" in desk.text()
    assert "mode: fact" in desk.text()


@pytest.mark.parametrize("broken", ["exit 3", "kill -9 $$", "exec /nowhere/claimtrack"])
def test_where_claimtrack_fails_or_is_gone_git_merges_by_itself(desk: Desk, broken: str) -> None:
    desk.commit("other", edited("open", "retracted"))
    desk.commit("main", edited("about: bridge/closed", "about: bridge/shut").replace("2026-02-01", "2026-02-04"))
    (Path(desk.path) / "claimtrack").write_text(f"#!/bin/sh\n{broken}\n")
    desk.git("merge", "--no-edit", "other")
    assert "retracted" in desk.text()
    assert "bridge/shut" in desk.text()


def test_a_worktree_of_the_clone_merges_so_too(desk: Desk) -> None:
    two_sources(desk)
    git(desk.root, "worktree", "add", "--quiet", str(desk.root.parent / "tree"), "-b", "third", "main")
    tree = Desk(desk.root.parent / "tree", desk.path)
    assert tree.git("merge", "--no-edit", "other").status == 0
    assert tree.text() == BOTH


# How it is called by hand.


def test_three_files(tmp_path: Path, claimtrack: Run) -> None:
    for name, text in (("o", "claim: a\n"), ("a", "claim: a\nabout: q\n"), ("b", "claim: b\n")):
        (tmp_path / name).write_text(text)
    assert claimtrack("merge-driver", "--", "o", "a", "b", cwd=tmp_path) == (0, "", "")
    assert (tmp_path / "a").read_text() == "claim: b\nabout: q\n"


def test_a_path_may_hold_orders_to_a_terminal(tmp_path: Path, claimtrack: Run) -> None:
    for name, text in (("o", "claim: a\n"), ("a", "claim: c\n"), ("b", "claim: b\n")):
        (tmp_path / name).write_text(text)
    done = claimtrack("merge-driver", "--", "o", "a", "b", "claims/\x1b[2J.yaml", "7", "%S", "%X", "%Y", cwd=tmp_path)
    assert done == (1, "", "claimtrack: claims/\\x1b[2J.yaml: a conflict at line 1\n")


def test_names_that_a_newer_git_tells(tmp_path: Path, claimtrack: Run) -> None:
    for name, text in (("o", "claim: a\n"), ("a", "claim: c\n"), ("b", "claim: b\n")):
        (tmp_path / name).write_text(text)
    claimtrack("merge-driver", "--", "o", "a", "b", "claims/x.yaml", "8", "b710d20", "HEAD", "desk-b\n", cwd=tmp_path)
    assert (tmp_path / "a").read_text() == "<<<<<<<< HEAD\nclaim: c\n========\nclaim: b\n>>>>>>>> desk-b\n"


def test_files_that_are_not_there(tmp_path: Path, claimtrack: Run) -> None:
    done = claimtrack("merge-driver", "--", "o", "a", "b", "claims/x.yaml", cwd=tmp_path)
    assert done.status == 2
    assert "a version of `claims/x.yaml` cannot be read" in done.err


# How it is set up.


def attributes(folder: Path) -> str:
    return (folder / ".gitattributes").read_text()


def fresh(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def test_it_starts_a_corpus_and_is_set_up_once(tmp_path: Path, claimtrack: Run) -> None:
    root = fresh(tmp_path / "desk")
    first = claimtrack("init", "--merge-driver", cwd=root)
    schemas = [f"schemas/{name}.json" for name in ("claim", "source", "camps", "links")]
    assert sorted(first.out.split()) == sorted(["claimtrack.toml", "camps.yaml", ".gitignore", *schemas, ".gitattributes"])
    assert "each other clone needs `claimtrack init --merge-driver` once" in first.err
    before = attributes(root)
    second = claimtrack("init", "--merge-driver", cwd=root)
    assert (second.status, second.out, attributes(root)) == (0, "", before)
    assert "kept .gitattributes" in second.err
    assert git(root, "config", "--local", "--get-all", "merge.claimtrack.driver").count("merge-driver") == 1


def test_a_corpus_in_a_subfolder_with_folders_of_its_own_names(tmp_path: Path, claimtrack: Run) -> None:
    root = fresh(tmp_path / "desk")
    corpus = root / "our corpus"
    (corpus / "what is said" / "deep").mkdir(parents=True)
    (corpus / "claimtrack.toml").write_text('claims = "what is said"\nsources = "[who]"\n')
    (corpus / ".gitattributes").write_text("*.png binary")
    done = claimtrack("init", "--merge-driver", cwd=corpus / "what is said" / "deep")
    assert (done.status, done.err.count("still merged otherwise")) == (0, 0)
    assert attributes(corpus).startswith("*.png binary\n# Records")
    asked = {
        "our corpus/what is said/a.yaml": "claimtrack",
        "our corpus/what is said/deep/er/b.yml": "claimtrack",
        "our corpus/[who]/c.yaml": "claimtrack",
        "our corpus/w/c.yaml": "unspecified",
        "our corpus/camps.yaml": "claimtrack",
        "our corpus/links.yaml": "claimtrack",
        "our corpus/deep/camps.yaml": "unspecified",
        "what is said/a.yaml": "unspecified",
    }
    found = git(root, "check-attr", "-z", "merge", "--", *asked).split("\0")
    assert dict(zip(found[::3], found[2::3], strict=False)) == asked


def test_a_folder_that_is_not_there_yet(tmp_path: Path, claimtrack: Run) -> None:
    root = fresh(tmp_path / "desk")
    assert claimtrack("init", "new/one", "--merge-driver", cwd=root).status == 0
    assert git(root, "check-attr", "merge", "--", "new/one/claims/x.yaml").endswith(": merge: claimtrack\n")


def test_it_says_where_another_line_wins(tmp_path: Path, claimtrack: Run) -> None:
    root = fresh(tmp_path / "desk")
    (root / "claims").mkdir()
    (root / "claims" / ".gitattributes").write_text("*.yaml merge=union\n")
    done = claimtrack("init", "--merge-driver", cwd=root)
    assert "`claims/x.yaml` is still merged otherwise" in done.err


def test_lines_that_end_as_those_before(tmp_path: Path, claimtrack: Run) -> None:
    root = fresh(tmp_path / "desk")
    (root / ".gitattributes").write_bytes(b"*.png binary\r\n")
    assert claimtrack("init", "--merge-driver", cwd=root).status == 0
    data = (root / ".gitattributes").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == 8


def test_a_git_that_calls_us_for_another_folder(tmp_path: Path, claimtrack: Run) -> None:
    root, other = fresh(tmp_path / "desk"), fresh(tmp_path / "other")
    assert claimtrack("init", "--merge-driver", cwd=root, GIT_DIR=str(other / ".git")).status == 0
    assert "claimtrack" in git(root, "config", "--local", "--list")
    assert "claimtrack" not in git(other, "config", "--local", "--list")


def test_no_repository_and_nothing_is_written(tmp_path: Path, claimtrack: Run) -> None:
    done = claimtrack("init", "--merge-driver", cwd=tmp_path)
    assert done.status == 2
    assert "is in no git repository" in done.err
    assert not list(tmp_path.iterdir())


def test_no_git(tmp_path: Path, claimtrack: Run) -> None:
    done = claimtrack("init", "--merge-driver", cwd=tmp_path, PATH=str(tmp_path))
    assert (done.status, "git is not installed" in done.err) == (2, True)


def test_attributes_that_are_a_link_are_not_read_by_git(tmp_path: Path, claimtrack: Run) -> None:
    root = fresh(tmp_path / "desk")
    (root / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    done = claimtrack("init", "--merge-driver", cwd=root)
    assert (done.status, "is a link" in done.err) == (2, True)


def test_without_the_program_on_the_path_the_command_names_its_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert driver.command().startswith(f"{shlex.quote(sys.executable)} -m claimtrack merge-driver -- %O %A %B %P %L")
