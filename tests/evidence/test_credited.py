"""Which wires a page credits, example by example."""

from __future__ import annotations

import pytest

from claimtrack.evidence.copy import Block, BlockKind, Copy
from claimtrack.evidence.credited import Credit, Looking, credited
from claimtrack.evidence.publishers import Published
from claimtrack.evidence.wires import wires
from claimtrack.model import FiledSource, Kind, Source

KNOWN: tuple[tuple[str, str, Kind], ...] = (
    ("afp", "AFP, an international news agency", "agency"),
    ("associated-press", "an American news agency", "agency"),
    ("dpa", "the German agency", "agency"),
    ("wires/orla-news", "Orla News, a regional agency", "agency"),
    ("herald", "the Herald", "outlet"),
)
WIRES = wires(
    FiledSource(name, f"sources/{name}.yaml", 0, Source(source=description, kind=kind, anonymity="named"))
    for name, description, kind in KNOWN
)


def test_the_names_of_agencies() -> None:
    assert WIRES["associated-press"] == ("The Associated Press", "Associated Press", "AP")
    assert "Agence France-Presse" in WIRES["afp"]
    assert "dpa" in WIRES["dpa"]
    assert "Orla News" in WIRES["wires/orla-news"]
    assert "herald" not in WIRES


def found(*blocks: Block, owner: str = "herald") -> list[tuple[str, str, str]]:
    looking = Looking(publishers={"copy": (Published(owner),)}, wires=WIRES)
    return [(one.wire, one.way, one.words) for one in credited(Copy(sha256="copy", blocks=blocks), looking)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DAMASCUS, Feb 23 (AFP) - The bridge was closed.", ("afp", "line", "(AFP)")),
        ("The bridge was closed on Monday. (AP)", ("associated-press", "line", "(AP)")),
        ("The bridge was closed on Monday. (AFP/Herald)", ("afp", "line", "(AFP/Herald)")),
        ("AFP", ("afp", "line", "AFP")),
        ("By AFP", ("afp", "line", "By AFP")),
        ("Source: dpa", ("dpa", "line", "Source: dpa")),
        ("© 2026 AFP", ("afp", "line", "© 2026 AFP")),
        ("Herald/AFP", ("afp", "line", "Herald/AFP")),
        ("Herald with AFP", ("afp", "line", "Herald with AFP")),
        ("The Associated Press contributed to this report.", ("associated-press", "line", None)),
        ("With material from dpa", ("dpa", "line", "With material from dpa")),
        ("Mit Material von dpa", ("dpa", "line", "Mit Material von dpa")),
        ("The bridge was closed, AFP reported on Monday from the city.", ("afp", "text", "AFP reported")),
        ("“No,” the mayor told the Associated Press on Monday in the city.", ("associated-press", "text", None)),
        ("According to Orla News it was closed for good on Monday.", ("wires/orla-news", "text", "According to Orla News")),
        ("It was closed for good on Monday, according to Orla News, and stays so.", ("wires/orla-news", "text", None)),
        ("The German news agency dpa was first to write of it on Monday.", ("dpa", "text", "news agency dpa")),
        # No credit of a text.
        ("Inspectors at the bridge on Monday. Photo: AFP", None),
        ("Inspectors at the bridge (AFP photo)", None),
        ("The AFP is a party of the city council.", None),
        ("They were happy (ap) about it", None),
        ("MAP (OF THE CITY)", None),
        ("AFPS reported it on Monday", None),
    ],
)
def test_a_paragraph(text: str, expected: tuple[str, str, str | None] | None) -> None:
    known = found(Block(text))
    if expected is None:
        assert known == []
        return
    ((wire, way, words),) = known
    assert (wire, way) == expected[:2]
    assert expected[2] in (None, words)


@pytest.mark.parametrize(
    ("text", "kind", "credited_there"),
    [("By AFP", "other", True), ("AFP", "other", False), ("Inspectors on Monday (AFP)", "other", False)],
)
def test_a_line_in_the_margin_may_be_that_of_a_picture(text: str, kind: BlockKind, credited_there: bool) -> None:
    assert bool(found(Block("The bridge was closed."), Block(text, kind))) is credited_there


def test_a_name_in_brackets_in_the_middle_of_a_long_page_is_no_credit() -> None:
    page = [Block("The bridge was closed.") for _ in range(7)]
    page[3] = Block("The band (AP) played.")
    assert found(*page) == []


def test_a_wire_does_not_credit_itself_and_the_surest_way_is_told() -> None:
    page = (Block("DAMASCUS (AFP) - It was closed, an official told AFP on Monday."),)
    assert found(*page, owner="afp") == []
    assert found(*page) == [("afp", "line", "(AFP)")]
    assert Credit("a", "b", "line", "c", "d") < Credit("a", "b", "text", "c", "d")
