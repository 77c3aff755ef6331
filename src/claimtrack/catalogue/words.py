"""The words of an index as they are written: under each term the claims that have it, how often, and how long each is.

A row holds a block of at most 16,384 claims, and a group of rows some megabytes, sorted by term: whoever asks for a term reads
one group or two. What is met is kept in memory up to some millions of places, then written as a run, and all runs are merged at
the end; so memory does not grow with the corpus.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from claimtrack.catalogue import libraries
from claimtrack.catalogue.blobs import check_of, packed, unpacked

BLOCK = 16_384
_PLACES = 4_000_000
"""So many places are held in memory."""
_MOST = 0xFFFF
_GROUP_ROWS = 4_096
_GROUP_BYTES = 4_000_000
_AT_ONCE = 1_024


class Row(NamedTuple):
    """A block of a term: how many claims it holds, their numbers in order, how often they have it, how many terms they have."""

    term: str
    n: int
    docs: bytes
    counts: bytes
    lengths: bytes
    crc: int


class Words:
    """Takes in claims in the order of their numbers, and writes the table at the end."""

    def __init__(self, folder: Path) -> None:
        """Nothing is held yet; `folder` is for the runs."""
        self.folder = folder
        self._held: dict[str, tuple[array[int], array[int], array[int]]] = {}
        self._places = 0
        self._runs: list[Path] = []

    def add(self, doc: int, counts: Mapping[str, int], length: int) -> None:
        """Take in a claim."""
        for term, count in counts.items():
            known = self._held.get(term)
            if known is None:
                known = self._held[term] = (array("I"), array("H"), array("I"))
            known[0].append(doc)
            known[1].append(min(count, _MOST))
            known[2].append(length)
        self._places += len(counts)
        if self._places >= _PLACES:
            self._spill()

    def write(self, path: Path) -> int:
        """Write the table, and how many rows it has."""
        self._spill()
        merged = heapq.merge(*(self._run(number, one) for number, one in enumerate(self._runs)), key=itemgetter(0, 1))
        rows = (row for term, parts in groupby(merged, key=itemgetter(0)) for row in _blocks(term, parts))
        return written(rows, path)

    def _spill(self) -> None:
        if not self._held:
            return
        path = self.folder / f"words-{len(self._runs)}.parquet"
        rows = (
            Row(term, len(docs), packed(docs), packed(counts), packed(lengths), 0)
            for term, (docs, counts, lengths) in sorted(self._held.items())
        )
        written(rows, path)
        self._runs.append(path)
        self._held, self._places = {}, 0

    def _run(self, number: int, path: Path) -> Iterator[tuple[str, int, dict[str, Any]]]:
        _, parquet = libraries.arrow()
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_AT_ONCE):
                for row in batch.to_pylist():
                    yield row["term"], number, row


def _blocks(term: str, parts: Iterable[tuple[str, int, dict[str, Any]]]) -> Iterator[Row]:
    """The rows of a term from what the runs have of it, one after the other: each run has later claims."""
    docs, counts, lengths = array("I"), array("H"), array("I")
    for _, _, row in parts:
        docs += unpacked("I", row["docs"])
        counts += unpacked("H", row["counts"])
        lengths += unpacked("I", row["lengths"])
        while len(docs) > BLOCK:
            yield _row(term, docs[:BLOCK], counts[:BLOCK], lengths[:BLOCK])
            docs, counts, lengths = docs[BLOCK:], counts[BLOCK:], lengths[BLOCK:]
    yield _row(term, docs, counts, lengths)


def _row(term: str, docs: array[int], counts: array[int], lengths: array[int]) -> Row:
    blobs = packed(docs), packed(counts), packed(lengths)
    return Row(term, len(docs), *blobs, check_of(term.encode("utf-8", "surrogatepass"), *blobs))


def written(rows: Iterable[Row], path: Path) -> int:
    """Write rows in groups of no more than some megabytes; how many they were."""
    pa, parquet = libraries.arrow()
    kinds = [("term", pa.string()), ("n", pa.int32())]
    kinds += [(name, pa.binary()) for name in ("docs", "counts", "lengths")]
    schema = pa.schema([*kinds, ("crc", pa.int64())])
    number = 0
    with parquet.ParquetWriter(path, schema, compression="zstd", use_dictionary=False) as writer:
        for group in _groups(rows):
            columns = list(zip(*group, strict=True))
            arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=len(group))
            number += len(group)
    return number


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    size = 0
    for row in rows:
        group.append(row)
        size += len(row.docs) + len(row.counts) + len(row.lengths)
        if len(group) >= _GROUP_ROWS or size >= _GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group
