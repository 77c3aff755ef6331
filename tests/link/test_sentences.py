"""Two sentences and the relation that follows from what they state; and the worked pairs, given as sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.link.related import relate
from claimtrack.link.relation import relate as relate_sides
from link.test_pairs import PAIRS, POLICY, as_side

SAID = date(2026, 2, 23)

RELATIONS = """
They will have withdrawn within a month | The pullout could be completed within 20 days | divergent
More than 30 targets were hit | The strikes hit 28 targets | contradiction
More than 30 targets were hit | The strikes hit 32 targets | refinement
A convoy of dozens of trucks left the base | The monitor counted 36 trucks in the convoy | refinement
Some 45 km lie between the base and the town | The base is 28 miles from the town | refinement
45 km lie between the base and the town | The base is 45 miles from the town | contradiction
Four people were killed and 12 were wounded | The attack killed five people and wounded 12 | contradiction
Four soldiers were killed, one attacker was killed | Four soldiers died and the ministry says one attacker was killed | agree
A third of voters stayed at home | 60 per cent of voters stayed at home | divergent
The town has 8,000 people, as of 1 May 2025 | The town has 9,500 people, as of 1 May 2019 | unrelated
The bridge was closed on 3 February 2026 | The bridge was closed on 9 February 2026 | contradiction
The base was closed | The base was not closed | contradiction
The base could be closed | The base will not be closed | divergent
The ministry confirmed the date | The ministry denied the date | contradiction
The base was closed | A ceasefire was signed | unrelated
Two strikes a day hit the town | 34 strikes hit the town | unrelated
The firm earned $1.2bn | The firm earned 3 billion dollars | contradiction
The firm earned $1.2bn | The firm earned 1.2bn euros | unrelated
No casualties were reported in the attack | Four casualties were reported in the attack | contradiction
It ranked 22nd in the table | It ranked 24th in the table | contradiction
The ransom was between $1.5m and $2m | The ransom was $1.8 million | refinement
The share is between 30% and 40% | The share is 35 percent | refinement
All but two of the 12 sailors were killed | Ten of the 12 sailors were killed | unrelated
The death toll rose from 98 to 112 | The death toll stands at 112 | agree
The death toll rose from 98 to 112 | The death toll stands at 98 | contradiction
Two more people were killed | 14 people were killed | compatible
Another 20 people were killed | 12 people were killed | contradiction
Two more people were killed | Five more people were killed | contradiction
Five people were killed and another 20 wounded | Five people were killed and 30 wounded | contradiction
Profits rose by 12 percent | Profits fell by 12 percent | contradiction
Profits rose by 12 percent | Profits increased by 12 percent | agree
The firm reported a 12 percent rise in profits | The firm reported a 12 percent drop in profits | contradiction
Profits could rise by 12 percent | Profits will fall by 12 percent | divergent
Profits did not rise by 12 percent | Profits fell by 12 percent | unrelated
Inflation rose by 3 percent | Inflation rose to 3 percent | unrelated
Inflation rose to 3 percent | Inflation fell to 3 percent | agree
Inflation rose by 3 percent | Inflation stands at 8 percent | unrelated
The base lost 12 soldiers | 12 soldiers were killed at the base | agree
The film has a score of 34 out of 100 | The film has a score of 6.5/10 | unrelated
"""


@pytest.mark.parametrize("line", RELATIONS.strip().splitlines())
def test_relation(line: str) -> None:
    a, b, expected = line.split(" | ")
    found, turned = relate(a, b, said=SAID), relate(b, a, said=SAID)
    assert found.relation.verdict == expected
    assert turned.relation == found.relation.turned()


ONE_QUESTION = """
The bridge was closed on Monday | The bridge was not closed on Monday | contradiction
The army killed five soldiers | The army did not kill five soldiers | contradiction
The firm denied it had lost 5 million | The firm had lost 5 million | contradiction
12 people died in the blast | The ministry denied that 12 people died in the blast | contradiction
12 people died in the blast | The ministry denied claims that 30 people died in the blast | compatible
The blast killed 30 people | The army rejected reports that the blast killed more than 20 people | contradiction
The blast killed 12 people | The army rejected reports that the blast killed more than 20 people | compatible
The ministry denied that 12 people died | The ministry denied that 30 people died | compatible
The strike hit the hospital | The army denied that the strike hit the hospital | contradiction
The army killed 12 people | The army denied that it killed 12 people | contradiction
The bridge was hit | It is false that the bridge was hit | contradiction
The bridge was hit | The army denied that the bridge was not hit | agree
12 people died in the blast | The ministry could not confirm that 12 people died in the blast | unrelated
12 people died in the blast | The ministry did not deny that 12 people died in the blast | unrelated
The bridge was hit | It is unclear whether the bridge was hit | unrelated
12 people were killed | 12 people were killed, but the army denied that it was to blame | unrelated
Bei der Explosion starben 12 Menschen | Das Ministerium dementierte, dass bei der Explosion 12 Menschen starben | contradiction
Es starben 12 Menschen | Das Ministerium wies Berichte zurück, wonach 12 Menschen starben | contradiction
Es starben 12 Menschen | Das Ministerium konnte nicht bestätigen, dass 12 Menschen starben | unrelated
Douze personnes sont mortes | Le ministère a démenti que douze personnes soient mortes | contradiction
Douze personnes sont mortes | Le ministère dément les informations selon lesquelles douze personnes sont mortes | contradiction
Douze personnes sont mortes | Le ministère n'a pas confirmé que douze personnes sont mortes | unrelated
قتل 12 شخصا في الانفجار | نفت الوزارة أن 12 شخصا قتلوا في الانفجار | contradiction
قتل 12 شخصا في الانفجار | نفت الوزارة صحة الأنباء التي تفيد بأن 12 شخصا قتلوا في الانفجار | contradiction
قتل 12 شخصا في الانفجار | لم تؤكد الوزارة أن 12 شخصا قتلوا في الانفجار | unrelated
The bridge is open | The bridge is no longer open | contradiction
The bridge is open | The bridge is not yet open | contradiction
The bridge is still closed | The bridge is closed | agree
The minister resigned | The minister has yet to resign | contradiction
The minister has not yet resigned | The minister has yet to resign | agree
Die Brücke ist offen | Die Brücke ist nicht mehr offen | contradiction
Die Brücke ist offen | Die Brücke ist noch nicht offen | contradiction
Le pont est ouvert | Le pont n'est plus ouvert | contradiction
Le pont est ouvert | Le pont n'est pas encore ouvert | contradiction
الجسر مفتوح | لم يعد الجسر مفتوح | contradiction
Smith won the election in 2020 | Jones won the election in 2020 | contradiction
The bridge was closed on Monday | The bridge was open on Monday | unsure
30 people were killed in the past three days | 45 people were killed in the past two weeks | compatible
60 people were killed in the past three days | 45 people were killed in the past two weeks | contradiction
30 people were killed in the past three days | 45 people were killed in the past three days | contradiction
30 people were killed in the past 24 hours | 145 people have been killed since October 2023 | compatible
145 people have been killed since October 2023 | 300 people have been killed since 7 October 2023 | contradiction
145 people have been killed since October 2023 | 300 people have been killed since 1 March 2024 | contradiction
145 people have been killed since October 2023 | 30 people have been killed since 1 March 2024 | compatible
12 people were killed on Sunday | 15 people were killed in the past two weeks | compatible
12 people were killed in the attack in March 2025 | 9 people were killed in the attack on 3 March 2025 | contradiction
34 strikes hit the town in the past ten days | Two strikes a day hit the town in the past ten days | contradiction
In den letzten drei Tagen wurden 30 Menschen getötet | In den letzten zwei Wochen wurden 45 Menschen getötet | compatible
Zwei Drittel der Mitglieder stimmten zu | 67 Prozent der Mitglieder stimmten zu | refinement
12 people were killed in March 2025 | 30 people were killed in 2025 | compatible
30 people were killed in March 2025 | 12 people were killed in 2025 | contradiction
12 people were killed on 3 March 2025 | 30 people were killed in March 2025 | compatible
12 people were killed between 5 and 20 March 2025 | 30 people were killed between 3 and 10 March 2025 | unrelated
12 people were killed in the bombing in March 2025 | 30 people were killed in the bombing in 2025 | contradiction
Unemployment was 12 percent in March 2025 | Unemployment was 9 percent in 2025 | unrelated
The firm sold 12,000 cars in March 2025 | The firm sold 9,000 cars in 2025 | contradiction
The war lasted 5 months in 2025 | The war lasted 9 months in March 2025 | contradiction
Im März 2025 wurden 12 Menschen getötet | Im Jahr 2025 wurden 30 Menschen getötet | compatible
Bei dem Anschlag im März 2025 starben 12 Menschen | Bei dem Anschlag im Jahr 2025 starben 30 Menschen | contradiction
En mars 2025, 30 personnes ont été tuées | En 2025, 12 personnes ont été tuées | contradiction
En mars 2025, 12 personnes ont été tuées dans l'attentat | En 2025, 30 personnes ont été tuées dans l'attentat | contradiction
قتل 10 أشخاص في مارس 2025 | قتل 12 شخصا في عام 2025 | compatible
The blast happened at 14:00 | The blast happened at 3 pm | contradiction
The blast happened at 14:00 | The blast happened at 2 pm | agree
The blast happened at 14:00 | The blast happened at about 2.15 pm | compatible
The blast happened at 14:00 | The blast happened around 4 pm | divergent
The blast happened at 14:00 on 3 February 2026 | The blast happened at 3 pm on 3 February 2026 | contradiction
The blast happened at 14:00 on 3 February 2026 | The blast happened on 3 February 2026 | refinement
The blast happened on 3 February 2026 at 14:00 CET | The blast happened on 3 February 2026 at 13:00 UTC | agree
The blast happened at 14:00 EST | The blast happened at 14:00 CET | contradiction
The blast happened at 14:00 CET | The blast happened at 15:00 | compatible
The blast happened at 14:00 IST | The blast happened at 15:00 UTC | compatible
The blast happened at 2 pm (1200 GMT) | The blast happened at 12:00 UTC | agree
12 people were killed at 14:00 | 12 people were killed at 15:00 | contradiction
The shop is open from 9 am to 5 pm | The shop is open from 9 am to 6 pm | unrelated
The match ended 14:00 | The match ended 15:00 | unrelated
Die Explosion ereignete sich um 14 Uhr | Die Explosion ereignete sich um 15 Uhr | contradiction
Die Explosion ereignete sich um 14 Uhr MEZ | Die Explosion ereignete sich um 2 Uhr nachmittags | compatible
Die Explosion ereignete sich um 14:00 Uhr MEZ | Die Explosion ereignete sich um 13 Uhr UTC | agree
L'explosion s'est produite dans la rue à 14h00 | L'explosion s'est produite dans la rue à 15h30 | contradiction
L'explosion s'est produite dans la rue à 14 heures | L'explosion s'est produite dans la rue à 2 heures de l'après-midi | agree
وقع الانفجار في الساعة 14:00 | وقع الانفجار في الساعة 15:00 | contradiction
وقع الانفجار في الساعة 14:00 | وقع الانفجار في الساعة 2 بعد الظهر | agree
He has led the party since 2014 | He led the party in 2020 | unrelated
12 people were killed and 40 injured | 40 people were killed and 12 injured | contradiction
The base was closed, the ministry said | The base was closed, Reuters said | unsure
Reuters said the base was closed | AFP said the base was closed | agree
The UN said 1.5m people fled | The UN said 2m people fled | unrelated
The suspect, 34, was arrested | The suspect, 36, was arrested | unrelated
Al-Sharaa visited Washington | Ahmed al-Sharaa visited Washington | unrelated
"""


@pytest.mark.parametrize("line", ONE_QUESTION.strip().splitlines())
def test_two_answers_to_one_question(line: str) -> None:
    a, b, expected = line.split(" | ")
    found, turned = (relate(*texts, said=SAID, one_question=True).relation for texts in ((a, b), (b, a)))
    assert turned == found.turned()
    if expected == "unsure":
        assert not found.sure or found.verdict == "unrelated"
    else:
        assert found.verdict == expected


STANDING = """
The bridge is open | The bridge is no longer open | update
The bridge is no longer open | The bridge is open | contradiction
The bridge is not yet open | The bridge is open | update
The bridge is open | The bridge is not yet open | contradiction
The minister has yet to resign | The minister resigned | update
The bridge is open | The bridge is not open | contradiction
Die Brücke ist offen | Die Brücke ist nicht mehr offen | update
Le pont n'est pas encore ouvert | Le pont est ouvert | update
الجسر مفتوح | لم يعد الجسر مفتوح | update
"""


@pytest.mark.parametrize("line", STANDING.strip().splitlines())
def test_a_state_that_changes(line: str) -> None:
    """The first was said a week before the second."""
    earlier, later, expected = line.split(" | ")
    days = date(2026, 2, 16), date(2026, 2, 23)
    found = relate(earlier, later, said=days, one_question=True).relation
    assert found.verdict == expected
    assert relate(later, earlier, said=days[::-1], one_question=True).relation == found.turned()


def test_what_agrees_in_passing_supports_nothing() -> None:
    texts = ("The suspect is from Syria, police said on Monday", "The bridge was closed on Monday")
    found = relate(*texts, said=SAID, one_question=True).relation
    assert not (found.sure and found.entails != "none")


ENTAILS = """
46 people, including five children, were killed | 46 people were killed | a
46 people, including five children, were killed | Five children were killed | a
46 people were killed and 12 wounded | 12 people were wounded and 46 killed | both
46 people were killed and 12 wounded | At least 40 people were killed | a
At least 40 people were killed and 12 wounded | 46 people were killed | none
46 people were killed on Monday | 46 people were killed | both
"""


@pytest.mark.parametrize("line", ENTAILS.strip().splitlines())
def test_what_has_no_partner_is_implied_by_nothing(line: str) -> None:
    a, b, expected = line.split(" | ")
    found, turned = (relate(*texts, said=SAID, one_question=True).relation for texts in ((a, b), (b, a)))
    assert found.entails == expected
    assert turned == found.turned()


def test_a_long_text_takes_no_longer_than_it_must() -> None:
    a, b = "12% of 30% of " * 140, "12% of 31% of " * 140
    assert len(relate(a, b).matches) <= 24


def test_the_worst_of_several_values_is_the_verdict_and_says_which() -> None:
    found = relate("Four people were killed and 12 were wounded", "The attack killed five people and wounded 12")
    decisive = found.matches[0]
    assert (decisive.values.a.text, decisive.values.b.text) == ("Four", "five")
    assert {match.relation.verdict for match in found.matches} == {"contradiction", "agree"}


def test_without_a_day_what_counts_from_it_is_not_read() -> None:
    found = relate("They will be gone within a month", "They will be gone within 20 days")
    assert found.a.times == ()
    assert found.relation.verdict != "divergent"


def test_each_sentence_may_have_its_own_day() -> None:
    words = "They will be gone within a month"
    assert relate(words, words, said=(SAID, date(2026, 3, 10))).relation.verdict == "divergent"
    assert relate(words, words, said=SAID).relation.verdict == "agree"


def test_values_that_count_other_things_are_not_compared_unless_both_answer_one_question() -> None:
    a, b = "The army lost 36 tanks", "Aid for 900 villages arrived"
    assert relate(a, b).relation.verdict == "unrelated"
    assert relate(a, b, one_question=True).relation.verdict == "contradiction"


TEMPLATES = (
    "{n} people were killed on {t}",
    "{n} trucks left the base within {n} hours",
    "the base could be empty {t}",
    "{n} of the {n} villages did not vote",
    "no timetable has been set",
    "{t} the ministry denied that {n} soldiers fled",
)
NUMBERS = ("4", "five", "at least 50", "more than 30", "about 1,000", "dozens of", "a third of the", "between 30 and 40", "no")
TIMES = ("by 2026-03-23", "in March 2026", "within a month", "since 2014", "on 29 January 2026", "in the coming days")
SENTENCES = st.builds(
    lambda template, n, t: template.format(n=n, t=t), st.sampled_from(TEMPLATES), st.sampled_from(NUMBERS), st.sampled_from(TIMES)
)


@given(SENTENCES, SENTENCES)
def test_symmetry(a: str, b: str) -> None:
    found = relate(a, b, said=SAID)
    assert relate(b, a, said=SAID).relation == found.relation.turned()


@given(SENTENCES)
def test_a_sentence_is_never_in_conflict_with_itself(a: str) -> None:
    assert relate(a, a, said=SAID).relation.verdict in ("agree", "unrelated")


@given(SENTENCES, SENTENCES)
def test_a_contradiction_never_comes_from_overlapping_sets(a: str, b: str) -> None:
    for match in relate(a, b, said=SAID).matches:
        assert match.relation.verdict != "contradiction" or match.values.sets.sets == "disjoint"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_related(a: str, b: str) -> None:
    assert relate(a, b, said=SAID, one_question=True).relation.verdict


GIVEN = ("value", "when", "label", "polarity")

AS_SENTENCES = {
    "d02-same-deadline": "unrelated",  # `confirms the timeline` names no time: another sentence holds it
    "d08-slipping-deadline-other-source": "contradiction",  # `official on 23 Feb: within a month` dates its speaker as well
    "d11-base-before-country": "unrelated",  # `left within a month` may speak of the past: it is no deadline, and is left alone
    "d12-base-after-country": "unrelated",  # the same, and what is held `until 1 May` has not ended by then
    "x03-confirmed-vs-denied": "unrelated",  # a `one-month timetable` and `no timetable`: too few words in common to say
}
"""What worked pairs are called when their fields are gone and their sentences read, where that is another verdict; and why."""


def bare(keys: dict[str, Any]) -> dict[str, Any]:
    """A side of a worked pair without the fields that give its value, and without `mode`: its sentence is read for both."""
    return {key: value for key, value in keys.items() if key not in (*GIVEN, "mode")}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_the_worked_pairs_as_sentences(pair: dict[str, Any]) -> None:
    a, b = (as_side({"date": "2026-02-23", **bare(pair[name])}) for name in ("a", "b"))
    found = relate_sides(a, b, POLICY)
    assert found.verdict == AS_SENTENCES.get(pair["id"], pair["verdict"])
    assert relate_sides(b, a, POLICY) == found.turned()
