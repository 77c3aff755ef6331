"""How decided claims count for those who spoke them: a corpus beside the counts that follow."""

from __future__ import annotations

import random
from datetime import date

import pytest

from claimtrack.config import Config
from claimtrack.score.track_record import By, TrackRecord, track_records
from written_corpus import check

SOURCES = """# sources/quiet.yaml
source: a quiet voice
kind: official
anonymity: off_record
# sources/minister.yaml
source: the minister
kind: official
anonymity: named
of: ministry
camp: government
# sources/spokesman.yaml
source: the spokesman
kind: official
anonymity: named
of: ministry
camp: government
# sources/ministry.yaml
source: the ministry
kind: body
anonymity: named
camp: government
# camps.yaml
government: {name: the government}
"""
MONTH = "mode: forecast; when: by 2026-03-23"


def records(*claims: str, by: By = "source") -> list[TrackRecord]:
    """The track records of a corpus, one claim a line: keys with `;` between, then ` | ` and who said it."""
    text = SOURCES
    for number, line in enumerate(claims):
        keys, _, said = line.partition(" | ")
        entries = "\n".join(f"  - {{{entry.strip()}}}" for entry in said.split("&"))
        rows = "\n".join(key.strip() for key in keys.split(";"))
        text += f"# claims/c{number}.yaml\nclaim: The sentence\n{rows}\nsaid:\n{entries}\n"
    report = check(text, today=date(2026, 6, 1))
    assert not [one.message for one in report.findings if one.code in ("CT001", "CT002", "CT003")]
    shuffled = [one.dossier for one in report.clusters]
    random.Random(len(text)).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    return track_records(shuffled, Config(today=date(2026, 6, 1)), by)


def counted(*claims: str, by: By = "source") -> list[str]:
    """Each record as `name role kind right/of` with what lies outside."""
    found = []
    for one in records(*claims, by=by):
        outside = "".join(f" {why}" for why in one.outside())
        found.append(f"{one.name} {one.role} {one.kind} {one.right}/{one.of}{outside}")
    return found


@pytest.mark.parametrize(
    ("resolution", "said", "count"),
    [
        ("held", "source: a, date: 2026-02-23", "a voice forecast 1/1"),
        ("failed", "source: a, date: 2026-02-23", "a voice forecast 0/1"),
        ("held", "source: a, stance: denies", "a voice forecast 0/1"),
        ("failed", "source: a, stance: denies", "a voice forecast 1/1"),
        ("partly", "source: a", "a voice forecast 0/0 partly"),
        ("void", "source: a", "a voice forecast 0/0 void"),
        ("held", "source: a, stance: partly", "a voice forecast 0/0 hedged"),
        ("failed", "source: a, date: 2026-03-24", "a voice forecast 0/0 late"),
        ("failed", "source: a, date: 2026-03", "a voice forecast 0/1"),  # nobody knows that it was too late
    ],
)
def test_how_a_word_comes_out(resolution: str, said: str, count: str) -> None:
    assert counted(f"about: q; {MONTH}; resolution: {resolution} | {said}") == [count]


@pytest.mark.parametrize(
    ("said", "resolution"),
    [
        ("source: quiet", "held"),
        ("source: a, anonymity: off_record", "held"),
        ("source: a, stance: no_comment", "failed"),
        ("source: a, stance: withdraws", "failed"),
    ],
)
def test_what_never_counts(said: str, resolution: str) -> None:
    assert counted(f"about: q; {MONTH}; resolution: {resolution} | {said}") == []


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("status: settled", ["a voice forecast 0/0 untold"]),
        ("outcome: they left", ["a voice forecast 0/0 untold"]),
        ("status: open", []),
        ("status: retracted", []),
        ("status: retracted; resolution: failed", ["a voice forecast 0/1"]),
    ],
)
def test_what_the_desk_must_have_recorded(keys: str, count: list[str]) -> None:
    assert counted(f"about: q; {MONTH}; {keys} | source: a, date: 2026-02-23") == count


def test_facts_and_possibilities_are_kept_apart_from_forecasts() -> None:
    assert counted(
        "about: q; when: on 2026-02-10; resolution: held | source: a, date: 2026-02-23",
        "about: r; when: on 2026-03-10; resolution: failed | source: a, date: 2026-02-23",
        "about: s; mode: possible; when: by 2026-03-23; resolution: failed | source: a, date: 2026-02-23",
    ) == ["a voice forecast 0/1 hedged", "a voice fact 1/1"]


def test_a_relay_is_counted_apart() -> None:
    assert counted(f"about: q; {MONTH}; resolution: held | source: a, via: [afp]") == [
        "a voice forecast 1/1",
        "afp relay forecast 1/1",
    ]


def test_a_relay_of_both_sides_came_out_both_ways() -> None:
    both = "source: a, via: [afp] & source: b, stance: denies, via: [afp]"
    assert counted(f"about: q; {MONTH}; resolution: held | {both}") == [
        "a voice forecast 1/1",
        "b voice forecast 0/1",
        "afp relay forecast 0/0 both",
    ]


def test_who_picks_up_carries_and_adds_no_word() -> None:
    said = "source: a, date: 2026-02-23 & source: paper, picks_up: [a], date: 2026-02-24"
    assert counted(f"about: q; {MONTH}; resolution: held | {said}") == ["a voice forecast 1/1", "paper relay forecast 1/1"]


def test_one_question_counts_once() -> None:
    assert counted(
        f"about: q; {MONTH}; resolution: held | source: a, date: 2026-02-23",
        "about: q; mode: forecast; when: by 2026-04-23; resolution: held | source: a, date: 2026-02-23",
    ) == ["a voice forecast 1/1"]
    assert counted(
        f"about: q; {MONTH}; resolution: failed | source: a, date: 2026-02-23",
        "about: q; mode: forecast; when: by 2026-04-23; resolution: held | source: a, date: 2026-02-23",
    ) == ["a voice forecast 0/0 both"]


def test_two_periods_are_two_questions() -> None:
    assert counted(
        "about: q; mode: forecast; value: at least 50; period: 2026-03; resolution: held | source: a, date: 2026-02-23",
        "about: q; mode: forecast; value: at least 50; period: 2026-04; resolution: failed | source: a, date: 2026-02-23",
    ) == ["a voice forecast 1/2"]


EARLY = "about: q; mode: forecast; when: by 2026-03-15; resolution: failed | source: a, date: 2026-02-23"


@pytest.mark.parametrize(
    ("later", "count"),
    [
        ("resolution: held | source: a, date: 2026-03-01", "1/1"),  # in time: the later word is the one that counts
        ("status: open | source: a, date: 2026-03-01", "0/0 replaced"),
        ("resolution: held | source: a, date: 2026-03-16", "1/2"),  # a new forecast, which undoes nothing
        ("status: open | source: a, date: 2026-03-16", "0/1"),
        ("status: open | source: a, date: 2026-02-23", "0/1"),
        ("status: open | source: b, date: 2026-03-01", "0/1"),
        ("status: open | source: a, stance: no_comment, date: 2026-03-01", "0/1"),
        ("status: retracted | source: a, date: 2026-03-01", "0/1"),
    ],
)
def test_the_last_word_before_the_day_counts(later: str, count: str) -> None:
    found = counted(EARLY, f"about: q; mode: forecast; when: by 2026-04-30; {later}")
    assert f"a voice forecast {count}" in found


@pytest.mark.parametrize(("taken_back", "count"), [("2026-03-01", "0/0 replaced"), ("2026-03-24", "0/1")])
def test_taking_back_is_heard_before_the_day_and_not_after(taken_back: str, count: str) -> None:
    said = f"source: a, date: 2026-02-23 & source: a, stance: withdraws, date: {taken_back}"
    assert counted(f"about: q; {MONTH}; resolution: failed | {said}") == [f"a voice forecast {count}"]


@pytest.mark.parametrize(
    ("by", "count"),
    [
        ("source", ["minister voice forecast 0/1", "spokesman voice forecast 0/1"]),
        ("organisation", ["ministry voice forecast 0/1"]),
        ("camp", ["government voice forecast 0/1"]),
    ],
)
def test_those_who_speak_for_one_body_are_one_there(by: By, count: list[str]) -> None:
    said = "source: minister, date: 2026-02-23 & source: spokesman, date: 2026-02-24"
    assert counted(f"about: q; {MONTH}; resolution: failed | {said}", by=by) == count


def test_few_say_too_little_and_many_say_something() -> None:
    right = [f"about: q{number}; {MONTH}; resolution: held | source: a, date: 2026-02-23" for number in range(12)]
    (few,), (many,) = records(*right[:4]), records(*right)
    assert (few.right, few.of, few.telling) == (4, 4, False)
    assert (many.right, many.of, many.telling) == (12, 12, True)


def test_the_most_decided_come_first() -> None:
    names = [
        one.name
        for one in records(
            f"about: q; {MONTH}; resolution: held | source: a & source: b",
            f"about: r; {MONTH}; resolution: held | source: b",
        )
    ]
    assert names == ["b", "a"]
