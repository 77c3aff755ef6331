"""`verify --watch` as a process of its own: what it prints after each change, and how it ends. Waits for output alone."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec
import pytest

from cli.conftest import Run
from written_corpus import laid_out, split

if sys.platform == "win32":
    pytest.skip("Ctrl-C is sent to a process otherwise there", allow_module_level=True)

CORPUS = split("""
# claims/boats.yaml
claim: 40 boats lay in the port of Kesh
about: kesh/boats
value: 40 boats
said:
  - {source: mayor, words: forty, basis: official, date: 2026-02-20}
# claims/port.yaml
claim: The port of Kesh is closed
said:
  - {source: mayor, words: closed, basis: official, date: 2026-02-20}
# sources/mayor.yaml
source: Anna Berg, the mayor of Kesh
kind: official
anonymity: named
camp: town
# camps.yaml
town: {name: the town}
""")
MORE = """claim: 90 boats lay in the port of Kesh
about: kesh/boats
value: 90 boats
said:
  - {source: mayor, words: ninety, basis: official, date: 2026-02-20}
"""
DEADLINE = 40.0


class Watched:
    """A process that watches; its output is read as it comes."""

    def __init__(self, root: Path, *args: str) -> None:
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimtrack", "verify", "--watch", "--today", "2026-02-24", *args],
            cwd=root,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            preexec_fn=_hears_ctrl_c,  # noqa: PLW1509 - it calls nothing that could wait for a lock
        )
        self.out, self.err = Lines(self.process.stdout), Lines(self.process.stderr)

    def until(self, pattern: str) -> str:
        return self.out.until(pattern)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(DEADLINE)


def _hears_ctrl_c() -> None:
    """What a shell runs in the background, and all that this starts, does not hear it unless told to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Lines:
    """What a stream has given so far; a thread of its own reads it."""

    def __init__(self, stream: IO[str] | None) -> None:
        assert stream is not None
        self._come: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._come.put(line.rstrip("\n"))
        self._come.put(None)

    def until(self, pattern: str) -> str:
        """All lines up to the first that holds the pattern. Fails where none comes before the deadline."""
        found: list[str] = []
        end = time.monotonic() + DEADLINE
        while True:
            try:
                line = self._come.get(timeout=max(end - time.monotonic(), 0))
            except queue.Empty:
                raise AssertionError(f"no line with `{pattern}` came, but {found}") from None
            if line is None:
                raise AssertionError(f"the end came before a line with `{pattern}`: {found}")
            found.append(line)
            if re.search(pattern, line):
                return "\n".join(found)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "desk", CORPUS)


@pytest.fixture
def watched(root: Path) -> Iterator[Watched]:
    one = Watched(root, "--output-format", "concise")
    one.err.until("policy 1")
    yield one
    one.process.kill()
    one.process.communicate()


def test_a_change_is_told_with_what_came_and_went(watched: Watched) -> None:
    (watched.root / "claims" / "more.yaml").write_text(MORE, "utf-8")
    block = watched.until(r"^new   .*CT204|^new   .*CT201")
    assert re.search(r"^\d\d:\d\d:\d\d claims/more\.yaml added$", block, re.MULTILINE)
    (watched.root / "claims" / "more.yaml").unlink()
    block = watched.until(r"^gone  claims/.*CT20")
    assert re.search(r"^\d\d:\d\d:\d\d claims/more\.yaml removed$", block, re.MULTILINE)
    assert watched.stop() == 0


def test_an_editor_that_saves_by_renaming(watched: Watched) -> None:
    path = watched.root / "claims" / "boats.yaml"
    for number in (41, 42, 43):
        beside = path.with_name(".boats.yaml.swp")
        beside.write_text(CORPUS["claims/boats.yaml"].replace("40", str(number)), "utf-8")
        beside.replace(path)
        watched.until(r"claims/boats\.yaml changed$")
        assert "no finding came or went" in watched.until("came or went|^new|^gone")


def test_a_record_that_is_broken_in_the_middle_of_an_edit_and_mended(watched: Watched) -> None:
    path = watched.root / "claims" / "boats.yaml"
    path.write_text("claim: 40 boats\nabout: [", "utf-8")
    watched.until(r"^new   claims/boats\.yaml.*error\[CT00")
    path.write_text(CORPUS["claims/boats.yaml"], "utf-8")
    watched.until(r"^gone  claims/boats\.yaml: error\[CT00")
    path.write_text("claim: 40 boats\nabout: [", "utf-8")
    watched.until(r"^new   claims/boats\.yaml.*error\[CT00")
    assert watched.stop() == 1


def test_folders_that_come_and_go(watched: Watched) -> None:
    folder = watched.root / "claims" / "2026" / "march"
    folder.mkdir(parents=True)
    (folder / "bare.yaml").write_text("claim: The port is open\n", "utf-8")
    watched.until(r"^new   claims/2026/march/bare\.yaml.*CT101")
    folder.parent.rename(watched.root / "claims" / "2027")
    watched.until(r"^new   claims/2027/march/bare\.yaml.*CT101")
    shutil.rmtree(watched.root / "claims" / "2027")
    watched.until(r"^gone  claims/2027/march/bare\.yaml.*CT101")


def test_configuration_and_camps(watched: Watched) -> None:
    settings = watched.root / "claimtrack.toml"
    (watched.root / "claims" / "bare.yaml").write_text("claim: The port is open\n", "utf-8")
    watched.until(r"^new   .*CT101")
    settings.write_text('ignore = ["CT101"]\n', "utf-8")
    watched.until(r"the settings changed$")
    watched.until(r"^gone  .*CT101")
    settings.write_text("ignore = [", "utf-8")
    watched.err.until(r"cannot be checked$")
    watched.err.until(r"error: claimtrack\.toml is not TOML")
    settings.unlink()
    watched.until(r"^new   .*CT101")
    (watched.root / "camps.yaml").unlink()
    watched.until(r"camps\.yaml removed$")
    watched.until(r"^new   .*CT004")


def test_what_is_no_part_of_the_corpus_changes_nothing(watched: Watched) -> None:
    (watched.root / "notes.txt").write_text("nothing", "utf-8")
    (watched.root / "claims" / "boats.yaml").touch()
    (watched.root / "claims" / "bare.yaml").write_text("claim: The port is open\n", "utf-8")
    block = watched.until(r"^new   .*CT101")
    assert len(re.findall(r"^\d\d:\d\d:\d\d ", block, re.MULTILINE)) == 1


def test_a_root_that_is_deleted_ends_it(watched: Watched) -> None:
    watched.root.rename(watched.root.with_name("elsewhere"))
    watched.err.until(r"error: the corpus `desk` is gone")
    assert watched.process.wait(DEADLINE) == 2


def test_json_lines_are_one_block_a_run(root: Path) -> None:
    one = Watched(root, "--output-format", "jsonl")
    try:
        first = msgspec.json.decode(one.until('"type":"run"'))
        assert first["claims"] == 2
        (root / "claims" / "bare.yaml").write_text("claim: The port is open\n", "utf-8")
        *_, again = one.until('"type":"run"').splitlines()
        assert msgspec.json.decode(again)["claims"] == 3
        msgspec.json.decode(one.until("CT101").splitlines()[-1])
        one.err.until(r"claims/bare\.yaml added")
        assert one.stop() == 1
    finally:
        one.process.kill()
        one.process.communicate()


def test_a_file_is_written_anew(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    one = Watched(root, "-o", str(out))
    try:
        one.err.until("policy 1")
        assert "CT101" not in out.read_text("utf-8")
        (root / "claims" / "bare.yaml").write_text("claim: The port is open\n", "utf-8")
        one.err.until(r"claims/bare\.yaml added")
        one.err.until("policy 1")
        assert "CT101" in out.read_text("utf-8")
        assert one.stop() == 1
    finally:
        one.process.kill()
        one.process.communicate()


@pytest.mark.parametrize(
    "option", [["--fix"], ["--diff"], ["--since", "HEAD"], ["--staged"], ["--write-baseline"], ["--engine", "other"]]
)
def test_what_goes_with_no_watching_is_refused(claimtrack: Run, root: Path, option: list[str]) -> None:
    ran = claimtrack("verify", "--watch", *option, cwd=root)
    assert ran.status == 2
    assert ran.err == (
        f"error: `--watch` reports on the corpus as it lies there, and `{option[0]}` does not\n  help: leave out `{option[0]}`\n"
    )


def test_without_the_library_it_says_what_to_install(claimtrack: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "watchfiles.py").write_text("raise ImportError\n", "utf-8")
    paths = os.pathsep.join((str(tmp_path / "none"), *filter(None, [os.environ.get("PYTHONPATH")])))
    ran = claimtrack("verify", "--watch", cwd=root, PYTHONPATH=paths)
    assert (ran.status, ran.out) == (2, "")
    assert "help: pip install 'claimtrack[watch]'" in ran.err


def test_where_there_is_nothing_to_check_it_says_so(claimtrack: Run, tmp_path: Path) -> None:
    assert claimtrack("verify", "--watch", cwd=tmp_path).status == 3


def test_a_stored_copy_that_comes_and_is_tampered_with(claimtrack: Run, root: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The port of Kesh is shut, said the mayor.\n", "utf-8")
    kept = claimtrack("capture", "add", str(page), "--source", "mayor", "--captured", "2026-02-20", cwd=root)
    assert kept.status == 0, kept.err
    one = Watched(root, "--output-format", "concise")
    try:
        one.err.until("policy 1")
        (copy,) = (root / ".claimtrack" / "captures").rglob("*.txt")
        copy.write_text("The port of Kesh is open, said the mayor.\n", "utf-8")
        one.until(r"stored copies changed$")
        one.until(r"^new   .*CT504")
        copy.write_bytes(page.read_bytes())
        one.until(r"^gone  .*CT504")
    finally:
        one.process.kill()
        one.process.communicate()


def test_what_a_protected_record_gave_away_is_shown_by_no_later_block(watched: Watched) -> None:
    path = watched.root / "sources" / "voice.yaml"
    told = "source: an official of the port\nkind: official\nanonymity: background\nreason: fears for the job\n"
    path.write_text(told + "terms: call +49 30 901820\n", "utf-8")
    block = watched.until(r"^new   sources/voice\.yaml.*CT602")
    path.write_text(told, "utf-8")
    block += watched.until(r"^gone  sources/voice\.yaml.*CT602")
    assert "901820" not in block
