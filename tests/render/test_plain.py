"""What is printed of texts of users: what nobody sees is written out, and all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.render.plain import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("four trucks", "four trucks"),
        ("four\ttrucks", "four trucks"),
        ("four\ntrucks\x7f", r"four\ntrucks\x7f"),
        ("##[error]four", r"##\x5berror]four"),
        ("[error] ## four", "[error] ## four"),
        ("fo\u202eur", r"fo\u202eur"),
        ("größer", "größer"),
        (b"caf\xe9, caf\xc3\xa9".decode("utf-8", "surrogateescape"), r"caf\xe9, café"),
        ("half \ud83d", r"half \ud83d"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(max_codepoint=127), max_size=12))
def test_a_text_of_ascii_alone_is_shown_as_beside_other_letters(text: str) -> None:
    assert visible(text) == visible(f"ü{text}").removeprefix("ü")
