"""What is taken out of the bytes of a copy, in every form the same."""

from __future__ import annotations

from typing import Literal

import msgspec

from claimtrack.evidence.copy import Block
from claimtrack.trouble import Trouble

Form = Literal["html", "text", "markdown", "pdf", "warc"]

MAX_BYTES = 64 << 20
"""So many bytes a copy may have: what is larger is no page and no document, and could fill the memory."""
MAX_TEXT = 8 << 20
"""So many characters the text of a copy may have: a thick book has two million."""


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one copy, block by block, and what the copy tells of itself: hints, which nobody has verified.

    `data` is what is to be stored: the bytes as given, of a WARC the bytes of the one record. `media` is the type by which others
    know the form, `extractor` who took the text out and in which version; `remarks` what a person should know of the reading.
    """

    form: Form
    media: str
    suffix: str
    extractor: str
    data: bytes
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: str | None = None
    url: str | None = None
    captured: str | None = None
    remarks: tuple[str, ...] = ()


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be read, as far as the desk says so: its form; of a WARC the address of the page that is wanted."""

    form: Form | None = None
    url: str | None = None


def needs_extra(what: str, package: str) -> Trouble:
    """The one message where the reader of a form is not installed."""
    return Trouble(f"{what} needs `{package}`, which is not installed", "pip install 'claimtrack[capture]'")
