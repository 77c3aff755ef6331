"""Where a cursor stands: each text with its mark `^`, and the route of what is being typed there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.lsp import cursor
from claimtrack.lsp.cursor import Codes, Cursor


def at(marked: str) -> Cursor | Codes | None:
    before, _, after = marked.partition("^")
    lines = (before + after).split("\n")
    return cursor.at(lines, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


@pytest.mark.parametrize(
    ("marked", "route", "typed"),
    [
        ("about: bri^", "about", "bri"),
        ("about: ^\nclaim: A", "about", ""),
        ('about: "bri^', "about", "bri"),
        ("said:\n  - source: ci^", "said * source", "ci"),
        ("said:\n- source: ci^", "said * source", "ci"),
        ("said:\n  -   source: x\n      basis: of^", "said * basis", "of"),
        ("said:\n  - source: x\n  - source: y\n    via: [af^", "said * via *", "af"),
        ("said:\n  - source: x\n    via: [afp, re^]", "said * via *", "re"),
        ("said:\n  - source: x\n    via: [\n      afp,\n      re^", "said * via *", "re"),
        ("said:\n  - source: x\n    found: {in: ar^", "said * found in", "ar"),
        ("said:\n  - source: x\n    found: {at: 'p, 4', in: ^}", "said * found in", ""),
        ("said:\n  - source: x\n    found:\n      in: ar^", "said * found in", "ar"),
        ("said: [{source: ci^", "said * source", "ci"),
        ("said:\n  - {source: x, basis: ^", "said * basis", ""),
        ("claim: 'it''s\nbroken: [\nsaid:\n  - source: ^", "said * source", ""),
        ("said:\n  - source: x\n\n    # a remark\n    basis: ^", "said * basis", ""),
        ("claim: A\n---\nsaid:\n  - source: ^", "said * source", ""),
        ("- {a: x, b: ^", "* b", ""),
        ("- a: ^", "* a", ""),
    ],
)
def test_a_value(marked: str, route: str, typed: str) -> None:
    found = at(marked)
    assert isinstance(found, Cursor)
    assert (" ".join(found.route), found.typed, found.value) == (route, typed, True)


@pytest.mark.parametrize(
    ("marked", "route", "typed", "beside"),
    [
        ("^", "", "", ""),
        ("cl^", "", "cl", ""),
        ("claim: A\n^\nsaid: []", "", "", "claim said"),
        ("claim: A\nsaid:\n  - ^", "said *", "", ""),
        ("claim: A\nsaid:\n  - so^\n    basis: official\n  - source: x", "said *", "so", "basis"),
        ("said:\n  - source: x\n    ba^\n    date: 2026", "said *", "ba", "date source"),
        ("said:\n  - source: x\n    found: {in: a, ^", "said * found", "", "in"),
        ("said:\n  - source: x\n    found:\n      in: a\n      ^", "said * found", "", "in"),
        ("said:\n  - source: x\n    via:\n      - af^", "said * via *", "af", ""),
        ("claim: A\n---\nid: x\n^", "", "", "id"),
    ],
)
def test_a_key_or_an_entry(marked: str, route: str, typed: str, beside: str) -> None:
    found = at(marked)
    assert isinstance(found, Cursor)
    assert (" ".join(found.route), found.typed, " ".join(sorted(found.beside)), found.value) == (route, typed, beside, False)


@pytest.mark.parametrize(
    "marked",
    [
        "# a rem^ark",
        "about: x # a rem^",
        "claim: |\n  some text: ^",
        "claim: >-\n  some ^",
        "via: [afp]^",
        "about:^",
        'about: "bridge" ^',
    ],
)
def test_where_nothing_is_offered(marked: str) -> None:
    assert at(marked) is None


@pytest.mark.parametrize(
    ("marked", "typed"),
    [
        ("# claimtrack: ignore[CT^", "CT"),
        ("about: x  # claimtrack: ignore[CT202, CT3^] why", "CT3"),
        ("# claimtrack: ignore[^]", ""),
    ],
)
def test_a_code(marked: str, typed: str) -> None:
    found = at(marked)
    assert isinstance(found, Codes)
    assert found.typed == typed


def test_the_column_where_it_begins() -> None:
    found = at('about: "bri^')
    assert found is not None
    assert found.begins == 9


PIECES = [*"[]{},:'\"#-| \n", "- ", ": ", "said:", "source:", "via: [", "---\n", "  ", "# claimtrack: ignore[", "x", "𝄞", "\t"]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.data())
def test_no_text_is_too_broken(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    line = data.draw(st.integers(1, len(lines) + 1))
    column = data.draw(st.integers(1, 40))
    found = cursor.at(lines, line, column)
    assert found is None or found.begins >= 1
