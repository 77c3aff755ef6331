"""`claimtrack impact` as a desk uses it: on the first case, and on a small corpus with published claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from written_corpus import laid_out, split

DAY = ("--today", "2026-02-24")
CORPUS = """# camps.yaml
city: {name: the city}
union: {name: the union}
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
grade: B
# sources/mayor.yaml
source: the mayor
kind: official
anonymity: named
camp: city
# sources/driver.yaml
source: a driver
kind: person
anonymity: unnamed
camp: union
# claims/bridge-closed.yaml
claim: The bridge was closed on *Monday*
status: published
said:
  - {source: mayor, basis: position}
  - {source: driver, basis: firsthand, via: [wire]}
# claims/bridge-unsafe.yaml
claim: The bridge is unsafe
said:
  - {source: driver, basis: firsthand, via: [wire]}
# claims/toll.yaml
claim: The toll will rise
status: published
said:
  - {source: driver, basis: position, via: [wire]}
# claims/budget.yaml
claim: The city has no money
said:
  - {source: mayor, basis: position}
# claims/strike.yaml
claim: There will be a strike
said:
  - {source: mayor, basis: position}
  - {source: driver, stance: denies, basis: position, via: [wire]}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path, split(CORPUS))


def rows(claimtrack: Run, *args: str) -> list[dict[str, Any]]:
    ran = claimtrack("impact", *args, *DAY)
    assert ran.status == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


# By hand: the official .80 x .75 x .80 x .75 = .36; the Kurdish source .80 x .75 x .50 x .75 = .225; the diplomat's 20 days lie
# inside the month and only say "possible": .36 x .50 = .18. All through AFP: .95 x (1 - .64 x .775 x .82) = .5636 (decision 005).
def test_the_withdrawal_rests_on_one_agency(claimtrack: Run) -> None:
    found = {row.pop("id"): tuple(row.values()) for row in rows(claimtrack, "afp", "--json", "id,level,after,score,score_after")}
    assert found["us-exit-syria-within-a-month"] == ("corroborated", "unsourced", 0.5636, 0.0)
    assert found["us-bases-syria-emptied-within-a-month"] == ("corroborated", "unsourced", 0.5636, 0.0)
    assert found["us-exit-syria-within-20-days"] == ("uncorroborated", "unsourced", 0.342, 0.0)
    assert found["us-exit-qasrak-begun"][:2] == ("corroborated", "unsourced")
    assert found["convoy-23feb-trucks"] == ("single-source", "unsourced", 0.8754, 0.0)
    assert len(found) == 11


def test_one_of_the_three_leaves_the_other_two(claimtrack: Run) -> None:
    """The official falls: .95 x (1 - .775 x .82) = .3463; the Kurdish source: .95 x (1 - .64 x .82) = .4514."""
    for who, after in (("syrian-government-official", 0.3463), ("kurdish-source", 0.4514)):
        found = rows(claimtrack, who, "--json", "id,level,after,score,score_after,left")
        (row,) = [row for row in found if row["id"] == "us-exit-syria-within-a-month"]
        assert (row["after"], row["score"], row["score_after"]) == ("uncorroborated", 0.5636, after)
        assert who not in row["left"]


def test_who_explains_and_who_falls_agree(claimtrack: Run) -> None:
    (explained,) = [json.loads(claimtrack("explain", "us-exit-syria-within-a-month", "--json", *DAY).out)]
    losses = {one["id"]: one["loss"] for one in explained["contributions"] if one["kind"] != "camp"}
    for name, loss in losses.items():
        found = rows(claimtrack, name, "--json", "id,score,score_after")
        (row,) = [row for row in found if row["id"] == "us-exit-syria-within-a-month"]
        assert row["score"] - row["score_after"] == pytest.approx(loss, abs=2e-4)


def test_the_article_is_a_relay_of_some_and_the_place_of_all(claimtrack: Run) -> None:
    ran = claimtrack("impact", "article-2026-02-23", *DAY)
    assert "68 claims fall a level" in ran.err
    assert (
        "20 further claims quote what was read in `article-2026-02-23`: `claimtrack impact capture:article-2026-02-23`" in ran.err
    )
    assert (
        "88 claims fall a level (0 published); 0 are unaffected" in claimtrack("impact", "capture:article-2026-02-23", *DAY).err
    )


def test_the_table(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("impact", "driver", cwd=desk)
    assert [line.rstrip() for line in ran.out.splitlines()] == [
        "published",
        "  .34 -> .00  uncorrob. -> unsourced  toll",
        "  .67 -> .45  corrob. -> single       bridge-closed",
        "",
        "not published",
        "  .41 -> .00  uncorrob. -> unsourced  bridge-unsafe",
        "",
        "rises, since a denial falls",
        "  .30 -> .45  disputed -> single  strike",
        "",
    ]
    assert ran.err == "without `driver`: 3 claims fall a level (2 published), 1 rises; 1 is unaffected\n"


def test_the_correction_list(claimtrack: Run, desk: Path) -> None:
    before = {path: path.read_bytes() for path in desk.rglob("*.yaml")}
    ran = claimtrack("impact", "wire", "--retract", cwd=desk)
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "# Without `wire`",
        "",
        "## Published: to correct",
        "",
        "- **The toll will rise**: `toll` rested on one unnamed voice (`driver`), heard through `wire` alone; "
        "without it nothing supports it: retract, or find "
        "another source",
        r"- **The bridge was closed on \*Monday\***: `bridge-closed` goes from corroborated by two sides to resting on "
        "one named voice (`mayor`): attribute it, or find another source",
        "",
        "## Not published",
        "",
        "- **The bridge is unsafe**: `bridge-unsafe` rested on one unnamed voice (`driver`), heard through `wire` "
        "alone; without it nothing supports it: retract, or find another source",
    ]
    assert {path: path.read_bytes() for path in desk.rglob("*.yaml")} == before


def test_several_fall_together(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("impact", "camp:city", "driver", "--retract", cwd=desk)
    assert "`bridge-closed` rested on the camp `city` and `driver` alone; without them nothing supports it" in ran.out


def test_the_single_points_of_failure(claimtrack: Run, desk: Path) -> None:
    for args in ((), ("--worst",)):
        ran = claimtrack("impact", *args, cwd=desk)
        assert [line.split() for line in ran.out.splitlines()[2:5]] == [
            ["2", "3", "2", "camp:union"],
            ["2", "3", "2", "driver"],
            ["2", "3", "2", "wire"],
        ]
    found = json.loads(claimtrack("impact", "--json", "id,kind,published,claims_count", cwd=desk).out)
    assert found[2] == {"id": "wire", "kind": "source", "published": ["bridge-closed", "toll"], "claims_count": 3}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("wier",), "did you mean `wire`?"),
        (("wire", "--worst"), "leave out the names, or `--worst`"),
        (("--retract",), "name a source, camp or copy, without `--json`"),
        (("wire", "--json", "scores"), "did you mean `score`?"),
        (("wire", "--json"), "`--json` takes id, claim, status"),
    ],
)
def test_what_cannot_be_asked(claimtrack: Run, desk: Path, args: tuple[str, ...], said: str) -> None:
    ran = claimtrack("impact", *args, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
