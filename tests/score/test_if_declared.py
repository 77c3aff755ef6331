"""What a claim would be worth if a repetition were recorded: worked by hand, and never more than now where all support it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.evidence.origin import Repetition
from claimtrack.score.cluster import Heard
from claimtrack.score.if_declared import additions, if_declared
from claimtrack.score.statements import Statement
from score.score_worlds import CAMPS, POLICY, source, statement

SOURCES = {
    "agency": source("agency", grade="B", camp="press"),
    "outlet": source("outlet", grade="C", camp="rebels"),
    "official": source(anonymity="unnamed", camp="government"),
}
OWN = statement("agency", basis="firsthand", at=0)
REPEATED = statement("outlet", basis="firsthand", at=1)
CARRIED = statement("official", basis="position", via=("agency",), at=2)
AGAIN = statement("official", basis="position", via=("outlet",), at=3)
REPETITION = Repetition(later="outlet", origin="agency")


def heard(*said: Statement) -> Heard:
    return Heard(statements=said, sources=SOURCES, camps=CAMPS)


@pytest.mark.parametrize(
    ("said", "now", "then"),
    [
        # agency .95 x .97 x .95 = .8754; outlet .95 x .75 x .85 = .6056
        ((OWN, REPEATED), 1 - (1 - 0.875425) * (1 - 0.605625), 0.875425),
        # official .36, through .95 or .85; then all of it through the agency
        ((CARRIED, AGAIN), 0.36 * (1 - 0.05 * 0.15), 0.36 * 0.95),
        # an origin that nobody recorded is hearsay of it: .40 x .97 x .95 (agency) x .85 (outlet)
        ((REPEATED,), 0.605625, 0.40 * 0.97 * 0.95 * 0.85),
        ((OWN,), 0.875425, 0.875425),
    ],
)
def test_by_hand(said: tuple[Statement, ...], now: float, then: float) -> None:
    assert heard(*said).corroborated(POLICY).score == pytest.approx(now, abs=1e-9)
    assert if_declared(heard(*said), [REPETITION], POLICY).score == pytest.approx(then, abs=1e-9)


def test_what_records_it_stands_at_each_statement_that_lacks_it() -> None:
    declared = statement("outlet", picks_up=("agency",), at=4)
    assert [(one.place.route, one.value) for one in additions(heard(OWN, REPEATED, AGAIN, declared), REPETITION)] == [
        (("said", 1, "picks_up"), "agency"),
        (("said", 3, "via"), "agency"),
    ]


@settings(max_examples=60)
@given(st.lists(st.sampled_from([REPEATED, CARRIED, AGAIN]), max_size=4))
def test_to_record_that_a_recorded_report_is_repeated_never_adds(more: list[Statement]) -> None:
    now = heard(OWN, *more)
    then = if_declared(now, [REPETITION], POLICY)
    assert then.score <= now.corroborated(POLICY).score + 1e-9
    assert set(then.roots) <= set(now.corroborated(POLICY).roots)
    assert if_declared(now, [REPETITION, REPETITION], POLICY) == then
