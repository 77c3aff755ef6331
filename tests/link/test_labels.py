"""The label that a sentence states, of those in use on questions of its kind; and claims that are compared by it."""

from __future__ import annotations

import pytest

from claimtrack.link import labels
from written_corpus import check

KNOWN = ("is", "is/raqa-cell", "sdf", "syrian-security-forces")

STATED = """
Islamic State carried out the attack | is
IS may have carried out the ambush | is
A member of Syria's security forces killed them | None
The Syrian security forces killed them | syrian-security-forces
SDF remnants attacked an IS convoy | None
Islamic State did not carry out the attack | None
The Raqa cell of Islamic State did it | is/raqa-cell
Nobody knows who did it | None
"""

CORPUS = """
# claims/a.yaml
claim: Islamic State carried out the attack
about: raqa-attack/perpetrator
label: is
said:
  - source: ministry
# claims/b.yaml
claim: {sentence}
about: raqa-attack/perpetrator
said:
  - source: monitor
# claims/c.yaml
claim: SDF remnants carried out the ambush
about: ambush/perpetrator
label: sdf
said:
  - source: ministry
# sources/ministry.yaml
source: the ministry
kind: body
anonymity: named
# sources/monitor.yaml
source: a monitor
kind: body
anonymity: named
"""


@pytest.mark.parametrize("line", STATED.strip().splitlines())
def test_stated(line: str) -> None:
    sentence, expected = line.split(" | ")
    found = labels.stated(sentence, KNOWN)
    assert (found.text if found else "None") == expected


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The SDF is behind the attack", "contradiction"),
        ("Islamic State fighters are behind it", "agree"),
        ("Nobody has said who is behind it", None),
    ],
)
def test_a_claim_without_a_label_is_compared_by_the_one_it_names(sentence: str, verdict: str | None) -> None:
    report = check(CORPUS.format(sentence=sentence))
    pairs = [pair for pair in report.pairs if pair.about == "raqa-attack/perpetrator"]
    assert [pair.relation.verdict for pair in pairs] == ([verdict] if verdict else [])
    assert all(pair.confidence == "medium" for pair in pairs)
    assert not [one for one in report.findings if one.severity == "error" and one.code == "CT201"]
