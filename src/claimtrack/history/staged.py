"""What the index of a repository holds: the corpus as the next commit will have it. Reads the index; never writes it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from claimtrack.history import calling, index, repository
from claimtrack.history.objects import Commit
from claimtrack.history.past import Past
from claimtrack.history.repository import HEAD


class Staged(msgspec.Struct, frozen=True):
    """The last commit (one without any file where there is none yet), and the next one as the index has it."""

    before: Commit
    after: Commit


def staged(past: Past) -> Staged:
    """What is staged. Raises Trouble while a merge has conflicts: what will be committed is not known then."""
    folder = past.repo.folder
    head = _head(past)
    answer = calling.asked(folder, *index.AGAINST, _tree(folder, head), index=index.repository(folder).index)
    changes = {tuple(path.split(b"/")): entry for path, entry in index.changes(answer)}
    tree = past.objects.laid_over(head.tree if head is not None else None, changes)
    nothing = past.objects.laid_over(None, {})
    before = head if head is not None else _commit(nothing, "before the first commit")
    return Staged(before, _commit(tree, "what is staged"))


def _head(past: Past) -> Commit | None:
    if calling.tried(past.repo.folder, "rev-parse", "--verify", "--quiet", HEAD)[0]:
        return None
    return repository.resolve(past.repo, HEAD, past.objects)


def _tree(folder: Path, head: Commit | None) -> str:
    """The tree to compare with: that of the commit, or the empty one, whose id git tells for each kind of hash."""
    if head is not None:
        return head.tree
    return calling.asked(folder, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()


def _commit(tree: str, subject: str) -> Commit:
    return Commit(id="", tree=tree, parents=(), author="", seconds=0, zone=0, subject=subject)
