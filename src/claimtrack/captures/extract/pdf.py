"""A PDF to blocks, page by page. Pages are exact; paragraphs are told by the lines, for a PDF knows none."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from claimtrack.captures.extract.extracted import MAX_TEXT, Extracted, needs_extra
from claimtrack.captures.extract.setting import Run, runs, set_out, squeezed, unwrapped
from claimtrack.trouble import Trouble

MAX_PAGES = 2_000
_SAVE_ANEW = "open it, print it to a new PDF, and add that"
_FULL = 0.85
"""A line that ends a sentence and has less than this of the longest ends a paragraph."""
_STOP = re.compile(r"""[.!?…؟。！？]["'”’»)\]]*\s*$""")
_FILE_NAME = re.compile(r"\.(?:docx?|odt|rtf|indd|pdf|qxd|tex|html?)$|^(?:Microsoft \w+ - |untitled|about:blank)", re.IGNORECASE)


def extract_pdf(data: bytes, name: str) -> Extracted:
    """The blocks of a PDF, each with its page. Raises Trouble where it is damaged, locked, or endless.

    Pages that are pictures give no text: then there are no blocks, and a remark says so.
    """
    try:
        import pypdf  # noqa: PLC0415 - an extra, and for this form alone
        from pypdf.errors import DependencyError  # noqa: PLC0415 - see above
    except ImportError:
        raise needs_extra("taking the text out of a PDF", "pypdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = _opened(pypdf.PdfReader(io.BytesIO(data)), name)
        found = list(_runs(reader, name))
        title = squeezed(str((reader.metadata and reader.metadata.title) or "")) or None
        pages = len(reader.pages)
    except Trouble:
        raise
    except DependencyError:
        raise Trouble(f"`{name}` is encrypted in a way that cannot be read here", _SAVE_ANEW) from None
    except Exception as error:  # noqa: BLE001 - a damaged PDF makes its reader raise anything
        raise Trouble(f"`{name}` cannot be read as a PDF: {squeezed(str(error)) or type(error).__name__}", _SAVE_ANEW) from None
    if pages == 0:
        raise Trouble(f"`{name}` has no pages", _SAVE_ANEW)
    blocks = set_out(found)
    pictures = "its page is a picture" if pages == 1 else f"its {pages:,} pages are pictures"
    return Extracted(
        form="pdf",
        media="application/pdf",
        suffix=".pdf",
        extractor=f"pypdf {pypdf.__version__}",
        data=data,
        blocks=blocks,
        title=title if title and not _FILE_NAME.search(title) else None,
        remarks=() if blocks else (f"no text in it, {pictures}: quotes cannot be looked up",),
    )


def _opened(reader: Any, name: str) -> Any:
    """The reader, once it is known that its pages can be read, and are not too many."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise Trouble(f"`{name}` is locked with a password", "open it with the password, print it to a new PDF, and add that")
    if len(reader.pages) > MAX_PAGES:
        raise Trouble(f"`{name}` has {len(reader.pages):,} pages", f"take out the pages that matter: no more than {MAX_PAGES:,}")
    return reader


def _runs(reader: Any, name: str) -> Iterator[Run]:
    """The runs of all pages; a sentence that goes on overleaf is one with its beginning."""
    taken = 0
    held: Run | None = None
    for number, page in enumerate(reader.pages, 1):
        text = re.sub("[\x00-\x08\x0e-\x1f\x7f]", " ", page.extract_text())
        taken += len(text)
        if taken > MAX_TEXT:
            raise Trouble(f"`{name}` holds more than {MAX_TEXT:,} characters of text", "take out the pages that matter")
        for run in runs(_paragraphs(text), number):
            if held and held.page != number and not _STOP.search(held.text) and run.text[0].islower():
                held = Run(f"{held.text} {run.text}", held.hint, held.page)
                continue
            if held:
                yield held
            held = run
    if held:
        yield held


def _paragraphs(text: str) -> str:
    """The text of a page with a blank line wherever a paragraph seems to end: after a short line that ends with a stop."""
    lines = text.split("\n")
    width = max(map(len, lines), default=0)
    parts: list[str] = []
    held: list[str] = []
    for line in lines:
        held.append(line)
        if not line.strip() or (_STOP.search(line) and len(line.rstrip()) < _FULL * width):
            parts += [*unwrapped(held, width), ""]
            held = []
    return "\n".join([*parts, *unwrapped(held, width)])
