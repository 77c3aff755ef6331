"""`claimtrack next`, as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.conftest import Run
from written_corpus import laid_out

DAY = ("--today", "2026-02-24")
CLAIM = "us-exit-syria-within-a-month"


def test_the_ways_of_a_claim(claimtrack: Run, shown: SnapshotAssertion) -> None:
    assert claimtrack("next", CLAIM, *DAY).out == shown


def test_what_the_desk_should_do(claimtrack: Run, shown: SnapshotAssertion) -> None:
    ran = claimtrack("next", "--top", "8", *DAY)
    assert ran.out == shown
    assert ran.err.startswith("8 of ")


def test_a_way_as_json(claimtrack: Run) -> None:
    (first, *_) = json.loads(claimtrack("next", CLAIM, "--json", "rank,claims,additions,words,obstacle", *DAY).out)
    assert first["rank"] == 1
    assert first["claims"] == [
        {
            "id": CLAIM,
            "level_before": "corroborated",
            "before": 0.5636,
            "level": "strongly-corroborated",
            "after": 0.76,
        }
    ]
    assert [one["kind"] for one in first["additions"]] == ["another-camp"]
    assert "not through `afp`" in first["words"]
    assert first["obstacle"] is None


def test_nobody_of_the_case_is_to_be_named(claimtrack: Run) -> None:
    """All who are not named there spoke on background, or to AFP alone."""
    for level in ("single-source", "corroborated", "strongly-corroborated"):
        rows = json.loads(claimtrack("next", "--to", level, "--json", "additions", *DAY).out)
        assert not [one for row in rows for one in row["additions"] if one["kind"] == "record"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("us-exit-syria-within-a-mont",), f"did you mean `{CLAIM}`?"),
        ((CLAIM, "--to", "corroborate"), "did you mean `corroborated`?"),
        ((CLAIM, "--json", "claim"), "did you mean `claims`?"),
        ((CLAIM, "--json"), "`--json` takes rank"),
    ],
)
def test_did_you_mean(claimtrack: Run, args: tuple[str, ...], told: str) -> None:
    ran = claimtrack("next", *args, *DAY)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err


def test_a_claim_that_nothing_lifts_is_told_with_the_reason(claimtrack: Run, tmp_path: Path) -> None:
    tree = {
        "claims/theft.yaml": (
            "claim: The mayor took the money\nsaid:\n  - {source: clerk, basis: position}\n"
            "  - {source: stranger, stance: denies, basis: firsthand}\n  - {source: letter, stance: denies, basis: document}\n"
        ),
        "sources/clerk.yaml": "source: a clerk\nkind: person\nanonymity: named\n",
        "sources/stranger.yaml": "source: a passer-by\nkind: person\nanonymity: unidentified\ngrade: A\n",
        "sources/letter.yaml": "source: a letter\nkind: document\nanonymity: named\ngrade: A\n",
    }
    desk = laid_out(tmp_path, tree)
    ran = claimtrack("next", "theft", cwd=desk)
    assert ran.out.splitlines()[-1] == "nothing, as long as `letter` and `stranger` deny it"
    (row,) = json.loads(claimtrack("next", "--json", "rank,obstacle,claims", cwd=desk).out)
    assert (row["rank"], row["obstacle"]) == (None, "nothing, as long as `letter` and `stranger` deny it")
    assert "theft: nothing, as long as" in claimtrack("next", cwd=desk).out


def test_a_claim_at_its_level(claimtrack: Run) -> None:
    assert claimtrack("next", CLAIM, "--to", "corroborated", *DAY).out.splitlines()[-1] == "nothing: it is corroborated"


def test_the_list_and_the_dossier_say_the_same(claimtrack: Run) -> None:
    words = json.loads(claimtrack("next", CLAIM, "--json", "words", *DAY).out)[0]["words"]
    assert json.loads(claimtrack("list", CLAIM, "--json", "way_up", *DAY).out) == [{"way_up": words}]
    assert json.loads(claimtrack("show", CLAIM, "--json", *DAY).out)["way_up"] == words
    assert json.loads(claimtrack("explain", CLAIM, "--json", *DAY).out)["way_up"] == words
