"""The list for the desk: which claims share a piece of work, and what comes first. Corpora beside what should be done."""

from __future__ import annotations

import pytest

from claimtrack.config import Config, Settings
from claimtrack.render import steps
from claimtrack.score.next.todo import Open, Task, tasks
from written_corpus import TODAY, check

DESK = """# camps.yaml
city: {name: the city}
workers: {name: the workers}
# sources/mayor.yaml
source: the mayor
kind: official
anonymity: named
camp: city
# sources/nurse.yaml
source: a nurse
kind: person
anonymity: named
# sources/porter.yaml
source: a porter
kind: person
anonymity: named
"""
CONFIG = Config(today=TODAY, settings=Settings())


def opened(*claims: str) -> list[Open]:
    """The open claims of a desk, written one a line: `id: keys | source basis, ...`."""
    text = DESK
    for line in claims:
        head, _, voices = line.partition("|")
        name, _, keys = head.partition(":")
        text += f"# claims/{name}.yaml\nclaim: the sentence of {name}\n"
        text += "".join(f"{key.strip()}\n" for key in keys.split(";") if key.strip()) + "said:\n"
        for voice in voices.split(","):
            source, basis = voice.split()
            text += f"  - {{source: {source}, basis: {basis}}}\n"
    report = check(text)
    assert not [finding for finding in report.findings if finding.code.startswith("CT0")]
    return list(steps.open_claims(report, CONFIG, steps.search(report, CONFIG), None))


def listed(*claims: str) -> list[str]:
    """The pieces of work, each as `what: claims`."""
    return [line(task) for task in tasks(opened(*claims))]


def line(task: Task) -> str:
    what = " + ".join(f"{one.kind} {one.subject}".strip() for one in task.additions)
    return f"{what}: {', '.join(lift.claim for lift in task.lifts)}"


def test_one_camp_lifts_all_claims_that_wait_for_it() -> None:
    assert listed("ward: | nurse position, porter position", "roof: | nurse position, porter position") == [
        "camp nurse: roof, ward"
    ]


def test_one_source_can_speak_to_two_claims_about_one_question() -> None:
    assert listed("a: about: fire/cause | mayor position", "b: about: fire/cause | mayor position", "c: | mayor position") == [
        "another-camp: a, b",
        "another-camp: c",
    ]


def test_nobody_vouches_for_two_claims_that_exclude_each_other() -> None:
    found = listed(
        "five: about: buses; value: 5 buses; mode: estimate | nurse unknown",
        "fifty: about: buses; value: 50 buses; mode: estimate | porter unknown",
    )
    assert not [one for one in found if "another-camp" in one and "five" in one and "fifty" in one]
    assert sorted(name for one in found for name in one.partition(": ")[2].split(", ")) == ["fifty", "five"]


def test_what_is_most_at_stake_comes_first() -> None:
    assert listed(
        "a: | mayor official",
        "b: status: published | mayor official",
        "c: alleges: theft | mayor official",
    ) == ["another-camp: b", "another-camp: c", "another-camp: a"]


def test_of_equal_stake_what_gains_most_for_the_effort() -> None:
    # .28 -> .60 for 4, .63 -> .70 for 1, .48 -> .71 for 4
    assert listed("a: | mayor official", "b: | nurse position, porter position", "c: | mayor unknown") == [
        "another-camp: c",
        "camp nurse: b",
        "another-camp: a",
    ]


@pytest.mark.parametrize("keys", ["status: retracted", "status: settled; outcome: it burnt", "outcome: it burnt"])
def test_what_is_closed_is_no_work(keys: str) -> None:
    assert listed(f"a: {keys} | mayor official") == []


def test_new_sources_keep_clear_of_all_camps_of_the_claims_they_lift() -> None:
    (task,) = tasks(opened("a: about: fire/cause | mayor position", "b: about: fire/cause | nurse position"))
    assert (task.scene.camps, [lift.claim for lift in task.lifts]) == (frozenset({"city"}), ["a", "b"])


def test_every_open_claim_stands_on_one_line() -> None:
    some = opened(
        *(f"c{number}: about: q{number % 3} | {('mayor', 'nurse', 'porter')[number % 3]} position" for number in range(9)),
        "both: about: q1 | nurse unknown, porter unknown",
    )
    lines = list(tasks(some))
    assert sorted(lift.claim for task in lines for lift in task.lifts) == sorted(one.cluster.id for one in some)
    assert list(tasks(reversed(some))) == lines
