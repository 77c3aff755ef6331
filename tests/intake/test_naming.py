"""Ids: readable, the same for the same words, safe everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.intake import naming


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The bridge was closed on Monday", "the-bridge-was-closed-on-monday"),
        ("At least 36 people were hurt when the ferry sank off the coast", "at-least-36-people-were-hurt"),
        ("U.S. troops left the base", "us-troops-left-the-base"),
        ("It's the mayor’s fault", "its-the-mayors-fault"),
        ("Renée Müller", "renee-muller"),
        ("Straße", "strasse"),
        ("منظمة الإغاثة", "منظمة-الإغاثة"),
        ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
        ("3.5 %", "3-5"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("C:\\windows", "c-windows"),
        ("what is it of", "what-is-it-of"),
        ("!!!", ""),
        ("x" * 200, "x" * 60),
        ("a" * 50 + " " + "b" * 50, "a" * 50),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert naming.slug(text) == slug


@given(st.text())
def test_a_slug_is_a_name_that_every_file_system_takes(text: str) -> None:
    slug = naming.slug(text)
    assert "/" not in slug
    assert "\\" not in slug
    assert not slug.startswith((".", "-"))
    assert len(f"{slug}.yaml".encode()) <= 255
    assert slug == "".join(slug.split())
    assert naming.slug(text) == slug


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Torres", "ANA  TORRES", True),
        ("José Díaz", "Jose Diaz", True),
        ("al-Sharaa", "al Sharaa", True),
        ("U.S. Senate", "US Senate", True),
        ("O'Brien", "O’Brien", True),
        ("C group", "C++ group", False),
        ("Ana Torres", "Ana Torre", False),
        ("منظمة", "منظمات", False),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert (naming.key(one) == naming.key(other)) is same


def test_names_that_windows_keeps_for_itself() -> None:
    assert [name for name in ("con", "aux", "com1", "console", "nul") if naming.is_reserved(name)] == [
        "con",
        "aux",
        "com1",
        "nul",
    ]
