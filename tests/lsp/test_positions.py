"""Columns as editors count them; addresses and paths; the least edits from one text to another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from claimtrack.lsp.addresses import path_of, uri_of
from claimtrack.lsp.edits import between
from claimtrack.lsp.positions import Encoding, point_of, position_of, range_of
from claimtrack.yamltext import Span, lines
from lsp.editor import applied

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")


@pytest.mark.parametrize(("encoding", "before", "whole"), [("utf-8", 9, 10), ("utf-16", 4, 5), ("utf-32", 3, 4)])
def test_a_column_behind_wide_letters(encoding: Encoding, before: int, whole: int) -> None:
    line = "é€𝄞x"  # 2, 3, 4 and 1 bytes; 1, 1, 2 and 1 units of UTF-16
    assert position_of((1, 4), [line], encoding) == Position(0, before)
    assert position_of((1, 9), [line], encoding) == Position(0, whole)


@given(st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=1), st.data(), st.sampled_from(ENCODINGS))
def test_there_and_back(text: list[str], data: st.DataObject, encoding: Encoding) -> None:
    line = data.draw(st.integers(1, len(text)))
    column = data.draw(st.integers(1, len(text[line - 1]) + 1))
    assert point_of(position_of((line, column), text, encoding), text, encoding) == (line, column)


def test_past_the_end_and_inside_a_letter() -> None:
    text = ["a𝄞b", ""]
    assert point_of(Position(0, 2), text, "utf-16") == (1, 2)
    assert point_of(Position(0, 99), text, "utf-16") == (1, 4)
    assert point_of(Position(9, 9), text, "utf-16") == (2, 1)
    assert range_of(Span(7, 1, 9, 1), text, "utf-16").start == Position(1, 0)
    assert position_of((1, 1), [], "utf-16") == Position(0, 0)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///desk/claims/a.yaml", "/desk/claims/a.yaml"),
        ("file:///desk/claims/%C3%BCber%20a%23b;c.yaml", "/desk/claims/über a#b;c.yaml"),
        ("file://localhost/desk/a.yaml", "/desk/a.yaml"),
        ("FILE:///desk/a.yaml", "/desk/a.yaml"),
        ("file:///c%3A/desk/a.yaml", "/c:/desk/a.yaml"),
        ("untitled:Untitled-1", None),
        ("git:/desk/a.yaml?ref=HEAD", None),
        ("file://elsewhere/desk/a.yaml", None),
        ("file:///a%00b.yaml", None),
        ("file:a.yaml", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_what_an_address_names(uri: str, path: str | None) -> None:
    assert path_of(uri) == (Path(path) if path else None)


@given(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1).filter(
        lambda one: one not in (".", "..")
    )
)
def test_every_path_has_an_address(name: str) -> None:
    assert path_of(uri_of(Path("/desk") / name)) == Path("/desk") / name


PIECES = st.lists(st.sampled_from(["a", "é", "𝄞", " ", "\n", "\r\n", "key: value\n", "- x\n"])).map("".join)


@given(PIECES, PIECES)
def test_the_edits_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    edits = between(before, after, "utf-16")
    assert applied(before, edits) == after
    for edit in edits:  # no edit begins or ends inside a line end
        for at in (edit.range.start, edit.range.end):
            assert not lines(before)[at.line].endswith("\r")
            assert at.character <= len(lines(before)[at.line].encode("utf-16-le")) // 2


def test_as_little_as_can_be() -> None:
    (edit,) = between("a: 1\nb: city-hal # why\n", "a: 1\nb: city-hall # why\n", "utf-16")
    assert (edit.range.start, edit.new_text) == (Position(1, 11), "l")
    assert between("\ufeffa\n", "\ufeffa\n", "utf-16") == []
