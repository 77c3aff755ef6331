"""`claimtrack search`, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.test_startup import HEAVY, imported
from written_corpus import laid_out, split

CORPUS = split("""\
# claims/bridge/closed.yaml
claim: The Harbour Bridge was closed on Monday
about: bridge/closed
said: [{source: city-hall, quote: nobody may cross, date: 2026-02-23}]
# claims/bridge/repairs.yaml
claim: Repairs to the Harbour Bridge will cost $1.2 million
status: published
said: [{source: city-hall, date: 2025-11-02}, {source: city-hall, date: 2026-01-10}]
# claims/strike.yaml
claim: Some 4,500 dockers are on strike
said: [{source: union, date: 2026-02-20}]
""")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "desk", CORPUS)


def test_the_nearest_claims_come_first_with_what_they_share(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("search", "Was the harbour bridge closed?", cwd=desk)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("1. The Harbour Bridge was closed on Monday  0.")
    assert lines[1:3] == ["   bridge/closed, about bridge/closed, said 2026-02-23", "   = closed, bridge, harbour"]
    assert lines[4:6] == ["   bridge/repairs, said 2025-11-02 to 2026-01-10, published", "   = bridge, harbour"]
    assert max(map(len, lines)) <= 80


def test_the_same_sentence_is_called_that(claimtrack: Run, desk: Path) -> None:
    lines = claimtrack("search", "some 4,500 DOCKERS are on strike", "--top", "1", cwd=desk).out.splitlines()
    assert lines == ["1. Some 4,500 dockers are on strike  1.00", "   strike, said 2026-02-20", "   = the same sentence"]


def test_json_has_the_fields_asked_for(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("search", "repairs cost 1,200,000 dollars", "--json", "rank,id,path,said,status,same,why", "-n1", cwd=desk)
    assert json.loads(ran.out) == [
        {
            "rank": 1,
            "id": "bridge/repairs",
            "path": "claims/bridge/repairs.yaml",
            "said": ["2025-11-02", "2026-01-10"],
            "status": "published",
            "same": False,
            "why": ["1,200,000", "cost", "dollars", "repairs"],
        }
    ]


def test_the_factors_add_up_to_the_score(claimtrack: Run, desk: Path) -> None:
    (row,) = json.loads(claimtrack("search", "dockers strike", "--json", "score,factors", "--top", "1", cwd=desk).out)
    assert sum(factor["share"] for factor in row["factors"]) == pytest.approx(row["score"], abs=0.001)
    told = claimtrack("search", "dockers strike", "--explain", "--top", "1", cwd=desk).out.splitlines()[2:]
    assert [line.split()[0] for line in told] == [factor["name"] for factor in row["factors"]]
    assert told[0].endswith("(dockers, strike)")


def test_bare_json_names_the_fields(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("search", "bridge", "--json", cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert "`--json` takes rank, id, claim, score" in ran.err


def test_the_day_it_was_said_counts(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("search", "harbour bridge", "--said", "2026-01-12", "--json", "id", cwd=desk)
    assert [row["id"] for row in json.loads(ran.out)] == ["bridge/repairs", "bridge/closed"]
    wrong = claimtrack("search", "harbour bridge", "--said", "yesterday", cwd=desk)
    assert wrong.status == 2
    assert "write it as 2026-02-24" in wrong.err


@pytest.mark.parametrize("args", [("-",), ()])
def test_the_text_may_come_through_a_pipe(desk: Path, args: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "claimtrack", "search", *args, "--json", "id", "-n", "1"]
    done = subprocess.run(command, cwd=desk, input="dockers on\nstrike\n", capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == [{"id": "strike"}]


@pytest.mark.parametrize("args", [("",), ("  ",), ("-",), ()])
def test_an_empty_question_is_refused(claimtrack: Run, desk: Path, args: tuple[str, ...]) -> None:
    ran = claimtrack("search", *args, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: nothing to search for\n  help: ")


def test_an_article_is_no_question(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("search", "word " * 5000, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert "more than 20,000 characters" in ran.err


def test_an_empty_corpus_is_told(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    ran = claimtrack("search", "bridge", cwd=tmp_path)
    assert (ran.status, ran.out) == (3, "")
    assert "no claims in" in ran.err


def test_finding_nothing_is_no_error(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("search", "zeppelin", cwd=desk)
    assert (ran.status, ran.out, ran.err) == (0, "", "no claim has a word of it, of 3 claims\n")
    assert json.loads(claimtrack("search", "zeppelin", "--json", "id", cwd=desk).out) == []


def test_records_with_faults_are_said_to_be_left_out(claimtrack: Run, desk: Path) -> None:
    (desk / "claims/broken.yaml").write_text("claim: [", "utf-8")
    for _ in range(2):
        ran = claimtrack("search", "bridge", "--json", "id", cwd=desk)
        assert len(json.loads(ran.out)) == 2
        assert ran.err == "1 record with faults could not be searched: claimtrack verify\n"


def test_hidden_characters_of_a_record_reach_no_terminal(claimtrack: Run, desk: Path) -> None:
    (desk / "claims/odd.yaml").write_text('claim: "An odd \\e[31m ferry"\nsaid: [{source: x}]\n', "utf-8")
    assert "\x1b" not in claimtrack("search", "odd ferry", cwd=desk).out


def test_the_help_needs_no_index() -> None:
    assert not imported("search", "--help") & {*HEAVY, "sqlite3", "rapidfuzz", "yaml", "claimtrack.plan"}


def test_a_search_needs_no_heavy_library() -> None:
    assert not imported("search", "troops", "--json", "id") & {*HEAVY, "rich"}
