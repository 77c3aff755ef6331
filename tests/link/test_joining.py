"""Under a key no two alike claims pass each other by, however many stand there: held against a look at every two of them."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.link import blocking, carried, company, joining, propose, rarity, sketch
from claimtrack.link.blocking import Weighed
from claimtrack.link.dossier import Dossier
from claimtrack.link.features import repeated
from claimtrack.link.propose import Alike, Uncompared
from claimtrack.model import Claim, Filed
from claimtrack.policy import LinkPolicy, Policy
from test_plan import PackingEngine
from written_corpus import TODAY

ENGINE = LocalEngine()
TERMS = "army bridge convoy depot engine fuel garrison harbour island judge kettle lantern 20 30 not".split()
ABOUT = st.sampled_from([None, None, "q", "r"])
CLAIMS = st.builds(Claim, claim=st.lists(st.sampled_from(TERMS), min_size=1, max_size=9).map(" ".join), about=ABOUT)


def config(bound: int) -> Config:
    return Config(today=TODAY, settings=Settings(policy=Policy(link=LinkPolicy(bound=bound))))


def weighed(claims: list[Claim], used: Config) -> list[Weighed]:
    dossiers = [
        Dossier(filed=Filed(f"c{number:04}", f"claims/c{number:04}.yaml", 0, claim), sources={}, camps={})
        for number, claim in enumerate(claims)
    ]
    sketches = list(ENGINE.flat_map(sketch.of_dossier, dossiers, used))
    policy = used.policy.link
    counted = ENGINE.flat_map(blocking.counted, sketches, rarity.rarity(sketches, policy))
    return list(ENGINE.flat_map(blocking.weighed, counted, policy))


def found(claims: list[Weighed], used: Config) -> tuple[list[tuple[str, str]], int]:
    """The pairs that are alike, and how many were left out."""
    alike = list(ENGINE.group(propose.alike, ENGINE.flat_map(blocking.keys, claims, used.policy.link), used))
    return [(one.a, one.b) for one in alike if isinstance(one, Alike)], propose.missing(alike)


def every(claims: list[Weighed], used: Config) -> set[tuple[str, str]]:
    """The same, by a look at all pairs: of those on one question only twins."""
    floor = used.policy.link.words
    return {
        (one.id, other.id)
        for one, other in combinations(claims, 2)
        if (joining.likeness(one.words, other.words) >= floor or repeated(one.words, other.words))
        and (not one.words.about or one.words.about != other.words.about or _twins(one, other))
    }


def _twins(one: Weighed, other: Weighed) -> bool:
    return one.sketch.wording == other.sketch.wording or repeated(one.words, other.words)


@settings(max_examples=150)
@given(st.lists(CLAIMS, min_size=2, max_size=30), st.sampled_from([2, 4, 6, 40]))
def test_a_join_finds_all_or_says_how_much_it_left_out(records: list[Claim], bound: int) -> None:
    used = config(bound)
    claims = weighed(records, used)
    pairs, missing = found(claims, used)
    expected = every(claims, used)
    assert set(pairs) <= expected
    assert len(expected - set(pairs)) <= missing


@settings(max_examples=60)
@given(st.lists(CLAIMS, min_size=2, max_size=30), st.sampled_from([2, 4, 40]), st.lists(st.integers(0, 29), max_size=3))
def test_those_that_are_sought_meet_whom_they_meet_among_all(records: list[Claim], bound: int, numbers: list[int]) -> None:
    used = config(bound)
    claims = weighed(records, used)
    wanted = frozenset(claims[number % len(claims)].id for number in numbers)
    pairs, _ = found(claims, used)
    rows = ENGINE.flat_map(blocking.keys, claims, used.policy.link)
    sought = ENGINE.group(propose.sought, rows, propose.Sought(claims=wanted, config=used))
    expected = {pair for pair in pairs if not wanted.isdisjoint(pair)}
    assert {(one.a, one.b) for one in sought if isinstance(one, Alike)} == expected


@settings(max_examples=150)
@given(st.lists(CLAIMS, min_size=2, max_size=30), st.sampled_from([2, 4, 6, 40]))
def test_nobody_is_missed_under_the_keys_where_nobody_has_company(records: list[Claim], bound: int) -> None:
    used = config(bound)
    claims = weighed(records, used)
    rows = list(company.keyed((one.words for one in claims), used.policy.link.words))
    alike = list(ENGINE.group(propose.alike, rows, used))
    pairs, missing = found(claims, used)
    assert {(one.a, one.b) for one in alike if isinstance(one, Alike)} == set(pairs)
    assert propose.missing(alike) == missing
    assert len(rows) <= len(list(ENGINE.flat_map(blocking.keys, claims, used.policy.link)))


def test_a_claim_alone_stands_nowhere_but_under_its_rare_words() -> None:
    used = config(2)
    claims = weighed(crowd(30), used)
    (one,) = weighed([Claim(claim="the lantern of Kesh is out")], used)
    keys = [key for key, words in company.keyed([*(other.words for other in claims), one.words], 0.45) if words is one.words]
    assert keys
    assert set(keys) <= {*one.words.rare}


def crowd(many: int) -> list[Claim]:
    """So many claims that all have the same common words and else little; each tenth says what the one before it does."""
    chosen = Random(many)  # noqa: S311 - the same texts each time, and no secret
    bodies, things, days = (
        [f"{first}{last}" for first in "bor cam dal fen".split() for last in ends.split()]
        for ends in ("dan kit lom mas", "net pol rus", "sig tav")
    )
    texts: list[str] = []
    for number in range(many):
        words = [chosen.choice(of) for of in (bodies, things, days, things, days)]
        again = number % 10 == 9
        texts.append(f"{texts[-1]} again" if again else f"the harbour office closed {' '.join(words)}")
    return [Claim(claim=text) for text in texts]


def test_a_crowd_is_parted_by_the_words_behind() -> None:
    """All words are those of more than 40 claims, so that no two meet under one alone."""
    used = config(40)
    claims = weighed(crowd(1_000), used)
    assert not any(one.words.rare for one in claims)
    pairs, missing = found(claims, used)
    assert missing == 0
    assert set(pairs) == every(claims, used)
    assert len(pairs) < 2 * len(set(pairs))


def test_a_crowd_that_nothing_parts_is_compared_with_its_neighbours_and_counted() -> None:
    used = config(40)
    claims = weighed([Claim(claim=f"the road to Kesh is closed {number % 2 * 'again'}") for number in range(300)], used)
    pairs, missing = found(claims, used)
    window = used.policy.link.bound // 2
    assert len(claims) * window // 2 < len(set(pairs)) < 4 * len(claims) * window
    assert missing >= len(every(claims, used)) - len(set(pairs))


def test_claims_on_one_question_meet_as_twins_alone() -> None:
    used = config(40)
    text = "The harbour office has closed {} depots on the northern island"
    records = [Claim(claim=text.format(number), about="q") for number in range(60)]
    again = Claim(claim="the harbour office has closed 7 depots on the northern island!", about="q")
    elsewhere = Claim(claim=text.format(7), about="r")
    claims = weighed([*records, again, elsewhere], used)
    pairs, missing = found(claims, used)
    assert missing == 0
    assert {pair for pair in pairs if "c0061" not in pair} == {("c0007", "c0060")}
    assert {pair for pair in pairs if "c0061" in pair} == {(f"c{number:04}", "c0061") for number in range(61)}


def test_what_is_left_out_is_at_most_what_is_counted() -> None:
    for many in (1, 10, 11, 40, 41, 100):
        words = [joining.Words(id=f"{number}", weights={}, terms=(), left=(), length=0.0) for number in range(many)]
        assert len(list(joining.meeting(words, 10))) + joining.left_out(many, 10) == many * (many - 1) // 2


def test_what_comes_of_a_join_can_be_sent() -> None:
    used = config(2)
    claims = weighed(crowd(30), used)
    engine = PackingEngine()
    there = list(engine.group(propose.alike, engine.flat_map(blocking.keys, claims, used.policy.link), used))
    assert propose.missing(there) == found(claims, used)[1]
    assert all(isinstance(one, Alike | Uncompared) for one in there)


@settings(max_examples=150)
@given(st.lists(CLAIMS, max_size=12), st.sampled_from([2, 40]))
def test_words_that_are_sent_come_back_whole(records: list[Claim], bound: int) -> None:
    for one in weighed(records, config(bound)):
        there = carried.unpacked(carried.packed(one.words))
        assert there == replace(one.words, twins="")
        assert list(there.weights) == list(one.words.weights)
