"""claimtrack: who says what, how they know, and what contradicts what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.link.related import relate as relate

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`relate`, imported when it is first asked for: a start of the program costs no more for it."""
    if name == "relate":
        from claimtrack.link.related import relate  # noqa: PLC0415 - see above

        return relate
    raise AttributeError(f"module `claimtrack` has no attribute `{name}`")
