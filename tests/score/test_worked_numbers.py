"""The worked numbers of the design's section on corroboration, to two decimals and by counting all states."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import pytest

from claimtrack.model import Camp
from claimtrack.score.corroborate import Corroboration, contributions, corroborate
from claimtrack.score.levels import Level
from claimtrack.score.statements import Statement
from claimtrack.score.trails import network
from score.score_worlds import CAMPS, POLICY, World, brute_force, source, statement, verdict

SOURCES = {
    "agency": source("agency", grade="B", camp="press"),
    "outlet": source("outlet", grade="B", camp="press"),
    "other-outlet": source("outlet", grade="C", camp="press"),
    "team": source("team", of="agency"),
    "syrian-official": source(anonymity="unnamed", camp="syria"),
    "kurd": source("person", "unnamed", camp="kurds"),
    "diplomat": source(anonymity="unnamed", camp="allies"),
    "pentagon": source("body", grade="B", camp="us"),
    "spokesman": source(of="pentagon"),
    "the-article": source("media", "deep_background"),
    "relay-f": source("outlet", grade="F"),
    "sana": source("agency", grade="C", camp="syria"),
    "ministry": source("body", grade="C", camp="syria"),
    "centcom": source("body", grade="B", camp="us"),
}
WORLD_CAMPS = {**CAMPS, **{name: Camp(name=name) for name in ("syria", "kurds", "allies", "us")}}

OFFICIAL = statement("syrian-official", basis="position", via=("agency",))
KURD = statement("kurd", via=("agency",))
DIPLOMAT = statement("diplomat", basis="position", via=("agency",), partly=True)
DENIAL = statement("spokesman", "denies", basis="official", via=("outlet",))


class Row(NamedTuple):
    said: tuple[Statement, ...]
    score: float
    roots: int
    level: Level


ROWS = {
    "Syrian official": Row((OFFICIAL,), 0.34, 1, "uncorroborated"),
    "+ Kurdish source": Row((OFFICIAL, KURD), 0.48, 2, "corroborated"),
    # The design's table has .55; its figures give .95 * (1 - .64 * .775 * .82) = .5636. The .55 would follow from `secondhand`.
    "+ diplomat, partly": Row((OFFICIAL, KURD, DIPLOMAT), 0.56, 2, "corroborated"),
    "the two, + an outlet that picks the agency up": Row(
        (OFFICIAL, KURD, statement("outlet", picks_up=("agency",))), 0.48, 2, "corroborated"
    ),
    # The design's table has .21 (disbelief .30, conflict .27); its figures give .4788 * (1 - .575344) = .2033. The table's would
    # follow from a denial worth .57: the basis `position` (.80) instead of `official`, and the outlet left out.
    "the two, + a named spokesman who denies": Row((OFFICIAL, KURD, DENIAL), 0.20, 2, "disputed"),
    "the article's own voice": Row((statement("the-article", via=("relay-f",)),), 0.13, 1, "uncorroborated"),
    "SANA": Row((statement("sana", basis="official"),), 0.54, 1, "single-source"),
    "+ the interior ministry": Row(
        (statement("sana", basis="official"), statement("ministry", basis="official")), 0.69, 1, "single-source"
    ),
    "Central Command": Row((statement("centcom", basis="official"),), 0.61, 1, "single-source"),
    "an agency's own team": Row((statement("team", basis="firsthand"),), 0.88, 1, "single-source"),
    "two outlets that cite each other": Row(
        (statement("outlet", picks_up=("other-outlet",)), statement("other-outlet", picks_up=("outlet",))), 0.0, 0, "unsourced"
    ),
}


def judged(*said: Statement) -> Corroboration:
    return corroborate(said, SOURCES, WORLD_CAMPS, POLICY)


@pytest.mark.parametrize("name", ROWS)
def test_worked_number(name: str) -> None:
    row, found = ROWS[name], judged(*ROWS[name].said)
    assert (round(found.score, 2), len(found.roots), found.level) == (row.score, row.roots, row.level)


@pytest.mark.parametrize("name", ROWS)
def test_counting_all_states_gives_the_same(name: str) -> None:
    found = verdict(World(SOURCES, ROWS[name].said))
    net = found.network
    weights = {node: what.exact_weight for node, what in net.nodes.items()}
    counted = brute_force([trail.path for trail in net.support], [trail.path for trail in net.denial], weights)
    numbers = found.numbers
    assert counted == {
        "belief": numbers.belief,
        "disbelief": numbers.disbelief,
        "conflict": numbers.conflict,
        "unknown": numbers.unknown,
    }


@pytest.mark.parametrize(
    ("row", "belief", "disbelief", "conflict"),
    [
        ("+ diplomat, partly", Fraction("0.563616"), 0, 0),
        ("the two, + a named spokesman who denies", Fraction("0.20332541"), Fraction("0.299869"), Fraction("0.27547")),
    ],
)
def test_the_two_rows_that_differ_from_the_table_by_a_hundredth(
    row: str, belief: Fraction, disbelief: Fraction, conflict: Fraction
) -> None:
    numbers = verdict(World(SOURCES, ROWS[row].said)).numbers
    for exact, written in ((numbers.belief, belief), (numbers.disbelief, disbelief), (numbers.conflict, conflict)):
        assert float(exact) == pytest.approx(float(written), abs=5e-6)


def test_the_pickup_changes_nothing_exactly() -> None:
    assert judged(*ROWS["the two, + an outlet that picks the agency up"].said) == judged(OFFICIAL, KURD)


def test_what_the_two_voices_share_and_add() -> None:
    found = judged(OFFICIAL, KURD)
    assert found.roots == ("kurds", "syria")
    assert found.single_points == ("relay:agency",)
    assert [
        (one.id, one.kind, round(one.loss, 2))
        for one in contributions(network((OFFICIAL, KURD), SOURCES, WORLD_CAMPS, POLICY), POLICY)
    ] == [
        ("agency", "relay", 0.48),
        ("syria", "camp", 0.27),
        ("syrian-official", "voice", 0.27),
        ("kurds", "camp", 0.14),
        ("kurd", "voice", 0.14),
    ]
