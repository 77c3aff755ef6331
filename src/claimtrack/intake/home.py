"""Where the records of a corpus lie. Values only: which folders these are is decided by `session`."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Home(msgspec.Struct, frozen=True):
    """The root of a corpus, and its folders of claims and of sources, made or not."""

    root: Path
    claims: Path
    sources: Path
