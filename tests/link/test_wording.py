"""How those who vouch for a claim are named in messages."""

from __future__ import annotations

import pytest

from claimtrack.link.wording import voices
from written_corpus import check

SOURCES = """# sources/ali.yaml
source: Ali
kind: person
anonymity: named
# sources/berit.yaml
source: Berit
kind: person
anonymity: named
# sources/desk.yaml
source: a desk
kind: outlet
anonymity: named
"""
VOUCHING = """
ali supports 20; berit supports 20 | ali (named) and berit (named)
ali supports 20; ali withdraws 22; berit supports 20 | berit (named)
ali supports 20; ali denies 22; berit supports 20 | berit (named)
ali supports 22; ali denies 20 | ali (named)
ali supports 23; ali withdraws 22 | ali (named)
ali supports 20; ali denies 20 | ali (named)
ali supports 20; ali withdraws 22 | nobody
ali supports 20; berit denies 22 | ali (named)
desk supports 20; desk picks_up 21 | desk (named)
"""


@pytest.mark.parametrize("line", VOUCHING.strip().splitlines())
def test_who_took_back_a_word_is_not_named(line: str) -> None:
    said, expected = line.split(" | ")
    rows = ""
    for one in said.split("; "):
        source, stance, day = one.split()
        how = "picks_up: [ali]" if stance == "picks_up" else f"stance: {stance}"
        rows += f"  - {{source: {source}, {how}, date: 2026-02-{day}}}\n"
    report = check(f"{SOURCES}# claims/a.yaml\nclaim: the sentence of a\nsaid:\n{rows}")
    assert [voices(cluster.dossier) for cluster in report.clusters] == [expected]
