"""What counts as running text: a paragraph, and what is left of it without quotations."""

from __future__ import annotations

import pytest

from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.running import levelled, stretches, unquoted


@pytest.mark.parametrize(
    ("paragraph", "outside"),
    [
        ("He said “it is not safe” on Monday.", ["He said ", " on Monday."]),
        ('He said "it is not safe" on Monday.', ["He said ", " on Monday."]),
        ("Er sagte „es ist nicht sicher“ am Montag.", ["Er sagte ", " am Montag."]),
        ("Er sagte »es ist nicht sicher« am Montag.", ["Er sagte ", " am Montag."]),
        ("Il a dit « ce n’est pas sûr » lundi.", ["Il a dit ", " lundi."]),
        ("He said ‘it isn’t safe’ on Monday.", ["He said ", " on Monday."]),
        ("He said 'it isn't safe' on Monday.", ["He said ", " on Monday."]),
        # So newspapers set a quotation of several paragraphs: opened in each, closed in the last.
        ("“It is not safe. It never was.", []),
        ("The mayor: “It is not safe. It never was.", ["The mayor: "]),
        # What is no quotation.
        ("The mayor’s men don't know the workers' names.", ["The mayor’s men don't know the workers' names."]),
        ('A 5" pipe of the city.', ['A 5" pipe of the city.']),
        ("In the '90s nobody came", ["In the '90s nobody came"]),
        ("No quotation.", ["No quotation."]),
        ("", []),
    ],
)
def test_what_stands_outside_quotation_marks(paragraph: str, outside: list[str]) -> None:
    assert unquoted(paragraph) == outside


def test_paragraphs_are_counted_as_editors_do_and_furniture_is_left_out() -> None:
    copy = Copy(
        sha256="0" * 64,
        blocks=(
            Block("The bridge is closed", "title"),
            Block("The bridge was closed."),
            Block("Inspectors on the bridge. Photo: Agency", "other"),
            Block("Sign up for our newsletter."),
            Block("They said “no” to us."),
        ),
    )
    assert list(stretches(copy)) == [
        (1, ("The", "bridge", "was", "closed")),
        (3, ("They", "said")),
        (3, ("to", "us")),
    ]


def test_a_long_paragraph_on_cookies_is_text() -> None:
    text = "The firm sells cookies. " + "Its bakers went on strike on Monday over pay and hours. " * 4
    assert list(stretches(Copy(sha256="0" * 64, blocks=(Block(text),))))


@pytest.mark.parametrize(("one", "other"), [("Raqqa", "RAQQA"), ("don’t", "don't"), ("Qaïm", "Qaim")])
def test_words_are_level_in_what_only_typing_decides(one: str, other: str) -> None:
    assert levelled(one) == levelled(other)
