"""More worked pairs (`more_pairs.yaml`), both ways round; and what the form of those pairs cannot say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimtrack.link.relation import relate
from claimtrack.link.side import side
from claimtrack.model import Attribution, Claim
from link.test_pairs import POLICY, TURNED, as_side

PAIRS: list[dict[str, Any]] = yaml.load((Path(__file__).parent / "more_pairs.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_pair(pair: dict[str, Any]) -> None:
    a, b = as_side(pair["a"]), as_side(pair["b"])
    found = relate(a, b, POLICY)
    assert (found.verdict, found.severity, found.entails) == (pair["verdict"], pair["severity"], pair["entails"])
    turned = relate(b, a, POLICY)
    entails = TURNED.get(pair["entails"], pair["entails"])
    assert (turned.verdict, turned.severity, turned.entails) == (pair["verdict"], pair["severity"], entails)
    assert found.why or found.verdict == "unrelated"


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
@pytest.mark.parametrize("name", ["a", "b"])
def test_each_side_agrees_with_itself(pair: dict[str, Any], name: str) -> None:
    one = as_side(pair[name])
    assert relate(one, one, POLICY).verdict == "agree"


def said(*attributions: Attribution, **keys: Any) -> Claim:
    return Claim(claim="a sentence", about="q", said=attributions, **keys)


def verdict(a: Claim, b: Claim) -> tuple[str, str | None]:
    found, turned = (relate(side(one, POLICY), side(other, POLICY), POLICY) for one, other in ((a, b), (b, a)))
    assert found == turned.turned()
    return found.verdict, found.later


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([("sana", "2026-02-20")], [("sana", "2026-02-21")], ("supersession", "b")),
        ([("sana", "2026-02-21")], [("sana", "2026-02-20")], ("supersession", "a")),
        (
            [("sana", "2026-02-20")],
            [("sana", "2026-02-20")],
            ("contradiction", None),
        ),  # the same day: nobody knows which came last
        ([("sana", "2026-02")], [("sana", "2026-02-21")], ("contradiction", None)),  # some day of that month
        ([("sana", "2026-01")], [("sana", "2026-02-21")], ("supersession", "b")),
        ([("sana", None)], [("sana", "2026-02-21")], ("contradiction", None)),
        ([("sana", "2026-02-20")], [("afp", "2026-02-21")], ("contradiction", None)),
        ([("sana", "2026-02-20"), ("afp", "2026-02-20")], [("sana", "2026-02-21")], ("contradiction", None)),  # AFP stands by it
        ([("sana", "2026-02-20")], [("sana", "2026-02-21"), ("afp", "2026-02-19")], ("supersession", "b")),
        ([("sana", "2026-02-20"), ("sana", "2026-02-22")], [("sana", "2026-02-21")], ("supersession", "a")),  # there and back
    ],
)
def test_the_later_word_of_the_same_source(
    before: list[tuple[str, str | None]], after: list[tuple[str, str | None]], expected: tuple[str, str | None]
) -> None:
    a = said(*(Attribution(source=who, date=when) for who, when in before), value="six")
    b = said(*(Attribution(source=who, date=when) for who, when in after), value="four")
    assert verdict(a, b) == expected


def test_a_denial_is_no_earlier_word() -> None:
    a = said(Attribution(source="sana", date="2026-02-20", stance="denies"), value="six")
    b = said(Attribution(source="sana", date="2026-02-21"), value="four")
    assert verdict(a, b)[0] == "contradiction"


def utterance(source: str, quote: str | None = None, *, denied: bool = False) -> Attribution:
    return Attribution(source=source, quote=quote, utterance="u", stance="denies" if denied else "supports")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([utterance("ali")], [utterance("ali")], "agree"),
        ([utterance("ali")], [utterance("berit")], "attribution"),
        ([utterance("ali"), utterance("berit")], [utterance("ali")], "agree"),  # one account they share
        ([utterance("ali", "we will go")], [utterance("ali", "We WILL go.")], "agree"),
        ([utterance("ali", "we will go")], [utterance("ali", "we may go")], "attribution"),
        ([utterance("ali", "we will go")], [utterance("ali")], "agree"),
        ([utterance("ali")], [utterance("ministry", denied=True)], "attribution"),  # whether it was said
        ([utterance("ali"), utterance("ministry", denied=True)], [utterance("ali")], "agree"),
        ([utterance("ministry", denied=True)], [utterance("ali", denied=True)], "agree"),
    ],
)
def test_one_utterance(a: list[Attribution], b: list[Attribution], expected: str) -> None:
    assert verdict(said(*a), said(*b))[0] == expected


def test_people_may_link_claims_about_two_questions() -> None:
    a, b = (side(Claim(claim="x", about=about, value=value), POLICY) for about, value in (("p", "four"), ("q", "five")))
    assert relate(a, b, POLICY).verdict == "unrelated"
    assert relate(a, b, POLICY, linked=True).verdict == "contradiction"
