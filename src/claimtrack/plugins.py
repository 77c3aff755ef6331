"""Rules of others, which register themselves when their module is imported.

Reads no corpus. `importlib.metadata` costs a tenth of a whole run, so it is asked only where some package may have any.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

RULES = "claimtrack.rules"
"""The group of entry points under which a package names its rules."""

_PACKAGES = (".dist-info", ".egg-info", ".egg")


def load() -> None:
    """Import every module that an installed package names as rules."""
    if not may_have_any():
        return
    from importlib import metadata  # noqa: PLC0415 - see above

    from claimtrack import rules  # noqa: PLC0415 - see above

    rules.all_rules()  # ours come first: who takes a code of ours is refused

    for plugin in metadata.entry_points(group=RULES):
        plugin.load()


def may_have_any() -> bool:
    """Whether a package may name rules: one says so in its entry points, or lies where a plain look does not reach."""
    others = (finder for finder in sys.meta_path if finder is not PathFinder)
    return any(hasattr(finder, "find_distributions") for finder in others) or any(_says_so(Path(place)) for place in sys.path)


def _says_so(place: Path) -> bool:
    if not place.is_dir():
        return place.exists()  # an archive
    try:
        return any(RULES.encode() in _entry_points(path) for path in _packages(place))
    except OSError:
        return True


def _packages(place: Path) -> Iterator[str]:
    with os.scandir(place) as entries:
        yield from (entry.path for entry in entries if entry.name.endswith(_PACKAGES))


def _entry_points(package: str) -> bytes:
    path = os.path.join(package, "entry_points.txt")  # noqa: PTH118 - pathlib is slower than all of this
    try:
        with open(path, "rb") as text:  # noqa: PTH123 - see above
            return text.read()
    except OSError:
        return b""
