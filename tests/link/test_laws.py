"""The laws of the algebra: symmetric, reflexive, sound in its sets, and never at a loss."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimtrack.link.relation import relate
from claimtrack.link.side import Side, side
from claimtrack.model import Attribution, Claim
from claimtrack.values import interval, label, polarity
from claimtrack.values.label import Label
from claimtrack.values.polarity import Polarity
from claimtrack.values.quantity import Quantity
from claimtrack.values.window import Window
from link.test_pairs import POLICY

NUMBERS = st.sampled_from(["0", "1", "4", "five", "12", "30", "36", "50", "1,000", "1,020", "1,023"])
BOUNDS = ["", "at least ", "more than ", "up to ", "fewer than ", "nearly ", "about "]
VALUES = st.one_of(
    st.tuples(st.sampled_from(BOUNDS), NUMBERS, st.sampled_from(["", " km", " miles", " trucks"])).map("".join),
    st.sampled_from(
        ["no trucks", "a few", "several", "dozens", "scores", "hundreds", "thousands of trucks", "30 to 40", "33-38"]
    ),
)
TIMES = st.sampled_from(
    "within a month|within 20 days|within four weeks|by 2026-03|by 2026-03-23|on 2026-03-10|in 2026-03|in 2026-W10|2026-Q1"
    "|in 2026|not before 2026-03-10|not before 2026-04-01|over the past two weeks|in the coming days|2026-03-01/2026-03-10"
    "|on 2026-01-29|in 2026-01|in the 2020s|yesterday|last month".split("|")
)
MEANT: dict[str, st.SearchStrategy[Any]] = {
    "value": VALUES,
    "when": TIMES,
    "label": st.sampled_from(["is", "is/raqa-cell", "is/other-cell", "sdf"]),
    "polarity": st.booleans(),
}
PERIODS = ["2026-02", "2026-02-01/2026-02-28", "2026-02-03/2026-02-19", "2026-02-10/2026-02-25", "2026-02-03"]
DATES = [None, "2026", "2026-02", "2026-02-20", "2026-02-23", "2026-03-10"]


@st.composite
def claims(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(MEANT)) -> Claim:
    kind = draw(st.sampled_from(kinds))
    maybe: dict[str, Any] = {
        "period": draw(st.sampled_from([None, None, *PERIODS])),
        "per": draw(st.sampled_from([None, None, None, "day", "week", "100,000 people"])),
        "as_of": draw(st.sampled_from(DATES)),
        "place": draw(st.sampled_from([None, None, "syria", "syria/raqa", "syria/daraa"])),
        "event": draw(st.sampled_from([None, None, "attack", "other-attack"])),
        "part_of": draw(st.sampled_from([None, None, None, "q", "r"])),
    }
    said = draw(
        st.lists(
            st.builds(
                Attribution,
                source=st.sampled_from(["sana", "afp"]),
                date=st.sampled_from(DATES),
                stance=st.sampled_from(["supports", "supports", "partly", "denies", "withdraws"]),
                utterance=st.sampled_from([None, None, None, "u", "v"]),
                quote=st.sampled_from([None, "we will go", "we may go"]),
            ),
            max_size=3,
        )
    )
    return Claim(
        claim="a sentence",
        about=draw(st.sampled_from(["q", "q", "q", "r"])),
        said=tuple(said),
        mode=draw(st.sampled_from(["fact", "fact", "estimate", "forecast", "possible"])),
        growing=draw(st.booleans()),
        many=draw(st.booleans()),
        **{kind: draw(MEANT[kind])},
        **maybe,
    )


ANY_SIDE = claims().map(lambda claim: side(claim, POLICY))
KIND = st.sampled_from(sorted(MEANT))
TWO_SIDES = KIND.flatmap(lambda kind: st.tuples(claims((kind,)), claims((kind,)))).map(
    lambda two: (side(two[0], POLICY), side(two[1], POLICY))
)


def sets(a: Side, b: Side) -> str | None:
    """How the sets of two sides lie to each other, where they are of one kind and nothing but the value tells them apart."""
    match a.value, b.value:
        case Quantity() as one, Quantity() as other if one.unit.dimension == other.unit.dimension:
            return interval.relate(one.extent, other.extent)
        case Window() as one, Window() as other:
            return interval.relate(one.extent, other.extent)
        case Label() as one, Label() as other:
            return label.relate(one, other).sets
        case Polarity() as one, Polarity() as other:
            return polarity.relate(one, other).sets
    return None


def plain(claim: Claim) -> Side:
    """The claim's value without what narrows it."""
    return side(
        Claim(
            claim=claim.claim,
            about="q",
            value=claim.value,
            when=claim.when,
            label=claim.label,
            polarity=claim.polarity,
            mode=claim.mode,
            many=claim.many,
            said=(Attribution(source="sana", date="2026-02-23"),),
        ),
        POLICY,
    )


TWO_PLAIN = KIND.flatmap(lambda kind: st.tuples(claims((kind,)).map(plain), claims((kind,)).map(plain)))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.tuples(ANY_SIDE, ANY_SIDE), TWO_SIDES), st.booleans())
def test_symmetric(two: tuple[Side, Side], linked: bool) -> None:
    a, b = two
    one, other = relate(a, b, POLICY, linked=linked), relate(b, a, POLICY, linked=linked)
    assert one == other.turned()
    assert other == one.turned()


@settings(max_examples=120, deadline=None)
@given(ANY_SIDE)
def test_whoever_has_a_value_agrees_with_himself(one: Side) -> None:
    assume(one.value is not None)
    found = relate(one, one, POLICY)
    assert (found.verdict, found.severity, found.entails, found.excludes) == ("agree", "none", "both", False)


@settings(max_examples=120, deadline=None)
@given(TWO_PLAIN)
def test_the_sets_decide(two: tuple[Side, Side]) -> None:
    a, b = two
    found, lie = relate(a, b, POLICY), sets(a, b)
    if lie is None:
        alone = a.value is None and b.value is None and not (a.place or b.place)
        assert found.verdict == "unrelated" or (alone and found.verdict == "agree")  # without a value their sentences are one
        return
    assert found.entails == {"equal": "both", "a_in_b": "a", "b_in_a": "b"}.get(lie, "none")
    assert found.excludes <= (lie == "disjoint")
    assert (found.verdict == "agree") is (lie == "equal")
    if found.verdict == "contradiction":
        assert lie == "disjoint"
        assert {a.mode, b.mode} == {"fact"} or isinstance(a.value, Polarity)
        assert found.severity in ("warning", "serious")
    if lie == "disjoint":
        assert found.verdict in ("contradiction", "divergent", "compatible")
    if found.verdict == "refinement":
        assert found.severity == "none"


@settings(max_examples=120, deadline=None)
@given(TWO_SIDES)
def test_nothing_overlapping_is_contradicted(two: tuple[Side, Side]) -> None:
    a, b = two
    apart = a.place and b.place and label.nesting(a.place, b.place) == "disjoint"
    rates = (a.per, a.period) != (b.per, b.period)
    found = relate(a, b, POLICY)
    if found.excludes and not (apart or rates or a.wholes or b.wholes or a.place != b.place):
        assert sets(a, b) == "disjoint"
    if found.verdict == "contradiction":
        assert found.excludes
        assert found.severity in ("warning", "serious")


@settings(max_examples=100, deadline=None)
@given(KIND.flatmap(lambda kind: st.tuples(*[claims((kind,)).map(plain)] * 3)))
def test_what_entails_what_entails(three: tuple[Side, Side, Side]) -> None:
    a, b, c = three
    if relate(a, b, POLICY).entails in ("a", "both") and relate(b, c, POLICY).entails in ("a", "both"):
        assert relate(a, c, POLICY).entails in ("a", "both")
    if relate(a, b, POLICY).entails in ("a", "both") and sets(b, c) == "disjoint":
        assert sets(a, c) == "disjoint"
