"""Rows as bytes: what comes back is what was sent, to the last detail, and nothing but values of this program comes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.engine.rows import WALKED, packed, unpacked
from claimtrack.finding import Finding, Fix, Label, Put
from claimtrack.link.propose import Alike, Uncompared
from claimtrack.model import Attribution, Claim, Filed, Judgement, Source
from claimtrack.place import Place
from claimtrack.records import File, Refused

CLAIM = Filed("a", "claims/a.yaml", 0, Claim(claim="It rained", said=(Attribution(source="b"),), polarity=True))
SOURCE = Filed("b", "sources/b.yaml", 1, Source(source="B", kind="body", anonymity="named"))
PLACE = Place("claims/a.yaml", ("said", 0, "date"))
FINDING = Finding(
    code="CT001",
    name="x",
    severity="note",
    message="m",
    labels=(Label(PLACE),),
    help="h",
    fix=Fix(title="t", edits=(Put(PLACE, ["a", ("b", 1), {"c": None}]),)),
)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("a text", ""),
        (7, ""),
        (None, ""),
        (CLAIM, "Filed[claimtrack.model:Claim]"),
        (SOURCE, "Filed[claimtrack.model:Source]"),
        (Filed("0", "links.yaml", 0, Judgement(a="a", b="b", verdict="same")), "Filed[claimtrack.model:Judgement]"),
        (Alike("a", "b"), "claimtrack.link.propose:Alike"),
        (Uncompared("a key", 3), "claimtrack.link.propose:Uncompared"),
        (File(path="p", folder="claims", id="p", data=b"\xff"), "claimtrack.records:File"),
        (File(path="p", folder="claims", id="p", data=Refused("m", "h")), "claimtrack.records:File"),
        (File(path="p", folder="claims", id="not utf-8 \udcff", data=b""), "~claimtrack.records:File"),
        (FINDING, "~claimtrack.finding:Finding"),
        (("a", (1, 2.5), CLAIM), WALKED),
        ([("a", frozenset({"b"})), {"c": (SOURCE,)}], WALKED),
    ],
)
def test_a_row_comes_back_as_it_was(row: Any, kind: str) -> None:
    named, data = packed(row)
    assert named == kind
    assert repr(unpacked(named, data)) == repr(row)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda part: (
        st.lists(part) | st.lists(part).map(tuple) | st.dictionaries(st.text(), part) | st.frozensets(st.text()) | st.tuples(part)
    ),
)


@given(VALUES)
def test_so_does_whatever_is_made_of_such_parts(row: Any) -> None:
    again = unpacked(*packed(row))
    assert again == row
    assert type(again) is type(row)


@pytest.mark.parametrize("kind", ["subprocess:Popen", "os:system", "claimtrack.session:open_corpus", "claimtrack.plan:os"])
def test_no_other_name_is_followed(kind: str) -> None:
    with pytest.raises((ValueError, AttributeError)):
        unpacked(kind, b"\xc0")


def test_what_cannot_be_sent_is_said() -> None:
    with pytest.raises(TypeError, match="a row holds a object"):
        packed(object())
