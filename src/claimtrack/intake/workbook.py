"""A sheet of a workbook (XLSX, and what else the reader knows: XLS, ODS) to a table of texts. Formulas give the values they had.

The one form that is held whole, as its reader does; `python-calamine` comes with the extra `claimtrack[xlsx]`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from claimtrack.intake.extent import Extent, extent, repeated
from claimtrack.intake.opening import DAMAGED, Opened
from claimtrack.intake.rows import Delivery
from claimtrack.intake.sheet import Line, Table, fitness, read_table
from claimtrack.render.plain import visible
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

MAX_CELLS = 1 << 22
"""So many cells the sheets may have from the first to the last that holds anything: laid out they take some 60 bytes each."""
MAX_UNPACKED = 1 << 30
"""So many bytes a workbook may have unpacked: what is larger is no claim sheet, and could fill the memory."""


def read_workbook(file: Opened, wishes: Mapping[str, str], sheet: str | None = None) -> Delivery:
    """A delivery of the rows of one sheet: the one asked for, else the first that has a column for the claim.

    Raises Trouble where the reader is missing, the workbook cannot be read, or there is no such sheet.
    """
    tables = _sheets(file, sheet)
    name, first, cells = next((table for table in tables if any(fitness(row) for row in table[2][:20])), tables[0])
    others = [other for other, _, _ in tables if other != name]
    remarks = [f"sheet `{name}`"]
    if others:
        remarks.append(f"not read: {', '.join(f'`{other}`' for other in others)} (--sheet NAME)")

    def lines() -> Iterator[Line]:
        for number, row in enumerate(cells, first):
            yield Line(number, f"row {number}", row)

    return read_table(Table(name=file.name, form="xlsx", encoding=None, lines=lines, remarks=tuple(remarks)), wishes)


def _sheets(file: Opened, asked: str | None) -> list[tuple[str, int, list[list[str]]]]:
    """The name of each sheet, the number of its first row that holds anything, and its rows from there on."""
    try:
        import python_calamine  # noqa: PLC0415 - an extra, and only for workbooks
    except ImportError:
        raise Trouble(
            "reading a workbook needs `python-calamine`", 'pip install "claimtrack[xlsx]", or save the sheet as CSV'
        ) from None
    _check_size(file)
    try:
        with file.stream() as stream:
            book = python_calamine.CalamineWorkbook.from_filelike(stream)
            names = _names(book, asked)
            found = [_table(book.get_sheet_by_name(name)) for name in names]
    except (*DAMAGED, OSError, ValueError, python_calamine.CalamineError) as error:
        raise Trouble(
            f"`{file.name}` cannot be read as a workbook: {error}", "open it, save it anew, or save it as CSV"
        ) from None
    if not found:
        raise Trouble(f"`{file.name}` has no sheet", "give a workbook with one")
    return found


def _table(sheet: Any) -> tuple[str, int, list[list[str]]]:
    first = sheet.start[0] + 1 if sheet.start else 1
    return sheet.name, first, _texts(sheet.to_python(skip_empty_area=True))


def _names(book: Any, asked: str | None) -> list[str]:
    if asked is None:
        return [one.name for one in book.sheets_metadata if _is_shown(one)]
    if asked in book.sheet_names:
        return [asked]
    shown = ", ".join(f"`{name}`" for name in book.sheet_names)
    way_on = did_you_mean(asked, book.sheet_names, f"the sheets are {shown}")
    raise Trouble(f"there is no sheet `{visible(asked)}`", visible(way_on))


def _is_shown(sheet: Any) -> bool:
    return str(sheet.typ).endswith("WorkSheet") and str(sheet.visible).endswith(".Visible")


def _check_size(file: Opened) -> None:
    try:
        with file.stream() as stream:
            if not zipfile.is_zipfile(stream):
                return
            archive = zipfile.ZipFile(stream)
            unpacked = sum(one.file_size for one in archive.infolist())
            if unpacked <= MAX_UNPACKED:
                for reach in _extents(archive):
                    _check_extent(file, reach)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, RuntimeError, *DAMAGED) as error:
        raise Trouble(
            f"`{file.name}` cannot be read as a workbook: {error}", "open it, save it anew, or save it as CSV"
        ) from None
    if unpacked > MAX_UNPACKED:
        raise Trouble(f"`{file.name}` has {unpacked >> 20:,} MiB unpacked", "save the sheet of claims as CSV")


def _extents(archive: zipfile.ZipFile) -> Iterator[Extent]:
    for name in archive.namelist():  # a sheet of an XLSX may have any name
        with archive.open(name) as part:
            yield extent(part)  # type: ignore[arg-type] # it reads bytes, which is all that is asked of it
        if name == "content.xml":
            with archive.open(name) as part:
                yield repeated(part)  # type: ignore[arg-type]


def _check_extent(file: Opened, reach: Extent) -> None:
    if reach.rows * reach.columns > MAX_CELLS:
        raise Trouble(
            f"`{file.name}` has a sheet of {reach.rows:,} rows and {reach.columns:,} columns, most of them empty",
            "remove the cells that stand far away from the others, or save the sheet of claims as CSV",
        )


def _texts(rows: list[list[Any]]) -> list[list[str]]:
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: Any) -> str:
    """A cell as a person reads it: whole numbers without `.0`, days without midnight."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else "" if cell is None else str(cell)
