"""From a path to a delivery: opens, finds the form and the encoding, and calls the reader of that form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec

from claimtrack.intake.opening import Opened, encoding_of, form_of, opened
from claimtrack.intake.rows import Delivery, Form
from claimtrack.trouble import Trouble


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be read, as far as the desk says so: form, columns, sheet, delimiter, encoding."""

    form: Form | None = None
    columns: Mapping[str, str] = {}
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None


@contextmanager
def received(path: str, manner: Manner | None = None) -> Iterator[Delivery]:
    """The delivery of a file, or of a pipe for `-`, as long as the block lasts. Raises Trouble when it cannot be understood."""
    with opened(path) as file:
        yield msgspec.structs.replace(_read(file, manner or Manner()), stem=file.stem)


def _read(file: Opened, asked: Manner) -> Delivery:
    form = asked.form or form_of(file)
    if asked.sheet and form != "xlsx":
        raise Trouble(f"`--sheet` is for workbooks, and `{file.name}` is none", "leave it out")
    if form == "xlsx":
        from claimtrack.intake.workbook import read_workbook  # noqa: PLC0415 - one form is wanted, not all

        return read_workbook(file, asked.columns, asked.sheet)
    encoding = encoding_of(file, asked.encoding)
    if form == "csv":
        from claimtrack.intake.csvsheet import read_csv  # noqa: PLC0415 - one form is wanted, not all

        return read_csv(file, encoding, asked.columns, asked.delimiter)
    from claimtrack.intake.claimreview import read_claimreview  # noqa: PLC0415 - one form is wanted, not all

    return read_claimreview(file, encoding)
