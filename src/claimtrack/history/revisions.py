"""Which two states of a corpus are meant: one revision and the working tree, two revisions, `A..B` or `A...B`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from claimtrack.history import repository
from claimtrack.history.objects import Commit, Objects
from claimtrack.history.past import Past
from claimtrack.history.repository import HEAD
from claimtrack.session import Session
from claimtrack.trouble import Trouble


@contextmanager
def past_of(session: Session) -> Iterator[Past]:
    """The past of a corpus, as long as one asks for it. Raises Trouble where there is none that git could tell."""
    repo = repository.repository(session.root)
    with Objects(session.root) as objects:
        yield Past(session, repo, objects)


def two(past: Past, first: str, second: str | None = None) -> tuple[Commit, Commit | None]:
    """The commits that are meant; None is the working tree.

    As with `git diff`, `A..B` is the same as `A B`, and `A...B` is from where the two went apart to B; what is left out is
    HEAD. Raises Trouble for what names no commit.
    """
    dots = "..." if "..." in first else ".." if ".." in first else ""
    if not dots:
        return _commit(past, first), None if second is None else _commit(past, second)
    if second is not None:
        raise Trouble(f"`{first}` and `{second}` are three revisions", f"write `{first}` alone, or two revisions")
    a, b = (_commit(past, one or HEAD) for one in first.split(dots, 1))
    return (apart(past, a, b) if dots == "..." else a), b


def called(first: str, second: str | None = None) -> tuple[str, str]:
    """What the two are called: as they were asked for."""
    if "..." in first:
        a, b = (one or HEAD for one in first.split("...", 1))
        return f"where {b} left {a}", b
    if ".." in first:
        a, b = (one or HEAD for one in first.split("..", 1))
        return a, b
    return first, second or "the working tree"


def apart(past: Past, a: Commit, b: Commit) -> Commit:
    """The commit from which two went apart: what a branch changed is compared with it. Raises Trouble where it is not here."""
    return _commit(past, repository.merge_base(past.repo, a.id, b.id))


def _commit(past: Past, revision: str) -> Commit:
    return repository.resolve(past.repo, revision, past.objects)
