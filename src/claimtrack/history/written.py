"""Which claims were written since the working tree left a revision, told by reading what differs, and judging nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from claimtrack.changes.renames import renamed
from claimtrack.changes.written import claims_written
from claimtrack.history import changing
from claimtrack.history.past import Past
from claimtrack.model import FiledClaim
from claimtrack.records import File


class Written(msgspec.Struct, frozen=True):
    """The ids of the claims that are new or say something else since a commit, and of those that were there and are gone.

    `since` says which commit: `main (5f3e1c2, 2026-02-23)`; `empty`, that no record of the corpus was there.
    """

    since: str
    empty: bool
    ids: frozenset[str]
    gone: frozenset[str]


def since(past: Past, revision: str) -> Written:
    """What the working tree wrote since it left a revision. Raises Trouble as `changing.since` does."""
    base, lay = changing.left(past, revision)
    lies = past.now.files
    before, after = _claims(past, set(lay) - set(lies)), _claims(past, set(lies) - set(lay))
    lost, found = (_without(one, other) for one, other in ((before, after), (after, before)))
    once = renamed(lost, found)
    ids = frozenset(one.id for one in claims_written(before, after, {was: name for name, was in once.items()}))
    gone = frozenset(one.id for one in lost) - frozenset(once.values())
    return Written(base.plainly, base.empty, ids, gone)


def _claims(past: Past, files: Iterable[File]) -> list[FiledClaim]:
    """The claims in some files, in one order whatever the order of these."""
    claims = sorted((file for file in files if file.folder == "claims"), key=lambda file: file.path)
    return [claim for file in claims for claim in past.reading(file).claims]


def _without(some: Iterable[FiledClaim], others: Iterable[FiledClaim]) -> list[FiledClaim]:
    there = {one.id for one in others}
    return [one for one in some if one.id not in there]
