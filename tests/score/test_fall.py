"""What is left of a claim when a source, a camp or a copy falls: worked by hand, and its laws."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimtrack.model import Camp
from claimtrack.score import fall
from claimtrack.score.asked import asked, known
from claimtrack.score.corroborate import contributions, weighed
from claimtrack.score.exposure import exposures
from claimtrack.score.fall import Change
from claimtrack.score.levels import Level
from claimtrack.score.outcome import outcome
from claimtrack.score.statements import Statement
from claimtrack.score.trails import network
from claimtrack.trouble import Trouble
from score.score_worlds import CAMPS, POLICY, World, brute_force, some_worlds, source, statement, verdict
from written_corpus import check

law = settings(max_examples=80, deadline=None)

SOURCES = {
    "agency": source("agency", grade="B", camp="press"),
    "outlet": source("outlet", grade="B", camp="press"),
    "official": source(anonymity="unnamed", camp="syria"),
    "kurd": source("person", "unnamed", camp="kurds"),
    "diplomat": source(anonymity="unnamed", camp="allies"),
    "pentagon": source("body", grade="B", camp="us"),
    "spokesman": source(of="pentagon"),
    "team": source("team", of="agency"),
    "paper": source("outlet", grade="B", camp="press"),
}
WORLD_CAMPS = {**CAMPS, **{name: Camp(name=name) for name in ("syria", "kurds", "allies", "us")}}
OFFICIAL = statement("official", basis="position", via=("agency",), at=0)
KURD = statement("kurd", via=("agency",), at=1)
DIPLOMAT = statement("diplomat", basis="position", via=("agency",), partly=True, at=2)
DENIAL = statement("spokesman", "denies", basis="official", via=("outlet",), at=3)
TEAM = statement("team", basis="firsthand", at=4)
SEEN = statement("outlet", picks_up=("agency",), at=5)
UNSEEN = statement("outlet", picks_up=("paper",), at=6)

# Who falls -> the score and level afterwards. The product of a path: voice x basis x camp x relays.
#   official .80 x .75 (F) x .80 x .75 = .36    kurd .80 x .75 x .50 x .75 = .225    diplomat .36 x .50 = .18
#   spokesman (denies) 1.00 x .85 x .75 x .95 (pentagon) x .95 (outlet) = .5753      team .95 x .97 x .95 = .8754
CASES: dict[str, tuple[tuple[Statement, ...], str, float, Level]] = {
    "the agency of all three": ((OFFICIAL, KURD, DIPLOMAT), "agency", 0.0, "unsourced"),
    "one of three": ((OFFICIAL, KURD, DIPLOMAT), "official", 0.95 * (1 - 0.775 * 0.82), "uncorroborated"),
    "a camp": ((OFFICIAL, KURD, DIPLOMAT), "camp:kurds", 0.95 * (1 - 0.64 * 0.82), "uncorroborated"),
    "the organisation of a team": ((TEAM,), "agency", 0.0, "unsourced"),
    "the team of an agency": ((TEAM, KURD), "team", 0.95 * 0.225, "uncorroborated"),
    "the organisation that denies": ((OFFICIAL, KURD, DENIAL), "pentagon", 0.95 * (1 - 0.64 * 0.775), "corroborated"),
    "the outlet that carried the denial": ((OFFICIAL, KURD, DENIAL), "outlet", 0.95 * (1 - 0.64 * 0.775), "corroborated"),
    "what is picked up takes the pickup along": ((OFFICIAL, SEEN), "agency", 0.0, "unsourced"),
    "who picks up takes nothing along": ((OFFICIAL, SEEN), "outlet", 0.95 * 0.36, "uncorroborated"),
    "an origin nobody recorded": ((UNSEEN,), "paper", 0.0, "unsourced"),
    "the outlet that is all we have of it": ((UNSEEN,), "outlet", 0.0, "unsourced"),
    "a stranger": ((OFFICIAL, KURD), "paper", 0.95 * (1 - 0.64 * 0.775), "corroborated"),
}


@pytest.mark.parametrize("name", CASES)
def test_by_hand(name: str) -> None:
    said, what, score, level = CASES[name]
    its_fall = fall.camp(what[5:]) if what.startswith("camp:") else fall.source(what)
    left = weighed(fall.without(network(said, SOURCES, WORLD_CAMPS, POLICY), its_fall.nodes), POLICY)
    assert left.score == pytest.approx(score, abs=1e-9)
    assert left.level == level


def test_two_fall_together_where_each_alone_leaves_the_other() -> None:
    net = network((OFFICIAL, KURD), SOURCES, WORLD_CAMPS, POLICY)
    alone = [weighed(fall.without(net, fall.source(name).nodes), POLICY).level for name in ("official", "kurd")]
    both = weighed(fall.without(net, (fall.source("official") | fall.source("kurd")).nodes), POLICY)
    assert (alone, both.level) == (["uncorroborated", "uncorroborated"], "unsourced")


def falls() -> st.SearchStrategy[tuple[World, str]]:
    """A world, and a node on one of its paths."""
    worlds = some_worlds(max_size=5).filter(lambda world: bool(verdict(world).network.nodes))
    return worlds.flatmap(lambda world: st.tuples(st.just(world), st.sampled_from(sorted(verdict(world).network.nodes))))


@law
@given(falls())
def test_a_fall_is_a_chance_of_nothing(case: tuple[World, str]) -> None:
    world, node = case
    whole = network(world.statements, world.sources, CAMPS, POLICY)
    weights = {name: what.exact_weight for name, what in whole.nodes.items()} | {node: Fraction(0)}
    left = fall.without(whole, frozenset((node,)))
    support, denial = ([trail.path for trail in side] for side in (left.support, left.denial))
    numbers = outcome(support, denial, weights)
    assert numbers == outcome([trail.path for trail in whole.support], [trail.path for trail in whole.denial], weights)
    assume(len(weights) <= 14)
    counted = brute_force([t.path for t in whole.support], [t.path for t in whole.denial], weights)
    assert [counted[name] for name in ("belief", "disbelief", "conflict")] == [
        numbers.belief,
        numbers.disbelief,
        numbers.conflict,
    ]


@law
@given(some_worlds(max_size=5))
def test_what_explain_says_of_each_is_the_score_less_the_score_without(world: World) -> None:
    whole = network(world.statements, world.sources, CAMPS, POLICY)
    now = weighed(whole, POLICY)
    for one in contributions(whole, POLICY):
        left = weighed(fall.without(whole, frozenset((f"{one.kind}:{one.id}",))), POLICY)
        assert now.score - left.score == pytest.approx(one.loss, abs=1e-9)


@law
@given(some_worlds(max_size=6, stances=("supports", "withdraws")), st.data())
def test_without_a_denial_nothing_rises(world: World, data: st.DataObject) -> None:
    whole = network(world.statements, world.sources, CAMPS, POLICY)
    assume(whole.nodes)
    first, second = (data.draw(st.sampled_from(sorted(whole.nodes))) for _ in range(2))
    one, both = (weighed(fall.without(whole, frozenset(nodes)), POLICY) for nodes in ((first,), (first, second)))
    now = weighed(whole, POLICY)
    assert both.score <= one.score + 1e-9 <= now.score + 2e-9
    assert set(both.roots) <= set(one.roots) <= set(now.roots)


CORPUS = """# camps.yaml
city: {name: the city}
union: {name: the union}
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
grade: B
captures:
  - {sha256: aaaa000000000000000000000000000000000000000000000000000000000000, captured: 2026-02-01}
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
captures:
  - {sha256: aaab000000000000000000000000000000000000000000000000000000000000, captured: 2026-02-01}
  - {sha256: bbbb000000000000000000000000000000000000000000000000000000000000, captured: 2026-02-02}
# sources/mayor.yaml
source: the mayor
kind: official
anonymity: named
camp: city
# sources/driver.yaml
source: a driver
kind: person
anonymity: unnamed
camp: union
# sources/city.yaml
source: the city
kind: body
anonymity: named
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
status: published
about: bridge/closed
polarity: true
said:
  - {source: mayor, basis: position, found: {in: wire, sha256: aaaa000000000000000000000000000000000000000000000000000000000000}}
  - {source: driver, basis: firsthand, found: {in: herald, captured: 2026-02-02}}
# claims/bridge-unsafe.yaml
claim: The bridge is unsafe
said:
  - {source: driver, basis: firsthand, found: {in: herald}}
# claims/bridge-open.yaml
claim: The bridge was open on Monday
about: bridge/closed
polarity: false
said:
  - {source: mayor, stance: denies, basis: position, found: {in: wire}}
"""


def fallen(*words: str) -> dict[str, tuple[str, str]]:
    report = check(CORPUS)
    everything = known(report.sources, ["city", "union"], (one.dossier for one in report.clusters))
    together = fall.Fall()
    for one in asked(words, everything):
        together |= one.fall
    return {change.cluster.id: (change.turn, change.after.level) for change in fall.changes(report.clusters, together, POLICY)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("driver",), {"bridge-closed": ("falls", "single-source"), "bridge-unsafe": ("falls", "unsourced")}),
        (("wire",), {}),
        # The mayor's word stands in the one copy there is of the agency, under its hash and without.
        (("capture:wire",), {"bridge-closed": ("falls", "uncorroborated")}),
        (("aaaa",), {"bridge-closed": ("falls", "uncorroborated")}),
        # Of the Herald there are two copies: the day tells in which the driver stands; without it, both must fall.
        (("bbbb",), {"bridge-closed": ("falls", "single-source")}),
        (("aaab", "bbbb"), {"bridge-closed": ("falls", "single-source"), "bridge-unsafe": ("falls", "unsourced")}),
        (("source:city",), {}),
    ],
)
def test_what_a_word_names(words: tuple[str, ...], expected: dict[str, tuple[str, str]]) -> None:
    found = fallen(*words)
    assert {name: turn for name, turn in found.items() if name != "bridge-open"} == expected


@pytest.mark.parametrize(
    ("word", "message", "way_on"),
    [
        ("hearld", "no source, camp or stored copy is called `hearld`", "did you mean `herald`?"),
        ("aa", "no source, camp or stored copy is called `aa`", "see `claimtrack impact --worst`"),
        ("capture:aa", "2 copies begin with `aa`", "write more of it: aaaa00000000, aaab00000000"),
        ("city", "`city` is the id of a source and of a camp", "write `source:city` or `camp:city`"),
        ("camp:herald", "no source, camp or stored copy is called `camp:herald`", "see `claimtrack impact --worst`"),
    ],
)
def test_a_word_that_names_nothing_or_two_things(word: str, message: str, way_on: str) -> None:
    with pytest.raises(Trouble) as trouble:
        fallen(word)
    assert (str(trouble.value), trouble.value.help) == (message, way_on)


def test_a_copy_falls_as_if_nobody_had_written_down_what_stands_in_it() -> None:
    """Here a withdrawal: without it the earlier word stands again."""
    withdrawn = "{source: driver, stance: withdraws, date: 2026-02-02, found: {in: herald, captured: 2026-02-02}}"
    said = f"- {{source: driver, basis: firsthand, date: 2026-02-01}}\n  - {withdrawn}"
    text = CORPUS.replace("- {source: driver, basis: firsthand, found: {in: herald}}", said)
    report = check(text)
    (cluster,) = [one for one in report.clusters if one.id == "bridge-unsafe"]
    everything = known(report.sources, (), (one.dossier for one in report.clusters))
    (copy,) = asked(["bbbb"], everything)
    (alone,) = [
        one for one in check(text.replace(withdrawn, "{source: city, stance: no_comment}")).clusters if one.id == cluster.id
    ]
    (change,) = fall.changes([cluster], copy.fall, POLICY)
    assert (change.before.level, change.turn, change.after) == ("unsourced", "rises", alone.corroboration)


def test_published_claims_lead_the_table_and_retracted_ones_are_not_in_it() -> None:
    text = CORPUS.replace("claim: The bridge is unsafe\n", "claim: The bridge is unsafe\nstatus: retracted\n")
    ids = [(one.kind, one.id, one.printed, one.claims) for one in exposures(check(text).clusters, POLICY)]
    assert ids[:2] == [
        ("camp", "city", ("bridge-closed",), ("bridge-closed",)),
        ("camp", "union", ("bridge-closed",), ("bridge-closed",)),
    ]
    assert not any("bridge-unsafe" in claims for *_, claims in ids)


def test_of_bounds_alone_the_side_that_lost_decides() -> None:
    """A lower bound may rise though support was lost, only because what is left can be counted exactly."""
    (cluster,) = [one for one in check(CORPUS).clusters if one.id == "bridge-closed"]
    left = weighed(fall.without(cluster.heard.network(POLICY), frozenset(("voice:driver",))), POLICY)
    before = msgspec.structs.replace(cluster.corroboration, exact=False, score=0.0, low=0.0, level="uncorroborated")
    change = Change(cluster=msgspec.structs.replace(cluster, corroboration=before), after=left)
    assert (change.steps, change.lost != (), change.turn, change.falls_a_level) == (1, True, "falls", False)
