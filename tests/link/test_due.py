"""When a forecast decides itself, what decides it, and what has no day: claims beside the day they leave themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimtrack.config import Config
from claimtrack.finding import Put
from claimtrack.link.due import decides, due, undated
from claimtrack.model import Attribution, Claim
from claimtrack.place import Place
from claimtrack.plan import Report
from claimtrack.policy import RelationPolicy
from written_corpus import check, codes

CONFIG = Config(today=date(2026, 3, 1))
POLICY = RelationPolicy()
SAID = "2026-02-23"


def claim(text: str = "They will go", *, said: str | None = SAID, **keys: Any) -> Claim:
    return Claim(claim=text, said=(Attribution(source="s", date=said),), **keys)


@pytest.mark.parametrize(
    ("when", "decided"),
    [
        ("by 2026-03-31", "2026-03-31"),
        ("by 2026-03", "2026-03-31"),
        ("within a month", "2026-03-23"),
        ("within 20 days", "2026-03-15"),
        ("on 2026-03-10", "2026-03-10"),
        ("in 2026-03", "2026-03-31"),
        ("in 2026", "2026-12-31"),
        ("in 2026-Q2", "2026-06-30"),
        ("between 2026-03-01 and 2026-03-07", "2026-03-07"),
        ("not before 2026-04-01", "2026-04-01"),  # until then an earlier event refutes it; on that day it has held
        ("after 2026-04-01", "2026-04-02"),
    ],
)
def test_the_day_that_a_when_leaves(when: str, decided: str) -> None:
    assert str(due(claim(when=when, mode="forecast"), CONFIG)) == decided


@pytest.mark.parametrize(
    ("keys", "decided"),
    [
        ({"value": "at least 50 strikes", "period": "2026-03"}, "2026-03-31"),
        ({"value": "at least 50 strikes", "period": "2026-03-01/2026-03-15"}, "2026-03-15"),
        ({"value": "no troops", "as_of": "2026-04-01"}, "2026-04-01"),
        ({"value": "no troops", "as_of": "2026-04"}, "2026-04-30"),
        ({"polarity": True, "period": "2026"}, "2026-12-31"),
        ({"label": "reformists", "as_of": "2026-05-03"}, "2026-05-03"),
        ({"when": "by 2026-03-10", "period": "2026"}, "2026-03-10"),
        ({"polarity": True}, None),
        ({"value": "at least 50 strikes"}, None),
    ],
)
def test_the_day_of_counts_and_answers(keys: dict[str, Any], decided: str | None) -> None:
    found = due(claim(mode="forecast", **keys), CONFIG)
    assert (found and str(found)) == decided


@pytest.mark.parametrize(
    ("sentence", "decided"),
    [
        ("US forces will have left Syria within a month", "2026-03-23"),
        ("The court will rule on 12 March 2026", "2026-03-12"),
        ("The base may be empty by the end of March 2026", "2026-03-31"),
        ("The last convoy left on 10 February 2026", None),
        ("They will go one day", None),
    ],
)
def test_the_day_that_a_sentence_names(sentence: str, decided: str | None) -> None:
    found = due(claim(sentence), CONFIG)
    assert (found and str(found)) == decided


def test_a_value_in_a_field_leaves_the_day_to_the_sentence() -> None:
    assert str(
        due(claim("At least 50 strikes will be flown by 31 March 2026", value="at least 50", mode="forecast"), CONFIG)
    ) == ("2026-03-31")


@pytest.mark.parametrize(
    ("keys", "decided"),
    [
        ({"when": "on 2026-03-10"}, "2026-03-10"),  # nobody wrote `mode: forecast`; nobody can have seen it either
        ({"when": "by 2026-03-10", "mode": "estimate"}, "2026-03-10"),
        ({"when": "not before 2026-04-01"}, "2026-04-01"),
        ({"when": "on 2026-02-23"}, None),
        ({"when": "by 2026-02-20"}, None),
        ({"when": "over the past two weeks"}, None),
        ({"value": "50 strikes", "period": "2026-03"}, None),
    ],
)
def test_what_was_said_of_a_day_ahead_is_a_forecast(keys: dict[str, Any], decided: str | None) -> None:
    found = due(claim(**keys), CONFIG)
    assert (found and str(found)) == decided


def test_a_possibility_on_a_day_gone_by_is_a_guess_and_never_due() -> None:
    guess = claim("It may have been on 10 February", when="on 2026-02-10", mode="possible")
    assert (due(guess, CONFIG), undated(guess, CONFIG)) == (None, "possible")


@pytest.mark.parametrize(
    "closing",
    [{"outcome": "they left"}, {"resolution": "failed"}, {"status": "settled"}, {"status": "retracted"}],
    ids=lambda closing: next(iter(closing)),
)
def test_what_closes_a_forecast(closing: dict[str, Any]) -> None:
    forecast = claim(when="within a month", mode="forecast", **closing)
    assert due(forecast, CONFIG) is None
    assert decides(forecast, POLICY) is not None


def test_days_that_only_surround() -> None:
    last = decides(claim(when="in the coming days", mode="forecast"), POLICY)
    assert last is not None
    assert last.vague


@pytest.mark.parametrize(
    ("keys", "how"),
    [
        ({"polarity": True, "mode": "forecast"}, "forecast"),
        ({"label": "is", "mode": "possible"}, "possible"),
        ({"when": "within a month", "mode": "forecast", "said": None}, "forecast"),  # counts from a day that nobody recorded
        ({"when": "within a month", "mode": "forecast"}, None),
        ({"polarity": True}, None),
        ({"polarity": True, "mode": "forecast", "status": "settled"}, None),
    ],
)
def test_what_names_no_day(keys: dict[str, Any], how: str | None) -> None:
    assert undated(claim(**keys), CONFIG) == how


FORECAST = """# claims/forecast.yaml
claim: US forces will have left
about: exit/complete
{forecast}
said: [{{source: official, date: 2026-02-23}}]
# claims/fact.yaml
claim: What happened
about: exit/complete
{fact}
# sources/official.yaml
source: an official
kind: official
anonymity: named
# sources/quiet.yaml
source: a quiet voice
kind: official
anonymity: off_record
"""
SEEN = "said: [{source: reporter, basis: firsthand, date: 2026-03-26}]"


def reported(forecast: str, fact: str, *, said: str = SEEN, today: date = date(2026, 3, 30)) -> Report:
    return check(FORECAST.format(forecast=forecast, fact=f"{fact}\n{said}"), today=today)


def decided(*args: str, **kwargs: str) -> str | None:
    notes = [one.message for one in reported(*args, **kwargs).findings if one.code == "CT704"]  # type: ignore[arg-type]
    assert len(notes) <= 1
    return notes[0].rsplit(" ", 1)[1] if notes else None


MONTH = "mode: forecast\nwhen: within a month"


@pytest.mark.parametrize(
    ("forecast", "fact", "way"),
    [
        (MONTH, "when: on 2026-03-20", "held"),
        (MONTH, "when: on 2026-03-23", "held"),
        (MONTH, "when: on 2026-03-24", "failed"),
        (MONTH, "when: by 2026-03-10", "held"),
        (MONTH, "when: in 2026-03", None),  # it overlaps: either may be
        (MONTH, "when: on 2026-01-10", None),  # before it was said: another departure
        ("mode: forecast\nwhen: not before 2026-04-01", "when: on 2026-03-20", "failed"),
        ("mode: forecast\nwhen: in 2026-03", "when: on 2026-03-20", "held"),
        ("mode: possible\nwhen: within 20 days", "when: on 2026-03-20", "failed"),
        (MONTH, "mode: estimate\nwhen: on 2026-03-20", None),
        (MONTH, "mode: forecast\nwhen: by 2026-03-10", None),
        (MONTH, "when: on 2026-04-02", None),  # said before it can have happened
        (MONTH, "when: on 2026-03-20\nresolution: failed", None),
        (MONTH, "when: on 2026-03-20\nstatus: retracted", None),
        (f"{MONTH}\nresolution: held", "when: on 2026-03-20", None),
        ("mode: forecast\nvalue: at least 50\nas_of: 2026-03-25", "value: '61'\nas_of: 2026-03-25", "held"),
        ("mode: forecast\nvalue: at least 50\nas_of: 2026-03-25", "value: '30'\nas_of: 2026-03-25", "failed"),
        ("mode: forecast\nvalue: at least 50\nperiod: 2026-03", "value: '30'\nperiod: 2026-03", None),  # March goes on
        ("mode: forecast\npolarity: true\nas_of: 2026-03-25", "polarity: false", "failed"),
        ("mode: forecast\npolarity: true", "polarity: false", None),  # no day: it may still come true
    ],
)
def test_a_fact_decides_a_forecast(forecast: str, fact: str, way: str | None) -> None:
    assert decided(forecast, fact) == way


@pytest.mark.parametrize(
    "said",
    [
        "said: [{source: quiet, date: 2026-03-26}]",
        "said: [{source: reporter, stance: partly, date: 2026-03-26}]",
        "said: [{source: reporter, date: 2026-03-26}, {source: other, stance: denies, date: 2026-03-26}]",
        "said: [{source: reporter}]",
        "said: []",
    ],
    ids=["off the record", "only partly", "denied", "no day", "nobody"],
)
def test_what_nobody_says_flatly_on_the_record_decides_nothing(said: str) -> None:
    assert decided(MONTH, "when: on 2026-03-20", said=said) is None


def test_the_fix_is_never_safe_and_settles_the_forecast() -> None:
    (note,) = (one for one in reported(MONTH, "when: on 2026-03-20").findings if one.code == "CT704")
    assert note.severity == "note"
    assert note.fix is not None
    assert not note.fix.safe
    assert note.fix.edits == (
        Put(Place("claims/forecast.yaml", ("resolution",)), "held"),
        Put(Place("claims/forecast.yaml", ("status",)), "settled"),
    )


def test_a_forecast_that_failed_diverges_no_more() -> None:
    assert "CT202" in codes(reported(MONTH, "when: on 2026-03-24"))
    closed = reported(f"{MONTH}\nresolution: failed\nstatus: settled", "when: on 2026-03-24")
    assert not {"CT202", "CT701", "CT704"} & set(codes(closed))
    assert not any(pair.conflicting for pair in closed.pairs)


def test_a_flat_contradiction_stays_one() -> None:
    report = reported("when: on 2026-02-20\nresolution: failed", "when: on 2026-02-22")
    assert "CT201" in codes(report)
