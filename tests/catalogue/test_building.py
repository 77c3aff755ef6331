"""A build leaves a whole index or the one that was there: whatever ends it, and whoever wrote into its folder."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet

from catalogue.desks import ROOT, Asked, Program
from claimtrack.catalogue import manifest, sorting
from claimtrack.session import open_corpus
from killing import killed_at
from written_corpus import laid_out, split

FILES = split("""\
# claims/port/closed.yaml
claim: The port of Kesh was closed on 3 March 2026
about: kesh/port
said: [{source: mayor, date: 2026-03-03}]
# claims/port/open.yaml
claim: The port of Kesh was open on 3 March 2026
about: kesh/port
said: [{source: mayor, date: 2026-03-04}]
# sources/mayor.yaml
source: the mayor of Kesh
kind: official
anonymity: named
""")


def builds(index: Path) -> list[str]:
    return sorted(one.name for one in index.iterdir() if one.is_dir())


def answer(run: Program, index: Path) -> list[str]:
    return [row["id"] for row in run.json("search", "port of Kesh closed", "--index", index, "--json", "id")]


def test_a_build_takes_the_place_of_the_old_one(tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "index"
    assert run("index", "build", root, "--to", index).out.startswith("2 claims, ")
    first = builds(index)
    (root / "claims" / "port" / "open.yaml").unlink()
    assert run("index", "build", root, "--to", index).status == 0
    assert len(first) == len(builds(index)) == 1
    assert builds(index) != first
    assert answer(run, index) == ["port/closed"]
    assert sorted(one.name for one in (index / builds(index)[0]).iterdir()) == sorted(
        f"{name}.parquet" for name in manifest.TABLES
    )


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device"), RuntimeError()])
def test_a_build_that_breaks_off_leaves_the_old_one(
    error: BaseException, tmp_path: Path, run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "index"
    run("index", "build", root, "--to", index)
    before = builds(index)

    def broken(*_args: object) -> None:
        raise error

    monkeypatch.setattr(sorting.Sorting, "_days", broken)
    said = run("index", "build", root, "--to", index)
    assert said.status == (130 if isinstance(error, KeyboardInterrupt) else 2)
    assert ("No space left" in said.err) == isinstance(error, OSError)
    assert builds(index) == before
    assert answer(run, index) == ["port/closed", "port/open"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device"), RuntimeError()])
def test_a_first_build_that_breaks_off_leaves_nothing(
    error: BaseException, tmp_path: Path, run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, there = laid_out(tmp_path / "desk", FILES), tmp_path / "there"
    there.mkdir()

    def broken(*_args: object) -> None:
        raise error

    monkeypatch.setattr(sorting.Sorting, "_days", broken)
    assert run("index", "build", root, "--to", there / "new" / "index").status != 0
    assert [*there.iterdir()] == []


def deaths(root: Path, index: Path, moments: Iterator[int]) -> Iterator[bool]:
    for moment in moments:
        death = killed_at(moment, root, "index", "build", str(root), "--to", str(index))
        yield death.killed
        if not death.killed:
            assert death.status == 0, death.err
            return


@pytest.mark.parametrize(
    "moments", [pytest.param(range(4, 400, 23), id="some"), pytest.param(range(1, 400), id="all", marks=pytest.mark.long)]
)
def test_a_build_that_is_killed_leaves_the_old_one(moments: range, tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "index"
    run("index", "build", root, "--to", index)
    killed = 0
    for died in deaths(root, index, iter(moments)):
        assert answer(run, index) == ["port/closed", "port/open"]
        killed += died
    assert killed
    assert run("index", "build", root, "--to", index).status == 0
    assert len(builds(index)) == 1, "what the killed builds left is gone"


def test_a_disk_that_is_full_leaves_the_old_one(tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "index"
    run("index", "build", root, "--to", index)
    before = builds(index)
    (root / "claims" / "long.yaml").write_text(
        f"claim: {' '.join(f'word{number * 7919 % 100_003}' for number in range(9000))}\nsaid: []\n"
    )

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    command = [sys.executable, "-m", "claimtrack", "index", "build", str(root), "--to", str(index)]
    done = subprocess.run(command, preexec_fn=little, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "help: make room on the disk" in done.stderr
    assert builds(index) == before
    assert answer(run, index) == ["port/closed", "port/open"]


def test_a_folder_of_others_is_not_written_to(tmp_path: Path, run: Program) -> None:
    root = laid_out(tmp_path / "desk", FILES)
    (tmp_path / "file").write_text("x")
    for folder, told in ((root, "is not empty, and no index"), (tmp_path / "file", "is no folder")):
        said = run("index", "build", root, "--to", folder)
        assert said.status == 2
        assert told in said.err
    assert (root / "claims" / "port" / "open.yaml").exists()


def test_where_no_folder_can_be_the_disk_is_not_blamed(tmp_path: Path, run: Program) -> None:
    (tmp_path / "file").write_text("x")
    said = run("index", "build", laid_out(tmp_path / "desk", FILES), "--to", tmp_path / "file" / "index")
    assert said.status == 2
    assert "Not a directory" in said.err
    assert "help: give another folder with `--to`" in said.err


def test_a_corpus_and_records_in_its_place_are_not_both_taken(tmp_path: Path, run: Program) -> None:
    root, given = laid_out(tmp_path / "desk", FILES), tmp_path / "records.jsonl"
    given.write_text('{"folder": "claims", "id": "a", "claim": "The bridge is closed"}\n')
    said = run("index", "build", root, "--input", given, "--to", tmp_path / "index")
    assert said.status == 2
    assert "`--input` takes records in place of a corpus" in said.err
    assert not (tmp_path / "index").exists()


def test_why_a_row_is_not_in_it_is_asked_of_those_rows(tmp_path: Path, run: Program) -> None:
    given = tmp_path / "records.jsonl"
    given.write_text('{"folder": "claims", "id": "a", "claim": "The bridge is closed"}\n{"folder": "claims"\n')
    said = run("index", "build", "--input", given, "--to", tmp_path / "index")
    assert said.status == 1
    assert f"1 record could not be used: claimtrack verify --input {given} --output-dir DIR" in said.out
    given.write_text('{"folder": "claims"\n')
    said = run("index", "build", "--input", given, "--to", tmp_path / "index")
    assert said.status == 3
    assert "there is no claim in it, and 1 record could not be used" in said.err


def test_an_index_of_a_later_program_is_not_built_over(tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "index"
    run("index", "build", root, "--to", index)
    path = index / manifest.NAME
    path.write_text(path.read_text().replace("claimtrack/index/1", "claimtrack/index/7"))
    said = run("index", "build", root, "--to", index)
    assert said.status == 2
    assert "was made by a later claimtrack" in said.err
    assert len(builds(index)) == 1


def test_a_name_with_a_star_is_a_name(tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "in[d]*x?"
    assert run("index", "build", root, "--to", index).status == 0
    assert answer(run, index) == ["port/closed", "port/open"]
    assert len(run.json("list", "--index", index, "--json", "id")) == 2


def test_records_in_tables_are_the_same_index(tmp_path: Path, run: Program) -> None:
    rows = [
        {"folder": "claims", "id": "port/closed", "claim": "The port of Kesh was closed on 3 March 2026", "about": "kesh/port"},
        {"folder": "claims", "id": "port/open", "claim": "The port of Kesh was open on 3 March 2026", "about": "kesh/port"},
        {"folder": "sources", "id": "mayor", "source": "the mayor of Kesh", "kind": "official", "anonymity": "named"},
        {"folder": "claims", "id": "broken", "abuot": "x"},
    ]
    for row, day in zip(rows, ("2026-03-03", "2026-03-04"), strict=False):
        row["said"] = [{"source": "mayor", "date": day}]  # type: ignore[assignment]
    given = tmp_path / "records.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in rows))
    said = run("index", "build", "--input", given, "--to", tmp_path / "tables")
    assert said.status == 1
    assert "1 record could not be used" in said.out
    run("index", "build", laid_out(tmp_path / "desk", FILES), "--to", tmp_path / "files")
    fields = "id,claim,level,score,sources,conflicts_with,rests_on,way_up"
    tables, files = (run.json("list", "--index", tmp_path / name, "--json", fields) for name in ("tables", "files"))
    assert tables == files
    assert "1 record with faults could not be searched" in run("search", "port", "--index", tmp_path / "tables").err


def test_nothing_to_index(tmp_path: Path, run: Program) -> None:
    (tmp_path / "claims").mkdir()
    assert run("index", "build", tmp_path, "--to", tmp_path / "index").status == 3
    (tmp_path / "x.jsonl").write_text(json.dumps({"folder": "camps", "id": "a", "name": "A"}) + "\n")
    assert run("index", "build", "--input", tmp_path / "x.jsonl", "--to", tmp_path / "index").status == 3
    assert not (tmp_path / "index").exists()


def test_a_name_that_is_no_utf8(tmp_path: Path, run: Program) -> None:
    folder, index = tmp_path / "tables", tmp_path / "index"
    folder.mkdir()
    given = Path(os.fsdecode(os.fsencode(folder) + b"/ha\xffrbour.jsonl"))
    given.write_text(json.dumps({"folder": "claims", "id": "burned", "claim": "The harbour burned"}) + "\n")
    assert run("index", "build", "--input", folder, "--to", index).status == 0
    (found,) = run.json("search", "harbour burned", "--index", index, "--json", "path,score")
    assert found["score"] > 0.9
    assert found["path"].endswith("rbour.jsonl#1")


PROTECTED = FILES | split("""\
# sources/anna-berg-of-the-port.yaml
source: Anna Berg of the port
kind: official
anonymity: background
reason: fears for her post
known_to: [the editor]
terms: call +49 30 0199 8765
# sources/anna-berg.yaml
source: Anna Berg, the mayor of Kesh
kind: person
anonymity: named
# claims/port/empty.yaml
claim: The port of Kesh was empty on 3 March 2026
about: kesh/port
said:
  - {source: anna-berg-of-the-port, words: "empty, says anna-berg-of-the-port; write to nurse@example.org", date: 2026-03-03}
""")


def held(index: Path) -> str:
    """All that stands in an index."""
    found = [parquet.read_table(path).to_pylist() for path in index.rglob("*.parquet")]
    return repr(found) + (index / manifest.NAME).read_text()


def test_what_no_output_may_show_stands_in_no_index(tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", PROTECTED), tmp_path / "index"
    said = run("index", "build", root, "--to", index)
    assert "1 claim in parts withheld" in said.out
    everything = held(index)
    assert "[withheld]" in everything
    for secret in (
        "anna-berg-of-the-port",
        "0199 8765",
        "01998765",
        "nurse@example.org",
        "fears for her post",
        "Berg of the port",
        "the editor",
    ):
        assert secret not in everything, secret
    rows = run.json("list", "--index", index, "--json", "id,level,score,rests_on")
    files = run.json("list", "-C", root, "--json", "id,level,score,rests_on")
    assert rows == files, "which withholds the same"
    assert run.json("search", "nurse@example.org", "--index", index, "--json", "id") == []
    assert run.json("search", "withheld", "--index", index, "--json", "id") == []
    assert answer(run, index)[0] == "port/closed"


def test_two_builds_at_once_wait_for_each_other(tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "index"
    command = [sys.executable, "-m", "claimtrack", "index", "build", str(root), "--to", str(index)]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len(builds(index)) == 1
    assert answer(run, index) == ["port/closed", "port/open"]


def test_the_manifest_is_that_of_the_corpus(case: Asked) -> None:
    found = manifest.read(case.at)
    session = open_corpus(root=ROOT)
    assert found.claims == len([one for one in session.files if one.folder == "claims"])
    assert found.config.policy.stamp == session.config.policy.stamp == found.stamp


def test_a_policy_of_its_own_is_that_of_the_answers(tmp_path: Path, run: Program) -> None:
    root, index = laid_out(tmp_path / "desk", FILES), tmp_path / "index"
    (root / "claimtrack.toml").write_text("[policy]\nversion = 'own'\n[policy.score.grade]\nF = 0.5\n[policy.next]\ncamp = 2\n")
    run("index", "build", root, "--to", index)
    stamp = run.json("explain", "port/closed", "-C", root, "--json")
    told = run.json("explain", "port/closed", "--index", index, "--json")
    assert (told["policy"], told["score"]) == (stamp["policy"], stamp["score"])
    assert told["policy"].startswith("own+")
