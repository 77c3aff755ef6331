"""Workbooks: typed cells become texts, one sheet is chosen and the others are told."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from claimtrack.intake.extent import extent, repeated
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


def far(path: Path, cells: str) -> bytes:
    """A workbook whose one sheet holds these cells."""
    workbook(path, {"Sheet1": [["Claim"]]})
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheet = parts["xl/worksheets/s1.xml"]
    parts["xl/worksheets/s1.xml"] = sheet[: sheet.index("<row>")] + cells + sheet[sheet.index("</sheetData>") :]
    with zipfile.ZipFile(path, "w") as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return path.read_bytes()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_cells_far_apart_are_refused_before_room_is_made_for_them(corpus: Corpus, tmp_path: Path) -> None:
    for last, size in (("XFD1048576", "1,048,576 rows and 16,384"), ("Z1048576", "1,048,576 rows and 26")):
        row = f'<row r="1">{cell("A1", "Claim")}</row><row r="1048576">{cell(last, "x")}</row>'
        with pytest.raises(Trouble, match=f"has a sheet of {size} columns, most of them empty"):
            understood(corpus, far(tmp_path / "far.xlsx", row))


def test_a_sheet_far_down_keeps_the_numbers_of_its_rows(corpus: Corpus, tmp_path: Path) -> None:
    rows = (
        f'<row r="1000001">{cell("XFC1000001", "Claim")}{cell("XFD1000001", "Mood")}</row>'
        f'<row r="1000003">{cell("XFC1000003", "It floods")}</row>'
    )
    assert told(corpus.take(far(tmp_path / "far.xlsx", rows), "book.xlsx")) == ["row 1000003: taken undated/it/it-floods"]


@pytest.mark.parametrize(
    ("xml", "size"),
    [
        ('<row r="3"><c r="B3"/><c r="D3"/></row><row r="9"><c r=\'C9\'/></row>', (7, 3)),
        ("<row><c/><c/></row><x:row><x:c/><x:c></x:c><x:c/></x:row>", (2, 3)),
        ('<row r="1048576"><c r="A1"/><c/></row>', (1, 2)),
        ("<cols><col/></cols><row/><c:chart><c:c/></c:chart>", (1, 1)),
        ('<row r="2"><c x="a>b" r="C2"/><c r="D2"/></row>', (1, 2)),
    ],
)
def test_how_far_cells_reach(xml: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    for piece in (1, 5, 1000):
        monkeypatch.setattr("claimtrack.intake.extent._PIECE", piece)
        assert extent(io.BytesIO(xml.encode())) == size


def test_cells_that_repeat() -> None:
    one = '<t:table-cell office:value-type="float"{}/>'
    empty = '<t:table-cell t:number-columns-repeated="16000"/>'
    xml = (
        f'<t:table-row>{one.format("")}{empty}</t:table-row><t:table-row t:number-rows-repeated="1000000">{empty}</t:table-row>'
        f'<t:table-row t:number-rows-repeated="50">{one.format(chr(32) + "t:number-columns-repeated=" + chr(34) + "9" + chr(34))}'
        "</t:table-row>"
    )
    assert repeated(io.BytesIO(xml.encode())) == (51, 9)
