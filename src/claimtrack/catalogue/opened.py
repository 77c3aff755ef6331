"""An index that was opened: its tables, asked where they lie. Every row that is taken whole is held against its check.

Values reach DuckDB as bound parameters alone. What DuckDB complains of is told as what it is: damage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from claimtrack.catalogue import finding, libraries, manifest
from claimtrack.catalogue.blobs import check_of
from claimtrack.catalogue.forms import HeldCamp, HeldClaim, HeldSource
from claimtrack.catalogue.manifest import Manifest
from claimtrack.trouble import Trouble

_MEMORY = "512MB"
_RECORDS = "select doc, line, crc from read_parquet(?) where doc in "
_NUMBERS = "select doc from read_parquet(?) where key = ? order by doc"
_NEAR = "select key, list(doc order by doc), count(*) from read_parquet(?) where key in (select unnest(?)) group by key"
_REGISTER = "select line, crc from read_parquet(?) where kind = ? and id in (select unnest(?))"
_claims = msgspec.json.Decoder(HeldClaim)


class Catalogue:
    """The tables of one build. Holds a connection; `opened` closes it."""

    def __init__(self, folder: Path, found: Manifest, db: Any) -> None:
        """Keep them."""
        self.folder, self.manifest, self._db = folder, found, db
        self._sure: set[str] = set()

    def sure(self, table: str) -> None:
        """Look once at every byte of a table, from which rows are chosen by columns: one that fell out would not be missed.

        Raises Trouble where it is not what was written.
        """
        if table not in self._sure:
            manifest.check_whole(self.folder, self.manifest, table)
            self._sure.add(table)

    def rows(self, question: str, table: str, *values: Any) -> list[tuple[Any, ...]]:
        """The answer to a question whose first parameter is a table. Raises Trouble where that cannot be read."""
        try:
            found: list[tuple[Any, ...]] = self._db.execute(question, [self._path(table), *values]).fetchall()
        except libraries.duckdb().Error as error:
            raise self.trouble(table, error) from None
        return found

    def each(self, question: str, table: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The same, some rows at a time: for answers that may be as long as the corpus."""
        try:
            answer = self._db.execute(question, [self._path(table), *values])
            while some := answer.fetchmany(_AT_ONCE):
                yield from some
        except libraries.duckdb().Error as error:
            raise self.trouble(table, error) from None

    def trouble(self, table: str, error: Exception) -> Trouble:
        """What is said where a table could not be read: it was taken away by a newer build, or is damaged."""
        if isinstance(error, libraries.duckdb().ParserException):
            raise error  # a fault of this program, and not of the table
        if not manifest.file_of(self.folder, self.manifest, table).exists():
            return Trouble(f"the index in `{self.folder}` was built anew in the meantime", "ask again")
        return self.damaged(table, str(error).strip().partition("\n")[0])

    def damaged(self, table: str, why: str) -> Trouble:
        """What is said of a table that is not what was written."""
        return manifest.damaged(self.folder, f"the table `{table}` is not what was written ({why})")

    def checked(self, table: str, check: int, *parts: bytes) -> None:
        """Raises Trouble where these bytes are not what was written."""
        if check_of(*parts) != check:
            raise self.damaged(table, "its check does not hold")

    def claims(self, docs: Iterable[int]) -> dict[int, HeldClaim]:
        """The claims of these numbers."""
        wanted = sorted(set(docs))
        found = {}
        among, values = one_of(wanted)
        for doc, line, check in self.rows(_RECORDS + among, "records", *values) if wanted else ():
            found[doc] = self._decoded(_claims, "records", line, check, str(doc).encode())
        if len(found) != len(wanted):
            raise self.damaged("records", "claims are missing")
        return {doc: found[doc] for doc in wanted}

    def at(self, kind: str, text: str) -> list[int]:
        """The numbers of the claims that are found by a text of some kind (see `finding.py`), and perhaps of some others."""
        return [doc for (doc,) in self.rows(_NUMBERS, "keys", finding.number(kind, text))]

    def near(self, numbers: Sequence[int], most: int) -> list[tuple[int, list[int], int]]:
        """Those of these numbers by which any claims are found: each with the first of these, and how many there are."""
        self.sure("keys")
        found = self.rows(_NEAR, "keys", list(numbers)) if numbers else []
        return [(key, docs[:most], number) for key, docs, number in found]

    def sources(self, names: Iterable[str]) -> dict[str, HeldSource]:
        """The sources of these ids, as far as they are there."""
        return {one.id: one for one in self._registered("source", HeldSource, names)}

    def camps(self, names: Iterable[str]) -> dict[str, HeldCamp]:
        """The camps of these ids, as far as they are there."""
        return {one.id: one for one in self._registered("camp", HeldCamp, names)}

    def _registered(self, kind: str, form: type[Any], names: Iterable[str]) -> Iterator[Any]:
        wanted = sorted(set(names))
        decoder = msgspec.json.Decoder(form)
        for line, check in self.rows(_REGISTER, "register", kind, wanted) if wanted else ():
            yield self._decoded(decoder, "register", line, check)

    def _decoded(self, decoder: Any, table: str, line: Any, check: int, *before: bytes) -> Any:
        self.checked(table, check, *before, str(line).encode("utf-8", "surrogatepass"))
        try:
            return decoder.decode(line)
        except msgspec.DecodeError as error:
            said = f"this program cannot read a row of an index that claimtrack {self.manifest.program} built: {error}"
            raise manifest.UnfitIndex(said, self.folder) from None

    def _path(self, table: str) -> str:
        return libraries.path_of(manifest.file_of(self.folder, self.manifest, table))


def one_of(values: Sequence[Any]) -> tuple[str, list[Any]]:
    """What stands behind `in`, and what is bound there: a few values one by one, for then DuckDB skips what cannot hold them."""
    if len(values) > _FEW:
        return "(select unnest(?))", [list(values)]
    return f"({', '.join('?' * len(values))})", [*values]


_FEW = 100
_AT_ONCE = 5_000


@contextmanager
def opened(folder: Path) -> Iterator[Catalogue]:
    """An index, until the block ends. Raises Trouble for a folder that holds none, or none that is whole."""
    found = manifest.read(folder)
    manifest.check(folder, found)
    with libraries.opened(folder / found.build, _MEMORY, 2) as db:
        yield Catalogue(folder, found, db)
