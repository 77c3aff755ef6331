"""A table of texts to rows: finds the header, matches its columns, and refuses rows whose cells cannot be told apart.

Knows nothing of how the table came out of its file: that is `csvsheet.py` and `workbook.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from claimtrack.intake import columns
from claimtrack.intake.columns import Matched
from claimtrack.intake.rows import Delivery, Form, Given, Refusal, Speaker
from claimtrack.trouble import Trouble

HEADER_WITHIN = 20
"""Above the header a sheet may have a title or merged cells: so many lines are looked through."""


class Line(msgspec.Struct, frozen=True):
    """One line of a table: its number as a spreadsheet counts, its place in words, its cells."""

    number: int
    place: str
    cells: Sequence[str]


Lines = Callable[[], Iterator[Line | Refusal]]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table that can be gone through more than once. `unquoted` is the delimiter that a text may hold without its quotes."""

    name: str
    form: Form
    encoding: str | None
    lines: Lines
    remarks: tuple[str, ...] = ()
    unquoted: str = ""


def read_table(table: Table, wishes: Mapping[str, str]) -> Delivery:
    """A delivery of the rows below the header. Raises Trouble where there is no header, or no column for the claim."""
    header = find_header(islice(table.lines(), HEADER_WITHIN), wishes)
    matched = columns.match(header.cells, wishes)
    remarks = table.remarks
    if header.number > 1:
        remarks = (*remarks, f"the header is {header.place}; what stands above it was passed over")
    return Delivery(
        name=table.name,
        form=table.form,
        encoding=table.encoding,
        columns=matched.columns,
        rows=lambda: _rows(table, header, matched),
        remarks=remarks,
    )


def find_header(lines: Iterable[Line | Refusal], wishes: Mapping[str, str]) -> Line:
    """The first line with the columns that were asked for, else the one that names most fields with the claim among them.

    Raises Trouble where there is no line at all; where none is a header, the first is taken for one.
    """
    candidates = [line for line in lines if isinstance(line, Line) and any(cell.strip() for cell in line.cells)]
    if not candidates:
        raise Trouble("the sheet is empty", "give one with a header and rows below it")
    if any(wishes.values()):
        asked = [line for line in candidates if columns.names_all(line.cells, wishes)]
        if asked:
            return max(asked, key=lambda line: (fitness(line.cells), -line.number))
    best = max(candidates, key=lambda line: (fitness(line.cells), -line.number))
    return best if fitness(best.cells) else candidates[0]


def fitness(cells: Sequence[str]) -> int:
    """How much a line looks like a header: the fields that it names, none unless the claim is among them."""
    fields = columns.known_fields(cells)
    return len(fields) if "claim" in fields else 0


def _rows(table: Table, header: Line, matched: Matched) -> Iterator[Given | Refusal]:
    names = {column.field: column.name for column in matched.columns if column.field}
    width = len(header.cells)
    unknown = [(place, column.name) for place, column in enumerate(matched.columns) if column.field is None]
    own = [cell.strip() for cell in header.cells]
    for line in table.lines():
        if isinstance(line, Refusal):
            yield line
            continue
        cells = line.cells
        if line.number <= header.number or not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[width:]):
            mark = f": has a text a `{table.unquoted}` without quotes around it?" if table.unquoted else ""
            message = f"{len(cells)} cells where the header has {width}{mark}"
            yield Refusal(place=line.place, message=message, help="mend the row, so that each cell stands under its column")
            continue
        if [cell.strip() for cell in cells] == own:
            yield Refusal(place=line.place, message="the header once more", help="nothing to do")
            continue
        fields = {field: cells[place] for field, place in matched.cells.items() if place < len(cells) and cells[place].strip()}
        if further := [cells[place] for place in matched.more if place < len(cells) and cells[place].strip()]:
            fields[columns.MANY] = "; ".join([fields[columns.MANY], *further] if columns.MANY in fields else further)
        speaker = fields.pop("source", "").strip()
        yield Given(
            place=line.place,
            fields=fields,
            columns=names,
            speakers=(Speaker(speaker),) if speaker else (),
            unused=tuple(name for place, name in unknown if place < len(cells) and cells[place].strip()),
        )
