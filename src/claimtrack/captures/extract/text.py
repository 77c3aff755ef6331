"""Plain text to blocks. Needs no extra."""

from __future__ import annotations

from claimtrack.captures.extract.extracted import Extracted
from claimtrack.captures.extract.letters import letters
from claimtrack.captures.extract.setting import runs, set_out

EXTRACTOR = "claimtrack-text 1"
"""The number rises when the same bytes would give other blocks."""


def extract_text(data: bytes, name: str) -> Extracted:
    """The blocks of a plain text; raises Trouble where the bytes are none."""
    blocks = set_out(runs(letters(data, name)))
    title = next((block.text for block in blocks if block.kind == "title"), None)
    return Extracted(form="text", media="text/plain", suffix=".txt", extractor=EXTRACTOR, data=data, blocks=blocks, title=title)
