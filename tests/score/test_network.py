"""The exact chance that one of several paths holds, against the counting of all states."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.score.circuit import evaluate, shares
from claimtrack.score.network import Bounds, Path, circuit, minimal, reliability
from claimtrack.score.outcome import outcome
from score.score_worlds import enumerated

HALF = Fraction(1, 2)


def paths(*words: str) -> list[Path]:
    """`"ab bc"`: one path over the nodes a and b, one over b and c."""
    return [frozenset(word) for text in words for word in text.split()]


@pytest.mark.parametrize(
    ("given_paths", "kept"),
    [
        ("ab abc", "ab"),
        ("abc bc cb a", "a bc"),
        ("ab bc ca", "ab ac bc"),
        ("ca bc ab bc", "ab ac bc"),  # equally long: none is a part of another
        ("", ""),
    ],
)
def test_minimal(given_paths: str, kept: str) -> None:
    assert ["".join(sorted(path)) for path in minimal(paths(given_paths))] == kept.split()


def test_a_path_over_nothing_always_holds() -> None:
    assert minimal([frozenset("a"), frozenset()]) == (frozenset(),)
    assert reliability([frozenset("a"), frozenset()], {"a": HALF}) == Bounds(1, 1)


@pytest.mark.parametrize(
    ("given_paths", "chance"),
    [
        ("", Fraction(0)),
        ("a", Fraction(1, 2)),
        ("ab", Fraction(1, 4)),  # a series
        ("a b", Fraction(3, 4)),  # side by side
        ("ab ac", Fraction(3, 8)),  # what is common counts once
        ("ab cd", Fraction(7, 16)),  # two islands
        ("ab bc", Fraction(3, 8)),
        ("ab bc cd", Fraction(1, 2)),
        ("ab bc ca", Fraction(1, 2)),  # two of three
        ("ad be ace bcd", Fraction(1, 2)),  # the bridge: its own dual
    ],
)
def test_known_networks(given_paths: str, chance: Fraction) -> None:
    found = reliability(paths(given_paths), dict.fromkeys("abcde", HALF))
    assert found == Bounds(chance, chance)


some_paths = st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=4), max_size=9)
some_chances = st.fixed_dictionaries(dict.fromkeys("abcdefgh", st.fractions(0, 1, max_denominator=10)))


def counted(family: list[Path], chances: dict[str, Fraction]) -> Fraction:
    states = enumerated(family, chances).items()
    return sum((chance for state, chance in states if any(path <= state for path in family)), Fraction(0))


@settings(max_examples=80, deadline=None)
@given(some_paths, some_chances)
def test_it_is_what_counting_all_states_gives(family: list[Path], chances: dict[str, Fraction]) -> None:
    found = reliability(family, chances)
    assert found.low == found.high == counted(family, chances)


@settings(max_examples=80, deadline=None)
@given(some_paths, some_chances, st.integers(0, 40))
def test_with_a_small_budget_the_bounds_hold_the_truth(family: list[Path], chances: dict[str, Fraction], budget: int) -> None:
    found, exact = reliability(family, chances, budget), reliability(family, chances)
    assert found.low <= exact.low <= found.high


@settings(max_examples=60, deadline=None)
@given(some_paths, some_chances)
def test_without_any_budget_the_best_path_and_independence_are_the_bounds(
    family: list[Path], chances: dict[str, Fraction]
) -> None:
    found = reliability(family, chances, 0)
    alone = [reliability([path], chances).low for path in family]
    missed = Fraction(1)
    for chance in alone:
        missed *= 1 - Fraction(chance)
    assert max(alone, default=0) <= found.low <= found.high <= 1 - missed


@settings(max_examples=80, deadline=None)
@given(some_paths, some_paths, some_chances, st.integers(0, 30))
def test_with_a_small_budget_the_four_numbers_are_what_is_certain(
    support: list[Path], denial: list[Path], chances: dict[str, Fraction], budget: int
) -> None:
    found, exact = outcome(support, denial, chances, budget), outcome(support, denial, chances)
    assert found.score.low == found.belief <= exact.belief <= found.score.high <= found.support.high
    assert found.disbelief <= exact.disbelief
    assert found.conflict <= exact.conflict
    assert found.belief + found.disbelief + found.conflict + found.unknown == 1


@settings(max_examples=60, deadline=None)
@given(some_paths, st.randoms(use_true_random=False), st.integers(0, 60))
def test_order_and_repetition_change_no_bit(family: list[Path], shuffler: random.Random, budget: int) -> None:
    chances = {node: 0.37 + 0.07 * index for index, node in enumerate("abcdefgh")}
    shuffled = family * 2
    shuffler.shuffle(shuffled)
    assert reliability(shuffled, chances, budget) == reliability(family, chances, budget)


@settings(max_examples=60, deadline=None)
@given(some_paths, some_paths, some_chances)
def test_what_a_node_adds_is_what_is_lost_without_it(one: list[Path], two: list[Path], chances: dict[str, Fraction]) -> None:
    built = circuit([one, two], 20_000)

    def worth(given_chances: dict[str, Fraction]) -> Fraction:
        first, second = evaluate(built, given_chances)
        return Fraction(first.low) - 2 * Fraction(second.low)

    for node, share in shares(built, chances, (1, -2)).items():
        assert share == worth(chances) - worth({**chances, node: Fraction(0)})


def test_what_a_node_adds_is_not_guessed() -> None:
    built = circuit([paths("ab bc cd da ac")], 0)
    with pytest.raises(ValueError, match="exact"):
        shares(built, dict.fromkeys("abcd", 0.5), (1,))


def chain(length: int, width: int) -> list[Path]:
    return [frozenset(f"n{node}" for node in range(start, start + width)) for start in range(length)]


def tangle(count: int, seed: int) -> list[Path]:
    chosen = random.Random(seed)  # noqa: S311 - the same tangle each time
    return [frozenset(f"n{node}" for node in chosen.sample(range(60), 3)) for _ in range(count)]


@pytest.mark.parametrize("width", [2, 3, 8, 20])
def test_forty_attributions_in_a_chain_are_exact(width: int) -> None:
    family = chain(40, width)
    found = reliability(family, dict.fromkeys({node for path in family for node in path}, 0.6))
    assert 0 < found.low == found.high < 1


@pytest.mark.parametrize("count", [60, 150, 400])
def test_tangles_end_with_bounds(count: int) -> None:
    family = tangle(count, seed=count)
    found = reliability(family, {f"n{node}": 0.2 for node in range(60)})
    assert 0 < found.low < found.high < 1


def test_more_budget_does_not_contradict_less() -> None:
    family, chances = tangle(60, seed=1), {f"n{node}": 0.3 for node in range(60)}
    found = [reliability(family, chances, budget) for budget in (0, 100, 3_000, 60_000)]
    assert max(bounds.low for bounds in found) <= min(bounds.high for bounds in found)
    assert found[-1].high - found[-1].low < found[0].high - found[0].low


def test_deep_networks_do_not_meet_the_recursion_limit() -> None:
    triangles = [("a", "b"), ("b", "c"), ("c", "a")]
    nested = [
        frozenset([*(f"step{step:03}" for step in range(depth)), f"{one}{depth:03}", f"{two}{depth:03}"])
        for depth in range(350)
        for one, two in triangles
    ]
    found = reliability(nested, {node: 0.9 for path in nested for node in path}, budget=1_000_000)
    assert 0.9 < found.low == found.high < 1
