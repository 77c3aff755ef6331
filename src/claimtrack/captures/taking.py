"""From a file, or a pipe, to what is to be stored and recorded of it. Stores nothing."""

from __future__ import annotations

import os
import re
import stat
import sys

from claimtrack.captures import store
from claimtrack.captures.extract.extracted import MAX_BYTES, Asked, Extracted
from claimtrack.captures.extract.forms import extract
from claimtrack.captures.store import Reading
from claimtrack.render.plain import BLANKS, INVISIBLE, LINE_ENDS
from claimtrack.trouble import Trouble

_LONGEST = 300


def taken(path: str, asked: Asked) -> Extracted:
    """The copy in a file, or in what comes through the pipe for `-`. Raises Trouble where it cannot be had or read."""
    return extract(_pipe() if path == "-" else _file(path), "stdin" if path == "-" else os.path.basename(path), asked)  # noqa: PTH119 - of a name that may hold anything


def as_read(found: Extracted) -> Reading:
    """What is to be stored beside the bytes of a copy."""
    return Reading(
        sha256=store.sha256(found.data),
        bytes=len(found.data),
        form=found.form,
        media=found.media,
        suffix=found.suffix,
        extractor=found.extractor,
        title=plainly(found.title),
        published=found.published,
        url=found.url,
        text=store.text_hash(found.blocks),
        blocks=found.blocks,
    )


def plainly(title: str | None) -> str | None:
    """A title as it can stand in a record: on one line, without what nobody sees, and no longer than a title is."""
    if title is None:
        return None
    bare = " ".join(re.sub(f"[{LINE_ENDS}{BLANKS}]", " ", re.sub(f"[{INVISIBLE}]", "", title)).split())
    if len(bare) > _LONGEST:
        return bare[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return bare or None


def _pipe() -> bytes:
    if sys.stdin is None or sys.stdin.isatty():
        raise Trouble("`-` reads from a pipe, and there is none", "give a file, or write `claimtrack capture add - < FILE`")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _file(path: str) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _is_file(os.fstat(handle).st_mode, path)
            with os.fdopen(handle, "rb", closefd=False) as stream:
                return stream.read(MAX_BYTES + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:  # a path with a zero in it is a ValueError
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Trouble(f"`{path}` cannot be read: {why}", "give a file that exists and is yours") from None


def _is_file(mode: int, path: str) -> None:
    if stat.S_ISDIR(mode):
        raise Trouble(f"`{path}` is a folder", "give the file of one page or document")
    if not stat.S_ISREG(mode):
        raise Trouble(f"`{path}` is a pipe or a device", "give a file, or `-` and a pipe: `... | claimtrack capture add -`")
