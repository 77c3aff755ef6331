"""Every question gets from an index the answer that it gets from the files it was built from."""

from __future__ import annotations

import random
from datetime import date
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.desks import Asked, Program
from claimtrack.catalogue import libraries, words
from claimtrack.catalogue.opened import opened
from claimtrack.catalogue.patterns import expression
from claimtrack.catalogue.searching import Shelves
from claimtrack.render import claims, found
from claimtrack.search import ranking
from claimtrack.session import open_corpus, open_index

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
