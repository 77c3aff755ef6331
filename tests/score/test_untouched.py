"""What additions leave untouched: never more than the sides are worth afterwards, and the search finds the same with it."""

from __future__ import annotations

import importlib
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.model import Anonymity, Grade
from claimtrack.policy import NextPolicy, Policy
from claimtrack.score.cluster import Heard
from claimtrack.score.next.additions import Addition, made
from claimtrack.score.next.offers import offers
from claimtrack.score.next.search import WANTED, Wanted, search
from claimtrack.score.next.untouched import Untouched
from claimtrack.score.statements import Bearing
from claimtrack.score.trails import network
from score.score_worlds import CAMPS, World, some_worlds, source, statement

POLICY = Policy(next=NextPolicy(most=2))
searching = importlib.import_module("claimtrack.score.next.search")
DENIED: tuple[Bearing, ...] = ("supports", "denies", "denies", "denies")
worlds = some_worlds(max_size=8, stances=DENIED)


def of(world: World) -> Heard:
    return Heard(statements=world.statements, sources=dict(world.sources), camps=CAMPS)


@settings(max_examples=80, deadline=None)
@given(worlds, st.data())
def test_what_is_left_is_the_least_that_both_sides_are_worth_afterwards(world: World, data: st.DataObject) -> None:
    what = of(world)
    net = network(what.statements, what.sources, what.camps, POLICY.score)
    some = data.draw(st.lists(st.sampled_from(offers(what, net, frozenset())), min_size=1, max_size=3, unique=True))
    after, untouched = made(what, some).corroborated(POLICY.score), Untouched(net, POLICY.score)
    assert untouched.denial(some) <= after.denial + 1e-9
    assert untouched.support(some) <= after.support + 1e-9
    now = what.corroborated(POLICY.score)
    nothing = (untouched.support(()), untouched.denial(()))
    assert [round(one, 9) for one in nothing] == [round(one, 9) for one in (now.support, now.denial)]


def test_who_denies_is_left_out_with_all_that_it_says() -> None:
    """Two of one camp deny: .95 * .85 * .75 each by itself; without the one the other is left."""
    sources = {name: source("person", grade="B", camp="rebels") for name in ("ali", "berit")}
    what = of(World(sources, tuple(statement(name, "denies", basis="official") for name in sources)))
    untouched = Untouched(network(what.statements, what.sources, what.camps, POLICY.score), POLICY.score)
    ali, berit = (Addition("denial", name) for name in ("ali", "berit"))
    one = 0.95 * 0.85
    expected = [0.75 * (1 - (1 - one) ** 2), 0.75 * one, 0.0, 0.75 * (1 - (1 - one) ** 2)]
    asked: list[Iterable[Addition]] = [(), (ali,), (ali, berit), (Addition("another-camp"),)]
    assert [round(untouched.denial(some), 9) for some in asked] == [round(chance, 9) for chance in expected]


@settings(max_examples=150, deadline=None)
@given(worlds, st.sampled_from(WANTED), st.sampled_from((1, 2)), st.sampled_from((10, 40, 5_000)))
def test_the_search_finds_the_same_as_one_that_weighs_every_set(world: World, wanted: Wanted, most: int, tried: int) -> None:
    what = of(world)
    policy = Policy(next=NextPolicy(most=most, tried=tried))
    found = search(what, wanted, policy, frozenset())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "_in_vain", lambda additions, *_, **__: all(one.kind != "denial" for one in additions))
        assert search(what, wanted, policy, frozenset()) == found


@pytest.mark.parametrize(("grade", "obstacle"), [("E", "far"), ("A", "denied")])
def test_what_leaves_too_little_support_to_be_disputed_is_not_denied(grade: Grade, obstacle: str) -> None:
    """Two of two camps vouch, .4 * .4 * .75 * grade each; of two who deny, one cannot be asked: .4 * .99 * .85 * .75."""
    people: dict[str, tuple[str, Anonymity, Grade]]
    people = {"ali": ("rebels", "unidentified", grade), "berit": ("government", "unidentified", grade)}
    people |= {"chen": ("village", "named", "A"), "dana": ("village", "unidentified", "A")}
    sources = {name: source("person", anonymity, camp=camp, grade=graded) for name, (camp, anonymity, graded) in people.items()}
    said = [statement(name, basis="hearsay") for name in ("ali", "berit")]
    said += [statement(name, "denies", basis="official") for name in ("chen", "dana")]
    policy = Policy(next=NextPolicy(most=1))
    found = search(of(World(sources, tuple(said))), "corroborated", policy, frozenset())
    assert (found.ways, found.obstacle) == ((), obstacle)
