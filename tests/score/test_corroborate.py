"""The level, and what is shown beside it."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings

from claimtrack.score.circuit import Bounds, Number
from claimtrack.score.corroborate import Corroboration, contributions, corroborate
from claimtrack.score.levels import Level, level
from claimtrack.score.outcome import Outcome, outcome
from claimtrack.score.trails import network
from claimtrack.score.wording import sentence
from score.score_worlds import CAMPS, POLICY, World, some_worlds, source, statement, verdict

SOURCES = {
    "syrian-official": source(anonymity="unnamed", camp="government", of=None),
    "afp": source("agency", grade="B", camp="press"),
    "team": source("team", of="afp"),
    "spokesman": source(of="ministry"),
    "ministry": source("body", grade="C"),
    "rebel": source("person", camp="rebels", grade="A"),
}


def numbers(support: Number, denial: Number, both: Number) -> Outcome:
    return Outcome(
        support=Bounds(support, support),
        denial=Bounds(denial, denial),
        score=Bounds(support - both, support - both),
        belief=support - both,
        disbelief=denial - both,
        conflict=both,
        unknown=1 - support - denial + both,
        exact=True,
    )


@pytest.mark.parametrize(
    ("support", "denial", "both", "roots", "shared", "named", "expected"),
    [
        (0, 0, 0, 0, 0, False, "unsourced"),
        (0, 0.49, 0, 0, 0, False, "unsourced"),  # denied, but not enough, and nobody says so
        (0, 0.5, 0, 0, 0, False, "refuted"),
        (0.6, 0.8, 0.5, 2, 0, True, "refuted"),  # .30 is more than twice .10
        (0.6, 0.7, 0.5, 2, 0, True, "refuted"),  # .20 is twice .10, whatever floats make of it
        (0.6, 0.6, 0.4, 2, 0, True, "disputed"),
        (0.2, 0.2, 0.0, 1, 1, False, "disputed"),
        (0.9, 0.19, 0.1, 2, 0, False, "strongly-corroborated"),
        (0.9, 0.0, 0.0, 2, 1, False, "corroborated"),
        (0.74, 0.0, 0.0, 3, 0, False, "corroborated"),
        (0.4, 0.0, 0.0, 2, 0, True, "corroborated"),
        (0.39, 0.0, 0.0, 2, 0, True, "single-source"),
        (0.99, 0.0, 0.0, 1, 0, True, "single-source"),
        (0.99, 0.0, 0.0, 1, 0, False, "uncorroborated"),
        (Fraction(2, 5), Fraction(0), Fraction(0), 2, 0, False, "corroborated"),
    ],
)
def test_level(*, support: Number, denial: Number, both: Number, roots: int, shared: int, named: bool, expected: Level) -> None:
    found = level(
        numbers(support, denial, both), roots=roots, single_points=shared, named=named, sourced=support > 0, policy=POLICY.levels
    )
    assert found == expected


def judged(*said: object) -> Corroboration:
    return corroborate(said, SOURCES, CAMPS, POLICY)  # type: ignore[arg-type]  # lists will do


def test_nothing_said() -> None:
    assert judged() == Corroboration(
        level="unsourced",
        score=0,
        disbelief=0,
        conflict=0,
        unknown=1,
        probability=0.5,
        low=0,
        high=0,
        exact=True,
        support=0,
        denial=0,
        roots=(),
        single_points=(),
        support_paths=(),
        denial_paths=(),
        standing=(),
    )


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        (
            statement("syrian-official", basis="position", via=("afp",)),
            [
                "an unnamed voice (.80) graded F (.75)",
                "in a position to know (.80)",
                "the camp `government`, a party (.75)",
                "carried by `afp`, graded B (.95)",
            ],
        ),
        (
            statement("team", basis="firsthand"),
            [
                "a named voice (1.00)",
                "who saw or did it (.95)",
                "the camp `press`, neutral (.97)",
                "speaking for `afp`, graded B (.95)",
            ],
        ),
        (
            statement("spokesman", basis="official", partly=True),
            [
                "a named voice (1.00)",
                "in a formal statement of the body concerned (.85)",
                "an undeclared camp, taken for one party (.75)",
                "speaking for `ministry`, graded C (.85)",
                "`spokesman` goes only part of the way (.50)",
            ],
        ),
        (
            statement("afp", against_interest=True),
            ["a named voice (1.00)", "who does not say how they know (.50)", "`afp` in its own voice, graded B (.95)"],
        ),
    ],
)
def test_each_factor_has_a_sentence(said: object, sentences: list[str]) -> None:
    (chain,) = judged(said).support_paths
    assert [sentence(factor, chain.origin, chain.relays) for factor in chain.factors] == sentences


def test_a_chain_says_where_it_comes_from() -> None:
    (chain,) = judged(statement("syrian-official", at=3, basis="position", via=("afp",))).support_paths
    assert chain.origin.source == "syrian-official"
    assert chain.origin.root == "government"
    assert chain.origin.place.route == ("said", 3)
    assert chain.relays == ("afp",)
    assert chain.full
    assert chain.probability == pytest.approx(0.342)


def test_all_that_stands_is_listed_even_where_its_path_adds_nothing() -> None:
    found = judged(statement("rebel", at=0), statement("rebel", at=1, via=("afp",)), statement("team", at=2, picks_up=("rebel",)))
    assert len(found.support_paths) == 1
    assert [place.route for place in found.standing] == [("said", 0), ("said", 1)]


def test_without_a_denial_the_score_is_the_support_to_the_last_bit() -> None:
    found = judged(statement("rebel"), statement("team", basis="firsthand"), statement("syrian-official", via=("afp",)))
    assert (found.score, found.disbelief, found.conflict) == (found.support, 0.0, 0.0)


@settings(max_examples=40, deadline=None)
@given(some_worlds())
def test_it_travels_as_msgpack(world: World) -> None:
    found = corroborate(world.statements, world.sources, CAMPS, POLICY)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Corroboration) == found


@settings(max_examples=40, deadline=None)
@given(some_worlds())
def test_a_loss_is_what_the_score_loses_without_that_node(world: World) -> None:
    exact = verdict(world)
    found = contributions(network(world.statements, world.sources, CAMPS, POLICY), POLICY)
    weights = {name: node.exact_weight for name, node in exact.network.nodes.items()}
    support, denial = ([trail.path for trail in trails] for trails in (exact.network.support, exact.network.denial))
    for one in found:
        without = outcome(support, denial, {**weights, f"{one.kind}:{one.id}": Fraction(0)})
        assert one.loss == pytest.approx(float(exact.belief - without.belief), abs=1e-12)
    assert {f"{one.kind}:{one.id}" for one in found} == {
        node.id for trail in exact.network.support for node in trail.nodes if node.kind in ("voice", "camp", "relay")
    }
