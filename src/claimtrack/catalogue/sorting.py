"""The second half of a build: what a check left is sorted, numbered and taken apart into words, in one pass, in bounded memory.

DuckDB sorts, on the disk where memory does not suffice; the numbers of claims follow their ids, so that equals are in order.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from claimtrack.catalogue import finding, libraries
from claimtrack.catalogue.blobs import check_of, packed
from claimtrack.catalogue.forms import HeldCamp, HeldClaim, HeldSource
from claimtrack.catalogue.tables import SHOWN, Writer
from claimtrack.catalogue.words import BLOCK, Words
from claimtrack.protection.contacts import WITHHELD
from claimtrack.score import stake
from claimtrack.search.entry import Entry
from claimtrack.search.index import Analysed, analysed
from claimtrack.search.question import Own

_MEMORY = "1GB"
_AT_ONCE = 2_000
_CLAIMS = """
    with apart as (
        select distinct one, other from (
            select first as one, second as other from read_parquet(?)
            union all
            select second, first from read_parquet(?)))
    select line, veiled, others from read_parquet(?) as claims
    left join (select one, list(other order by other) as others from apart group by one) as against on against.one = claims.first
    order by claims.first, claims.second, claims.third
"""
_PAIRS = "select first, second, third, line from read_parquet(?) order by first, second, third"
_LINKS = "select a, b, state, kind, score, confidence, about, family from read_parquet(?) order by a, b, state, kind"
_KEYS = "select key, doc from read_parquet(?) order by key, doc"
_decoder = msgspec.json.Decoder(HeldClaim)


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """What the tables hold: rows by table, the claims of which something is withheld, and all terms of their texts."""

    rows: dict[str, int]
    veiled: int
    terms: int


class Sorting:
    """Reads what lies raw in a folder, and writes the tables beside it."""

    def __init__(self, folder: Path, raw: Path, own: Own, today: date) -> None:
        """Nothing is read yet."""
        self.folder, self.raw, self.own, self.today = folder, raw, own, today
        self.rows: dict[str, int] = {}
        self.veiled = self.terms = 0

    def all(self, register: Iterable[tuple[HeldSource | HeldCamp, bool]]) -> Sorted:
        """Write all tables; `register` says of each source and camp whether anything of it is withheld."""
        hidden = self._register(register)
        scratch = self.raw / "scratch"
        scratch.mkdir()
        with libraries.opened(self.folder, _MEMORY, 2, scratch) as db:
            self._claims(db, hidden)
            with self._writer("keys") as keys:
                keys.add_batches(self._read(db, _KEYS, self.raw / "keys.parquet"))
            with self._writer("links") as links:
                links.add_batches(self._read(db, _LINKS, self.raw / "links" / "*.parquet"))
            with self._writer("conflicts") as pairs:
                for row in _rows(self._read(db, _PAIRS, self.raw / "conflicts" / "*.parquet")):
                    line = row["line"]
                    told = {"a": row["first"], "b": row["second"], "about": row["third"], "line": line, "crc": _check(line)}
                    pairs.add(told)
            self.rows |= {"keys": keys.rows, "links": links.rows, "conflicts": pairs.rows}
        return Sorted(rows=self.rows, veiled=self.veiled, terms=self.terms)

    def _register(self, found: Iterable[tuple[HeldSource | HeldCamp, bool]]) -> frozenset[str]:
        """Write sources and camps but those of which anything is withheld; which sources these are, and who speaks for them."""
        hidden: set[str] = set()
        speaking: dict[str, str] = {}
        with self._writer("register") as writer:
            for one, veiled in found:
                source = isinstance(one, HeldSource)
                if isinstance(one, HeldSource) and one.record.of:
                    speaking[one.id] = one.record.of
                if veiled:
                    hidden |= {one.id} if source else set()
                    continue
                line = msgspec.json.encode(one).decode("utf-8")
                row = {"kind": "source" if source else "camp", "id": one.id, "line": line, "crc": _check(line)}
                writer.add(row)
        self.rows["register"] = writer.rows
        return frozenset(hidden | {name for name, other in speaking.items() if other in hidden})

    def _claims(self, db: Any, hidden: frozenset[str]) -> None:
        words = Words(self.raw)
        pairs, claims = self.raw / "conflicts" / "*.parquet", self.raw / "claims" / "*.parquet"
        days = array("i"), array("i")
        with (
            self._writer("claims") as listed,
            self._writer("records") as records,
            Writer("keys", self.raw / "keys.parquet") as keys,
        ):
            for doc, row in enumerate(_rows(self._read(db, _CLAIMS, pairs, pairs, claims))):
                held = _decoder.decode(row["line"])
                if held.record is not None and not hidden.isdisjoint(held.named):
                    held = msgspec.structs.replace(held, record=None)
                self.veiled += held.record is None
                found = analysed(searched(held.entry), self.own)
                self.terms += found.length
                words.add(doc, found.counts, found.length)
                days[0].append(found.first)
                days[1].append(found.last)
                for number in finding.of_claim(held):
                    keys.add({"key": number, "doc": doc})
                line = msgspec.json.encode(held).decode("utf-8")
                records.add({"doc": doc, "line": line, "crc": check_of(str(doc).encode(), line.encode())})
                shown = self._listed(held, row["others"] or [])
                listed.add({"doc": doc, **shown, "crc": check_of(msgspec.msgpack.encode([shown[name] for name in SHOWN]))})
        self.rows |= {"claims": listed.rows, "records": records.rows, "words": words.write(self.folder / "words.parquet")}
        self._days(*days)

    def _listed(self, held: HeldClaim, others: list[str]) -> dict[str, Any]:
        """What lists show of a claim, and are sorted and chosen by."""
        due = held.due is not None and date.fromisoformat(held.due) <= self.today
        at_stake = stake.of(published=held.published, accuses=held.accuses, conflict=bool(others), due=due)
        shown = {name: getattr(held, name) for name in held.__struct_fields__ if name not in ("entry", "record")}
        return {
            **shown,
            "id": held.entry.id,
            "claim": held.entry.claim,
            "about": held.entry.about,
            "path": held.entry.path,
            "status": held.entry.status,
            "conflicts_with": others,
            "stake": at_stake.reasons,
            "weight": at_stake.weight,
        }

    def _days(self, first: array[int], last: array[int]) -> None:
        with self._writer("days") as writer:
            for block in range(0, len(first), BLOCK):
                blobs = packed(first[block : block + BLOCK]), packed(last[block : block + BLOCK])
                writer.add({"block": block // BLOCK, "first": blobs[0], "last": blobs[1], "crc": check_of(*blobs)})
        self.rows["days"] = writer.rows

    def _writer(self, table: str) -> Writer:
        return Writer(table, self.folder / f"{table}.parquet")

    def _read(self, db: Any, question: str, *paths: Path) -> Any:
        """The rows that a question has of some tables, in batches."""
        return db.sql(question, params=[_files(path) for path in paths]).to_arrow_reader(_AT_ONCE)


def searched(entry: Entry) -> Entry:
    """An entry without the mark for what is withheld, which nobody searches for."""
    if WITHHELD not in entry.claim and not any(WITHHELD in text for text in entry.other):
        return entry
    return msgspec.structs.replace(
        entry, claim=entry.claim.replace(WITHHELD, " "), other=tuple(text.replace(WITHHELD, " ") for text in entry.other)
    )


def as_searched(entry: Entry, own: Own) -> Analysed:
    """An entry taken apart as it was when the index was built."""
    return analysed(searched(entry), own)


def _files(path: Path) -> str:
    """A file, or all of a folder, as DuckDB reads it."""
    return f"{libraries.path_of(path.parent)}/*.parquet" if path.name == "*.parquet" else libraries.path_of(path)


def _rows(batches: Any) -> Iterator[dict[str, Any]]:
    for batch in batches:
        yield from batch.to_pylist()


def _check(line: str) -> int:
    return check_of(line.encode("utf-8"))
