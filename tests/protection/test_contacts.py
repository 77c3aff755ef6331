"""Contact details: every writing of the table is found, and nothing in the news that only looks like one."""

from __future__ import annotations

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.protection.contacts import WITHHELD, contacts, masked
from protection.examples import FOUND, NOTHING, rows


@pytest.mark.parametrize(("text", "expected"), rows(FOUND), ids=[text for text, _ in rows(FOUND)])
def test_what_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.text) for one in contacts(text)] == expected
    assert all(text[one.start : one.end] == one.text for one in contacts(text))


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_none(text: str) -> None:
    assert contacts(text) == ()


WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=10)
MAILS = st.builds("{}.{}@{}.example".format, WORDS, WORDS, WORDS)
DIGITS = {
    "Latin": "0123456789",
    "Arabic": "٠١٢٣٤٥٦٧٨٩",
    "Persian": "۰۱۲۳۴۵۶۷۸۹",
    "Devanagari": "०१२३४५६७८९",
    "wide": "０１２３４５６７８９",
}


def number(country: int, rest: str, sign: str, script: str) -> str:
    """A telephone number in international writing, in groups, in the digits of a script."""
    groups = [str(country), rest[:2], rest[2:5], rest[5:]]
    return "+" + sign.join(groups).translate(str.maketrans(DIGITS["Latin"], DIGITS[script]))


PHONES = st.builds(
    number,
    st.sampled_from([1, 7, 33, 44, 49, 90, 963, 964]),
    st.text(string.digits, min_size=9, max_size=9).filter(lambda text: not text.endswith("000")),
    st.sampled_from([" ", "-", "\u00a0"]),
    st.sampled_from(sorted(DIGITS)),
)
AROUND = st.sampled_from(["", "the desk wrote ", "Il a dit: ", "قال ", "in 2026, "])


@given(AROUND, MAILS | PHONES)
def test_no_secret_survives(before: str, secret: str) -> None:
    text = f"{before}{secret} to us"
    assert [one.text for one in contacts(text)] == [secret]
    assert masked(text) == f"{before}{WITHHELD} to us"


@given(st.text(max_size=200))
def test_any_text_ends_and_nothing_overlaps(text: str) -> None:
    found = contacts(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    "flood", ["1 " * 50_000, "@" * 100_000, "a." * 50_000, "a@" * 50_000, "+49 " * 30_000, "(" * 100_000, "DE89 " * 20_000]
)
def test_a_flood_ends(flood: str) -> None:
    assert len(contacts(flood[:100_000])) <= len(flood)
