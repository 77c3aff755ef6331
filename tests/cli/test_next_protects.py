"""`next` sends nobody to a source that only a relay knows, and leaves alone what is decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run
from written_corpus import laid_out, split

DESK = """\
# claims/depot.yaml
claim: The depot at Homs burned
about: homs/depot
said:
  - {source: command, basis: official, date: 2026-02-01}
  - {source: official, stance: denies, basis: firsthand, VIAdate: 2026-02-01}
# claims/held.yaml
claim: The troops will have left within a month
mode: forecast
resolution: held
said: [{source: command, basis: official, date: 2026-01-01}]
# sources/command.yaml
source: the command
kind: body
anonymity: named
# sources/official.yaml
source: an official
kind: official
anonymity: background
terms: not to be named
known_to: [wire]
# sources/wire.yaml
source: a wire
kind: agency
anonymity: named
grade: B
"""


@pytest.mark.parametrize(("via", "asked"), [("via: [wire], ", False), ("", True)], ids=["known to a relay", "spoke to the desk"])
def test_who_may_be_asked_again(claimtrack: Run, tmp_path: Path, via: str, asked: bool) -> None:
    desk = laid_out(tmp_path / "desk", split(DESK.replace("VIA", via)))
    ran = claimtrack("next", "depot", cwd=desk)
    assert ran.status == 0, ran.err
    assert ("`official` asked again" in ran.out) == asked


def test_what_is_decided_is_no_work(claimtrack: Run, tmp_path: Path) -> None:
    desk = laid_out(tmp_path / "desk", split(DESK.replace("VIA", "")))
    ran = claimtrack("next", cwd=desk)
    assert "depot" in ran.out
    assert "held" not in ran.out
