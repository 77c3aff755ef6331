"""What was packed comes back as it was, in the same order, as often as one likes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import Claim, Filed, FiledClaim
from claimtrack.packed import Ordered, Packed

ROWS = st.lists(st.builds(lambda name, text: Filed(name, "x.yaml", 0, Claim(claim=text)), st.text(), st.text(min_size=1)))


@given(ROWS, st.integers(1, 300), st.sets(st.integers(0, 400)))
def test_rows_come_back(rows: list[FiledClaim], times: int, wanted: set[int]) -> None:
    """Also such with texts that are no UTF-8, and more than are packed together."""
    held, many = Packed[FiledClaim](FiledClaim), rows * times
    held.add(many[:1])
    held.add(many[1:])
    assert list(held) == many == list(held)
    assert list(held.some(wanted)) == [row for number, row in enumerate(many) if number in wanted]


@given(st.lists(ROWS, max_size=4))
def test_rows_come_back_in_their_order(lots: list[list[FiledClaim]]) -> None:
    """Those of one key in the order in which they came, whatever they came with."""
    held = Ordered[FiledClaim](FiledClaim, lambda one: one.id[:1])
    for lot in lots:
        held.add(iter(lot))
    assert len(held) == sum(map(len, lots))
    assert list(held) == sorted((row for lot in lots for row in lot), key=lambda one: one.id[:1]) == list(held)


@given(ROWS, st.integers(1, 300), st.lists(st.integers(-500, 500)))
def test_rows_are_had_by_number_as_of_a_list(rows: list[FiledClaim], times: int, numbers: list[int]) -> None:
    held, many = Packed[FiledClaim](FiledClaim), rows * times
    held.add(many)
    for number in numbers:
        if -len(many) <= number < len(many):
            assert held[number] == many[number]
        else:
            with pytest.raises(IndexError):
                held[number]
