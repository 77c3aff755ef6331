"""The laws of corroboration, in exact fractions."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimtrack.score.corroborate import corroborate
from claimtrack.score.factors import UNDECLARED, camp_of
from claimtrack.score.statements import Statement, anonymity_of
from score.score_worlds import (
    CAMPS,
    EVERYBODY,
    GRADES,
    ORGANISATIONS,
    PEOPLE,
    POLICY,
    World,
    brute_force,
    some_sources,
    some_statements,
    some_worlds,
    source,
    statement,
    verdict,
)

law = settings(max_examples=60, deadline=None)

NEWCOMER = "eve"


def newcomers(**said: object) -> st.SearchStrategy[tuple[World, Statement]]:
    """A world in which a source speaks that was not heard of before, and through nobody whose report was awaited."""
    return st.builds(
        lambda world, eve, new: (World({**world.sources, NEWCOMER: eve}, world.statements), new),
        some_worlds(),
        some_sources().map(lambda sources: sources["ali"]),
        some_statements(who=(NEWCOMER,), **said),  # type: ignore[arg-type]  # drawn keywords
    ).filter(lambda case: not awaited(case[0]) & {*case[1].attribution.via, case[0].sources[NEWCOMER].of})


def awaited(world: World) -> set[str]:
    """Those whose report somebody repeats. Unrecorded it counts as hearsay; the record itself may turn out to be worth less."""
    return {name for said in world.statements for name in said.attribution.picks_up}


def on_denial(world: World) -> set[str]:
    """The sources whose voice or grade a denial leans on."""
    return {node.subject for trail in verdict(world).network.denial for node in trail.nodes if node.kind != "camp"}


NAMES = (*PEOPLE, *ORGANISATIONS)
RISES = [(worse, better) for worse in GRADES for better in GRADES if POLICY.grade[worse] < POLICY.grade[better]]


@st.composite
def some_supporters(draw: st.DrawFn, free: Callable[[World], list[str]]) -> tuple[World, str]:
    """A world and one of its sources that is free of denials, built so that nothing drawn is thrown away.

    `free` gives the sources that will do. Where none does, nobody denies any more, and `ali`, unnamed and of no camp, will.
    """
    world = draw(some_worlds())
    if not free(world):
        said = tuple(one for one in world.statements if one.stance != "denies")
        world = World(world.sources, said).knowing("ali", anonymity="unnamed", camp=None, of=None)
    return world, draw(st.sampled_from(free(world)))


def undenied(world: World) -> list[str]:
    """The sources on which no denial leans."""
    against = on_denial(world)
    return [name for name in NAMES if name not in against]


def on_terms(world: World) -> list[str]:
    """Those of them who may be printed."""
    return [name for name in undenied(world) if world.sources[name].anonymity != "off_record"]


def campless(world: World) -> list[str]:
    """The sources that had no camp if it were not declared; no denial leans on them then, nor on those who speak for them."""
    found = []
    for name in NAMES:
        undeclared = world.knowing(name, camp=None)
        speaking_for_it = {other for other, record in world.sources.items() if record.of == name}
        if camp_of(name, undeclared.sources) == UNDECLARED and not ({name} | speaking_for_it) & on_denial(undeclared):
            found.append(name)
    return found


@law
@given(newcomers(stances=("supports",)))
def test_a_new_supporting_source_never_lowers_score_or_roots(case: tuple[World, Statement]) -> None:
    world, new = case
    before, after = verdict(world), verdict(world.saying(new))
    assert after.belief >= before.belief
    assert set(after.roots) >= set(before.roots)


@law
@given(newcomers(stances=("denies",)))
def test_a_denial_never_raises_score_or_roots(case: tuple[World, Statement]) -> None:
    world, new = case
    before, after = verdict(world), verdict(world.saying(new))
    assert after.belief <= before.belief
    assert after.roots == before.roots


@law
@given(some_worlds(), st.data())
def test_a_pickup_of_a_recorded_statement_changes_nothing(world: World, data: st.DataObject) -> None:
    recorded = [
        said for said in world.statements if anonymity_of(said, world.sources) != "off_record" and said.stance != "withdraws"
    ]
    assume(recorded)
    picked = data.draw(st.sampled_from(recorded))
    pickup = data.draw(some_statements(who=(NEWCOMER, *EVERYBODY), stances=(picked.stance,), picks_up=()))
    repeated = msgspec.structs.replace(pickup.attribution, picks_up=(picked.attribution.source,))
    knowing = World({**world.sources, NEWCOMER: source("outlet", grade="A")}, world.statements)
    carrier = knowing.sources.get(pickup.attribution.source)
    assume(not awaited(world) & {pickup.attribution.source, *pickup.attribution.via, carrier.of if carrier else None})
    after = knowing.saying(msgspec.structs.replace(pickup, attribution=repeated))
    assert corroborate(after.statements, after.sources, CAMPS, POLICY) == corroborate(
        world.statements, world.sources, CAMPS, POLICY
    )


@law
@given(some_worlds(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(world: World, shuffler: random.Random) -> None:
    shuffled = list(world.statements) * 2
    shuffler.shuffle(shuffled)
    assert corroborate(shuffled, world.sources, CAMPS, POLICY) == corroborate(world.statements, world.sources, CAMPS, POLICY)


@law
@given(some_statements(who=("ali",), stances=("supports",), picks_up=()))
def test_two_camps_count_strictly_more_than_one(said: Statement) -> None:
    assume(not said.attribution.against_interest and said.attribution.anonymity != "off_record")
    twin = msgspec.structs.replace(said, attribution=msgspec.structs.replace(said.attribution, source="berit"))
    one = source(camp="government", of=None)
    together = World({"ali": one, "berit": one}, (said, twin))
    apart = together.knowing("berit", camp="rebels")
    assert verdict(apart).belief > verdict(together).belief
    assert len(verdict(apart).roots) == 2 * len(verdict(together).roots)


@law
@given(some_worlds())
def test_no_chain_beats_its_weakest_link(world: World) -> None:
    found = corroborate(world.statements, world.sources, CAMPS, POLICY)
    for chain in (*found.support_paths, *found.denial_paths):
        assert chain.probability <= min(factor.weight for factor in chain.factors) + 1e-12
    for point in found.single_points:
        assert found.support <= verdict(world).network.nodes[point].weight + 1e-12


@law
@given(some_supporters(undenied), st.sampled_from(RISES))
def test_a_better_grade_never_hurts_a_supporter(case: tuple[World, str], rise: tuple[str, str]) -> None:
    world, name = case
    before, after = (verdict(world.knowing(name, grade=grade)) for grade in rise)
    assert after.belief >= before.belief
    assert after.roots == before.roots


@law
@given(some_supporters(on_terms))
def test_a_name_never_hurts_a_supporter(case: tuple[World, str]) -> None:
    world, name = case
    before, after = verdict(world), verdict(world.knowing(name, anonymity="named"))
    assert after.belief >= before.belief
    assert after.roots == before.roots


@law
@given(some_worlds(max_size=3), st.permutations(EVERYBODY), st.integers(1, 5))
def test_a_circle_supports_nothing(world: World, names: list[str], length: int) -> None:
    circle = [
        statement(name, picks_up=(following,))
        for name, following in zip(names[:length], [*names[1:length], names[0]], strict=True)
    ]
    assert verdict(World(world.sources, tuple(circle))).network.support == ()


@law
@given(some_supporters(campless), st.sampled_from(("village", "university")))
def test_an_undeclared_camp_never_beats_a_declared_one(case: tuple[World, str], camp: str) -> None:
    world, name = case
    undeclared = world.knowing(name, camp=None)
    before, after = verdict(undeclared), verdict(undeclared.knowing(name, camp=camp))
    assert after.belief >= before.belief
    assert len(after.roots) >= len(before.roots)


@law
@given(some_worlds())
def test_the_four_numbers_sum_to_one(world: World) -> None:
    numbers = verdict(world).numbers
    four = (numbers.belief, numbers.disbelief, numbers.conflict, numbers.unknown)
    assert sum(four) == 1
    assert min(four) >= 0
    assert numbers.support.low == numbers.belief + numbers.conflict
    assert numbers.denial.low == numbers.disbelief + numbers.conflict


@law
@given(some_worlds())
def test_support_and_denial_mirror_each_other(world: World) -> None:
    turned = {"supports": "denies", "denies": "supports", "withdraws": "withdraws"}
    mirrored = [msgspec.structs.replace(said, stance=turned[said.stance]) for said in world.statements]
    here, there = verdict(world).numbers, verdict(World(world.sources, tuple(mirrored))).numbers
    assert (here.belief, here.disbelief, here.conflict, here.unknown) == (
        there.disbelief,
        there.belief,
        there.conflict,
        there.unknown,
    )


@settings(max_examples=40, deadline=None)
@given(some_worlds(max_size=4))
def test_the_four_numbers_are_those_of_counting_all_states(world: World) -> None:
    found = verdict(world)
    net, numbers = found.network, found.numbers
    assume(len(net.nodes) <= 11)
    weights = {name: node.exact_weight for name, node in net.nodes.items()}
    assert brute_force([trail.path for trail in net.support], [trail.path for trail in net.denial], weights) == {
        "belief": numbers.belief,
        "disbelief": numbers.disbelief,
        "conflict": numbers.conflict,
        "unknown": numbers.unknown,
    }


@law
@given(some_worlds())
def test_no_path_contains_another_and_each_has_one_voice(world: World) -> None:
    net = verdict(world).network
    for side in (net.support, net.denial):
        assert not any(one.path <= other.path or other.path <= one.path for one, other in combinations(side, 2))
        assert all([node.kind for node in trail.nodes].count("voice") == 1 for trail in side)


@law
@given(some_worlds())
def test_what_was_said_off_the_record_counts_for_nothing(world: World) -> None:
    printable = [said for said in world.statements if anonymity_of(said, world.sources) != "off_record"]
    assert verdict(world) == verdict(World(world.sources, tuple(printable)))


@law
@given(some_worlds(), st.integers(0, 30))
def test_where_the_budget_is_spent_all_that_is_said_stays_true(world: World, budget: int) -> None:
    exact = corroborate(world.statements, world.sources, CAMPS, POLICY)
    found = corroborate(world.statements, world.sources, CAMPS, msgspec.structs.replace(POLICY, budget=budget))
    assert found.low - 1e-12 <= exact.score <= found.high + 1e-12
    for name in ("score", "disbelief", "conflict", "support", "denial"):
        assert getattr(found, name) <= getattr(exact, name) + 1e-12
    assert abs(found.score + found.disbelief + found.conflict + found.unknown - 1) < 1e-12
    assert found.low == found.high or not found.exact
