"""Where nothing changed a run says what the last one said; whatever befell the memory or the files, it says what is right."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep
from unittest.mock import patch

import pytest

from claimtrack import beginning, cli
from claimtrack.cli import INTERRUPTED, recalling
from claimtrack.config import Settings
from claimtrack.memory.kept import MEMORY
from claimtrack.memory.program import program
from cli.desk_at_work import CASE, OPTIONS, Said, a_claim, commit, committed_to_git, git, laid_out, rewrite, run, without_sources
from cli.memory_harms import FILE_HARMS, table_harms


@pytest.fixture(params=["a folder", "a repository"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The case, in a plain folder and committed to git."""
    root = laid_out(tmp_path / "desk")
    return committed_to_git(root) if request.param == "a repository" else root


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The case, committed to git."""
    return committed_to_git(laid_out(tmp_path / "desk"))


def anew(root: Path, *options: str) -> Said:
    """What a run says that remembers nothing."""
    shutil.rmtree(root / ".claimtrack", ignore_errors=True)
    said = run(root, *options)
    shutil.rmtree(root / ".claimtrack", ignore_errors=True)
    return said


def said_again(root: Path, *options: str) -> bool:
    """Whether a run did without the program proper."""
    with (
        patch("claimtrack.cli._whole", wraps=cli._whole) as whole,
        patch("claimtrack.cli._plainly", wraps=cli._plainly) as plainly,
    ):
        run(root, *options)
    return not (whole.called or plainly.called)


def taken_apart(root: Path, *options: str) -> bool:
    """Whether a run had to take its arguments apart."""
    with patch("claimtrack.cli._whole", wraps=cli._whole) as whole:
        run(root, *options)
    return whole.called


def as_long_and_as_old(root: Path) -> None:
    if (root / ".git").exists():
        sleep(1.1)  # git compares the time at which an entry changed by the second
    path = a_claim(root)
    before = path.stat()
    rewrite(path, "source:", "sourec:")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def new_claim(root: Path) -> None:
    (root / "claims" / "new.yaml").write_text("claim: Nobody says so\n", "utf-8")


def ignored_claim(root: Path) -> None:
    (root / ".gitignore").write_text("drafts/\n", "utf-8")
    (root / "claims" / "drafts").mkdir()
    (root / "claims" / "drafts" / "new.yaml").write_text("claim: Nobody says so\n", "utf-8")


def one_claim_less(root: Path) -> None:
    a_claim(root).unlink()


def renamed(root: Path) -> None:
    a_claim(root).rename(root / "claims" / "with a space.yaml")


def committed(root: Path) -> None:
    without_sources(root)
    if (root / ".git").exists():
        commit(root)


def staged(root: Path) -> None:
    without_sources(root)
    if (root / ".git").exists():
        git(root, "add", "claims")


def not_looked_at(root: Path) -> None:
    if (root / ".git").exists():
        git(root, "update-index", "--assume-unchanged", "claims/al-hol-families-moved.yaml")
    without_sources(root)


def other_source(root: Path) -> None:
    path = sorted((root / "sources").glob("*.yaml"))[0]
    path.write_text("source: nobody\n", "utf-8")


def no_camps(root: Path) -> None:
    (root / "camps.yaml").unlink()


def a_judgement(root: Path) -> None:
    (root / "links.yaml").write_text("- {a: nobody, b: nothing, verdict: same}\n", "utf-8")


def configured(root: Path) -> None:
    (root / "claimtrack.toml").write_text('ignore = ["CT1"]\n', "utf-8")


def configured_beside_others(root: Path) -> None:
    (root / "pyproject.toml").write_text('[tool.claimtrack]\nignore = ["CT1", "CT2"]\n', "utf-8")


def moved_by_the_configuration(root: Path) -> None:
    (root / "facts").mkdir()
    (root / "facts" / "one.yaml").write_text("claim: Nobody says so\n", "utf-8")
    (root / "claimtrack.toml").write_text('claims = "facts"\n', "utf-8")


def a_baseline(root: Path) -> None:
    run(root, *OPTIONS, "--write-baseline")


def a_folder_named_like_a_record(root: Path) -> None:
    (root / "claims" / "new.yaml").mkdir()


def a_link_to_a_folder(root: Path) -> None:
    (root / "claims" / "elsewhere").symlink_to(root / "sources", target_is_directory=True)


def a_link_in_place_of_a_record(root: Path) -> None:
    outside = root.parent / "outside.yaml"
    shutil.move(a_claim(root), outside)
    a_claim(root).symlink_to(outside)


def a_pipe(root: Path) -> None:
    os.mkfifo(root / "claims" / "pipe.yaml")


def no_utf8(root: Path) -> None:
    a_claim(root).write_bytes(b"claim: \xff\n")


CHANGES: tuple[Callable[[Path], None], ...] = (
    *(without_sources, as_long_and_as_old, new_claim, ignored_claim, one_claim_less, renamed, committed, staged),
    *(not_looked_at, other_source, no_camps, a_judgement, configured, configured_beside_others, moved_by_the_configuration),
    *(a_baseline, a_folder_named_like_a_record, a_link_to_a_folder, a_link_in_place_of_a_record, a_pipe, no_utf8),
)


def test_a_second_run_says_the_same_without_doing_the_work(desk: Path) -> None:
    right = anew(desk)
    assert run(desk) == right
    assert said_again(desk)
    assert run(desk) == right


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(desk: Path, change: Callable[[Path], None]) -> None:
    before = run(desk)
    change(desk)
    after = run(desk)
    right = anew(desk)
    assert (after, after != before) == (right, True)
    assert run(desk) == right
    assert run(desk) == right


def test_after_a_change_the_new_answer_is_said_again(desk: Path) -> None:
    run(desk)
    without_sources(desk)
    right = run(desk)
    assert said_again(desk)
    assert run(desk) == right
    run(desk, *OPTIONS, "--statistics")
    assert said_again(desk, *OPTIONS, "--statistics")


def test_what_was_so_before_is_said_again(desk: Path) -> None:
    first = run(desk)
    text = a_claim(desk).read_bytes()
    without_sources(desk)
    run(desk)
    a_claim(desk).write_bytes(text)
    os.utime(a_claim(desk), (1_700_000_000, 1_700_000_000))
    assert run(desk) == first
    if (desk / ".git").exists():
        assert said_again(desk)


@pytest.mark.parametrize(
    "other",
    [
        ("verify", "--output-format", "json", "--today", "2026-02-24"),
        ("verify", "--output-format", "concise", "--today", "2026-05-24"),
        ("verify", "--output-format", "concise", "--today", "2026-02-24", "--select", "CT2"),
        ("verify", "--output-format", "concise", "--today", "2026-02-24", "--statistics"),
        ("verify", "--output-format", "concise", "--today", "2026-02-24", "claims/al-hol-families-moved.yaml"),
        ("verify", "--output-format", "concise", "--today", "2026-02-24", "--color", "always"),
        ("verify", "--output-format", "concise", "--today", "2026-02-24", "--fail-on", "note"),
    ],
)
def test_another_question_has_its_own_answer(desk: Path, other: tuple[str, ...]) -> None:
    run(desk)
    assert run(desk, *other) == anew(desk, *other)
    run(desk, *other)
    assert said_again(desk, *other)


def test_a_clone_takes_the_memory_along(tmp_path: Path, repository: Path) -> None:
    right = run(repository)
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    shutil.copytree(repository / ".claimtrack", tmp_path / "clone" / ".claimtrack")
    assert said_again(tmp_path / "clone")
    assert run(tmp_path / "clone") == right


def test_a_copy_of_the_folder_is_read_anew(tmp_path: Path, desk: Path) -> None:
    right = run(desk)
    shutil.copytree(desk, tmp_path / "copy")
    without_sources(tmp_path / "copy")
    assert run(tmp_path / "copy") == anew(tmp_path / "copy") != right


@pytest.mark.parametrize("harm", [*FILE_HARMS, *table_harms("answers")])
def test_whatever_befell_the_memory_the_run_says_what_is_right(desk: Path, harm: Callable[[Path], None]) -> None:
    right = run(desk)
    without_sources(desk)
    changed = anew(desk)
    run(desk)
    harm(desk / MEMORY)
    assert run(desk) == changed != right
    assert run(desk) == changed


def test_what_another_version_said_is_not_said_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(desk)
    assert said_again(desk)
    ours = program()
    monkeypatch.setattr("claimtrack.cli.recalling.program", lambda: f"{ours} and a new line")
    assert not said_again(desk)


def test_a_changed_file_of_the_program_makes_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CASE / "src" / "claimtrack", tmp_path / "claimtrack", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("claimtrack.__file__", str(tmp_path / "claimtrack" / "__init__.py"))
    before = program()
    with (tmp_path / "claimtrack" / "rules" / "ct102_uncorroborated.py").open("a") as rule:
        rule.write("# one more line\n")
    assert program() != before


def test_nothing_is_said_again_where_others_have_rules(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(desk)
    monkeypatch.setattr("claimtrack.plugins.may_have_any", lambda: True)
    assert not said_again(desk)


def test_a_repository_that_brings_its_own_answers_is_not_believed(repository: Path) -> None:
    right = run(repository)
    git(repository, "add", "--force", ".claimtrack")
    git(repository, "commit", "--quiet", "-m", "Answers")
    with sqlite3.connect(repository / MEMORY) as rows:
        assert rows.execute("SELECT count(*) FROM answers").fetchone()[0] > 0
    assert taken_apart(repository)
    assert not said_again(repository)
    assert run(repository) == right


PLAIN = [
    "verify",
    "verify --statistics --output-format json --jobs 1",
    "verify --select CT1,ct201 --ignore CT102 --fail-on warning --min-confidence high --no-baseline",
    "verify --color always --today 2026-2-5",
]
OTHERS = ["claims", "--root .", "--output-format yaml", "--today soon", "--diff", "--since HEAD", "-o it", "--engine local -i"]


@pytest.mark.parametrize("words", PLAIN)
def test_plain_arguments_are_taken_apart_once(repository: Path, words: str) -> None:
    options = words.split()
    assert taken_apart(repository, *options)
    new_claim(repository)
    assert not taken_apart(repository, *options)
    other_source(repository)
    assert run(repository, *options) == anew(repository, *options)


@pytest.mark.parametrize("words", OTHERS)
def test_all_other_arguments_are_taken_apart_each_time(repository: Path, words: str) -> None:
    options = ["verify", *words.split()]
    run(repository, *options)
    new_claim(repository)
    assert taken_apart(repository, *options)


def test_an_answer_that_was_interrupted_is_not_said_again(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = run(repository)
    new_claim(repository)
    with monkeypatch.context() as patched:
        patched.setattr("claimtrack.cli.reporting.status", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert run(repository)[0] == INTERRUPTED
    assert run(repository) == anew(repository) != right


def test_where_a_corpus_begins_claims_lie_as_the_settings_have_it() -> None:
    assert Settings().claims == beginning.CLAIMS


def test_two_at_once_and_one_who_is_killed_harm_nothing(desk: Path) -> None:
    right = anew(desk)
    command = [sys.executable, "-m", "claimtrack", *OPTIONS]
    for _ in range(2):
        running = [subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
        running[0].kill()
        said = [(one.communicate()[0].decode(), one.returncode) for one in running]
        assert said[1:] == [(right.out, right.status)] * 2
    assert run(desk) == right


def test_while_another_writes_a_run_does_not_wait_for_long(desk: Path) -> None:
    right = run(desk)
    without_sources(desk)
    changed = anew(desk)
    run(desk)
    (desk / MEMORY).unlink()
    with sqlite3.connect(desk / MEMORY) as rows:
        rows.execute("BEGIN EXCLUSIVE")
        assert run(desk) == changed != right
        rows.rollback()


@pytest.mark.parametrize("options", [("--fix",), ("--diff",), ("-o", "report.txt"), ("--write-baseline",)])
def test_a_run_that_writes_is_never_said_again(desk: Path, options: tuple[str, ...]) -> None:
    run(desk, "verify", *options)
    assert not said_again(desk, "verify", *options)


def test_a_corpus_that_cannot_be_read_is_read_again(desk: Path) -> None:
    (desk / "claims" / "large.yaml").write_bytes(b"#" * 2_000_000)
    run(desk)
    assert not said_again(desk)


def test_an_answer_of_many_words_is_not_kept(desk: Path) -> None:
    """Nor what it was made of: from where it is too long nothing is held."""
    with patch.object(recalling, "_LONGEST", 1000):
        right = anew(desk)
        assert len(right.out) > 1000
        assert run(desk) == right
        assert not said_again(desk)
    assert run(desk) == right
    assert said_again(desk)
