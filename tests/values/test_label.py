"""Labels lie inside each other, or exclude each other."""

from __future__ import annotations

import pytest

from claimtrack.values.label import read, relate


@pytest.mark.parametrize(
    ("a", "b", "sets", "gap", "entails"),
    [
        ("is", "is", "equal", "none", "both"),
        ("IS", "is/", "equal", "none", "both"),
        ("is/raqa-cell", "is", "a_in_b", "none", "a"),
        ("is", "is/raqa-cell/one", "b_in_a", "none", "b"),
        ("is", "sdf", "disjoint", "serious", "none"),
        ("is/raqa", "is/hasakeh", "disjoint", "serious", "none"),
        ("is", "isis", "disjoint", "serious", "none"),
        ("ÉTAT", "état", "equal", "none", "both"),
    ],
)
def test_relate(a: str, b: str, sets: str, gap: str, entails: str) -> None:
    found = relate(read(a), read(b))
    assert (found.sets, found.gap, found.entails) == (sets, gap, entails)


def test_phrase_keeps_the_words() -> None:
    assert read("IS/Raqa").phrase() == "`IS/Raqa`"
