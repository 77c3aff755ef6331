"""Repositories for tests: a history written as one text, made by two calls of git whatever its length.

A commit begins with a line `=== DAY SUBJECT`; under it stand the files it changes, each under a line `# claims/x.yaml`, and
`(gone)` for one that it removes. A line `=== DAY SUBJECT (on BRANCH)` commits to another branch, which begins where `main` is
then; `(merge BRANCH)` has that as a further parent, and the files that the merge gives besides.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from written_corpus import split

ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Desk",
    "GIT_AUTHOR_EMAIL": "desk@example.org",
    "GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z",
    "GIT_COMMITTER_NAME": "Desk",
    "GIT_COMMITTER_EMAIL": "desk@example.org",
    "GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z",
}
"""An environment in which no setting of this machine holds."""
GONE = "(gone)\n"
_HEAD = re.compile(r"^=== (\S+) (.*?)(?: \(on (\S+)\))?(?: \(merge (\S+)\))?$", re.MULTILINE)


class Committed(NamedTuple):
    """One commit to be made. `files`: bytes, a link's target as a text, or None for one that goes."""

    day: str
    subject: str
    files: dict[str, bytes | str | None]
    branch: str = "main"
    merge: str | None = None


def git(folder: Path, *args: str, stdin: bytes | None = None) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", *args], cwd=folder, env={**kept, **ALONE}, input=stdin, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def commits(text: str) -> list[Committed]:
    """The commits of a history that is written as one text."""
    parts = _HEAD.split(text)
    return [
        Committed(
            day,
            subject,
            {path: None if content.strip() == GONE.strip() else content.encode() for path, content in split(files).items()},
            branch or "main",
            merge,
        )
        for day, subject, branch, merge, files in zip(*(parts[at::5] for at in range(1, 6)), strict=True)
    ]


def repository(folder: Path, history: str | list[Committed], below: str = "") -> Path:
    """The repository with this history, its last state of `main` in the working tree; the corpus is its folder `below`."""
    folder.mkdir(parents=True, exist_ok=True)
    made = commits(history) if isinstance(history, str) else history
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "fast-import", "--quiet", "--force", stdin=b"".join(_stream(made, below)))
    git(folder, "reset", "--quiet", "--hard", "main")
    return folder / below if below else folder


def _stream(made: list[Committed], below: str) -> Iterator[bytes]:
    """The history as git-fast-import(1) reads it."""
    begun: set[str] = set()
    for number, one in enumerate(made):
        seconds = int(datetime.fromisoformat(one.day).replace(tzinfo=UTC).timestamp()) + 43_200 + number
        yield f"commit refs/heads/{one.branch}\n".encode()
        yield f"committer Desk <desk@example.org> {seconds} +0000\n".encode()
        yield _data(one.subject.encode())
        if one.branch not in begun and begun:
            yield b"from refs/heads/main\n"
        if one.merge:
            yield f"merge refs/heads/{one.merge}\n".encode()
        begun.add(one.branch)
        for path, content in one.files.items():
            name = _quoted(f"{below}/{path}" if below else path)
            if content is None:
                yield b"D " + name + b"\n"
            elif isinstance(content, str):
                yield b"M 120000 inline " + name + b"\n" + _data(content.encode())
            else:
                yield b"M 100644 inline " + name + b"\n" + _data(content)


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _quoted(path: str) -> bytes:
    raw = path.encode("utf-8", "surrogateescape")
    return (
        b'"'
        + b"".join(b"\\%03o" % byte if byte < 0x20 or byte > 0x7E or byte in b'"\\' else bytes([byte]) for byte in raw)
        + b'"'
    )
