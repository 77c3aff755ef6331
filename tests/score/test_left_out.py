"""Statements that count for nothing are named, with the reason."""

from __future__ import annotations

from claimtrack.score.left_out import left_out
from written_corpus import check

TEXT = """\
# claims/saturday.yaml
claim: Six people were killed
about: attack/killed
value: six
said:
  - {source: ministry, date: 2026-02-21}
  - {source: aide, words: whispers it}
  - {source: herald, picks_up: [ministry]}
  - {source: courier, picks_up: [courier]}
# claims/sunday.yaml
claim: Four people were killed
about: attack/killed
value: four
said:
  - {source: ministry, date: 2026-02-22}
# sources/ministry.yaml
source: the ministry
kind: body
anonymity: named
# sources/aide.yaml
source: an aide
kind: person
anonymity: off_record
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
# sources/courier.yaml
source: the Courier
kind: outlet
anonymity: named
"""


def test_each_with_its_reason() -> None:
    saturday, sunday = check(TEXT).clusters
    assert [(one.source, one.reason) for one in left_out(saturday)] == [
        ("ministry", "withdrawn, or superseded by its own later word"),
        ("aide", "off the record"),
        ("herald", "only repeats `ministry`"),
        ("courier", "only repeats `courier`"),
    ]
    assert saturday.corroboration.level == "unsourced"
    assert [one.source for one in left_out(sunday) if one.claim == sunday.id] == []
