"""A desk for tests: an empty corpus, files delivered to it, and what is in it afterwards."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from claimtrack.intake.accounts import Outcome
from claimtrack.intake.filing import Wishes
from claimtrack.intake.home import Home
from claimtrack.intake.receiving import Manner, received
from claimtrack.intake.rows import Delivery, Given, Refusal
from claimtrack.intake.taking import take


class Corpus:
    """A folder with `claims` and `sources`, to which files are delivered."""

    def __init__(self, root: Path) -> None:
        self.root = root / "corpus"
        (self.root / "claims").mkdir(parents=True, exist_ok=True)
        self._inbox = root

    def deliver(self, data: bytes | str, name: str = "sheet.csv") -> Path:
        path = self._inbox / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    def take(
        self,
        data: bytes | str,
        name: str = "sheet.csv",
        *,
        manner: Manner | None = None,
        wishes: Wishes | None = None,
        write: bool = True,
    ) -> list[Outcome]:
        with received(str(self.deliver(data, name)), manner) as delivery:
            return list(take(delivery, self.home, wishes, write=write))

    @property
    def home(self) -> Home:
        return Home(self.root, self.root / "claims", self.root / "sources")

    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.root).as_posix(): path.read_text("utf-8")
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def claims(self) -> list[str]:
        return [name.removeprefix("claims/").removesuffix(".yaml") for name in self.files() if name.startswith("claims/")]

    def sources(self) -> list[str]:
        return [name.removeprefix("sources/").removesuffix(".yaml") for name in self.files() if name.startswith("sources/")]


def told(outcomes: Sequence[Outcome]) -> list[str]:
    """What became of each row, in a line: id, or reason."""
    return [f"{one.place}: {one.fate} {one.id}" if one.fate == "taken" else one.line.split(" (help")[0] for one in outcomes]


def rows(delivery: Delivery) -> list[Given | Refusal]:
    return list(delivery.rows())


def feed(*reviews: Any) -> str:
    """JSON lines."""
    return "".join(json.dumps(review, ensure_ascii=False) + "\n" for review in reviews)


def review(claim: Any = "The bridge is closed", **changes: Any) -> dict[str, Any]:
    """A ClaimReview as checkers publish them."""
    whole = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": "r-1",
        "url": "https://checkers.example/bridge",
        "claimReviewed": claim,
        "name": "No, the bridge is open",
        "datePublished": "2026-02-25",
        "author": {"@type": "Organization", "name": "The Checkers"},
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": "2026-02-23",
            "appearance": "in a speech",
            "author": {"@type": "Person", "name": "Ana Torres"},
        },
        "reviewRating": {"@type": "Rating", "alternateName": "False"},
    }
    return {key: value for key, value in {**whole, **changes}.items() if value is not None}


def zipped(text: str | bytes) -> bytes:
    """Without the hour in it: each worker would collect another test."""
    return gzip.compress(text if isinstance(text, bytes) else text.encode("utf-8"), mtime=0)


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    """An XLSX with the fewest parts that one may have; a number in a tuple is a day in Excel's count."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{"hidden" if name in hidden else "visible"}" r:id="r{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/relationships/worksheet" Target="worksheets/s{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts = "".join(
        f'<Override PartName="/xl/worksheets/s{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{parts}</Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" '
            f'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><sheets>{listed}</sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_RELATIONS}">{related}<Relationship Id="rs" Type="{_OFFICE}/relationships/styles" '
            f'Target="styles.xml"/></Relationships>',
        )
        book.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        )
        for number, lines in enumerate(sheets.values(), 1):
            body = "".join(f"<row>{''.join(map(_cell, line))}</row>" for line in lines)
            book.writestr(f"xl/worksheets/s{number}.xml", f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>')
    return path.read_bytes()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return f'<c s="1"><v>{value[0]}</v></c>'
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>' if value else "<c/>"
