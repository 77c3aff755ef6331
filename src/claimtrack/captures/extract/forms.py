"""Which form the bytes of a copy have, told by the bytes themselves, and the reader of that form."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import PurePosixPath

from claimtrack.captures.extract.extracted import MAX_BYTES, Asked, Extracted, Form
from claimtrack.captures.extract.markdown import extract_markdown
from claimtrack.captures.extract.text import extract_text
from claimtrack.trouble import Trouble

_HEAD = 4096
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|title|meta)\b", re.IGNORECASE)
_BEFORE_HTML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_MARKDOWN = re.compile(r"^#{1,6}[ \t]+\S|^\[[^\]]+\]:[ \t]*http|\]\(https?://|^(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_OTHERS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or sound (RIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"PK\x03\x04", "a ZIP archive, or an Office document or an e-book, which are such"),
    (b"{\\rtf", "RTF"),
    (b"bplist", "a web archive of Safari"),
    (b"From: <Saved by", "a web archive of a browser (MHTML)"),
    (b"MIME-Version:", "a web archive of a browser (MHTML) or a letter"),
)
_WAY_ON = "give HTML, text, Markdown, PDF or a WARC; anything else: print it to a PDF"


def extract(data: bytes, name: str, asked: Asked | None = None, charset: str | None = None) -> Extracted:
    """The text of a copy and what it tells of itself; `charset` is the encoding that came with a page.

    Raises Trouble where the bytes are none of the forms, damaged, empty or too large, or the reader of the form is not installed.
    """
    asked = asked or Asked()
    if not data.strip():
        raise Trouble(f"`{name}` is empty", "give the copy of what was published")
    if len(data) > MAX_BYTES:
        raise Trouble(
            f"`{name}` is larger than {MAX_BYTES >> 20} MiB ({len(data) >> 20:,} MiB)", "give the page or document alone"
        )
    form = asked.form or form_of(data, name)
    if form == "warc":
        from claimtrack.captures.extract.warc import extract_warc  # noqa: PLC0415 - one form is wanted, not all

        found = extract_warc(data, name, asked)
    elif form == "html":
        from claimtrack.captures.extract.html import extract_html  # noqa: PLC0415 - one form is wanted, not all

        found = extract_html(data, name, charset)
    elif form == "pdf":
        from claimtrack.captures.extract.pdf import extract_pdf  # noqa: PLC0415 - one form is wanted, not all

        found = extract_pdf(data, name)
    else:
        found = extract_markdown(data, name) if form == "markdown" else extract_text(data, name)
    if not found.blocks and not found.remarks:
        raise Trouble(f"no text is found in `{name}`", "give the copy of what was published")
    return found


def form_of(data: bytes, name: str) -> Form:
    """The form of some bytes. The name is asked only whether a text is Markdown, which text alone cannot tell for certain.

    Raises Trouble where the bytes are of a form that is known and not read, such as a picture.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and _unpacked(data).startswith(b"WARC/")):
        return "warc"
    for mark, what in (*_OTHERS, (b"\x1f\x8b", "packed with gzip")):
        if head.startswith(mark):
            raise Trouble(f"`{name}` is {what}, which is not read", _WAY_ON)
    before = _BEFORE_HTML.match(head)
    start = before.end() if before else 0
    if _HTML.match(head, start) or (head[start : start + 1] == b"<" and _HTML.search(data[: 1 << 16])):
        return "html"
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".md", ".markdown", ".mdown"):
        return "markdown"
    if suffix in (".html", ".htm", ".xhtml") and b"<" in data:
        return "html"
    known = suffix in (".txt", ".text")
    return "markdown" if not known and _MARKDOWN.search(data.decode("utf-8", "replace")) else "text"


def _unpacked(data: bytes) -> bytes:
    """The first bytes of something packed; none where it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:_HEAD], 16)
    except (zlib.error, gzip.BadGzipFile):
        return b""
