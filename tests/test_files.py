"""Files: which of a folder are records, what is refused and why, and that writing is all or nothing.

The last part runs `claimtrack verify` as a process on a corpus full of hostile files.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from claimtrack import files, session
from claimtrack.files import Refusal
from claimtrack.yamltext import MAX_BYTES

GOOD = {
    "claims/good.yaml": b"claim: x\nsaid:\n  - source: a\n",
    "sources/a.yaml": b"source: the a\nkind: body\nanonymity: named\n",
}

REFUSED: dict[str, Callable[[Path], None]] = {
    "this is a pipe, socket or device, not a file": os.mkfifo,
    "this is a folder": Path.mkdir,
    "this link leads out of the corpus": lambda path: path.symlink_to("/dev/zero"),
    "this link leads nowhere": lambda path: path.symlink_to("nowhere"),
    "cannot be read: No such file or directory": lambda path: None,  # noqa: ARG005 - called with a path, as the others are
    "larger than 512 KiB (51,200 KiB)": lambda path: written(path, b"", size=50 << 20),
    "larger than 512 KiB (512 KiB)": lambda path: written(path, b" " * (MAX_BYTES + 1)),
}

HOSTILE: dict[str, tuple[bytes, str, str]] = {
    "alias-bomb": (
        b"a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
        "2:8",
        "`*a` is an alias, which records do not use",
    ),
    "alias-flood": (b"[" + b"*a, " * 20_000 + b"]", "1:402", "more than 100 problems in one file; the rest is not read"),
    "deep-brackets": (b"claim: " + b"[" * 10_000 + b"]" * 10_000, "1:71", "nested more than 64 levels deep"),
    "deep-braces": (b"{a: " * 10_000, "1:257", "nested more than 64 levels deep"),
    "deep-dashes": (b"- " * 10_000 + b"x", "1:129", "nested more than 64 levels deep"),
    "nul": (b"claim: a\0b\n", "1:9", "`U+0000` (a control character) may not stand in a record"),
    "escape": (b"about: b\nclaim: a\x1b[2Jb\n", "2:9", "`U+001B` (a control character) may not stand in a record"),
    "latin-1": (b"claim: x\nabout: caf\xe9\n", "2:11", "byte 0xe9 is not UTF-8"),
    "utf-16": ("claim: x\n".encode("utf-16"), "1:1", "the file is UTF-16 or UTF-32"),
    "zeros": (b"\0" * 400_000, "1:1", "`U+0000` (a control character) may not stand in a record"),
    "colon": (
        "claim: 😀 قال: لا\n".encode("utf-8-sig"),
        "1:13",
        "a colon with a space behind it begins a second value on this line",
    ),
    "windows": (b"\xef\xbb\xbfclaim: x\r\nsaid:\r\n\t- source: a\r\n", "3:1", "a tab stands where YAML wants spaces"),
    "tag": (
        b"claim: !!python/object/apply:os.system [ls]\n",
        "1:8",
        "`!!python/object/apply:os.system` is a tag, which records do not use",
    ),
    "directives": (
        b"".join(b"%%TAG !%d! a\n" % number for number in range(20_000)) + b"---\nclaim: x\n",
        "1:1",
        "20,000 lines begin with `%`; the file is not read",
    ),
    "documents": (b"--- {claim: x}\n" * 30_000, "1001:1", "more than 1,000 documents in one file; the rest is not read"),
    "broken-documents": (
        b"--- [\n" * 50_000,
        "21:1",
        "more than 20 documents of one file cannot be read; the rest was not tried",
    ),
    "values": (b"claim: x\ntags:\n" + b"- a\n" * 100_000, "20002:3", "more than 20,000 values in one file; the rest is not read"),
    "keys": (
        b"".join(b"k%d: x\n" % number for number in range(15_000)),
        "101:1",
        "more than 100 faults in one file; the rest is not told",
    ),
    "empty": (b"", "1:1", "the file is empty"),
    "comments": (
        b"claim: [\n" + b"# claimtrack: ignore[CT001] x\n" * 15_000,
        "1:8",
        "the bracket `[` that opens here is never closed",
    ),
}
"""The bytes of a claim, and what is said of it at which line and column."""


def written(path: Path, data: bytes, *, size: int | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if size is not None:
        os.truncate(path, size)


def laid_out(root: Path, contents: dict[str, bytes]) -> Path:
    for name, data in contents.items():
        written(root / name, data)
    return root


def listed(folder: Path) -> list[str]:
    return [
        f"{one.path.relative_to(folder)}: {one.message}" if isinstance(one, Refusal) else str(one.relative_to(folder))
        for one in files.walk(folder)
    ]


def message(found: bytes | Refusal) -> str:
    return found.message if isinstance(found, Refusal) else repr(found)


class TestWalking:
    def test_finds_records_by_their_suffix_in_the_order_of_paths(self, tmp_path: Path) -> None:
        names = "b.yaml a.yml a/z.yaml a/b/c.YAML B.Yml .hidden.yaml .git/x.yaml a.txt yaml c.yaml~ د/漢.yaml".split()
        laid_out(tmp_path, dict.fromkeys(names, b""))
        assert listed(tmp_path) == ["B.Yml", "a/b/c.YAML", "a/z.yaml", "a.yml", "b.yaml", "د/漢.yaml"]

    def test_refuses_what_hides_records(self, tmp_path: Path) -> None:
        laid_out(tmp_path / "claims", {"x.yaml/y.yaml": b"", "z.yaml": b""})
        laid_out(tmp_path / "elsewhere", {"w.yaml": b""})
        (tmp_path / "claims" / "all").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "claims" / "self").symlink_to(".")
        (tmp_path / "claims" / "link.yaml").symlink_to("z.yaml")
        assert listed(tmp_path / "claims") == [
            "all: this is a link to a folder, which is not followed",
            "link.yaml",
            "self: this is a link to a folder, which is not followed",
            "x.yaml: this is a folder with the name of a record",
            "x.yaml/y.yaml",
            "z.yaml",
        ]

    def test_finds_nothing_where_there_is_no_folder(self, tmp_path: Path) -> None:
        assert listed(tmp_path / "claims") == []

    def test_refuses_a_file_in_the_place_of_the_folder(self, tmp_path: Path) -> None:
        written(tmp_path / "claims", b"")
        assert listed(tmp_path / "claims") == [".: the folder cannot be read: Not a directory"]

    def test_refuses_a_folder_that_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Root may read every folder, so the refusal of the system is played."""
        laid_out(tmp_path, {"a/x.yaml": b"", "b.yaml": b""})
        scandir = os.scandir
        monkeypatch.setattr(os, "scandir", lambda path: denied() if Path(path).name == "a" else scandir(path))
        assert listed(tmp_path) == ["a: the folder cannot be read: Permission denied", "b.yaml"]

    @pytest.mark.parametrize(
        ("name", "depth", "told"), [("d", 1_200, []), ("d" * 200, 25, ["the folder cannot be read: File name too long"])]
    )
    def test_goes_as_deep_as_the_system_and_no_deeper(self, tmp_path: Path, name: str, depth: int, told: list[str]) -> None:
        here = os.open(tmp_path, os.O_RDONLY)
        for _ in range(depth):
            os.mkdir(name, dir_fd=here)
            below = os.open(name, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        os.close(here)
        assert [one.message for one in files.walk(tmp_path) if isinstance(one, Refusal)] == told
        subprocess.run(["rm", "-rf", tmp_path / name], check=True)


class TestReading:
    @pytest.mark.parametrize(("why", "make"), REFUSED.items(), ids=list(REFUSED))
    def test_is_refused(self, tmp_path: Path, why: str, make: Callable[[Path], None]) -> None:
        make(tmp_path / "x.yaml")
        assert message(files.read(tmp_path / "x.yaml", tmp_path)) == why

    def test_a_socket_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("x.yaml")
            assert message(files.read(tmp_path / "x.yaml", tmp_path)).startswith("cannot be read: ")

    def test_a_circle_of_links_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").symlink_to("y.yaml")
        (tmp_path / "y.yaml").symlink_to("x.yaml")
        assert message(files.read(tmp_path / "x.yaml", tmp_path)) == "this link leads nowhere"

    def test_links_inside_the_corpus_are_read(self, tmp_path: Path) -> None:
        written(tmp_path / "a" / "x.yaml", b"claim: x")
        (tmp_path / "link.yaml").symlink_to("a/x.yaml")
        (tmp_path / "root").symlink_to(".")
        assert files.read(tmp_path / "link.yaml", tmp_path) == b"claim: x"
        assert files.read(tmp_path / "root" / "link.yaml", tmp_path / "root") == b"claim: x"

    def test_a_bare_name_lies_in_the_folder_one_stands_in(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(tmp_path / "x.yaml", b"claim: x")
        (tmp_path / "out.yaml").symlink_to("/dev/zero")
        monkeypatch.chdir(tmp_path)
        for root in (Path(), tmp_path, Path(tmp_path.anchor)):
            assert files.read(Path("x.yaml"), root) == b"claim: x"
        assert message(files.read(Path("out.yaml"), Path())) == "this link leads out of the corpus"

    def test_a_file_that_may_not_be_read_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Root may read every file, so the refusal of the system is played."""
        written(tmp_path / "x.yaml", b"claim: x")
        monkeypatch.setattr(os, "open", denied)
        assert message(files.read(tmp_path / "x.yaml", tmp_path)) == "cannot be read: Permission denied"

    def test_a_file_that_fails_while_it_is_read_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(tmp_path / "x.yaml", b"claim: x")
        monkeypatch.setattr(os, "read", denied)
        assert message(files.read(tmp_path / "x.yaml", tmp_path)) == "cannot be read: Permission denied"

    def test_a_file_that_grows_while_it_is_read_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(tmp_path / "x.yaml", b"claim: x")
        monkeypatch.setattr(os, "read", lambda _handle, size: b" " * size)
        assert message(files.read(tmp_path / "x.yaml", tmp_path)) == "larger than 512 KiB (1,024 KiB)"

    def test_the_largest_file_is_read(self, tmp_path: Path) -> None:
        written(tmp_path / "x.yaml", b" " * MAX_BYTES)
        assert files.read(tmp_path / "x.yaml", tmp_path) == b" " * MAX_BYTES


def noted(call: Callable[..., None], done: list[str]) -> Callable[..., None]:
    def named(*args: Any) -> None:
        done.append("named")
        call(*args)

    return named


class TestWriting:
    def test_replaces_the_contents_and_keeps_the_mode(self, tmp_path: Path) -> None:
        written(tmp_path / "x", b"old")
        (tmp_path / "x").chmod(0o640)
        files.write_atomic(tmp_path / "x", b"new")
        assert ((tmp_path / "x").read_bytes(), stat.S_IMODE((tmp_path / "x").stat().st_mode)) == (b"new", 0o640)

    def test_a_new_file_has_the_mode_that_others_have(self, tmp_path: Path) -> None:
        (tmp_path / "plain").write_bytes(b"")
        files.write_atomic(tmp_path / "x", b"new")
        assert (tmp_path / "x").stat().st_mode == (tmp_path / "plain").stat().st_mode

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        written(tmp_path / "there" / "x", b"old")
        (tmp_path / "link").symlink_to("there/x")
        files.write_atomic(tmp_path / "link", b"new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "there" / "x").read_bytes() == b"new"

    def test_a_pipe_stays_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        heard: list[bytes] = []
        reader = threading.Thread(target=lambda: heard.append((tmp_path / "pipe").read_bytes()), daemon=True)
        reader.start()
        files.write_atomic(tmp_path / "pipe", b"new")
        reader.join(10)
        assert (heard, (tmp_path / "pipe").is_fifo()) == ([b"new"], True)

    @pytest.mark.parametrize("write", [files.write_atomic, files.create_new])
    def test_nothing_is_left_when_it_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None]
    ) -> None:
        written(tmp_path / "x", b"old")
        for name in ("fsync", "link", "replace", "rename"):
            monkeypatch.setattr(os, name, denied)
        with pytest.raises(OSError, match="Permission denied"):
            write(tmp_path / "x", b"new")
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"old")]

    def test_a_file_is_created_once(self, tmp_path: Path) -> None:
        files.create_new(tmp_path / "x", b"first")
        with pytest.raises(FileExistsError):
            files.create_new(tmp_path / "x", b"second")
        (tmp_path / "link").symlink_to("nowhere")
        with pytest.raises(FileExistsError):
            files.create_new(tmp_path / "link", b"second")
        assert (tmp_path / "x").read_bytes() == b"first"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "x"]

    @pytest.mark.parametrize("write", [files.write_atomic, files.create_new])
    def test_the_folder_is_safe_on_the_disk_once_the_name_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None]
    ) -> None:
        done: list[str] = []
        for name in ("link", "rename", "replace"):
            monkeypatch.setattr(os, name, noted(getattr(os, name), done))
        fsync = os.fsync

        def settled(handle: int) -> None:
            done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
            fsync(handle)

        monkeypatch.setattr(os, "fsync", settled)
        write(tmp_path / "x", b"new")
        assert done == ["file", "named", "folder"]

    def test_a_stream_makes_a_file_only_once_it_has_ended_well(self, tmp_path: Path) -> None:
        with suppress(KeyError), files.creating(tmp_path / "x") as stream:
            stream.write(b"half")
            raise KeyError("stopped")
        assert list(tmp_path.iterdir()) == []
        with files.creating(tmp_path / "x") as stream:
            stream.write(b"whole")
        with pytest.raises(FileExistsError), files.creating(tmp_path / "x") as stream:
            stream.write(b"other")
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("x", b"whole")]


class TestVerifying:
    """As a process: exit code 1, one finding a file at its place, and the good claim checked all the same."""

    def test_hostile_contents(self, tmp_path: Path) -> None:
        laid_out(tmp_path, {**GOOD, **{f"claims/{name}.yaml": data for name, (data, _, _) in HOSTILE.items()}})
        report = verified(tmp_path)
        assert [claim["id"] for claim in report["claims"]] == ["good"]
        told = {
            (label["path"], f"{label['line']}:{label['column']}", found["message"])
            for found in report["findings"]
            for label in found["labels"]
        }
        assert {(f"claims/{name}.yaml", place, said) for name, (_, place, said) in HOSTILE.items()} <= told

    def test_hostile_files(self, tmp_path: Path) -> None:
        root = laid_out(tmp_path / "corpus", GOOD)
        written(tmp_path / "outside.yaml", b"claim: not ours\n")
        os.mkfifo(root / "claims" / "pipe.yaml")
        (root / "claims" / "folder.yaml").mkdir()
        (root / "claims" / "out.yaml").symlink_to(tmp_path / "outside.yaml")
        (root / "claims" / "device.yaml").symlink_to("/dev/zero")
        (root / "claims" / "circle.yaml").symlink_to("circle.yaml")
        (root / "claims" / "all").symlink_to(tmp_path)
        (root / "camps.yaml").mkdir()
        os.mkfifo(root / "links.yaml")
        written(root / "claims" / "huge.yaml", b"claim: x", size=1 << 40)
        written(root / "claims" / "a\n\x1b[31m\u202e.yaml", b"cliam: x\n")
        (root / "claims" / os.fsdecode(b"\xff.yaml")).write_bytes(b"cliam: x\n")
        told = {(label["path"], found["message"]) for found in verified(root)["findings"] for label in found["labels"]}
        assert told >= {
            ("camps.yaml", "this is a folder"),
            ("claims/a\n\x1b[31m\u202e.yaml", "unknown key `cliam`"),
            ("claims/all", "this is a link to a folder, which is not followed"),
            ("claims/circle.yaml", "this link leads nowhere"),
            ("claims/device.yaml", "this link leads out of the corpus"),
            ("claims/folder.yaml", "this is a folder with the name of a record"),
            ("claims/huge.yaml", "larger than 512 KiB (1,073,741,824 KiB)"),
            ("claims/out.yaml", "this link leads out of the corpus"),
            ("claims/pipe.yaml", "this is a pipe, socket or device, not a file"),
            ("claims/\\xff.yaml", "unknown key `cliam`"),
            ("links.yaml", "this is a pipe, socket or device, not a file"),
        }

    def test_a_record_that_may_not_be_read_is_not_passed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Root may read every file, so the refusal of the system is played."""
        laid_out(tmp_path, GOOD)
        system_open = os.open
        monkeypatch.setattr(
            os, "open", lambda path, *how: denied() if str(path).endswith("good.yaml") else system_open(path, *how)
        )
        report = session.open_corpus(root=tmp_path).verify()
        assert [(one.code, one.message) for one in report.findings if one.severity == "error"] == [
            ("CT001", "cannot be read: Permission denied")
        ]
        assert report.unchecked == 1


def denied(*_what: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def verified(root: Path) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-m", "claimtrack", "verify", "--root", root, "--output-format", "json"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr.decode()
    assert b"Traceback" not in ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found
