"""Which statements stand, and which paths they make."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from claimtrack.model import Attribution, Claim, Filed, Source
from claimtrack.place import Place
from claimtrack.score.network import Path, minimal
from claimtrack.score.statements import Statement, last_words, on_record, own_statements, source_of, standing
from claimtrack.score.trails import Trail, network
from score.score_worlds import CAMPS, POLICY, World, some_worlds, source, statement, verdict

SOURCES = {
    "ali": source("person", "unnamed", camp="government"),
    "berit": source("person", camp="rebels"),
    "afp": source("agency", grade="B", camp="press"),
    "afp-team": source("team", of="afp"),
    "daily": source("outlet", grade="B", camp="press"),
    "weekly": source("outlet", grade="C", camp="press"),
    "monthly": source("outlet", grade="C", camp="press"),
    "shy": source("person", "off_record", camp="rebels"),
}


def paths(*said: Statement, side: str = "support") -> list[str]:
    """The minimal paths of one side, each as the sorted ids of its nodes."""
    trails: tuple[Trail, ...] = getattr(network(said, SOURCES, CAMPS, POLICY), side)
    return [" ".join(sorted(trail.path)) for trail in trails]


def test_own_statements() -> None:
    claim = Claim(
        claim="The gate is open",
        said=(
            Attribution(source="ali"),
            Attribution(source="berit", stance="partly"),
            Attribution(source="chen", stance="no_comment"),
            Attribution(source="dana", stance="denies"),
            Attribution(source="ali", stance="withdraws"),
        ),
    )
    found = own_statements(Filed("gate", "claims/gates.yaml", 2, claim))
    assert [(said.attribution.source, said.stance, said.partly, said.place.route[1]) for said in found] == [
        ("ali", "supports", False, 0),
        ("berit", "supports", True, 1),
        ("dana", "denies", False, 3),
        ("ali", "withdraws", False, 4),
    ]
    assert {said.claim for said in found} == {"gate"}
    assert found[1].place == Place("claims/gates.yaml", ("said", 1), 2)


@pytest.mark.parametrize(
    ("earlier", "later", "stands"),
    [
        ("2026-02-10", "2026-02-11", "later"),
        ("2026-02-10", "2026-02-10", "both"),  # the same day: nobody knows which came last
        ("2026-02", "2026-03", "later"),
        ("2026-02", "2026-02-28", "both"),  # the day may be before the rest of its month
        ("2026", "2026-02-10", "both"),
        ("2025", "2026-02-10", "later"),
        (None, "2026-02-10", "both"),
        ("2026-02-10", None, "both"),
        ("2026-02-30", "2026-03-10", "both"),  # no such day: as if undated
    ],
)
def test_the_latest_words_of_a_source_stand(earlier: str | None, later: str | None, stands: str) -> None:
    said = (statement("ali", date=earlier), statement("ali", "denies", date=later, basis="official"))
    counted = len(paths(*said)), len(paths(*said, side="denial"))
    assert counted == {"later": (0, 1), "both": (1, 1)}[stands]


@pytest.mark.parametrize(
    ("said", "withdrawn", "stands"),
    [
        ("2026-02-10", "2026-02-11", False),
        ("2026-02-10", "2026-02-10", False),  # not surely said again afterwards
        ("2026-02-12", "2026-02-11", True),
        ("2026-03", "2026-02-11", True),
        ("2026-02", "2026-02-11", False),
        (None, "2026-02-11", False),
        ("2026-02-10", None, False),
    ],
)
def test_a_withdrawal_undoes_what_is_not_surely_later(said: str | None, withdrawn: str | None, stands: bool) -> None:
    both = (statement("ali", date=said), statement("ali", "withdraws", date=withdrawn))
    assert bool(paths(*both)) == stands


def test_a_withdrawal_undoes_denials_too_and_nobody_elses() -> None:
    said = (statement("ali", "denies"), statement("berit", "denies"), statement("ali", "withdraws"))
    assert paths(*said, side="denial") == ["basis:berit:unknown camp:rebels voice:berit"]


def test_a_pickup_takes_back_nothing_that_was_said_first_hand() -> None:
    own = statement("daily", basis="firsthand", date="2026-02-10")
    before = paths(own)
    assert paths(own, statement("daily", "denies", picks_up=("afp",), date="2026-02-20")) == before
    assert paths(own, statement("daily", "withdraws", picks_up=("afp",), date="2026-02-20")) == before
    assert paths(own, statement("daily", "withdraws", date="2026-02-20")) == []


def test_a_pickup_takes_the_place_of_no_other() -> None:
    earlier = statement("daily", picks_up=("afp",), date="2026-02-10")
    later = statement("daily", "denies", picks_up=("berit",), date="2026-02-20")
    assert paths(earlier, later) == paths(earlier)


def test_a_pickup_goes_with_its_withdrawal() -> None:
    pickup = statement("daily", picks_up=("afp",), date="2026-02-10")
    assert len(paths(pickup)) == 1
    assert paths(pickup, statement("daily", "withdraws", picks_up=("afp",), date="2026-02-20")) == []
    assert paths(pickup, statement("daily", "denies", date="2026-02-20")) == []


@pytest.mark.parametrize(
    ("said", "path"),
    [
        (statement("ali", basis="position"), "basis:ali:position camp:government voice:ali"),
        (statement("ali", via=("afp",)), "basis:ali:unknown camp:government relay:afp voice:ali"),
        (statement("ali", partly=True), "basis:ali:unknown camp:government partly:ali voice:ali"),
        (statement("ali", against_interest=True), "basis:ali:unknown voice:ali"),
        (statement("afp"), "basis:afp:unknown camp:press relay:afp voice:afp"),
        (statement("afp-team"), "basis:afp-team:unknown camp:press relay:afp voice:afp-team"),
        (statement("afp-team", via=("afp",)), "basis:afp-team:unknown camp:press relay:afp voice:afp-team"),
        (statement("stranger"), "basis:stranger:unknown camp:undeclared voice:stranger"),
        (statement("daily", picks_up=("afp",)), "basis:afp:hearsay camp:press relay:afp relay:daily voice:afp"),
        (statement("daily", picks_up=("afp",), via=("afp",)), "basis:afp:hearsay camp:press relay:afp relay:daily voice:afp"),
        (
            statement("daily", picks_up=("ali",), via=("afp",), partly=True),
            "basis:ali:hearsay camp:government partly:daily relay:afp relay:daily voice:ali",
        ),
    ],
)
def test_the_nodes_of_one_statement(said: Statement, path: str) -> None:
    assert paths(said) == [path]


@pytest.mark.parametrize(
    "said",
    [
        statement("shy"),
        statement("ali", anonymity="off_record"),
        statement("shy", anonymity="named"),
        statement("daily", picks_up=("shy",)),
    ],
)
def test_off_the_record_there_is_no_path(said: Statement) -> None:
    assert paths(said) == []


def test_an_unknown_source_is_known_to_nobody() -> None:
    assert (source_of("stranger", {}).anonymity, source_of("stranger", {}).grade) == ("unidentified", "F")


@pytest.mark.parametrize(
    "said",
    [
        [statement("daily", picks_up=("daily",))],
        [statement("daily", picks_up=("weekly",)), statement("weekly", picks_up=("daily",))],
        [
            statement("daily", picks_up=("weekly",)),
            statement("weekly", picks_up=("monthly",)),
            statement("monthly", picks_up=("daily",)),
        ],
        [statement("daily", picks_up=("weekly",), via=("afp",)), statement("weekly", picks_up=("afp",))],
    ],
    ids=["itself", "two", "three", "through a relay"],
)
def test_circles(said: list[Statement]) -> None:
    assert paths(*said) == []


def test_a_circle_with_an_origin_is_worth_its_origin() -> None:
    circle = (statement("daily", picks_up=("weekly",)), statement("weekly", picks_up=("daily",)))
    seen, unseen = statement("daily", basis="firsthand"), statement("weekly", picks_up=("afp",))
    assert paths(*circle, seen) == paths(seen)
    assert paths(*circle, unseen) == paths(unseen)


def test_pickups_of_pickups_lead_to_the_one_origin() -> None:
    chain = (
        statement("monthly", picks_up=("weekly",)),
        statement("weekly", picks_up=("daily",)),
        statement("daily", picks_up=("ali",)),
    )
    assert paths(*chain) == ["basis:ali:hearsay camp:government relay:daily voice:ali"]
    assert paths(*chain, statement("ali", basis="position")) == ["basis:ali:position camp:government voice:ali"]


def test_two_pickups_of_an_unseen_origin_are_two_ways_of_one_voice() -> None:
    both = (statement("daily", picks_up=("ali",)), statement("weekly", picks_up=("ali",)))
    found = verdict(World(SOURCES, both))
    assert len(found.network.support) == 2
    assert found.roots == ("government",)


def test_a_report_of_an_agency_is_recorded_when_it_carried_the_statement_or_its_own_team_made_it() -> None:
    pickup = statement("daily", picks_up=("afp",))
    for original in (statement("ali", via=("afp",)), statement("afp-team", basis="firsthand")):
        assert paths(original, pickup) == paths(original)


def test_a_report_on_the_other_side_is_another_report() -> None:
    said = (statement("daily", picks_up=("ali",)), statement("ali", "denies"))
    assert len(paths(*said)) == len(paths(*said, side="denial")) == 1


@pytest.mark.parametrize(
    "own",
    [
        statement("ali", "withdraws", date="2026-02-20"),
        statement("ali", "denies", date="2026-02-20"),
    ],
)
def test_an_unseen_origin_can_take_its_word_back(own: Statement) -> None:
    assert paths(statement("daily", picks_up=("ali",), date="2026-02-10"), own) == []


def test_what_was_taken_back_does_not_return_as_hearsay() -> None:
    said = (statement("ali", date="2026-02-10"), statement("ali", "denies", date="2026-02-12"))
    assert paths(*said, statement("daily", picks_up=("ali",), date="2026-02-20")) == []


def test_a_voice_named_anywhere_is_named_everywhere() -> None:
    said = (statement("ali", basis="position"), statement("ali", basis="analysis", anonymity="named", via=("afp",)))
    assert {trail.origin.anonymity for trail in network(said, SOURCES, CAMPS, POLICY).support} == {"named"}


def test_a_voice_against_its_own_interest_is_one_root_and_not_two() -> None:
    against = statement("ali", basis="firsthand", against_interest=True)
    with_it = statement("ali", basis="position")
    assert verdict(World(SOURCES, (with_it,))).roots == ("government",)
    assert verdict(World(SOURCES, (with_it, against))).roots == ("voice:ali",)


def test_partly_is_no_root() -> None:
    said = (statement("ali", partly=True), statement("berit"))
    assert verdict(World(SOURCES, said)).roots == ("rebels",)


@settings(max_examples=60, deadline=None)
@given(some_worlds())
def test_pickups_by_the_book(world: World) -> None:
    """Following every pickup to whatever it repeats gives the same minimal paths."""
    net = verdict(world).network
    for stance, trails in (("supports", net.support), ("denies", net.denial)):
        assert minimal(_followed(world, stance)) == tuple(trail.path for trail in trails)


def _followed(world: World, stance: str) -> set[Path]:
    heard = on_record(world.statements, world.sources)
    words = last_words(heard)
    upright = [said for said in standing(heard, words) if said.stance == stance]
    recorded = [said for said in heard if said.stance == stance]

    def follow(said: Statement, seen: tuple[Statement, ...]) -> set[Path]:
        if said in seen:
            return set()
        picks_up = said.attribution.picks_up
        alone = network([said], world.sources, CAMPS, POLICY)
        own = {trail.origin.source: trail.path for trail in (*alone.support, *alone.denial)}
        if not picks_up:
            return set(own.values())
        found: set[Path] = set()
        for origin in picks_up:
            originals = [other for other in recorded if origin in _reporters(other, world.sources)]
            for original in (other for other in originals if other in upright):
                added = frozenset({f"relay:{said.attribution.source}", *(f"relay:{carrier}" for carrier in said.attribution.via)})
                added |= {f"partly:{said.attribution.source}"} if said.partly else set()
                found |= {path | added for path in follow(original, (*seen, said))}
            word = words.get((origin, False))
            if not originals and origin in own and (word is None or word.leaves(said.attribution.date)):
                found.add(own[origin])
        return found

    return {path for said in upright for path in follow(said, ())}


def _reporters(said: Statement, sources: Mapping[str, Source]) -> set[str | None]:
    carriers: set[str | None] = {*said.attribution.via, source_of(said.attribution.source, sources).of}
    return {said.attribution.source} | (carriers - set(said.attribution.picks_up))
