"""Places in a copy: how they are written, read, and put right."""

from __future__ import annotations

import pytest

from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.locators import Locator, read
from claimtrack.finding import Fix, Put
from claimtrack.place import Place
from evidence.article import COPY, RECORDS, SHA, claim, findings

BRINGS = "The board will meet them in October"
PAGES = Copy(
    sha256=SHA,
    blocks=(
        Block("The annual report", "title", page=1),
        Block("The first paragraph of the first page.", page=1),
        Block("The harbour lost money again.", page=1),
        Block("Nobody has asked us what we need.", page=2),
        Block("We will see in the end.", page=2),
    ),
)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("paragraph 4", Locator(4, 4)),
        ("para 4", Locator(4, 4)),
        ("Para. 4", Locator(4, 4)),
        ("¶4", Locator(4, 4)),
        ("paragraphs 4-5", Locator(4, 5)),
        ("paragraphs 4 and 5", Locator(4, 5)),
        ("Absatz 3", Locator(3, 3)),
        ("paragraphe 3", Locator(3, 3)),
        ("page 3", Locator(page=3, last_page=3)),
        ("p. 3", Locator(page=3, last_page=3)),
        ("pages 3–4", Locator(page=3, last_page=4)),
        ("page 3, paragraph 2", Locator(2, 2, 3, 3)),
        ("headline", Locator(title=True)),
        ("0:35", None),
        ("table 2", None),
        ("the fourth paragraph from below", None),
        ("", None),
    ],
)
def test_places_are_read(written: str, place: Locator | None) -> None:
    assert read(written) == place


@pytest.mark.parametrize(
    ("quote", "at", "copy", "put"),
    [
        (BRINGS, "paragraph 4", COPY, "paragraph 7"),
        (BRINGS, "paragraph 7", COPY, None),
        (BRINGS, "paragraphs 6-8", COPY, None),
        (BRINGS, "0:35", COPY, None),
        ("Ferry line to close", "paragraph 1", COPY, "headline"),
        ("Ferry line to close", "headline", COPY, None),
        ("fills itself. The islanders’ council", "paragraph 9", COPY, "paragraphs 2-3"),
        ("Nobody has asked us", "page 1", PAGES, "page 2"),
        ("Nobody has asked us", "page 2", PAGES, None),
        ("Nobody has asked us", "page 1, paragraph 1", PAGES, "page 2, paragraph 1"),
        ("Nobody has asked us", "paragraph 3", PAGES, None),
        ("Nobody has asked us", "paragraph 1", PAGES, "paragraph 3"),
    ],
)
def test_a_wrong_place_is_put_right(quote: str, at: str, copy: Copy, put: str | None) -> None:
    found = findings(claim(quote, f'{{in: courier, at: "{at}"}}') + RECORDS, [copy])
    assert [(one.code, one.severity) for one in found] == ([("CT503", "warning")] if put else [])
    place = Place("claims/ferry.yaml", ("said", 0, "found", "at"))
    assert [one.fix for one in found] == ([Fix(title=f"write `{put}`", edits=(Put(place, put),))] if put else [])


def test_a_place_is_offered_where_there_is_none() -> None:
    (found,) = findings(claim(BRINGS, "{in: courier}") + RECORDS)
    assert (found.code, found.severity) == ("CT503", "note")
    assert found.message == "no place is given; the quote stands in paragraph 7 of the copy of 2026-02-23"
    assert found.fix is not None
    assert found.fix.edits == (Put(Place("claims/ferry.yaml", ("said", 0, "found", "at")), "paragraph 7"),)


def test_words_in_a_heading_have_no_place_that_can_be_written() -> None:
    (found,) = findings(claim("A road under water") + RECORDS)
    assert found.message == "the quote stands in a heading of the copy of 2026-02-23, not in paragraph 2"
    assert found.fix is None


def test_where_a_quote_stands_twice_either_place_is_right() -> None:
    twice = Copy(sha256=SHA, blocks=(Block("We will win."), Block("Nothing."), Block("We will win, he said again.")))
    for at, codes in (("paragraph 1", []), ("paragraph 3", []), ("paragraph 2", ["CT503"])):
        assert [one.code for one in findings(claim("We will win", f"{{in: courier, at: {at}}}") + RECORDS, [twice])] == codes


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (None, "`ferry` quotes `harbour-board` and does not say where the words stand"),
        ("{url: https://example.org/a}", "`ferry` quotes `harbour-board` and gives a link only"),
    ],
)
def test_a_quote_that_stands_nowhere(found: str | None, message: str) -> None:
    text = claim(BRINGS, found or "{}")
    (one,) = findings((text if found else text.replace("    found: {}\n", "")) + RECORDS)
    assert (one.code, one.severity, one.message) == ("CT503", "note", message)
