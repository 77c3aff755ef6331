"""What the index of a repository holds: the corpus as the next commit will have it. Reads the index; never writes it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from claimtrack.history import calling, repository
from claimtrack.history.objects import Commit, Entry
from claimtrack.history.past import Past
from claimtrack.history.repository import HEAD
from claimtrack.trouble import Trouble

_INDEX = "GIT_INDEX_FILE"
_GONE = 0


class Staged(msgspec.Struct, frozen=True):
    """The last commit (one without any file where there is none yet), and the next one as the index has it."""

    before: Commit
    after: Commit


def staged(past: Past) -> Staged:
    """What is staged. Raises Trouble while a merge has conflicts: what will be committed is not known then."""
    folder = past.repo.folder
    head = _head(past)
    asked = ("diff-index", "--cached", "--ita-invisible-in-index", "--raw", "--no-renames", "--no-abbrev", "-z")
    answer = calling.asked(folder, *asked, _tree(folder, head), index=index(folder))
    changes = dict(_changes(answer))
    tree = past.objects.laid_over(head.tree if head is not None else None, changes)
    nothing = past.objects.laid_over(None, {})
    before = head if head is not None else _commit(nothing, "before the first commit")
    return Staged(before, _commit(tree, "what is staged"))


def index(folder: Path) -> str | None:
    """The index that git made for the hook we run in; None for the usual one.

    `git commit -a` and `git commit FILE` commit from an index of their own, and say so in the environment (githooks(5)). A path
    that is not absolute counts from the top of the working tree, where hooks start. The index of another repository is not ours.
    """
    given = os.environ.get(_INDEX)
    if not given:
        return None
    status, out, _ = calling.tried(folder, "rev-parse", "--absolute-git-dir", "--show-toplevel")
    if status:
        return None
    home, top = (Path(os.fsdecode(line)) for line in out.rstrip(b"\n").split(b"\n"))
    for found in (Path(given).absolute(), top / given):
        if found.is_file() and found.parent.resolve() == home.resolve():
            return str(found)
    return None


def _head(past: Past) -> Commit | None:
    if calling.tried(past.repo.folder, "rev-parse", "--verify", "--quiet", HEAD)[0]:
        return None
    return repository.resolve(past.repo, HEAD, past.objects)


def _tree(folder: Path, head: Commit | None) -> str:
    """The tree to compare with: that of the commit, or the empty one, whose id git tells for each kind of hash."""
    if head is not None:
        return head.tree
    return calling.asked(folder, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()


def _changes(answer: bytes) -> Iterator[tuple[tuple[bytes, ...], Entry | None]]:
    """The paths, from the top of the repository, in which the index differs: `:100644 100644 OLD NEW M`, NUL, path, NUL."""
    parts = iter(answer.split(b"\0"))
    for head, path in zip(parts, parts, strict=False):
        _, mode, _, name, status = head.removeprefix(b":").split()
        if status == b"U":
            shown = path.decode("utf-8", "backslashreplace")
            raise Trouble(f"`{shown}` has conflicts of a merge", "resolve them and `git add` the file, then check again")
        kind = int(mode, 8)
        yield tuple(path.split(b"/")), Entry(kind, name.decode("ascii")) if kind != _GONE else None


def _commit(tree: str, subject: str) -> Commit:
    return Commit(id="", tree=tree, parents=(), author="", seconds=0, zone=0, subject=subject)
