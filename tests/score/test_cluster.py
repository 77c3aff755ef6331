"""What a claim inherits from its kin, worked by hand on three voices of three camps."""

from __future__ import annotations

import pytest

from claimtrack.score.corroborate import Corroboration
from written_corpus import check

WORLD = """# camps.yaml
red: {name: the reds}
blue: {name: the blues}
# sources/ali.yaml
source: Ali
kind: person
anonymity: named
camp: red
grade: C
# sources/berit.yaml
source: Berit
kind: person
anonymity: named
camp: blue
grade: C
"""
ONE = 0.80 * 0.75 * 0.85  # position, a party, grade C, by name


def scored(*claims: str) -> dict[str, Corroboration]:
    """Each claim, one a line (`id: keys | source stance date, ...`), with its corroboration."""
    text = WORLD
    for line in claims:
        head, _, voices = line.partition("|")
        name, _, keys = head.partition(":")
        text += f"# claims/{name}.yaml\nclaim: the sentence of {name}\nabout: q\n"
        text += "".join(f"{row.strip()}\n" for row in keys.split(";")) + "said:\n"
        for voice in voices.split(","):
            source, stance, day = voice.split()
            text += f"  - {{source: {source}, stance: {stance}, basis: position, date: 2026-02-{day}}}\n"
    report = check(text)
    assert not [finding for finding in report.findings if finding.code.startswith("CT0")]
    return {cluster.id: cluster.corroboration for cluster in report.clusters}


def near(number: float) -> object:
    return pytest.approx(number, abs=1e-9)


def test_support_passes_up_an_entailment_only() -> None:
    found = scored("dozens: value: dozens | ali supports 23", "exact: value: '36' | berit supports 23")
    assert found["dozens"].score == near(1 - (1 - ONE) ** 2)
    assert found["dozens"].roots == ("blue", "red")
    assert found["exact"].score == near(ONE)


def test_a_possibility_by_the_words_of_a_sentence_entails_only_partly() -> None:
    said = "said: [{source: %s, basis: position, date: 2026-02-23}]"
    text = f"""{WORLD}
# claims/maybe.yaml
claim: 95 cars may have been burnt
about: q
{said % "ali"}
# claims/flat.yaml
claim: 95 cars were burnt
about: q
{said % "berit"}
"""
    found = {cluster.id: cluster.corroboration for cluster in check(text).clusters}
    assert found["flat"].score == near(1 - (1 - ONE) * (1 - 0.5 * ONE))
    assert found["flat"].roots == ("blue",)
    assert found["maybe"].score == near(1 - (1 - ONE) ** 2)


def test_a_possibility_entails_only_partly() -> None:
    found = scored(
        "month: when: by 2026-03-23; mode: forecast | ali supports 23",
        "days: when: by 2026-03-15; mode: possible | berit supports 23",
    )
    assert found["month"].score == near(1 - (1 - ONE) * (1 - ONE / 2))
    assert found["days"].score == near(ONE)


def test_equal_claims_share_everything() -> None:
    found = scored("a: value: '36' | ali supports 23", "b: value: three dozen | berit supports 23")
    assert found["a"].score == found["b"].score == near(1 - (1 - ONE) ** 2)


def test_support_of_a_contradiction_is_a_denial() -> None:
    found = scored("four: value: four | ali supports 23", "five: value: five | berit supports 23")
    assert found["four"].score == near(ONE * (1 - ONE))
    assert found["four"].disbelief == near(ONE * (1 - ONE))
    assert found["four"].conflict == near(ONE * ONE)


def test_estimates_that_diverge_deny_nothing() -> None:
    found = scored("four: value: four; mode: estimate | ali supports 23", "nine: value: nine | berit supports 23")
    assert found["four"].denial == found["nine"].denial == 0


def test_a_part_that_exceeds_its_whole_is_a_contradiction() -> None:
    found = scored(
        "city: value: nine; place: syria/raqa | ali supports 23", "country: value: four; place: syria | berit supports 23"
    )
    assert found["city"].denial == found["country"].denial == near(ONE)


def test_who_denies_the_whole_month_denies_the_twenty_days() -> None:
    found = scored("month: when: by 2026-03-23 | ali denies 23", "days: when: by 2026-03-15 | berit supports 23")
    assert found["days"].denial == near(ONE)


def test_who_denies_the_twenty_days_says_nothing_of_the_month() -> None:
    found = scored("month: when: by 2026-03-23 | ali supports 23", "days: when: by 2026-03-15 | berit denies 23")
    assert found["month"].denial == 0
    assert found["month"].score == near(ONE)


def test_a_denial_of_a_contradiction_is_no_support() -> None:
    found = scored("four: value: four | ali supports 23", "five: value: five | berit denies 23")
    assert found["four"].score == near(ONE)


def test_a_correction_denies_what_stood_before() -> None:
    found = scored("six: value: six | ali supports 21", "four: value: four | ali supports 22")
    assert found["six"].support == 0
    assert found["six"].denial == near(ONE)
    assert found["four"].score == near(ONE)
    assert found["four"].denial == 0


def test_a_slipped_deadline_is_withdrawn() -> None:
    found = scored("march: when: by 2026-03-23 | ali supports 21", "april: when: by 2026-04-10 | ali supports 22")
    assert found["march"].level == "unsourced"
    assert found["april"].score == near(ONE)


def test_a_higher_floor_of_the_same_source_still_holds_the_lower() -> None:
    found = scored("fifty: value: at least 50 | ali supports 21", "eighty: value: at least 80 | ali supports 22")
    assert found["fifty"].score == found["eighty"].score == near(ONE)


def test_a_growing_count_takes_nothing_back() -> None:
    found = scored(
        "four: value: four; growing: true; as_of: 2026-02-21 | ali supports 21",
        "six: value: six; growing: true; as_of: 2026-02-22 | berit supports 22",
    )
    assert [found[name].score for name in ("four", "six")] == [near(ONE), near(ONE)]
    assert found["four"].denial == found["six"].denial == 0


def test_one_voice_on_both_claims_counts_once() -> None:
    alone = scored("dozens: value: dozens | ali supports 23")
    both = scored("dozens: value: dozens | ali supports 23", "exact: value: '36' | ali supports 23")
    assert both["dozens"].score == near(alone["dozens"].score)
    assert both["dozens"].roots == ("red",)


def test_other_questions_other_events_and_retracted_claims_give_nothing() -> None:
    found = scored(
        "four: value: four; event: attack | ali supports 23",
        "five: value: five; event: other-attack | berit supports 23",
        "six: value: six; status: retracted | berit supports 23",
    )
    assert found["four"].denial == 0


def test_what_was_withdrawn_in_a_contradicting_claim_denies_no_more() -> None:
    yes = "yes: polarity: true | ali supports 20"
    denied = scored(yes, "no: polarity: false | berit supports 20")
    withdrawn = scored(yes, "no: polarity: false | berit supports 20, berit withdraws 22")
    assert denied["yes"].conflict == near(ONE * ONE)
    assert (withdrawn["yes"].score, withdrawn["yes"].conflict) == (near(ONE), near(0))
    assert withdrawn["no"].score == near(0)


def test_what_was_withdrawn_in_a_claim_that_entails_supports_no_more() -> None:
    found = scored("dozens: value: dozens | ali supports 20", "exact: value: '36' | berit supports 20, berit withdraws 22")
    assert found["dozens"].score == near(ONE)
    again = scored("dozens: value: dozens | ali supports 20", "exact: value: '36' | berit withdraws 20, berit supports 22")
    assert again["dozens"].score == near(1 - (1 - ONE) ** 2)


def test_a_withdrawal_takes_nothing_from_what_its_source_says_of_another_claim() -> None:
    found = scored("dozens: value: dozens | berit supports 20", "exact: value: '36' | berit supports 20, berit withdraws 22")
    assert found["dozens"].score == near(ONE)
