"""Which claims meet: about one question, in `part_of` near and far, or linked by people; and never twice."""

from __future__ import annotations

import pytest

from written_corpus import check

SAID = "said: [{source: s, date: 2026-02-23}]"
SOURCE = """# sources/s.yaml
source: a spokesman
kind: official
anonymity: unnamed
"""


def met(*claims: str, links: str = "") -> list[str]:
    """The pairs of a corpus, one claim a line (`id: keys`), as `a b verdict about`."""
    text = SOURCE
    for line in claims:
        name, _, keys = line.partition(":")
        rows = "\n".join(row.strip() for row in keys.split(";"))
        text += f"# claims/{name}.yaml\nclaim: the sentence of {name}\n{rows}\n{SAID}\n"
    report = check(text + (f"# links.yaml\n{links}" if links else ""))
    assert not [finding for finding in report.findings if finding.code in ("CT001", "CT002", "CT003")]
    return [f"{pair.a.id} {pair.b.id} {pair.relation.verdict} {pair.about}" for pair in report.pairs]


def test_one_question() -> None:
    found = met("a: about: q; value: four", "b: about: q; value: five", "c: about: r; value: six", "d: value: seven")
    assert found == ["a b contradiction q"]


def test_a_part_and_its_whole() -> None:
    assert met("a: about: p; part_of: q; value: six", "b: about: q; value: four") == ["a b contradiction q"]


def test_two_parts_of_one_whole_have_nothing_to_do_with_each_other() -> None:
    assert met("a: about: p; part_of: q; value: six", "b: about: r; part_of: q; value: four") == []


def test_a_part_of_a_part() -> None:
    found = met("a: about: p; part_of: q; value: six", "b: about: q; part_of: r; value: five", "c: about: r; value: four")
    assert found == ["a b contradiction q", "a c contradiction r", "b c contradiction r"]


def test_what_another_claim_says_of_the_question() -> None:
    """That a question is a part of another holds for every claim about it."""
    found = met("a: about: p; part_of: q; polarity: true", "b: about: p; value: six", "c: about: q; value: four")
    assert found == ["b c contradiction q"]


def test_a_part_without_a_question_of_its_own() -> None:
    assert met("a: part_of: q; value: six", "b: about: q; value: four") == ["a b contradiction q"]


@pytest.mark.parametrize(
    ("names", "found"),
    [("pq", ["p q contradiction p"]), ("pqr", ["p q contradiction p", "p r contradiction p", "q r contradiction q"])],
)
def test_questions_that_are_parts_of_each_other_are_one(names: str, found: list[str]) -> None:
    """A conflict is not hidden by a circle of parts: what is part of each other is the same."""
    rows = [f"{name}: about: {name}; part_of: {names[(i + 1) % len(names)]}; value: {i + 4}" for i, name in enumerate(names)]
    assert met(*rows) == found


def test_judged_to_belong_together() -> None:
    pair = ("a: about: p; value: four", "b: about: q; value: five")
    assert met(*pair) == []
    assert met(*pair, links="- {a: a, b: b, verdict: same}\n") == ["a b contradiction p"]
    assert met(*pair, links="- {a: b, b: a, verdict: same}\n") == ["a b contradiction p"]
    assert met(*pair, links="- {a: a, b: a, verdict: same}\n") == []


def test_judged_to_be_different() -> None:
    pair = ("a: about: q; value: four", "b: about: q; value: five")
    assert met(*pair, links="- {a: b, b: a, verdict: different}\n") == []
    both = "- {a: a, b: b, verdict: same}\n- {a: a, b: b, verdict: different}\n"
    assert met(*pair, links=both) == met(*pair) != []


def test_a_pair_is_found_once() -> None:
    links = "- {a: a, b: b, verdict: same}\n- {a: b, b: a, verdict: same}\n"
    rows = ("a: about: p; part_of: q; value: six", "b: about: q; value: four", "c: about: q; part_of: r; value: five")
    found = met(*rows, links=links)
    assert found == ["a b contradiction q", "a c contradiction q", "b c contradiction q"]


def test_a_retracted_claim_meets_nobody() -> None:
    pair = ("a: about: q; value: four; status: retracted", "b: about: q; value: five")
    assert met(*pair) == []
    assert met(*pair, links="- {a: a, b: b, verdict: same}\n") == []


@pytest.mark.parametrize(("source", "confidence"), [("army-spokesman", "high"), ("reuters", "medium")])
def test_a_denial_that_is_told_of_somebody_else(source: str, confidence: str) -> None:
    """Who tells that the army denies something does not deny it."""
    text = f"""{SOURCE}
# claims/a.yaml
claim: 12 people died in the blast
about: q
{SAID}
# claims/b.yaml
claim: The army denied that 12 people died in the blast
about: q
said: [{{source: {source}, date: 2026-02-23}}]
# sources/{source}.yaml
source: somebody
kind: official
anonymity: named
"""
    report = check(text)
    assert [(pair.relation.verdict, pair.confidence) for pair in report.pairs] == [("contradiction", confidence)]
    contradiction = next(finding for finding in report.findings if finding.code == "CT201")
    assert "12 or `The army denied that 12 people died in the blast`" in contradiction.message
