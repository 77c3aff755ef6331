"""A stored copy of what a source published, as the text that was taken out of it. Says nothing of who published it."""

from __future__ import annotations

from typing import Literal

import msgspec

BlockKind = Literal["title", "heading", "paragraph", "other"]
"""`other` is text that no reader would count as a paragraph: a caption, a byline, a cell of a table."""

State = Literal["whole", "changed", "unread"]


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """One run of text as the page sets it. `page` counts from 1, where the copy has pages."""

    text: str
    kind: BlockKind = "paragraph"
    page: int | None = None


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One stored copy by its hash. `changed`: its bytes no longer have it; `unread`: no text was found in it."""

    sha256: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    state: State = "whole"


def readable(copy: Copy | None) -> bool:
    """Whether there is a copy, as it was stored, with text in it."""
    return copy is not None and copy.state == "whole" and bool(copy.blocks)
