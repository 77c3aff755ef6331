"""Which copy serves which claim, and which claims have none."""

from __future__ import annotations

from claimtrack import records
from claimtrack.evidence.coverage import coverage
from written_corpus import files, split

ONE, TWO, OTHER = "1" * 64, "2" * 64, "3" * 64
CORPUS = f"""
# sources/courier.yaml
source: the Courier
kind: outlet
anonymity: named
captures:
  - {{sha256: "{TWO}", captured: 2026-03-05}}
  - {{sha256: "{ONE}", captured: 2026-03-03}}
# sources/port.yaml
source: the port
kind: body
anonymity: named
# claims/by-source.yaml
claim: x
said:
  - {{source: port, quote: closed, found: {{in: courier, at: paragraph 1}}}}
# claims/by-hash.yaml
claim: x
said:
  - {{source: port, found: {{in: courier, sha256: "{ONE}"}}}}
# claims/elsewhere.yaml
claim: x
said:
  - {{source: port, quote: closed, found: {{in: port, at: page 3}}}}
# claims/nowhere.yaml
claim: x
said:
  - {{source: port, quote: closed}}
# claims/own-hash.yaml
claim: x
said:
  - {{source: port, found: {{sha256: "{OTHER}"}}}}
# claims/words-only.yaml
claim: x
said:
  - {{source: port, words: closed}}
"""


def test_by_hash_else_by_source_else_none() -> None:
    readings = [reading for file in files(split(CORPUS)) for reading in records.read(file)]
    found = coverage(
        [one for reading in readings for one in reading.claims], [one for reading in readings for one in reading.sources]
    )
    assert [(one.source, one.capture.sha256[0], one.claims) for one in found.held] == [
        ("courier", "1", ("by-hash", "by-source")),
        ("courier", "2", ("by-source",)),
        (None, "3", ("own-hash",)),
    ]
    assert [(one.source, one.claims) for one in found.bare] == [("port", ("elsewhere",)), (None, ("nowhere",))]
