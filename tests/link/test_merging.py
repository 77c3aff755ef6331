"""Merging: what one claim gains from another, and what stands against it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.link.merging import Opposed, united
from claimtrack.model import Attribution, Claim, Correction, Filed
from claimtrack.policy import RelationPolicy

POLICY = RelationPolicy()
SAID = Attribution(source="s", date="2026-02-23")
AFP = Attribution(source="afp", date="2026-02-22", quote="it is so")


def merged(ours: dict[str, Any], theirs: dict[str, Any]) -> Claim:
    a, b = (
        Filed(name, f"claims/{name}.yaml", 0, Claim(**{"claim": "The road is closed", **keys}))
        for name, keys in (("a", ours), ("b", theirs))
    )
    return united(a, b, POLICY).claim


@pytest.mark.parametrize(
    ("ours", "theirs", "gained"),
    [
        ({"said": (SAID,)}, {"said": (AFP, SAID, AFP)}, {"said": (SAID, AFP)}),
        ({}, {"about": "q", "place": "p"}, {"about": "q", "place": "p"}),
        ({"about": "q"}, {"about": "q", "part_of": "r"}, {"about": "q", "part_of": "r"}),
        ({"tags": ("x", "y")}, {"tags": ("y", "z")}, {"tags": ("x", "y", "z")}),
        ({}, {"growing": True, "outcome": "open still"}, {"growing": True, "outcome": "open still"}),
        ({"value": "36 trucks"}, {"value": "thirty-six trucks"}, {"value": "36 trucks"}),
        ({}, {"when": "on 2026-02-20"}, {"when": "on 2026-02-20"}),
        ({"polarity": True}, {"polarity": True}, {"polarity": True}),
        ({"was": ("x",)}, {"was": ("y", "x")}, {"was": ("x", "b", "y")}),
        ({}, {"corrections": (Correction(date="2026"),)}, {"corrections": (Correction(date="2026"),)}),
        ({}, {"claim": "The road was closed"}, {"claim": "The road is closed"}),
    ],
)
def test_what_is_gained(ours: dict[str, Any], theirs: dict[str, Any], gained: dict[str, Any]) -> None:
    assert merged(ours, theirs) == Claim(**{"claim": "The road is closed", **ours, "was": ("b",), **gained})


@pytest.mark.parametrize(
    ("ours", "theirs", "named"),
    [
        ({"about": "q"}, {"about": "r"}, ("about: q", "about: r")),
        ({}, {"mode": "forecast"}, ("mode: fact", "mode: forecast")),
        ({"value": "four"}, {"value": "nine"}, ("value: four", "value: nine")),
        ({"polarity": True}, {"polarity": False}, ("polarity: true", "polarity: false")),
        ({"value": "four"}, {"when": "in 2025"}, ("value: four", "when: in 2025")),
        ({"value": "at least 4"}, {"value": "6"}, ("value: at least 4", "value: 6")),
        ({"status": "published"}, {"status": "settled"}, ("status: published", "status: settled")),
        # what one leaves unsaid is not taken over where it would turn the claim round
        ({}, {"status": "retracted"}, ("status: open", "status: retracted")),
        ({"status": "retracted"}, {}, ("status: retracted", "status: open")),
        ({}, {"polarity": False}, ("polarity: none", "polarity: false")),
        ({"polarity": False}, {}, ("polarity: false", "polarity: none")),
        ({"when": "within 20 days", "said": (SAID,)}, {"said": (AFP,)}, ("within 20 days", "14 March")),
    ],
)
def test_what_stands_against_it(ours: dict[str, Any], theirs: dict[str, Any], named: tuple[str, str]) -> None:
    with pytest.raises(Opposed) as raised:
        merged(ours, theirs)
    assert [part for part in named if part not in str(raised.value)] == []


STATEMENTS = st.lists(
    st.builds(Attribution, source=st.sampled_from("abc"), quote=st.sampled_from([None, "x", "y"])), max_size=4
).map(tuple)


@given(STATEMENTS, STATEMENTS)
def test_every_statement_once(ours: tuple[Attribution, ...], theirs: tuple[Attribution, ...]) -> None:
    whole = merged({"said": ours}, {"said": theirs}).said
    assert whole[: len(ours)] == ours
    assert {*whole} == {*ours, *theirs}
    assert len(whole) - len(ours) == len({*theirs} - {*ours})


@given(STATEMENTS, STATEMENTS)
def test_again_changes_nothing(ours: tuple[Attribution, ...], theirs: tuple[Attribution, ...]) -> None:
    once = merged({"said": ours}, {"said": theirs, "about": "q"})
    again = united(
        Filed("a", "claims/a.yaml", 0, once), Filed("b", "claims/b.yaml", 0, Claim(claim="x", about="q", said=theirs)), POLICY
    )
    assert again.claim == once
    assert (again.said, again.keys, again.entries, again.was) == ((), {}, {}, ())
