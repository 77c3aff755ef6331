"""Workbooks: typed cells become texts, one sheet is chosen and the others are told."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from claimtrack.intake.receiving import Manner, received
from claimtrack.intake.rows import Delivery
from claimtrack.trouble import Trouble
from intake.desk import Corpus, told, workbook

FEBRUARY_23 = 46076
"""2026-02-23 as Excel counts days."""
HEADER = ["ID", "Claim", "Speaker", "Date", "Verdict"]


def book(corpus: Corpus, *sheets: tuple[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> bytes:
    return workbook(corpus.root.parent / "made.xlsx", dict(sheets), hidden)


def understood(corpus: Corpus, data: bytes, manner: Manner | None = None) -> Delivery:
    with received(str(corpus.deliver(data, "book.xlsx")), manner) as delivery:
        return delivery


def test_typed_cells(corpus: Corpus) -> None:
    rows: list[list[object]] = [
        ["Claims of February", "", "", "", ""],
        list(HEADER),
        [12, "It floods", "Ana Torres", (FEBRUARY_23,), False],
        ["", "", "", "", ""],
        [13.5, 1000, "Ana Torres", 2025, 0.5],
        [14, "It burns", "Ana Torres", "2026-02-30", ""],
    ]
    assert told(corpus.take(book(corpus, ("Sheet1", rows)), "book.xlsx")) == [
        "row 3: taken 2026-02/it-floods",
        "row 5: taken 2025/1000",
        "row 6, `Date`: refused: there is no such date: `2026-02-30`",
    ]
    assert corpus.files()["claims/2026-02/it-floods.yaml"] == (
        "claim: It floods\nsaid:\n  - source: ana-torres\n    date: 2026-02-23\ntags: [book/12]\nreview:\n  verdict: false\n"
    )
    assert corpus.files()["claims/2025/1000.yaml"] == (
        "claim: 1000\nsaid:\n  - source: ana-torres\n    date: 2025\ntags: [book/13.5]\nreview:\n  verdict: 0.5\n"
    )


def test_the_first_sheet_with_claims_is_read_unless_one_is_asked_for(corpus: Corpus) -> None:
    data = book(
        corpus,
        ("Notes", [["anything"], ["goes"]]),
        ("Old", [["Claim"], ["It burnt"]]),
        ("New", [["Claim"], ["It burns"]]),
        ("Secret", [["Claim"], ["It will burn"]]),
        hidden=("Secret",),
    )
    delivery = understood(corpus, data)
    assert delivery.remarks == ("sheet `Old`", "not read: `Notes`, `New` (--sheet NAME)")
    assert told(corpus.take(data, "book.xlsx")) == ["row 2: taken undated/it/it-burnt"]
    assert told(corpus.take(data, "book.xlsx", manner=Manner(sheet="New"))) == ["row 2: taken undated/it/it-burns"]
    with pytest.raises(Trouble) as trouble:
        understood(corpus, data, Manner(sheet="Newt"))
    assert (str(trouble.value), trouble.value.help) == ("there is no sheet `Newt`", "did you mean `New`?")


def test_a_workbook_that_is_none(corpus: Corpus, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("hello.txt", "hello")
    whole = book(corpus, ("Sheet1", [["Claim"], ["It floods"]]))
    for data in ((tmp_path / "x.zip").read_bytes(), whole[:400], b"PK\x03\x04 and so on"):
        with pytest.raises(Trouble, match=r"`book\.xlsx` cannot be read as a workbook"):
            understood(corpus, data)


def test_a_workbook_that_unpacks_without_end(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.intake.workbook.MAX_UNPACKED", 1 << 20)
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (2 << 20))
    with pytest.raises(Trouble, match="has 2 MiB unpacked"):
        understood(corpus, (tmp_path / "x.zip").read_bytes())


def test_without_the_extra_there_is_a_way_on(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(Trouble) as trouble:
        understood(corpus, book(corpus, ("Sheet1", [["Claim"]])))
    assert (str(trouble.value), trouble.value.help) == (
        "reading a workbook needs `python-calamine`",
        'pip install "claimtrack[xlsx]", or save the sheet as CSV',
    )
