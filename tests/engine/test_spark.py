"""The distributed engine finds what the local one finds, byte for byte: over Spark Connect, on a server on this machine."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.cli import main
from claimtrack.config import Config
from claimtrack.engine import cluster
from claimtrack.engine.local import LocalEngine
from claimtrack.engine.scratch import Scratch
from claimtrack.engine.spark import SparkEngine
from claimtrack.evidence.copy import Copy
from claimtrack.plan import verify
from claimtrack.records import File
from claimtrack.session import open_corpus
from claimtrack.trouble import Trouble
from claimtrack.verbs import Together, kept
from engine import sail
from engine.test_remembering import COPIES, CORPUS, LINES
from written_corpus import TODAY, files, split

ROOT = Path(__file__).parent.parent.parent
CONFIG = Config(today=TODAY)
BROKEN = split((ROOT / "tests" / "corpora" / "broken.txt").read_text("utf-8"))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with sail.served() as served:
        yield served


@pytest.fixture(scope="session")
def engine(address: str) -> Iterator[SparkEngine]:
    with cluster.opened(cluster.address_of(address), 100) as opened:
        yield opened


def same(corpus: Sequence[File], engine: SparkEngine, copies: Sequence[Copy] = ()) -> bool:
    return repr(verify(corpus, CONFIG, engine, copies)) == repr(verify(corpus, CONFIG, LocalEngine(), copies))


def test_the_case(engine: SparkEngine) -> None:
    assert same(open_corpus(root=ROOT, today=TODAY).files, engine)


def test_broken_records(engine: SparkEngine) -> None:
    assert same(files(BROKEN), engine)


def test_quotes_and_copies(engine: SparkEngine) -> None:
    assert same(files(CORPUS), engine, COPIES)


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(CORPUS)), st.sampled_from(LINES)), max_size=6), st.randoms())
def test_whatever_stands_in_the_records_and_in_any_order(engine: SparkEngine, edits: list[tuple[str, str]], seed: object) -> None:
    texts = dict(CORPUS)
    for path, line in edits:
        texts[path] += line + "\n"
    corpus = files(texts)
    seed.shuffle(corpus)  # type: ignore[attr-defined]  # hypothesis gives its own kind of Random
    assert same(corpus, engine, COPIES)


Pair = tuple[str, int]


def thirds(row: int, shared: int) -> Iterator[Pair]:
    yield str(row % 3), row + shared


def total(key: str, rows: Sequence[int], shared: str) -> Iterator[str]:
    yield f"{key}{shared}{sum(rows)}"


def doubled(row: str, _shared: None) -> Iterator[str]:
    yield from (row, row)


def test_calls_behind_each_other_and_streams_together(engine: SparkEngine) -> None:
    ones = engine.flat_map(thirds, range(6), 0)
    rows = Together(ones, [("2", 100), ("x", 1)], [])
    found = engine.flat_map(doubled, engine.group(total, rows, "="), None)
    assert sorted(found) == sorted(["0=3", "1=5", "2=107", "x=1"] * 2)
    assert sorted(kept(found)) == sorted(found)
    assert list(engine.group(total, engine.flat_map(thirds, [], 0), "=")) == []


def test_what_is_kept_may_be_nothing(engine: SparkEngine) -> None:
    nothing = kept(engine.flat_map(none_of, ["a", "b"], None))
    assert list(engine.flat_map(doubled, nothing, None)) == []


def none_of(_row: str, _shared: None) -> Iterator[str]:
    yield from ()


def test_a_large_shared_value_goes_through_a_file(engine: SparkEngine) -> None:
    assert list(engine.group(total, [("a", 1)], "=" * 2_000_000)) == [f"a{'=' * 2_000_000}1"]
    assert [path for path in engine.scratch.files() if path.stat().st_size > 2_000_000]


def test_without_a_folder_in_common_rows_stay_with_the_server(engine: SparkEngine, tmp_path: Path) -> None:
    apart = SparkEngine(engine.session, Scratch(engine.session, None, 2), 4)
    assert same(files(BROKEN), apart)
    assert not list(tmp_path.iterdir())


def status(*args: str) -> object:
    """The exit code of a check of the case."""
    with pytest.raises(SystemExit) as done:
        main(["verify", "-C", str(ROOT), *args])
    return done.value.code


def test_on_the_command_line(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bytes] = []
    for more in ([], ["--engine", "spark", "--engine-address", address]):
        assert status("-o", str(tmp_path / f"{len(told)}"), "--output-format", "json", "--today", "2026-02-24", *more) == 0
        told.append((tmp_path / f"{len(told)}").read_bytes())
    assert told[0] == told[1]
    monkeypatch.setenv("CLAIMTRACK_ENGINE_ADDRESS", address)
    assert status("--statistics", "--engine", "spark") == 0


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("local", "local[*]"),
        ("local[3]", "local[3]"),
        ("spark://master.example", "spark://master.example:7077"),
        ("sc://server.example:99/;token=abc", "sc://server.example:99"),
        ("sc://[::1]", "sc://[::1]:15002"),
    ],
)
def test_addresses(given: str, shown: str) -> None:
    assert cluster.address_of(given).shown == shown


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("http://x/;token=secret", "`http://x/` is no address of a Spark engine"),
        ("local[many]", "`local[many]` is no address of a Spark engine"),
        ("sc://127.0.0.1:1/;token=secret", "nobody answers at `sc://127.0.0.1:1`: Connection refused"),
        ("spark://127.0.0.1:1", "nobody answers at `spark://127.0.0.1:1`: Connection refused"),
    ],
)
def test_a_bad_address_is_one_line_and_a_way_on(given: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("--engine", "spark", "--engine-address", given) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "help: " in told
    assert "secret" not in told


@pytest.mark.parametrize(
    ("missing", "where", "said", "way_on"),
    [
        ("pyspark", "local", "needs PySpark, which is not installed", "pip install 'claimtrack[spark]'"),
        ("py4j", "local", "needs the whole of PySpark, and only its client is installed", "sc://HOST:PORT"),
        ("grpc", "sc", "Spark Connect needs packages that are not installed", "pip install 'claimtrack[spark]'"),
        ("java", "local", "needs Java 17 or later, and there is none on this machine", "install a Java runtime"),
    ],
)
def test_what_is_missing(missing: str, where: str, said: str, way_on: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    if missing == "java":
        monkeypatch.delenv("JAVA_HOME", raising=False)
        monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(cluster, "find_spec", lambda name: None if name == missing else there(name))
    given = cluster.address_of(address if where == "sc" else where)
    with ExitStack() as held, pytest.raises(Trouble, match=said) as caught:
        held.enter_context(cluster.opened(given, 1))
    assert way_on in caught.value.help


def test_an_address_belongs_to_a_distributed_engine(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("--engine-address", "local") == 2
    assert "the engine `local` has no address" in capsys.readouterr().err
