"""A file of any form opened for reading, more than once: compressed or not, a path or a pipe; its form and its encoding.

Reads in pieces, and never holds the file whole: what comes through a pipe is laid down in a temporary file first.
"""

from __future__ import annotations

import codecs
import gzip
import re
import shutil
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from claimtrack.intake.rows import Form
from claimtrack.trouble import Trouble

DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)
"""What reading a compressed file that was cut off or spoilt may raise."""

LOSSES = "claimtrack-lost"
"""How to decode (`errors=`) so that bytes which are no letters can be told from letters that were lost before."""
LOST = "\udcff"
"""What then stands for such bytes; no text in any encoding has it."""

_GZIP = b"\x1f\x8b"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ENDINGS = re.compile(r"(?:\.(?:csv|tsv|tab|txt|xlsx|xlsm|xlsb|xls|ods|json|jsonl|ndjson|jsonld))?(?:\.gz)?$", re.IGNORECASE)
_LIST = re.compile(
    r"""\[\s*(?:[\[{]|\]\s*$|(?:-?[0-9][0-9.eE+-]*|true|false|null|"(?:[^"\\]|\\.)*")\s*(?:,\s*[\[{"0-9tfn-]|\]\s*$))""",
    re.MULTILINE,
)
"""How a list of JSON begins; a sheet may have a column called `[id]`, too."""
_PIECE = 1 << 18
_HEAD = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_NOT_IN_WINDOWS = b"\x81\x8d\x8f\x90\x9d"


class Opened(msgspec.Struct, frozen=True):
    """A file that is there: where its bytes are, its name without folder, whether it is compressed, whether it came by a pipe."""

    path: Path
    name: str
    compressed: bool
    piped: bool = False

    @property
    def stem(self) -> str:
        """Its name without what tells its form (`checks.2026-01` of `checks.2026-01.csv.gz`); empty for a pipe."""
        return "" if self.piped else _ENDINGS.sub("", self.name) or self.name

    def stream(self) -> BinaryIO:
        """Its bytes from the beginning, uncompressed. What reading may raise besides OSError: `DAMAGED`."""
        if self.compressed:
            return gzip.open(self.path)  # type: ignore[return-value] # a stream of bytes, whose stub is older than BinaryIO
        return self.path.open("rb")


class Encoding(msgspec.Struct, frozen=True):
    """The codec to read with, and the words to tell people."""

    codec: str
    words: str


@contextmanager
def opened(path: str) -> Iterator[Opened]:
    """Open a path, or what comes through the pipe for `-`. Raises Trouble when there is nothing that can be read.

    Of a compressed file at least the first bytes are whole.
    """
    if path == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise Trouble("`-` reads from a pipe, and there is none", "give a file, or write `claimtrack import - < FILE`")
        with _laid_down(sys.stdin.buffer, "stdin") as file:
            yield file
        return
    with _unreadable_is_told(path):
        kind = Path(path).stat().st_mode
        if stat.S_ISDIR(kind):
            raise Trouble(f"`{path}` is a folder", "give one file; import the files of a folder one by one")
        if not stat.S_ISREG(kind) and not stat.S_ISFIFO(kind):
            raise Trouble(f"`{path}` is a terminal or another device, not a file", "give a file, or a pipe")
        pipe = Path(path).open("rb") if stat.S_ISFIFO(kind) else None  # noqa: SIM115 - closed below
    handle = path.startswith(("/dev/", "/proc/"))
    name = "pipe" if handle else Path(path).name
    if pipe is None:
        yield _looked_at(Path(path), name, piped=handle)
        return
    with pipe, _laid_down(pipe, name) as file:
        yield file


def form_of(file: Opened) -> Form:
    """What a file holds, by its first bytes: a workbook, JSON, or else a sheet as text."""
    with file.stream() as stream:
        head = _head(stream)
    if head.startswith(_WORKBOOKS):
        return "xlsx"
    marked = _by_mark_or_zeros(head)
    start = head.decode(marked.codec if marked else "utf-8", "replace").lstrip("\ufeff \t\r\n")
    return "claimreview" if start.startswith("{") or _LIST.match(start) else "csv"


def encoding_of(file: Opened, asked: str | None = None) -> Encoding:
    """How the bytes of a text file are to be read: as asked, by its mark, as UTF-8, else as the 8-bit letters of Windows.

    Reads the whole file once where there is no mark, for the last line may be other than the first. What is UTF-8 by most of its
    letters stays so, and the others are lost (`LOST`). Raises Trouble for an encoding that does not exist.
    """
    if asked:
        if not _is_encoding(asked):
            raise Trouble(f"there is no encoding `{asked}`", "write it as `utf-8`, `utf-16`, `cp1252`, `latin-1`, `cp1256`")
        codec = codecs.lookup(asked).name
        if codec in ("utf-16", "utf-32"):  # Python reads these by their mark alone
            with file.stream() as stream:
                head = _head(stream)
            marked = _by_mark_or_zeros(head)
            codec = marked.codec if marked and marked.codec.startswith(codec) else f"{codec}-le"
        return Encoding(codec, f"{asked}, as asked")
    with file.stream() as stream:
        marked = _by_mark_or_zeros(_head(stream))
    return marked or _by_letters(file)


@contextmanager
def _laid_down(pipe: BinaryIO, name: str) -> Iterator[Opened]:
    """What comes through a pipe, in a file that can be read more than once."""
    with tempfile.TemporaryDirectory(prefix="claimtrack-") as folder:
        kept = Path(folder) / "piped"
        with _unreadable_is_told(name), kept.open("wb") as stream:
            shutil.copyfileobj(pipe, stream, _PIECE)
        yield _looked_at(kept, name, piped=True)


@contextmanager
def _unreadable_is_told(path: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # a path with a zero in it is a ValueError
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Trouble(f"`{path}` cannot be read: {why}", "give a file that exists and is readable") from None


def _looked_at(path: Path, name: str, *, piped: bool = False) -> Opened:
    with _unreadable_is_told(str(path)), path.open("rb") as stream:
        head = stream.read(4)
    if not head:
        raise Trouble(f"`{name}` is empty", "give a file with rows in it")
    file = Opened(path, name, head.startswith(_GZIP), piped)
    try:
        with file.stream() as stream:
            head = _head(stream)
    except DAMAGED as error:
        raise Trouble(f"`{name}` cannot be unpacked: {error}", "get the file again: it was cut off or damaged") from None
    if not head:
        raise Trouble(f"`{name}` is empty", "give a file with rows in it")
    return file


def _head(stream: BinaryIO) -> bytes:
    """The first bytes, as many as there are whole; of a damaged file those before it. Raises `DAMAGED` if there are none."""
    head = b""
    while len(head) < _HEAD:
        try:
            piece = stream.read1(_HEAD)  # type: ignore[attr-defined] # both kinds of stream have it
        except DAMAGED:
            if head:
                break
            raise
        if not piece:
            break
        head += piece
    return head[:_HEAD]


def _by_mark_or_zeros(head: bytes) -> Encoding | None:
    for mark, codec, words in _BOMS:
        if head.startswith(mark):
            return Encoding(codec, words)
    even, odd = head[::2], head[1::2]
    if len(head) >= 8 and odd.count(0) > 0.3 * len(odd) and even.count(0) < 0.1 * len(even):
        return Encoding("utf-16-le", "UTF-16 without its mark")
    if len(head) >= 8 and even.count(0) > 0.3 * len(even) and odd.count(0) < 0.1 * len(odd):
        return Encoding("utf-16-be", "UTF-16 without its mark")
    return None


def _is_encoding(name: str) -> bool:
    """Whether any bytes come out as letters: Python also calls codecs what packs, scrambles or always fails."""
    try:
        return bool(bytes(range(256)).decode(name, LOSSES))
    except (LookupError, ValueError):
        return False


def _letters(file: Opened) -> tuple[int, int]:
    """How many letters beyond ASCII a file has as UTF-8, and how many places that are no letters."""
    decoder = codecs.getincrementaldecoder("utf-8")(LOSSES)
    right = lost = 0
    with file.stream() as stream:
        try:
            while piece := stream.read1(_PIECE):  # type: ignore[attr-defined] # of a damaged file all that is whole
                text = decoder.decode(piece)
                wrong = text.count(LOST)
                lost += wrong
                right += len(text) - wrong - len(text.encode("ascii", "ignore"))
        except DAMAGED:  # told where the rows end
            pass
    return right, lost


def _lost(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return LOST, error.end


codecs.register_error(LOSSES, _lost)


def _by_letters(file: Opened) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, windows, wrong, read = True, True, "", 0
    with file.stream() as stream:
        try:
            while piece := stream.read1(_PIECE):  # type: ignore[attr-defined] # of a damaged file all that is whole
                windows = windows and not piece.translate(None, bytes(set(range(256)) - set(_NOT_IN_WINDOWS)))
                if utf8:
                    try:
                        decoder.decode(piece)
                    except UnicodeDecodeError as error:
                        utf8 = False
                        wrong = f"byte 0x{error.object[error.start]:02x} near {read + error.start:,} is not UTF-8"
                read += len(piece)
        except DAMAGED:  # told where the rows end
            pass
    if utf8:
        return Encoding("utf-8", "UTF-8")
    right, lost = _letters(file)
    if right >= 2 * lost:
        number = "one byte is" if lost == 1 else f"{lost:,} bytes are"
        return Encoding("utf-8", f"UTF-8, of which {number} not: rows that hold such are refused (first: {wrong})")
    codec, name = ("cp1252", "Windows-1252") if windows else ("latin-1", "Latin-1")
    return Encoding(codec, f"{name}, assumed: {wrong}; if letters come out wrong, give --encoding")
