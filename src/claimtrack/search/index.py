"""The index of claims: which texts hold a term, and how long they are. One SQLite database in memory, with a form in bytes.

It reads and writes no file: whoever holds it says what has changed, and may keep the bytes. Bytes that are damaged, cut off or of
another version are an empty index. It does not rank.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import weakref
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec

from claimtrack import __version__
from claimtrack.search.entry import Entry
from claimtrack.search.question import Own, name_keys, searched
from claimtrack.values.dates import first_day, last_day
from claimtrack.words.tokens import folded

FORMAT = 1
"""Raised whenever the analysis of texts or the tables change: indexes of other formats are made anew."""

_MAGIC = b"claimtrack search index\n"
_MOST = 0xFFFF
_SCHEMA = """
create table file (path text primary key, mark blob not null, left_out integer not null);
create table entry (doc integer primary key, path text not null, terms text not null, names text not null,
                    record blob not null, sentence blob not null,
                    length integer not null, first integer not null, last integer not null);
create index entry_path on entry (path);
create index entry_sentence on entry (sentence);
create table posting (term text primary key, docs blob not null, counts blob not null);
"""


class Filing(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds now: a mark that tells a later look whether it changed, its entries, how many records had faults."""

    path: str
    mark: bytes
    entries: tuple[Entry, ...] = ()
    left_out: int = 0


class Posting(NamedTuple):
    """The texts that hold a term, by number, and how often each does."""

    docs: array[int]
    counts: array[int]


class Impacts(msgspec.Struct, frozen=True):
    """The texts that hold a term, by number, and how much of its rarity counts in each."""

    docs: array[int]
    parts: array[float]


def weights_in(counts: Iterable[int], lengths: Iterable[int], average: float, k1: float, b: float) -> array[float]:
    """How much of a term's rarity counts in each text, of so many terms, that has it so often: BM25's saturation."""
    still, steep = k1 * (1 - b), k1 * b / average
    parts = (count * (k1 + 1) / (count + still + steep * length) for count, length in zip(counts, lengths, strict=True))
    return array("d", parts)


class Candidate(msgspec.Struct, frozen=True):
    """A claim as the ranking looks at it: its entry, the terms of each of its texts, the keys of its names, how many
    terms it has, and the first and last day it was said (ordinals, 0 unknown)."""

    entry: Entry
    texts: tuple[tuple[str, ...], ...]
    names: frozenset[str]
    length: int
    first: int
    last: int


class Index:
    """Claims by their terms. Made empty or from bytes; `update` brings it up to date with what has changed."""

    def __init__(self, own: Own = None, folder: str = "claims") -> None:
        """An empty index; `own` are the desk's spellings of names, `folder` is where the ids of its claims begin."""
        self.own = own
        self.folder = folder
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._db.close)
        self._db.executescript(_SCHEMA)
        self._held: dict[str, Posting] = {}
        self._impacts: dict[tuple[str, float, float], Impacts] = {}

    @classmethod
    def load(cls, data: bytes, own: Own = None, folder: str = "claims") -> Index:
        """The index that `dump` gave; an empty one when the bytes are not whole, or of another version."""
        index = cls(own, folder)
        head = index._head()
        body = memoryview(data)[len(head) + _DIGEST :]
        if data.startswith(head) and data[len(head) : len(head) + _DIGEST] == _digest(body) and hasattr(index._db, "deserialize"):
            try:
                index._db.deserialize(bytes(body))
                index._db.execute("select count(*) from file").fetchone()
            except (sqlite3.Error, OverflowError):
                return cls(own, folder)
        return index

    def dump(self) -> bytes | None:
        """The index as bytes, for `load`; None where this SQLite cannot give them."""
        if not hasattr(self._db, "serialize"):
            return None
        if self._db.execute("pragma freelist_count").fetchone()[0] > _FREE_PAGES:
            self._db.execute("vacuum")
        body = self._db.serialize()
        return self._head() + _digest(body) + body

    def marks(self) -> dict[str, bytes]:
        """The files the index knows, each with the mark it was given."""
        return dict(self._db.execute("select path, mark from file"))

    def left_out(self) -> int:
        """How many records are not in the index because they have faults."""
        return int(self._db.execute("select coalesce(sum(left_out), 0) from file").fetchone()[0])

    def remark(self, marks: Mapping[str, bytes]) -> None:
        """Give files another mark whose contents are as they were."""
        self._db.executemany("update file set mark = ? where path = ?", ((mark, path) for path, mark in marks.items()))

    def update(self, filings: Iterable[Filing], gone: Iterable[str] = ()) -> None:
        """Take in what files hold now, in place of what they held, and forget the files that are gone; all of it or nothing."""
        self._db.execute("begin")
        try:
            self._update(filings, gone)
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")
        self.__dict__.pop("_docs", None)
        self._held.clear()
        self._impacts.clear()

    def __len__(self) -> int:
        """How many claims it holds."""
        return self._docs.live

    def posting(self, term: str) -> Posting | None:
        """Where a term stands; None when no claim has it."""
        held = self._held.get(term)
        if held is None:
            row = self._db.execute("select docs, counts from posting where term = ?", (term,)).fetchone()
            if row is None:
                return None
            held = self._held[term] = Posting(_array("I", row[0]), _array("H", row[1]))
        return held

    def expect(self, terms: Iterable[str]) -> None:
        """That these will be asked for changes nothing here."""

    def holding(self, term: str) -> int:
        """How many claims have a term."""
        posting = self.posting(term)
        return len(posting.docs) if posting else 0

    def impacts(self, term: str, k1: float, b: float) -> Impacts | None:
        """Where a term stands, and how much of its rarity counts there."""
        known = self._impacts.get((term, k1, b))
        if known is None:
            posting = self.posting(term)
            if posting is None:
                return None
            lengths = self._docs.lengths
            parts = weights_in(posting.counts, (lengths[doc] for doc in posting.docs), self.average, k1, b)
            known = self._impacts[term, k1, b] = Impacts(posting.docs, parts)
        return known

    @property
    def average(self) -> float:
        """How many terms a text has on average; 1 where none has any."""
        return self._docs.terms / self._docs.live if self._docs.terms else 1.0

    def days(self) -> tuple[array[int], array[int]]:
        """The first and the last day each claim was said, by its number (proleptic Gregorian ordinals); 0 where nobody says."""
        return self._docs.first, self._docs.last

    def same(self, sentence: str) -> list[int]:
        """The numbers of the claims whose folded sentence this is."""
        found = self._db.execute("select doc from entry where sentence = ?", (short_digest(sentence),))
        return [doc for (doc,) in found]

    def ids(self, docs: Iterable[int]) -> dict[int, tuple[str, str, int]]:
        """What puts equals in an order that no history of the index changes: id, path and document of each."""
        return {doc: (found.entry.id, found.entry.path, found.entry.document) for doc, found in self.candidates(docs).items()}

    def candidates(self, docs: Iterable[int]) -> dict[int, Candidate]:
        """The claims of these numbers, as the ranking looks at them."""
        found = {}
        for doc in docs:
            record, texts, named, *figures = self._db.execute(
                "select record, terms, names, length, first, last from entry where doc = ?", (doc,)
            ).fetchone()
            terms_of = tuple(tuple(text.split(" ")) for text in texts.split("\n"))
            found[doc] = Candidate(_decode(record), terms_of, frozenset(named.split("\t")), *figures)
        return found

    def _head(self) -> bytes:
        spelt = sorted((name, *others) for name, others in (self.own or {}).items())
        form = f"{FORMAT} {__version__} {sys.byteorder} {array('I').itemsize} {self.folder} {spelt}\n"
        return _MAGIC + hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest().encode() + b"\n"

    @cached_property
    def _docs(self) -> _Docs:
        rows = self._db.execute("select doc, length, first, last from entry order by doc").fetchall()
        size = rows[-1][0] + 1 if rows else 0
        unknown = array("i", [0]) * size
        docs = _Docs(array("i", [_NONE]) * size, unknown[:], unknown, len(rows), sum(row[1] for row in rows))
        for doc, length, first, last in rows:
            docs.lengths[doc], docs.first[doc], docs.last[doc] = length, first, last
        return docs

    def _update(self, filings: Iterable[Filing], gone: Iterable[str]) -> None:
        added: dict[str, list[tuple[int, int]]] = {}
        removed: dict[str, set[int]] = {}
        number = self._db.execute("select coalesce(max(doc) + 1, 0) from entry").fetchone()[0]
        for path in gone:
            self._forget(path, removed)
        for filing in filings:
            self._forget(filing.path, removed)
            self._db.execute("insert into file values (?, ?, ?)", (filing.path, filing.mark, filing.left_out))
            for entry in filing.entries:
                counts, row = _row(entry, self.own)
                self._db.execute("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, filing.path, *row))
                for term, count in counts.items():
                    added.setdefault(term, []).append((number, min(count, _MOST)))
                number += 1
        for term in added.keys() | removed.keys():
            self._repost(term, added.get(term, []), removed.get(term, set()))

    def _forget(self, path: str, removed: dict[str, set[int]]) -> None:
        for doc, texts, named in self._db.execute("select doc, terms, names from entry where path = ?", (path,)):
            for term in {*texts.split(), *named.split("\t")} - {""}:
                removed.setdefault(term, set()).add(doc)
        self._db.execute("delete from entry where path = ?", (path,))
        self._db.execute("delete from file where path = ?", (path,))

    def _repost(self, term: str, added: list[tuple[int, int]], removed: set[int]) -> None:
        row = self._db.execute("select docs, counts from posting where term = ?", (term,)).fetchone()
        docs, counts = (_array("I", row[0]), _array("H", row[1])) if row else (array("I"), array("H"))
        pairs = {doc: count for doc, count in zip(docs, counts, strict=True) if doc not in removed} | dict(added)
        if not pairs:
            self._db.execute("delete from posting where term = ?", (term,))
            return
        kept, often = array("I", pairs.keys()).tobytes(), array("H", pairs.values()).tobytes()
        self._db.execute("insert or replace into posting values (?, ?, ?)", (term, kept, often))


class _Docs(msgspec.Struct, frozen=True):
    lengths: array[int]
    first: array[int]
    last: array[int]
    live: int
    terms: int


_NONE = -1
_FREE_PAGES = 1000
_DIGEST = hashlib.sha256().digest_size
_decoder = msgspec.msgpack.Decoder(Entry)
_decode = _decoder.decode


class Analysed(msgspec.Struct, frozen=True):
    """What an entry is found by: how often its terms and the keys of its names stand in it, the terms of each of its texts, and
    how many these are; and the first and last day it was said (ordinals, 0 unknown)."""

    counts: Counter[str]
    texts: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    length: int
    first: int
    last: int


def analysed(entry: Entry, own: Own) -> Analysed:
    """An entry taken apart."""
    texts = tuple(tuple(term.text for term in searched(text)) for text in (entry.claim, *entry.other))
    counts = Counter(term for text in texts for term in text)
    length = counts.total()
    named = tuple(sorted(name_keys(entry.claim, own)))
    counts.update(named)
    return Analysed(counts, texts, named, length, *_said(entry))


def _row(entry: Entry, own: Own) -> tuple[Counter[str], tuple[str, str, bytes, bytes, int, int, int]]:
    """The terms and name keys of an entry with their counts, and its row after number and path."""
    found = analysed(entry, own)
    texts, named = "\n".join(map(" ".join, found.texts)), "\t".join(found.names)
    record, sentence = msgspec.msgpack.encode(entry), short_digest(folded(entry.claim))
    return found.counts, (texts, named, record, sentence, found.length, found.first, found.last)


def _said(entry: Entry) -> tuple[int, int]:
    if not entry.said:
        return 0, 0
    return min(map(first_day, entry.said)).toordinal(), max(map(last_day, entry.said)).toordinal()


def _array(kind: str, data: bytes) -> array[int]:
    found: array[int] = array(kind)
    found.frombytes(data)
    return found


def short_digest(text: str) -> bytes:
    """Eight bytes that stand for a text, such as a folded sentence."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8]


def _digest(data: bytes | memoryview) -> bytes:
    return hashlib.sha256(data).digest()
