"""The generated corpus is the same for the same numbers, is made of good records, and holds the twins that it names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import msgspec
import pytest
from pyarrow import parquet

from claimtrack.model import Camp, Claim, Source
from claimtrack.session import open_corpus
from corpus import TODAY, Size, claims, planted, records, size, twins, write_jsonl, write_parquet, write_yaml, yaml_of
from made_files import columns

SMALL = size(300, 60)


@pytest.mark.parametrize("write", [write_yaml, write_jsonl, write_parquet])
def test_the_same_numbers_give_the_same_bytes(write: Callable[[Path, Size], None], tmp_path: Path) -> None:
    write(tmp_path / "a", SMALL)
    write(tmp_path / "b", SMALL)
    write(tmp_path / "c", SMALL._replace(seed=2))
    assert contents(tmp_path / "a") == contents(tmp_path / "b") != contents(tmp_path / "c")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_record_is_a_good_one_and_findings_are_few_but_of_many_kinds(tmp_path: Path) -> None:
    write_yaml(tmp_path, SMALL)
    report = open_corpus(root=tmp_path, today=TODAY).verify()
    assert (len(report.clusters), len(report.sources), report.unchecked) == (300, 60, 0)
    told = Counter(one.code for one in report.findings)
    assert not [code for code in told if code.startswith("CT0")]
    assert len(told) >= 6
    assert told.total() < 0.5 * 300


def test_claims_have_the_length_that_desks_write() -> None:
    lines = sorted(yaml_of("claims", one).count("\n") for one in claims(SMALL))
    assert 20 <= lines[len(lines) // 2] <= 25
    assert sum(18 <= count <= 26 for count in lines) > 0.7 * len(lines)


def test_one_in_ten_is_a_twin_and_says_nearly_the_same() -> None:
    told = {one["id"]: one for one in claims(SMALL)}
    pairs = [*planted(SMALL)]
    assert [(one.first, one.second) for one in pairs] == [*twins(SMALL)]
    assert 20 <= len(pairs) <= 40
    for twin in pairs:
        first, second = told[twin.first], told[twin.second]
        assert (first["claim"] == second["claim"]) == (twin.how == "typed again")
        assert not twin.together or first["about"] == second["about"]
        one, other = (set(claim["claim"].lower().split()) for claim in (first, second))
        assert len(one & other) >= 0.5 * min(len(one), len(other))


def test_questions_hold_one_to_forty_and_hot_ones_a_thousand() -> None:
    asked = Counter(one["about"] for one in claims(size(3_000, 60, hot=1)) if "about" in one)
    (_, hot), (_, next_one) = asked.most_common(2)
    assert (hot > 800, next_one <= 60) == (True, True)
    assert [size(many).hot for many in (9_999, 10_000, 100_000, 1_000_000)] == [0, 1, 4, 12]


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


@pytest.mark.parametrize(("folder", "record"), [("camps", Camp), ("sources", Source), ("claims", Claim)])
def test_tables_have_a_column_for_every_key(folder: str, record: type[msgspec.Struct]) -> None:
    assert {*columns(folder).names} == {field.encode_name for field in msgspec.structs.fields(record)} | {"folder", "id"}
