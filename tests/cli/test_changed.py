"""`list --changed REV` on small repositories: what counts as changed, beside what `verify --since REV` says was written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli import main, recalling
from cli.conftest import Run
from cli.test_since import DAY, OLD, PULL_REQUEST, commit, write
from git_repo import git, repository


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return repository(tmp_path / "desk", OLD)


def ids(claimtrack: Run, desk: Path, *args: str) -> list[str]:
    ran = claimtrack("list", "--json", "id", *args, *DAY, cwd=desk)
    assert ran.status == 0, ran.err
    return sorted(one["id"] for one in json.loads(ran.out))


def on_a_branch(desk: Path) -> None:
    git(desk, "checkout", "--quiet", "-b", "work")
    write(desk, PULL_REQUEST)
    commit(desk)
    git(desk, "checkout", "--quiet", "main")
    write(desk, "# claims/late.yaml\nclaim: The well is dry\n")
    commit(desk)
    git(desk, "checkout", "--quiet", "work")


def staged(desk: Path) -> None:
    write(desk, "# claims/well.yaml\nclaim: The well is dry\n")
    git(desk, "add", ".")


def renamed_and_reworded(desk: Path) -> None:
    git(desk, "mv", "claims/rumour.yaml", "claims/left.yaml")
    write(desk, "# claims/left.yaml\nclaim: The governor has left the town for good\n")


def moved_into_a_folder_with_others(desk: Path) -> None:
    (desk / "claims/rumour.yaml").unlink()
    text = "id: rumour\nclaim: The governor has left the town\n---\nid: rain\nclaim: It rains in the town\n"
    write(desk, f"# claims/more/both.yaml\n{text}")


def broken(desk: Path) -> None:
    write(desk, "# claims/rumour.yaml\nclaim: [\n")


def another_folder(desk: Path) -> None:
    git(desk, "mv", "claims", "facts")
    (desk / "claimtrack.toml").write_text('claims = "facts"\n', encoding="utf-8")
    (desk / "facts/well.yaml").write_text("claim: The well is dry\n", encoding="utf-8")


CHANGES: list[tuple[str, Callable[[Path], object], list[str]]] = [
    ("nothing", str, []),
    ("on a branch, whatever main did meanwhile", on_a_branch, ["closed", "looted", "mined"]),
    ("staged", staged, ["well"]),
    ("new, of which git knows nothing", lambda desk: write(desk, "# claims/well.yaml\nclaim: The well is dry\n"), ["well"]),
    ("edited", lambda desk: write(desk, "# claims/rumour.yaml\nclaim: The governor has left the town\ntags: [x]\n"), ["rumour"]),
    ("gone", lambda desk: (desk / "claims/tolls.yaml").unlink(), []),
    ("a source alone", lambda desk: (desk / "sources/mayor.yaml").unlink(), []),
    ("moved", lambda desk: git(desk, "mv", "claims/rumour.yaml", "claims/gone.yaml"), []),
    ("moved, and says something else", renamed_and_reworded, ["left"]),
    ("laid out anew", lambda desk: write(desk, "# claims/rumour.yaml\n# x\nclaim:  'The governor has left the town'\n"), []),
    ("moved into a file with another", moved_into_a_folder_with_others, ["rain"]),
    ("not to be read any more", broken, []),
    ("in another folder", another_folder, ["well"]),
]


@pytest.mark.parametrize(("change", "wanted"), [pytest.param(*rest, id=name) for name, *rest in CHANGES])
def test_what_changed_is_what_since_says_was_written(
    claimtrack: Run, desk: Path, change: Callable[[Path], object], wanted: list[str]
) -> None:
    change(desk)
    assert ids(claimtrack, desk, "--changed", "main") == wanted
    told = json.loads(claimtrack("verify", "--since", "main", *DAY, "--output-format", "json", cwd=desk).out)
    assert sorted({claim["id"] for claim in told["claims"]} & set(told["since"]["written"])) == wanted


def test_what_was_broken_and_can_be_read_is_new(claimtrack: Run, desk: Path) -> None:
    broken(desk)
    commit(desk)
    write(desk, "# claims/rumour.yaml\nclaim: The governor has left the town\n")
    assert ids(claimtrack, desk, "--changed", "HEAD") == ["rumour"]


def test_beside_other_selectors(claimtrack: Run, desk: Path) -> None:
    on_a_branch(desk)
    assert ids(claimtrack, desk, "--changed", "main", "--uncorroborated") == ["looted", "mined"]
    assert ids(claimtrack, desk, "--changed", "main", "--about", "qasrak/*", "clos*") == ["closed"]
    assert ids(claimtrack, desk, "--changed", "main", "--source", "old-voice") == []


def test_for_people_with_the_day_and_what_is_gone(claimtrack: Run, desk: Path) -> None:
    write(desk, "# claims/well.yaml\nclaim: The well is dry\n")
    (desk / "claims/tolls.yaml").unlink()
    ran = claimtrack("list", "--changed", "main", *DAY, cwd=desk)
    assert "well" in ran.out
    assert "bridge" not in ran.out
    now = git(desk, "rev-parse", "main")[:7]
    assert ran.err == f"1 of 3 claims\nsince main ({now}, 2026-02-01): 1 claim written, 1 claim gone\n"


def test_where_there_was_no_corpus_all_is_new(claimtrack: Run, desk: Path) -> None:
    git(desk, "rm", "--quiet", "-r", "--cached", ".")
    nothing = git(desk, "commit-tree", "-m", "Nothing", git(desk, "write-tree").strip()).strip()
    git(desk, "reset", "--quiet", "--mixed", nothing)
    assert ids(claimtrack, desk, "--changed", "HEAD") == ["bridge", "rumour", "tolls"]
    assert "everything is new" in claimtrack("list", "--changed", "HEAD", *DAY, cwd=desk).err


REFUSED = ["mian", "", "--all", "HEAD~99", "HEAD:claims"]


@pytest.mark.parametrize("revision", REFUSED)
def test_what_is_no_revision_is_said_as_verify_says_it(claimtrack: Run, desk: Path, revision: str) -> None:
    listed, checked = (claimtrack(*ask, revision, *DAY, cwd=desk) for ask in (("list", "--changed"), ("verify", "--since")))
    assert listed == checked
    assert (listed.out, listed.status) == ("", 2)


def test_outside_of_any_repository_and_in_one_without_a_commit(claimtrack: Run, desk: Path) -> None:
    shutil.rmtree(desk / ".git")
    ran = claimtrack("list", "--changed", "main", *DAY, cwd=desk, GIT_CEILING_DIRECTORIES=str(desk.parent))
    assert (ran.out, ran.status) == ("", 2)
    assert "is in no git repository" in ran.err
    git(desk, "init", "--quiet", "--initial-branch=main")
    ran = claimtrack("list", "--changed", "main", *DAY, cwd=desk)
    assert (ran.out, ran.status) == ("", 2)
    assert "there is no commit yet" in ran.err


def test_an_index_has_no_revisions(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("list", "--changed", "main", "--index", "there", cwd=desk)
    assert (ran.out, ran.status) == ("", 2)
    assert "leave out `--changed`" in ran.err


def test_what_git_may_say_otherwise_tomorrow_is_not_said_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(recalling, "FEWEST", 0)
    monkeypatch.chdir(desk)
    write(desk, "# claims/well.yaml\nclaim: The well is dry\n")

    def asked() -> list[str]:
        with pytest.raises(SystemExit):
            main(["list", "--changed", "main", "--json", "id", *DAY])
        return [one["id"] for one in json.loads(capsys.readouterr().out)]

    assert asked() == asked() == ["well"]
    commit(desk)
    assert asked() == []
