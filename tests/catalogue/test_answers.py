"""Every question gets from an index the answer that it gets from the files it was built from."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.desks import Asked, Program
from catalogue.test_building import PROTECTED
from claimtrack.catalogue import libraries, words
from claimtrack.catalogue.opened import opened
from claimtrack.catalogue.patterns import expression
from claimtrack.catalogue.searching import Shelves
from claimtrack.render import claims, found, paired
from claimtrack.search import ranking
from claimtrack.session import open_corpus, open_index
from written_corpus import laid_out

FIELDS = ",".join(claims.FIELDS)


def questions(asked: Asked) -> list[tuple[str, date | None]]:
    """Sentences of the corpus, parts of them, and several run together, some with a day."""
    session = open_corpus(root=asked.root)
    texts = [one.dossier.claim.claim for one in session.verify().clusters]
    drawn = random.Random(7)  # noqa: S311 - a draw, not a secret
    made = []
    for _ in range(12):
        text = drawn.choice(texts)
        parts = text.split()
        drawn.shuffle(parts)
        made += [text, " ".join(parts[: max(2, len(parts) // 2)]), f"{text} {drawn.choice(texts)}", drawn.choice(parts)]
    days = (None, date(2026, 2, 1), date(2025, 11, 30))
    return [(text, days[number % 3]) for number, text in enumerate([*made, "zeppelin"])]


def test_a_search_finds_the_same_with_the_same_scores_in_the_same_order(asked: Asked) -> None:
    files = open_index(asked.root)
    with opened(asked.at) as catalogue:
        shelves = Shelves(catalogue)
        assert len(shelves) == len(files)
        for text, day in questions(asked):
            expected = ranking.search(files, text, 10, day)
            assert [found.fields(one) for one in ranking.search(shelves, text, 10, day)] == [*map(found.fields, expected)], text


def test_blocks_of_words_and_many_runs_change_nothing(
    case: Asked, run: Program, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "BLOCK", 3)
    monkeypatch.setattr(words, "_PLACES", 50)
    monkeypatch.setattr(words, "_GROUP_ROWS", 7)
    index = f"{tmp_path}/small"
    assert run("index", "build", case.root, "--to", index, "--today", case.today).status == 0
    monkeypatch.undo()
    for text in ("US troops leave Syria within weeks", "about 1,000"):
        args = ("search", text, "--json", ",".join(found.FIELDS), "--index")
        assert run.json(*args, index) == run.json(*args, case.at)


@pytest.mark.parametrize(
    "chosen",
    [
        (),
        ("--uncorroborated",),
        ("--conflicted",),
        ("--due",),
        ("--level", "single-source", "--level", "corroborated"),
        ("--anonymity", "unnamed"),
        ("--about", "*s*", "--about", "none"),
        ("*[0-4a-m]?", "no-such-claim"),
        ("--uncorroborated", "--conflicted"),
        ("--tag", "no-such-tag"),
    ],
)
def test_a_list_holds_the_same_claims_in_the_same_order(asked: Asked, run: Program, chosen: tuple[str, ...]) -> None:
    files = run.json("list", *chosen, "-C", asked.root, "--today", asked.today, "--json", FIELDS)
    assert run.json("list", *chosen, "--index", asked.at, "--json", FIELDS) == files
    if "--tag" not in chosen:
        assert files or chosen == ("--uncorroborated", "--conflicted")


def test_a_list_is_printed_the_same(asked: Asked, run: Program) -> None:
    for chosen in ((), ("--due",)):
        files = run("list", *chosen, "-C", asked.root, "--today", asked.today)
        index = run("list", *chosen, "--index", asked.at)
        assert index.out == files.out
        assert index.err.endswith(f"claims, as of {asked.today}\n")


def test_claims_that_name_a_source_or_have_a_tag(desk: Asked, run: Program) -> None:
    rows = run.json("list", "-C", desk.root, "--today", desk.today, "--json", "sources,tags")
    source = next(row["sources"][0] for row in rows if row["sources"])
    tag = next(row["tags"][0] for row in rows if row["tags"])
    for chosen in (("--source", source), ("--tag", tag)):
        files = run.json("list", *chosen, "-C", desk.root, "--today", desk.today, "--json", "id")
        assert run.json("list", *chosen, "--index", desk.at, "--json", "id") == files
        assert files


def test_a_day_of_its_own_is_refused(case: Asked, run: Program) -> None:
    said = run("list", "--index", case.at, "--today", "2026-03-01")
    assert (said.status, said.out) == (2, "")
    assert "as of the day on which it was built" in said.err


DATABASE = libraries.duckdb().connect(":memory:")
_LETTERS = st.sampled_from("ab-[]!^*?.\\/&~|{}()+$\né")


@given(st.text(_LETTERS, max_size=8), st.lists(st.text(_LETTERS, max_size=6), max_size=4))
def test_a_pattern_matches_what_it_matches_among_files(pattern: str, texts: list[str]) -> None:
    question = "select text, regexp_full_match(text, ?) from (select unnest(?) as text)"
    for text, matched in DATABASE.execute(question, [expression(pattern), [*texts, pattern]]).fetchall():
        assert matched == fnmatchcase(text, pattern), (text, expression(pattern))


@pytest.mark.parametrize("chosen", [(), ("--about", "*[a-m]*"), ("*1*", "*s*"), ("no-such-claim",)])
def test_conflicts_are_the_same(asked: Asked, run: Program, chosen: tuple[str, ...]) -> None:
    files = ("conflicts", *chosen, "-C", str(asked.root), "--today", asked.today)
    fields = ("--json", ",".join(paired.FIELDS))
    expected = run.json(*files, *fields)
    assert run.json("conflicts", *chosen, "--index", asked.at, *fields) == expected
    assert run("conflicts", *chosen, "--index", asked.at).out == run(*files).out
    assert expected or "no-such-claim" in chosen or "*1*" in chosen or asked.today == "2026-02-24"


def test_all_pairs_are_in_no_index(case: Asked, run: Program) -> None:
    said = run("conflicts", "--all", "--index", case.at)
    assert said.status == 2
    assert "leave out `--all`" in said.err


def without_lines(told: dict[str, Any]) -> dict[str, Any]:
    """An explanation in which places are files."""
    for paths in (told["support_paths"], told["denial_paths"]):
        for path in paths:
            path["place"] = path["place"].partition(":")[0]
    return told


def some(asked: Asked, run: Program) -> list[str]:
    """The ids of a few claims: those on the questions with the most claims, those in conflict, those of each level."""
    rows = run.json("list", "--index", asked.at, "--json", "id,level,conflicts_with,about")
    crowd = Counter(row["about"] for row in rows if row["about"]).most_common(1)[0][0]
    found = {row["level"]: row["id"] for row in rows}
    more = [row["id"] for row in rows if row["conflicts_with"]][:3] + [row["id"] for row in rows if row["about"] == crowd][:3]
    return [*found.values(), *more]


def test_a_score_is_explained_the_same(asked: Asked, run: Program) -> None:
    for name in some(asked, run):
        files = run.json("explain", name, "-C", asked.root, "--today", asked.today, "--json")
        said = run("explain", name, "--index", asked.at, "--json")
        assert json.loads(said.out) == without_lines(files)
        assert said.err == ""
    assert "supported" in run("explain", name, "--index", asked.at).out


def test_the_dossier_of_a_claim_is_the_same_but_for_findings(asked: Asked, run: Program) -> None:
    for name in some(asked, run)[:4]:
        files = run.json("show", name, "-C", asked.root, "--today", asked.today, "--json")
        assert run.json("show", name, "--index", asked.at, "--json") == {**files, "findings": None}
        shown = run("show", name, "-C", asked.root, "--today", asked.today).out.splitlines()
        expected = [line for line in shown if not re.match(r"(error|warning|note)\[", line)]
        lines = run("show", name, "--index", asked.at).out.splitlines()
        assert len(lines) == len(expected)
        for line, right in zip(lines, expected, strict=True):
            assert line in (right, f"{right.partition(': ')[0]}: [withheld]"), "an index does not describe protected sources"


def test_a_claim_by_its_path_or_by_an_id_it_once_had(tmp_path: Path, run: Program) -> None:
    texts = {"claims/a.yaml": "claim: The bridge is closed\nwas: [old, 'older[1]']\nsaid: [{source: x}]\n"}
    run("index", "build", laid_out(tmp_path / "desk", texts), "--to", tmp_path / "index")
    for name in ("a", "claims/a.yaml", "claims/a.yaml/", "old", "older[1]"):
        assert run.json("explain", name, "--index", tmp_path / "index", "--json")["id"] == "a"
    assert run.json("list", "old", "--index", tmp_path / "index", "--json", "id") == [{"id": "a"}]
    said = run("explain", "b", "--index", tmp_path / "index")
    assert (said.status, said.out) == (2, "")
    assert "no claim of the index has the id `b`" in said.err


def test_what_rests_on_what_is_withheld_is_not_explained(tmp_path: Path, run: Program) -> None:
    run("index", "build", laid_out(tmp_path / "desk", PROTECTED), "--to", tmp_path / "index")
    for name in ("port/empty", "port/closed"):
        said = run("explain", name, "--index", tmp_path / "index")
        assert (said.status, said.out) == (2, "")
        assert "in parts withheld" in said.err
