"""Patterns that are compiled when something is first asked of them: none is wrong, and all do what a pattern does."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from claimtrack import protection, rules, values, words
from claimtrack.patterns import Later, later

TEXTS = st.text("ab1 -", max_size=12)


@given(TEXTS)
def test_as_the_pattern_itself(text: str) -> None:
    ours, theirs = later(r"(?P<word>[ab]+)-?", re.IGNORECASE), re.compile(r"(?P<word>[ab]+)-?", re.IGNORECASE)
    assert [match.span("word") for match in ours.finditer(text)] == [match.span("word") for match in theirs.finditer(text)]
    assert ours.sub(r"<\1>", text) == theirs.sub(r"<\1>", text)
    assert (ours.search(text, 2) is None) == (theirs.search(text, 2) is None)
    assert (ours.match(text) is None, ours.fullmatch(text) is None) == (
        theirs.match(text) is None,
        theirs.fullmatch(text) is None,
    )
    assert (ours.findall(text), ours.split(text)) == (theirs.findall(text), theirs.split(text))
    assert (ours.pattern, ours.flags) == (theirs.pattern, theirs.flags)


def test_every_one_of_ours_can_be_compiled() -> None:
    names = [
        f"{room.__name__}.{one.name}"
        for room in (protection, rules, values, words)
        for one in pkgutil.iter_modules(room.__path__)
    ]
    found = [one for name in names for one in vars(import_module(name)).values() if isinstance(one, Later)]
    assert len(found) > 20
    assert all(one.pattern for one in found)
