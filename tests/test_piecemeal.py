"""Question by question, a run finds and prints what it does of all at once: to the byte, whatever the size of its parts."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from claimtrack import piecemeal, session
from claimtrack.baseline import recorded
from claimtrack.cli import recalling
from claimtrack.config import Config
from claimtrack.engine import choosing
from claimtrack.engine.local import LocalEngine
from claimtrack.gather import gather
from claimtrack.link import apart, keys
from claimtrack.memory.noting import NotingAll
from claimtrack.plan import Report, verify
from claimtrack.render.view import View
from claimtrack.session import open_corpus
from claimtrack.shelved import Shelved
from cli.test_touched import FORMATS, afresh
from evidence.article import COPY
from memory.test_edited import CONFIGS, CORPUS, ORDINARY, held, kept, printed, seen, together
from test_plan import CONFIG, PackingEngine, as_json

TEXTS = CORPUS | st.fixed_dictionaries({}, optional=ORDINARY)
SIZES = st.integers(1, 4)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(CONFIGS), SIZES, st.booleans())
def test_all_that_is_printed_is_the_same(texts: dict[str, str], config: Config, size: int, baselined: bool) -> None:
    whole = verify(held(texts), config, LocalEngine())
    known = recorded(whole.findings[::2], whole.withheld) if baselined else ()
    right = verify(held(texts), config, LocalEngine(), (), known)
    found = piecemeal.verify(held(texts), config, LocalEngine(), known, size=size)
    assert printed(found, texts, config) == printed(right, texts, config)
    few = piecemeal.verify(held(texts), config, LocalEngine(), known, claims=False, size=size)
    assert few.findings == right.findings
    assert levels(few, config) == levels(right, config)
    assert (few.uncompared, few.unheld, few.gone) == (right.uncompared, right.unheld, right.gone)


def levels(report: Report, config: Config) -> dict[str, int]:
    return View(report, config, lambda _: None).levels()


@given(TEXTS, st.sampled_from(CONFIGS), SIZES)
def test_the_next_run_can_begin_from_it(texts: dict[str, str], config: Config, size: int) -> None:
    """What is noted of either is the same."""
    noted = []
    for piece in (False, True):
        noting = NotingAll(LocalEngine())
        one = piecemeal.verify(held(texts), config, noting, size=size) if piece else verify(held(texts), config, noting)
        noted.append(together(kept(seen(noting, one, texts))))
    assert noted[0] == noted[1]


@given(TEXTS, SIZES)
def test_no_two_claims_of_different_parts_meet(texts: dict[str, str], size: int) -> None:
    known = gather(held(texts), CONFIG, LocalEngine())
    parts = apart.parts([one.filed for one in known.dossiers], known.register, size)
    assert sorted(one.id for part in parts for one in part) == sorted(one.id for one in known.dossiers)
    stands = {one.id: {key for key, _ in keys.keys(one)} for one in known.dossiers}
    asked = {one.id: one.claim.about or one.id for one in known.dossiers}
    for one, other in combinations(parts, 2):
        assert {key for filed in one for key in stands[filed.id]}.isdisjoint(key for filed in other for key in stands[filed.id])
        assert {asked[filed.id] for filed in one}.isdisjoint(asked[filed.id] for filed in other)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    corpus.write_yaml(folder, corpus.size(400, seed=5))
    return folder


def test_a_corpus_is_judged_as_it_is_at_once_by_any_engine(desk: Path) -> None:
    opened = open_corpus((desk,), today=date(2026, 3, 1))
    right = as_json(verify(opened.files, CONFIG, LocalEngine()), opened.files)
    assert as_json(piecemeal.verify(opened.files, CONFIG, LocalEngine(), size=30), opened.files) == right
    assert as_json(piecemeal.verify(opened.files, CONFIG, PackingEngine(), size=30), opened.files) == right


@pytest.mark.parametrize("form", FORMATS)
def test_verify_prints_the_same(desk: Path, form: str) -> None:
    """Whatever is printed, also where something is noted for the next run; and with helpers."""
    asked = ("verify", "--today", "2026-03-01", "--output-format", form)
    right = afresh(desk, *asked)
    for noted in (0, 10_000):
        few = patch.object(choosing, "MANY", 0), patch.object(session, "ROOMLESS", 0), patch.object(recalling, "FEWEST", noted)
        with few[0], few[1], few[2]:
            assert afresh(desk, *asked) == right


def test_many_files_are_held_packed_and_read_as_they_are(desk: Path) -> None:
    plain = open_corpus((desk,), today=date(2026, 3, 1))
    with patch.object(session, "ROOMLESS", len(plain.files)):
        little = open_corpus((desk,), today=date(2026, 3, 1), in_little_room=True)
    assert isinstance(little.files, Shelved)
    assert [*little.files] == [*plain.files] == little.files[:]
    assert little.files[-3:-1] == [*plain.files[-3:-1]]
    texts = plain.texts(), little.texts()
    for path in [*(file.path for file in reversed(plain.files)), "claims/none.yaml"]:
        assert texts[1](path) == texts[0](path)


def test_few_files_are_held_as_they_are(desk: Path) -> None:
    opened = open_corpus((desk,), today=date(2026, 3, 1), in_little_room=True)
    assert isinstance(opened.files, tuple)


def test_few_records_are_judged_at_once(desk: Path) -> None:
    """They take little room anyway; and so is a corpus with stored copies, of which clusters are asked later."""
    opened = open_corpus((desk,), today=date(2026, 3, 1))
    with patch("claimtrack.piecemeal.verify", wraps=piecemeal.verify) as called:
        opened.verify(keeping="findings")
        assert not called.called
        with patch.object(session, "ROOMLESS", 0):
            opened.verify()
            opened.verify(keeping="findings", copies=[COPY])
            assert not called.called
            opened.verify(keeping="findings")
            assert called.called


def test_many_records_have_no_helpers_unless_asked_for_also_where_something_is_noted(desk: Path) -> None:
    """They hold half as much again, and it is for little room that the records are judged in parts."""
    asked = ("verify", "--today", "2026-03-01")
    with patch.object(session, "ROOMLESS", 0), patch.object(recalling, "FEWEST", 0), patch.object(choosing, "MANY", 1):
        for options, helped in (((), False), (("--jobs", "2"), True)):
            with patch.object(choosing, "_with_helpers", return_value=LocalEngine()) as helpers:
                afresh(desk, *asked, *options)
            assert helpers.called == helped
