"""A sheet as text: CSV with any delimiter, quoted or not, in any encoding. Formulas are text; nothing is evaluated.

Reads row by row. A quote that is never closed costs the rows it swallows, and says where it was opened.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import TextIO

from claimtrack.intake.opening import DAMAGED, LOSSES, Encoding, Opened
from claimtrack.intake.rows import Delivery, Refusal
from claimtrack.intake.sheet import HEADER_WITHIN, Line, Table, find_header, fitness, read_table
from claimtrack.link.wording import counted
from claimtrack.trouble import Trouble

DELIMITERS = ",;\t|"
MAX_CELL = 1 << 24
"""So many characters a cell may have before its row is given up; what is too long for a record is refused later, more kindly."""
_HEAD = 1 << 15
"""So many characters are looked at to find the delimiter."""
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", ":": "colon", " ": "space"}
_WRITTEN = {"\\t": "\t", "tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "bar": "|"}
_CLOSE_IT = 'close the quotes: a text with quotes in it is written "like ""this"""'


def read_csv(file: Opened, encoding: Encoding, wishes: Mapping[str, str], delimiter: str | None = None) -> Delivery:
    """A delivery of the rows of a CSV file. Raises Trouble where there is no header, or no column for the claim."""
    chosen = _given(delimiter) if delimiter else _sniffed(file, encoding, wishes)
    table = Table(
        name=file.name,
        form="csv",
        encoding=encoding.words,
        lines=partial(_lines, partial(_text, file, encoding), chosen),
        remarks=(f"columns are separated by a {_NAMES.get(chosen, f'`{chosen}`')}",),
        unquoted=chosen,
    )
    return read_table(table, wishes)


def _given(delimiter: str) -> str:
    chosen = _WRITTEN.get(delimiter, delimiter)
    if not _separates(chosen):
        raise Trouble(f"`{delimiter}` cannot separate columns", "give one character, or `tab`")
    return chosen


def _separates(delimiter: str) -> bool:
    return len(delimiter) == 1 and delimiter not in '"\r\n'


def _sniffed(file: Opened, encoding: Encoding, wishes: Mapping[str, str]) -> str:
    """The delimiter with which the header names most fields; where no header is known, the one that the csv module finds."""
    head = _head(file, encoding)
    fit, refused = {}, list[Refusal]()
    for delimiter in DELIMITERS:
        first = list(islice(_lines(lambda: io.StringIO(head, newline=""), delimiter), HEADER_WITHIN))
        refused += [line for line in first if isinstance(line, Refusal)]
        if any(isinstance(line, Line) and any(line.cells) for line in first):
            header = find_header(first, wishes)
            fit[delimiter] = (fitness(header.cells), len(header.cells))
    if not fit and refused:
        raise Trouble(f"`{file.name}` has no row that can be read: {refused[0].place}: {refused[0].message}", refused[0].help)
    if not fit:
        raise Trouble(f"`{file.name}` is empty", "give a file with a header and rows below it")
    best = max(fit, key=lambda delimiter: fit[delimiter])
    if fit[best][0] > 0 or fit[best][1] > 1:
        return best
    try:
        found = csv.Sniffer().sniff(head).delimiter
    except csv.Error:
        return best
    return found if _separates(found) else best


def _head(file: Opened, encoding: Encoding) -> str:
    head = ""
    with _text(file, encoding) as stream:
        try:
            while len(head) < _HEAD and (line := stream.readline(_HEAD)):
                head += line
        except DAMAGED:  # told where the rows end
            pass
    return head


def _text(file: Opened, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(file.stream(), encoding=encoding.codec, errors=LOSSES, newline="")


class _Source:
    """The physical lines of a text as the csv module takes them: how many, the last of them, and whether more was asked for."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.taken = 0
        self.last = ""
        self.ended = False
        self.cut = False

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(MAX_CELL + 1)
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) > MAX_CELL:
            self.cut = True
            while (more := self._stream.readline(MAX_CELL)) and not more.endswith(("\n", "\r")):
                pass
            line = "\n"
        self.taken += 1
        self.last = line.replace("\0", "")
        return self.last


def _lines(opened: Callable[[], TextIO], delimiter: str) -> Iterator[Line | Refusal]:
    before = csv.field_size_limit(MAX_CELL)
    number, place = 0, "the beginning"
    try:
        with opened() as stream:
            source = _Source(stream)
            reader = csv.reader(source, delimiter=delimiter, strict=True)
            while True:
                began = source.taken + 1
                source.cut = False
                number += 1
                place = f"row {number}" if number == began else f"row {number} (line {began})"
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    cells = _leniently(source.last, delimiter) if source.taken <= began and not source.ended else []
                    if not cells:
                        yield Refusal(place=place, message=_unreadable(source, began, error), help=_CLOSE_IT)
                        continue
                if source.cut:
                    message = f"the row is longer than {MAX_CELL:,} characters"
                    yield Refusal(place=place, message=message, help="shorten it")
                    continue
                yield Line(number, place, cells)
    except DAMAGED as error:
        message = f"the compressed file ends or is damaged here: {error}"
        yield Refusal(place=f"after {place}", message=message, help="get the file again, and run the import again")
    finally:
        csv.field_size_limit(before)


def _leniently(line: str, delimiter: str) -> list[str]:
    """The cells of a row on one line whose quotes are amiss (`"so" they say,Ana`); none where there is no telling."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _unreadable(source: _Source, began: int, error: csv.Error) -> str:
    after = source.taken - began
    if after > 0:
        were = "was" if after == 1 else "were"
        return f"a quote is opened here and not closed: the {counted(after, 'line')} after it {were} not read"
    return "a quote is opened here and not closed" if source.ended else f"the row cannot be read: {error}"
