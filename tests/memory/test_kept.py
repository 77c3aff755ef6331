"""What is kept comes back whole or not at all, whatever befell the file; and a run with it says what one without says."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from changes.test_standing import TEXTS
from claimtrack import yamlsrc
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.memory.keeping import Keeping, keeping
from claimtrack.memory.kept import Kept
from claimtrack.plan import Report, verify
from claimtrack.yamlsrc import Stream
from written_corpus import TODAY, files, split

CORPUS = files(split((Path(__file__).parents[1] / "corpora" / "broken.txt").read_text("utf-8")))
CONFIG = Config(today=TODAY)
VALUES = {name.encode(): name.encode() * 3000 for name in ("one", "two", "three")} | {b"a large one": b"large" * 300_000}


def kept(folder: Path, program: str = "a program") -> Kept:
    return Kept(folder / ".claimtrack" / "memory.sqlite", program)


def full(folder: Path) -> Path:
    ours = kept(folder)
    ours.keep({ours.key(name): value for name, value in VALUES.items()})
    return folder / ".claimtrack" / "memory.sqlite"


def found(folder: Path, program: str = "a program") -> dict[bytes, bytes]:
    ours = kept(folder, program)
    names = {ours.key(name): name for name in VALUES}
    return {names[key]: value for key, value in ours.values(names).items()}


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    full(tmp_path)
    assert found(tmp_path) == VALUES
    assert (tmp_path / ".claimtrack" / ".gitignore").read_bytes() == b"*\n"


def test_a_large_value_takes_the_place_of_another(tmp_path: Path) -> None:
    ours = kept(tmp_path)
    for value in (b"before" * 500_000, bytearray(b"after" * 300_000), b"small"):
        ours.keep({b"key": value})
        assert ours.values([b"key"]) == {b"key": value}


def test_what_another_program_kept_is_not_ours(tmp_path: Path) -> None:
    full(tmp_path)
    assert found(tmp_path, "another program") == {}


def test_parts_of_a_key_do_not_run_together(tmp_path: Path) -> None:
    ours = kept(tmp_path)
    assert ours.key(b"ab", b"c") != ours.key(b"a", b"bc")


def _other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as rows:
        rows.execute("CREATE TABLE kept (a, b, c)")
    rows.close()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_name("x"))
    path.symlink_to("x")


HARM: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "emptied": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "cut in its head": lambda path: path.write_bytes(path.read_bytes()[:60]),
    "something else": lambda path: path.write_text("claim: what\n" * 1000),
    "a database of others": _other_database,
    "a folder": _folder,
    "a link": _link,
    "bits turned": lambda path: path.write_bytes(path.read_bytes().replace(b"twotwo", b"twotwO")),
}


@pytest.mark.parametrize("harm", HARM)
def test_whatever_happens_to_the_file_nothing_wrong_is_found(tmp_path: Path, harm: str) -> None:
    path = full(tmp_path)
    HARM[harm](path)
    assert found(tmp_path).items() <= VALUES.items()
    full(tmp_path)
    assert found(tmp_path).items() <= VALUES.items()


@pytest.mark.parametrize("harm", [name for name in HARM if name not in ("a folder", "a link", "a database of others")])
def test_what_is_no_database_is_made_anew(tmp_path: Path, harm: str) -> None:
    path = full(tmp_path)
    HARM[harm](path)
    for _ in range(2):  # the first finds out
        full(tmp_path)
    assert found(tmp_path) == VALUES


def test_a_copy_on_another_machine_serves_there(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    full(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert found(tmp_path / "there") == VALUES


WRITING = """
import sys
from pathlib import Path
from claimtrack.memory import kept
kept._WAIT = 60.0  # a busy machine must not make one of them give up
ours = kept.Kept(Path(sys.argv[1]) / ".claimtrack" / "memory.sqlite", "a program")
for turn in range(20):
    ours.keep({ours.key(b"%d %d" % (int(sys.argv[2]), turn)): b"x" * 2000})
    ours.keep({ours.key(name): name * 3000 for name in (b"one", b"two", b"three")})
"""


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    full(tmp_path)
    others = [subprocess.Popen([sys.executable, "-c", WRITING, str(tmp_path), str(number)]) for number in range(2)]
    assert [one.wait() for one in others] == [0, 0]
    assert found(tmp_path) == VALUES
    ours = kept(tmp_path)
    keys = [ours.key(b"%d %d" % (number, turn)) for number in range(2) for turn in range(20)]
    assert len(ours.values(keys)) == len(keys)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".claimtrack").write_text("in the way")
    full(tmp_path)
    assert found(tmp_path) == {}


def told(report: Report) -> bytes:
    return msgspec.json.encode((report.findings, report.clusters, report.pairs, report.proposed, report.broken))


def test_a_run_that_remembers_says_what_one_without_says(tmp_path: Path) -> None:
    expected = told(verify(CORPUS, CONFIG, LocalEngine()))
    for _ in range(2):
        assert told(verify(CORPUS, CONFIG, keeping(LocalEngine(), tmp_path))) == expected
    assert (tmp_path / ".claimtrack" / "memory.sqlite").is_file()


def test_only_what_is_new_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verify(CORPUS, CONFIG, keeping(LocalEngine(), tmp_path))
    readable = [file for file in CORPUS if isinstance(file.data, bytes)]
    first = msgspec.structs.replace(readable[0], data=b"claim: another\n")
    seen: list[bytes | str] = []
    compose = yamlsrc.compose

    def told(data: bytes | str) -> Stream:
        seen.append(data)
        return compose(data)

    monkeypatch.setattr(yamlsrc, "compose", told)
    verify([first, *readable[1:]], CONFIG, keeping(LocalEngine(), tmp_path))
    assert [data for data in seen if isinstance(data, bytes)] == [first.data]  # records; ignore comments are looked for in texts


@settings(deadline=None, max_examples=40)
@given(TEXTS, TEXTS)
def test_what_was_kept_of_one_corpus_serves_another(one: dict[str, str], other: dict[str, str]) -> None:
    memory = Kept(Path(os.devnull) / "nowhere", "")
    store: dict[bytes, bytes] = {}
    memory.values = lambda keys: {key: store[key] for key in keys if key in store}  # type: ignore[method-assign]  # no file
    memory.keep = store.update  # type: ignore[assignment,method-assign]  # no file
    verify(files(one), CONFIG, Keeping(LocalEngine(), memory))
    corpus = files(other)
    assert told(verify(corpus, CONFIG, Keeping(LocalEngine(), memory))) == told(verify(corpus, CONFIG, LocalEngine()))
