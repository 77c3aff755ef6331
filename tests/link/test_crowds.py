"""Crowded questions: who is held against whom, what is told of the rest, and that up to the bound everybody meets everybody."""

from __future__ import annotations

from itertools import combinations

from claimtrack.changes.standing import gather, standing
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.gather import differing
from claimtrack.gather import gather as gather_all
from claimtrack.plan import Report, verify
from claimtrack.policy import RelationPolicy
from claimtrack.records import read
from written_corpus import TODAY, check, files, shuffled, split

BOUND, NEAREST = RelationPolicy().crowd, RelationPolicy().nearest
SOURCE = "source: a spokesman\nkind: official\nanonymity: unnamed\n"


def question(*answers: str, links: str = "", sources: int = 0) -> str:
    """Claims `c000`, `c001` and so on about one question, an answer each (`value: 20 trucks`), each by a source of its own."""
    text = ""
    for number, answer in enumerate(answers):
        voice = f"s{number % sources if sources else number:03}"
        text += f"# claims/c{number:03}.yaml\nclaim: the sentence number c{number:03}x\nabout: q\n{answer}\n"
        text += f"said: [{{source: {voice}, date: 2026-02-{number % 20 + 1:02}}}]\n# sources/{voice}.yaml\n{SOURCE}"
    return text + (f"# links.yaml\n{links}" if links else "")


def numbers(report: Report) -> set[tuple[int, int]]:
    return {(int(pair.a.id[1:]), int(pair.b.id[1:])) for pair in report.pairs if not pair.proposed}


def test_up_to_the_bound_everybody_meets_everybody() -> None:
    report = check(question(*(f"value: {10 + 7 * number}" for number in range(BOUND))))
    assert numbers(report) == set(combinations(range(BOUND), 2))
    assert report.unheld == 0


def test_beyond_it_each_meets_the_nearest_answers_and_the_rest_is_counted() -> None:
    report = check(question(*(f"value: {10 + 7 * number}" for number in range(BOUND + 1))))
    pairs = {(one, other) for one, other in combinations(range(BOUND + 1), 2) if other - one <= NEAREST}
    assert numbers(report) == pairs
    assert report.unheld == (BOUND + 1) * BOUND // 2 - len(pairs)


def test_many_that_say_yes_each_meet_one_that_says_no() -> None:
    report = check(question(*("polarity: true",) * 60, "polarity: false"))
    assert {one for one, other in numbers(report) if other == 60} == set(range(60))
    assert all(one.corroboration.denial > 0 for one in report.clusters)


def test_whom_people_linked_and_who_changed_a_word_meet_however_far_apart() -> None:
    far = "- {a: c000, b: c050, verdict: same, date: 2026-02-23}\n"
    report = check(question(*(f"value: {10 + 7 * number}" for number in range(51)), links=far))
    assert (0, 50) in numbers(report)
    one_voice = check(question(*(f"value: {10 + 7 * number}" for number in range(60)), sources=30))
    assert {(number, number + 30) for number in range(30)} <= numbers(one_voice)


def around(old: str, new: str) -> set[str]:
    """The claims that may stand otherwise after an edit."""
    config = Config(today=TODAY)
    before, after = (gather_all(files(split(text)), config, LocalEngine()) for text in (old, new))
    near = differing(before, after, config.policy.relation)[1].near
    assert near is not None
    return set(near.around)


def test_an_edit_of_one_answer_reaches_those_that_are_held_against_it_and_those_between_which_it_stood() -> None:
    answers = [f"value: {1000 + 100 * number}" for number in range(60)]
    before = question(*answers)
    moved = question(*answers[:20], "value: 5050", *answers[21:])  # from between c019 and c021 to between c040 and c041
    left = {f"c{number:03}" for number in range(20 - NEAREST, 20 + NEAREST + 1)}
    joined = {f"c{number:03}" for number in range(41 - NEAREST, 41 + NEAREST)}
    assert around(before, moved) == left | joined
    assert around(moved, before) == left | joined


def test_an_edit_of_a_question_that_is_crowded_on_one_side_alone_reaches_all() -> None:
    answers = [f"value: {1000 + 100 * number}" for number in range(BOUND + 1)]
    assert len(around(question(*answers[:-1]), question(*answers))) == BOUND + 1


def test_the_order_of_files_changes_nothing() -> None:
    text = question(*(f"value: {number % 9 + 1}0" for number in range(70)))
    assert verify(shuffled(files(split(text)), 1), Config(today=TODAY), LocalEngine()).pairs == check(text).pairs


def test_the_history_of_a_claim_is_told_by_the_same_pairs() -> None:
    text = question(*(f"value: {10 + 7 * number}" for number in range(BOUND + 5)))
    report = check(text)
    gathered = gather([reading for file in files(split(text)) for reading in read(file)])
    for name in ("c000", "c020"):
        own = standing(name, gathered, Config(today=TODAY))
        there = [pair for pair in report.pairs if name in (pair.a.id, pair.b.id) and not pair.proposed]
        assert [(pair.a.id, pair.b.id) for pair in own.pairs] == [(pair.a.id, pair.b.id) for pair in there]
        assert own.cluster == next(one for one in report.clusters if one.id == name)
