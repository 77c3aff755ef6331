"""Two states of a corpus: what is told of the difference, and the laws of telling it."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given

from changes.test_standing import TEXTS
from claimtrack.changes.compare import Comparison, State, compare
from claimtrack.changes.mixture import Mixture, Sides
from claimtrack.changes.reasons import same
from claimtrack.changes.wording import reworded
from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.plan import verify
from claimtrack.policy import Policy, ScorePolicy
from claimtrack.render import changed
from claimtrack.render.reasons import sentence
from written_corpus import TODAY, check, files

CONFIG = Config(today=TODAY)
POLICY = Policy()

BASE = """\
# claims/left.yaml
claim: US forces left
about: exit/done
polarity: true
said:
  - {source: sana, basis: position, date: 2026-02-10}
  - {source: afp, basis: official, date: 2026-02-10}
# claims/stayed.yaml
claim: They did not leave
about: exit/done
polarity: false
said:
  - {source: official, basis: hearsay, date: 2026-02-10}
# sources/sana.yaml
source: SANA
kind: agency
anonymity: named
camp: government
grade: B
# sources/afp.yaml
source: AFP
kind: agency
anonymity: named
camp: press
grade: B
# sources/official.yaml
source: an official
kind: official
anonymity: unnamed
camp: government
# camps.yaml
government: {name: the government}
press: {name: the press, role: neutral}
"""

WHY = [
    (
        "position, date",
        "position, picks_up: [afp], date",
        "falls from strongly-corroborated (.74) to single-source (.64)",
        "`sana` now only repeats `afp` (picks_up), so its statement no longer counts: 1 root instead of 2; "
        "all that stands goes through `afp`",
    ),
    (
        "grade: B\n# sources/afp",
        "grade: D\n# sources/afp",
        "stays strongly-corroborated, .74 -> .70",
        "source `sana` graded B -> D",
    ),
    (
        "camp: press",
        "camp: government",
        "falls from strongly-corroborated (.74) to single-source (.54)",
        "source `afp` is now of camp `government`, the same as `sana`: 1 root instead of 2; "
        "all that stands is of camp `government`",
    ),
    (
        "role: neutral",
        "role: party",
        "stays strongly-corroborated, .74 -> .67",
        "the camp `press` is now a party, not neutral",
    ),
    (
        "official, date",
        "official, via: [sana], date",
        "falls from strongly-corroborated (.74) to corroborated (.70)",
        "what `afp` says now comes through `sana` (via); all that stands goes through `sana`",
    ),
    (
        "# claims/stayed",
        "  - {source: official, stance: denies, basis: official}\n# claims/stayed",
        "falls from strongly-corroborated (.74) to disputed (.52)",
        "new denial by `official` (official)",
    ),
    (
        "polarity: false",
        "polarity: false\nstatus: retracted",
        "stays strongly-corroborated, .74 -> .91",
        "the claim `stayed`, which contradicted it, was retracted",
    ),
    (
        "basis: hearsay",
        "basis: official",
        "falls from strongly-corroborated (.74) to disputed (.54)",
        "in `stayed` `official`: basis hearsay -> official",
    ),
    (
        "# sources/sana.yaml\nsource: SANA\nkind: agency\nanonymity: named",
        "# sources/sana.yaml\nsource: SANA\nkind: agency\nanonymity: off_record",
        "falls from strongly-corroborated (.74) to single-source (.64)",
        "source `sana` is now off the record, not named: 1 root instead of 2; all that stands goes through `afp`",
    ),
]


def compared(before: str, after: str) -> Comparison:
    return compare(State(check(before), CONFIG), State(check(after), CONFIG))


@pytest.mark.parametrize(("old", "new", "verdict", "why"), WHY, ids=[why for *_, why in WHY])
def test_why(old: str, new: str, verdict: str, why: str) -> None:
    assert old in BASE
    (change,) = (one for one in compared(BASE, BASE.replace(old, new, 1)).changed if one.id == "left")
    assert changed.verdict(change) == verdict
    assert [sentence(reason, change) for reason in change.reasons.found] == [why]


def test_only_what_moves_the_verdict_is_a_reason_and_the_largest_comes_first() -> None:
    after = BASE.replace("role: neutral", "role: party").replace("grade: B\n# sources/afp", "grade: E\n# sources/afp")
    after = after.replace("source: afp, basis", "source: afp, against_interest: false, basis").replace(
        "an official", "an officer"
    )
    (change,) = (one for one in compared(BASE, after).changed if one.id == "left")
    told = [sentence(reason, change) for reason in change.reasons.found]
    assert told == ["source `sana` graded B -> E", "the camp `press` is now a party, not neutral"]


def test_two_that_only_together_make_a_level_are_both_told() -> None:
    two = "  - {source: sana, basis: position, date: 2026-02-10}\n  - {source: afp, basis: official, date: 2026-02-10}\n"
    (change,) = (one for one in compared(BASE.replace(two, ""), BASE).changed if one.id == "left")
    assert [reason.level for reason in change.reasons.found] == [True, True]
    assert {reason.difference.after.source for reason in change.reasons.found} == {"afp", "sana"}  # type: ignore[union-attr]


def test_another_policy_is_a_reason() -> None:
    harsh = Config(
        today=TODAY,
        settings=Settings(policy=Policy(score=ScorePolicy(partly=0.1, basis={**ScorePolicy().basis, "official": 0.5}))),
    )
    comparison = compare(State(check(BASE), CONFIG), State(check(BASE, settings=harsh.settings), harsh))
    (change,) = (one for one in comparison.changed if one.id == "left")
    assert [sentence(reason, change) for reason in change.reasons.found] == [f"the policy is {harsh.policy.stamp}, not 1"]


def test_claims_new_gone_renamed_merged_and_unreadable() -> None:
    before = dedent("""\
        # claims/kept.yaml
        claim: The convoy left at dawn
        # claims/moved.yaml
        claim: The camp at Qasrak was emptied
        said: [{source: afp}]
        # claims/twin.yaml
        claim: A convoy went off at dawn
        # claims/spoilt.yaml
        claim: Nobody was hurt
        # claims/dropped.yaml
        claim: The bridge is open
        """)
    after = dedent("""\
        # claims/kept.yaml
        claim: The convoy left at dawn
        was: [twin]
        # claims/qasrak/emptied.yaml
        claim: The camp at Qasrak has been emptied
        said: [{source: afp}]
        # claims/spoilt.yaml
        claim: [Nobody was hurt
        # claims/fresh.yaml
        claim: Prices rose
        """)
    comparison = compared(before, after)
    assert [(one.id, one.unread, one.merged) for one in comparison.gone] == [
        ("dropped", False, None),
        ("spoilt", True, None),
        ("twin", False, "kept"),
    ]
    assert [one.id for one in comparison.new] == ["fresh"]
    assert [(one.before.id, one.id) for one in comparison.changed] == [("kept", "kept"), ("moved", "qasrak/emptied")]
    assert comparison.unchecked == (0, 1)


def test_word_by_word() -> None:
    shown = changed.words(reworded("US forces will have left within a month", "US forces may have left within 20 days")).plain
    assert shown == "US forces [-will-]{+may+} have left within [-a month-]{+20 days+}"


def test_forecasts_that_came_due_between_the_two() -> None:
    text = "# claims/x.yaml\nclaim: They will leave\nmode: forecast\nwhen: by 2026-02-20\nsaid: [{source: a, date: 2026-02-01}]\n"
    for since, told in (("2026-02-10", ["x"]), ("2026-02-20", []), ("2026-02-24", [])):
        then = Config(today=CONFIG.today.fromisoformat(since))
        comparison = compare(State(check(text), then), State(check(text), CONFIG))
        assert [one.cluster.id for one in comparison.due] == told


@given(TEXTS)
def test_nothing_differs_from_itself(texts: dict[str, str]) -> None:
    report = verify(files(texts), CONFIG, LocalEngine())
    assert not compare(State(report, CONFIG), State(report, CONFIG)).anything


@given(TEXTS, TEXTS)
def test_the_other_way_round_is_the_mirror_image(old: dict[str, str], new: dict[str, str]) -> None:
    states = [State(verify(files(texts), CONFIG, LocalEngine()), CONFIG) for texts in (old, new)]
    there, back = compare(*states), compare(*reversed(states))
    assert [one.id for one in there.new] == [one.id for one in back.gone]
    assert [one.id for one in there.gone] == [one.id for one in back.new]
    assert sorted(_ends(there)) == sorted((b, a) for a, b in _ends(back))
    effects = {one.before.id: one.reasons for one in there.changed}
    for one in back.changed:
        ours, theirs = effects[one.after.id], one.reasons
        assert len(ours.found) == len(theirs.found)
        assert ours.others == theirs.others
        assert sorted(round(r.effect, 6) + 0.0 for r in ours.found) == sorted(round(-r.effect, 6) + 0.0 for r in theirs.found)
        assert sum(r.level for r in ours.found) == sum(r.level for r in theirs.found)


@given(TEXTS, TEXTS)
def test_with_all_differences_made_the_old_evidence_is_the_new(old: dict[str, str], new: dict[str, str]) -> None:
    clusters = [{one.id: one for one in verify(files(texts), CONFIG, LocalEngine()).clusters} for texts in (old, new)]
    for name in clusters[0].keys() & clusters[1].keys():
        before, after = (side[name] for side in clusters)
        mixture = Mixture(Sides(before, after, (POLICY, POLICY)))
        assert same(mixture.scored(set())) == same(before.corroboration)
        assert same(mixture.scored(set(range(len(mixture.differences))))) == same(after.corroboration)


def _ends(comparison: Comparison) -> list[tuple[str, str]]:
    return [(one.before.id, one.after.id) for one in comparison.changed]
