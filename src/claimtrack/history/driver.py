"""How git is told to merge records with claimtrack: lines in `.gitattributes`, and the command in the configuration of the clone.

The one module of this room that writes. Other lines and settings stay as they are.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import msgspec

from claimtrack import beginning, files
from claimtrack.config import Settings
from claimtrack.history import calling, repository
from claimtrack.trouble import Trouble, unwritten

NAME = "claimtrack"
ATTRIBUTES = ".gitattributes"
_COMMENT = "# Records are merged by what they mean: run `claimtrack init --merge-driver` once in each clone"
_TITLE = "records of claimtrack, by what they mean"
_SIGNS = re.compile(r"([\\\[\]*?])")
_PLAIN = re.compile(r"[^\s\"\\]+")


class Installed(msgspec.Struct, frozen=True):
    """What was done: the lines that were added, whether the configuration was changed, and which files git merges otherwise."""

    added: tuple[str, ...]
    configured: bool
    elsewhere: tuple[str, ...]


def install(root: Path, settings: Settings) -> Installed:
    """Have git merge the records of the corpus at `root` by claimtrack. Raises Trouble where it cannot be set up."""
    repository.repository(root)
    with files.locked(root):
        added = _write(root / ATTRIBUTES, lines(settings))
    wanted = {f"merge.{NAME}.name": _TITLE, f"merge.{NAME}.driver": command()}
    missing = {key: value for key, value in wanted.items() if _known(root, key) != value}
    for key, value in missing.items():
        calling.asked(root, "config", "--local", "--replace-all", key, value)
    return Installed(added, bool(missing), tuple(one for one in _examples(settings) if _driver_of(root, one) != NAME))


def lines(settings: Settings) -> list[str]:
    """The lines of `.gitattributes` (gitattributes(5)) in the folder of the corpus."""
    folders = [f"/{_escaped(name)}/**/*{suffix}" for name in (settings.claims, settings.sources) for suffix in beginning.SUFFIXES]
    singles = [f"/{_escaped(name)}" for name in (settings.camps, settings.links)]
    return [f"{_quoted(pattern)} merge={NAME}" for pattern in (*folders, *singles)]


def command() -> str:
    """The line that git runs in a shell for each record; where claimtrack is gone, or fails, git merges by itself."""
    program = "claimtrack" if shutil.which("claimtrack") else f"{shlex.quote(sys.executable)} -m claimtrack"
    call = f"{program} merge-driver -- %O %A %B %P %L %S %X %Y"
    return f"{call}; case $? in 0) ;; 1) exit 1 ;; *) git merge-file --marker-size=%L %A %O %B ;; esac"


def _write(path: Path, wanted: list[str]) -> tuple[str, ...]:
    if path.is_symlink():
        raise Trouble(f"`{path.name}` is a link, which git does not read", "put a file in its place")
    try:
        before = path.read_bytes() if path.exists() else b""
        known = [line.strip() for line in before.decode("utf-8", "surrogateescape").splitlines()]
        added = tuple(line for line in wanted if line not in known)
        if added:
            end = "\r\n" if b"\r\n" in before else "\n"
            head = before if not before or before.endswith(b"\n") else before + end.encode()
            more = [*([] if _COMMENT in known else [_COMMENT]), *added]
            files.write_atomic(path, head + "".join(line + end for line in more).encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise unwritten(path.name, error, "see whether the folder is yours") from None
    return added


def _known(root: Path, key: str) -> str | None:
    status, out, _ = calling.tried(root, "config", "--local", "--get", key)
    return None if status else out.decode("utf-8", "replace").removesuffix("\n")


def _examples(settings: Settings) -> list[str]:
    return [f"{settings.claims}/x.yaml", f"{settings.sources}/x.yaml", settings.camps, settings.links]


def _driver_of(root: Path, path: str) -> str:
    """By which driver git would merge a file (git-check-attr(1): path, attribute and value, each ended by a NUL)."""
    parts = calling.asked(root, "check-attr", "-z", "merge", "--", path).split(b"\0")
    return parts[2].decode("utf-8", "replace") if len(parts) > 2 else ""


def _escaped(name: str) -> str:
    """A name as a pattern that matches it alone (gitignore(5))."""
    return _SIGNS.sub(r"\\\1", name.rstrip("/"))


def _quoted(pattern: str) -> str:
    """A pattern with a blank in it stands in quotes, C style."""
    if _PLAIN.fullmatch(pattern):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
