"""Records in tables: read row by row, checked as YAML is, by a plan that holds nothing whole; and the tables that are left."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from pyspark.sql import DataFrame

from claimtrack import records, warehouse, yamlsrc
from claimtrack.archive import plan as archive
from claimtrack.archive.rows import Asking, ClaimRow, ConflictRow, FindingRow, LinkRow, of_cluster, of_link, of_pair
from claimtrack.cli import main
from claimtrack.config import Config
from claimtrack.engine import chunks, cluster
from claimtrack.engine.choosing import Workers
from claimtrack.engine.local import LocalEngine
from claimtrack.engine.rows import kinds_of
from claimtrack.engine.scratch import Scratch
from claimtrack.engine.spark import SparkEngine
from claimtrack.plan import verify
from claimtrack.records import File
from claimtrack.session import open_corpus
from claimtrack.trouble import NothingToCheck, Trouble
from claimtrack.verbs import Engine
from engine import sail
from engine.test_remembering import CORPUS
from written_corpus import TODAY, files, split

ROOT = Path(__file__).parents[2]
CONFIG = Config(today=TODAY)
_COMMENT = re.compile(r"\s*# claimtrack: ignore.*")


def uncommented(corpus: list[File]) -> list[File]:
    """A corpus without ignore comments, which rows of tables do not have."""
    return files({one.path: _COMMENT.sub("", one.data.decode()) for one in corpus if isinstance(one.data, bytes)})


CORPORA = {
    "case": uncommented(list(open_corpus(root=ROOT, today=TODAY).files)),
    "broken": uncommented(files(split((ROOT / "tests" / "corpora" / "broken.txt").read_text("utf-8")))),
    "port": [one for one in uncommented(files(CORPUS)) if "sha256" not in str(one.data)],
}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with sail.served() as served:
        yield served


@pytest.fixture(scope="session")
def spark(address: str) -> Iterator[SparkEngine]:
    with cluster.opened(cluster.address_of(address), 100) as opened:
        yield opened


@pytest.mark.parametrize("name", CORPORA)
@pytest.mark.parametrize("engine", ["local", "spark"])
def test_the_same_is_found_as_by_the_plan_that_holds_all(name: str, engine: str, request: pytest.FixtureRequest) -> None:
    chosen: Engine = LocalEngine() if engine == "local" else request.getfixturevalue("spark")
    expected, asking = verify(CORPORA[name], CONFIG, LocalEngine()), Asking(CONFIG)
    found = archive.check(chosen.flat_map(records.read, CORPORA[name], None), CONFIG, chosen)
    by_kind: dict[type, list[str]] = {kind: [] for kind in (ClaimRow, ConflictRow, FindingRow, LinkRow)}
    for row in found.rows:
        by_kind[type(row)].append(repr(row))
    assert sorted(by_kind[ClaimRow]) == sorted(repr(of_cluster(one)) for one in expected.clusters)
    assert sorted(by_kind[ConflictRow]) == sorted(repr(row) for pair in expected.pairs for row in of_pair(pair))
    assert sorted(by_kind[FindingRow]) == sorted(repr(row) for row in asking.rows(expected.findings))
    assert sorted(by_kind[LinkRow]) == sorted(
        [*map(repr, map(of_link, expected.proposed)), *map(repr, map(of_link, expected.judged))]
    )
    assert (found.unchecked, found.uncompared, found.unheld) == (expected.unchecked, expected.uncompared, expected.unheld)
    assert found.hiding.words == expected.withheld.words


CLAIM = {
    "folder": "claims",
    "id": "port/closed",
    "claim": "The port of Kesh was closed on 3 March 2026",
    "about": "kesh/port",
    "polarity": True,
    "said": [{"source": "mayor", "words": "closed", "date": "2026-03-03", "quote": None}],
    "tags": None,
}
SOURCE = {
    "folder": "sources",
    "id": "mayor",
    "source": "the mayor of Kesh",
    "kind": "official",
    "anonymity": "named",
    "camp": "town",
}
CAMP = {"folder": "camps", "id": "town", "name": "the town"}
LINK = {"folder": "links", "a": "port/closed", "b": "port/open", "verdict": "different"}
OPEN = {**CLAIM, "id": "port/open", "claim": "The port of Kesh was open on 3 March 2026", "polarity": False}


def lines(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> list[records.Reading]:
    return [reading for chunk in chunks.chunks(path) for reading in chunks.read(chunk)]


def test_a_row_is_the_record_that_yaml_would_be(tmp_path: Path) -> None:
    claim, source, camp, link = read(lines(tmp_path, CLAIM, SOURCE, CAMP, LINK))
    (expected,) = records.read(
        files(
            {
                "claims/port/closed.yaml": "claim: The port of Kesh was closed on 3 March 2026\n"
                "about: kesh/port\npolarity: true\nsaid: [{source: mayor, words: closed, date: 2026-03-03}]\n"
            }
        )[0]
    )
    assert claim.claims[0].record == expected.claims[0].record
    assert (claim.claims[0].id, claim.path) == ("port/closed", "records.jsonl#1")
    assert (source.sources[0].id, source.sources[0].record.kind) == ("mayor", "official")
    assert (camp.camps[0].id, camp.camps[0].record.name) == ("town", "the town")
    assert link.judgements[0].record.verdict == "different"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "the line is no JSON"),
        ("", "the line is no JSON"),
        ('{"claim": "\\ud800"}', "the line is no JSON"),
        ([1], "the row is no record"),
        ({**CLAIM, "id": None}, "`id` is missing"),
        ({**CLAIM, "id": "two words"}, "an id has no spaces"),
        ({**CLAIM, "folder": "clams"}, "there is no folder `clams`"),
        ({**CLAIM, "abuot": "x"}, "unknown key `abuot`"),
        ({**CLAIM, "value": "many many"}, "and `value` gives it already"),
        ({**CLAIM, "said": "mayor"}, "said"),
        ({**SOURCE, "kind": "person of trust"}, "kind"),
        ({**SOURCE, "anonymity": None}, "`anonymity` is missing"),
        ({**LINK, "verdict": "maybe"}, "verdict"),
    ],
)
def test_a_row_that_is_no_record_is_a_finding_that_names_it(row: object, said: str, tmp_path: Path) -> None:
    told = check(lines(tmp_path, SOURCE, row, CAMP), tmp_path / "out")["findings"]
    found = [one for one in told if one["code"] in ("CT001", "CT002") and one["labels"][0]["path"] == "records.jsonl#2"]
    assert found
    assert said in " ".join(one["message"] + one["help"] for one in found)


def check(given: Path, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables that a check of a file leaves."""
    warehouse.check(given, folder, CONFIG, Workers())
    return {path.name: parquet.read_table(path).to_pylist() for path in folder.iterdir() if path.is_dir()}


def test_the_tables(tmp_path: Path) -> None:
    same = {**LINK, "verdict": "same"}
    tables = check(lines(tmp_path, CLAIM, OPEN, SOURCE, CAMP, same), tmp_path / "out")
    assert [(one["id"], one["level"], one["family"]) for one in tables["claims"]] == [
        ("port/closed", "disputed", "port/closed"),
        ("port/open", "disputed", "port/closed"),
    ]
    assert [(one["a"], one["b"], one["verdict"]) for one in tables["conflicts"]] == [
        ("port/closed", "port/open", "contradiction")
    ]
    assert {(one["state"], one["kind"], one["family"]) for one in tables["links"]} == {("judged", "same", "port/closed")}
    assert {"CT201"} <= {one["code"] for one in tables["findings"]}
    stamp = json.loads((tmp_path / "out" / "_SUCCESS.json").read_text())
    assert stamp["rows"] == {name: len(rows) for name, rows in tables.items()}
    assert (stamp["schema"], stamp["today"]) == ("claimtrack/tables/1", "2026-02-24")


def test_a_folder_with_anything_in_it_is_not_written_to(tmp_path: Path) -> None:
    given = lines(tmp_path, CLAIM, SOURCE)
    check(given, tmp_path / "out")
    for folder, said in ((tmp_path / "out", "holds tables already"), (tmp_path, "is not empty")):
        with pytest.raises(Trouble, match=said):
            warehouse.check(given, folder, CONFIG, Workers())


def test_a_run_that_broke_off_left_no_whole_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimtrack.engine.writing._here", broken)
    with pytest.raises(KeyboardInterrupt):
        warehouse.check(lines(tmp_path, CLAIM, SOURCE), tmp_path / "out", CONFIG, Workers())
    assert not (tmp_path / "out" / "_SUCCESS.json").exists()


def test_parquet_says_what_lines_say_on_any_engine(tmp_path: Path, address: str) -> None:
    rows = [{**CLAIM, "abuot": None}, OPEN, {**CLAIM, "id": "again", "about": None, "abuot": 1}]
    folder = tmp_path / "in"
    folder.mkdir()
    parquet.write_table(pa.Table.from_pylist(rows), folder / "claims.parquet", row_group_size=2)
    parquet.write_table(pa.Table.from_pylist([SOURCE]), folder / "sources.parquet")
    parquet.write_table(pa.Table.from_pylist([CAMP]), folder / "camps.parquet")
    here = check(folder, tmp_path / "here")
    assert [one["labels"][0]["path"] for one in here["findings"] if one["code"] == "CT002"] == ["claims.parquet#3"]
    warehouse.check(folder, tmp_path / "there", CONFIG, Workers("spark", address))
    for name, told in here.items():
        there = parquet.read_table(tmp_path / "there" / name).to_pylist()
        assert counted(there) == counted(told), name
    folder = tmp_path / "lines"
    folder.mkdir()
    plain = check(lines(folder, *rows, SOURCE, CAMP), tmp_path / "plain")
    assert Counter(one["message"] for one in plain["findings"]) == Counter(one["message"] for one in here["findings"])


def test_what_is_written_never_comes_to_the_driver(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the rows of the tables it sees the links, which make families: no machine need hold the claims of a large corpus."""
    came: set[str] = set()
    fetched = Scratch.fetched

    def watched(scratch: Scratch, frame: DataFrame) -> Iterator[pa.RecordBatch]:
        for batch in fetched(scratch, frame):
            came.update(batch.column("kind").to_pylist())
            yield batch

    monkeypatch.setattr(Scratch, "fetched", watched)
    given = lines(tmp_path, CLAIM, {**CLAIM, "id": "again"}, SOURCE, CAMP)
    done = warehouse.check(given, tmp_path / "there", CONFIG, Workers("spark", address))
    assert done.rows["claims"] == 2
    assert done.rows["findings"]
    assert came.isdisjoint(kind for row in (ClaimRow, ConflictRow, FindingRow) for kind in kinds_of(row))
    assert not came.isdisjoint(kinds_of(LinkRow))


def counted(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(json.dumps(row, sort_keys=True) for row in rows)


PROTECTED: Mapping[str, Any] = {
    "folder": "sources",
    "id": "anna-berg-of-the-port",
    "source": "an official of the port",
    "kind": "official",
    "anonymity": "background",
    "reason": "fears for her post",
    "known_to": ["the editor"],
}
NAMED = {**SOURCE, "id": "anna-berg", "source": "Anna Berg, the mayor of Kesh", "kind": "person"}


def test_what_no_output_may_show_stands_in_no_table(tmp_path: Path, address: str) -> None:
    claim = {**CLAIM, "said": [{"source": PROTECTED["id"], "words": "closed", "date": "2026-03-03"}]}
    given = lines(tmp_path, claim, PROTECTED, NAMED, CAMP)
    tables = check(given, tmp_path / "here")
    assert "[withheld]" in json.dumps(tables)
    assert "anna-berg-of-the-port" not in json.dumps(tables)
    warehouse.check(given, tmp_path / "there", CONFIG, Workers("spark", address))
    held = b"".join(path.read_bytes() for path in (tmp_path / "there").rglob("*") if path.is_file())
    assert b"anna-berg-of-the-port" not in held
    assert "anna-berg-of-the-port" not in json.dumps(
        [parquet.read_table(tmp_path / "there" / name).to_pylist() for name in tables]
    )


def test_chunks_of_lines_leave_out_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = lines(tmp_path, *({**CLAIM, "id": f"c{number}"} for number in range(50)))
    monkeypatch.setattr(chunks, "_CHUNK", 700)
    assert len(chunks.chunks(given)) > 10
    found = read(given)
    assert [one.claims[0].id for one in found] == [f"c{number}" for number in range(50)]
    assert [one.path for one in found] == [f"records.jsonl#{number}" for number in range(1, 51)]


def test_what_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a")
    (tmp_path / "bad.parquet").write_text("a")
    (tmp_path / "empty").mkdir()
    for path, said in (("gone", "there is no"), ("x.csv", "is no table of records"), ("bad.parquet", "cannot be read")):
        with pytest.raises(Trouble, match=said):
            chunks.chunks(tmp_path / path)
    with pytest.raises(NothingToCheck):
        chunks.chunks(tmp_path / "empty")


def status(*args: str) -> object:
    with pytest.raises(SystemExit) as done:
        main(["verify", *args])
    return done.value.code


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = str(lines(tmp_path, CLAIM, OPEN, SOURCE, CAMP, {**CLAIM, "id": None}))
    assert status("--input", given, "--output-dir", str(tmp_path / "out"), "--today", "2026-03-04") == 1
    told = capsys.readouterr().out
    assert "2 claims: " in told
    assert "1 record could not be checked" in told
    assert status("--input", given, "--output-dir", str(tmp_path / "out2"), "--output-format", "json") == 1
    assert json.loads(capsys.readouterr().out)["rows"]["claims"] == 2
    for options, said in (
        (["--input", given], "give a new folder with `--output-dir DIR`"),
        (["--input", given, "--staged"], "--staged"),
    ):
        assert status(*options) == 2
        assert said in capsys.readouterr().err


def test_tables_of_a_corpus_of_files(tmp_path: Path) -> None:
    assert (
        status(
            "-C",
            str(ROOT),
            "--today",
            "2026-02-24",
            "--output-dir",
            str(tmp_path / "out"),
            "-o",
            str(tmp_path / "o.json"),
            "--output-format",
            "json",
        )
        == 0
    )
    told = json.loads((tmp_path / "o.json").read_text())
    claims = parquet.read_table(tmp_path / "out" / "claims").to_pylist()
    assert {(one["id"], one["level"], one["score"]) for one in claims} == {
        (one["id"], one["level"], one["score"]) for one in told["claims"]
    }
    assert parquet.read_table(tmp_path / "out" / "findings").num_rows == len(told["findings"])


def test_rows_are_what_yaml_reads() -> None:
    tree = {"claim": "5 < 7", "polarity": False, "said": [{"source": "s", "via": ["a", "b"]}], "part_of": None, "value": 12}
    (document,) = yamlsrc.compose(b"claim: 5 < 7\npolarity: false\nsaid: [{source: s, via: [a, b]}]\nvalue: 12\n").documents
    assert chunks.texts(tree) == document.tree
