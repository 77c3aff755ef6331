"""From bytes to letters: the encoding by its mark, by what the copy says, else UTF-8. Never guesses one without saying so."""

from __future__ import annotations

import codecs
import re

from claimtrack.trouble import Trouble

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AS_BROWSERS_DO = {"ascii": "cp1252", "iso8859-1": "cp1252", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-16": "utf-8"}
"""Names that browsers take for another (https://encoding.spec.whatwg.org/#names-and-labels)."""
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml) [^>]{0,400}? (?:charset|encoding) \s*=\s* ["']? \s* ([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
_HEAD = 4096
_OTHER_FORMS = "give HTML, text, Markdown, PDF or a WARC; anything else: print it to a PDF"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def letters(data: bytes, name: str) -> str:
    """The letters of a text file: UTF-8, or another Unicode by its mark. Raises Trouble with the place of what is none."""
    codec = _by_mark(data) or "utf-8"
    if codec.startswith("utf-8") and 0 in data[:_HEAD]:
        raise Trouble(f"`{name}` is no text: it holds bytes of 0", _OTHER_FORMS)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"byte 0x{data[error.start]:02x} on line {line:,}"
        raise Trouble(f"`{name}` is not UTF-8: {wrong}", "save it as UTF-8 in your editor, then add that file") from None
    if found := _CONTROLS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Trouble(
            f"`{name}` is no text: it holds the control character U+{ord(found.group()):04X} on line {line:,}",
            _OTHER_FORMS,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def page_letters(data: bytes, told: str | None = None) -> tuple[str, str | None]:
    """The letters of a web page, as a browser reads them, and a remark where some were lost.

    The encoding is that of the mark, else the one `told` in the header of the answer, else the one the page declares, else UTF-8
    (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding); a page that declares none and is
    not UTF-8 is read as Windows-1252, and that is remarked.
    """
    declared = _DECLARED.search(data[:_HEAD])
    named = _codec(told) or _codec(declared[1].decode("ascii") if declared else None)
    codec = _by_mark(data) or named or "utf-8"
    try:
        return data.decode(codec), None
    except UnicodeDecodeError:
        if named is None and codec == "utf-8":
            return data.decode("cp1252", "replace"), "the page declares no encoding and is not UTF-8: read as Windows-1252"
        text = data.decode(codec, "replace")
        return text, f"{text.count(chr(0xFFFD)):,} characters are no {codec}, and stand as \ufffd in the text"


def _by_mark(data: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not known._is_text_encoding:  # Python has no other way to tell encodings from packings
        return None
    return _AS_BROWSERS_DO.get(known.name, known.name)
