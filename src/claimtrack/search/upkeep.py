"""What an index must read again: which files changed since it looked. It trusts no file that changed while it was looked at.

A file is as it was when size, times and place on the disk are what they were, and it had not been touched in the two seconds
before it was looked at: a change within one tick of a file system's clock cannot be told from its times (git's "racy" entries).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Mapping

from claimtrack.records import File, Refused, read
from claimtrack.search.entry import of_claim
from claimtrack.search.index import Filing, Index

_TICK = 2_000_000_000
_FORM = struct.Struct("<qqqqq")


Stamp = tuple[int, int, int, int]
"""A file as a listing shows it: bytes, time of the last change of contents and of the entry itself (ns), number on the disk."""
Read = Callable[[str], File]


def refresh(index: Index, stamps: Mapping[str, Stamp], read_file: Read, now: int) -> bool:
    """Bring an index up to date with the files that are there now; whether anything had to be noted.

    `now` (ns) is a time before the stamps were taken, and `read_file` reads after: what changes between is read again next time.
    """
    marks = index.marks()
    doubtful = [path for path, stamp in stamps.items() if not _as_it_was(stamp, marks.get(path, b""))]
    gone = [path for path in marks if path not in stamps]
    if not doubtful and not gone:
        return False
    same, filings = {}, []
    for path in doubtful:
        file = read_file(path)
        mark = _mark(stamps[path], file, now)
        if path in marks and marks[path][_FORM.size :] == mark[_FORM.size :]:
            same[path] = mark
        else:
            filings.append(_filing(file, mark))
    index.remark(same)
    if filings or gone:
        index.update(filings, gone)
    return True


def _as_it_was(stamp: Stamp, mark: bytes) -> bool:
    if not mark:
        return False
    *noted, seen = _FORM.unpack(mark[: _FORM.size])
    return stamp == tuple(noted) and max(stamp[1], stamp[2]) + _TICK < seen


def _mark(stamp: Stamp, file: File, now: int) -> bytes:
    """What is noted of a file: its stamp, when it was looked at, the hash of its contents. What was refused is read again."""
    if isinstance(file.data, Refused):
        return _FORM.pack(*stamp, 0) + b"refused"
    return _FORM.pack(*stamp, now) + hashlib.sha256(file.data).digest()


def _filing(file: File, mark: bytes) -> Filing:
    (reading,) = read(file)
    return Filing(
        path=file.path, mark=mark, entries=tuple(of_claim(filed) for filed in reading.claims), left_out=len(reading.broken)
    )
