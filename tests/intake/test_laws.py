"""What holds for any sheet, feed and bytes: rows are accounted for, a second run writes nothing, order does not matter."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.intake.accounts import Accounts
from claimtrack.intake.receiving import Manner, received
from claimtrack.intake.rows import Given, Refusal
from claimtrack.session import open_corpus
from claimtrack.trouble import Trouble
from intake.desk import Corpus, feed

CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["It floods", "it floods!", "IT  FLOODS", "Ana Torres", "ana-torres", "José", "Jose", "2026-02-23", "no", "con"]
    ),
)
ROWS = st.lists(st.tuples(CELL, CELL, st.sampled_from(["", "2026-02-23", "2026", "2026-02-30"]), CELL, CELL), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@id", "@type", "@value", "name", "url", "author", "datePublished", "item", "@graph"]), inner, max_size=3
    ),
    max_leaves=6,
)  # fmt: skip
HEADS = [b"", b"Claim,Speaker\n", b"\x1f\x8b\x08", b"PK\x03\x04", b"{", b'[{"', b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"]
PROPERTIES = [
    "claimReviewed",
    "author",
    "itemReviewed",
    "reviewRating",
    "datePublished",
    "url",
    "identifier",
    "@id",
    "name",
    "@graph",
]


@contextmanager
def a_corpus() -> Iterator[Corpus]:
    with tempfile.TemporaryDirectory() as folder:
        yield Corpus(Path(folder))


def sheet(rows: list[tuple[str, ...]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["Claim", "Speaker", "Date", "Notes", "ID"])
    writer.writerows(row for row in rows)
    return stream.getvalue().encode("utf-8", "replace").decode()


def accounted(corpus: Corpus, data: str | bytes, name: str) -> Accounts:
    accounts = Accounts()
    for outcome in corpus.take(data, name):
        accounts.add(outcome)
    return accounts


def check_corpus(corpus: Corpus, taken: int) -> None:
    if not taken:
        return
    report = open_corpus(root=corpus.root, today=date(2026, 3, 1)).verify()
    assert [(one.code, one.message) for one in report.findings if one.code.startswith("CT0")] == []
    assert len(report.clusters) == taken


def is_blank(row: tuple[str, ...]) -> bool:
    return not any(cell.replace("\0", "").strip() for cell in row)


@settings(max_examples=60)
@given(ROWS)
def test_any_sheet(rows: list[tuple[str, ...]]) -> None:
    with a_corpus() as corpus:
        first = accounted(corpus, sheet(rows), "sheet.csv")
        assert first.rows == sum(not is_blank(row) for row in rows)
        check_corpus(corpus, first.fates["taken"])
        before = corpus.files()
        again = accounted(corpus, sheet(rows), "sheet.csv")
        assert again.fates["taken"] == again.fates["changed"] == 0
        assert again.fates["unchanged"] + again.fates["duplicate"] == first.fates["taken"] + first.fates["duplicate"]
        assert again.rows == first.rows
        assert corpus.files() == before


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from(['"', '""', ",", "\n", "a", " ", "It floods", "Ana", '"a"', '5" nail']), max_size=25).map("".join)
)
def test_any_faults_of_quotes(rest: str) -> None:
    """Every line is in a row, blank, or among those that a refusal says were not read."""
    with a_corpus() as corpus:
        path = corpus.deliver(f"Claim,Speaker\n{rest}")
        taken = 0
        with received(str(path), Manner(form="csv", delimiter=",")) as delivery:
            for one in delivery.rows():
                left = re.search(r"the (\d+) lines? after it", one.message) if isinstance(one, Refusal) else None
                taken += 1 + (int(left[1]) if left else 0)
                if isinstance(one, Given):
                    taken += sum(text.count("\n") for text in (*one.fields.values(), *(who.name for who in one.speakers)))
        lines = [line for line in rest.split("\n") if line.strip(' ,"')]
        assert taken >= len(lines)
        check_corpus(corpus, sum(one.fate == "taken" for one in corpus.take(path.read_bytes())))


@settings(max_examples=60)
@given(ROWS, st.randoms(use_true_random=False))
def test_any_order(rows: list[tuple[str, ...]], chance: random.Random) -> None:
    bare = [row[:4] for row in rows]  # an identifier that two claims have is given to the first
    with a_corpus() as corpus, a_corpus() as other:
        accounted(corpus, sheet(bare), "sheet.csv")
        accounted(other, sheet(chance.sample(bare, len(bare))), "sheet.csv")
        assert other.claims() == corpus.claims()
        assert other.sources() == corpus.sources()


TYPES = st.sampled_from(
    [None, "ClaimReview", "ClaimReview", "Claimreview", "Review", "Organization", ["Review", "ClaimReview"], 7]
)


def needed(review: dict[str, Any], reviews: list[dict[str, Any]]) -> bool:
    """Whether an object may be there for the sake of another, which says its id."""
    name = review.get("@id")
    return isinstance(name, str) and any(
        json.dumps({"@id": name})[1:-1] in json.dumps(one) for one in reviews if one is not review
    )


@settings(max_examples=100)
@given(st.lists(st.tuples(TYPES, st.dictionaries(st.sampled_from(PROPERTIES), JSON)), max_size=4))
def test_any_feed(parts: list[tuple[Any, dict[str, Any]]]) -> None:
    objects = [{**({} if kind is None else {"@type": kind}), **one} for kind, one in parts]
    for data in (feed(*objects), json.dumps(objects, indent=1), json.dumps({"@graph": objects})):
        with a_corpus() as corpus:
            first = accounted(corpus, data or "{}", "feed.json")
            assert first.rows >= sum("claimReviewed" in one or not needed(one, objects) for one in objects if "@graph" not in one)
            check_corpus(corpus, first.fates["taken"])
            before = corpus.files()
            again = accounted(corpus, data or "{}", "feed.json")
            assert (again.fates["taken"], again.rows) == (0, first.rows)
            assert corpus.files() == before


@settings(max_examples=150)
@given(st.sampled_from(HEADS), st.binary(max_size=200))
def test_any_bytes(head: bytes, rest: bytes) -> None:
    with a_corpus() as corpus, suppress(Trouble):
        outcomes = corpus.take(head + rest, "any")
        check_corpus(corpus, sum(one.fate == "taken" for one in outcomes))


@pytest.mark.parametrize("form", ["csv", "xlsx", "claimreview"])
def test_any_file_under_any_form(form: Any) -> None:
    for data in (b"a,b\n1,2\n", b'{"a": 1}', b"\0" * 50, b"\x1f\x8b", "﷽".encode(), b"PK\x03\x04"):
        with a_corpus() as corpus:
            with suppress(Trouble):
                assert all(one.fate == "refused" for one in corpus.take(data, "any", manner=Manner(form=form)))
            assert corpus.files() == {}
