"""What every form of delivery becomes first: rows of named texts, each with its place. Values only; nothing is judged here.

The names of the fields are those of a record (`date` of the statement, `reviewed` of the check), so that what goes out as a sheet
can come in as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

import msgspec

Form = Literal["csv", "xlsx", "claimreview"]
Hint = Literal["", "person", "body", "outlet"]

FIELDS = (
    "claim about value when label polarity mode source kind anonymity stance quote words basis via date at url "
    "verdict by reviewed why tags status outcome identifier note"
).split()
"""Everything that a column can be mapped to."""


class Speaker(msgspec.Struct, frozen=True):
    """Who said it, in the words of the delivery, and what the delivery says it is."""

    name: str
    hint: Hint = ""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """One row: its place (`row 17`, `line 3`), its texts by field, and who spoke.

    `columns` names the column that each field came from; `unused` are columns that hold something and mean nothing here.
    `checker` is set where the desk knows of the statement through the checker alone.
    """

    place: str
    fields: Mapping[str, str]
    columns: Mapping[str, str]
    speakers: tuple[Speaker, ...] = ()
    unused: tuple[str, ...] = ()
    checker: Speaker | None = None


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A row that cannot be taken: its place, the column at fault where there is one, why, and what to do."""

    place: str
    message: str
    help: str
    column: str | None = None


class Column(msgspec.Struct, frozen=True):
    """A column of a sheet and the field it is taken for; None, and why, where it is not taken."""

    name: str
    field: str | None
    why: str = ""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was opened and understood: its form, its columns, and its rows, which can be gone through more than once.

    `stem` stands before the identifiers of its rows: the name of the file without what tells its form; empty for a pipe, whose
    identifiers mean nothing beyond it.
    """

    name: str
    form: Form
    encoding: str | None
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Given | Refusal]]
    remarks: tuple[str, ...] = ()
    stem: str = ""
