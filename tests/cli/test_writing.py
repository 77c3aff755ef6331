"""`init` and `new`: what they write is what `verify` reads; what is there already is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run


@pytest.fixture
def desk(claimtrack: Run, tmp_path: Path) -> Path:
    assert claimtrack("init", cwd=tmp_path).status == 0
    return tmp_path


def test_init_says_what_it_made_and_keeps_what_is_there(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "camps.yaml").write_text("mine: {name: Mine}\n")
    ran = claimtrack("init", cwd=tmp_path)
    schemas = [f"schemas/{record}.json" for record in ("claim", "source", "camps", "links")]
    assert ran.out.splitlines() == ["claimtrack.toml", ".gitignore", *schemas]
    assert "kept camps.yaml" in ran.err
    assert (tmp_path / "camps.yaml").read_text() == "mine: {name: Mine}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".gitignore",
        "camps.yaml",
        "claims",
        "claimtrack.toml",
        "schemas",
        "sources",
    ]


def test_a_source_and_a_claim(claimtrack: Run, desk: Path) -> None:
    source = ["--source", "the city hall: its press desk", "--kind", "body", "--anonymity", "named", "--grade", "B"]
    assert claimtrack("new", "source", "city-hall", *source, cwd=desk).out == "sources/city-hall.yaml\n"
    assert (desk / "sources" / "city-hall.yaml").read_text() == (
        "# yaml-language-server: $schema=../schemas/source.json\n"
        "source: 'the city hall: its press desk'\nkind: body\nanonymity: named\ngrade: B\n"
    )
    claim = ["--claim", "The bridge was closed on Monday", "--about", "bridge/closed", "--when", "on 2026-02-23"]
    said = ["--source", "city-hall", "--basis", "official", "--via", "city-hall", "--date", "2026-02-24", "--at", "page 1"]
    ran = claimtrack("new", "claim", *claim, *said, "--no", cwd=desk)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "error: a claim has one value, and `when` gives it already")
    ran = claimtrack("new", "claim", *claim, *said, cwd=desk)
    assert ran.out == "claims/the-bridge-was-closed-on-monday.yaml\n"
    assert (desk / "claims" / "the-bridge-was-closed-on-monday.yaml").read_text() == (
        "# yaml-language-server: $schema=../schemas/claim.json\n"
        "claim: The bridge was closed on Monday\n"
        "about: bridge/closed\n"
        "when: on 2026-02-23\n"
        "said:\n"
        "  - source: city-hall\n"
        "    basis: official\n"
        "    via: [city-hall]\n"
        "    date: 2026-02-24\n"
        "    found: {at: page 1}\n"
    )
    assert claimtrack("verify", cwd=desk).status == 0


def test_nothing_is_overwritten_and_nothing_leads_out(claimtrack: Run, desk: Path) -> None:
    first = ("new", "claim", "a", "--claim", "One", "--source", "x")
    assert claimtrack(*first, cwd=desk).status == 0
    ran = claimtrack("new", "claim", "a", "--claim", "Two", "--source", "x", cwd=desk)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "error: `claims/a.yaml` exists")
    assert (desk / "claims" / "a.yaml").read_text().splitlines()[1] == "claim: One"
    for name in ("../b", "/etc/b"):
        ran = claimtrack("new", "claim", name, "--claim", "Two", "--source", "x", cwd=desk)
        assert (ran.status, ran.err.splitlines()[0]) == (2, f"error: `{name}` leads out of `claims/`")


def test_words_that_other_programs_misread_stay_text(claimtrack: Run, desk: Path) -> None:
    said = ("--source", "no", "--quote", "yes: #1, {all} of it\n- and more")
    assert claimtrack("new", "claim", "012", "--claim", "null", "--about", "12:30", *said, cwd=desk).status == 0
    shown = claimtrack("show", "012", "--json", cwd=desk).out
    assert '"claim": "null"' in shown
    assert '"about": "12:30"' in shown
    assert '"quote": "yes: #1, {all} of it\\n- and more"' in shown
    assert '"source": "no"' in shown


def test_what_is_recorded_already_is_shown_before_a_twin_is_written(claimtrack: Run, desk: Path) -> None:
    first = ("new", "claim", "--source", "x", "--claim", "The army will leave the base within a month")
    assert claimtrack(*first, cwd=desk).status == 0
    near = claimtrack("new", "claim", "--source", "x", "--claim", "The army will leave the base within 30 days", cwd=desk)
    assert near.status == 0
    assert "1. The army will leave the base within a month" in near.err
    twin = claimtrack(*first[:-1], "the army will leave the base, within a month.", "b", cwd=desk)
    assert twin.status == 2
    assert "error: `the-army-will-leave-the-base-within` is the same sentence" in twin.err
    assert "claimtrack edit the-army-will-leave-the-base-within" in twin.err
    again = claimtrack(*first[:4], "--again", *first[4:], cwd=desk)
    assert again.out == "claims/the-army-will-leave-the-base-within-2.yaml\n"
    assert claimtrack("new", "claim", "--source", "x", "--claim", "The mayor resigned", cwd=desk).err.splitlines() == [
        "no source `x` yet: claimtrack new source x"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The fee is $3 a day", "The fee is €3 a day"),
        ("It was 5 degrees in Oslo", "It was −5 degrees in Oslo"),
        ("किताब अच्छी है", "कीताब अच्छी है"),
    ],
)
def test_what_differs_in_a_sign_is_no_twin(claimtrack: Run, desk: Path, first: str, second: str) -> None:
    for sentence in (first, second):
        assert claimtrack("new", "claim", "--source", "x", "--claim", sentence, cwd=desk).status == 0


def test_a_sentence_without_spaces_has_an_id(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("new", "claim", "--source", "x", "--claim", "桥" * 100, cwd=desk).status == 0
