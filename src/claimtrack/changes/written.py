"""Which claims a change wrote: those that are new, or say something else than they did, under whatever id.

Told by what the records say, so that a claim that was moved, laid out anew or got other comments is none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from claimtrack.model import Claim, FiledClaim


def claims_written(before: Iterable[FiledClaim], after: Iterable[FiledClaim], now: Mapping[str, str]) -> Iterator[FiledClaim]:
    """The claims of the later state that the change wrote; `now` gives the later ids of claims that were renamed."""
    claims = {now.get(one.id, one.id): one.record for one in before}
    for filed in after:
        old = claims.get(filed.id)
        if old is None or _plain(old) != _plain(filed.record):
            yield filed


def _plain(claim: Claim) -> Claim:
    """A claim without what it is called: that is no change of what it says."""
    return msgspec.structs.replace(claim, id=None, was=())
