"""What is laid aside is there again, on the disk or in memory; and a disk that is full costs what was noted, and not the run."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.memory import spool
from claimtrack.memory.noting import NotingAll
from claimtrack.memory.spool import Named, Rows, Spool
from claimtrack.plan import verify
from memory.test_edited import held
from written_corpus import TODAY

TEXTS = {
    "claims/a.yaml": "claim: US forces left Raqqa on Monday\nsaid:\n- source: afp\n",
    "sources/afp.yaml": "source: AFP\nkind: agency\n",
}


@given(st.lists(st.binary(max_size=9)), st.dictionaries(st.text(max_size=2), st.binary(max_size=9)), st.sampled_from((1, 1_000)))
def test_what_is_laid_aside_is_there_again(rows: list[bytes], values: dict[str, bytes], at_hand: int) -> None:
    with patch.object(spool, "AT_HAND", at_hand):
        aside = Spool()
    named = Named(aside)
    there = Rows(aside)
    there.extend(rows)
    for name, value in values.items():
        named.add(name, value)
    assert [*there] == rows
    assert dict(named) == values
    assert len(named) == len(values)
    assert named.get("longer than any name") is None


def test_it_lies_in_the_folder_that_is_given_and_has_no_name_there(tmp_path: Path) -> None:
    with patch.object(spool, "AT_HAND", 1):
        aside = Spool(tmp_path)
    rows = Rows(aside)
    rows.extend([b"a", b"bc"])
    assert [*rows] == [b"a", b"bc"]
    assert [*tmp_path.iterdir()] == []


def test_where_there_is_no_room_nothing_is_noted_and_the_run_finds_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(today=TODAY)
    right = verify(held(TEXTS), config, LocalEngine())
    noting = NotingAll(LocalEngine())
    full = OSError(28, "No space left on device")
    monkeypatch.setattr(noting._spool._file, "write", lambda _: (_ for _ in ()).throw(full))
    assert verify(held(TEXTS), config, noting) == right
    assert noting.seen() is None
