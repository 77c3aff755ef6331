"""The git repository around a corpus: which commit a revision is, which commits touch some paths, where history ends.

Whatever stands in the way is Trouble with a way on, for what could not be looked at must not pass. Reads no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import msgspec

from claimtrack.history import calling
from claimtrack.history.objects import Commit, Objects
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

HEAD = "HEAD"
_FULL_HISTORY = "fetch it whole: `git fetch --unshallow`, or `fetch-depth: 0` in the checkout of a workflow"


class Repository(msgspec.Struct, frozen=True, kw_only=True):
    """A repository as seen from a folder of its working tree.

    `prefix` is that folder inside the repository, as git writes it: empty, or with a slash at its end. In a `shallow` one
    history ends before its beginning.
    """

    folder: Path
    prefix: bytes
    shallow: bool


class Step(msgspec.Struct, frozen=True):
    """A commit that touches what was asked for, with the nearest earlier ones that do."""

    commit: str
    parents: tuple[str, ...]


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises Trouble outside one, and in one without a working tree."""
    status, out, words = calling.tried(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    if status and "must be run in a work tree" not in words:
        raise calling.refusal(folder, words)
    inside, _, rest = out.partition(b"\n")
    if inside != b"true":
        raise Trouble(f"`{folder.name}` lies in a git repository without a working tree", "clone it, and go to the clone")
    shallow, _, prefix = rest.partition(b"\n")
    return Repository(folder=folder, prefix=prefix.removesuffix(b"\n"), shallow=shallow == b"true")


def resolve(repo: Repository, revision: str, objects: Objects) -> Commit:
    """The commit that a revision names: a branch, a tag, an id, `HEAD~3`. Raises Trouble where it names none."""
    if revision.startswith("-") or not revision.strip() or not revision.isprintable():
        raise Trouble(f"`{revision}` is no revision", "write a branch, a tag, a commit's id, or `HEAD~3`")
    status, out, words = calling.tried(repo.folder, "rev-parse", "--verify", "--end-of-options", revision)
    if status:
        raise _unknown(repo, revision, words)
    commit = objects.commit(out.decode("ascii").strip().removeprefix("^"))
    if commit is None:
        way_on = _FULL_HISTORY if repo.shallow else "write a branch, a tag, a commit's id, or `HEAD~3`"
        raise Trouble(f"`{revision}` is no commit, or one that is not here", way_on)
    return commit


def merge_base(repo: Repository, one: str, other: str) -> str:
    """The commit from which two commits, given by id, went apart. Raises Trouble where no such commit is here."""
    status, out, words = calling.tried(repo.folder, "merge-base", one, other)
    if status == 1 and not words:
        way_on = _FULL_HISTORY if repo.shallow else "compare them as they are: two revisions without dots"
        raise Trouble(f"`{one[:10]}` and `{other[:10]}` have no common ancestor here", way_on)
    if status:
        raise calling.refusal(repo.folder, words)
    return out.split()[0].decode("ascii")


def touching(repo: Repository, commit: str, paths: Iterable[bytes]) -> Iterator[Step]:
    """The commits up to this one that touch paths (below `folder`), children before parents; as git does it, sides of a merge
    that brought nothing are left out.
    """
    for line in calling.lines(repo.folder, "rev-list", "--topo-order", "--parents", commit, "--", *paths):
        first, *parents = line.decode("ascii").split()
        yield Step(first, tuple(parents))


def ends_here(repo: Repository, commit: Commit, objects: Objects) -> bool:
    """Whether a commit has parents that a shallow clone leaves out: what was before it cannot be known here."""
    return repo.shallow and any(objects.commit(parent) is None for parent in commit.parents)


def day(commit: Commit) -> date:
    """The day on which a commit was written, where its author was."""
    try:
        return datetime.fromtimestamp(commit.seconds, timezone(timedelta(minutes=commit.zone))).date()
    except (ValueError, OverflowError, OSError):
        return date.min


def _unknown(repo: Repository, revision: str, words: str) -> Trouble:
    if "not a git repository" in words or "dubious ownership" in words:
        return calling.refusal(repo.folder, words)
    if calling.tried(repo.folder, "rev-parse", "--verify", "--quiet", HEAD)[0]:
        return Trouble("there is no commit yet", "commit the corpus first: `git add .`, then `git commit`")
    if "ambiguous" in words:
        return Trouble(f"several commits begin with `{revision}`", "write more of its id")
    listed = calling.asked(repo.folder, "for-each-ref", "--format=%(refname:short)")
    known = listed.decode("utf-8", "backslashreplace").splitlines()
    if revision not in known and f"origin/{revision}" in known:
        return Trouble(f"git knows no revision `{revision}`", f"did you mean `origin/{revision}`?")
    otherwise = _FULL_HISTORY if repo.shallow else "see `git branch --all`, `git tag` and `git log`"
    return Trouble(f"git knows no revision `{revision}`", did_you_mean(revision, known, otherwise))
