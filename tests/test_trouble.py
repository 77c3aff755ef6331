"""What is said where something cannot be written: what, why, and what to do about that very reason."""

from __future__ import annotations

import errno
import os

import pytest

from claimtrack.trouble import unwritten


@pytest.mark.parametrize(
    ("code", "way_on"),
    [
        (errno.EACCES, "give another folder"),
        (errno.ENOENT, "give another folder"),
        (errno.ENOSPC, "make room on the disk, then do it again"),
        (errno.EDQUOT, "make room on the disk, then do it again"),
    ],
)
def test_a_full_disk_wants_room(code: int, way_on: str) -> None:
    told = unwritten("report.json", OSError(code, os.strerror(code)), "give another folder")
    assert (str(told), told.help) == (f"`report.json` cannot be written: {os.strerror(code)}", way_on)
