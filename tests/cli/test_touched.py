"""After any edit a run that remembers says what one says that remembers nothing, whatever befell the memory."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha1
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from claimtrack.cli import recalling, touched
from claimtrack.memory import edited, sides
from claimtrack.memory.kept import MEMORY
from claimtrack.render import view
from cli.desk_at_work import Said, committed_to_git, git, laid_out, rewrite, run, without_sources
from cli.memory_harms import FILE_HARMS, table_harms

JSON = ("verify", "--output-format", "json", "--today", "2026-02-24")
FORMATS = ("full", "concise", "json", "jsonl", "md", "github", "gitlab", "sarif", "junit")
TEXTS = ("US forces left Raqqa on Monday", "At least 50 families moved", "Al-Hol is empty", "Al Hol is empty", "Nobody was hurt")
OLD = 1_700_000_000
_SUM, _OF = 8, 20
"""Bytes before what is packed: a checksum, and a key for what it is of."""


@pytest.fixture(autouse=True)
def _of_few_records() -> Iterator[None]:
    with noting_few():
        yield


@contextmanager
def noting_few() -> Iterator[None]:
    """Within this block the state of a small corpus is noted too."""
    with patch.object(recalling, "FEWEST", 0):
        yield


@pytest.fixture(params=["a folder", "a repository"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The case, in a plain folder and committed to git."""
    root = laid_out(tmp_path / "desk")
    return committed_to_git(root) if request.param == "a repository" else root


def afresh(root: Path, *options: str) -> Said:
    """What a run says that remembers nothing; what is remembered stays as it is."""
    folder, aside = root / ".claimtrack", root.parent / "aside"
    if folder.exists():
        folder.rename(aside)
    said = run(root, *options)
    shutil.rmtree(folder, ignore_errors=True)
    if aside.exists():
        aside.rename(folder)
    return said


def judged_in_part(root: Path, *options: str) -> bool:
    """Whether a run did without a check of the whole corpus."""
    with patch("claimtrack.cli.touched.whole", wraps=touched.whole) as whole:
        run(root, *options)
    return not whole.called


def other_text(root: Path) -> None:
    rewrite(root / "claims" / "al-hol-families-moved.yaml", "claim: ", "claim: At least 17 people say that ")


def new_claim(root: Path) -> None:
    (root / "claims" / "new.yaml").write_text("claim: Nobody says so\n", "utf-8")


def claim_gone(root: Path) -> None:
    (root / "claims" / "al-hol-families-moved.yaml").unlink()


def other_source(root: Path) -> None:
    path = sorted((root / "sources").glob("*.yaml"))[0]
    path.write_text("source: somebody\nkind: official\nanonymity: named\n", "utf-8")


def a_judgement(root: Path) -> None:
    (root / "links.yaml").write_text("- {a: nobody, b: nothing, verdict: same}\n", "utf-8")


def a_remark(root: Path) -> None:
    path = root / "claims" / "al-hol-families-moved.yaml"
    path.write_text("# claimtrack: ignore[CT102,CT201] the desk knows\n" + path.read_text("utf-8"), "utf-8")


def broken(root: Path) -> None:
    (root / "claims" / "al-hol-families-moved.yaml").write_text("claim: [\n", "utf-8")


@pytest.mark.parametrize("edit", [other_text, new_claim, claim_gone, other_source, a_judgement, a_remark, broken])
def test_an_edit_is_judged_in_part(desk: Path, edit: Callable[[Path], None]) -> None:
    run(desk, *JSON)
    edit(desk)
    assert judged_in_part(desk, *JSON)
    assert run(desk, *JSON) == afresh(desk, *JSON)


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_format_prints_what_it_prints_of_the_whole(desk: Path, output_format: str) -> None:
    run(desk)
    without_sources(desk)
    options = ("verify", "--today", "2026-02-24", "--output-format", output_format)
    right = afresh(desk, *options)
    assert judged_in_part(desk, *options)
    assert run(desk, *options) == right


@pytest.mark.parametrize(
    "more", [("--select", "CT2"), ("--ignore", "CT1"), ("--min-confidence", "high"), ("--fail-on", "never"), ("--statistics",)]
)
def test_what_is_told_may_be_another_part_of_it(desk: Path, more: tuple[str, ...]) -> None:
    run(desk)
    without_sources(desk)
    right = afresh(desk, "verify", "--today", "2026-02-24", *more)
    assert judged_in_part(desk, "verify", "--today", "2026-02-24", *more)
    assert run(desk, "verify", "--today", "2026-02-24", *more) == right


def another_day(_root: Path) -> tuple[str, ...]:
    return ("verify", "--output-format", "json", "--today", "2026-02-25")


def configured(root: Path) -> tuple[str, ...]:
    (root / "claimtrack.toml").write_text("[policy.link]\nbound = 2\n", "utf-8")
    return JSON


def test_a_run_on_another_day_leaves_what_was_noted_on_this_one(desk: Path) -> None:
    run(desk, *JSON)
    run(desk, *another_day(desk))
    without_sources(desk)
    assert judged_in_part(desk, *JSON)
    assert judged_in_part(desk, *another_day(desk))
    assert run(desk, *JSON) == afresh(desk, *JSON)


def many_files(root: Path) -> tuple[str, ...]:
    for number in range(30):
        (root / "claims" / f"new-{number}.yaml").write_text(f"claim: Nobody says {number}\n", "utf-8")
    return JSON


@pytest.mark.parametrize("change", [another_day, configured, many_files])
def test_where_it_is_not_sure_all_is_judged(desk: Path, change: Callable[[Path], tuple[str, ...]]) -> None:
    run(desk, *JSON)
    without_sources(desk)
    options = change(desk)
    right = afresh(desk, *options)
    assert not judged_in_part(desk, *options)
    assert run(desk, *options) == right


def without_every(which: int, memory: Path) -> None:
    """Without one of every three rows."""
    with sqlite3.connect(memory) as rows:
        rows.execute("DELETE FROM states WHERE rowid % 3 = ?", (which,))


def rows_of_another_state(which: int, memory: Path) -> None:
    """As if somebody had kept his state, but for one of every three rows."""
    with sqlite3.connect(memory) as rows:
        kept = rows.execute("SELECT key, value FROM states").fetchall()
    (memory.parents[1] / "claims" / "later.yaml").write_text("claim: Nobody says so later\n", "utf-8")
    with patch.object(touched, "_BEHIND", 0):
        run(memory.parents[1], *JSON)
    (memory.parents[1] / "claims" / "later.yaml").unlink()
    with sqlite3.connect(memory) as rows:
        rows.executemany("UPDATE states SET value = ? WHERE key = ?", [row[::-1] for row in kept[which::3]])


def claims_of_another_form(memory: Path) -> None:
    """As if something else had been packed, and was whole: what there is of each claim is nothing."""
    with sqlite3.connect(memory) as rows:
        for key, value in rows.execute("SELECT key, value FROM states").fetchall():
            of, packed = value[_SUM : _SUM + _OF], value[_SUM + _OF :]
            try:
                names = msgspec.msgpack.decode(packed, type=dict[str, bytes])
            except (msgspec.MsgspecError, ValueError):
                continue
            made = of + msgspec.msgpack.encode(dict.fromkeys(names, b"\xc0"))
            check = sha1(key + made, usedforsecurity=False).digest()[:_SUM]
            rows.execute("UPDATE states SET value = ? WHERE key = ?", (check + made, key))


def only_to_be_read(memory: Path) -> None:
    memory.chmod(0o444)


IN_PART = [partial(harm, which) for harm in (without_every, rows_of_another_state) for which in range(3)]
HARMS = (*FILE_HARMS, *table_harms("states"), *table_harms("places"), *IN_PART, claims_of_another_form)


@pytest.mark.parametrize("harm", [*HARMS, only_to_be_read])
def test_whatever_befell_the_memory_the_run_says_what_is_right(desk: Path, harm: Callable[[Path], None]) -> None:
    before = run(desk, *JSON)
    without_sources(desk)
    harm(desk / MEMORY)
    right = afresh(desk, *JSON)
    assert run(desk, *JSON) == right != before
    assert run(desk, *JSON) == right


def test_a_file_that_is_as_it_was_is_not_opened_to_be_shown(desk: Path) -> None:
    with patch("claimtrack.render.view.opened", wraps=view.opened) as opened:
        run(desk, *JSON)
        shown = opened.call_count
        a_remark(desk)
        said = run(desk, *JSON)
    assert 0 < opened.call_count - shown < shown / 10
    assert said == afresh(desk, *JSON)


def test_what_another_version_noted_is_not_believed(desk: Path) -> None:
    run(desk, *JSON)
    without_sources(desk)
    with patch("claimtrack.cli.recalling.program", lambda: "another"):
        assert not judged_in_part(desk, *JSON)


def test_a_repository_that_brings_its_own_memory_is_not_believed(tmp_path: Path) -> None:
    root = committed_to_git(laid_out(tmp_path / "desk"))
    run(root, *JSON)
    git(root, "add", "--force", ".claimtrack")
    git(root, "commit", "--quiet", "-m", "Memory")
    without_sources(root)
    assert not judged_in_part(root, *JSON)


def test_what_is_noted_is_brought_up_to_date_after_many_edits(desk: Path) -> None:
    run(desk, *JSON)
    with patch.object(touched, "_BEHIND", 1):
        for number in range(3):
            (desk / "claims" / f"new-{number}.yaml").write_text(f"claim: Nobody says {number}\n", "utf-8")
            assert judged_in_part(desk, *JSON)
    assert run(desk, *JSON) == afresh(desk, *JSON)
    with patch("claimtrack.cli.touched.Edit", wraps=sides.Edit) as edit:
        run(desk, *JSON, "--statistics")
    assert edit.call_args.args == ([], frozenset())


def test_a_file_that_changes_while_it_is_printed_leaves_nothing_behind(desk: Path) -> None:
    run(desk, *JSON)
    other_text(desk)
    path = desk / "claims" / "al-hol-emptied.yaml"
    path = path if path.exists() else sorted((desk / "claims").glob("*.yaml"))[-1]
    old, judge = path.read_bytes(), edited.report

    def meanwhile(*args: object) -> object:
        path.write_bytes(b"# a line more\n" + old)
        return judge(*args)  # type: ignore[arg-type]

    with patch("claimtrack.cli.touched.report", meanwhile):
        run(desk, *JSON)
    path.write_bytes(old)
    os.utime(path, (OLD, OLD))
    assert run(desk, *JSON) == afresh(desk, *JSON)


def test_two_at_once_and_one_who_is_killed_harm_nothing(desk: Path) -> None:
    run(desk, *JSON)
    without_sources(desk)
    right = afresh(desk, *JSON)
    program = "from claimtrack.cli import recalling; recalling.FEWEST = 0; from claimtrack.cli import main; main()"
    command = [sys.executable, "-c", program, *JSON]
    for _ in range(2):
        running = [subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
        running[0].kill()
        said = [(one.communicate()[0].decode(), one.returncode) for one in running]
        assert said[1:] == [(right.out, right.status)] * 2
    assert run(desk, *JSON) == right


class Desk(RuleBasedStateMachine):
    """A desk at work: after each edit the run that remembers says what one says that does not."""

    def __init__(self) -> None:
        super().__init__()
        self.root = laid_out(Path(mkdtemp()) / "desk")

    @initialize(repository=st.booleans(), source=st.sampled_from(("named", "background")))
    def begin(self, repository: bool, source: str) -> None:
        if repository:
            committed_to_git(self.root)
        rewrite(sorted((self.root / "sources").glob("*.yaml"))[-1], "anonymity: ", f"anonymity: {source}\n#")
        run(self.root, *JSON)

    def claims(self) -> list[Path]:
        return sorted((self.root / "claims").rglob("*.yaml"))

    @rule(number=st.integers(0, 99), text=st.sampled_from(TEXTS))
    def another_sentence(self, number: int, text: str) -> None:
        path = self.claims()[number % len(self.claims())]
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(f"claim: {text}\n" if one.startswith("claim:") else one for one in lines), "utf-8")

    @rule(number=st.integers(0, 99), text=st.sampled_from(TEXTS), about=st.sampled_from(("", "about: exit/day\n")))
    def another_claim(self, number: int, text: str, about: str) -> None:
        (self.root / "claims" / f"new-{number % 4}.yaml").write_text(f"claim: {text}\n{about}", "utf-8")

    @rule(
        numbers=st.tuples(st.integers(0, 99), st.integers(0, 99)), key=st.sampled_from(("about", "value", "was", "said", "mode"))
    )
    def a_field_of_another(self, numbers: tuple[int, int], key: str) -> None:
        to, of = (self.claims()[number % len(self.claims())] for number in numbers)
        blocks = [_blocks(path.read_text("utf-8")) for path in (to, of)]
        blocks[0].pop(key, None)
        to.write_text("".join({**blocks[0], key: blocks[1].get(key, "")}.values()), "utf-8")

    @precondition(lambda self: len(self.claims()) > 5)
    @rule(number=st.integers(0, 99))
    def a_claim_less(self, number: int) -> None:
        self.claims()[number % len(self.claims())].unlink()

    @rule(number=st.integers(0, 99))
    def another_name(self, number: int) -> None:
        path = self.claims()[number % len(self.claims())]
        path.rename(path.with_name(f"renamed-{number}.yaml"))

    @rule(
        number=st.integers(0, 99),
        change=st.sampled_from(("grade: E\n", "camp: nobody\n", "of: nobody\n", "# a remark of Anna Berg\n")),
    )
    def another_source(self, number: int, change: str) -> None:
        paths = sorted((self.root / "sources").glob("*.yaml"))
        path = paths[number % len(paths)]
        path.write_text(change + path.read_text("utf-8").replace(change.partition(":")[0] + ":", "#"), "utf-8")

    @rule(number=st.integers(0, 99), reason=st.sampled_from(("the desk knows", "")))
    def a_remark(self, number: int, reason: str) -> None:
        path = self.claims()[number % len(self.claims())]
        path.write_text(f"# claimtrack: ignore[CT102,CT201,CT401] {reason}\n" + path.read_text("utf-8"), "utf-8")

    @rule(numbers=st.tuples(st.integers(0, 99), st.integers(0, 99)), verdict=st.sampled_from(("same", "different")))
    def a_judgement(self, numbers: tuple[int, int], verdict: str) -> None:
        a, b = (self.claims()[number % len(self.claims())].stem for number in numbers)
        path = self.root / "links.yaml"
        old = path.read_text("utf-8") if path.exists() else ""
        path.write_text(f"{old}- {{a: {a}, b: {b}, verdict: {verdict}}}\n", "utf-8")

    @rule()
    def a_baseline(self) -> None:
        run(self.root, *JSON, "--write-baseline")

    @rule(text=st.sampled_from(("claim: [\n", "", "claim: x\nclaim: y\n")))
    def a_fault(self, text: str) -> None:
        (self.root / "claims" / "faulty.yaml").write_text(text, "utf-8")

    @invariant()
    def says_what_is_right(self) -> None:
        for output_format in ("json", "full", "concise"):
            options = ("verify", "--output-format", output_format, "--today", "2026-02-24")
            assert run(self.root, *options) == afresh(self.root, *options)

    def teardown(self) -> None:
        shutil.rmtree(self.root.parent)


def _blocks(text: str) -> dict[str, str]:
    """The top-level keys of a record, each with its lines."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        key = line.partition(":")[0] if line[0].isalpha() else key
        found[key] = found.get(key, "") + line
    return found


def test_after_every_edit_of_a_desk_at_work_the_run_says_what_is_right() -> None:
    run_state_machine_as_test(Desk, settings=settings(max_examples=6, stateful_step_count=8, deadline=None))
