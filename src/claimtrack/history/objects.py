"""The objects of a git repository, read through one long-lived `git cat-file --batch`: commits, trees, blobs.

Objects never change, so what was read of a folder is remembered. Knows nothing of claims.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from claimtrack.history import calling
from claimtrack.trouble import Trouble

FOLDER, LINK, SUBMODULE = 0o040000, 0o120000, 0o160000
"""The kinds of entry that are no plain file."""

_KINDS = 0o170000
_REMEMBERED = 2_000
_SHA256 = 64
_AUTHOR = re.compile(rb"^author (?P<name>.*?) ?<[^<>\n]*> (?P<seconds>-?\d+) (?P<zone>[+-]\d{4})$", re.MULTILINE)
_ENCODING = re.compile(rb"^encoding (\S+)$", re.MULTILINE)
_NO_OBJECT = (b"missing", b"ambiguous")


class Entry(msgspec.Struct, frozen=True):
    """One name in a folder: its mode and the id of its object."""

    mode: int
    id: str

    @property
    def kind(self) -> int:
        """The mode without its permissions: FOLDER, LINK, SUBMODULE or a plain file's."""
        return self.mode & _KINDS


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """A commit as the desk knows it: by whom, when (seconds since 1970, minutes east of Greenwich), with what first line.

    `parents` are those that its object names, be they here or not.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    author: str
    seconds: int
    zone: int
    subject: str


class Objects:
    """A repository's objects while they are read; a context, for a git runs behind it. `folder` lies in the repository."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs until something is asked."""
        self._folder = folder
        self._git: subprocess.Popen[bytes] | None = None
        self._trees: OrderedDict[str, dict[bytes, Entry]] = OrderedDict()
        self._laid: dict[str, dict[bytes, Entry]] = {}

    def __enter__(self) -> Objects:
        """Ready to be asked."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the git."""
        if self._git is not None:
            calling.close(self._git)
            self._git = None

    def commit(self, name: str) -> Commit | None:
        """The commit of an id, or behind the id of a tag; None where that is no commit, or not here."""
        found = self._read(f"{name}^{{commit}}")
        return None if found is None else _commit(*found)

    def tree(self, name: str) -> dict[bytes, Entry]:
        """The names in a folder, in git's order. Raises Trouble where the folder is not here."""
        if name in self._laid:
            return self._laid[name]
        if name in self._trees:
            self._trees.move_to_end(name)
            return self._trees[name]
        found = self._read(name)
        if found is None:
            raise _not_here(name)
        entries = dict(_entries(found[1], len(name) // 2))
        self._trees[name] = entries
        if len(self._trees) > _REMEMBERED:
            self._trees.popitem(last=False)
        return entries

    def laid_over(self, tree: str | None, changes: Mapping[tuple[bytes, ...], Entry | None]) -> str:
        """A folder that git does not have: a tree (None: an empty one) in which some paths are others, or gone (None).

        Gives the name under which `tree` knows it as long as this lives.
        """
        names = dict(self.tree(tree)) if tree is not None else {}
        below: dict[bytes, dict[tuple[bytes, ...], Entry | None]] = {}
        for (first, *rest), entry in changes.items():
            if rest:
                below.setdefault(first, {})[tuple(rest)] = entry
            elif entry is None:
                names.pop(first, None)
            else:
                names[first] = entry
        for first, inside in below.items():
            old = names.get(first)
            made = self.laid_over(old.id if old is not None and old.kind == FOLDER else None, inside)
            if self._laid[made]:
                names[first] = Entry(FOLDER, made)
            elif old is not None and old.kind == FOLDER:
                del names[first]
        name = f"laid-{len(self._laid)}"
        self._laid[name] = dict(sorted(names.items(), key=_as_git_sorts))
        return name

    def blob(self, name: str, most: int) -> bytes | int:
        """The bytes of a file; how many there are, where these are more than `most`. Raises Trouble where it is not here."""
        found = self._read(name, most)
        if found is None:
            raise _not_here(name)
        return found[1] if found[2] <= most else found[2]

    def _read(self, name: str, most: int | None = None) -> tuple[str, bytes, int] | None:
        """Id, bytes (none where there are more than `most`) and size of an object; None where there is none such."""
        into, out = self._pipes()
        try:
            into.write(name.encode("ascii") + b"\n")
            into.flush()
            head = out.readline().split()
        except OSError:
            head = []
        if head[-1:] and head[-1] in _NO_OBJECT:
            return None
        if len(head) != 3:
            raise _stopped()
        size = int(head[2])
        kept = size if most is None or size <= most else 0
        data = out.read(kept)
        passed = _passed_over(out, size - kept + 1)
        if len(data) != kept or not passed:
            raise _stopped()
        return head[0].decode("ascii"), data, size

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._git is None:
            self._git = calling.opened(self._folder, "cat-file", "--batch")
        if self._git.stdin is None or self._git.stdout is None:
            raise TypeError("a git that is asked has pipes")
        return self._git.stdin, self._git.stdout


def blob_id(data: bytes, length: int) -> str:
    """The id that git gives to a file with these bytes: of 40 digits in a repository of SHA-1, of 64 in one of SHA-256
    (gitformat-pack(5), hash-function-transition).
    """
    new = hashlib.sha256 if length == _SHA256 else hashlib.sha1
    return new(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _as_git_sorts(item: tuple[bytes, Entry]) -> bytes:
    """Folders stand where their name with a slash would (git-mktree(1))."""
    name, entry = item
    return name + b"/" if entry.kind == FOLDER else name


def _passed_over(out: IO[bytes], size: int) -> bool:
    """Whether so many bytes could be left aside; in parts, for a file in git may be larger than the memory."""
    while size:
        part = out.read(min(size, 1 << 20))
        if not part:
            return False
        size -= len(part)
    return True


def _entries(data: bytes, width: int) -> Iterator[tuple[bytes, Entry]]:
    """The entries of a tree: mode, space, name, NUL, and an id of `width` bytes (gitformat-pack(5), git-mktree(1))."""
    at = 0
    while at < len(data):
        space = data.index(b" ", at)
        end = data.index(b"\0", space)
        yield data[space + 1 : end], Entry(int(data[at:space], 8), data[end + 1 : end + 1 + width].hex())
        at = end + 1 + width


def _commit(name: str, data: bytes, _size: int) -> Commit:
    head, _, message = data.partition(b"\n\n")
    lines = head.split(b"\n")
    author = _AUTHOR.search(head)
    encoding = _ENCODING.search(head)
    zone = int(author["zone"]) if author else 0
    codec = encoding[1].decode("ascii", "replace") if encoding else "utf-8"
    return Commit(
        id=name,
        tree=lines[0].removeprefix(b"tree ").decode("ascii"),
        parents=tuple(line[7:].decode("ascii") for line in lines if line.startswith(b"parent ")),
        author=_decoded(author["name"], codec) if author else "",
        seconds=int(author["seconds"]) if author else 0,
        zone=(abs(zone) // 100 * 60 + abs(zone) % 100) * (1 if zone >= 0 else -1),
        subject=_decoded(b" ".join(message.lstrip(b"\n").partition(b"\n\n")[0].split()), codec),
    )


def _decoded(text: bytes, codec: str) -> str:
    try:
        return text.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return text.decode("utf-8", "backslashreplace")


def _not_here(name: str) -> Trouble:
    return Trouble(
        f"the object `{name[:12]}` of this repository is not here",
        "the clone is incomplete or damaged: `git fsck` tells, `git fetch` may bring what is missing",
    )


def _stopped() -> Trouble:
    return Trouble(
        "git stopped while the history was read", "the repository may be damaged, or changed at this moment: see `git fsck`"
    )
