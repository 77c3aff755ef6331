"""The generated corpus is the same for the same numbers, is made of good records, and holds the twins that it names."""

from __future__ import annotations

import json
from datetime import date
from itertools import chain
from pathlib import Path

from pyarrow import parquet

from claimtrack.session import open_corpus
from corpus import claims, records, size, twins, write_jsonl, write_parquet, write_yaml, yaml_of

SMALL = size(120, 30)


def test_the_same_numbers_give_the_same_records() -> None:
    assert [*records(SMALL)] == [*records(SMALL)]
    assert [*claims(size(120, 30, seed=2))] != [*claims(SMALL)]


def test_every_record_is_a_good_one(tmp_path: Path) -> None:
    write_yaml(tmp_path, SMALL)
    report = open_corpus(root=tmp_path, today=date(2026, 2, 24)).verify()
    assert (len(report.clusters), len(report.sources), report.unchecked) == (120, 30, 0)
    assert not [one for one in report.findings if one.code.startswith("CT0")]


def test_claims_have_the_length_that_desks_write() -> None:
    lines = sorted(yaml_of("claims", one).count("\n") for one in claims(SMALL))
    assert 14 <= lines[len(lines) // 2] <= 25


def test_one_in_ten_is_a_twin_of_an_earlier_claim() -> None:
    ids = [one["id"] for one in claims(SMALL)]
    pairs = [*twins(SMALL)]
    assert 4 <= len(pairs) <= 24
    assert all(ids.index(old) < ids.index(new) for old, new in pairs)


def test_hot_questions_hold_a_thousand() -> None:
    asked = [one["about"] for one in claims(size(1_200, 30, hot=1))]
    assert max(map(asked.count, set(asked))) >= 900


def test_tables_hold_the_same_records(tmp_path: Path) -> None:
    write_jsonl(tmp_path, SMALL)
    write_parquet(tmp_path, SMALL, at_once=50)
    lines = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text("utf-8").splitlines()]
    assert lines == [{"folder": name, **one} for name, one in records(SMALL)]
    rows = chain.from_iterable(
        parquet.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in ("camps", "sources", "claims")
    )
    assert [*map(said, rows)] == [*map(said, lines)]


def said(tree: object) -> object:
    """A record without the keys that it does not have."""
    if isinstance(tree, dict):
        return {key: said(value) for key, value in tree.items() if value is not None}
    return [*map(said, tree)] if isinstance(tree, list) else tree
