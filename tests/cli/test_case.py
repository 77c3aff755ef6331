"""The first case: what the desk expects to see when it runs the checks on the article of February 2026."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.link import labels
from claimtrack.link.pairs import Pair
from claimtrack.plan import Report, verify
from cli.conftest import ROOT, Run
from written_corpus import files

DAY = ("--today", "2026-02-24")


def rows(ran: Any) -> Any:
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_20_days_against_a_month(claimtrack: Run) -> None:
    ran = claimtrack("verify", *DAY)
    assert ran.status == 0
    (finding,) = [block for block in ran.out.split("\n\n") if "two answers to `us-exit-syria/complete`" in block]
    for words in (
        "warning[CT202]",
        "by 15 March 2026 or by 23 March 2026",
        "claims/us-exit-syria-within-20-days.yaml:3:1",
        "claims/us-exit-syria-within-a-month.yaml:3:1",
        "allied-diplomat (unnamed)",
        "syrian-government-official (unnamed) and kurdish-source (unnamed)",
        "decided on 15 and 23 March 2026",
    ):
        assert words in finding


def test_what_is_in_conflict_and_what_stays_silent(claimtrack: Run) -> None:
    conflicts = rows(claimtrack("conflicts", "--json", "about,verdict", *DAY))
    assert conflicts == [
        {"about": "december-ambush/perpetrator", "verdict": "divergent"},
        {"about": "sdf/status", "verdict": "divergent"},
        {"about": "us-exit-syria/complete", "verdict": "divergent"},
    ]


@pytest.mark.parametrize(
    ("claim", "level"),
    [
        ("us-exit-syria-within-a-month", "corroborated"),
        ("us-exit-syria-within-20-days", "uncorroborated"),
        ("us-exit-qasrak-begun", "corroborated"),
        ("convoy-23feb-trucks", "single-source"),
        ("us-troops-syria-about-1000", "uncorroborated"),
        ("us-troops-syria-final-1000", "uncorroborated"),
        ("us-exit-al-tanf-complete", "uncorroborated"),
        ("us-exit-al-shaddadi-complete", "uncorroborated"),
        ("qasrak-distance-tell-tamer", "uncorroborated"),
        ("us-presence-syria-11-years", "uncorroborated"),
        ("us-exit-unrelated-to-iran", "uncorroborated"),
        ("raqa-attack-security-killed", "single-source"),
        ("raqa-attack-assailant-killed", "single-source"),
        ("us-strikes-on-is-10", "single-source"),
        ("us-strikes-feb-targets", "single-source"),
        ("is-losses-feb-killed-or-captured", "single-source"),
        ("is-detainees-moved-thousands", "uncorroborated"),
        ("sharaa-washington-visit-date", "uncorroborated"),
    ],
)
def test_levels(claimtrack: Run, claim: str, level: str) -> None:
    assert rows(claimtrack("list", claim, "--json", "level", *DAY)) == [{"level": level}]


def test_the_morning_list(claimtrack: Run) -> None:
    listed = rows(claimtrack("list", "--uncorroborated", "--json", "id,level,score,roots", *DAY))
    ids = {row["id"] for row in listed}
    everything = rows(claimtrack("list", "--json", "id,sources", *DAY))
    own_voice_alone = {row["id"] for row in everything if row["sources"] == ["article-own-voice"]}
    assert len(own_voice_alone) > 50
    assert own_voice_alone <= ids
    assert not ids & {
        "us-exit-syria-within-a-month",
        "us-exit-qasrak-begun",
        "convoy-23feb-trucks",
        "raqa-attack-security-killed",
    }
    assert all(set(row) == {"id", "level", "score", "roots"} for row in listed)


def without_values(text: str) -> str:
    """A record of the case without the fields that its sentence makes unnecessary. Labels stay: they are the desk's own words."""
    return re.sub(r"^(?:value|when|polarity): .*\n", "", text, flags=re.MULTILINE)


def case(change: Callable[[str], str] = str) -> Report:
    found = [*ROOT.glob("claims/**/*.yaml"), *ROOT.glob("sources/**/*.yaml"), ROOT / "camps.yaml"]
    texts = {path.relative_to(ROOT).as_posix(): change(path.read_text("utf-8")) for path in found}
    return verify(files(texts), Config(today=date(2026, 2, 24)), LocalEngine())


def test_the_same_conflicts_are_read_from_the_sentences_alone() -> None:
    given, read = case(), case(without_values)
    assert [pair.relation.verdict for pair in given.pairs if pair.conflicting] == ["divergent"] * 3
    assert [told(pair) for pair in read.pairs] == [told(pair) for pair in given.pairs]
    assert [one.corroboration.level for one in read.clusters] == [one.corroboration.level for one in given.clusters]


def told(pair: Pair) -> tuple[str, ...]:
    return (pair.a.id, pair.b.id, pair.about, pair.relation.verdict, pair.relation.severity, pair.relation.entails)


def test_each_label_that_a_sentence_of_the_case_names_is_read_from_it() -> None:
    """One claim at a time, so that the label is still known from others that ask the same kind of question."""
    given = case()
    known = labels.in_use(one.dossier.filed for one in given.clusters)
    named = {}
    for one in given.clusters:
        claim = one.dossier.claim
        if claim.label and claim.about:
            stated = labels.stated(claim.claim, known[labels.kind(claim.about)])
            if stated is not None:
                named[one.id] = (stated.text, claim.label)
    assert all(stated == given_label for stated, given_label in named.values()), named
    assert {"december-ambush-perpetrator-is", "raqa-attack-perpetrator-is"} <= set(named)


def test_all_of_it_came_through_one_agency(claimtrack: Run) -> None:
    report = json.loads(claimtrack("verify", "--output-format", "json", *DAY).out)
    (claim,) = [one for one in report["claims"] if one["id"] == "us-exit-syria-within-a-month"]
    assert claim["roots"] == ["kurdish-led-forces", "syrian-government"]
    assert claim["single_points"] == ["relay:afp"]
    assert "CT302" in {one["code"] for one in report["findings"] if "us-exit-syria-within-a-month" in one["claims"]}
